//! Asked first, done, told, taken back: a file for each.

mod acts;
mod head;
mod invitation;
mod leave;
mod question;
mod undo;

pub use acts::LoadActs;
pub use head::TakeHeadship;
pub use invitation::{LoadInvitation, WithdrawInvitation};
pub use leave::{CloseAccount, LeaveAgency};
pub use question::LoadQuestion;
pub use undo::UndoDeparture;

use uuid::Uuid;

use crate::model::Kind;
use crate::store::{self, NewDeparture, Taken};
use pleinweb_accounts as accounts;
use pleinweb_accounts::staffing::{StaffMember, staff_member};
use pleinweb_kernel::{AdviserId, AgencyId, AppError, Role};
use pleinweb_nomenclature as nomenclature;
use pleinweb_platform::Cx;
use pleinweb_platform::alarms::ALARMS_TOPIC;

/// Somebody of the staff and where they work.
#[derive(Clone, Debug)]
pub struct Placed {
    member: StaffMember,
    agencies: Vec<AgencyId>,
}

impl Placed {
    fn adviser(&self) -> AdviserId {
        AdviserId(self.member.id.0)
    }

    /// One of their agencies; another one that there is is `Conflict("already-done")`,
    /// since somebody may have taken them off it a moment ago.
    async fn works_in(&self, cx: &mut Cx, agency: &str) -> Result<AgencyId, AppError> {
        let agency: AgencyId = agency.parse()?;
        if self.agencies.contains(&agency) {
            return Ok(agency);
        }
        let known = nomenclature::agencies(cx.tx()).await?;
        if known.iter().any(|one| one.id == agency) {
            return Err(AppError::conflict("already-done"));
        }
        Err(AppError::NotFound)
    }

    /// Whether an adviser would work nowhere without this agency.
    fn is_last(&self, agency: AgencyId) -> bool {
        self.member.role == Role::Adviser && self.agencies == [agency]
    }
}

async fn placed(cx: &mut Cx, account: &str) -> Result<Placed, AppError> {
    let member = staff_member(cx, account).await?;
    let agencies = accounts::agencies_of(cx.tx(), AdviserId(member.id.0)).await?;
    Ok(Placed { member, agencies })
}

/// Notes what was taken away, so that it can be told and taken back.
async fn note(
    cx: &mut Cx,
    kind: Kind,
    (about, name): (Uuid, &str),
    taken: &Taken,
) -> Result<(), AppError> {
    let by = cx.actor().operator()?;
    let new = NewDeparture {
        id: cx.new_id(),
        kind,
        about,
        name,
        taken,
        by,
        at: cx.now(),
    };
    store::insert(cx.tx(), &new).await?;
    // Every operator's page follows it.
    cx.emit(ALARMS_TOPIC.to_owned(), "departure");
    Ok(())
}
