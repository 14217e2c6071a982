//! What was taken away is given back, for ten minutes.

use uuid::Uuid;

use crate::handing::give_back;
use crate::model::{Kind, UndoInput};
use crate::store::{self, Departure, Taken};
use pleinweb_accounts::staffing::{self, proven_operator};
use pleinweb_kernel::promises::STAFF_UNDO;
use pleinweb_kernel::{AccountId, AdviserId, AppError, FieldErrors};
use pleinweb_platform::alarms::ALARMS_TOPIC;
use pleinweb_platform::{Command, Cx, Of, Permit};

/// Gives back what an operator took away: agency and account are as before, files
/// and people come back as far as nobody has touched them meanwhile.
///
/// # Errors
/// `NotFound` for what was never done. `Conflict("already-undone")`,
/// `Conflict("undo-too-late")` after ten minutes, `Conflict("address-taken")` where
/// the address of a closed account has another one by now,
/// `Conflict("invitation-gone")`, `Conflict("account-gone")` where the account was
/// closed meanwhile, `Conflict("not-there-any-more")` for the head of an agency where
/// they do not work any more. Whoever is not an operator, or did not prove it lately:
/// as `proven_operator` says.
#[derive(Debug)]
pub struct UndoDeparture {
    id: Uuid,
}

impl Command for UndoDeparture {
    const NAME: &'static str = "departures/undo";
    type Input = UndoInput;
    type Subject = Departure;
    type Output = ();

    fn parse(input: UndoInput) -> Result<Self, FieldErrors> {
        Ok(Self {
            id: Uuid::parse_str(input.departure.trim()).unwrap_or_default(),
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Departure>, AppError> {
        proven_operator(cx).await?;
        let found = store::find(cx.tx(), self.id).await?;
        let found = found.ok_or(AppError::NotFound)?;
        Ok(cx.permit(Some(self.id), found))
    }

    async fn handle(&self, cx: &mut Cx, done: &Permit<Departure>) -> Result<(), AppError> {
        let now = cx.now();
        if done.undone_at.is_some() {
            return Err(AppError::conflict("already-undone"));
        }
        if now.since(done.at) >= STAFF_UNDO.ms() {
            return Err(AppError::conflict("undo-too-late"));
        }
        let taken = done.taken()?;
        let counts = match done.kind {
            Kind::Invitation => {
                staffing::invite_again(cx, done.about).await?;
                (0, 0)
            }
            kind => undo_for(cx, kind, &done.subject, &taken).await?,
        };
        let by = cx.actor().operator()?;
        if !store::mark_undone(cx.tx(), done.id, by, now, counts).await? {
            return Err(AppError::conflict("already-undone"));
        }
        cx.emit(ALARMS_TOPIC.to_owned(), "departure");
        Ok(())
    }
}

/// Gives back to a colleague.
async fn undo_for(
    cx: &mut Cx,
    kind: Kind,
    done: &Departure,
    taken: &Taken,
) -> Result<(i64, i64), AppError> {
    let account: Of<AccountId> = cx.rows_of_staff(AccountId(done.about))?;
    let member = staffing::staff_member(cx, &done.about.to_string()).await?;
    if kind == Kind::Closed {
        if !member.closed {
            return Err(AppError::conflict("already-undone"));
        }
        staffing::reopen(cx, account, &taken.invitations).await?;
    } else if member.closed {
        return Err(AppError::conflict("account-gone"));
    }
    let adviser = AdviserId(done.about);
    let works = pleinweb_accounts::agencies_of(cx.tx(), adviser).await?;
    for place in &taken.places {
        if kind == Kind::Head && !works.contains(&place.agency) {
            return Err(AppError::conflict("not-there-any-more"));
        }
        staffing::put_back(cx, account, place.agency, place.head).await?;
    }
    give_back(cx, adviser, taken, done.at).await
}
