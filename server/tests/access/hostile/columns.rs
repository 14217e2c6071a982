//! The columns of text that the schema has, and what each is.

use pleinweb_checks::letters::is_hidden_sign;
use pleinweb_platform::AppState;
use pleinweb_platform::on;

/// A column of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub table: String,
    pub name: String,
}

impl std::fmt::Display for Column {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.table, self.name)
    }
}

/// Columns that hold no text of anybody: what is in them is chosen from a list
/// of ours, counted or hashed, and another value is damage that is an incident.
pub const OURS: &[(&str, &[&str])] = &[
    ("account", &["role", "password_hash", "lang"]),
    ("request", &["command", "request_id", "answer"]),
    ("audit", &["actor", "command", "outcome"]),
    ("access_journal", &["actor", "purpose"]),
    ("outbox", &["topic", "kind"]),
    ("mail", &["lang"]),
    ("setting", &["name", "value"]),
    ("occupation", &["code"]),
    ("appellation", &["code", "occupation"]),
    ("skill", &["code", "kind"]),
    ("occupation_skill", &["occupation", "skill"]),
    ("occupation_mobility", &["occupation", "target"]),
    ("commune", &["code", "department", "postcodes"]),
    ("former_commune", &["code", "commune"]),
    (
        "agency",
        &["slug", "postcode", "departments", "postcodes", "communes"],
    ),
    ("help_place", &["slug", "postcode"]),
    ("sign_up", &["password_hash", "lang"]),
    ("account_token", &["kind"]),
    ("passkey", &["credential"]),
    ("passkey_ceremony", &["kind"]),
    ("invitation", &["role", "agencies", "lang"]),
    ("demo_person", &["kind"]),
    (
        "entry_check",
        &["answers", "task", "outcome", "choice", "suggested"],
    ),
    (
        "entry_assessment",
        &["answers", "task", "outcome", "assessment", "suggested"],
    ),
    (
        "callback_request",
        &["slot", "subject", "postcode", "lang", "outcome"],
    ),
    ("registration", &["state", "effect_on", "decision"]),
    ("registration_step", &["step", "stamps"]),
    ("registration_secret", &["kind"]),
    ("review", &["kind", "outcome"]),
    (
        "held_decision",
        &[
            "path",
            "intensity",
            "interviews",
            "documents",
            "declaration",
            "messages",
            "stopped",
        ],
    ),
    ("caseload_member", &["last_event"]),
    (
        "contract_version",
        &[
            "cause",
            "intensity",
            "interviews",
            "documents",
            "declaration",
            "messages",
            "why",
        ],
    ),
    ("desk_interview", &["why"]),
    ("offer_source", &["key"]),
    (
        "offer",
        &[
            "source",
            "state",
            "occupation",
            "contract",
            "hours",
            "experience",
            "remote",
            "size",
            "commune",
            "postcode",
            "pay_certainty",
            "skills",
        ],
    ),
    ("offer_import", &["source"]),
    ("offer_report", &["reason", "lang", "decision"]),
    ("offer_takedown", &["lang", "outcome"]),
    (
        "market_official",
        &["key", "kind", "occupation", "area", "figures"],
    ),
    ("market_import", &["kind"]),
    ("saved_search", &["rhythm", "stopped_rhythm"]),
    ("offer_fit_correction", &["kind"]),
    ("offer_fit_list", &["inputs", "offers"]),
    ("alarm", &["kind"]),
    ("departure", &["kind", "taken"]),
    ("lease", &["name", "runs"]),
];

/// Columns of text that are filled otherwise than by writing a text into them.
pub const OTHERWISE: &[(&str, &str)] = &[
    // HTML and JSON that the import writes: `offers.rs` brings hostile ones.
    ("offer.elsewhere", "by the imports"),
    ("offer_text.description", "by the imports"),
    ("offer_text.about_employer", "by the imports"),
    ("offer_text.pay_extras", "by the imports"),
    ("offer_text.requirements", "by the imports"),
    ("offer_text.contact", "by the imports"),
    // JSON of the answers: each text in it is replaced.
    ("registration_step.body", "each text of it"),
    // An address: the text is encoded.
    ("saved_search.query", "as an address"),
];

/// Sealed or hashed columns of bytes that hold what somebody typed: they are
/// filled by the forms (`doors.rs`).
pub const SEALED: &[&str] = &[
    "access_journal.words",
    "callback_request.sealed",
    "callback_request.note",
    "form_return.body",
    "mail.notice",
    "offer_report.sealed",
    "offer_takedown.sealed",
    "registration_secret.sealed",
];

/// Bytes that are no text of anybody: ids, hashes, keys.
const BYTES: &[&str] = &[
    "budget.scope",
    "lease.holder",
    "master_canary.sealed",
    "reading.what",
    "registration_secret.pepper",
    "passkey_ceremony.state",
    "totp.secret",
    "recovery_shown.codes",
    "offer.twin_key",
    "offer.told_as",
    "offer.taken_with",
    "offer_report.reporter",
    "offer_view.viewer",
    "offer_fit_list.fingerprint",
    "entry_link.mailed_to",
    "request.scope",
    "asked_mail.scope",
    "sign_in_guard.scope",
    "sign_in_guard.device",
    "passkey.credential_id",
    "registration_secret.lookup",
];

