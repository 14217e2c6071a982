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
use pleinweb_kernel::{AdviserId, AppError, PersonId};
use pleinweb_nomenclature as nomenclature;
use pleinweb_platform::{Cx, Of};
use pleinweb_reviews as reviews;
use pleinweb_reviews::Place;

/// Who acts, and on whose contract: their own.
#[derive(Clone, Copy, Debug)]
pub struct Own {
    pub person: Of<PersonId>,
}

/// Who to turn to where a person is known.
async fn contact_of(cx: &mut Cx, place: &Place) -> Result<Contact, AppError> {
    let adviser = match place.adviser {
        Some(adviser) => name_of(cx, adviser).await?,
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

async fn name_of(cx: &mut Cx, adviser: AdviserId) -> Result<Option<String>, AppError> {
    let named = accounts::names_of(cx.tx(), &[adviser]).await?;
    Ok(named.into_iter().next().map(|(_, name)| name))
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
