//! "Ce n'est pas juste": what someone corrects counts from the next look on,
//! and can be taken back.

use pleinweb_search::analysis::key;

use super::open_offer;
use crate::model::{ContestFitInput, Correction, CorrectionKind, UndoContestInput};
use crate::profile::CorrectionRow;
use crate::store;
use pleinweb_kernel::promises::CORRECTIONS_MOST;
use pleinweb_kernel::{AppError, FieldErrors, FitCorrectionId, OfferId, PersonId};
use pleinweb_offers::StoredOffer;
use pleinweb_platform::{Command, Cx, Of, Permit};
use pleinweb_registration::job_profile_of;

/// Says that something is not right. Only what the offer itself asks can be
/// corrected by it, so that nothing else is ever kept of a person here.
///
/// # Errors
/// `Invalid`: `what` required, choice-unknown; `km` those of `parse_kilometres`.
/// `Conflict("offer-gone")` for an offer that is not open any more, `NotFound` for what
/// never was one. `Conflict("not-registered")` before a registration was sent,
/// `Conflict("offer-changed")` when the offer does not ask for it any more,
/// `Conflict("too-many-corrections")`. Whoever is not a job seeker: as
/// `Actor::job_seeker` says.
#[derive(Debug)]
pub struct ContestFit {
    offer: String,
    correction: Correction,
}

/// Who contests, and of which offer.
#[derive(Debug)]
pub struct Contested {
    person: Of<PersonId>,
    offer: Option<StoredOffer>,
}

impl Command for ContestFit {
    const NAME: &'static str = "offers/contest-fit";
    type Input = ContestFitInput;
    type Subject = Contested;
    type Output = FitCorrectionId;

    fn parse(input: ContestFitInput) -> Result<Self, FieldErrors> {
        Ok(Self {
            correction: input.check()?,
            offer: input.offer,
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Contested>, AppError> {
        let person = cx.own_rows()?;
        let offer = match self.offer.trim() {
            "" if matches!(self.correction, Correction::Distance(_)) => None,
            text => {
                let id: OfferId = text.parse()?;
                Some(open_offer(cx, id).await?)
            }
        };
        let about = offer.as_ref().map_or(person.0, |offer| offer.id.0);
        Ok(cx.permit(Some(about), Contested { person, offer }))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Contested>,
    ) -> Result<FitCorrectionId, AppError> {
        let person = permit.person;
        if job_profile_of(cx.tx(), person).await?.is_none() {
            return Err(AppError::conflict("not-registered"));
        }
        let (kind, value) = self.said_of(permit.offer.as_ref())?;
        let known = store::corrections(cx.tx(), person, CORRECTIONS_MOST.i64()).await?;
        let again = |row: &CorrectionRow| row.kind == kind && row.value == value;
        if known.len() >= CORRECTIONS_MOST.usize() && !known.iter().any(again) {
            return Err(AppError::conflict("too-many-corrections"));
        }
        let offer = permit.offer.as_ref().map(|offer| offer.id);
        let id = store::put_correction(cx, person, kind, &value, offer).await?;
        Ok(id)
    }
}

impl ContestFit {
    /// The correction as it is kept, in the offer's own words.
    fn said_of(&self, offer: Option<&StoredOffer>) -> Result<(CorrectionKind, String), AppError> {
        let changed = || AppError::conflict("offer-changed");
        let skill = |name: &str| {
            let offer = &offer.ok_or(AppError::NotFound)?.offer;
            let mut asked = offer.text.requirements.iter();
            let asked = asked.find(|asked| key(&asked.label) == key(name));
            asked.map(|asked| asked.label.clone()).ok_or_else(changed)
        };
        Ok(match &self.correction {
            Correction::Have(name) => (CorrectionKind::Have, skill(name)?),
            Correction::Lack(name) => (CorrectionKind::Lack, skill(name)?),
            Correction::Distance(km) => (CorrectionKind::Distance, km.to_string()),
            Correction::Work => {
                let code = offer.and_then(|offer| offer.offer.figures.occupation);
                (CorrectionKind::Work, code.ok_or_else(changed)?.to_string())
            }
        })
    }
}

/// Takes a correction back; what was corrected before it counts again.
///
/// # Errors
/// `NotFound` for a correction that is not the person's. Whoever is not a job
/// seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct UndoContest(String);

impl Command for UndoContest {
    const NAME: &'static str = "offers/undo-contest";
    type Input = UndoContestInput;
    type Subject = Of<FitCorrectionId>;
    type Output = FitCorrectionId;

    fn parse(input: UndoContestInput) -> Result<Self, FieldErrors> {
        Ok(Self(input.correction))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Of<FitCorrectionId>>, AppError> {
        let person = cx.own_rows()?;
        let id: FitCorrectionId = self.0.parse()?;
        match store::person_of_correction(cx.tx(), id).await? {
            Some(owner) => Ok(cx.permit(Some(id.0), person.part(owner, id)?)),
            None => Err(AppError::NotFound),
        }
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Of<FitCorrectionId>>,
    ) -> Result<FitCorrectionId, AppError> {
        store::delete_correction(cx.tx(), permit.subject).await?;
        Ok(*permit.subject)
    }
}
