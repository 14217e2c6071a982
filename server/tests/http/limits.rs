//! How much and how often: bodies, tries, and who is counted as whom.

use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use pleinweb::http::{Door, router};
use pleinweb_kernel::Role;
use pleinweb_platform::Settings;
use pleinweb_platform::testing::{TestApp, enter, sqlite_app, sqlite_app_with};

use crate::request_as::{Answer, door_of, request, send, service};

const SIGN_OUT: &str = "/_fn/accounts/sign-out";

#[tokio::test]
async fn a_form_has_a_largest_size() {
    let app = sqlite_app().await;
    let service = service(&app);
    for (bytes, status) in [(200 * 1024, 200), (257 * 1024, 413), (3 * 1024 * 1024, 413)] {
        let body = format!("meta[lang]=fr&meta[back]={}", "a".repeat(bytes));
        let form = request("POST", SIGN_OUT, None)
            .header("accept", "application/json")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        let answer = send(&service, form).await;
        assert_eq!(answer.status, status, "{bytes}: {}", answer.body);
        if status == 413 {
            assert_eq!(answer.error_kind(), "too-large");
        }
    }
}

async fn hurried() -> TestApp {
    sqlite_app_with(Settings {
        tries_per_minute: 2,
        strangers_per_minute: 2,
        ..Settings::default()
    })
    .await
}

async fn try_from(service: &Router, peer: &str, forwarded: Option<&str>, accept: &str) -> Answer {
    try_as(service, None, peer, forwarded, accept).await
}

async fn try_as(
    service: &Router,
    token: Option<&str>,
    peer: &str,
    forwarded: Option<&str>,
    accept: &str,
) -> Answer {
    let mut form = request("POST", "/_fn/accounts/forgot-password", token)
        .header("accept", accept)
        .header("content-type", "application/x-www-form-urlencoded");
    if let Some(forwarded) = forwarded {
        form = form.header("x-forwarded-for", forwarded);
    }
    let mut form = form
        .body(Body::from(
            "command[email]=not-an-address&meta[back]=/mot-de-passe-oublie&meta[lang]=fr",
        ))
        .unwrap();
    let peer: SocketAddr = peer.parse().unwrap();
    form.extensions_mut().insert(ConnectInfo(peer));
    send(service, form).await
}

const JSON: &str = "application/json";

#[tokio::test]
async fn too_many_tries_are_told_when_to_come_back() {
    let app = hurried().await;
    let service = service(&app);
    for _ in 0..2 {
        let answer = try_from(&service, "192.0.2.1:1", None, JSON).await;
        assert_eq!(answer.error_kind(), "invalid");
    }
    let answer = try_from(&service, "192.0.2.1:2", None, JSON).await;
    assert_eq!(answer.status, 429);
    assert_eq!(answer.error_kind(), "too-many");
    let wait: u32 = answer.header("retry-after").parse().expect("seconds");
    assert!((1..=60).contains(&wait), "{wait}");
    let other = try_from(&service, "192.0.2.2:1", None, JSON).await;
    assert_eq!(other.error_kind(), "invalid", "another address may");
}

#[tokio::test]
async fn whoever_is_signed_in_counts_alone() {
    const AGENCY: &str = "192.0.2.1:1";
    let app = hurried().await;
    let ada = enter(&app, Role::Adviser, "ada@exemple.fr", true).await;
    let bob = enter(&app, Role::Adviser, "bob@exemple.fr", true).await;
    let service = service(&app);
    for (who, kind) in [
        (Some(&ada), "invalid"),
        (Some(&ada), "invalid"),
        (Some(&ada), "too-many"),
        // Her colleague and a visitor of the same agency are not held up …
        (Some(&bob), "invalid"),
        (None, "invalid"),
        (None, "invalid"),
        // … and visitors count together.
        (None, "too-many"),
    ] {
        let token = who.map(|someone| someone.token.as_str());
        let answer = try_as(&service, token, AGENCY, None, JSON).await;
        assert_eq!(answer.error_kind(), kind, "{token:?}");
    }
    let invented = try_as(&service, Some("invented"), AGENCY, None, JSON).await;
    assert_eq!(invented.error_kind(), "too-many");
    // Her other device is still she.
    let elsewhere = try_as(&service, Some(&ada.token), "203.0.113.9:1", None, JSON).await;
    assert_eq!(elsewhere.error_kind(), "too-many");
}

