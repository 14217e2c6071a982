//! Headers of every kind of answer.

use axum::Router;
use axum::body::Body;
use axum::routing::get;
use leptos::prelude::*;
use pleinweb::http::router_with;
use pleinweb_app::page::Page;
use pleinweb_kernel::{AppError, Lang, Role};
use pleinweb_platform::Settings;
use pleinweb_platform::testing::{enter, sqlite_app, sqlite_app_with};

use crate::request_as::{Answer, door_of, request, send, service};

/// A function that breaks: it exists in this test only.
#[server(prefix = "/_fn", endpoint = "test/broken")]
pub async fn broken_function() -> Result<(), AppError> {
    panic!("a secret cause")
}

async fn broken_page() -> &'static str {
    panic!("a secret cause")
}

/// The service with some static files and a page that breaks.
fn whole_service(app: &pleinweb_platform::AppState) -> (Router, tempfile::TempDir) {
    let site = tempfile::tempdir().unwrap();
    std::fs::create_dir(site.path().join("pkg")).unwrap();
    for (name, text) in [
        ("main.css", "a{}"),
        ("page.js", "1"),
        ("mark.svg", "<svg/>"),
        ("page.html", "<p>"),
    ] {
        std::fs::write(site.path().join("pkg").join(name), text).unwrap();
    }
    std::fs::write(site.path().join("favicon.svg"), "<svg/>").unwrap();
    let more = Router::new().route("/broken", get(broken_page));
    (router_with(door_of(app), site.path(), more), site)
}

/// One of each kind: what it is, method, path, expected status.
const KINDS: &[(&str, &str, &str, u16)] = &[
    ("a page", "GET", "/", 200),
    ("a page in English", "GET", "/en", 200),
    ("no page", "GET", "/nulle-part", 404),
    ("a page for others", "GET", "/espace", 303),
    ("a page asked to change", "POST", "/", 405),
    ("a function", "GET", "/_fn/nomenclature/places?text=a", 200),
    (
        "a function's refusal",
        "POST",
        "/_fn/accounts/close-other-sessions",
        401,
    ),
    (
        "what only a page asks",
        "GET",
        "/_fn/accounts/my-sessions",
        404,
    ),
    (
        "a function's other method",
        "DELETE",
        "/_fn/accounts/sign-in",
        405,
    ),
    ("no function", "POST", "/_fn/no/such", 404),
    ("a function that breaks", "POST", "/_fn/test/broken", 503),
    ("a page that breaks", "GET", "/broken", 500),
    ("a route", "GET", "/healthz", 200),
    ("a route's refusal", "GET", "/live", 401),
    ("a static file", "GET", "/favicon.svg", 200),
    ("a style sheet of the package", "GET", "/pkg/main.css", 200),
    ("a module of the package", "GET", "/pkg/page.js", 200),
    ("a picture of the package", "GET", "/pkg/mark.svg", 200),
    ("a page in the package", "GET", "/pkg/page.html", 200),
    ("no file of the package", "GET", "/pkg/none.css", 404),
];

/// Of these no browser makes a document.
const PARTS: &[&str] = &["a style sheet of the package", "a module of the package"];

const ALWAYS: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// What acts on documents: on everything but style sheets and modules of a package.
const DOCUMENTS: &[(&str, &str)] = &[
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(self), microphone=(self), geolocation=(self), payment=()",
    ),
];

async fn ask(service: &Router, method: &str, path: &str) -> Answer {
    let asked = request(method, path, None)
        .header("accept", "application/json")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("meta[lang]=fr"))
        .unwrap();
    send(service, asked).await
}

#[tokio::test]
async fn every_kind_of_answer_carries_its_protections() {
    let app = sqlite_app().await;
    let (service, _site) = whole_service(&app);
    for (what, method, path, status) in KINDS {
        let answer = ask(&service, method, path).await;
        assert_eq!(answer.status.as_u16(), *status, "{what}: {}", answer.body);
        for (name, value) in ALWAYS {
            assert_eq!(answer.header(name), *value, "{name} of {what}");
        }
        let policy = answer.header("content-security-policy");
        if PARTS.contains(what) {
            assert_eq!(policy, "", "{what}");
            for (name, _) in DOCUMENTS {
                assert_eq!(answer.header(name), "", "{name} of {what}");
            }
            for name in ["etag", "last-modified", "accept-ranges"] {
                assert_eq!(answer.header(name), "", "{name} of {what}");
            }
        } else {
            for (name, value) in DOCUMENTS {
                assert_eq!(answer.header(name), *value, "{name} of {what}");
            }
            assert!(
                policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
                "{what}: {policy}"
            );
        }
        assert_eq!(answer.header("strict-transport-security"), "", "{what}");
    }
    let cross = request("POST", "/_fn/accounts/sign-out", None)
        .header("sec-fetch-site", "cross-site")
        .body(Body::empty())
        .unwrap();
    let refused = send(&service, cross).await;
    assert_eq!(refused.status, 403);
    for (name, value) in ALWAYS.iter().chain(DOCUMENTS) {
        assert_eq!(
            refused.header(name),
            *value,
            "{name} of a cross-site refusal"
        );
    }
}

