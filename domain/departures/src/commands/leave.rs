//! Taken off an agency, or off all of them with the account.

use super::{Placed, note, placed};
use crate::handing::{hand_over, heirs};
use crate::model::{CloseInput, HeirInput, Kind, LeaveInput};
use crate::open::open_in;
use crate::store::{Moved, Taken};
use pleinweb_accounts::staffing::{self, proven_operator};
use pleinweb_entry as entry;
use pleinweb_kernel::{AgencyId, AppError, FieldErrors};
use pleinweb_platform::{Command, Cx, Permit};

/// Takes somebody off an agency; what is open at their name there goes to a
/// colleague, or back to the agency.
///
/// # Errors
/// `Invalid`: `agency` required; `last` must-accept where it is their last agency;
/// `heirs[…][to]` choose-answer, heir-gone. `NotFound` for whoever is not of the
/// staff, and for an agency that does not exist. `Conflict("already-done")` where
/// they do not work there (any more). Whoever is not an operator, or did not prove it
/// lately: as `proven_operator` says.
#[derive(Debug)]
pub struct LeaveAgency(LeaveInput);

impl Command for LeaveAgency {
    const NAME: &'static str = "departures/leave";
    type Input = LeaveInput;
    type Subject = (Placed, AgencyId);
    type Output = ();

    fn parse(input: LeaveInput) -> Result<Self, FieldErrors> {
        if input.agency.trim().is_empty() {
            return Err(FieldErrors::one("agency", "required"));
        }
        Ok(Self(input))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Self::Subject>, AppError> {
        proven_operator(cx).await?;
        let placed = placed(cx, &self.0.account).await?;
        let agency = placed.works_in(cx, &self.0.agency).await?;
        Ok(cx.permit(Some(placed.member.id.0), (placed, agency)))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<Self::Subject>) -> Result<(), AppError> {
        let (placed, agency) = &permit.subject;
        let last = placed.is_last(*agency);
        if last && !self.0.last {
            return Err(AppError::invalid("last", "must-accept"));
        }
        let places = leave(cx, placed, &[*agency], &self.0.heirs, last).await?;
        let taken = Taken {
            places,
            ..Taken::default()
        };
        let whose = (placed.member.id.0, placed.member.name.as_str());
        note(cx, Kind::Left, whose, &taken).await
    }
}

/// Closes a colleague's account: they cannot come in any more; what they did stays
/// under their name, what is open goes to colleagues.
///
/// # Errors
/// `Invalid`: `heirs[…][to]` choose-answer, heir-gone. `NotFound` for whoever is not
/// of the staff. `Conflict("own-account")` for one's own, `Conflict("already-done")`
/// for a closed one. Whoever is not an operator, or did not prove it lately: as
/// `proven_operator` says.
#[derive(Debug)]
pub struct CloseAccount(CloseInput);

impl Command for CloseAccount {
    const NAME: &'static str = "departures/close";
    type Input = CloseInput;
    type Subject = Placed;
    type Output = ();

    fn parse(input: CloseInput) -> Result<Self, FieldErrors> {
        Ok(Self(input))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Placed>, AppError> {
        proven_operator(cx).await?;
        let placed = placed(cx, &self.0.account).await?;
        Ok(cx.permit(Some(placed.member.id.0), placed))
    }

    async fn handle(&self, cx: &mut Cx, placed: &Permit<Placed>) -> Result<(), AppError> {
        let member = &placed.member;
        let places = leave(cx, placed, &placed.agencies, &self.0.heirs, true).await?;
        let invitations = staffing::close(cx, member.id).await?;
        let taken = Taken {
            places,
            invitations,
        };
        note(cx, Kind::Closed, (member.id.0, &member.name), &taken).await
    }
}

/// Takes somebody off these agencies. With `everywhere` they work nowhere then, and
/// have no right to the calls of no agency.
async fn leave(
    cx: &mut Cx,
    placed: &Placed,
    agencies: &[AgencyId],
    said: &[HeirInput],
    everywhere: bool,
) -> Result<Vec<Moved>, AppError> {
    let adviser = placed.adviser();
    let open = open_in(cx, adviser, agencies).await?;
    let heirs = heirs(&open.places, said).map_err(AppError::Invalid)?;
    let mut moved = Vec::with_capacity(agencies.len());
    for (place, heir) in open.places.iter().zip(heirs) {
        let head = staffing::take_off(cx, placed.member.id, place.agency.parse()?).await?;
        moved.push(hand_over(cx, adviser, place, heir, head).await?);
    }
    entry::free_calls(cx.tx(), adviser, agencies, everywhere).await?;
    Ok(moved)
}
