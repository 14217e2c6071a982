//! The people an adviser follows: whoever waits too long first.

use std::collections::HashMap;

use crate::model::{CaseloadView, MemberRow, PeopleInput};
use crate::reading::{Reading, Scope, pass};
use crate::rules::{is_called, most_urgent};
use pleinweb_accounts as accounts;
use pleinweb_contract::{self as contract, Cause};
use pleinweb_kernel::{
    AdviserId, AgencyId, AppError, FieldErrors, PersonId, RegistrationId, Timestamp,
};
use pleinweb_platform::{Cx, Permit, Query};
use pleinweb_registration as registration;
use pleinweb_reviews::store::{self, Member, Review};
use pleinweb_reviews::when;

/// How many people a page shows.
const PAGE: usize = 30;

/// `/conseil/portefeuille`: whoever is owed something first, the longest due before all;
/// then the latest event. Only in agencies where the adviser works now. A page of names
/// is one row of the access journal and counts as one reading within the caseload.
///
/// All of a caseload is looked at: it is some hundred people at most, and what is owed to
/// them is in the rows of several features.
///
/// # Errors
/// `Conflict("reading-paused")` for whoever read too much lately. Whoever is not an
/// adviser: as `Actor::adviser` says.
#[derive(Debug)]
pub struct LoadCaseload {
    from: usize,
    to_do: bool,
    name: String,
}

/// Whose people, and where.
#[derive(Debug)]
pub struct Portfolio {
    me: AdviserId,
    agencies: Vec<AgencyId>,
}

impl Query for LoadCaseload {
    const NAME: &'static str = "caseload/people";
    type Input = PeopleInput;
    type Subject = Portfolio;
    type Output = CaseloadView;

    fn parse(asked: PeopleInput) -> Result<Self, FieldErrors> {
        Ok(Self {
            from: asked.after.parse().unwrap_or(0),
            to_do: asked.to_do,
            name: asked.name.trim().to_owned(),
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Portfolio>, AppError> {
        let me = cx.actor().adviser()?;
        let agencies = accounts::agencies_of(cx.tx(), me).await?;
        Ok(cx.permit(None, Portfolio { me, agencies }))
    }

    const KEEPS: bool = true;

    async fn keep(&self, cx: &mut Cx, view: &CaseloadView) -> Result<(), AppError> {
        if view.rows.is_empty() {
            return Ok(());
        }
        let to_do = if self.to_do { "to-do" } else { "" };
        let part = if self.from == 0 && self.name.is_empty() && !self.to_do {
            String::new()
        } else {
            [&self.from.to_string(), to_do, &self.name].join(" ")
        };
        let page = Reading::of_page(cx, "list-people", &part, Scope::Inside);
        pass(cx, page).await
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<Portfolio>) -> Result<CaseloadView, AppError> {
        let now = cx.now();
        let members = store::members(cx.tx(), own.me, &own.agencies).await?;
        let mut all = rows(cx, &members).await?;
        let count = |rows: &[MemberRow], which: &dyn Fn(&MemberRow) -> bool| {
            i64::try_from(rows.iter().filter(|row| which(row)).count()).unwrap_or(i64::MAX)
        };
        let total = count(&all, &|_| true);
        let to_do = count(&all, &|row| row.due().is_some());
        let late = count(&all, &|row| row.due().is_some_and(|due| due.at < now));
        all.retain(|row| (!self.to_do || row.due().is_some()) && is_called(&row.name, &self.name));
        // Kept in their order where nothing is owed: the latest event first.
        all.sort_by_key(|row| most_urgent(row.due().map(|due| due.at)));
        let found = count(&all, &|_| true);
        let end = self.from.saturating_add(PAGE);
        let next = (all.len() > end).then(|| end.to_string());
        Ok(CaseloadView {
            now,
            total,
            to_do,
            late,
            found,
            rows: all.into_iter().skip(self.from).take(PAGE).collect(),
            next,
            nowhere: own.agencies.is_empty(),
        })
    }
}

async fn rows(cx: &mut Cx, members: &[Member]) -> Result<Vec<MemberRow>, AppError> {
    let people: Vec<PersonId> = members.iter().map(|member| member.person_id).collect();
    let files: Vec<RegistrationId> = members
        .iter()
        .map(|member| member.registration_id)
        .collect();
    let lines = registration::lines_of(cx.tx(), &files).await?;
    let contracts = contract::current_of(cx.tx(), &people).await?;
    let interviews = contract::interviews_of(cx.tx(), &people).await?;
    let reviews = store::open_of_all(cx.tx(), &people).await?;
    let names: HashMap<_, _> = lines.iter().map(|line| (line.id, &line.name)).collect();
    let contracts: HashMap<_, _> = contracts.iter().map(|kept| (kept.person, kept)).collect();
    let interviews: HashMap<_, _> = interviews.iter().map(|one| (one.person_id, one)).collect();
    let reviews: HashMap<_, _> = reviews.iter().map(|one| (one.person_id, one)).collect();
    Ok(members
        .iter()
        .map(|member| {
            let kept = contracts.get(&member.person_id);
            let review = reviews.get(&member.person_id);
            MemberRow {
                registration: member.registration_id,
                name: names
                    .get(&member.registration_id)
                    .map(|name| (*name).clone())
                    .unwrap_or_default(),
                since: when(member.since),
                contract: kept.map(|kept| kept.version.contract),
                intensity: kept.and_then(|kept| kept.version.intensity),
                last_event: member.last_event,
                last_event_at: when(member.last_event_at),
                interview_by: interviews
                    .get(&member.person_id)
                    .map(|interview| when(interview.answer_by)),
                // One whose answer is on its way is not owed it any more.
                decide_by: review
                    .filter(|review| review.held().is_none())
                    .map(|review| when(review.answer_by)),
                returned_for_good: kept
                    .is_some_and(|kept| kept.version.cause == Cause::ReturnedForGood),
            }
        })
        .collect())
}

/// To how many people of an adviser something is owed and late.
pub(super) async fn count_late(
    cx: &mut Cx,
    me: AdviserId,
    agencies: &[AgencyId],
) -> Result<i64, AppError> {
    let now = cx.now();
    let members = store::members(cx.tx(), me, agencies).await?;
    let people: Vec<PersonId> = members.iter().map(|member| member.person_id).collect();
    let interviews = contract::interviews_of(cx.tx(), &people).await?;
    let reviews = store::open_of_all(cx.tx(), &people).await?;
    let is_late = |by: Timestamp| by < now;
    let mut late: Vec<PersonId> = interviews
        .iter()
        .filter(|interview| is_late(interview.answer_by))
        .map(|interview| interview.person_id)
        .chain(
            reviews
                .iter()
                .filter(|review: &&Review| review.held().is_none() && is_late(review.answer_by))
                .map(|review| review.person_id),
        )
        .collect();
    late.sort_unstable();
    late.dedup();
    Ok(i64::try_from(late.len()).unwrap_or(i64::MAX))
}