#[tokio::test]
async fn one_place_is_one_place_however_it_is_written() {
    // The last of each list is the third try of the first one's place, or not.
    let proxies = ["198.51.100.1".parse().unwrap()];
    for (what, tries, refused) in [
        (
            "addresses of one IPv6 network",
            [
                ("[2001:db8:1:2::1]:1", None),
                ("[2001:db8:1:2:a::1]:1", None),
                ("[2001:db8:1:2:ffff::9]:1", None),
            ],
            true,
        ),
        (
            "another IPv6 network",
            [
                ("[2001:db8:1:2::1]:1", None),
                ("[2001:db8:1:2::2]:1", None),
                ("[2001:db8:1:3::1]:1", None),
            ],
            false,
        ),
        (
            "an IPv4 address in IPv6",
            [
                ("192.0.2.1:1", None),
                ("[::ffff:192.0.2.1]:1", None),
                ("192.0.2.1:1", None),
            ],
            true,
        ),
        (
            "people behind our proxy",
            [
                ("198.51.100.1:1", Some("203.0.113.1")),
                ("198.51.100.1:1", Some("203.0.113.1")),
                ("198.51.100.1:1", Some("203.0.113.2")),
            ],
            false,
        ),
        (
            "one person behind our proxy who invents others",
            [
                ("198.51.100.1:1", Some("203.0.113.1")),
                ("198.51.100.1:1", Some("10.9.8.7, 203.0.113.1")),
                ("198.51.100.1:1", Some("203.0.113.77, 203.0.113.1")),
            ],
            true,
        ),
        (
            "someone without our proxy who pretends",
            [
                ("192.0.2.1:1", Some("203.0.113.1")),
                ("192.0.2.1:1", Some("203.0.113.2")),
                ("192.0.2.1:1", Some("203.0.113.3")),
            ],
            true,
        ),
    ] {
        let app = hurried().await;
        let door = Door {
            proxies: proxies.to_vec(),
            ..door_of(&app)
        };
        let service = router(door, std::path::Path::new("/nowhere"));
        let mut last = None;
        for (peer, forwarded) in tries {
            last = Some(try_from(&service, peer, forwarded, JSON).await);
        }
        let last = last.unwrap();
        assert_eq!(last.status == 429, refused, "{what}: {}", last.status);
    }
}

#[tokio::test]
async fn whoever_is_over_the_limit_writes_nothing_more() {
    let app = hurried().await;
    let service = service(&app);
    let mut kept = 0;
    for _ in 0..12 {
        let answer = try_from(&service, "192.0.2.1:1", None, "text/html").await;
        if answer.status.is_redirection() {
            let location = answer.header("location");
            assert!(
                location.starts_with("/mot-de-passe-oublie?form="),
                "{location}"
            );
            kept += 1;
        } else {
            assert_eq!(answer.status, 429, "{}", answer.body);
        }
    }
    assert!(kept <= 3, "{kept} forms were kept");
}

/// A page or a query of somebody at this address.
async fn read_from(service: &Router, peer: &str, path: &str) -> Answer {
    let mut read = request("GET", path, None).body(Body::empty()).unwrap();
    let peer: SocketAddr = peer.parse().unwrap();
    read.extensions_mut().insert(ConnectInfo(peer));
    send(service, read).await
}

#[tokio::test]
async fn reading_has_a_limit_of_its_own() {
    const HERE: &str = "192.0.2.1:1";
    const QUERY: &str = "/_fn/nomenclature/places?text=a";
    let app = sqlite_app_with(Settings {
        reads_per_minute: 3,
        ..Settings::default()
    })
    .await;
    let site = tempfile::tempdir().unwrap();
    std::fs::write(site.path().join("favicon.svg"), "<svg/>").unwrap();
    let service = router(door_of(&app), site.path());
    for (path, status) in [("/", 200), (QUERY, 200), ("/nulle-part", 404)] {
        assert_eq!(
            read_from(&service, HERE, path).await.status,
            status,
            "{path}"
        );
    }
    for (path, lang, title) in [
        ("/aide", "fr", "Beaucoup de demandes depuis votre réseau"),
        ("/en/aide", "en", "Many requests from your network"),
    ] {
        let page = read_from(&service, HERE, path).await;
        assert_eq!(page.status, 429);
        assert!(page.body.contains(&format!("<html lang=\"{lang}\">")));
        assert!(
            page.body.contains(&format!("<h1>{title}</h1>")),
            "{}",
            page.body
        );
        assert_eq!(page.header("cache-control"), "no-store");
        let wait: u32 = page.header("retry-after").parse().expect("seconds");
        assert!((1..=60).contains(&wait), "{wait}");
    }
    let query = read_from(&service, HERE, QUERY).await;
    assert_eq!(
        (query.status.as_u16(), query.error_kind()),
        (429, "too-many")
    );
    assert!(!query.header("retry-after").is_empty());
    // Files and the machine's own questions cost next to nothing.
    for path in ["/favicon.svg", "/healthz", "/readyz"] {
        assert_eq!(read_from(&service, HERE, path).await.status, 200, "{path}");
    }
    // What one sends is counted apart, and another address has its own.
    let sent = try_from(&service, HERE, None, JSON).await;
    assert_eq!(sent.error_kind(), "invalid");
    assert_eq!(read_from(&service, "192.0.2.2:1", "/").await.status, 200);
}

