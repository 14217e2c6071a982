//! The session cookie: how it is set, renewed and taken away.

use axum::Router;
use axum::body::Body;
use pleinweb_kernel::Role;
use pleinweb_platform::testing::{TestApp, enter, set_password, sqlite_app, sqlite_app_with};
use pleinweb_platform::{AppState, Settings};

use crate::request_as::{Answer, call, request, send, service};

const PASSWORD: &str = "trois petits chats gris";

async fn with_someone(app: &AppState) -> String {
    let someone = enter(app, Role::JobSeeker, "a@exemple.fr", false).await;
    set_password(app, someone.account, PASSWORD).await;
    someone.token
}

fn form() -> String {
    let password = PASSWORD.replace(' ', "+");
    format!(
        "command[email]=a@exemple.fr&command[password]={password}&meta[back]=/connexion&meta[lang]=fr"
    )
}

async fn sign_in(service: &Router, token: Option<&str>) -> Answer {
    call(service, "POST", "/_fn/accounts/sign-in", &form(), token).await
}

fn cookies(answer: &Answer) -> Vec<String> {
    answer
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|cookie| cookie.to_str().unwrap().to_owned())
        .collect()
}

fn session(answer: &Answer) -> String {
    cookies(answer)
        .into_iter()
        .find(|cookie| cookie.contains("session="))
        .expect("a session cookie")
}

#[tokio::test]
async fn behind_a_certificate_the_cookie_is_bound_to_this_host() {
    let app = sqlite_app_with(Settings {
        public_url: "https://pleinweb.example".to_owned(),
        ..Settings::default()
    })
    .await;
    with_someone(&app).await;
    let service = service(&app);
    let answer = sign_in(&service, None).await;
    let set = cookies(&answer);
    assert!(
        set.iter()
            .any(|cookie| cookie.starts_with("__Host-session="))
    );
    for cookie in set {
        assert!(cookie.starts_with("__Host-"), "{cookie}");
        for flag in ["; Path=/;", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
            assert!(cookie.contains(flag), "{cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
    // A cookie that a neighbour without certificate could have set is not read.
    let token = session(&answer);
    let token = token.split(['=', ';']).nth(1).unwrap();
    let plain = call(&service, "GET", "/compte/appareils", "", Some(token)).await;
    assert_eq!(
        plain.header("location"),
        "/connexion?retour=/compte/appareils"
    );
}

#[tokio::test]
async fn on_the_loopback_address_the_cookie_has_another_name() {
    let app = sqlite_app().await;
    with_someone(&app).await;
    for cookie in cookies(&sign_in(&service(&app), None).await) {
        assert!(!cookie.starts_with("__Host-") && !cookie.contains("Secure"));
        for flag in ["; Path=/;", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie.contains(flag), "{cookie}");
        }
    }
}

async fn is_signed_in(app: &TestApp, token: &str) -> bool {
    let service = service(app);
    let answer = call(&service, "GET", "/compte/appareils", "", Some(token)).await;
    answer.status == 200
}

#[tokio::test]
async fn signing_in_and_out_changes_the_token_and_clears_the_browser() {
    let app = sqlite_app().await;
    let before = with_someone(&app).await;
    let service = service(&app);
    let entered = session(&sign_in(&service, Some(&before)).await);
    let token = entered
        .split(['=', ';'])
        .nth(1)
        .expect("a token")
        .to_owned();
    assert_ne!(token, before);
    assert!(is_signed_in(&app, &token).await);
    assert!(
        !is_signed_in(&app, &before).await,
        "the token from before is worth nothing"
    );
    let meta = "meta[back]=/compte&meta[lang]=fr";
    for accept in ["application/json", "text/html"] {
        let out = request("POST", "/_fn/accounts/sign-out", Some(&token))
            .header("accept", accept)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(meta))
            .unwrap();
        let out = send(&service, out).await;
        assert_eq!(out.header("clear-site-data"), "\"cache\", \"storage\"");
        assert!(session(&out).contains("session=; ") && session(&out).contains("Max-Age=0"));
    }
    assert!(!is_signed_in(&app, &token).await);
}

#[tokio::test]
async fn a_token_in_the_database_is_not_a_token() {
    let app = sqlite_app().await;
    let token = with_someone(&app).await;
    let file = std::fs::read(app.folder().join("test.db")).unwrap();
    let log = std::fs::read(app.folder().join("test.db-wal")).unwrap_or_default();
    for bytes in [file, log] {
        assert!(
            !bytes
                .windows(token.len())
                .any(|part| part == token.as_bytes())
        );
    }
    for wrong in [
        "",
        "x",
        &token[1..],
        &token.to_uppercase(),
        &"a".repeat(5000),
    ] {
        assert!(!is_signed_in(&app, wrong).await, "{wrong}");
    }
}
