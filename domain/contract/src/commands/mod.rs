//! What a person reads of their contract, and what they change in it.

mod load_contract;
mod load_home;
mod return_to_agency;
mod volunteer_again;

pub use load_contract::{LoadContract, LoadReturn};
pub use load_home::LoadHome;
pub use return_to_agency::ReturnToAgency;
pub use volunteer_again::VolunteerAgain;

use super::model::Contact;
use super::store::Kept;
use pleinweb_accounts as accounts;
use pleinweb_entry::{self as entry, Path};
use pleinweb_kernel::{AdviserId, AgencyId, AppError, PersonId, Timestamp};
use pleinweb_nomenclature as nomenclature;
use pleinweb_platform::{Cx, Of, Tx};
use pleinweb_reviews as reviews;
use pleinweb_reviews::{Place, ReviewKind};

/// Who acts, and on whose contract: their own.
#[derive(Clone, Copy, Debug)]
pub struct Own {
    pub person: Of<PersonId>,
}

/// Who to turn to where a person is known.
pub async fn contact_of(cx: &mut Cx, place: &Place) -> Result<Contact, AppError> {
    let adviser = match place.adviser {
        Some(adviser) => name_of(cx, adviser, place.agency).await?,
        None => None,
    };
    let agencies = nomenclature::agencies(cx.tx()).await?;
    let agency = agencies
        .into_iter()
        .find(|agency| agency.id == place.agency);
    Ok(agency.map_or_else(Contact::default, |agency| Contact {
        adviser: None,
        address: [
            agency.street.as_str(),
            ", ",
            agency.postcode.as_str(),
            " ",
            agency.city.as_str(),
        ]
        .concat(),
        agency: agency.name,
        phone: agency.phone,
    }))
    .map(|contact| Contact { adviser, ..contact })
}

/// What an adviser is called, as long as they work there: whoever left is nobody to
/// turn to.
async fn name_of(
    cx: &mut Cx,
    adviser: AdviserId,
    agency: AgencyId,
) -> Result<Option<String>, AppError> {
    accounts::name_in(cx.tx(), adviser, agency).await
}

/// Whether a person may ask to volunteer (again): there is a contract, it is
/// not 100 % Web, and no request waits.
async fn may_volunteer(
    cx: &mut Cx,
    person: Of<PersonId>,
    current: Option<&Kept>,
) -> Result<bool, AppError> {
    let pending = reviews::waiting_of(cx.tx(), person).await?.is_some();
    Ok(current.is_some_and(|kept| kept.version.contract.may_volunteer(pending).is_ok()))
}

/// What a person wished when an adviser answered: 100 % Web for whoever volunteered
/// again, else what they chose before that moment. Nothing where that is not known.
pub async fn wished(
    tx: &mut Tx,
    person: Of<PersonId>,
    answered: ReviewKind,
    at: Timestamp,
) -> Result<Option<Path>, AppError> {
    if answered == ReviewKind::VolunteersAgain {
        return Ok(Some(Path::FullWeb));
    }
    let chosen = entry::choice_of(tx, person).await?;
    Ok(chosen.and_then(|chosen| wish_of(chosen, at)))
}

/// A choice that was made before that moment.
fn wish_of(chosen: entry::Chosen, at: Timestamp) -> Option<Path> {
    (chosen.at <= at).then_some(chosen.choice.path)
}
