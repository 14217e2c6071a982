//! Sessions: a random token in a cookie, its hash in a table.
//!
//! A session may belong to nobody (it then keeps an entry check or a refused
//! form). Signing in and stepping up always open a new one, so a token that
//! was known before is worth nothing after.

use sqlx::FromRow;

use super::{Cx, Effect, Of, Tx, secrets};
use crate::sql;
use pleinweb_kernel::promises::{SESSION_IDLE, STAFF_SESSION, STAFF_SESSION_IDLE};
use pleinweb_kernel::{
    AccountId, Actor, AdviserId, AppError, HOUR_MS, PersonId, Role, SessionId, Timestamp,
};

/// The use of a session is noted at most this often.
pub(crate) const SEEN_EVERY_MS: i64 = HOUR_MS / 4;

/// A session as it is loaded with each request.
#[derive(Clone, Debug, FromRow)]
pub struct Session {
    pub id: SessionId,
    pub account_id: Option<AccountId>,
    pub role: Option<Role>,
    pub half_signed_in: bool,
    pub seen_at: Timestamp,
    pub expires_at: Timestamp,
    /// When the proofs were given that it stands on.
    pub began_at: Timestamp,
}

/// When a session ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    pub at: Timestamp,
    /// However much it is used: only new proofs open another one.
    pub fixed: bool,
}

impl Session {
    /// When it ends, unless it is used again.
    pub fn ending(&self) -> Ending {
        ending(self.role, self.expires_at, self.began_at)
    }

    /// The same for one whose use was noted now.
    pub(crate) fn used_at(&self, now: Timestamp) -> Ending {
        let at = ends_at(self.role, now, self.began_at);
        ending(self.role, at, self.began_at)
    }

    /// Whether its absolute end is reached, whatever its row says.
    fn is_over(&self, now: Timestamp) -> bool {
        longest_ms(self.role).is_some_and(|longest| now.since(self.began_at) >= longest)
    }

    /// Who acts in this session. A person's id and an adviser's id are their
    /// account's, under another type.
    pub fn actor(&self) -> Actor {
        let (Some(account), Some(role)) = (self.account_id, self.role) else {
            return Actor::Visitor;
        };
        if self.half_signed_in {
            return Actor::HalfSignedIn { account, role };
        }
        match role {
            Role::JobSeeker => Actor::JobSeeker {
                account,
                person: PersonId(account.0),
            },
            Role::Adviser => Actor::Adviser {
                account,
                adviser: AdviserId(account.0),
            },
            Role::Employer => Actor::Employer { account },
            Role::Evaluator => Actor::Evaluator { account },
            Role::Operator => Actor::Operator { account },
        }
    }
}

/// The session of a token, if it is still open.
pub async fn load(tx: &mut Tx, token: &str, now: Timestamp) -> Result<Option<Session>, AppError> {
    let hash = secrets::token_hash(token);
    let found: Option<Session> = sql!(
        "SELECT s.id, s.account_id, a.role, s.half_signed_in, s.seen_at, s.expires_at,
                COALESCE(s.began_at, s.created_at) AS began_at
         FROM session s LEFT JOIN account a ON a.id = s.account_id AND a.closed_at IS NULL
         WHERE s.token_hash = {hash} AND s.expires_at > {now}"
    )
    .optional(tx)
    .await?;
    Ok(found.filter(|session| !session.is_over(now)))
}

/// How long a session of this account lives without use.
fn idle_ms(role: Option<Role>) -> i64 {
    match role {
        Some(role) if role.needs_second_factor() => STAFF_SESSION_IDLE.ms(),
        _ => SESSION_IDLE.ms(),
    }
}

/// How long a session of this account lives at most, if it has such an end.
fn longest_ms(role: Option<Role>) -> Option<i64> {
    role.filter(|role| role.needs_second_factor())
        .map(|_| STAFF_SESSION.ms())
}

/// When a session ends that is used now.
fn ends_at(role: Option<Role>, now: Timestamp, began: Timestamp) -> Timestamp {
    let idle = now.plus(idle_ms(role));
    longest_ms(role).map_or(idle, |longest| idle.min(began.plus(longest)))
}

fn ending(role: Option<Role>, at: Timestamp, began: Timestamp) -> Ending {
    let fixed = longest_ms(role).is_some_and(|longest| began.plus(longest) <= at);
    Ending { at, fixed }
}

/// Opens a session for an account (or for nobody) and gives its token to the
/// browser. The browser's previous session is closed; what it had kept as a
/// visitor moves along through `moved_from` of the features that own it.
pub async fn open(
    cx: &mut Cx,
    account: Option<(AccountId, Role)>,
    half_signed_in: bool,
) -> Result<SessionId, AppError> {
    let began = cx.now;
    open_since(cx, account, half_signed_in, began).await
}

/// `open`, for a session that stands on proofs given at `began`.
pub async fn open_since(
    cx: &mut Cx,
    account: Option<(AccountId, Role)>,
    half_signed_in: bool,
    began: Timestamp,
) -> Result<SessionId, AppError> {
    let token = match cx.stranger_token.take() {
        Some(token) if account.is_none() => token,
        _ => cx.app.new_token(),
    };
    let id: SessionId = cx.new_id();
    let now = cx.now;
    let expires = ends_at(account.map(|(_, role)| role), now, began);
    let stepped_up = account.filter(|_| !half_signed_in).map(|_| now);
    let device = cx.device.clone();
    let holder = account.map(|(id, _)| id);
    sql!(
        "INSERT INTO session (id, token_hash, account_id, half_signed_in, created_at, seen_at,
         expires_at, stepped_up_at, device, began_at)
        
         VALUES ({id}, {secrets::token_hash(&token)}, {holder},
         {half_signed_in}, {now}, {now}, {expires}, {stepped_up}, {device}, {began})"
    )
    .run(&mut cx.tx)
    .await
    .map_err(super::again_if_duplicate)?;
    cx.effect(Effect::SetSession(token));
    Ok(id)
}

