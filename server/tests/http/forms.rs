//! Refused forms of browsers without scripts: the longest of the house come back
//! whole, however full they are.

use axum::body::Body;
use pleinweb_kernel::FormReturn;
use pleinweb_nomenclature::{seed_agencies, seed_lists};
use pleinweb_platform::testing::{Person, TestApp, sqlite_app};
use pleinweb_platform::{RequestInfo, load_form};
use pleinweb_registration::{LoadStep, StartInput, StartRegistration, StepView};

use crate::request_as::{Answer, request, send, service};

/// Four bytes, and twelve on the way.
const LETTER: &str = "𝓔";
const ON_THE_WAY: &str = "%F0%9D%93%94";

/// A field, how many letters it takes at most, and the forms' own fields.
type Field = (String, usize);

fn field(name: &str, most: usize) -> Field {
    (name.to_owned(), most)
}

/// The forms with the longest texts or the most fields, filled to their limits.
/// Nobody is signed in, or something else is missing: each is refused and kept.
fn longest() -> Vec<(&'static str, Vec<Field>)> {
    let mut experience = vec![field("diploma", 100)];
    for job in 0..3 {
        for part in ["title", "employer"] {
            experience.push((format!("jobs[{job}][{part}]"), 100));
        }
    }
    let mut skills = vec![field("own_words", 1000)];
    skills.extend((0..3).map(|one| (format!("languages[{one}][language]"), 100)));
    skills.extend((0..100).map(|one| (format!("skills[{one}]"), 3)));
    vec![
        ("/_fn/registration/save-experience", experience),
        ("/_fn/registration/save-skills", skills),
        ("/_fn/entry/task", vec![field("text", 2000)]),
        (
            "/_fn/entry/callback",
            vec![field("words", 500), field("name", 100), field("email", 254)],
        ),
        (
            "/_fn/offers/report",
            vec![field("words", 1000), field("email", 254)],
        ),
        (
            "/_fn/offers/contest",
            vec![field("words", 1000), field("email", 254)],
        ),
        (
            "/_fn/offers/decide-report",
            vec![field("reason", 2000), field("employer_email", 254)],
        ),
        ("/_fn/caseload/decide", vec![field("reason", 2000)]),
        ("/_fn/caseload/finish-callback", vec![field("note", 1000)]),
    ]
}

/// Sends a form as a browser without scripts; what was kept of it.
async fn sent(app: &TestApp, path: &str, fields: &[Field]) -> FormReturn {
    let mut body = "meta[back]=/aide&meta[lang]=fr".to_owned();
    for (name, most) in fields {
        let name = match name.split_once('[') {
            Some((list, rest)) => format!("command[{list}][{rest}"),
            None => format!("command[{name}]"),
        };
        body.extend(["&", &name, "=", &ON_THE_WAY.repeat(*most)]);
    }
    let form = request("POST", path, None)
        .header("accept", "text/html")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .unwrap();
    let answer = send(&service(app), form).await;
    assert!(
        answer.status.is_redirection(),
        "{path}: {} {}",
        answer.status,
        answer.body
    );
    let location = answer.header("location");
    // By way of signing in the path is in a query of its own.
    let (_, id) = location
        .rsplit_once("form=")
        .or_else(|| location.rsplit_once("form%3D"))
        .unwrap_or_else(|| panic!("{path}: {location}"));
    let cookie = answer.header("set-cookie");
    let token = cookie
        .strip_prefix("session=")
        .and_then(|rest| rest.split(';').next());
    let browser = RequestInfo {
        session_token: token.map(str::to_owned),
        ..RequestInfo::default()
    };
    let id = id[..36].parse().expect("an id");
    load_form(app, &browser, id)
        .await
        .unwrap()
        .unwrap_or_else(|| panic!("{path}: not kept"))
}

