//! The people an adviser follows.

use crate::model::{CaseloadView, MemberRow};
use crate::reading::{Reading, Scope, pass};
use pleinweb_accounts as accounts;
use pleinweb_contract::{self as contract, Cause};
use pleinweb_kernel::{
    AdviserId, AgencyId, AppError, Cursor, FieldErrors, PersonId, RegistrationId,
};
use pleinweb_platform::{Cx, Permit, Query};
use pleinweb_registration as registration;
use pleinweb_reviews::store::{self, Member};
use pleinweb_reviews::when;

/// How many people a page shows.
const PAGE: i64 = 30;

/// `/conseil/portefeuille`: the latest event first. Only in agencies where the
/// adviser works now. A page of names is one row of the access journal and
/// counts as one reading within the caseload.
///
/// # Errors
/// `Conflict("reading-paused")` for whoever read too much lately. Whoever is not an
/// adviser: as `Actor::adviser` says.
#[derive(Debug)]
pub struct LoadCaseload {
    after: Option<Cursor>,
}

/// Whose people, and where.
#[derive(Debug)]
pub struct Portfolio {
    me: AdviserId,
    agencies: Vec<AgencyId>,
}

impl Query for LoadCaseload {
    const NAME: &'static str = "caseload/people";
    /// `next` of the page before, or nothing.
    type Input = String;
    type Subject = Portfolio;
    type Output = CaseloadView;

    fn parse(after: String) -> Result<Self, FieldErrors> {
        Ok(Self {
            after: Cursor::parse(&after),
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
        let part = self
            .after
            .map(|after| after.to_string())
            .unwrap_or_default();
        let page = Reading::of_page(cx, "list-people", &part, Scope::Inside);
        pass(cx, page).await
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<Portfolio>) -> Result<CaseloadView, AppError> {
        let (me, agencies) = (own.me, &own.agencies);
        let total = store::count_members(cx.tx(), me, agencies).await?;
        let page = store::members_page(cx.tx(), me, agencies, self.after, PAGE).await?;
        Ok(CaseloadView {
            now: cx.now(),
            total,
            rows: rows(cx, &page.rows).await?,
            next: page.next,
            nowhere: agencies.is_empty(),
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
    Ok(members
        .iter()
        .map(|member| {
            let kept = contracts
                .iter()
                .find(|kept| kept.person == member.person_id);
            let line = lines.iter().find(|line| line.id == member.registration_id);
            MemberRow {
                registration: member.registration_id,
                name: line.map(|line| line.name.clone()).unwrap_or_default(),
                since: when(member.since),
                contract: kept.map(|kept| kept.version.contract),
                intensity: kept.and_then(|kept| kept.version.intensity),
                last_event: member.last_event,
                last_event_at: when(member.last_event_at),
                interview_by: interviews
                    .iter()
                    .find(|interview| interview.person_id == member.person_id)
                    .map(|interview| when(interview.answer_by)),
                returned_for_good: kept
                    .is_some_and(|kept| kept.version.cause == Cause::ReturnedForGood),
            }
        })
        .collect())
}
