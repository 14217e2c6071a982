//! The public API: what it answers, refuses, and says in headers.

use std::collections::BTreeSet;

use pleinweb_kernel::HOUR_MS;
use pleinweb_market::fill_market;
use pleinweb_offers::withdraw_next;
use pleinweb_platform::testing::{sqlite_app, sqlite_app_with};
use pleinweb_platform::{Settings, begin_as_system, finish};
use serde_json::Value;

use super::world::{ask, bakers, begin, offer, read, store};
use crate::request_as::{Answer, service};

const OFFERS: &str = "/api/v1/offers";
const ROOT: &str = "http://localhost:3000";

fn body(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("no JSON: {}", answer.body))
}

#[tokio::test]
async fn a_list_is_read_to_its_end_without_gap_or_double() {
    for order in ["date", "pertinence", "salaire"] {
        let app = sqlite_app().await;
        let mut keeper = begin(&app).await;
        bakers(&app, &mut keeper, 57).await;
        let service = service(&app);
        let mut path = format!("{OFFERS}?quoi=boulanger&tri={order}&limit=10");
        let mut titles = Vec::new();
        for part in 0..10 {
            let answer = read(&service, &path).await;
            assert_eq!(answer.status, 200, "{}", answer.body);
            let list = body(&answer);
            let offers = list["offers"].as_array().expect("offers");
            titles.extend(offers.iter().map(|offer| offer["title"].to_string()));
            // Others arrive meanwhile, newer than all of these.
            let mut newer = offer(&app, 1_000 + part, &format!("Boulanger neuf {part}"));
            newer.published_at = Some(app.now());
            store(&app, &mut keeper, &[newer]).await;
            let Some(next) = list["next"].as_str() else {
                assert!(!answer.header("link").contains("\"next\""));
                path.clear();
                break;
            };
            let link = format!("<{next}>; rel=\"next\"");
            assert!(
                answer.header("link").starts_with(&link),
                "{}",
                answer.header("link")
            );
            path = next.strip_prefix(ROOT).expect("a full link").to_owned();
            assert!(path.ends_with("&limit=10"), "{path}");
        }
        assert_eq!(path, "", "{order} comes to an end");
        let each: BTreeSet<&String> = titles.iter().collect();
        assert_eq!(each.len(), titles.len(), "{order}: none twice");
        for number in 0..57 {
            let title = format!("\"Boulanger {number}\"");
            assert!(each.contains(&title), "{order}: no {title}");
        }
    }
}

