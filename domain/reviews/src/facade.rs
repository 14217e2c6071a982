//! What other features ask of the adviser's side. What is about one person is asked
//! with the proof that the caller's command looked (`Of`).

use super::model::{Event, Names, ReviewKind, Stopped, When};
use super::rules::next_owner;
use super::store::{self, NewReview, Review};
use pleinweb_accounts as accounts;
use pleinweb_kernel::promises::ANSWER;
use pleinweb_kernel::{
    AccountId, AdviserId, AgencyId, AppError, PersonId, RegistrationId, Timestamp,
};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Cx, Notification, Of, Tx};

/// What is to be decided.
#[derive(Clone, Copy, Debug)]
pub struct ReviewRequest {
    pub kind: ReviewKind,
    pub person: Of<PersonId>,
    pub registration: RegistrationId,
    pub agency: AgencyId,
    /// Since when it waits: the time to answer begins there.
    pub since: Timestamp,
    /// The adviser who knows the person, if one does; else whoever has least to do.
    pub owner: Option<AdviserId>,
}

/// Puts a file in its agency's queue, with an owner, and gives the time by
/// which the person has an answer. A person who waits already waits as before.
pub async fn open_review(cx: &mut Cx, asked: &ReviewRequest) -> Result<Timestamp, AppError> {
    let colleagues = loads(cx.tx(), asked.agency).await?;
    // Whoever knows the person may have left the agency since.
    let known = asked
        .owner
        .filter(|owner| colleagues.iter().any(|(adviser, _)| adviser == owner));
    let owner = known.or_else(|| next_owner(&colleagues, None));
    let new = NewReview {
        id: cx.new_id(),
        kind: asked.kind,
        person: asked.person,
        registration: asked.registration,
        agency: asked.agency,
        opened_at: asked.since,
        answer_by: asked.since.plus(ANSWER.ms()),
        owner,
    };
    if store::open(cx.tx(), &new).await? {
        wake_agency(cx, asked.agency);
        return Ok(new.answer_by);
    }
    let waiting = store::open_of(cx.tx(), asked.person).await?;
    Ok(waiting.map_or(new.answer_by, |review| review.answer_by))
}

/// The advisers of an agency with what each has to answer.
pub async fn loads(tx: &mut Tx, agency: AgencyId) -> Result<Vec<(AdviserId, i64)>, AppError> {
    let busy = store::loads(tx, agency).await?;
    let advisers = accounts::advisers_of(tx, agency).await?;
    Ok(advisers
        .into_iter()
        .map(|adviser| {
            let load = busy.iter().find(|(busy, _)| *busy == adviser);
            (adviser, load.map_or(0, |(_, load)| *load))
        })
        .collect())
}

/// A file whose answer time went by, without anything of its person.
#[derive(Clone, Debug)]
pub struct LateFile {
    pub agency: AgencyId,
    pub registration: RegistrationId,
    pub answer_by: When,
    /// Whose it is, by name.
    pub owner: Option<String>,
}

/// What is late in these agencies, the longest due first, at most `limit`; and
/// how many there are in all.
pub async fn late_of(
    cx: &mut Cx,
    agencies: &[AgencyId],
    limit: i64,
) -> Result<(Vec<LateFile>, i64), AppError> {
    let now = cx.now();
    let total = store::counts(cx.tx(), agencies, AdviserId(uuid::Uuid::nil()), now)
        .await?
        .late;
    let late = store::late(cx.tx(), agencies, now, limit).await?;
    let owners = names(cx.tx(), late.iter().filter_map(|review| review.owner_id)).await?;
    let files = late.iter().map(|review| LateFile {
        agency: review.agency_id,
        registration: review.registration_id,
        answer_by: when(review.answer_by),
        owner: review
            .owner_id
            .and_then(|owner| owners.get(&owner).cloned()),
    });
    Ok((files.collect(), total))
}

/// What an adviser decided last about a person: a file, or the wish to volunteer again.
pub async fn decided_last(
    tx: &mut Tx,
    person: Of<PersonId>,
) -> Result<Option<ReviewKind>, AppError> {
    store::decided_last(tx, person).await
}

/// What a person waits for, if an adviser has not answered yet.
pub async fn waiting_of(tx: &mut Tx, person: Of<PersonId>) -> Result<Option<Review>, AppError> {
    store::open_of(tx, person).await
}

