//! The mail queue: a mail is a row of the transaction that caused it, and
//! leaves later, at least once. Its body is sealed: links in it are secrets, and
//! nothing of it is kept once it left or was given up.

use std::future::Future;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::{AssertSqlSafe, FromRow};

use super::alarms::{ALARMS_TOPIC, Alarm, AlarmKind, raise};
use super::quiet::out_of_the_night;
use super::{AppState, Tx, outbox, retrying};
use crate::{on, sql};
use pleinweb_kernel::{AccountId, AppError, Lang, MINUTE_MS, MailId, Timestamp};

/// A mail that fails is tried again after 1, 2, 4 … minutes, this many times in all.
pub(crate) const TRIES: i64 = 10;

/// What someone is told, without its sentences: each feature declares its own.
pub trait Notification: Serialize {}

/// A notification on its way: JSON that says its `kind`. One that has a `stop`
/// (the path that stops mails of its kind: RFC 2369, RFC 8058) was not asked for
/// at this very moment, and does not arrive at night, however often it was tried
/// before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MailBody(Value);

impl MailBody {
    pub fn of(notification: &impl Notification) -> Self {
        // What has no JSON is a mail that cannot be read: given up, with an alarm.
        Self(serde_json::to_value(notification).unwrap_or_default())
    }

    /// The notification, for whoever knows its kind.
    ///
    /// # Errors
    /// It is of another kind.
    pub fn read<N: DeserializeOwned>(&self) -> Result<N, serde_json::Error> {
        N::deserialize(&self.0)
    }

    /// As it is kept and as its feature wrote it.
    pub fn json(&self) -> &Value {
        &self.0
    }

    /// The path that stops mails of this kind, where mails can be stopped.
    pub fn stop(&self) -> Option<&str> {
        self.0.get("stop")?.as_str()
    }
}

/// A mail that leaves with the commit.
#[derive(Debug)]
pub(crate) struct OutgoingMail {
    pub account: Option<AccountId>,
    pub address: String,
    pub lang: Lang,
    pub body: MailBody,
}

/// A mail of the queue.
#[derive(Clone, Debug)]
pub struct QueuedMail {
    pub id: MailId,
    pub account: Option<AccountId>,
    pub address: String,
    pub lang: Lang,
    pub body: MailBody,
    pub created_at: Timestamp,
    pub attempts: i64,
}

#[derive(FromRow)]
struct Row {
    id: MailId,
    account_id: Option<AccountId>,
    address: String,
    /// As it stands: one that this version does not know costs this mail a try, and
    /// must not stop the queue where it is claimed.
    lang: String,
    notice: Vec<u8>,
    created_at: Timestamp,
    attempts: i64,
}

impl Row {
    /// One whose content was taken out on purpose is none to read any more.
    fn has_content(&self) -> bool {
        !self.notice.is_empty()
    }

    /// A mail that does not open is an incident, never a mail less.
    fn open(self, app: &AppState) -> Result<QueuedMail, AppError> {
        let plain = app.secrets().opened(&about(self.id), &self.notice)?;
        let known = Lang::ALL.into_iter().find(|lang| lang.tag() == self.lang);
        let lang = known.ok_or_else(|| super::incident(&"a mail in an unknown language"))?;
        Ok(QueuedMail {
            id: self.id,
            account: self.account_id,
            address: self.address,
            lang,
            body: serde_json::from_slice(&plain).map_err(|error| super::incident(&error))?,
            created_at: self.created_at,
            attempts: self.attempts,
        })
    }
}

fn about(id: MailId) -> String {
    format!("mail:{id}")
}

pub(crate) async fn queue(
    app: &AppState,
    tx: &mut Tx,
    now: Timestamp,
    letters: &[OutgoingMail],
) -> Result<(), AppError> {
    for letter in letters {
        let id: MailId = app.new_id();
        let plain =
            serde_json::to_vec(letter.body.json()).map_err(|error| super::incident(&error))?;
        let sealed = app.secrets().seal(app.randomness(), &about(id), &plain);
        sql!(
        "INSERT INTO mail (id, account_id, address, lang, notice, created_at, attempts, next_at)
            
             VALUES ({id}, {letter.account}, {letter.address}, {letter.lang.tag()}, {sealed},
             {now}, 0, {now})"
    )
        .execute(tx)
        .await?;
    }
    Ok(())
}

/// The latest mails, newest first: the demo's mailbox page.
pub async fn latest(app: &AppState, limit: i64) -> Result<Vec<QueuedMail>, AppError> {
    let mut tx = app.db().read().await?;
    let rows: Vec<Row> = sql!(
        "SELECT id, account_id, address, lang, notice, created_at, attempts FROM mail
         ORDER BY created_at DESC, id DESC LIMIT {limit}"
    )
    .all(&mut tx)
    .await?;
    rows.into_iter()
        .filter(Row::has_content)
        .map(|row| row.open(app))
        .collect()
}

