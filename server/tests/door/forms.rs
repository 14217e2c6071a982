//! Refused forms of browsers without scripts: the longest of the house come back
//! whole, however full they are.

use axum::body::Body;
use pleinweb_domain::kernel::FormReturn;
use pleinweb_domain::platform::testing::{TestOffice, sqlite_office};
use pleinweb_domain::platform::{RequestInfo, load_form};

use crate::knock::{request, send, service};

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
async fn sent(office: &TestOffice, path: &str, fields: &[Field]) -> FormReturn {
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
    let answer = send(&service(office), form).await;
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
    load_form(office, &browser, id)
        .await
        .unwrap()
        .unwrap_or_else(|| panic!("{path}: not kept"))
}

#[tokio::test]
async fn the_longest_forms_come_back_whole() {
    let office = sqlite_office().await;
    for (path, fields) in longest() {
        let kept = sent(&office, path, &fields).await;
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
    let office = sqlite_office().await;
    let fields = [field("words", 15_000), field("name", 100)];
    let kept = sent(&office, "/_fn/entry/callback", &fields).await;
    let all: usize = kept.values.iter().map(|(_, value)| value.len()).sum();
    assert!(all <= 32 * 1024, "{all}");
    assert!(
        kept.values
            .iter()
            .any(|(name, value)| name == "name" && !value.is_empty()),
        "what follows is not lost"
    );
}
