//! An adviser who reads nobody for a while reads again.

use crate::access::head;
use crate::model::LiftInput;
use pleinweb_accounts as accounts;
use pleinweb_caseload as caseload;
use pleinweb_kernel::{AccountId, AdviserId, AppError, FieldErrors};
use pleinweb_platform::{Command, Cx, Of, Permit};

fn parse_account(input: &LiftInput) -> Result<AccountId, FieldErrors> {
    let account = input.account.parse();
    account.map_err(|_| FieldErrors::one("account", "choice-unknown"))
}

async fn lift(cx: &mut Cx, account: Of<AccountId>) -> Result<(), AppError> {
    if caseload::lift(cx, account).await? {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}

/// An operator lifts any pause.
///
/// # Errors
/// `Invalid`: `account` choice-unknown when it is no id. `NotFound` where no pause
/// holds. Whoever is not an operator: as `Actor::operator` says.
#[derive(Debug)]
pub struct LiftAsOperator(AccountId);

impl Command for LiftAsOperator {
    const NAME: &'static str = "alarms/lift";
    type Input = LiftInput;
    type Subject = AccountId;
    type Output = ();

    fn parse(input: LiftInput) -> Result<Self, FieldErrors> {
        parse_account(&input).map(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountId>, AppError> {
        cx.actor().operator()?;
        Ok(cx.permit(Some(self.0.0), self.0))
    }

    async fn handle(&self, cx: &mut Cx, account: &Permit<AccountId>) -> Result<(), AppError> {
        lift(cx, account.rows()).await
    }
}

/// A head lifts the pause of an adviser of the agency, never one's own.
///
/// # Errors
/// `Invalid`: `account` choice-unknown when it is no id. `NotFound` for oneself,
/// for whoever is not an adviser of one's agencies, for an adviser who is head of
/// none, and where no pause holds. Whoever is not an adviser: as `Actor::adviser`
/// says.
#[derive(Debug)]
pub struct LiftAsHead(AccountId);

impl Command for LiftAsHead {
    const NAME: &'static str = "alarms/lift-as-head";
    type Input = LiftInput;
    type Subject = AccountId;
    type Output = ();

    fn parse(input: LiftInput) -> Result<Self, FieldErrors> {
        parse_account(&input).map(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountId>, AppError> {
        let (me, headed) = head(cx).await?;
        let theirs = accounts::agencies_of(cx.tx(), AdviserId(self.0.0)).await?;
        if me.0 == self.0.0 || !theirs.iter().any(|agency| headed.contains(agency)) {
            return Err(AppError::NotFound);
        }
        Ok(cx.permit(Some(self.0.0), self.0))
    }

    async fn handle(&self, cx: &mut Cx, account: &Permit<AccountId>) -> Result<(), AppError> {
        lift(cx, account.rows()).await
    }
}