/// One mail by its id.
pub async fn one(app: &AppState, id: MailId) -> Result<Option<QueuedMail>, AppError> {
    let mut tx = app.db().read().await?;
    let row: Option<Row> = sql!(
        "SELECT id, account_id, address, lang, notice, created_at, attempts FROM mail
         WHERE id = {id}"
    )
    .optional(&mut tx)
    .await?;
    row.filter(Row::has_content)
        .map(|row| row.open(app))
        .transpose()
}

/// How many mails are due.
pub async fn mails_due(app: &AppState) -> Result<u64, AppError> {
    let mut tx = app.db().read().await?;
    let due: i64 = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT COUNT(*) FROM mail WHERE next_at <= $1"
    )
    .bind(app.now())
    .fetch_one(c)
    .await)?;
    Ok(due.unsigned_abs())
}

/// Mails sent by one call of `send_due`.
const AT_ONCE: usize = 50;

/// What became of the next mail of the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    Left,
    /// Not now: it failed, was given up, or waits for the morning.
    Stayed,
    /// None is due.
    Nothing,
}

/// Sends what is due with `send`, one after the other; gives how many left.
pub async fn send_due<F, Fut>(app: &AppState, send: F) -> Result<usize, AppError>
where
    F: Fn(QueuedMail) -> Fut,
    Fut: Future<Output = Result<(), String>>,
{
    let mut left = 0;
    for _ in 0..AT_ONCE {
        match send_next(app, &send).await? {
            Sent::Left => left += 1,
            Sent::Stayed => {}
            Sent::Nothing => break,
        }
    }
    Ok(left)
}

/// Sends the next mail that is due. It is claimed before it leaves, so that no
/// other node sends it meanwhile, and what became of it is noted until the note
/// is kept: a mail that left leaves again only if its node dies between the two,
/// or cannot reach the database for as long as the claim holds. At least once,
/// and each time under the same Message-ID.
pub async fn send_next<F, Fut>(app: &AppState, send: F) -> Result<Sent, AppError>
where
    F: Fn(QueuedMail) -> Fut,
    Fut: Future<Output = Result<(), String>>,
{
    let Some(row) = claim_next(app).await? else {
        return Ok(Sent::Nothing);
    };
    let (id, attempts) = (row.id, row.attempts);
    let mail = row.open(app);
    if let Some(morning) = mail.as_ref().ok().and_then(|mail| put_off(mail, app.now())) {
        note(app, id, Fate::PutOff(morning)).await?;
        return Ok(Sent::Stayed);
    }
    let result = match mail {
        Ok(mail) => send(mail).await,
        Err(_) => Err("the mail does not open with the keys at hand".to_owned()),
    };
    let now = app.now();
    let fate = match &result {
        Ok(()) => Fate::Sent(now),
        Err(_) if attempts + 1 >= TRIES => Fate::GivenUp(now),
        Err(_) => Fate::Failed(now.plus(MINUTE_MS << attempts.clamp(0, TRIES))),
    };
    if let Err(cause) = &result {
        let given_up = matches!(fate, Fate::GivenUp(_));
        tracing::warn!(mail = %id, attempts, cause, given_up, "a mail did not leave");
        metrics::counter!("pleinweb_mails_failed_total", "given_up" => if given_up { "yes" } else { "no" })
            .increment(1);
    }
    note(app, id, fate).await?;
    Ok(if result.is_ok() {
        Sent::Left
    } else {
        Sent::Stayed
    })
}

/// The morning, for a mail that must not arrive now.
fn put_off(mail: &QueuedMail, now: Timestamp) -> Option<Timestamp> {
    let morning = out_of_the_night(now);
    (mail.body.stop().is_some() && morning > now).then_some(morning)
}

/// What becomes of a mail.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Sent(Timestamp),
    /// Tried again then.
    Failed(Timestamp),
    GivenUp(Timestamp),
    /// Not tried before then.
    PutOff(Timestamp),
}

/// How long a claim holds: longer than any server keeps us waiting.
const CLAIM_MS: i64 = 5 * MINUTE_MS;
/// How long a note is tried again: well within the claim.
const NOTED_WITHIN: Duration = Duration::from_mins(3);
const BETWEEN_NOTES: Duration = Duration::from_secs(1);

