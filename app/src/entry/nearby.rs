//! From the lists of places to what the page of help nearby shows.

use pleinweb_entry::{NearPlace, NearbyView};
use pleinweb_kernel::AppError;
use pleinweb_nomenclature::model::{PlaceHit, Postcode};
use pleinweb_nomenclature::nearby::{Agency, HelpPlace, Near};
use pleinweb_nomenclature::{FindNearbyHelp, NearbyInput, SuggestInput, SuggestPlaces};

use crate::serve::ask;

/// Looks around a place; none if nothing like it is known.
pub(super) async fn look(place: String, commune: String) -> Result<Option<NearbyView>, AppError> {
    let typed = place.clone();
    let input = NearbyInput { place, commune };
    let found = match ask::<FindNearbyHelp>(input).await {
        Ok(found) => found,
        Err(AppError::Invalid(_)) => return instead(typed).await,
        Err(error) => return Err(error),
    };
    let hits = ask::<SuggestPlaces>(SuggestInput {
        text: typed.clone(),
    })
    .await?;
    // Towns of one name, or those that share the postcode.
    let by_postcode = Postcode::parse(&typed).is_ok();
    let others = hits
        .iter()
        .filter(|hit| hit.commune != found.place.commune)
        .filter(|hit| by_postcode || hit.name.eq_ignore_ascii_case(&found.place.name))
        .map(|hit| (hit.commune.to_string(), name_of(hit)))
        .collect();
    let agencies = found.agencies.into_iter().enumerate();
    Ok(Some(NearbyView {
        place: name_of(&found.place),
        agencies: agencies
            .map(|(rank, near)| agency(near, rank == 0))
            .collect(),
        help: found.help_places.into_iter().map(help_place).collect(),
        others,
    }))
}

/// Places to choose from where the one that was typed is not known: those beside
/// it, if it is elsewhere, and those that are written like it.
async fn instead(text: String) -> Result<Option<NearbyView>, AppError> {
    let hits = ask::<SuggestPlaces>(SuggestInput { text }).await?;
    let others: Vec<_> = hits
        .iter()
        .map(|hit| (hit.commune.to_string(), name_of(hit)))
        .collect();
    Ok((!others.is_empty()).then(|| NearbyView {
        place: String::new(),
        agencies: Vec::new(),
        help: Vec::new(),
        others,
    }))
}

fn name_of(place: &PlaceHit) -> String {
    format!("{} ({})", place.name, place.department_name)
}

fn agency(near: Near<Agency>, own: bool) -> NearPlace {
    let what = near.what;
    NearPlace {
        name: what.name,
        street: what.street,
        city: format!("{} {}", what.postcode, what.city),
        phone: what.phone,
        hours: String::new(),
        km: near.km.map(whole),
        own,
    }
}

fn help_place(near: Near<HelpPlace>) -> NearPlace {
    let what = near.what;
    NearPlace {
        name: what.name,
        street: what.street,
        city: format!("{} {}", what.postcode, what.city),
        phone: what.phone,
        hours: what.hours,
        km: near.km.map(whole),
        own: false,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "no two places of the Earth are farther apart than 20,100 km"
)]
fn whole(km: f64) -> u32 {
    km.clamp(0.0, 20_100.0).round() as u32
}
