//! What the document says is what is served.

use pleinweb::http::{ROUTES, document};
use pleinweb_kernel::Lang;
use pleinweb_market::fill_market;
use pleinweb_platform::testing::sqlite_app;
use serde_json::Value;

use super::shape::check;
use super::world::{bakers, begin, read};
use crate::request_as::{Answer, service};

#[test]
fn every_route_is_described_and_nothing_else() {
    let document = document(Lang::Fr);
    let paths = document["paths"].as_object().expect("paths");
    let mut described: Vec<&String> = paths.keys().collect();
    described.sort_unstable();
    let mut served: Vec<&str> = ROUTES
        .iter()
        .map(|route| route.path)
        .filter(|path| path.starts_with("/api/") && !path.contains('*'))
        .collect();
    served.sort_unstable();
    assert_eq!(described, served);
}

/// Whether an answer is one that the document has for this operation.
fn conforms(path: &str, answer: &Answer) {
    let document = document(Lang::En);
    let status = answer.status.as_str();
    let described = &document["paths"][path]["get"]["responses"][status];
    assert!(described.is_object(), "{path}: {status} is not described");
    for name in described["headers"].as_object().expect("headers").keys() {
        let there = !answer.header(&name.to_lowercase()).is_empty();
        assert!(there, "{path} {status}: no {name}");
    }
    let Some(content) = described["content"].as_object() else {
        assert_eq!(answer.body, "", "{path} {status}");
        return;
    };
    let schema = &content[answer.header("content-type")]["schema"];
    let body: Value = serde_json::from_str(&answer.body).expect("JSON");
    if path == "/api/v1/openapi.json" && status == "200" {
        assert_eq!(body["openapi"], "3.1.0");
        return;
    }
    let mut found = Vec::new();
    check(&document, schema, &body, "", &mut found);
    assert!(found.is_empty(), "{path} {status}: {}", found.join("\n"));
}

#[tokio::test]
async fn answers_have_the_shapes_that_are_described() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    bakers(&app, &mut keeper, 30).await;
    fill_market(&app).await.expect("a book");
    let service = service(&app);
    let first = read(&service, "/api/v1/offers?limit=1").await;
    let id = serde_json::from_str::<Value>(&first.body).expect("JSON")["offers"][0]["id"].clone();
    let one = format!("/api/v1/offers/{}", id.as_str().expect("an id"));
    for (path, address) in [
        ("/api/v1/offers", "/api/v1/offers"),
        (
            "/api/v1/offers",
            "/api/v1/offers?quoi=boulanger&ou=Limoges&limit=3",
        ),
        ("/api/v1/offers", "/api/v1/offers?quoi=zzzz"),
        ("/api/v1/offers", "/api/v1/offers?contrat=rien"),
        ("/api/v1/offers", "/api/v1/offers?ou=zzzzzz"),
        ("/api/v1/offers/{id}", &one),
        ("/api/v1/offers/{id}", "/api/v1/offers/rien"),
        ("/api/v1/market", "/api/v1/market"),
        (
            "/api/v1/market",
            "/api/v1/market?lieu_text=Limoges&niveau=zone",
        ),
        (
            "/api/v1/market",
            "/api/v1/market?metier_text=boulanger&domaine=D",
        ),
        ("/api/v1/market", "/api/v1/market?lieu=99999"),
        ("/api/v1/market", "/api/v1/market?niveau=rien"),
        ("/api/v1/openapi.json", "/api/v1/openapi.json"),
        ("/api/v1/openapi.json", "/api/v1/openapi.json?langue=en"),
        ("/api/v1/openapi.json", "/api/v1/openapi.json?langue=de"),
    ] {
        conforms(path, &read(&service, address).await);
    }
}

#[tokio::test]
async fn the_page_shows_what_the_document_says() {
    let app = sqlite_app().await;
    let service = service(&app);
    for (path, lang) in [("/api", Lang::Fr), ("/en/api", Lang::En)] {
        let page = read(&service, path).await;
        assert_eq!(page.status, 200);
        let document = document(lang);
        for (name, item) in document["paths"].as_object().expect("paths") {
            assert!(page.body.contains(name.as_str()), "{name}");
            let get = &item["get"];
            let parameters = get["parameters"].as_array().into_iter().flatten();
            for text in parameters
                .map(|parameter| &parameter["name"])
                .chain([&get["summary"], &get["operationId"]])
            {
                let text = text.as_str().expect("text");
                assert!(page.body.contains(text), "{path}: {text}");
            }
        }
        let answers = read(&service, &format!("{path}/reponses")).await;
        assert_eq!(answers.status, 200);
        for name in document["components"]["schemas"]
            .as_object()
            .expect("schemas")
            .keys()
        {
            assert!(
                answers.body.contains(&format!("id=\"forme-{name}\"")),
                "{path}: {name}"
            );
        }
    }
}