/// Takes the next due mail and puts it off, so that no other node sends it. On
/// PostgreSQL nodes take turns without waiting for each other: what one is
/// taking, the others step over.
async fn claim_next(app: &AppState) -> Result<Option<Row>, AppError> {
    const CLAIM: [&str; 2] = [
        "UPDATE mail SET next_at = $2 WHERE id = (
             SELECT id FROM mail WHERE next_at <= $1 ORDER BY next_at, id LIMIT 1",
        ") RETURNING id, account_id, address, lang, notice, created_at, attempts",
    ];
    retrying(app, "mail", || async move {
        let now = app.now();
        let mut tx = app.db().begin_note().await?;
        let sql = CLAIM.join(match &tx {
            Tx::Sqlite(..) => "",
            Tx::Postgres(..) => " FOR UPDATE SKIP LOCKED",
        });
        let row = on!(&mut tx, |c| sqlx::query_as(AssertSqlSafe(sql))
            .bind(now)
            .bind(now.plus(CLAIM_MS))
            .fetch_optional(c)
            .await)?;
        tx.commit().await?;
        Ok(row)
    })
    .await
}

/// Writes down what became of a mail, again and again until it is written.
async fn note(app: &AppState, id: MailId, fate: Fate) -> Result<(), AppError> {
    let began = Instant::now();
    loop {
        let noted = retrying(app, "mail", || note_once(app, id, fate)).await;
        match noted {
            Err(error) if began.elapsed() < NOTED_WITHIN => {
                tracing::warn!(mail = %id, %error, "what became of a mail is not noted yet");
                tokio::time::sleep(BETWEEN_NOTES).await;
            }
            Ok(()) if matches!(fate, Fate::GivenUp(_)) => {
                app.outbox_grew().notify_one();
                return Ok(());
            }
            noted => return noted,
        }
    }
}

async fn note_once(app: &AppState, id: MailId, fate: Fate) -> Result<(), AppError> {
    let mut tx = app.db().begin_note().await?;
    match fate {
        Fate::PutOff(until) => {
            sql!("UPDATE mail SET next_at = {until} WHERE id = {id}")
                .execute(&mut tx)
                .await?;
        }
        Fate::Failed(until) => {
            sql!("UPDATE mail SET attempts = attempts + 1, next_at = {until} WHERE id = {id}")
                .execute(&mut tx)
                .await?;
        }
        // The mailbox page of a demo shows mails long after they left.
        Fate::Sent(now) => {
            end(&mut tx, id, Some(now), None, app.settings().demo).await?;
        }
        Fate::GivenUp(now) => {
            end(&mut tx, id, None, Some(now), false).await?;
            let alarm = Alarm::of_service(AlarmKind::MailsGivenUp, 1);
            raise(app, &mut tx, now, alarm).await?;
            outbox::write(&mut tx, now, &[(ALARMS_TOPIC.to_owned(), "raised")]).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Nothing more happens to a mail: to whom it went and what it said is of no use
/// any more, and the links in it are secrets.
async fn end(
    tx: &mut Tx,
    id: MailId,
    sent_at: Option<Timestamp>,
    given_up_at: Option<Timestamp>,
    keeps: bool,
) -> Result<(), AppError> {
    sql!(
        "UPDATE mail SET attempts = attempts + 1, next_at = NULL, sent_at = {sent_at},
         given_up_at = {given_up_at}, address = CASE WHEN {keeps} THEN address ELSE '' END,
             notice = CASE WHEN {keeps} THEN notice ELSE {Vec::<u8>::new()} END
         WHERE id = {id}"
    )
    .execute(tx)
    .await
}

/// Queues one mail outside any command (an invitation made on the command line).
pub async fn queue_mail(
    app: &AppState,
    address: &str,
    lang: Lang,
    notification: impl Notification,
) -> Result<(), AppError> {
    let letter = OutgoingMail {
        account: None,
        address: address.to_owned(),
        lang,
        body: MailBody::of(&notification),
    };
    let letters = std::slice::from_ref(&letter);
    retrying(app, "mail", || async move {
        let mut tx = app.db().begin().await?;
        queue(app, &mut tx, app.now(), letters).await?;
        Ok(tx.commit().await?)
    })
    .await
}

/// Takes every waiting mail out of the queue without sending it: the demo's
/// invented past is for its mailbox page only.
pub async fn forget_mail_queue(app: &AppState) -> Result<(), AppError> {
    let now = app.now();
    retrying(app, "mail", || async move {
        let mut tx = app.db().begin().await?;
        sql!("UPDATE mail SET next_at = NULL, sent_at = {now} WHERE next_at IS NOT NULL")
            .execute(&mut tx)
            .await?;
        Ok(tx.commit().await?)
    })
    .await
}
