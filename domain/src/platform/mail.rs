//! The mail queue: a mail is a row of the transaction that caused it, and
//! leaves later, at least once. Its body is sealed: links in it are secrets.

use std::future::Future;

use sqlx::FromRow;

use super::cx::Letter;
use super::{Office, Tx};
use crate::kernel::{AccountId, AppError, Lang, MINUTE_MS, MailId, Timestamp};
use crate::notifications::{Notice, out_of_the_night};
use crate::on;

/// A mail that fails is tried again after 1, 2, 4 … minutes, this many times in all.
pub const TRIES: i64 = 10;

/// A mail of the queue.
#[derive(Clone, Debug)]
pub struct QueuedMail {
    pub id: MailId,
    pub account: Option<AccountId>,
    pub address: String,
    pub lang: Lang,
    pub notice: Notice,
    pub created_at: Timestamp,
    pub attempts: i64,
}

#[derive(FromRow)]
struct Row {
    id: MailId,
    account_id: Option<AccountId>,
    address: String,
    lang: String,
    notice: Vec<u8>,
    created_at: Timestamp,
    attempts: i64,
    #[sqlx(default)]
    next_at: Option<Timestamp>,
}

impl Row {
    /// One whose content was taken out on purpose is none to read any more.
    fn has_content(&self) -> bool {
        !self.notice.is_empty()
    }

    /// A mail that does not open is an incident, never a mail less.
    fn open(self, office: &Office) -> Result<QueuedMail, AppError> {
        let plain = office.secrets().opened(&about(self.id), &self.notice)?;
        Ok(QueuedMail {
            id: self.id,
            account: self.account_id,
            address: self.address,
            lang: Lang::from_tag(&self.lang),
            notice: serde_json::from_slice(&plain).map_err(|error| super::incident(&error))?,
            created_at: self.created_at,
            attempts: self.attempts,
        })
    }
}

fn about(id: MailId) -> String {
    format!("mail:{id}")
}

pub(crate) async fn queue(
    office: &Office,
    tx: &mut Tx,
    now: Timestamp,
    letters: &[Letter],
) -> Result<(), AppError> {
    for letter in letters {
        let id: MailId = office.new_id();
        let plain = serde_json::to_vec(&letter.notice).map_err(|error| super::incident(&error))?;
        let sealed = office
            .secrets()
            .seal(office.randomness(), &about(id), &plain);
        on!(tx, |c| {
            sqlx::query(
            "INSERT INTO mail (id, account_id, address, lang, notice, created_at, attempts, next_at)
             VALUES ($1, $2, $3, $4, $5, $6, 0, $6)",
        )
        .bind(id)
        .bind(letter.account)
        .bind(&letter.address)
        .bind(letter.lang.tag())
        .bind(sealed)
        .bind(now)
        .execute(c)
        .await
        .map(|_| ())
        })?;
    }
    Ok(())
}

/// The latest mails, newest first: the demo's mailbox page.
pub async fn latest(office: &Office, limit: i64) -> Result<Vec<QueuedMail>, AppError> {
    let mut tx = office.db().read().await?;
    let rows: Vec<Row> = on!(&mut tx, |c| {
        sqlx::query_as(
        "SELECT id, account_id, address, lang, notice, created_at, attempts FROM mail ORDER BY created_at DESC, id DESC LIMIT $1",
    )
    .bind(limit)
    .fetch_all(c)
    .await
    })?;
    rows.into_iter()
        .filter(Row::has_content)
        .map(|row| row.open(office))
        .collect()
}

/// One mail by its id.
pub async fn one(office: &Office, id: MailId) -> Result<Option<QueuedMail>, AppError> {
    let mut tx = office.db().read().await?;
    let row: Option<Row> = on!(&mut tx, |c| {
        sqlx::query_as(
        "SELECT id, account_id, address, lang, notice, created_at, attempts FROM mail WHERE id = $1",
    )
    .bind(id)
    .fetch_optional(c)
    .await
    })?;
    row.filter(Row::has_content)
        .map(|row| row.open(office))
        .transpose()
}

