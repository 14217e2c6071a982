//! The way back, once or for good: at once, without asking anybody.

use super::Own;
use crate::Notification;
use crate::model::{ParsedReturn, ReturnToAgencyInput};
use crate::rules::Cause;
use crate::store::{self, NewVersion};
use pleinweb_entry::{ChannelContract, Path, Return};
use pleinweb_kernel::promises::ANSWER;
use pleinweb_kernel::{AppError, FieldErrors};
use pleinweb_platform::{Budget, Command, Counted, Cx, Permit};
use pleinweb_reviews as reviews;
use pleinweb_reviews::{Event, Stopped};

/// Once: the next interview is at the desk, and nothing else changes. For good:
/// everything goes through the agency again, and the first interview there is
/// asked for. No reason is needed, and none is judged. Asking again for what is
/// already so changes nothing.
///
/// # Errors
/// `Invalid`: `how` required, choice-unknown; `why` choice-unknown; `note`
/// too-long. `Conflict("agency-unknown")` before a file was sent: no agency knows
/// the person yet. `TooMany` when what `COUNTED` allows is used up. Whoever is not
/// a job seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct ReturnToAgency {
    asked: ParsedReturn,
}

impl Command for ReturnToAgency {
    const NAME: &'static str = "contract/return";
    const COUNTED: Counted = Counted::NOBODY.account(Budget::a_day("back-to-agency", 10));
    type Input = ReturnToAgencyInput;
    type Subject = Own;
    type Output = ();

    fn parse(input: ReturnToAgencyInput) -> Result<Self, FieldErrors> {
        let asked = input.check()?;
        Ok(Self { asked })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Own>, AppError> {
        let person = cx.own_rows()?;
        Ok(cx.permit(Some(person.0), Own { person }))
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<Own>) -> Result<(), AppError> {
        let (now, person) = (cx.now(), own.person);
        let place = reviews::place_of(cx.tx(), person)
            .await?
            .ok_or(AppError::conflict("agency-unknown"))?;
        let kept = store::current(cx.tx(), person).await?;
        let waits = !store::interviews_of(cx.tx(), &[*person]).await?.is_empty();
        let before = kept.as_ref().map(|kept| kept.version.contract);
        let already = match self.asked.how {
            Return::Once => waits,
            Return::ForGood => {
                before.is_some_and(|contract| contract.path() == Path::Agency) && waits
            }
        };
        let withdrawn =
            self.asked.how == Return::ForGood && reviews::withdraw_volunteering(cx, person).await?;
        if already && !withdrawn {
            return Ok(());
        }
        // Nobody is answered with what an adviser decided without knowing this.
        reviews::stop_held(cx, person, Stopped::Returned).await?;
        store::ask_interview(cx, person, place.agency, now.plus(ANSWER.ms()), &self.asked).await?;
        // Before any decision there is no contract that "once" could change.
        let after = match (before, self.asked.how) {
            (Some(contract), how) => Some(contract.returned(how)),
            (None, Return::ForGood) => Some(ChannelContract::for_path(Path::Agency)),
            (None, Return::Once) => None,
        };
        if let Some(contract) = after {
            let new = NewVersion {
                cause: match self.asked.how {
                    Return::Once => Cause::ReturnedOnce,
                    Return::ForGood => Cause::ReturnedForGood,
                },
                adviser: None,
                intensity: kept.and_then(|kept| kept.version.intensity),
                contract,
                why: self.asked.why,
                reason: &self.asked.note,
            };
            store::append(cx, person, &new).await?;
        }
        let event = match self.asked.how {
            Return::Once => Event::ReturnedOnce,
            Return::ForGood => Event::ReturnedForGood,
        };
        reviews::note_event(cx, person, place.agency, event).await?;
        let once = self.asked.how == Return::Once;
        reviews::tell_person(cx, person, Notification::ReturnedToAgency { once }).await
    }
}
