//! What a head is told of the agency: what is late, and what alarms say.

use crate::access::head;
use crate::lines::named;
use crate::model::{HeadAgency, HeadView, LateLine};
use pleinweb_accounts as accounts;
use pleinweb_caseload as caseload;
use pleinweb_entry as entry;
use pleinweb_kernel::promises::CLOSED_ALARM_SHOWN;
use pleinweb_kernel::{AccountId, AgencyId, AppError, FieldErrors, HOUR_MS};
use pleinweb_nomenclature as nomenclature;
use pleinweb_platform::alarms::listed;
use pleinweb_platform::{Cx, Permit, Query};
use pleinweb_reviews as reviews;

/// How many late files and alarms are shown.
const LISTED: i64 = 50;

/// The agencies one is head of, now. Nothing of a person is in the answer.
///
/// # Errors
/// `NotFound` for an adviser who is head of nothing. Whoever is not an adviser: as
/// `Actor::adviser` says.
#[derive(Debug)]
pub struct LoadHead;

impl Query for LoadHead {
    const NAME: &'static str = "alarms/head";
    type Input = ();
    type Subject = Vec<AgencyId>;
    type Output = HeadView;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Vec<AgencyId>>, AppError> {
        let (_, agencies) = head(cx).await?;
        Ok(cx.permit(None, agencies))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        headed: &Permit<Vec<AgencyId>>,
    ) -> Result<HeadView, AppError> {
        let (now, headed) = (cx.now(), &headed.subject);
        let (late, total) = reviews::late_of(cx, headed, LISTED).await?;
        let calls = entry::late_callbacks(cx.tx(), headed, now).await?;
        let closed_after = now.minus(CLOSED_ALARM_SHOWN.ms());
        let alarms = listed(cx.tx(), Some(headed), closed_after, LISTED).await?;
        let people = accounts::advisers_in(cx.tx(), headed).await?;
        let people: Vec<AccountId> = people.into_iter().map(|id| AccountId(id.0)).collect();
        let pauses = caseload::pauses_of(cx.tx(), &people, now).await?;
        let (alarms, paused) = named(cx, alarms, pauses).await?;
        let all = nomenclature::agencies(cx.tx()).await?;
        let agency = |id: &AgencyId| HeadAgency {
            name: all
                .iter()
                .find(|agency| agency.id == *id)
                .map_or_else(|| id.to_string(), |agency| agency.name.clone()),
            late: late
                .iter()
                .filter(|file| file.agency == *id)
                .map(|file| LateLine {
                    registration: file.registration.to_string(),
                    hours: u64::try_from(now.since(file.answer_by.at) / HOUR_MS).unwrap_or(0),
                    owner: file.owner.clone(),
                })
                .collect(),
            late_calls: calls
                .iter()
                .find(|(agency, _)| agency == id)
                .map_or(0, |(_, count)| count.unsigned_abs()),
        };
        Ok(HeadView {
            agencies: headed.iter().map(agency).collect(),
            late: total.unsigned_abs(),
            alarms,
            paused,
        })
    }
}
