//! A decision that is held: it goes when its time has come or at once, or is taken back.

use std::time::Duration;

use super::wish::not_wished;
use super::{Seen, own_file, review_of, seen_of};
use crate::Notification;
use crate::commands::OwnFile;
use crate::model::FileInput;
use pleinweb_accounts as accounts;
use pleinweb_contract as contract;
use pleinweb_entry::Return;
use pleinweb_kernel::promises::CLAIM;
use pleinweb_kernel::{AppError, FieldErrors, Landing, PersonId, RegistrationId};
use pleinweb_platform::jobs::{Batch, Job};
use pleinweb_platform::{AppState, Budget, Command, Counted, Cx, Of, Permit, run_system};
use pleinweb_registration as registration;
use pleinweb_reviews::store::{self, Held, NewMember};
use pleinweb_reviews::{Place, ReviewKind, Stopped};
use pleinweb_reviews::{tell_person, wake_agency};

/// How many decisions one run sends: the writer is held for a moment only.
const BATCH: i64 = 20;

/// A file and the decision that its adviser, who acts, holds on it.
#[derive(Debug)]
pub struct OwnHeld {
    file: Permit<OwnFile>,
    /// None when it went a moment ago.
    held: Option<Held>,
}

/// Loads the decision that whoever acts holds on a file; a colleague's is `NotFound`.
async fn own_held(cx: &mut Cx, registration: RegistrationId) -> Result<Permit<OwnHeld>, AppError> {
    let file = own_file(cx, registration).await?;
    let file = cx.permit(Some(registration.0), file);
    let held = store::held_of(cx.tx(), review_of(&file)?).await?;
    let mine = held.filter(|held| held.adviser_id == file.me && held.goes_at.is_some());
    let went = file.review.closed_by == Some(file.me);
    if mine.is_none() && !went {
        return Err(AppError::NotFound);
    }
    Ok(cx.permit(Some(registration.0), OwnHeld { file, held: mine }))
}

/// Sends a decision at once. One that went already is sent.
///
/// # Errors
/// `Invalid`: `registration` choice-unknown when it is no id. `NotFound` for a file that
/// is of none of the adviser's agencies, or on which they hold nothing.
/// `Conflict("decision-stopped")` when it may not go any more: the person chose anew, for
/// example. `TooMany` when what `COUNTED` allows is used up. Whoever is not an adviser: as `Actor::adviser` says.
#[derive(Debug)]
pub struct SendNow {
    registration: RegistrationId,
}

impl Command for SendNow {
    const NAME: &'static str = "caseload/send-now";
    const COUNTED: Counted = Counted::NOBODY.account(Budget::a_day("decision-sent", 500));
    type Input = FileInput;
    type Subject = OwnHeld;
    type Output = RegistrationId;

    fn parse(input: FileInput) -> Result<Self, FieldErrors> {
        let registration = input.check()?;
        Ok(Self { registration })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnHeld>, AppError> {
        own_held(cx, self.registration).await
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<OwnHeld>) -> Result<RegistrationId, AppError> {
        if let Some(held) = &own.held
            && !send(cx, own.file.rows(), held).await?
        {
            cx.keep_on_refusal();
            return Err(AppError::conflict("decision-stopped"));
        }
        Ok(self.registration)
    }
}

/// Takes a decision back: the file waits again, open for its adviser, and what they wrote
/// is in its form.
///
/// # Errors
/// `Invalid`: `registration` choice-unknown when it is no id. `NotFound` for a file that
/// is of none of the adviser's agencies, or on which they hold nothing.
/// `Conflict("decision-sent")` when it went already. Whoever is not an adviser: as
/// `Actor::adviser` says.
#[derive(Debug)]
pub struct TakeBack {
    registration: RegistrationId,
}

impl Command for TakeBack {
    const NAME: &'static str = "caseload/take-back";
    type Input = FileInput;
    type Subject = OwnHeld;
    type Output = RegistrationId;