/// Columns of a kind, `TEXT` or `BLOB`.
pub async fn of_kind(app: &AppState, kind: &str) -> Vec<Column> {
    let mut tx = app.db().read().await.expect("a transaction");
    let rows: Vec<(String, String)> = on!(&mut tx, |c| sqlx::query_as(
        "SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p
         WHERE m.type = 'table' AND m.name NOT LIKE '\\_sqlx%' ESCAPE '\\' AND p.type = $1 ORDER BY 1, 2"
    )
    .bind(kind)
    .fetch_all(c)
    .await)
    .expect("the schema");
    let columns = rows.into_iter();
    columns
        .map(|(table, name)| Column { table, name })
        .collect()
}

fn is_ours(column: &Column) -> bool {
    let of_table = |(table, names): &&(&str, &[&str])| {
        *table == column.table && names.contains(&column.name.as_str())
    };
    OURS.iter().any(|known| of_table(&known))
}

/// The columns that a text is to be written into.
pub async fn to_fill(app: &AppState) -> Vec<Column> {
    let all = of_kind(app, "TEXT").await;
    let otherwise = |column: &Column| {
        OTHERWISE
            .iter()
            .any(|(known, _)| *known == column.to_string())
    };
    all.into_iter()
        .filter(|column| !is_ours(column) && !otherwise(column))
        .collect()
}

/// What the lists above say of columns that are not there, and columns of bytes
/// that they say nothing of.
pub async fn unknown(app: &AppState) -> Vec<String> {
    let texts: Vec<String> = of_kind(app, "TEXT")
        .await
        .iter()
        .map(ToString::to_string)
        .collect();
    let bytes: Vec<String> = of_kind(app, "BLOB")
        .await
        .iter()
        .map(ToString::to_string)
        .collect();
    let mut found = Vec::new();
    let ours = OURS
        .iter()
        .flat_map(|(table, names)| names.iter().map(move |name| format!("{table}.{name}")));
    let otherwise = OTHERWISE.iter().map(|(column, _)| (*column).to_owned());
    for gone in ours
        .chain(otherwise)
        .filter(|column| !texts.contains(column))
    {
        found.push(format!("{gone} is no column of text any more"));
    }
    for gone in SEALED
        .iter()
        .chain(BYTES)
        .filter(|column| !bytes.iter().any(|known| known == *column))
    {
        found.push(format!("{gone} is no column of bytes any more"));
    }
    let plain = |column: &&String| {
        let name = column.rsplit('.').next().unwrap_or_default();
        name == "id"
            || name == "about"
            || name == "subject"
            || ["_id", "hash", "_of", "_by", "_from"]
                .iter()
                .any(|end| name.ends_with(end))
    };
    for column in bytes.iter().filter(|column| !plain(column)) {
        let known = SEALED.iter().chain(BYTES).any(|known| known == column);
        if !known {
            found.push(format!(
                "{column}: say whether it holds what somebody typed"
            ));
        }
    }
    found
}

/// Stored texts that hold a sign which turns or hides letters, or an end of a
/// line that no text of ours has.
pub async fn that_turn(app: &AppState) -> Vec<String> {
    let mut found = Vec::new();
    for column in of_kind(app, "TEXT").await {
        // A draft keeps its lines as its person types them.
        let draft = column.to_string() == "registration_step.body";
        for text in texts_of(app, &column).await {
            if text.contains(is_hidden_sign) || (!draft && text.contains(['\r', '\0', '\u{2028}']))
            {
                found.push(format!("{column} holds {text:?}"));
                break;
            }
        }
    }
    found
}

/// What a column holds.
pub async fn texts_of(app: &AppState, column: &Column) -> Vec<String> {
    let sql = format!(
        "SELECT {0} FROM {1} WHERE {0} IS NOT NULL",
        column.name, column.table
    );
    let mut tx = app.db().read().await.expect("a transaction");
    on!(&mut tx, |c| sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
        .fetch_all(c)
        .await)
    .expect("a column")
}

/// The id of an offer that came with the imports.
pub async fn an_imported_offer(app: &AppState) -> String {
    let mut tx = app.db().read().await.expect("a transaction");
    let id: uuid::Uuid = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT o.id FROM offer o JOIN offer_text t ON t.offer_id = o.id WHERE o.source = 'france-travail' LIMIT 1"
    )
    .fetch_one(c)
    .await)
    .expect("an offer");
    id.to_string()
}

/// How many steps of drafts hold a text.
pub async fn drafts_that_hold(app: &AppState, text: &str) -> usize {
    let column = Column {
        table: "registration_step".to_owned(),
        name: "body".to_owned(),
    };
    let bodies = texts_of(app, &column).await;
    bodies.iter().filter(|body| body.contains(text)).count()
}