#[tokio::test]
async fn a_service_with_a_certificate_asks_for_it_everywhere() {
    let app = sqlite_app_with(Settings {
        public_url: "https://pleinweb.example".to_owned(),
        ..Settings::default()
    })
    .await;
    let (service, _site) = whole_service(&app);
    for (what, method, path, _) in KINDS {
        let answer = ask(&service, method, path).await;
        assert!(
            answer
                .header("strict-transport-security")
                .starts_with("max-age=31536000"),
            "{what}"
        );
    }
}

#[tokio::test]
async fn what_breaks_gives_a_number_and_not_the_cause() {
    let app = sqlite_app().await;
    let (service, _site) = whole_service(&app);
    let page = ask(&service, "GET", "/broken").await;
    assert!(page.body.contains("incident : "), "{}", page.body);
    let function = ask(&service, "POST", "/_fn/test/broken").await;
    assert!(
        matches!(
            serde_json::from_str(&function.body),
            Ok(AppError::Unavailable { incident }) if incident.len() == 8
        ),
        "{}",
        function.body
    );
    for answer in [page, function] {
        assert!(!answer.body.contains("secret cause"));
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}

#[tokio::test]
async fn only_our_own_scripts_run_each_page_under_its_own_nonce() {
    let app = sqlite_app().await;
    let service = service(&app);
    let mut nonces = std::collections::HashSet::new();
    for page in Page::patterns() {
        for lang in Lang::ALL {
            let path = page.href(lang).replace(['{', '}'], "");
            let answer = ask(&service, "GET", &path).await;
            if answer.status.is_redirection() {
                continue;
            }
            let policy = answer.header("content-security-policy");
            let words: Vec<&str> = policy.split([' ', ';']).collect();
            for word in [
                "'unsafe-inline'",
                "'unsafe-eval'",
                "'strict-dynamic'",
                "*",
                "https:",
            ] {
                assert!(!words.contains(&word), "{path}: {policy}");
            }
            let nonce = words
                .iter()
                .find_map(|word| word.strip_prefix("'nonce-"))
                .and_then(|word| word.strip_suffix('\''))
                .unwrap_or_else(|| panic!("{path} has no nonce: {policy}"));
            assert!(nonce.len() >= 20, "{path}: {nonce}");
            assert!(
                nonces.insert(nonce.to_owned()),
                "{path}: a nonce came again"
            );
            inline_only_under(&answer.body, nonce, &path);
        }
    }
    assert!(nonces.len() > 20);
}

/// No script but under the nonce or from a file of ours, no style and no
/// handler in an attribute.
fn inline_only_under(html: &str, nonce: &str, path: &str) {
    for tag in html.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        if tag.starts_with("script") {
            let own_file = tag.contains(" src=\"/") && !tag.contains(" src=\"//");
            assert!(own_file || tag.contains(nonce), "{path}: <{tag}>");
        }
        for attribute in [
            " style=",
            " onclick=",
            " onload=",
            " onsubmit=",
            " onerror=",
        ] {
            assert!(!tag.contains(attribute), "{path}: <{tag}>");
        }
    }
}

#[tokio::test]
async fn nothing_private_is_kept_by_a_browser_or_a_proxy() {
    let app = sqlite_app().await;
    let seeker = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    let service = service(&app);
    for page in Page::patterns() {
        let path = page.href(Lang::Fr).replace(['{', '}'], "");
        let asked = request("GET", &path, Some(&seeker.token))
            .body(Body::empty())
            .unwrap();
        let answer = send(&service, asked).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
    for (path, method) in server_fn::axum::server_fn_paths() {
        let asked = request(method.as_str(), path, Some(&seeker.token))
            .header("accept", "application/json")
            .body(Body::empty())
            .unwrap();
        let answer = send(&service, asked).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
    let away = ask(&service, "GET", "/espace").await;
    assert_eq!(away.header("cache-control"), "no-store");
}

/// The table of pages calls a secret `token`: whoever opens such a page needs no
/// session, and what it shows is still nobody else's.
#[tokio::test]
async fn what_a_secret_link_shows_is_kept_by_nobody() {
    let app = sqlite_app().await;
    let service = service(&app);
    let mut secret = 0;
    for page in Page::patterns() {
        if !page.path().contains("{token}") {
            continue;
        }
        secret += 1;
        for lang in Lang::ALL {
            let path = page.href(lang).replace(['{', '}'], "");
            for method in ["GET", "HEAD"] {
                let answer = ask(&service, method, &path).await;
                assert_eq!(
                    answer.header("cache-control"),
                    "no-store",
                    "{method} {path}"
                );
            }
        }
    }
    assert!(secret >= 7, "{secret} pages behind a secret link");
    let public = ask(&service, "GET", "/aide").await;
    assert_eq!(public.header("cache-control"), "no-cache");
}