#[tokio::test]
async fn an_agency_behind_one_address_is_not_held_up() {
    // 120 people who open a page and what it asks, within the same moment.
    let app = sqlite_app_with(Settings::default()).await;
    let service = service(&app);
    for turn in 0..360 {
        let path = "/_fn/nomenclature/places?text=a";
        let answer = read_from(&service, "192.0.2.1:1", path).await;
        assert_eq!(answer.status, 200, "{turn}");
    }
}

#[tokio::test]
async fn mailbox_and_people_of_the_demo_are_there_for_this_machine_only() {
    let demo = pleinweb_platform::testing::demo_app().await;
    let real = sqlite_app().await;
    enter(&demo, Role::JobSeeker, "a@exemple.fr", false).await;
    for (what, app, loopback, peer, host, more, open) in [
        (
            "at home",
            &demo,
            true,
            "127.0.0.1:1",
            "localhost:3000",
            None,
            true,
        ),
        (
            "at home, IPv6",
            &demo,
            true,
            "[::1]:1",
            "localhost",
            None,
            true,
        ),
        (
            "no demo",
            &real,
            true,
            "127.0.0.1:1",
            "localhost:3000",
            None,
            false,
        ),
        (
            "a public listener",
            &demo,
            false,
            "127.0.0.1:1",
            "localhost",
            None,
            false,
        ),
        (
            "another machine",
            &demo,
            true,
            "192.0.2.1:1",
            "localhost",
            None,
            false,
        ),
        (
            "a number",
            &demo,
            true,
            "127.0.0.1:1",
            "127.0.0.1:3000",
            None,
            false,
        ),
        (
            "a name that rebinds",
            &demo,
            true,
            "127.0.0.1:1",
            "evil.example",
            None,
            false,
        ),
        (
            "a name alike",
            &demo,
            true,
            "127.0.0.1:1",
            "localhost.evil.example",
            None,
            false,
        ),
        (
            "a proxy",
            &demo,
            true,
            "127.0.0.1:1",
            "localhost",
            Some("x-forwarded-for"),
            false,
        ),
        (
            "a proxy",
            &demo,
            true,
            "127.0.0.1:1",
            "localhost",
            Some("x-forwarded-proto"),
            false,
        ),
        (
            "a proxy",
            &demo,
            true,
            "127.0.0.1:1",
            "localhost",
            Some("x-forwarded-port"),
            false,
        ),
        (
            "a proxy",
            &demo,
            true,
            "127.0.0.1:1",
            "localhost",
            Some("forwarded"),
            false,
        ),
        (
            "a proxy",
            &demo,
            true,
            "127.0.0.1:1",
            "localhost",
            Some("via"),
            false,
        ),
        (
            "a proxy",
            &demo,
            true,
            "127.0.0.1:1",
            "localhost",
            Some("x-real-ip"),
            false,
        ),
        (
            "two names",
            &demo,
            true,
            "127.0.0.1:1",
            "localhost",
            Some("host"),
            false,
        ),
    ] {
        let door = Door {
            loopback,
            ..door_of(app)
        };
        let service = router(door, std::path::Path::new("/nowhere"));
        // The page of ways in is everyone's; the people of a demo are on it there only.
        for (path, otherwise) in [("/demo/courrier", 404), ("/connexion", 200)] {
            let mut asked = axum::http::Request::builder()
                .uri(path)
                .header("accept", "text/html")
                .header("host", host);
            if let Some(name) = more {
                asked = asked.header(name, "127.0.0.1");
            }
            let peer: SocketAddr = peer.parse().unwrap();
            let asked = asked
                .extension(ConnectInfo(peer))
                .body(Body::empty())
                .unwrap();
            let answer = send(&service, asked).await;
            let expected = if open { 200 } else { otherwise };
            assert_eq!(answer.status, expected, "{path}, {what}");
            let offered = answer.body.contains("/_fn/demo/enter");
            assert_eq!(offered, open && path == "/connexion", "{path}, {what}");
        }
    }
}