#[tokio::test]
async fn the_longest_forms_come_back_whole() {
    let app = sqlite_app().await;
    for (path, fields) in longest() {
        let kept = sent(&app, path, &fields).await;
        for (name, most) in &fields {
            let list = name.split('[').next().unwrap();
            let whole = kept.values.iter().any(|(kept, value)| {
                (kept == name || kept == list) && *value == LETTER.repeat(*most)
            });
            assert!(whole, "{path}: {name} did not come back");
        }
        let values = kept
            .values
            .iter()
            .filter(|(_, value)| value.contains(LETTER));
        assert_eq!(values.count(), fields.len(), "{path}");
    }
}

#[tokio::test]
async fn what_is_pasted_beyond_all_limits_takes_no_more_room_than_a_form() {
    let app = sqlite_app().await;
    let fields = [field("words", 15_000), field("name", 100)];
    let kept = sent(&app, "/_fn/entry/callback", &fields).await;
    let all: usize = kept.values.iter().map(|(_, value)| value.len()).sum();
    assert!(all <= 32 * 1024, "{all}");
    assert!(
        kept.values
            .iter()
            .any(|(name, value)| name == "name" && !value.is_empty()),
        "what follows is not lost"
    );
}

async fn contact_step(app: &TestApp, who: &Person) -> StepView {
    who.must_ask::<LoadStep>(app, "coordonnees".to_owned())
        .await
}

/// Sends the step as a page of this version does, without scripts.
async fn save(app: &TestApp, who: &Person, stamp: (&str, &str), street: &str) -> Answer {
    let (version, page) = stamp;
    let body = format!(
        "meta[back]=/espace/inscription/coordonnees&meta[lang]=fr&command[street]={street}\
         &command[postcode]=87000&command[city]=Limoges&command[phone]=0612345678\
         &command[stamp][version]={version}&command[stamp][page]={page}"
    );
    let token = who.request.session_token.as_deref();
    let form = request("POST", "/_fn/registration/save-contact", token)
        .header("accept", "text/html")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .unwrap();
    send(&service(app), form).await
}

/// What a hidden field of a page holds.
fn hidden<'a>(html: &'a str, name: &str) -> &'a str {
    let mark = format!("name=\"{name}\" value=\"");
    let (_, rest) = html
        .split_once(&mark)
        .unwrap_or_else(|| panic!("{name} in {html}"));
    rest.split('"').next().unwrap()
}

#[tokio::test]
async fn a_form_that_comes_back_never_overwrites_what_another_tab_saved() {
    let app = sqlite_app().await;
    seed_lists(&app).await.unwrap();
    seed_agencies(&app).await.unwrap();
    let mut zoe = app.people().job_seeker().await;
    zoe.must_send::<StartRegistration>(&app, StartInput { go: true })
        .await;
    let here = contact_step(&app, &zoe).await;
    let there = contact_step(&app, &zoe).await;
    let elsewhere = (there.version.to_string(), there.page.clone());
    save(&app, &zoe, (&elsewhere.0, &elsewhere.1), "8+place+Haute").await;
    let mut stamp = (here.version.to_string(), here.page.clone());
    // Once for the surprise; then what Enter sends from the page that came back.
    for time in 0..3 {
        let answer = save(&app, &zoe, (&stamp.0, &stamp.1), "3+rue+Basse").await;
        let path = answer.header("location");
        assert!(path.contains("form="), "{time}: {path}");
        let token = zoe.request.session_token.as_deref();
        let page = request("GET", path, token).body(Body::empty()).unwrap();
        let html = send(&service(&app), page).await.body;
        assert!(html.contains("Une autre page a changé"), "{time}: {html}");
        stamp = (
            hidden(&html, "command[stamp][version]").to_owned(),
            hidden(&html, "command[stamp][page]").to_owned(),
        );
        let kept = contact_step(&app, &zoe).await.answers.contact.street;
        assert_eq!(kept, "8 place Haute", "{time}");
    }
}
