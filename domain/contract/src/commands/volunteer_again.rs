//! Volunteering again: an adviser confirms, within the usual time.

use super::Own;
use crate::Notification;
use crate::model::VolunteerAgainInput;
use crate::store;
use pleinweb_kernel::{AppError, FieldErrors};
use pleinweb_platform::{Budget, Command, Counted, Cx, Permit};
use pleinweb_reviews as reviews;
use pleinweb_reviews::{Event, ReviewKind, ReviewRequest};

/// Asks for 100 % Web (again), as often as the person likes. Nothing changes
/// until an adviser has confirmed it; the one who knows the person has 72 hours. A
/// request that already waits stays as it is.
///
/// # Errors
/// `Conflict("register-first")` without a contract, `Conflict("already-full-web")`.
/// `TooMany` when what `COUNTED` allows is used up. Whoever is not a job seeker: as
/// `Actor::job_seeker` says.
#[derive(Debug)]
pub struct VolunteerAgain;

impl Command for VolunteerAgain {
    const NAME: &'static str = "contract/volunteer";
    const COUNTED: Counted = Counted::NOBODY.account(Budget::a_day("volunteer", 10));
    type Input = VolunteerAgainInput;
    type Subject = Own;
    type Output = ();

    fn parse(_: VolunteerAgainInput) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Own>, AppError> {
        let person = cx.own_rows()?;
        Ok(cx.permit(Some(person.0), Own { person }))
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<Own>) -> Result<(), AppError> {
        let person = own.person;
        let kept = store::current(cx.tx(), person).await?;
        let place = reviews::place_of(cx.tx(), person).await?;
        let (Some(kept), Some(place)) = (kept, place) else {
            return Err(AppError::conflict("register-first"));
        };
        kept.version
            .contract
            .may_volunteer(false)
            .map_err(AppError::Conflict)?;
        if reviews::waiting_of(cx.tx(), person).await?.is_some() {
            return Ok(());
        }
        let asked = ReviewRequest {
            kind: ReviewKind::VolunteersAgain,
            person,
            registration: place.registration,
            agency: place.agency,
            since: cx.now(),
            owner: place.adviser,
        };
        let answer_by = reviews::open_review(cx, &asked).await?;
        reviews::note_event(cx, person, place.agency, Event::VolunteersAgain).await?;
        reviews::tell_person(cx, person, Notification::VolunteersAgain { answer_by }).await
    }
}