/// Where a person is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub agency: AgencyId,
    pub registration: RegistrationId,
    /// Who follows the person, or has the file.
    pub adviser: Option<AdviserId>,
}

/// Where a person is known: by whoever follows them, else where the file waits.
pub async fn place_of(tx: &mut Tx, person: Of<PersonId>) -> Result<Option<Place>, AppError> {
    if let Some(member) = store::member_of(tx, person).await? {
        return Ok(Some(Place {
            agency: member.agency_id,
            registration: member.registration_id,
            adviser: Some(member.adviser_id),
        }));
    }
    let review = store::open_of(tx, person).await?;
    Ok(review.map(|review| Place {
        agency: review.agency_id,
        registration: review.registration_id,
        adviser: review.owner_id,
    }))
}

/// Takes back a request to volunteer that nobody has answered; a new file is
/// not withdrawn like that. Says whether there was one.
pub async fn withdraw_volunteering(cx: &mut Cx, person: Of<PersonId>) -> Result<bool, AppError> {
    let now = cx.now();
    if let Some(review) = store::open_of(cx.tx(), person).await?
        && review.kind == ReviewKind::VolunteersAgain
    {
        let id = review.of(person)?;
        if store::stop(cx.tx(), id, Stopped::Withdrawn, now).await? {
            wake_agency(cx, review.agency_id);
        }
        return store::close(cx.tx(), id, None, "withdrawn", now).await;
    }
    Ok(false)
}

/// Stops the decision that is held on what a person waits for: whatever changes what the
/// adviser saw calls this (the person returns to the agency, ends or changes their file).
/// The file waits again as it did before, and whoever decided is told why. Says whether
/// there was one.
pub async fn stop_held(cx: &mut Cx, person: Of<PersonId>, why: Stopped) -> Result<bool, AppError> {
    let now = cx.now();
    let Some(review) = store::open_of(cx.tx(), person).await? else {
        return Ok(false);
    };
    if !store::stop(cx.tx(), review.of(person)?, why, now).await? {
        return Ok(false);
    }
    wake_agency(cx, review.agency_id);
    Ok(true)
}

/// Stops whatever an adviser holds in an agency that they are not of any more: nobody
/// decides there afterwards. Whoever takes an adviser off an agency, or closes their
/// account, calls this in the same transaction; what was forgotten is found when it is
/// to go (`caseload/commands/held.rs`). Says whether there was something.
pub async fn stop_held_of(
    cx: &mut Cx,
    adviser: AdviserId,
    agency: AgencyId,
) -> Result<bool, AppError> {
    let now = cx.now();
    if !store::stop_of(cx.tx(), adviser, agency, now).await? {
        return Ok(false);
    }
    wake_agency(cx, agency);
    // They hear no news of the agency any more.
    cx.emit_to_account(AccountId(adviser.0), "held");
    Ok(true)
}

/// Tells the person's adviser what happened: the caseload shows it at once.
pub async fn note_event(
    cx: &mut Cx,
    person: Of<PersonId>,
    agency: AgencyId,
    event: Event,
) -> Result<(), AppError> {
    let now = cx.now();
    store::note_event(cx.tx(), person, event, now).await?;
    wake_agency(cx, agency);
    Ok(())
}

/// The live topic of an agency: its queue and its advisers' caseloads.
pub fn topic_of(agency: AgencyId) -> String {
    format!("agency:{agency}")
}

pub fn wake_agency(cx: &mut Cx, agency: AgencyId) {
    cx.emit(topic_of(agency), "caseload");
}

/// Tells a person by mail and in their open pages.
pub async fn tell_person(
    cx: &mut Cx,
    person: Of<PersonId>,
    notification: impl Notification,
) -> Result<(), AppError> {
    let account = person.account();
    if let Some(reach) = accounts::reach(cx.tx(), account).await? {
        cx.mail(Some(*account), &reach.email, reach.lang, notification);
    }
    cx.emit_to_account(*account, "file");
    Ok(())
}

pub fn when(at: Timestamp) -> When {
    When {
        at,
        local: paris_time(at),
    }
}

/// The names of all these advisers, in one statement.
pub async fn names(
    tx: &mut Tx,
    advisers: impl IntoIterator<Item = AdviserId>,
) -> Result<Names, AppError> {
    let mut wanted: Vec<AdviserId> = advisers.into_iter().collect();
    wanted.sort_unstable();
    wanted.dedup();
    let named = accounts::names_of(tx, &wanted).await?;
    Ok(named.into_iter().collect())
}
