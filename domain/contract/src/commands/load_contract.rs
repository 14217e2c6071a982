//! The contract in plain words, and what the way back needs to know.

use super::{Own, contact_of, may_volunteer};
use crate::model::{ContractView, ReturnView};
use crate::store;
use pleinweb_accounts as accounts;
use pleinweb_kernel::{AppError, FieldErrors};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Cx, Permit, Query};
use pleinweb_reviews as reviews;

/// `/espace/contrat`.
///
/// # Errors
/// Whoever is not a job seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct LoadContract;

impl Query for LoadContract {
    const NAME: &'static str = "contract/contract";
    type Input = ();
    type Subject = Own;
    type Output = ContractView;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Own>, AppError> {
        let person = cx.own_rows()?;
        Ok(cx.permit(Some(person.0), Own { person }))
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<Own>) -> Result<ContractView, AppError> {
        let person = own.person;
        let kept = store::history(cx.tx(), person).await?;
        let may_volunteer = may_volunteer(cx, person, kept.first()).await?;
        let mut advisers: Vec<_> = kept.iter().filter_map(|kept| kept.adviser).collect();
        advisers.sort_unstable();
        advisers.dedup();
        let names = accounts::names_of(cx.tx(), &advisers)
            .await?
            .into_iter()
            .collect();
        let waiting = reviews::waiting_of(cx.tx(), person).await?;
        let contact = match reviews::place_of(cx.tx(), person).await? {
            Some(place) => Some(contact_of(cx, &place).await?),
            None => None,
        };
        Ok(ContractView {
            versions: kept.into_iter().map(|kept| kept.named(&names)).collect(),
            contact,
            may_volunteer,
            answer_by: waiting.map(|review| paris_time(review.answer_by)),
        })
    }
}

/// `/espace/retour-en-agence`, its confirmation, and `/espace/volontaire`.
///
/// # Errors
/// Whoever is not a job seeker: as `Actor::job_seeker` says.
#[derive(Debug)]
pub struct LoadReturn;

impl Query for LoadReturn {
    const NAME: &'static str = "contract/way-back";
    type Input = ();
    type Subject = Own;
    type Output = ReturnView;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Own>, AppError> {
        let person = cx.own_rows()?;
        Ok(cx.permit(Some(person.0), Own { person }))
    }

    async fn handle(&self, cx: &mut Cx, own: &Permit<Own>) -> Result<ReturnView, AppError> {
        let person = own.person;
        let kept = store::current(cx.tx(), person).await?;
        let interview = store::interviews_of(cx.tx(), &[*person]).await?.pop();
        let waiting = reviews::waiting_of(cx.tx(), person).await?;
        let contact = match reviews::place_of(cx.tx(), person).await? {
            Some(place) => Some(contact_of(cx, &place).await?),
            None => None,
        };
        let may_volunteer = may_volunteer(cx, person, kept.as_ref()).await?;
        Ok(ReturnView {
            contact,
            current: kept.map(|kept| kept.version.contract),
            interview_by: interview.map(|interview| paris_time(interview.answer_by)),
            may_volunteer,
            answer_by: waiting.map(|review| paris_time(review.answer_by)),
        })
    }
}
