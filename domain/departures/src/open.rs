//! What is open at an adviser's name, agency by agency, and who could take over.

use crate::model::{OpenPlace, Successor};
use pleinweb_accounts as accounts;
use pleinweb_contract as contract;
use pleinweb_entry as entry;
use pleinweb_kernel::promises::CALL_TAKEN;
use pleinweb_kernel::{AdviserId, AgencyId, AppError, PersonId};
use pleinweb_nomenclature as nomenclature;
use pleinweb_platform::Cx;
use pleinweb_reviews as reviews;
use pleinweb_reviews::store;

/// What is open at somebody's name.
#[derive(Debug, Default)]
pub(crate) struct Open {
    pub places: Vec<OpenPlace>,
    /// Calls of no agency.
    pub calls_of_none: u64,
}

/// What is open in these agencies, in the order of their names.
pub(crate) async fn open_in(
    cx: &mut Cx,
    adviser: AdviserId,
    agencies: &[AgencyId],
) -> Result<Open, AppError> {
    let now = cx.now();
    let held = store::in_hand_of(cx.tx(), adviser, now).await?;
    let followed = store::followed_in(cx.tx(), adviser, agencies).await?;
    let people: Vec<PersonId> = followed.iter().map(|(_, person)| *person).collect();
    let interviews = contract::interviews_of(cx.tx(), &people).await?;
    let calls = entry::calls_taken_by(cx.tx(), adviser, now.minus(CALL_TAKEN.ms())).await?;
    let colleagues = accounts::advisers_by_agency(cx.tx(), agencies).await?;
    let loads = store::loads_in(cx.tx(), agencies).await?;
    let ids: Vec<AdviserId> = colleagues.iter().map(|(_, id)| *id).collect();
    let called = reviews::names(cx.tx(), ids).await?;
    let listed = nomenclature::agencies(cx.tx()).await?;
    let calls_in = |agency: Option<AgencyId>| {
        let found = calls.iter().find(|(of, _)| *of == agency);
        found.map_or(0, |(_, count)| count.unsigned_abs())
    };
    let place = |agency: &AgencyId| {
        let own = held.iter().find(|held| held.agency_id == *agency);
        let here = |person: &PersonId| followed.contains(&(*agency, *person));
        let successor = |id: AdviserId| Successor {
            id: id.to_string(),
            name: called.get(&id).cloned().unwrap_or_default(),
            files: loads
                .iter()
                .find(|(of, owner, _)| of == agency && *owner == id)
                .map_or(0, |(_, _, count)| count.unsigned_abs()),
        };
        OpenPlace {
            agency: agency.to_string(),
            name: listed
                .iter()
                .find(|one| one.id == *agency)
                .map_or_else(|| agency.to_string(), |one| one.name.clone()),
            files: own.map_or(0, |held| held.files.unsigned_abs()),
            claims: own.map_or(0, |held| held.claims.unsigned_abs()),
            people: followed.iter().filter(|(of, _)| of == agency).count() as u64,
            interviews: interviews
                .iter()
                .filter(|interview| here(&interview.person_id))
                .count() as u64,
            held: own.map_or(0, |held| held.decisions.unsigned_abs()),
            calls: calls_in(Some(*agency)),
            colleagues: colleagues
                .iter()
                .filter(|(of, id)| of == agency && *id != adviser)
                .map(|(_, id)| successor(*id))
                .collect(),
        }
    };
    let mut places: Vec<OpenPlace> = agencies.iter().map(place).collect();
    places.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(Open {
        places,
        calls_of_none: calls_in(None),
    })
}
