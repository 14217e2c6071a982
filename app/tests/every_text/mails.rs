//! Every kind of mail: a subject and a text of its own, in every language.

use std::collections::BTreeSet;
use std::path::Path;

use pleinweb_app::notifications::mails::render;
use pleinweb_kernel::Lang;
use pleinweb_notifications::Notification;
use pleinweb_platform::Settings;
use serde_json::{Value, json};

const AT: i64 = 1_795_424_400_000;

/// One of each kind, as it waits in the queue.
fn samples() -> Vec<Value> {
    let mut all = vec![
        json!({"kind": "confirm-email", "link": "/a"}),
        json!({"kind": "account-exists", "sign_in_link": "/a", "reset_link": "/b"}),
        json!({"kind": "reset-password", "link": "/a"}),
        json!({"kind": "no-account", "sign_up_link": "/a"}),
        json!({"kind": "confirm-new-email", "link": "/a"}),
        json!({"kind": "email-change-asked", "new_address_masked": "z…@exemple.fr", "undo": "/a"}),
        json!({"kind": "email-changed", "new_address_masked": "z…@exemple.fr", "undo": "/a"}),
        json!({"kind": "email-taken-back"}),
        json!({"kind": "sign-in-changed"}),
        json!({"kind": "new-device", "device": "Firefox", "at": AT, "undo": "/a"}),
        json!({"kind": "factors-guessed", "undo": "/a"}),
        json!({"kind": "changes-stopped", "reset_link": "/a"}),
        json!({"kind": "invitation", "link": "/a"}),
        json!({"kind": "entry-check-link", "link": "/a"}),
        json!({"kind": "callback-received", "answer_by": AT}),
        json!({"kind": "registration-received", "number": "PW-1", "answer_by": AT}),
        json!({"kind": "draft-ending", "erased_at": AT, "link": "/a"}),
        json!({"kind": "passed-to-colleague", "answer_by": AT}),
        json!({"kind": "volunteers-again", "answer_by": AT}),
        json!({"kind": "offer-taken-down", "title": "T", "reason": "R", "link": "/a"}),
        json!({"kind": "mass-reading", "name": "N", "count": 3, "until": AT, "link": "/a"}),
        json!({"kind": "offers-found", "asked": {"query": "quoi=pain", "chosen": []}, "others": 1, "link": "/a", "stop": "/b",
               "offers": [{"title": "T", "employer": null, "place": "P", "link": "/c", "contract": "permanent", "km": 3}]}),
    ];
    let changes = [
        "password",
        "key-added",
        "key-removed",
        "app-added",
        "app-removed",
        "codes-made",
        "recent-removed",
    ];
    let changes =
        changes.map(|change| json!({"kind": "way-in-changed", "change": change, "undo": "/a"}));
    all.extend(changes);
    let decisions = ["full-web", "mixed", "agency"];
    all.extend(decisions.map(
        |decision| json!({"kind": "decided", "decision": decision, "reason": "R", "link": "/a"}),
    ));
    all.push(
        json!({"kind": "decided", "decision": "mixed", "reason": "R", "link": "/a", "not_wished":
        {"wished": "full-web", "adviser": "A", "agency": "B", "phone": "C"}}),
    );
    for yes in [true, false] {
        all.push(json!({"kind": "returned-to-agency", "once": yes}));
        all.push(json!({"kind": "offer-report-answered", "title": "T", "taken_down": yes, "reason": "R"}));
        all.push(
            json!({"kind": "offer-contest-answered", "title": "T", "restored": yes, "reason": "R"}),
        );
    }
    all
}

/// The names of an enum's values, kebab-case, read from the sources of the
/// features' notifications.
fn values(of: &str) -> BTreeSet<String> {
    let domain = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain");
    let features = std::fs::read_dir(domain).expect("the features");
    let files = features.map(|feature| {
        feature
            .expect("a folder")
            .path()
            .join("src/notification.rs")
    });
    files
        .filter_map(|file| std::fs::read_to_string(file).ok())
        .flat_map(|source| values_in(&source, of))
        .collect()
}

fn values_in(source: &str, of: &str) -> Vec<String> {
    let Some((_, body)) = source.split_once(&format!("pub enum {of} {{")) else {
        return Vec::new();
    };
    let (body, _) = body.split_once("\n}").expect("an end");
    let lines = body.lines().filter_map(|line| line.strip_prefix("    "));
    let names = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    names
        .map(|line| line.split([' ', ',']).next().unwrap_or_default())
        .map(kebab)
        .collect()
}

fn kebab(name: &str) -> String {
    let mut text = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !text.is_empty() {
            text.push('-');
        }
        text.push(c.to_ascii_lowercase());
    }
    text
}

#[test]
fn every_mail_has_its_subject_and_its_text() {
    let of = |field: &str| -> BTreeSet<String> {
        let all = samples().into_iter();
        all.filter_map(|sample| sample[field].as_str().map(str::to_owned))
            .collect()
    };
    assert_eq!(of("kind"), values("Notification"));
    assert_eq!(of("change"), values("WayIn"));
    let settings = Settings::default();
    for lang in Lang::ALL {
        let mut texts = BTreeSet::new();
        for sample in samples() {
            let notice: Notification = serde_json::from_value(sample.clone()).expect("a notice");
            let mail = render(lang, &notice, &settings);
            assert!(!mail.subject.trim().is_empty(), "{sample} in {lang:?}");
            let plain = mail.plain();
            // Greeting, text, help and signature; nothing left to fill in.
            assert!(
                plain.split("\n\n").all(|part| !part.trim().is_empty()),
                "{sample}: {plain}"
            );
            assert!(!plain.contains(['{', '}', '\u{1}']), "{sample}: {plain}");
            assert!(texts.insert(plain), "{sample} says the same as another");
        }
    }
}