    fn parse(input: FileInput) -> Result<Self, FieldErrors> {
        let registration = input.check()?;
        Ok(Self { registration })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OwnHeld>, AppError> {
        own_held(cx, self.registration).await
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<OwnHeld>) -> Result<RegistrationId, AppError> {
        let (now, file) = (cx.now(), &own.file);
        let review = review_of(file)?;
        if own.held.is_none() || !store::stop(cx.tx(), review, Stopped::TakenBack, now).await? {
            return Err(AppError::conflict("decision-sent"));
        }
        store::claim(cx.tx(), review, file.me, now, now.plus(CLAIM.ms())).await?;
        wake_agency(cx, file.review.agency_id);
        Ok(self.registration)
    }
}

/// Sends the decisions whose time has come.
///
/// Gives how many it looked at; run it again until that is 0.
///
/// # Errors
/// `NotAllowed` for anybody but background work.
#[derive(Clone, Copy, Debug)]
pub struct SendHeld {
    limit: i64,
}

impl Default for SendHeld {
    fn default() -> Self {
        Self { limit: BATCH }
    }
}

impl Command for SendHeld {
    const NAME: &'static str = "caseload/send-held";
    type Input = ();
    type Subject = ();
    type Output = usize;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self::default())
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        cx.actor().system()?;
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<usize, AppError> {
        let now = cx.now();
        let due = store::due(cx.tx(), now, self.limit).await?;
        for held in &due {
            let person = cx.rows_of(held.person_id)?;
            send(cx, person, held).await?;
        }
        Ok(due.len())
    }
}

/// What an adviser decided goes to its person once it was held.
#[derive(Debug)]
pub struct HeldDecisions;

impl Job for HeldDecisions {
    const NAME: &'static str = "held-decisions";

    /// Whoever reads "it goes at 14:05" finds it gone then.
    fn every(&self) -> Duration {
        Duration::from_secs(10)
    }

    async fn waiting(&self, app: &AppState) -> Result<Option<u64>, AppError> {
        let mut tx = app.db().read().await?;
        store::count_due(&mut tx, app.now()).await.map(Some)
    }

    async fn batch(&self, app: &AppState) -> Result<Batch, AppError> {
        let looked_at = run_system(app, Self::NAME, &SendHeld::default()).await?;
        Ok(Batch::more_if(looked_at > 0))
    }
}

/// Makes a decision the person's contract, and tells them; or stops it, where its adviser
/// decided on something else than what there is now. Says whether it went.
///
/// The person's answer counts from here, not from when it was decided: what was held did
/// not answer them, so a file whose time ends meanwhile was answered late, and its time
/// went on for them. No colleague is given it in these minutes, since the answer is on
/// its way; if it is stopped, a file whose time ended passes at once.
async fn send(cx: &mut Cx, person: Of<PersonId>, held: &Held) -> Result<bool, AppError> {
    let (now, me, review) = (cx.now(), held.adviser_id, held.of(person)?);
    if let Some(why) = why_not(cx, person, held).await? {
        store::stop(cx.tx(), review, why, now).await?;
        wake_agency(cx, held.agency_id);
        return Ok(false);
    }
    let (path, registration) = (held.path.key(), held.registration_id);
    // Two that send at once: one closes it, and the other finds it closed.
    let waiting = pleinweb_reviews::waiting_of(cx.tx(), person).await?;
    let kind = waiting.map(|waiting| waiting.kind);
    if !store::close(cx.tx(), review, Some(me), path, now).await? {
        return Ok(true);
    }
    store::forget_held(cx.tx(), review).await?;
    if kind == Some(ReviewKind::NewFile) {
        let sent = person.part(held.person_id, registration)?;
        registration::mark_decided(cx.tx(), sent, me, now, path).await?;
    }
    // Whoever asked for an interview at the desk before it still has it.
    let waits = contract::interviews_of(cx.tx(), &[*person]).await?;
    let channels = if waits.is_empty() {
        held.contract()
    } else {
        held.contract().returned(Return::Once)
    };
    contract::decided(cx, person, me, held.intensity, channels, &held.reason).await?;
    let member = NewMember {
        person,
        registration,
        adviser: me,
        agency: held.agency_id,
        at: now,
    };
    store::set_member(cx.tx(), &member).await?;
    let place = Place {
        agency: held.agency_id,
        registration,
        adviser: Some(me),
    };
    let kind = kind.unwrap_or(ReviewKind::NewFile);
    let not_wished = not_wished(cx, person, kind, place, held.path).await?;
    let notice = Notification::Decided {
        decision: path.to_owned(),
        reason: held.reason.clone(),
        link: Landing::Space.path(),
        not_wished,
    };
    tell_person(cx, person, notice).await?;
    wake_agency(cx, held.agency_id);
    Ok(true)
}

/// Why a decision may not go any more. Who returns to the agency stops it at once
/// (`reviews::stop_held`); here is what nobody could tell.
async fn why_not(
    cx: &mut Cx,
    person: Of<PersonId>,
    held: &Held,
) -> Result<Option<Stopped>, AppError> {
    let here = accounts::advisers_of(cx.tx(), held.agency_id).await?;
    if !here.contains(&held.adviser_id) {
        return Ok(Some(Stopped::AdviserLeft));
    }
    let seen = Seen {
        choice_at: held.choice_at,
        possible_double: held.possible_double,
    };
    let changed = seen_of(cx, person, held.registration_id).await? != seen;
    Ok(changed.then_some(Stopped::FileChanged))
}
