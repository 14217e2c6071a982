//! Other sites: they change nothing here, and nobody is led to them from here.

use std::fmt::Write as _;

use axum::body::Body;
use pleinweb_app::admission::Admission;
use pleinweb_kernel::Role;
use pleinweb_platform::testing::{TestApp, enter, set_password, sqlite_app};

use crate::request_as::{call, request, send, service};

async fn signed_in(app: &TestApp, token: &str) -> bool {
    let service = service(app);
    let answer = call(&service, "GET", "/compte/appareils", "", Some(token)).await;
    answer.status == 200
}

#[tokio::test]
async fn a_page_of_ones_own_asks_a_stranger_to_sign_in() {
    let app = sqlite_app().await;
    let answer = call(&service(&app), "GET", "/espace", "", None).await;
    assert_eq!(answer.status, 303);
    assert_eq!(answer.admission, Some(Admission::SignInFirst));
}

#[tokio::test]
async fn a_form_of_another_site_changes_nothing() {
    let app = sqlite_app().await;
    let someone = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    let service = service(&app);
    let refused: &[&[(&str, &str)]] = &[
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "nonsense")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("origin", "http://localhost:3001")],
        &[("origin", "http://localhost.evil.example:3000")],
        &[
            ("sec-fetch-site", "cross-site"),
            ("origin", "https://evil.example"),
        ],
    ];
    for headers in refused {
        let mut form = request("POST", "/_fn/accounts/sign-out", Some(&someone.token))
            .header("content-type", "application/x-www-form-urlencoded");
        for (name, value) in *headers {
            form = form.header(*name, *value);
        }
        let form = form.body(Body::from("meta[lang]=fr")).unwrap();
        let answer = send(&service, form).await;
        assert_eq!(answer.status, 403, "{headers:?}");
        assert_eq!(answer.error_kind(), "not-allowed");
        assert!(signed_in(&app, &someone.token).await, "{headers:?}");
    }
    for headers in [
        ("sec-fetch-site", "same-origin"),
        ("origin", "http://localhost:3000"),
    ] {
        let form = request("POST", "/_fn/accounts/sign-out", None)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "application/json")
            .header(headers.0, headers.1)
            .body(Body::from("meta[lang]=fr"))
            .unwrap();
        assert_eq!(send(&service, form).await.status, 200, "{headers:?}");
    }
}

#[tokio::test]
async fn a_browser_is_shown_a_page_when_its_form_is_refused() {
    let app = sqlite_app().await;
    let service = service(&app);
    for (accept, kind) in [
        (
            "text/html,application/xhtml+xml",
            "text/html; charset=utf-8",
        ),
        ("application/json", "application/json"),
    ] {
        let form = request("POST", "/_fn/accounts/sign-out", None)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", accept)
            .header("sec-fetch-site", "cross-site")
            .body(Body::from("meta[lang]=fr"))
            .unwrap();
        let answer = send(&service, form).await;
        assert_eq!(answer.status, 403, "{accept}");
        assert_eq!(answer.header("content-type"), kind, "{accept}");
        let says_so = answer
            .body
            .contains("<h1>Cette demande n’a pas été acceptée</h1>");
        assert_eq!(
            says_so,
            kind.starts_with("text/html"),
            "{accept}: {}",
            answer.body
        );
    }
}

#[tokio::test]
async fn nothing_is_changed_by_following_a_link() {
    let app = sqlite_app().await;
    let service = service(&app);
    for (path, method) in server_fn::axum::server_fn_paths() {
        if method == "GET" {
            continue;
        }
        for other in ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"] {
            let asked = request(other, path, None).body(Body::empty()).unwrap();
            let answer = send(&service, asked).await;
            // The demo's functions are not there at all.
            let hidden = path.starts_with("/_fn/demo/");
            let expected = if hidden { 404 } else { 405 };
            assert_eq!(answer.status, expected, "{other} {path}");
            assert!(hidden || answer.header("allow") == "POST", "{path}");
        }
    }
    let someone = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    let link = request(
        "GET",
        "/_fn/accounts/sign-out?meta[lang]=fr",
        Some(&someone.token),
    )
    .header("sec-fetch-site", "cross-site")
    .body(Body::empty())
    .unwrap();
    send(&service, link).await;
    assert!(signed_in(&app, &someone.token).await);
}

const ELSEWHERE: &[&str] = &[
    "https://evil.example/",
    "http:evil.example",
    "//evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "/%09/evil.example%0d%0aSet-Cookie:a=b",
    "%2F%2Fevil.example",
    "javascript:alert(1)",
    "/a%0D%0ALocation: https://evil.example",
    " //evil.example",
    "@evil.example",
    "",
];

/// Whether a browser that follows this stays here.
fn stays(location: &str) -> bool {
    location.starts_with('/')
        && !location.starts_with("//")
        && !location.contains('\\')
        && !location.contains(['\r', '\n', '\t'])
}

fn encoded(value: &str) -> String {
    let mut text = String::new();
    for byte in value.bytes() {
        let _ = write!(text, "%{byte:02X}");
    }
    text
}

#[tokio::test]
async fn nobody_is_led_to_another_site() {
    let app = sqlite_app().await;
    let someone = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    set_password(&app, someone.account, "trois petits chats gris").await;
    let service = service(&app);
    for target in ELSEWHERE {
        for raw in [encoded(target), (*target).to_owned()] {
            for (password, accept) in [
                ("trois+petits+chats+gris", "application/json"),
                ("trois+petits+chats+gris", "text/html"),
                ("wrong", "text/html"),
            ] {
                let body = format!(
                    "command[email]=a@exemple.fr&command[password]={password}&command[return_to]={raw}\
                     &meta[back]={raw}&meta[lang]=fr"
                );
                let form = request("POST", "/_fn/accounts/sign-in", None)
                    .header("accept", accept)
                    .header("referer", "https://evil.example/")
                    .header("content-type", "application/x-www-form-urlencoded")
                    .body(Body::from(body))
                    .unwrap();
                let answer = send(&service, form).await;
                assert!(answer.status.as_u16() < 500, "{raw}: {}", answer.body);
                if answer.headers.contains_key("location") {
                    let location = answer.header("location");
                    assert!(stays(location), "{raw} led to {location}");
                } else {
                    assert_ne!(answer.status, 302, "{raw}");
                }
            }
        }
    }
    for path in [
        "//evil.example/espace",
        "/espace?x=//evil.example",
        "/%2F%2Fevil.example",
    ] {
        let asked = request("GET", path, None).body(Body::empty()).unwrap();
        let answer = send(&service, asked).await;
        let location = answer.header("location");
        assert!(location.is_empty() || stays(location), "{path}: {location}");
    }
}
