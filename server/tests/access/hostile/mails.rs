//! Mails, as they leave: their headers and what is in them.

use pleinweb::mail::Sender;
use pleinweb_app::notifications::mails::render;
use pleinweb_checks::letters::is_hidden_sign;
use pleinweb_kernel::{Lang, MailId};
use pleinweb_notifications::Notification;
use pleinweb_platform::AppState;
use pleinweb_platform::mail::{MailBody, QueuedMail, latest};
use serde_json::{Map, Value, json};

use super::html;
use super::text::{ATTRIBUTE, MARK, hostile};

/// Headers that a mail of ours has.
const HEADERS: [&str; 9] = [
    "From",
    "To",
    "Subject",
    "Message-ID",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "MIME-Version",
    "Date",
    "Content-Type",
];

/// The mails that wait.
pub async fn of_queue(app: &AppState) -> Vec<String> {
    let mails = latest(app, 5_000).await.expect("mails");
    let marked = mails.iter().filter(|mail| is_marked(mail)).count();
    let mut found = Vec::new();
    if marked < 3 {
        found.push(format!(
            "{marked} of {} mails hold a hostile text",
            mails.len()
        ));
    }
    for mail in &mails {
        found.extend(problems(app, mail, true));
    }
    found
}

fn is_marked(mail: &QueuedMail) -> bool {
    mail.body.json().to_string().contains(MARK)
}

/// The secrets in the links of mails.
pub async fn links(app: &AppState) -> Vec<String> {
    let mails = latest(app, 5_000).await.expect("mails");
    let mut found = Vec::new();
    for mail in mails {
        for (name, value) in mail.body.json().as_object().into_iter().flatten() {
            let secret = value.as_str().and_then(|path| path.rsplit('/').next());
            // Offers and searches are named by their ids, which are no secret.
            let is_secret = |text: &&str| text.len() > 20 && uuid::Uuid::parse_str(text).is_err();
            if name.ends_with("link") || name == "stop" {
                found.extend(secret.filter(is_secret).map(str::to_owned));
            }
        }
    }
    assert!(!found.is_empty(), "no mail has a secret link");
    found
}

/// What is wrong with a mail. One that cannot leave is not sent.
fn problems(app: &AppState, mail: &QueuedMail, turned: bool) -> Vec<String> {
    let sender = Sender::new(
        "smtp://127.0.0.1:9",
        "Plein Web <ne-pas-repondre@exemple.fr>",
    );
    let told: Notification = mail.body.read().expect("a notification of ours");
    let text = render(mail.lang, &told, app.settings());
    let mut found = html::problems(&text.html(), turned);
    let plain = [text.subject.as_str(), &text.plain()].concat();
    if turned && plain.contains(is_hidden_sign) {
        found.push(format!("a hidden sign: {plain:?}"));
    }
    if let Ok(message) = sender.expect("a sender").compose(app, mail) {
        let whole = String::from_utf8_lossy(&message.formatted()).into_owned();
        let head = whole.split("\r\n\r\n").next().unwrap_or_default();
        for line in head
            .split("\r\n")
            .filter(|line| !line.starts_with([' ', '\t']))
        {
            let name = line.split(':').next().unwrap_or_default();
            if !HEADERS.iter().any(|known| known.eq_ignore_ascii_case(name)) {
                found.push(format!("a header: {line}"));
            }
        }
        // A subject may say what somebody called their search: words, and no markup. Nothing
        // else of a head holds what was typed.
        if text
            .subject
            .contains(|letter: char| "<>".contains(letter) || letter.is_control())
        {
            found.push(format!("in the subject: {}", text.subject));
        }
        let rest = without_subject(head);
        if rest.contains(ATTRIBUTE) || rest.contains(['\0', '<']) && rest.contains(MARK) {
            found.push(format!("in the headers: {head}"));
        }
        if head.contains("\nBcc")
            || head.matches("\nTo:").count() + head.matches("\nSubject:").count() > 2
        {
            found.push(format!("a header too many: {head}"));
        }
    }
    let kind = mail.body.json()["kind"].clone();
    found
        .into_iter()
        .map(|problem| format!("mail {kind}: {problem}"))
        .collect()
}

