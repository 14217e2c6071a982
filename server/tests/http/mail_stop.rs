//! The link under a mail: machines look at it, mail programs order by it.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use pleinweb_nomenclature::seed_lists;
use pleinweb_offers::saved::model::{Rhythm, SaveSearchInput};
use pleinweb_offers::saved::{LoadSavedSearches, SaveSearch, mail_stop_token};
use pleinweb_platform::Settings;
use pleinweb_platform::testing::{Browser, TestApp, sqlite_app, sqlite_app_with};

use crate::request_as::{call, request, send, service};

async fn kept(app: &TestApp) -> (Browser, String) {
    seed_lists(app).await.unwrap();
    let mut nadia = app.people().job_seeker().await.browser;
    let input = SaveSearchInput {
        query: "quoi=pain".to_owned(),
        rhythm: "daily".to_owned(),
    };
    let id = nadia.must_send::<SaveSearch>(app, input).await;
    let path = format!("/alertes/{}", mail_stop_token(app, id));
    (nadia, path)
}

async fn rhythm(app: &TestApp, who: &Browser) -> Rhythm {
    let kept = who.must_ask::<LoadSavedSearches>(app, ()).await;
    kept.searches[0].rhythm
}

#[tokio::test]
async fn looking_unsubscribes_nobody_and_one_click_does() {
    let app = sqlite_app().await;
    let (nadia, path) = kept(&app).await;
    let service = service(&app);
    for method in ["GET", "HEAD"] {
        let looked = call(&service, method, &path, "", None).await;
        assert_eq!(looked.status, 200, "{method}");
    }
    let scanned = send(
        &service,
        request("POST", &path, None)
            .body(Body::from("anything=else"))
            .unwrap(),
    );
    assert_eq!(scanned.await.status, 400, "another body is no order");
    assert_eq!(rhythm(&app, &nadia).await, Rhythm::Daily);

    let order = || {
        request("POST", &path, None)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from("List-Unsubscribe=One-Click"))
            .unwrap()
    };
    for _ in 0..2 {
        assert_eq!(send(&service, order()).await.status, 200);
        assert_eq!(rhythm(&app, &nadia).await, Rhythm::PageOnly);
    }
}

/// An app in which whoever tries has two tries a minute.
async fn hurried() -> TestApp {
    sqlite_app_with(Settings {
        tries_per_minute: 2,
        strangers_per_minute: 2,
        ..Settings::default()
    })
    .await
}

#[tokio::test]
async fn a_provider_that_presses_for_many_is_heard_for_each() {
    let app = hurried().await;
    let (nadia, path) = kept(&app).await;
    let service = service(&app);
    let provider: SocketAddr = "192.0.2.7:4242".parse().unwrap();
    let order = |path: &str| {
        request("POST", path, None)
            .extension(ConnectInfo(provider))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from("List-Unsubscribe=One-Click"))
            .unwrap()
    };
    for expected in [404, 404, 429] {
        let status = send(&service, order("/alertes/unknown")).await.status;
        assert_eq!(status, expected, "what is no link of ours has a limit");
    }
    assert_eq!(send(&service, order(&path)).await.status, 200);
    assert_eq!(rhythm(&app, &nadia).await, Rhythm::PageOnly);
}

#[tokio::test]
async fn the_button_is_heard_though_the_network_used_up_its_tries() {
    let app = hurried().await;
    let (nadia, path) = kept(&app).await;
    let service = service(&app);
    let agency: SocketAddr = "192.0.2.7:4242".parse().unwrap();
    let press = |action: &str, token: &str| {
        let body = format!("command[token]={token}&meta[back]=/&meta[lang]=fr");
        request("POST", &format!("/_fn/offers/{action}"), None)
            .extension(ConnectInfo(agency))
            .header("accept", "application/json")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap()
    };
    for expected in [404, 404, 429] {
        let answer = send(&service, press("stop-mails", "unknown")).await;
        assert_eq!(answer.status, expected, "what is no link of ours");
    }
    let token = path.trim_start_matches("/alertes/").to_owned();
    let answer = send(&service, press("stop-mails", &token)).await;
    assert!(answer.status.as_u16() < 400, "{}", answer.status);
    assert_eq!(rhythm(&app, &nadia).await, Rhythm::PageOnly);
    let answer = send(&service, press("resume-mails", &token)).await;
    assert_eq!(answer.status, 429, "mails again can wait a minute");
}

