//! The charge of an agency is taken from its head.

use super::{Placed, note, placed};
use crate::model::{HeadInput, Kind};
use crate::store::{Moved, Taken};
use pleinweb_accounts::staffing::{proven_operator, take_headship};
use pleinweb_kernel::{AgencyId, AppError, FieldErrors};
use pleinweb_platform::{Command, Cx, Permit};

/// Takes the agency from its head; they work there as before.
///
/// # Errors
/// `NotFound` for whoever is not of the staff, and for an agency that does not
/// exist. `Conflict("already-done")` for whoever is not its head (any more). Whoever
/// is not an operator, or did not prove it lately: as `proven_operator` says.
#[derive(Debug)]
pub struct TakeHeadship(HeadInput);

impl Command for TakeHeadship {
    const NAME: &'static str = "departures/head";
    type Input = HeadInput;
    type Subject = (Placed, AgencyId);
    type Output = ();

    fn parse(input: HeadInput) -> Result<Self, FieldErrors> {
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
        if !take_headship(cx, placed.member.id, *agency).await? {
            return Err(AppError::conflict("already-done"));
        }
        let place = Moved {
            agency: *agency,
            head: true,
            heir: None,
            files: Vec::new(),
            people: Vec::new(),
            left_alone: 0,
        };
        let taken = Taken {
            places: vec![place],
            ..Taken::default()
        };
        let whose = (placed.member.id.0, placed.member.name.as_str());
        note(cx, Kind::Head, whose, &taken).await
    }
}
