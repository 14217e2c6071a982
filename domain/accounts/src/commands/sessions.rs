//! The open sessions of an account: leaving, seeing, closing.

use super::super::access;
use super::super::model::{
    CloseOtherSessionsInput, CloseSessionInput, SessionLine, SignOutInput, StayInput,
};
use super::super::revoking::revoke;
use super::super::store::{self, AccountRow};
use pleinweb_kernel::{AccountId, AppError, FieldErrors, SessionId};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Command, Cx, Effect, Of, Permit, Query, sessions};

/// Ends this browser's session.
///
/// # Errors
/// None of its own: leaving is never refused.
#[derive(Debug)]
pub struct SignOut;

impl Command for SignOut {
    const NAME: &'static str = "accounts/sign-out";
    const REPLAY: bool = false;
    type Input = SignOutInput;
    type Subject = ();
    type Output = ();

    fn parse(_input: SignOutInput) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    /// Anyone: leaving is never refused.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        let account = cx.actor().account().map(|id| id.0);
        Ok(cx.permit(account, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<(), AppError> {
        if let Some(session) = cx.session() {
            sessions::close(cx.tx(), session).await?;
        }
        cx.effect(Effect::ClearSession);
        Ok(())
    }
}

/// Stays signed in: the session of this browser lives on as one that is used now.
///
/// # Errors
/// Whoever is not signed in: as `access::signed_in` says.
#[derive(Debug)]
pub struct Stay;

impl Command for Stay {
    const NAME: &'static str = "accounts/stay";
    const REPLAY: bool = false;
    type Input = StayInput;
    type Subject = Of<AccountId>;
    type Output = ();

    fn parse(_input: StayInput) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Of<AccountId>>, AppError> {
        let account = access::signed_in(cx)?;
        Ok(cx.permit(Some(account.0), account))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<Of<AccountId>>) -> Result<(), AppError> {
        let role = cx.actor().role().ok_or(AppError::SignInRequired)?;
        sessions::prolong(cx, permit.subject, role).await.map(drop)
    }
}

/// The reader's open sessions, the latest used first.
///
/// # Errors
/// Whoever is not signed in: as `access::signed_in` says.
#[derive(Debug)]
pub struct MySessions;

impl Query for MySessions {
    const NAME: &'static str = "accounts/my-sessions";
    type Input = ();
    type Subject = Of<AccountId>;
    type Output = Vec<SessionLine>;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Of<AccountId>>, AppError> {
        let account = access::signed_in(cx)?;
        Ok(cx.permit(Some(account.0), account))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Of<AccountId>>,
    ) -> Result<Vec<SessionLine>, AppError> {
        let (now, current) = (cx.now(), cx.session());
        let open = sessions::list(cx.tx(), permit.subject, now).await?;
        Ok(open
            .into_iter()
            .map(|session| SessionLine {
                id: session.id.to_string(),
                device: session.device,
                opened: paris_time(session.created_at),
                last_used: paris_time(session.seen_at),
                current: current == Some(session.id),
            })
            .collect())
    }
}

/// Closes one session of one's own.
///
/// # Errors
/// `NotFound` for a session that is not the account's. Whoever is not signed in: as
/// `access::signed_in` says.
#[derive(Debug)]
pub struct CloseSession {
    session: String,
}

impl Command for CloseSession {
    const NAME: &'static str = "accounts/close-session";
    const REPLAY: bool = false;
    type Input = CloseSessionInput;
    type Subject = (Of<AccountId>, SessionId);
    type Output = ();

    fn parse(input: CloseSessionInput) -> Result<Self, FieldErrors> {
        Ok(Self {
            session: input.session,
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Self::Subject>, AppError> {
        let account = access::signed_in(cx)?;
        Ok(cx.permit(Some(account.0), (account, self.session.parse()?)))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<Self::Subject>) -> Result<(), AppError> {
        let (account, session) = permit.subject;
        store::close_own_session(cx.tx(), account, session).await?;
        if cx.session() == Some(session) {
            cx.effect(Effect::ClearSession);
        }
        cx.emit_to_account(*account, "sessions");
        Ok(())
    }
}

/// Signs out everywhere else, and takes back everything else that the account
/// gave out.
///
/// # Errors
/// Whoever is not signed in: as `access::signed_in` says.
#[derive(Debug)]
pub struct CloseOtherSessions;

impl Command for CloseOtherSessions {
    const NAME: &'static str = "accounts/close-other-sessions";
    type Input = CloseOtherSessionsInput;
    type Subject = AccountRow;
    type Output = ();

    fn parse(_input: CloseOtherSessionsInput) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountRow>, AppError> {
        let id = access::signed_in(cx)?;
        let account = store::account(cx.tx(), id).await?;
        Ok(cx.permit(Some(id.0), account))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<AccountRow>) -> Result<(), AppError> {
        let keep = cx.session();
        revoke(cx, &permit.subject, keep).await
    }
}
