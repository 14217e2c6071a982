//! The queue of an adviser's agencies.

use crate::model::{QueueRow, QueueView};
use crate::reading::{Reading, Scope, pass};
use pleinweb_accounts as accounts;
use pleinweb_kernel::{
    AdviserId, AgencyId, AppError, Cursor, FieldErrors, RegistrationId, Timestamp,
};
use pleinweb_platform::{Cx, Permit, Query};
use pleinweb_registration as registration;
use pleinweb_reviews::store::Review;
use pleinweb_reviews::store::{self};
use pleinweb_reviews::{names, when};

use super::claim_view;

/// How many files a page shows.
const PAGE: i64 = 25;

/// `/conseil`: what waits, oldest first. A page of names is one row of the
/// access journal and counts as one reading outside the caseload.
///
/// # Errors
/// `Conflict("reading-paused")` for whoever read too much lately. Whoever is not an
/// adviser: as `Actor::adviser` says.
#[derive(Debug)]
pub struct LoadQueue {
    after: Option<Cursor>,
}

/// Whose queue it is.
#[derive(Debug)]
pub struct Desk {
    pub(super) me: AdviserId,
    pub(super) agencies: Vec<AgencyId>,
}

impl Query for LoadQueue {
    const NAME: &'static str = "caseload/queue";
    /// `next` of the page before, or nothing.
    type Input = String;
    type Subject = Desk;
    type Output = QueueView;

    fn parse(after: String) -> Result<Self, FieldErrors> {
        Ok(Self {
            after: Cursor::parse(&after),
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
        let page = store::page(cx.tx(), &desk.agencies, self.after, PAGE).await?;
        let rows = rows(cx, now, desk.me, &page.rows).await?;
        let head = !accounts::headed_by(cx.tx(), desk.me).await?.is_empty();
        Ok(QueueView {
            now,
            counts,
            rows,
            next: page.next,
            head,
            nowhere: desk.agencies.is_empty(),
        })
    }

    const KEEPS: bool = true;

    async fn keep(&self, cx: &mut Cx, view: &QueueView) -> Result<(), AppError> {
        if view.rows.is_empty() {
            return Ok(());
        }
        let part = self
            .after
            .map(|after| after.to_string())
            .unwrap_or_default();
        let page = Reading::of_page(cx, "list-queue", &part, Scope::Outside);
        pass(cx, page).await
    }
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