/// The head of a mail but for its subject and the lines that go on with it.
fn without_subject(head: &str) -> String {
    let mut inside = false;
    let lines = head.split("\r\n").filter(|line| {
        inside = if line.starts_with([' ', '\t']) {
            inside
        } else {
            line.starts_with("Subject:")
        };
        !inside
    });
    lines.collect::<Vec<_>>().join("\r\n")
}

/// The sources of the kinds of mail, one for each feature that has some: what a
/// kind holds is read there, so that a new one is in the test without anyone
/// naming it.
fn sources() -> Vec<String> {
    let domain = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain");
    let features = std::fs::read_dir(domain).expect("the features");
    let files = features.map(|feature| {
        feature
            .expect("a folder")
            .path()
            .join("src/notification.rs")
    });
    files
        .filter_map(|file| std::fs::read_to_string(file).ok())
        .collect()
}

/// One notification of each kind, every text in it hostile.
fn every_notice() -> Vec<Notification> {
    let sources = sources();
    assert!(sources.len() >= 6, "{} features", sources.len());
    sources
        .iter()
        .flat_map(|source| of_source(source))
        .collect()
}

fn of_source(source: &str) -> Vec<Notification> {
    let body = source
        .split("pub enum Notification {")
        .nth(1)
        .expect("the kinds of mail");
    let body = body.split("\n}\n").next().expect("their end");
    let lines = body
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//"));
    let text: String = lines.collect::<Vec<_>>().join(" ");
    let mut notices = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest.find(['{', ',']).unwrap_or(rest.len());
        let name = rest[..end].trim();
        let held = rest[end..].strip_prefix('{');
        let held = held.and_then(|after| after.split_once('}'));
        let (fields, after) = held.unwrap_or(("", &rest[end..]));
        rest = after;
        rest = rest.trim_start_matches([',', ' ']);
        for flag in [true, false] {
            notices.push(notice(name, fields, flag));
        }
    }
    notices
}

fn notice(name: &str, fields: &str, flag: bool) -> Notification {
    let text = hostile(900);
    let mut object = Map::new();
    object.insert("kind".to_owned(), json!(kebab(name)));
    for field in fields
        .split(", ")
        .map(|field| field.trim().trim_end_matches(','))
    {
        let Some((field, kind)) = field.split_once(": ") else {
            continue;
        };
        let value = match kind {
            "String" | "Option<String>" => json!(text),
            "bool" => json!(flag),
            "Timestamp" => json!(1_795_424_400_000_i64),
            "u64" | "u32" | "i64" | "usize" => json!(3),
            "SearchRequest" => {
                json!({"query": format!("quoi={}&ou=x", super::text::encoded(&text)), "chosen": []})
            }
            // A word of ours.
            "WayIn" => json!("key-added"),
            "Vec<FoundInMail>" => {
                json!([{"title": text, "employer": text, "place": text, "link": text,
                    "pay": {"yearly": null, "text": text, "extras": []}, "contract": "permanent", "km": 3}])
            }
            "Option<NotWished>" => {
                json!({"wished": "full-web", "adviser": text, "agency": text, "phone": text})
            }
            other => panic!("say here what a {other} of Notification::{name} is made of"),
        };
        object.insert(field.to_owned(), value);
    }
    serde_json::from_value(Value::Object(object))
        .unwrap_or_else(|error| panic!("Notification::{name}: {error}"))
}

/// As it waits in the queue.
fn body(notification: &Notification) -> MailBody {
    let json = serde_json::to_value(notification).expect("JSON");
    serde_json::from_value(json).expect("a body")
}

/// `ConfirmEmail` as serde writes it.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(letter.to_lowercase());
    }
    out
}

#[tokio::test]
async fn no_mail_of_any_kind_holds_more_than_text() {
    let app = pleinweb_platform::testing::sqlite_app().await;
    let mut found = Vec::new();
    let notices = every_notice();
    assert!(notices.len() >= 40, "{} notices", notices.len());
    for notice in notices {
        for lang in Lang::ALL {
            for address in [
                "zoe@exemple.fr".to_owned(),
                hostile(901),
                format!("a@exemple.fr\r\n{ATTRIBUTE}: x"),
            ] {
                let mail = QueuedMail {
                    id: app.new_id::<MailId>(),
                    account: None,
                    address,
                    lang,
                    body: body(&notice),
                    created_at: app.now(),
                    attempts: 0,
                };
                // What a notice holds was made plain on its way in.
                found.extend(problems(&app, &mail, false));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
