//! Forms that are refused and cannot be shown again filled in: whoever asked for
//! a page gets one that says why, in their language; never the home page, where
//! all that was typed would be gone without a word.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use pleinweb::http::{Door, Pace, router};
use pleinweb_app::entry::TRIAL_FILE;
use pleinweb_platform::Settings;
use pleinweb_platform::testing::{TestApp, sqlite_app, sqlite_app_with};

use crate::request_as::{Answer, door_of, request, send, service};

const FORM: &str = "application/x-www-form-urlencoded";
const PAGES: &str = "text/html,application/xhtml+xml";
const SIGN_OUT: &str = "/_fn/accounts/sign-out";
const FORGOTTEN: &str = "/_fn/accounts/forgot-password";

/// What is sent in vain, and what is said of it.
struct Case {
    what: &'static str,
    path: &'static str,
    body: Vec<u8>,
    status: u16,
    kind: &'static str,
    fr: &'static str,
    en: &'static str,
}

fn case(
    (what, path, body): (&'static str, &'static str, &[u8]),
    (status, kind): (u16, &'static str),
    [fr, en]: [&'static str; 2],
) -> Case {
    Case {
        what,
        path,
        body: body.to_vec(),
        status,
        kind,
        fr,
        en,
    }
}

const UNREAD: [&str; 2] = [
    "Le formulaire n’a pas pu être lu",
    "The form could not be read",
];
const GONE: [&str; 2] = [
    "Cette action n’est plus disponible",
    "This can no longer be done",
];
const BROKEN: [&str; 2] = ["Un problème de notre côté", "A problem on our side"];

fn cases() -> Vec<Case> {
    let long = ["command[x]=", &"a".repeat(300_000)].concat();
    vec![
        case(
            ("more than a form holds", SIGN_OUT, long.as_bytes()),
            (413, "too-large"),
            ["C’est trop volumineux", "That is too large"],
        ),
        case(
            ("no text", SIGN_OUT, &[0xff, 0xfe]),
            (400, "malformed"),
            UNREAD,
        ),
        case(("NUL", SIGN_OUT, b"a=%00"), (400, "malformed"), UNREAD),
        case(
            ("a command that is a word", FORGOTTEN, b"command=1"),
            (400, "malformed"),
            UNREAD,
        ),
        case(
            ("no such function", "/_fn/no/such", b"a=b"),
            (404, "not-found"),
            GONE,
        ),
        case(
            ("a function of the demo", "/_fn/demo/enter", b"a=b"),
            (404, "not-found"),
            GONE,
        ),
        case(
            ("another method", "/_fn/nomenclature/places", b"text=a"),
            (405, "malformed"),
            GONE,
        ),
        case(
            ("a function that breaks", "/_fn/test/broken", b"a=b"),
            (503, "unavailable"),
            BROKEN,
        ),
    ]
}

/// Sends a form whose first fields are those of all our forms.
async fn sent(service: &Router, path: &str, accept: &str, lang: &str, rest: &[u8]) -> Answer {
    let mut body = format!("meta[request_id]=x&meta[back]=/aide&meta[lang]={lang}&").into_bytes();
    body.extend_from_slice(rest);
    send_body(service, path, accept, Body::from(body)).await
}

async fn send_body(service: &Router, path: &str, accept: &str, body: Body) -> Answer {
    let form = request("POST", path, None)
        .header("accept", accept)
        // The form knows better.
        .header("accept-language", "de,en;q=0.5")
        .header("content-type", FORM)
        .body(body);
    send(service, form.unwrap()).await
}

/// What is wrong with a page that should say `title`.
fn wrong(answer: &Answer, lang: &str, title: &str) -> Option<String> {
    let body = &answer.body;
    let paragraph = body
        .split_once("</h1><p>")
        .and_then(|(_, rest)| rest.split_once("</p>"))
        .map(|(text, _)| text);
    let whole = body.contains(&format!("<html lang=\"{lang}\">"))
        && body.contains(&format!("<h1>{title}</h1>"))
        && body.matches("<h1").count() == 1
        && paragraph.is_some_and(|text| text.ends_with('.') && !text.contains('<'))
        // No page of ours to show in place, nothing that needs a script.
        && !body.contains("data-version")
        && !body.contains("<script");
    let headers = answer.header("content-type") == "text/html; charset=utf-8"
        && answer.header("cache-control") == "no-store"
        && !answer.headers.contains_key("location")
        && !answer.headers.contains_key("serverfnerror")
        && answer.header("content-security-policy").contains("'none'");
    (!whole || !headers).then(|| format!("{:?} {body}", answer.headers))
}

#[tokio::test]
async fn whoever_asks_for_a_page_is_told_why_a_form_is_refused() {
    let app = sqlite_app().await;
    let service = service(&app);
    for case in cases() {
        let json = sent(&service, case.path, "application/json", "fr", &case.body).await;
        assert_eq!(
            (json.status.as_u16(), json.error_kind()),
            (case.status, case.kind),
            "{}: {}",
            case.what,
            json.body
        );
        assert_eq!(json.header("content-type"), "application/json");
        for (lang, title) in [("fr", case.fr), ("en", case.en)] {
            let page = sent(&service, case.path, PAGES, lang, &case.body).await;
            assert_eq!(page.status.as_u16(), case.status, "{}", case.what);
            assert_eq!(wrong(&page, lang, title), None, "{}", case.what);
            assert_eq!(page.header("allow"), json.header("allow"));
        }
    }
    // Where the form says no language the browser's counts.
    let page = send_body(&service, "/_fn/no/such", PAGES, Body::empty()).await;
    assert_eq!(wrong(&page, "en", GONE[1]), None);
    // The address opened by itself.
    let opened = request("GET", SIGN_OUT, None)
        .header("accept", PAGES)
        .body(Body::empty());
    let page = send(&service, opened.unwrap()).await;
    assert_eq!((page.status.as_u16(), page.header("allow")), (405, "POST"));
    assert_eq!(wrong(&page, "fr", GONE[0]), None);
}

#[tokio::test]
async fn a_form_that_never_ends_is_refused_in_the_language_of_its_beginning() {
    let app = sqlite_app().await;
    let door = Door {
        pace: Pace {
            body_within: Duration::from_millis(100),
            ..Pace::default()
        },
        ..door_of(&app)
    };
    let service = router(door, std::path::Path::new("/nowhere"));
    for (accept, lang, title) in [
        (PAGES, "fr", "L’envoi a pris trop de temps"),
        (PAGES, "en", "Sending took too long"),
        ("application/json", "fr", ""),
    ] {
        let beginning = Bytes::from(format!("meta[lang]={lang}&command[x]="));
        let body = futures::stream::unfold(Some(beginning), async |next| {
            if next.is_none() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            let chunk = next.unwrap_or(Bytes::from("a"));
            Some((Ok::<_, std::convert::Infallible>(chunk), None))
        });
        let answer = send_body(&service, SIGN_OUT, accept, Body::from_stream(body)).await;
        assert_eq!(answer.status, 408, "{accept}: {}", answer.body);
        if accept == PAGES {
            assert_eq!(wrong(&answer, lang, title), None);
        } else {
            assert_eq!(answer.error_kind(), "malformed");
        }
    }
}

#[tokio::test]
async fn without_the_database_a_form_is_refused_with_the_number_of_the_incident() {
    let app = sqlite_app().await;
    let service = service(&app);
    app.db().close().await;
    for (path, rest) in [
        (FORGOTTEN, "command[email]=a@exemple.fr"),
        // Refused before the database is asked, and not kept all the same.
        (FORGOTTEN, "command[email]=no-address"),
        ("/_fn/entry/callback", "command[words]=abc"),
    ] {
        let json = sent(&service, path, "application/json", "fr", rest.as_bytes()).await;
        assert_ne!(json.error_kind(), "", "{path}: {}", json.body);
        for (lang, title, number) in [
            ("fr", BROKEN[0], "donnez le numéro "),
            ("en", BROKEN[1], "give the number "),
        ] {
            let page = sent(&service, path, PAGES, lang, rest.as_bytes()).await;
            assert_eq!(page.status, 503, "{path}: {}", page.body);
            assert_eq!(wrong(&page, lang, title), None);
            let (_, after) = page.body.split_once(number).expect("a number");
            assert!(after.len() > 8 && !after.starts_with('.'), "{}", page.body);
        }
    }
    // The same for a form that carries a file.
    let edge =
        "--edge\r\ncontent-disposition: form-data; name=\"meta[lang]\"\r\n\r\nen\r\n--edge--\r\n";
    let form = request("POST", TRIAL_FILE, None)
        .header("accept", PAGES)
        .header("content-type", "multipart/form-data; boundary=edge")
        .body(Body::from(edge));
    let page = send(&service, form.unwrap()).await;
    assert_eq!(page.status, 503);
    assert_eq!(wrong(&page, "en", BROKEN[1]), None);
}

/// An app where one form is kept for an address, and no more within a minute.
async fn forgetful() -> TestApp {
    sqlite_app_with(Settings {
        tries_per_minute: 1,
        strangers_per_minute: 3,
        ..Settings::default()
    })
    .await
}

#[tokio::test]
async fn a_form_that_is_not_kept_any_more_says_what_to_correct_or_when_to_come_back() {
    let app = forgetful().await;
    let service = service(&app);
    let mut answers = Vec::new();
    for _ in 0..4 {
        let email = b"command[email]=no-address";
        answers.push(sent(&service, FORGOTTEN, PAGES, "fr", email).await);
    }
    let statuses: Vec<u16> = answers.iter().map(|one| one.status.as_u16()).collect();
    assert_eq!(statuses, [302, 422, 422, 429]);
    let location = answers[0].header("location");
    assert!(location.starts_with("/aide?form="), "{location}");
    for answer in &answers[1..3] {
        assert_eq!(wrong(answer, "fr", "Un point à corriger"), None);
        assert!(answer.body.contains("nom@exemple.fr"), "{}", answer.body);
        assert!(!answer.body.contains("no-address"), "{}", answer.body);
    }
    assert_eq!(wrong(&answers[3], "fr", "Un peu de patience"), None);
    let wait: u32 = answers[3].header("retry-after").parse().expect("seconds");
    assert!((1..=60).contains(&wait), "{wait}");
}

#[tokio::test]
async fn whoever_must_sign_in_first_is_led_there_where_the_form_is_not_kept() {
    let app = forgetful().await;
    let service = service(&app);
    let path = "/_fn/accounts/close-other-sessions";
    let kept = sent(&service, path, PAGES, "fr", b"").await;
    assert!(kept.header("location").starts_with("/connexion?retour="));
    let page = sent(&service, path, PAGES, "fr", b"").await;
    assert_eq!(page.status, 401, "{}", page.body);
    assert_eq!(wrong(&page, "fr", "Votre session est terminée"), None);
    let link = "href=\"/connexion?retour=/aide\"";
    assert!(page.body.contains(link), "{}", page.body);
}