/// Sends what is due with `send`, one after the other; gives how many left.
/// Several nodes share the queue: each mail is claimed before it leaves. A crash
/// between sending and noting it sends twice, never not at all.
pub async fn send_due<F, Fut>(office: &Office, send: F) -> Result<usize, AppError>
where
    F: Fn(QueuedMail) -> Fut,
    Fut: Future<Output = Result<(), String>>,
{
    let due = due(office).await?;
    let mut sent = 0;
    for row in due {
        let (id, attempts) = (row.id, row.attempts);
        if !claim(office, &row).await? {
            continue;
        }
        let mail = row.open(office);
        if let Some(morning) = mail
            .as_ref()
            .ok()
            .and_then(|mail| put_off(mail, office.now()))
        {
            set_next(office, id, morning).await?;
            continue;
        }
        let result = match mail {
            Ok(mail) => send(mail).await,
            Err(_) => Err("the mail does not open with the keys at hand".to_owned()),
        };
        let now = office.now();
        let (next_at, sent_at) = match &result {
            Ok(()) => (None, Some(now)),
            Err(cause) => {
                tracing::warn!(mail = %id, attempts, cause, "a mail did not leave");
                let wait = MINUTE_MS << attempts.clamp(0, TRIES);
                ((attempts + 1 < TRIES).then(|| now.plus(wait)), None)
            }
        };
        let mut tx = office.db().begin().await?;
        on!(&mut tx, |c| sqlx::query(
            "UPDATE mail SET attempts = attempts + 1, next_at = $2, sent_at = $3 WHERE id = $1"
        )
        .bind(id)
        .bind(next_at)
        .bind(sent_at)
        .execute(c)
        .await
        .map(|_| ()))?;
        tx.commit().await?;
        sent += usize::from(result.is_ok());
    }
    Ok(sent)
}

/// The morning, for a mail that must not arrive now.
fn put_off(mail: &QueuedMail, now: Timestamp) -> Option<Timestamp> {
    let morning = out_of_the_night(now);
    (mail.notice.waits_for_morning() && morning > now).then_some(morning)
}

async fn set_next(office: &Office, id: MailId, at: Timestamp) -> Result<(), AppError> {
    let mut tx = office.db().begin().await?;
    on!(&mut tx, |c| sqlx::query(
        "UPDATE mail SET next_at = $2 WHERE id = $1"
    )
    .bind(id)
    .bind(at)
    .execute(c)
    .await
    .map(|_| ()))?;
    tx.commit().await?;
    Ok(())
}

/// How long a claim holds: longer than any server keeps us waiting.
const CLAIM_MS: i64 = 5 * MINUTE_MS;

/// Puts a due mail off, so that no other node sends it; false if one does.
async fn claim(office: &Office, row: &Row) -> Result<bool, AppError> {
    let until = office.now().plus(CLAIM_MS);
    let mut tx = office.db().begin().await?;
    let claimed = on!(&mut tx, |c| sqlx::query(
        "UPDATE mail SET next_at = $3 WHERE id = $1 AND next_at = $2"
    )
    .bind(row.id)
    .bind(row.next_at)
    .bind(until)
    .execute(c)
    .await
    .map(|done| done.rows_affected()))?;
    tx.commit().await?;
    Ok(claimed == 1)
}

async fn due(office: &Office) -> Result<Vec<Row>, AppError> {
    let now = office.now();
    let mut tx = office.db().read().await?;
    let rows = on!(&mut tx, |c| sqlx::query_as(
        "SELECT id, account_id, address, lang, notice, created_at, attempts, next_at FROM mail
         WHERE next_at <= $1 ORDER BY next_at, id LIMIT 50",
    )
    .bind(now)
    .fetch_all(c)
    .await)?;
    Ok(rows)
}

/// Queues one mail outside any command (an invitation made on the command line).
pub async fn queue_mail(
    office: &Office,
    address: &str,
    lang: Lang,
    notice: Notice,
) -> Result<(), AppError> {
    let mut tx = office.db().begin().await?;
    let letter = Letter {
        account: None,
        address: address.to_owned(),
        lang,
        notice,
    };
    queue(office, &mut tx, office.now(), &[letter]).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes every waiting mail out of the queue without sending it: the demo's
/// invented past is for its mailbox page only.
pub async fn forget_mail_queue(office: &Office) -> Result<(), AppError> {
    let now = office.now();
    let mut tx = office.db().begin().await?;
    on!(&mut tx, |c| sqlx::query(
        "UPDATE mail SET next_at = NULL, sent_at = $1 WHERE next_at IS NOT NULL"
    )
    .bind(now)
    .execute(c)
    .await
    .map(|_| ()))?;
    tx.commit().await?;
    Ok(())
}
