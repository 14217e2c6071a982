//! An answer of any kind, read as its reader would.

use std::collections::BTreeSet;

use pleinweb_checks::letters::is_hidden_sign;

use super::text::{ATTRIBUTE, ELEMENT, MARK};
use super::{csv, html, xml};
use crate::request_as::Answer;

/// What was found, in words.
pub type Found = BTreeSet<String>;

/// Headers that answers of ours have.
const HEADERS: &[&str] = &[
    "access-control-allow-headers",
    "access-control-allow-methods",
    "access-control-allow-origin",
    "access-control-expose-headers",
    "access-control-max-age",
    "allow",
    "cache-control",
    "clear-site-data",
    "content-disposition",
    "content-language",
    "content-length",
    "content-security-policy",
    "content-type",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "etag",
    "link",
    "location",
    "permissions-policy",
    "ratelimit-limit",
    "ratelimit-remaining",
    "ratelimit-reset",
    "referrer-policy",
    "retry-after",
    "serverfnerror",
    "serverfnredirect",
    "set-cookie",
    "vary",
    "x-content-type-options",
    "x-frame-options",
    "x-plein-web",
];

/// What stands behind the address of the next part in our links.
const BEHIND: &str = ">; rel=\"next\", </api/v1/openapi.json>; rel=\"service-desc\"";

/// The address in a link to the next part.
fn address_of(link: &str) -> Option<&str> {
    link.strip_prefix('<')?.strip_suffix(BEHIND)
}

/// Looks at an answer. `turned`: what came in by the doors must not hold signs
/// that turn the line either.
pub fn look(what: &str, answer: &Answer, turned: bool, found: &mut Found) {
    let mut say = |problem: String| {
        let problem: String = problem.chars().take(400).collect();
        found.insert(format!("{what}: {problem}"));
    };
    if answer.status.is_server_error() {
        say(format!("{} {}", answer.status, answer.body));
    }
    for (name, value) in &answer.headers {
        let text = String::from_utf8_lossy(value.as_bytes());
        if !HEADERS.contains(&name.as_str()) || name.as_str().starts_with(ATTRIBUTE) {
            say(format!("the header {name}: {text}"));
        }
        // Of a link, what its address holds: the rest is our own.
        let own = match name.as_str() {
            "link" => address_of(&text).unwrap_or(&text),
            _ => &text,
        };
        let odd = own.contains(['<', '>', '"', '\r', '\n']) && own.contains(MARK);
        let turned = text.contains(['\r', '\n']) || (name != "link" && text.contains('<'));
        let strange =
            !text.is_ascii() || odd || turned || (own.contains(MARK) && own.contains(' '));
        if strange {
            say(format!("in the header {name}: {text}"));
        }
    }
    let location = answer.header("location");
    if !location.is_empty() && (!location.starts_with('/') || location.starts_with("//")) {
        say(format!("leads to {location}"));
    }
    let file = answer.header("content-disposition");
    if !file.is_empty() && file.contains(MARK) {
        say(format!("a file named {file}"));
    }
    if answer.header("x-content-type-options") != "nosniff" {
        say("may be sniffed".to_owned());
    }
    for problem in of_body(answer, turned) {
        say(problem);
    }
}

fn of_body(answer: &Answer, turned: bool) -> Vec<String> {
    let body = &answer.body;
    if body.is_empty() {
        return Vec::new();
    }
    let kind = answer.header("content-type");
    let kind = kind.split(';').next().unwrap_or_default();
    match kind {
        "text/html" => html::problems(body, turned),
        "application/json" | "application/problem+json" => of_json(answer, turned),
        "application/atom+xml" | "application/xml" => of_xml(body, turned),
        "text/csv" => csv::problems(body),
        // Shown as it is, and nothing sniffs it.
        "text/plain" | "text/event-stream" => Vec::new(),
        other => vec![format!("of the kind {other:?}")],
    }
}