#[tokio::test]
async fn an_offer_is_whole_or_gone_or_unknown() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    bakers(&app, &mut keeper, 2).await;
    let service = service(&app);
    let list = body(&read(&service, &format!("{OFFERS}?tri=date")).await);
    let (first, second) = (&list["offers"][0], &list["offers"][1]);
    let path = |offer: &Value| format!("{OFFERS}/{}", offer["id"].as_str().expect("an id"));
    let one = read(&service, &path(first)).await;
    assert_eq!((one.status.as_u16(), &body(&one)), (200, first));
    assert_eq!(first["title"], "Boulanger 0");
    assert_eq!(first["contract"], "fixed-term");
    assert_eq!(first["pay"]["yearly_low"], 24_000);
    assert_eq!(first["pay"]["certainty"], "stated");
    assert_eq!(first["source"]["url"], "https://exemple.fr/offres/0");
    assert_eq!(
        first["url"]
            .as_str()
            .map(|url| url.replace("/offres/", "/api/v1/offers/")),
        Some(format!("{ROOT}{}", path(first)))
    );
    let mut cx = begin_as_system(&app, "test").await.unwrap();
    assert!(withdraw_next(&mut cx, "essai", "0").await.unwrap());
    finish(cx).await.unwrap();
    let gone = read(&service, &path(second)).await;
    assert_eq!(
        (gone.status.as_u16(), &body(&gone)["code"]),
        (410, &"gone".into())
    );
    assert!(!gone.body.contains("Fournil"), "its text is gone");
    for id in [
        "rien",
        "0192f0c1-2345-7000-8000-000000000000",
        "%00",
        "..%2f..",
        "a/b",
    ] {
        let answer = read(&service, &format!("{OFFERS}/{id}")).await;
        assert_eq!(answer.status, 404, "{id}");
        assert_eq!(body(&answer)["code"], "not-found", "{id}");
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_a_clear_refusal() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    bakers(&app, &mut keeper, 1).await;
    fill_market(&app).await.expect("a book");
    let service = service(&app);
    for (path, status, code, parameters) in [
        (
            "/api/v1/offers?utm_source=x",
            400,
            "invalid-parameters",
            "utm_source",
        ),
        (
            "/api/v1/offers?contrat=x&rayon=-1&limit=0",
            400,
            "invalid-parameters",
            "contrat,rayon,limit",
        ),
        (
            "/api/v1/offers?rayon=1&rayon=2",
            400,
            "invalid-parameters",
            "rayon",
        ),
        (
            "/api/v1/offers?suite=00",
            400,
            "invalid-parameters",
            "suite",
        ),
        ("/api/v1/offers?quoi=%00", 400, "invalid-parameters", "quoi"),
        ("/api/v1/offers?quoi=%ff", 400, "invalid-parameters", "quoi"),
        ("/api/v1/offers?ou=zzzzzz", 404, "unknown-place", ""),
        (
            "/api/v1/market?avec_lieu=87085",
            400,
            "invalid-parameters",
            "avec_lieu",
        ),
        (
            "/api/v1/market?metier_text=zzzzzz",
            404,
            "unknown-occupation",
            "",
        ),
        ("/api/v1/market?lieu=99999", 404, "unknown-place", ""),
        ("/api/v1/rien", 404, "not-found", ""),
        ("/api/v1/openapi.json?x", 400, "invalid-parameters", "x"),
    ] {
        let answer = read(&service, path).await;
        assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.body);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert_eq!(answer.header("cache-control"), "no-store");
        let problem = body(&answer);
        assert_eq!(problem["code"], code, "{path}");
        assert_eq!(problem["status"], status);
        let named = problem["errors"].as_array().cloned().unwrap_or_default();
        let named: Vec<&str> = named
            .iter()
            .filter_map(|error| error["parameter"].as_str())
            .collect();
        assert_eq!(named.join(","), parameters, "{path}");
    }
    let french = body(&read(&service, "/api/v1/offers?ou=zzzzzz").await);
    assert_eq!(french["detail"], "Nous ne connaissons pas ce lieu.");
    let path = "/api/v1/offers?ou=zzzzzz";
    let english = ask(&service, "GET", path, ("accept-language", "en-GB,fr;q=0.5")).await;
    assert_eq!(body(&english)["detail"], "We do not know this place.");
    assert_eq!(english.header("content-language"), "en");
}

#[tokio::test]
async fn the_market_hides_what_the_page_hides() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    bakers(&app, &mut keeper, 12).await;
    let service = service(&app);
    let early = read(&service, "/api/v1/market").await;
    assert_eq!(
        (early.status.as_u16(), &body(&early)["code"]),
        (503, &"not-ready".into())
    );
    assert!(!early.header("retry-after").is_empty());
    fill_market(&app).await.expect("a book");
    let market = body(&read(&service, "/api/v1/market").await);
    assert_eq!(market["open"], 12);
    assert_eq!(market["hidden_below"], 10);
    // Eight of one kind and four of another: neither is told.
    assert_eq!(market["contracts"], Value::Array(Vec::new()));
    assert_eq!(market["contracts_hidden"], 2);
    assert_eq!(market["pay"]["count"], 12);
    assert_eq!(market["scope"]["level"], "country");
    let elsewhere = body(&read(&service, "/api/v1/market?lieu_text=Tulle&rayon=0").await);
    assert_eq!(elsewhere["open"], Value::Null);
    assert_eq!(elsewhere["scope"]["radius_km"], 0);
}

