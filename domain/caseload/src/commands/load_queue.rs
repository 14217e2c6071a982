//! The queue of an adviser's agencies, and what they decided and still hold.

use crate::model::{DoneView, HeldRow, QueueInput, QueueRow, QueueView, Waiting};
use crate::reading::{Reading, Scope, pass};
use pleinweb_accounts as accounts;
use pleinweb_kernel::{
    AdviserId, AgencyId, AppError, Cursor, DAY_MS, FieldErrors, RegistrationId, Timestamp,
};
use pleinweb_platform::{Cx, Permit, Query};
use pleinweb_registration as registration;
use pleinweb_reviews::store::{self, Filter, Held, Review};
use pleinweb_reviews::{Stopped, names, when};

use super::claim_view;

/// How many files a page shows.
const PAGE: i64 = 25;
/// So many of one's own decisions are listed, and those that were stopped so long.
const HELD: i64 = 20;
const STOPPED_SHOWN_MS: i64 = DAY_MS;

/// `/conseil`: what waits, whoever has least time left first. A page of names is one row of the
/// access journal and counts as one reading outside the caseload.
///
/// # Errors
/// `Conflict("reading-paused")` for whoever read too much lately. Whoever is not an
/// adviser: as `Actor::adviser` says.
#[derive(Debug)]
pub struct LoadQueue {
    after: Option<Cursor>,
    show: Waiting,
    done: Option<RegistrationId>,
}

/// Whose queue it is.
#[derive(Debug)]
pub struct Desk {
    pub(super) me: AdviserId,
    pub(super) agencies: Vec<AgencyId>,
}

impl Query for LoadQueue {
    const NAME: &'static str = "caseload/queue";
    type Input = QueueInput;
    type Subject = Desk;
    type Output = QueueView;

    fn parse(asked: QueueInput) -> Result<Self, FieldErrors> {
        Ok(Self {
            after: Cursor::parse(&asked.after),
            show: Waiting::parse(&asked.show).unwrap_or(Waiting::All),
            done: asked.done.parse().ok(),
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Desk>, AppError> {
        let me = cx.actor().adviser()?;
        let agencies = accounts::agencies_of(cx.tx(), me).await?;
        Ok(cx.permit(None, Desk { me, agencies }))
    }

    async fn handle(&self, cx: &mut Cx, desk: &Permit<Desk>) -> Result<QueueView, AppError> {
        let now = cx.now();
        let counts = store::counts(cx.tx(), &desk.agencies, desk.me, now).await?;
        let filter = match self.show {
            Waiting::All => Filter::All,
            Waiting::Late => Filter::Late(now),
            Waiting::Mine => Filter::Of(desk.me),
        };
        let page = store::page(cx.tx(), &desk.agencies, filter, self.after, PAGE).await?;
        let rows = rows(cx, now, desk.me, &page.rows).await?;
        let head = !accounts::headed_by(cx.tx(), desk.me).await?.is_empty();
        Ok(QueueView {
            now,
            counts,
            rows,
            next: page.next,
            show: self.show,
            done: done(cx, desk, self.done).await?,
            held: held(cx, desk).await?,
            head,
            nowhere: desk.agencies.is_empty(),
        })
    }

    const KEEPS: bool = true;

    async fn keep(&self, cx: &mut Cx, view: &QueueView) -> Result<(), AppError> {
        if view.rows.is_empty() && view.held.is_empty() && view.done.is_none() {
            return Ok(());
        }
        let after = self.after.map(|after| after.to_string());
        let part = match self.show {
            Waiting::All => after.unwrap_or_default(),
            show => [show.key(), " ", after.as_deref().unwrap_or_default()].concat(),
        };
        let page = Reading::of_page(cx, "list-queue", &part, Scope::Outside);
        pass(cx, page).await
    }
}

/// What the adviser just decided, and whether it went: their own decisions only.
async fn done(
    cx: &mut Cx,
    desk: &Desk,
    registration: Option<RegistrationId>,
) -> Result<Option<DoneView>, AppError> {
    let Some(registration) = registration else {
        return Ok(None);
    };
    let review = store::review_of(cx.tx(), registration, &desk.agencies).await?;
    let me = Some(desk.me);
    let mine = review.filter(|review| review.held_by == me || review.closed_by == me);
    let Some(review) = mine else {
        return Ok(None);
    };
    let lines = registration::lines_of(cx.tx(), &[registration]).await?;
    Ok(lines.into_iter().next().map(|line| DoneView {
        registration,
        name: line.name,
        goes_at: review.held_until.map(when),
    }))
}

/// What the adviser decided and can take back, and what did not go: whatever they took
/// back themselves is no news.
async fn held(cx: &mut Cx, desk: &Desk) -> Result<Vec<HeldRow>, AppError> {
    let since = cx.now().minus(STOPPED_SHOWN_MS);
    let mut held = store::held_by(cx.tx(), desk.me, since, HELD).await?;
    held.retain(|held| held.stopped != Some(Stopped::TakenBack));
    let is_here = |held: &Held| desk.agencies.contains(&held.agency_id);
    let files: Vec<RegistrationId> = held
        .iter()
        .filter(|held| is_here(held))
        .map(|held| held.registration_id)
        .collect();
    let people = registration::lines_of(cx.tx(), &files).await?;
    Ok(held
        .iter()
        .map(|held| HeldRow {
            registration: held.registration_id,
            name: people
                .iter()
                .find(|line| line.id == held.registration_id)
                .map(|line| line.name.clone()),
            path: held.path,
            goes_at: held.goes_at.map(when),
            stopped: held.stopped,
        })
        .collect())
}

async fn rows(
    cx: &mut Cx,
    now: Timestamp,
    me: AdviserId,
    reviews: &[Review],
) -> Result<Vec<QueueRow>, AppError> {
    let advisers = names(cx.tx(), reviews.iter().flat_map(Review::advisers)).await?;
    let files: Vec<RegistrationId> = reviews
        .iter()
        .map(|review| review.registration_id)
        .collect();
    let people = registration::lines_of(cx.tx(), &files).await?;
    let line = |review: &Review| people.iter().find(|line| line.id == review.registration_id);
    Ok(reviews
        .iter()
        .map(|review| QueueRow {
            registration: review.registration_id,
            kind: review.kind,
            name: line(review)
                .map(|line| line.name.clone())
                .unwrap_or_default(),
            since: when(review.opened_at),
            answer_by: when(review.answer_by),
            owner: review
                .owner_id
                .and_then(|owner| advisers.get(&owner).cloned()),
            mine: review.owner_id == Some(me),
            claim: claim_view(now, review, me, &advisers),
            possible_double: line(review).is_some_and(|line| line.possible_double),
            passed: review.passed_at.is_some(),
        })
        .collect())
}
