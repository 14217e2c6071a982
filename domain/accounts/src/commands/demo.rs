//! The doors of the demo: "Entrer comme…". On any other database, or from
//! anywhere but this machine, they do not exist.

use super::super::model::{DemoPerson, EnterAsInput, Entered};
use super::super::open_session;
use super::super::rules::Proof;
use super::super::store::{self, AccountRow};
use pleinweb_kernel::{AccountId, AppError, FieldErrors};
use pleinweb_platform::{Command, Cx, Of, Permit, Query, Shown};

fn is_demo(cx: &Cx) -> Result<(), AppError> {
    if cx.app().settings().demo && cx.from_this_machine() {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}

/// Signs in as a person of the demo, second factor included.
///
/// # Errors
/// `NotFound` on any other database than a demo's, from any other machine, and for
/// an account that is not one of the demo's people.
#[derive(Debug)]
pub struct EnterAs {
    account: String,
}

impl Command for EnterAs {
    const NAME: &'static str = "demo/enter";
    const REPLAY: bool = false;
    type Input = EnterAsInput;
    type Subject = AccountRow;
    type Output = Entered;

    fn parse(input: EnterAsInput) -> Result<Self, FieldErrors> {
        Ok(Self {
            account: input.account,
        })
    }

    /// Anyone at this machine, on a demo's database, for a person of the demo.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountRow>, AppError> {
        is_demo(cx)?;
        let id: AccountId = self.account.parse()?;
        if !store::is_demo_person(cx.tx(), id).await? {
            return Err(AppError::NotFound);
        }
        let account = store::account(cx.tx(), Of::shown(Shown::Door, id)).await?;
        Ok(cx.permit(Some(id.0), account))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<AccountRow>) -> Result<Entered, AppError> {
        open_session::enter(cx, &permit.subject, Proof::Door, "").await
    }
}

/// The people whom the sign-in page of a demo offers.
///
/// # Errors
/// `NotFound` on any other database than a demo's, and from any other machine.
#[derive(Debug)]
pub struct DemoPeople;

impl Query for DemoPeople {
    const NAME: &'static str = "demo/people";
    type Input = ();
    type Subject = ();
    type Output = Vec<DemoPerson>;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        is_demo(cx)?;
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<Vec<DemoPerson>, AppError> {
        let rows = store::demo_people(cx.tx()).await?;
        Ok(rows
            .into_iter()
            .map(|row| DemoPerson {
                account: row.account_id.to_string(),
                kind: row.kind,
                label: row.label,
                role: row.role,
            })
            .collect())
    }
}