#[tokio::test]
async fn an_answer_is_kept_and_asked_again() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    bakers(&app, &mut keeper, 2).await;
    let service = service(&app);
    let first = read(&service, OFFERS).await;
    let mark = first.header("etag").to_owned();
    assert!(mark.starts_with('"'), "{mark}");
    assert_eq!(first.header("cache-control"), "public, max-age=60");
    assert_eq!(first.header("content-type"), "application/json");
    let same = ask(&service, "GET", OFFERS, ("if-none-match", &mark)).await;
    assert_eq!((same.status.as_u16(), same.body.as_str()), (304, ""));
    assert!(!same.header("ratelimit-remaining").is_empty());
    let head = ask(&service, "HEAD", OFFERS, ("accept", "*/*")).await;
    assert_eq!((head.status.as_u16(), head.body.as_str()), (200, ""));
    assert_eq!(head.header("etag"), mark);
    store(&app, &mut keeper, &[offer(&app, 7, "Boulangère")]).await;
    let other = ask(&service, "GET", OFFERS, ("if-none-match", &mark)).await;
    assert_eq!(other.status, 200);
    // A list with a next part, whose mark holds the instant.
    let part = format!("{OFFERS}?limit=1");
    let first = read(&service, &part).await;
    assert!(body(&first)["next"].is_string());
    let mark = first.header("etag").to_owned();
    app.clock.advance(HOUR_MS);
    let later = ask(&service, "GET", &part, ("if-none-match", &mark)).await;
    assert_eq!(later.status, 304, "nothing came in this hour");
    assert!(later.header("link").contains("rel=\"next\""));
}

#[tokio::test]
async fn programs_of_other_sites_may_read_and_nobody_may_write() {
    let app = sqlite_app().await;
    let service = service(&app);
    for path in [OFFERS, "/api/v1/offers/rien", "/api/v1/rien"] {
        let answer = ask(&service, "GET", path, ("origin", "https://autre.example")).await;
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
        assert_eq!(answer.header("access-control-allow-credentials"), "");
        assert!(
            answer
                .header("access-control-expose-headers")
                .contains("RateLimit-Remaining")
        );
        assert_eq!(
            answer.header("cross-origin-resource-policy"),
            "cross-origin"
        );
        assert_eq!(answer.header("set-cookie"), "");
        let before = ask(
            &service,
            "OPTIONS",
            path,
            ("origin", "https://autre.example"),
        )
        .await;
        assert_eq!(before.status, 204);
        assert_eq!(before.header("access-control-allow-methods"), "GET, HEAD");
        assert!(
            before
                .header("access-control-allow-headers")
                .contains("If-None-Match")
        );
        for method in ["POST", "PUT", "DELETE", "PATCH", "TRACE"] {
            let answer = ask(&service, method, path, ("accept", "*/*")).await;
            assert_eq!(answer.status, 405, "{method} {path}");
            assert_eq!(answer.header("allow"), "GET, HEAD, OPTIONS");
            assert_eq!(body(&answer)["code"], "method-not-allowed");
        }
    }
}

#[tokio::test]
async fn a_program_is_told_how_much_it_may_ask() {
    let app = sqlite_app_with(Settings {
        reads_per_minute: 30,
        ..Settings::default()
    })
    .await;
    let service = service(&app);
    for (path, status, left, reset) in [
        (OFFERS, 200, "2", "20"),
        ("/api/v1/offers?x=y", 400, "1", "40"),
        ("/api/v1/openapi.json", 200, "0", "60"),
        (OFFERS, 429, "0", "60"),
        ("/api/v1/rien", 429, "0", "60"),
    ] {
        let answer = read(&service, path).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert_eq!(answer.header("ratelimit-limit"), "3");
        assert_eq!(answer.header("ratelimit-remaining"), left, "{path}");
        assert_eq!(answer.header("ratelimit-reset"), reset, "{path}");
        if status == 429 {
            assert_eq!(body(&answer)["code"], "too-many");
            let wait: u32 = answer.header("retry-after").parse().expect("seconds");
            assert!((1..=21).contains(&wait), "{wait}");
        }
    }
    // Pages are counted apart.
    assert_eq!(read(&service, "/aide").await.status, 200);
}
