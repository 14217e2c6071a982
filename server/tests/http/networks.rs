//! Where a request comes from, as it is counted: through the door, for both
//! kinds of addresses.

use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use pleinweb_kernel::{AppError, MINUTE_MS, Role};
use pleinweb_platform::testing::{TestApp, enter, set_password, sqlite_app, sqlite_app_with};
use pleinweb_platform::{RequestInfo, Settings, load_form};

use crate::request_as::{Answer, request, send, service};

const PASSWORD: &str = "cheval batterie agrafe";

async fn camille() -> (TestApp, Router) {
    let app = sqlite_app().await;
    let someone = enter(&app, Role::JobSeeker, "camille@exemple.fr", false).await;
    set_password(&app, someone.account, PASSWORD).await;
    let service = service(&app);
    (app, service)
}

/// Signs in as her from an address; the status.
async fn sign_in(service: &Router, from: &str, password: &str) -> Answer {
    let password = password.replace(' ', "+");
    let body = format!("command[email]=camille@exemple.fr&command[password]={password}");
    post(service, from, "/_fn/accounts/sign-in", &body).await
}

async fn post(service: &Router, from: &str, path: &str, body: &str) -> Answer {
    let mut form = request("POST", path, None)
        .header("accept", "application/json")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(format!("{body}&meta[lang]=fr")))
        .unwrap();
    let peer: SocketAddr = SocketAddr::new(from.parse().unwrap(), 50_000);
    form.extensions_mut().insert(ConnectInfo(peer));
    send(service, form).await
}

#[tokio::test]
async fn who_guesses_from_one_network_holds_up_no_other() {
    for (guesser, neighbour, elsewhere) in [
        ("2001:db8:1:1::7", "2001:db8:1:2::8", "2001:db8:2:1::7"),
        ("2001:db8:1:1::7", "2001:db8:1:1::8", "192.0.2.7"),
        ("192.0.2.7", "192.0.2.200", "192.0.3.7"),
        ("::ffff:192.0.2.7", "192.0.2.9", "2001:db8::1"),
    ] {
        let (_app, service) = camille().await;
        for _ in 0..5 {
            let wrong = sign_in(&service, guesser, "faux").await;
            assert_eq!(wrong.error_kind(), "conflict", "{guesser}: {}", wrong.body);
        }
        for waits in [guesser, neighbour] {
            let answer = sign_in(&service, waits, PASSWORD).await;
            assert_eq!(answer.error_kind(), "too-many", "{waits}: {}", answer.body);
        }
        let answer = sign_in(&service, elsewhere, PASSWORD).await;
        assert!(
            answer.status.as_u16() < 400,
            "{elsewhere} after {guesser}: {} {}",
            answer.status,
            answer.body
        );
    }
}

fn call_back(number: usize) -> String {
    format!(
        "command[name]=Camille+Roy&command[phone]=06123{number:05}&command[slot]=any\
         &command[subject]=other&command[postcode]=87000&command[agreed]=true"
    )
}

#[tokio::test]
async fn strangers_of_one_place_share_a_budget_and_others_have_their_own() {
    const PATH: &str = "/_fn/entry/callback";
    for (place, same, other) in [
        ("2001:db8:1:2::1", "2001:db8:1:3::9", "2001:db8:1:102::1"),
        ("192.0.2.1", "::ffff:192.0.2.1", "192.0.2.2"),
    ] {
        let (_app, service) = camille().await;
        // Each time another browser, another person, another number.
        for number in 0..100 {
            let answer = post(&service, place, PATH, &call_back(number)).await;
            assert!(answer.status.as_u16() < 400, "{number}: {}", answer.body);
        }
        for number in 100..102 {
            let answer = post(&service, same, PATH, &call_back(number)).await;
            assert_eq!(answer.error_kind(), "too-many", "{}", answer.body);
            let wait: u32 = answer.header("retry-after").parse().expect("seconds");
            assert!((1..=864).contains(&wait), "{wait}");
        }
        let answer = post(&service, other, PATH, &call_back(100)).await;
        assert!(answer.status.as_u16() < 400, "{}", answer.body);
    }
}

#[tokio::test]
async fn whoever_is_refused_finds_the_form_filled_in() {
    let (app, service) = camille().await;
    for number in 0..4 {
        let body = format!(
            "{}&command[words]=Bonjour+{number}&meta[back]=/rappel&meta[lang]=fr",
            call_back(7)
        );
        let form = request("POST", "/_fn/entry/callback", None)
            .header("accept", "text/html")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        let answer = send(&service, form).await;
        let location = answer.header("location");
        let Some((_, id)) = location.split_once("form=") else {
            assert!(number < 3, "{location}");
            app.clock.advance(11 * MINUTE_MS);
            continue;
        };
        assert_eq!(number, 3, "{location}");
        let cookie = answer.header("set-cookie");
        let token = cookie
            .strip_prefix("session=")
            .and_then(|rest| rest.split(';').next());
        let browser = RequestInfo {
            session_token: token.map(str::to_owned),
            ..RequestInfo::default()
        };
        let kept = load_form(&app, &browser, id.parse().unwrap()).await;
        let kept = kept.unwrap().expect("the form");
        assert!(matches!(kept.error, AppError::TooMany { .. }));
        let words = kept.values.iter().find(|(name, _)| name == "words");
        assert_eq!(words.map(|(_, text)| text.as_str()), Some("Bonjour 3"));
    }
}

#[tokio::test]
async fn what_is_refused_is_not_counted() {
    let (_app, service) = camille().await;
    let offer = "command[offer]=00000000-0000-7000-8000-000000000000&command[reason]=fake";
    for _ in 0..110 {
        let answer = post(&service, "192.0.2.1", "/_fn/offers/report", offer).await;
        assert_eq!(answer.error_kind(), "not-found", "{}", answer.body);
    }
}

#[tokio::test]
async fn a_classroom_behind_one_address_is_not_held_up() {
    // Thirty people who make the entry check at once, each in a new browser.
    let app = sqlite_app_with(Settings::default()).await;
    let service = service(&app);
    for person in 0..30 {
        for (question, option) in [("equipment", "own"), ("connection", "home")] {
            let body = format!("command[question]={question}&command[option]={option}");
            let answer = post(&service, "192.0.2.1", "/_fn/entry/answer", &body).await;
            assert_ne!(answer.error_kind(), "too-many", "{person}");
        }
        let answer = post(
            &service,
            "192.0.2.1",
            "/_fn/entry/choose",
            "command[path]=mixed",
        )
        .await;
        assert!(answer.status.as_u16() < 400, "{person}: {}", answer.body);
    }
}
