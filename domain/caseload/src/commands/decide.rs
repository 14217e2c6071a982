//! The decision on a file.

use super::wish::not_wished;
use super::{OwnFile, own_file, review_of, scope_of};
use crate::Notification;
use crate::model::{DecideInput, Decision};
use crate::reading::{Reading, pass_decision};
use pleinweb_contract as contract;
use pleinweb_entry::Return;
use pleinweb_kernel::{AppError, FieldErrors, Landing, RegistrationId};
use pleinweb_platform::{Budget, Command, Counted, Cx, Permit};
use pleinweb_registration as registration;
use pleinweb_reviews::rules::{Claim, claim_of};
use pleinweb_reviews::store::{self, NewMember};
use pleinweb_reviews::{Place, ReviewKind};
use pleinweb_reviews::{tell_person, wake_agency};

/// Decides on a file: the channel contract, the support intensity, the reason
/// that the person reads, and who follows them from now on.
///
/// An adviser whose claim has run out may still decide while nobody else holds
/// the file: nothing that was written is lost.
///
/// # Errors
/// `Invalid`: those of `DecideInput::check`. `NotFound` for a file that is of none
/// of the adviser's agencies. `Conflict("claimed-by-other")` while a colleague has
/// it open, `Conflict("already-decided")`, `Conflict("reading-paused")` for whoever
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
        if !store::close(
            cx.tx(),
            review_of(file)?,
            Some(me),
            decision.path.key(),
            now,
        )
        .await?
        {
            return Err(AppError::conflict("already-decided"));
        }
        let person = file.rows();
        if review.kind == ReviewKind::NewFile {
            let sent = person.part(review.person_id, review.registration_id)?;
            let path = decision.path.key();
            registration::mark_decided(cx.tx(), sent, me, now, path).await?;
        }
        // Whoever asked for an interview at the desk meanwhile still has it.
        let waits = !contract::interviews_of(cx.tx(), &[*person])
            .await?
            .is_empty();
        let channels = if waits {
            decision.contract.returned(Return::Once)
        } else {
            decision.contract
        };
        contract::decided(
            cx,
            person,
            me,
            decision.intensity,
            channels,
            &decision.reason,
        )
        .await?;
        let member = NewMember {
            person,
            registration: decision.registration,
            adviser: me,
            agency: review.agency_id,
            at: now,
        };
        store::set_member(cx.tx(), &member).await?;
        let place = Place {
            agency: review.agency_id,
            registration: decision.registration,
            adviser: Some(me),
        };
        let not_wished = not_wished(cx, person, review.kind, place, decision.path).await?;
        let notice = Notification::Decided {
            decision: decision.path.key().to_owned(),
            reason: decision.reason.clone(),
            link: Landing::Space.path(),
            not_wished,
        };
        tell_person(cx, person, notice).await?;
        wake_agency(cx, review.agency_id);
        Ok(decision.registration)
    }
}