impl Cx {
    /// The session of this browser, made now if it has none: an entry check or
    /// a refused form belongs to it.
    pub async fn ensure_session(&mut self) -> Result<SessionId, AppError> {
        if let Some(session) = self.session {
            return Ok(session);
        }
        if let Some(session) = self.stranger_session().await? {
            return Ok(session);
        }
        let opened = open(self, None, false).await?;
        if let Some(Effect::SetSession(token)) = self.effects.pop() {
            self.effects.push(Effect::KeepVisitor(token));
        }
        self.session = Some(opened);
        Ok(opened)
    }

    /// The session that the same request of a stranger made before, if it is
    /// still open and nobody's: the browser is given it again.
    pub(crate) async fn stranger_session(&mut self) -> Result<Option<SessionId>, AppError> {
        let Some(token) = self.stranger_token.clone() else {
            return Ok(None);
        };
        let now = self.now;
        let found = load(&mut self.tx, &token, now).await?;
        let Some(session) = found.filter(|session| session.account_id.is_none()) else {
            return Ok(None);
        };
        self.effects.push(Effect::KeepVisitor(token));
        self.session = Some(session.id);
        Ok(Some(session.id))
    }
}

/// Gives an open session a new token: whoever copied the old one has nothing.
pub async fn renew(cx: &mut Cx, session: SessionId) -> Result<(), AppError> {
    let token = cx.app.new_token();
    sql!("UPDATE session SET token_hash = {secrets::token_hash(&token)} WHERE id = {session}")
        .execute(&mut cx.tx)
        .await?;
    cx.effect(Effect::KeepVisitor(token));
    Ok(())
}

/// When the proofs were given that an account's open session stands on.
pub async fn began_at(
    tx: &mut Tx,
    session: SessionId,
    account: Of<AccountId>,
) -> Result<Option<Timestamp>, AppError> {
    sql!(
        "SELECT COALESCE(began_at, created_at) FROM session WHERE id = {session}
         AND account_id = {account}"
    )
    .optional_scalar(tx)
    .await
}

/// Closes one session.
pub async fn close(tx: &mut Tx, session: SessionId) -> Result<(), AppError> {
    sql!("DELETE FROM session WHERE id = {session}")
        .execute(tx)
        .await
}

/// Closes all sessions of an account but one.
pub async fn close_others(
    tx: &mut Tx,
    account: Of<AccountId>,
    keep: Option<SessionId>,
) -> Result<(), AppError> {
    let keep = keep.unwrap_or(SessionId(uuid::Uuid::nil()));
    sql!("DELETE FROM session WHERE account_id = {account} AND id <> {keep}")
        .execute(tx)
        .await
}

/// Notes that a session was used. All queries of a page find the same old note
/// at once: whoever comes second changes nothing.
pub(crate) async fn touch(
    tx: &mut Tx,
    session: &Session,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    let expires = ends_at(session.role, now, session.began_at);
    sql!(
        "UPDATE session SET seen_at = {now}, expires_at = {expires} WHERE id = {session.id}
         AND seen_at = {session.seen_at}"
    )
    .run(tx)
    .await
    .map(drop)
}

/// Lets an account's open session live on, as one that is used now. Where the end is
/// fixed it stays.
///
/// # Errors
/// `SignInRequired` for a session that is not the account's any more.
pub async fn prolong(cx: &mut Cx, account: Of<AccountId>, role: Role) -> Result<Ending, AppError> {
    let (now, session) = (cx.now, cx.session.ok_or(AppError::SignInRequired)?);
    let began = began_at(&mut cx.tx, session, account).await?;
    let began = began.ok_or(AppError::SignInRequired)?;
    let expires = ends_at(Some(role), now, began);
    sql!("UPDATE session SET seen_at = {now}, expires_at = {expires} WHERE id = {session}")
        .execute(&mut cx.tx)
        .await?;
    Ok(ending(Some(role), expires, began))
}

/// When the person of this session last proved who they are.
pub async fn stepped_up_at(tx: &mut Tx, session: SessionId) -> Result<Option<Timestamp>, AppError> {
    let at: Option<Option<Timestamp>> =
        sql!("SELECT stepped_up_at FROM session WHERE id = {session}")
            .optional_scalar(tx)
            .await?;
    Ok(at.flatten())
}

/// An open session as its owner sees it in the list.
#[derive(Clone, Debug, FromRow)]
pub struct OpenSession {
    pub id: SessionId,
    pub device: String,
    pub created_at: Timestamp,
    pub seen_at: Timestamp,
}

/// The open sessions of an account, the latest used first.
pub async fn list(
    tx: &mut Tx,
    account: Of<AccountId>,
    now: Timestamp,
) -> Result<Vec<OpenSession>, AppError> {
    sql!(
        "SELECT id, device, created_at, seen_at FROM session
         WHERE account_id = {account} AND expires_at > {now} AND NOT half_signed_in
         ORDER BY seen_at DESC, id DESC"
    )
    .all(tx)
    .await
}