#[tokio::test]
async fn a_page_of_another_site_orders_nothing() {
    let app = sqlite_app().await;
    let (nadia, path) = kept(&app).await;
    let order = request("POST", &path, None)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site")
        .body(Body::from("List-Unsubscribe=One-Click"))
        .unwrap();
    assert_eq!(send(&service(&app), order).await.status, 403);
    assert_eq!(rhythm(&app, &nadia).await, Rhythm::Daily);
}

/// What mail providers really send: either kind of form, further fields, letters
/// of any case, a kind that is empty, missing or wrong.
#[tokio::test]
async fn an_order_is_heard_however_it_is_written() {
    const FORM: &str = "application/x-www-form-urlencoded";
    const PARTS: &str = "multipart/form-data; boundary=b0";
    let part = |name: &str, value: &str| {
        format!("--b0\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let parts = |fields: &[(&str, &str)]| {
        let fields: String = fields
            .iter()
            .map(|(name, value)| part(name, value))
            .collect();
        format!("{fields}--b0--\r\n")
    };
    let order = parts(&[("List-Unsubscribe", "One-Click")]);
    let among = parts(&[("id", "7"), ("List-Unsubscribe", "One-Click"), ("x", "y")]);
    let small = parts(&[("list-unsubscribe", "one-click")]);
    let no_order = parts(&[("anything", "List-Unsubscribe=One-Click")]);
    let cases = [
        (Some(FORM), "List-Unsubscribe=One-Click", true),
        (Some(FORM), "a=b&List-Unsubscribe=One-Click&c=d", true),
        (Some(FORM), "LIST-UNSUBSCRIBE=ONE-CLICK", true),
        (Some(FORM), "List%2DUnsubscribe=One%2dClick\r\n", true),
        (
            Some("Application/X-WWW-Form-URLencoded; charset=UTF-8"),
            "List-Unsubscribe=One-Click",
            true,
        ),
        (Some(""), "List-Unsubscribe=One-Click", true),
        (None, "List-Unsubscribe=One-Click", true),
        (Some("text/plain"), "List-Unsubscribe=One-Click", true),
        (Some(PARTS), &order, true),
        (Some(PARTS), &among, true),
        (Some(PARTS), &small, true),
        (Some("Multipart/Form-Data; boundary=\"b0\""), &order, true),
        (Some(""), &order, true),
        (None, &order, true),
        (Some(FORM), "anything=List-Unsubscribe%3DOne-Click", false),
        (Some(FORM), "List-Unsubscribe=", false),
        (Some(FORM), "", false),
        (Some(PARTS), &no_order, false),
        (Some(PARTS), "--b0\r\nbroken", false),
        (Some(PARTS), "", false),
    ];
    for (kind, sent, heard) in cases {
        let app = sqlite_app().await;
        let (nadia, path) = kept(&app).await;
        let mut post = request("POST", &path, None);
        if let Some(kind) = kind {
            post = post.header("content-type", kind);
        }
        let answer = send(
            &service(&app),
            post.body(Body::from(sent.to_owned())).unwrap(),
        )
        .await;
        assert_eq!(
            answer.status,
            if heard { 200 } else { 400 },
            "{kind:?} {sent}"
        );
        let expected = if heard {
            Rhythm::PageOnly
        } else {
            Rhythm::Daily
        };
        assert_eq!(rhythm(&app, &nadia).await, expected, "{kind:?} {sent}");
    }
}