fn of_json(answer: &Answer, turned: bool) -> Vec<String> {
    let mut found = Vec::new();
    let Ok(value) = serde_json::from_str::<serde_json::Value>(&answer.body) else {
        return vec![format!("no JSON: {}", answer.body)];
    };
    // An error is a code; what was typed is not said again.
    let refused =
        answer.status.as_u16() >= 400 && answer.header("content-type") == "application/json";
    if refused && answer.body.contains(MARK) {
        found.push(format!("typed text in an error: {}", answer.body));
    }
    if turned {
        hidden(&value, "", &mut found);
    }
    found
}

/// Signs that turn the line, in any text of an answer.
fn hidden(value: &serde_json::Value, at: &str, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) if text.contains(is_hidden_sign) => {
            found.push(format!("a hidden sign in {at}: {text:?}"));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| hidden(item, at, found)),
        serde_json::Value::Object(fields) => {
            for (name, item) in fields {
                hidden(item, &format!("{at}.{name}"), found);
            }
        }
        _ => {}
    }
}

fn of_xml(body: &str, turned: bool) -> Vec<String> {
    let mut found = Vec::new();
    let root = xml::parse(body);
    if root.name == "feed" && root.one("title").text.is_empty() {
        found.push("a feed without title".to_owned());
    }
    let mut open = vec![root];
    while let Some(element) = open.pop() {
        let attributes = element.attributes.iter();
        let strange = |name: &str| name.starts_with(ELEMENT) || name.contains(['"', '\'', '<']);
        if strange(&element.name)
            || attributes
                .clone()
                .any(|(name, _)| name.starts_with(ATTRIBUTE))
        {
            found.push(format!("an element: {}", element.name));
        }
        let texts = attributes.map(|(_, value)| value).chain([&element.text]);
        if turned && texts.clone().any(|text| text.contains(is_hidden_sign)) {
            found.push(format!("a hidden sign in {}", element.name));
        }
        for link in element.all("link").map(|link| link.attribute("href")) {
            if !link.starts_with("http://localhost:3000/") {
                found.push(format!("a link to {link}"));
            }
        }
        open.extend(element.children);
    }
    found
}

#[test]
fn an_answer_that_says_too_much_is_noticed() {
    use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
    let answer = |status: u16, headers: &[(&'static str, &str)], body: &str| {
        let mut map = HeaderMap::new();
        map.insert(
            "x-content-type-options",
            HeaderValue::from_static("nosniff"),
        );
        for (name, value) in headers {
            map.insert(
                HeaderName::from_static(name),
                HeaderValue::from_str(value).expect("a value"),
            );
        }
        Answer {
            status: StatusCode::from_u16(status).expect("a status"),
            headers: map,
            body: body.to_owned(),
            admission: None,
        }
    };
    let json = ("content-type", "application/json");
    let count = |answer: &Answer| {
        let mut found = Found::new();
        look("x", answer, true, &mut found);
        found.len()
    };
    assert_eq!(count(&answer(200, &[json], "{\"a\":\"</script>\"}")), 0);
    let link = |address: &str| format!("<{address}{BEHIND}");
    let next = link("https://a.fr/?quoi=pwmark1%3C%22");
    assert_eq!(count(&answer(200, &[json, ("link", &next)], "{}")), 0);
    let out = link("/?quoi=pwmark1>; rel=\"x\", </");
    let two = link("/?quoi=pwmark1 a");
    for bad in [
        answer(200, &[json, ("link", &out)], "{}"),
        answer(200, &[json, ("link", &two)], "{}"),
        answer(503, &[json], "{}"),
        answer(200, &[json], "{"),
        answer(200, &[json], "{\"a\":\"\u{202e}\"}"),
        answer(422, &[json], "{\"a\":\"pwmark1\"}"),
        answer(200, &[("pwat", "x")], ""),
        answer(302, &[("location", "//pw.example")], ""),
        answer(302, &[("location", "https://pw.example/")], ""),
        answer(200, &[("content-type", "text/html")], "<p onclick=x()>"),
        answer(200, &[("content-type", "image/svg+xml")], "<svg/>"),
    ] {
        assert_eq!(count(&bad), 1, "{bad:?}");
    }
}
