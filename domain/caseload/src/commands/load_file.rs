//! One file, as an adviser reads it, and its claim alone.

use super::{OwnFile, claim_view, held_view, own_file, readable_file, reason_for, review_of};
use crate::model::{AutonomyView, ContractSoFar, DecideInput, FileView, ReviewState};
use crate::reading::{Reading, Scope, pass};
use pleinweb_contract as contract;
use pleinweb_entry as entry;
use pleinweb_kernel::{AppError, FieldErrors, RegistrationId};
use pleinweb_platform::{Cx, Permit, Query};
use pleinweb_registration as registration;
use pleinweb_reviews::store::{self, Review};
use pleinweb_reviews::{names, when};

/// `/conseil/dossier/…`. Each reading is in the access journal, and counted;
/// outside the caseload a reason was stated first (`StateReason`).
///
/// # Errors
/// `NotFound` for a file that is of none of the adviser's agencies, or decided and
/// not of their caseload. Outside the caseload `Conflict("reason-first")` before a
/// reason was stated. `Conflict("reading-paused")` for whoever read too much
/// lately. Whoever is not an adviser: as `Actor::adviser` says.
#[derive(Debug)]
pub struct LoadFile {
    registration: RegistrationId,
}

impl Query for LoadFile {
    const NAME: &'static str = "caseload/file";
    type Input = RegistrationId;
    type Subject = OwnFile;
    type Output = FileView;

    fn parse(registration: RegistrationId) -> Result<Self, FieldErrors> {
        Ok(Self { registration })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnFile>, AppError> {
        let readable = readable_file(cx, self.registration).await?;
        if readable.scope == Scope::Outside {
            reason_for(cx, &readable.file).await?;
        }
        Ok(cx.permit(Some(self.registration.0), readable.file))
    }

    const KEEPS: bool = true;

    /// Asked again in the transaction that counts: what was true a moment ago
    /// may not be any more.
    async fn keep(&self, cx: &mut Cx, _view: &FileView) -> Result<(), AppError> {
        let readable = readable_file(cx, self.registration).await?;
        let review = &readable.file.review;
        let purpose = if review.closed_at.is_none() {
            "file-to-decide"
        } else {
            "file-followed"
        };
        let reason = match readable.scope {
            Scope::Inside => None,
            Scope::Outside => Some(reason_for(cx, &readable.file).await?),
        };
        let reading = Reading::of_person(review.person_id, readable.scope, purpose);
        pass(cx, reading.because(reason, None)).await
    }

    async fn handle(&self, cx: &mut Cx, file: &Permit<OwnFile>) -> Result<FileView, AppError> {
        let person = file.rows();
        let review = state(cx, file).await?;
        // Apart: all answers of a registration would be in this future, and in the page's.
        let sent = Box::pin(registration::sent_file(cx, person, self.registration))
            .await?
            .ok_or(AppError::NotFound)?;
        let autonomy = entry::views_of(cx.tx(), person).await?;
        let chosen = entry::choice_of(cx.tx(), person).await?;
        let kept = contract::history(cx.tx(), person).await?;
        let interview = contract::interviews_of(cx.tx(), &[*person]).await?.pop();
        let advisers = names(cx.tx(), kept.iter().filter_map(|kept| kept.adviser)).await?;
        let versions = kept.into_iter().map(|kept| kept.named(&advisers)).collect();
        let before = store::held_of(cx.tx(), review_of(file)?).await?;
        let before = before.filter(|before| before.adviser_id == file.me);
        let note = interview.as_ref().map(|interview| interview.note.clone());
        Ok(FileView {
            registration: self.registration,
            review,
            sent,
            autonomy: autonomy.map(|views| AutonomyView {
                at: when(views.at),
                assessment: views.assessment,
                suggestion: views.suggestion,
            }),
            choice: chosen.map(|chosen| chosen.choice),
            before: before.map(|before| {
                let contract = before.contract();
                let (path, intensity) = (before.path, before.intensity);
                DecideInput::of(self.registration, path, intensity, contract, &before.reason)
            }),
            contract: ContractSoFar {
                versions,
                interview_asked_at: interview.map(|interview| when(interview.asked_at)),
                interview_note: note.unwrap_or_default(),
            },
        })
    }
}

/// Who has the file and whether it is decided: what changes while it is open
/// on a screen. Nothing of the person is in it.
///
/// # Errors
/// `NotFound` for a file that is of none of the adviser's agencies. Whoever is not
/// an adviser: as `Actor::adviser` says.
#[derive(Debug)]
pub struct LoadReview {
    registration: RegistrationId,
}

impl Query for LoadReview {
    const NAME: &'static str = "caseload/review";
    type Input = RegistrationId;
    type Subject = OwnFile;
    type Output = ReviewState;

    fn parse(registration: RegistrationId) -> Result<Self, FieldErrors> {
        Ok(Self { registration })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnFile>, AppError> {
        let file = own_file(cx, self.registration).await?;
        Ok(cx.permit(Some(self.registration.0), file))
    }

    async fn handle(&self, cx: &mut Cx, file: &Permit<OwnFile>) -> Result<ReviewState, AppError> {
        state(cx, file).await
    }
}

async fn state(cx: &mut Cx, file: &OwnFile) -> Result<ReviewState, AppError> {
    let (now, review) = (cx.now(), &file.review);
    let advisers = names(cx.tx(), Review::advisers(review)).await?;
    let name = |adviser: Option<_>| adviser.and_then(|adviser| advisers.get(&adviser).cloned());
    Ok(ReviewState {
        kind: review.kind,
        now,
        since: when(review.opened_at),
        answer_by: when(review.answer_by),
        owner: name(review.owner_id),
        claim: claim_view(now, review, file.me, &advisers),
        held: held_view(review, file.me, &advisers),
        passed_at: review.passed_at.map(when),
        passed_from: name(review.passed_from),
        closed_at: review.closed_at.map(when),
        closed_by: name(review.closed_by),
    })
}
