//! The decision on a file: it is held for a while, so that it can be taken back.

use super::{OwnFile, own_file, review_of, scope_of, seen_of};
use crate::model::{DecideInput, Decision};
use crate::reading::{Reading, pass_decision};
use pleinweb_kernel::promises::DECISION_HELD;
use pleinweb_kernel::{AppError, FieldErrors, RegistrationId};
use pleinweb_platform::{Budget, Command, Counted, Cx, Permit};
use pleinweb_reviews::rules::{Claim, claim_of};
use pleinweb_reviews::store::{self, NewHeld};
use pleinweb_reviews::wake_agency;

/// Decides on a file: the channel contract, the support intensity, the reason
/// that the person reads. The decision is held for ten minutes: until then nobody is
/// told, nothing of the person changes, and its adviser can take it back (`TakeBack`) or
/// send it at once (`SendNow`); then it goes (`SendHeld`).
///
/// An adviser whose claim has run out may still decide while nobody else holds
/// the file: nothing that was written is lost.
///
/// # Errors
/// `Invalid`: those of `DecideInput::check`. `NotFound` for a file that is of none
/// of the adviser's agencies. `Conflict("claimed-by-other")` while a colleague has
/// it open, `Conflict("decision-held")` while a decision on it is held,
/// `Conflict("already-decided")`, `Conflict("reading-paused")` for whoever
/// read too much lately and has not read this person within the hour. `TooMany`
/// when what `COUNTED` allows is used up. Whoever is not an adviser: as
/// `Actor::adviser` says.
#[derive(Debug)]
pub struct DecideFile {
    decision: Decision,
}

impl Command for DecideFile {
    const NAME: &'static str = "caseload/decide";
    const COUNTED: Counted = Counted::NOBODY.account(Budget::a_day("decision", 500));
    type Input = DecideInput;
    type Subject = OwnFile;
    type Output = RegistrationId;

    fn parse(input: DecideInput) -> Result<Self, FieldErrors> {
        let decision = input.check()?;
        Ok(Self { decision })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnFile>, AppError> {
        let file = own_file(cx, self.decision.registration).await?;
        Ok(cx.permit(Some(self.decision.registration.0), file))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        file: &Permit<OwnFile>,
    ) -> Result<RegistrationId, AppError> {
        let (now, me, review, decision) = (cx.now(), file.me, &file.review, &self.decision);
        if let Claim::Theirs { .. } = claim_of(now, review.claimed(), me) {
            return Err(AppError::conflict("claimed-by-other"));
        }
        if review.closed_at.is_some() {
            return Err(AppError::conflict("already-decided"));
        }
        // Whom one decides on comes into one's caseload: that is no way round
        // the limit of what is read outside of it.
        let scope = scope_of(cx, file).await?;
        let reading = Reading::of_person(review.person_id, scope, "decision");
        pass_decision(cx, reading).await?;
        let seen = seen_of(cx, file.rows(), review.registration_id).await?;
        let new = NewHeld {
            review: review_of(file)?,
            person: file.rows(),
            registration: review.registration_id,
            agency: review.agency_id,
            adviser: me,
            at: now,
            goes_at: now.plus(DECISION_HELD.ms()),
            path: decision.path,
            intensity: decision.intensity,
            contract: decision.contract,
            reason: &decision.reason,
            choice_at: seen.choice_at,
            possible_double: seen.possible_double,
        };
        if !store::hold(cx.tx(), &new).await? {
            return Err(AppError::conflict("decision-held"));
        }
        wake_agency(cx, review.agency_id);
        Ok(decision.registration)
    }
}
