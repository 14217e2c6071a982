//! In which commune a person lives, by the postcode and the town that they
//! wrote: their agency follows from it. Where the two do not go together, or
//! leave several communes with different agencies, the person is asked.

use pleinweb_kernel::{AgencyId, AppError};
use pleinweb_nomenclature::model::{CommuneCode, PlaceHit, Postcode};
use pleinweb_nomenclature::nearby::Agency;
use pleinweb_nomenclature::search::is_article;
use pleinweb_nomenclature::{
    self as nomenclature, Lists, agencies, districts, elsewhere, without_cedex, words,
};
use pleinweb_platform::Cx;

use super::model::ContactInput;
use super::rules::place_label;

/// Communes to choose from: those of the postcode, and those of the name.
const OF_THE_POSTCODE: usize = 30;
const OF_THE_NAME: usize = 5;
/// A far commune with fewer people is taken for a hamlet here that is called so.
const KNOWN_TOWN: u32 = 2_000;

/// Where someone lives.
#[derive(Debug, Default)]
pub(super) struct Home {
    /// The commune, if it is known or was chosen.
    pub commune: Option<CommuneCode>,
    /// What to choose from, if that is needed.
    pub choices: Vec<PlaceHit>,
    /// The name of the commune, where the town was written with a slip and the
    /// person did not say that it is right so.
    pub slip: Option<String>,
}

impl Home {
    /// The person has to say which.
    pub fn is_open(&self) -> bool {
        self.commune.is_none() && !self.choices.is_empty()
    }

    fn at(commune: Option<CommuneCode>) -> Self {
        Self {
            commune,
            ..Self::default()
        }
    }
}

/// Where the person of an address lives, and their agency with its name.
pub(super) async fn home_of(
    cx: &mut Cx,
    contact: &ContactInput,
) -> Result<(Home, Option<(AgencyId, String)>), AppError> {
    let (home, agency) = home_and_agency(cx, contact).await?;
    let agency = agency.map(|agency| (agency.id, agency.name));
    Ok((home, agency))
}

/// The same with all that is known of the agency.
pub(super) async fn home_and_agency(
    cx: &mut Cx,
    contact: &ContactInput,
) -> Result<(Home, Option<Agency>), AppError> {
    let Some(postcode) = postcode_of(contact) else {
        return Ok(<_>::default());
    };
    let lists = nomenclature::lists(cx).await?;
    let all = agencies(cx.tx()).await?;
    let home = home(&lists, &all, contact);
    let agency = lists.agency_of(&all, postcode, home.commune).cloned();
    Ok((home, agency))
}

/// The place of an address as a search of offers understands it: `Limoges (87)`, else
/// the postcode.
pub(super) async fn place_of(
    cx: &mut Cx,
    home: &Home,
    contact: &ContactInput,
) -> Result<Option<String>, AppError> {
    let Some(postcode) = postcode_of(contact) else {
        return Ok(None);
    };
    let lists = nomenclature::lists(cx).await?;
    let known = home.commune.and_then(|code| lists.places.by_code(code));
    Ok(Some(match known {
        Some(place) => place_label(&place),
        None => postcode.as_str().to_owned(),
    }))
}

/// As it was typed: "87 000".
fn postcode_of(contact: &ContactInput) -> Option<Postcode> {
    Postcode::parse(contact.postcode().ok()?.as_str()).ok()
}

fn home(lists: &Lists, all: &[Agency], contact: &ContactInput) -> Home {
    let Some(postcode) = postcode_of(contact) else {
        return Home::default();
    };
    let mut home = meant(lists, all, postcode, without_cedex(&contact.city));
    if !home.choices.is_empty() {
        let chosen = CommuneCode::parse(&contact.commune).ok();
        let mut known = home.choices.iter().map(|choice| choice.commune);
        home.commune = known.find(|code| Some(*code) == chosen);
    }
    home.slip = slip(lists, &home, contact);
    home
}

/// "Limoge", which is sure to be Limoges in 87000, and is not left so.
fn slip(lists: &Lists, home: &Home, contact: &ContactInput) -> Option<String> {
    let town = without_cedex(&contact.city);
    if !home.choices.is_empty() || contact.city_kept.trim() == contact.city.trim() {
        return None;
    }
    let place = lists.places.by_code(home.commune?)?;
    let is_named = named(lists, town)
        .iter()
        .any(|one| one.commune == place.commune);
    let is_slip = !is_named && lists.is_slip(town, &place);
    is_slip.then_some(place.name)
}

fn meant(lists: &Lists, all: &[Agency], postcode: Postcode, town: &str) -> Home {
    let sharing = lists.places.by_postcode(postcode);
    let named = named(lists, town);
    if sharing.is_empty() {
        return unknown_postcode(postcode, named);
    }
    let is_named = |place: &&PlaceHit| named.iter().any(|one| one.commune == place.commune);
    if let Some(both) = sharing.iter().find(is_named) {
        let district = sharing
            .iter()
            .find(|one| districts::town_of(one.commune) == Some(both.commune));
        let district = district.filter(|_| districts::of_postcode(postcode).is_some());
        return Home::at(Some(district.unwrap_or(both).commune));
    }
    if town.trim().is_empty() {
        return Home::at(only_one(&sharing));
    }
    let another = another_place(lists, &sharing, named, town);
    if !another.is_empty() {
        return which(sharing, another);
    }
    if elsewhere::find(town).is_some_and(|found| found.kind.is_abroad()) {
        // They live abroad, or a hamlet is called so: only they know.
        return which(sharing, Vec::new());
    }
    let close: Vec<&PlaceHit> = sharing
        .iter()
        .filter(|place| is_close(lists, town, place))
        .collect();
    match (&close[..], only_one(&sharing)) {
        ([one], _) => Home::at(Some(one.commune)),
        // A misspelt town of another postcode; else a hamlet of this one.
        (_, Some(one)) => match misspelt(lists, town) {
            Some(other) if other.commune != one && counts(&sharing, &other) => {
                which(sharing, vec![other])
            }
            _ => Home::at(Some(one)),
        },
        _ => {
            let mut agencies = sharing.iter().map(|place| {
                let agency = lists.agency_of(all, postcode, Some(place.commune));
                agency.map(|agency| agency.id)
            });
            let first = agencies.next();
            if agencies.all(|other| Some(other) == first) {
                Home::at(None)
            } else {
                which(sharing, Vec::new())
            }
        }
    }
}

/// The communes that have a name today or had it, and the districts that are
/// called so.
fn named(lists: &Lists, town: &str) -> Vec<PlaceHit> {
    let districts = districts::read(town).into_iter();
    let districts: Vec<PlaceHit> = districts
        .filter_map(|code| lists.places.by_code(code))
        .collect();
    if districts.is_empty() {
        lists.places.named(town)
    } else {
        districts
    }
}

/// Whether a commune is large or near enough to be asked about.
fn counts(sharing: &[PlaceHit], place: &PlaceHit) -> bool {
    let near = |one: &PlaceHit| one.department == place.department;
    place.population >= KNOWN_TOWN || sharing.iter().any(near)
}

/// The communes of another postcode that a town surely is: those of its very
/// name, however it is written. Hamlets are called like far villages, and
/// nobody is asked for that.
fn another_place(
    lists: &Lists,
    sharing: &[PlaceHit],
    mut named: Vec<PlaceHit>,
    town: &str,
) -> Vec<PlaceHit> {
    let very = !named.is_empty();
    if !very {
        let meant = lists.meant(town);
        let typed = words(town).concat();
        let whole = |place: &PlaceHit| {
            let own = words(&place.name).concat();
            let telling = words(&place.name);
            let telling = telling.into_iter().filter(|word| !is_article(word));
            let telling: String = telling.collect();
            typed.starts_with(&own) || typed.starts_with(&telling)
        };
        let sure = meant.places.into_iter().filter(|_| !meant.corrected);
        named.extend(sure.take(1).filter(whole));
    }
    named.retain(|place| {
        let known = place.population >= KNOWN_TOWN || very && counts(sharing, place);
        known && sharing.iter().all(|one| one.commune != place.commune)
    });
    named
}

/// Nobody has this postcode in our lists (a large receiver's, a new one): the
/// name decides in its department.
fn unknown_postcode(postcode: Postcode, named: Vec<PlaceHit>) -> Home {
    let department = pleinweb_nomenclature::rules::department_of_postcode(postcode);
    let mut there = named.iter().filter(|place| place.department == department);
    match (there.next(), there.next()) {
        (Some(one), None) => Home::at(Some(one.commune)),
        (None, _) => which(Vec::new(), named),
        _ => Home::at(None),
    }
}

fn which(mut sharing: Vec<PlaceHit>, mut named: Vec<PlaceHit>) -> Home {
    sharing.truncate(OF_THE_POSTCODE);
    named.truncate(OF_THE_NAME);
    sharing.append(&mut named);
    Home {
        choices: sharing,
        ..Home::default()
    }
}

/// The only place of a postcode; a district stands for its town.
fn only_one(sharing: &[PlaceHit]) -> Option<CommuneCode> {
    match sharing {
        [one] => Some(one.commune),
        [one, town] if districts::town_of(one.commune) == Some(town.commune) => Some(one.commune),
        _ => None,
    }
}

fn is_close(lists: &Lists, town: &str, place: &PlaceHit) -> bool {
    town.chars().count() > 2
        && lists.places.sure(town, place) <= pleinweb_nomenclature::search::Sure::Letter
}

fn misspelt(lists: &Lists, town: &str) -> Option<PlaceHit> {
    let meant = lists.meant(town);
    meant.places.into_iter().next().filter(|_| meant.corrected)
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Home, home};
    use crate::model::ContactInput;
    use pleinweb_kernel::AgencyId;
    use pleinweb_nomenclature::demo::demo_rows;
    use pleinweb_nomenclature::model::{CommuneCode, Position, Postcode};
    use pleinweb_nomenclature::nearby::Agency;
    use pleinweb_nomenclature::rows::{CommuneRow, FormerCommuneRow};
    use pleinweb_nomenclature::{Lists, search::PlaceIndex};

    fn commune(code: &str, name: &str, department: &str, postcode: &str) -> CommuneRow {
        CommuneRow {
            code: CommuneCode::parse(code).unwrap(),
            name: name.to_owned(),
            department: department.to_owned(),
            population: 1_000,
            postcodes: vec![Postcode::parse(postcode).unwrap()],
            position: Some(Position {
                lat: 44.85,
                lon: 0.1,
            }),
            zone: None,
        }
    }

    fn lists() -> Lists {
        let mut communes = demo_rows().communes;
        communes.push(commune("33324", "Pineuilh", "33", "33220"));
        communes.push(commune(
            "24335",
            "Port-Sainte-Foy-et-Ponchapt",
            "24",
            "33220",
        ));
        communes.push(commune("33402", "Eynesse", "33", "33220"));
        let former = FormerCommuneRow {
            code: None,
            name: "Beaune-les-Mines".to_owned(),
            commune: CommuneCode::parse("87085").unwrap(),
        };
        Lists::of_places(PlaceIndex::build_with(&communes, &[former]))
    }

    fn agency(number: u128, postcode: &str, departments: &str) -> Agency {
        Agency {
            id: AgencyId(uuid::Uuid::from_u128(number)),
            name: format!("Agence {number}"),
            street: String::new(),
            postcode: Postcode::parse(postcode).unwrap(),
            city: String::new(),
            phone: String::new(),
            position: Position {
                lat: 44.9,
                lon: 0.0,
            },
            departments: vec![departments.to_owned()],
            postcodes: Vec::new(),
            communes: Vec::new(),
        }
    }

    fn contact(postcode: &str, city: &str, commune: &str) -> ContactInput {
        ContactInput {
            postcode: postcode.to_owned(),
            city: city.to_owned(),
            commune: commune.to_owned(),
            ..ContactInput::default()
        }
    }

    fn told(home: &Home) -> String {
        let codes = home.choices.iter().map(|choice| choice.commune.to_string());
        let commune = home.commune.map_or("-".to_owned(), |code| code.to_string());
        let mut told = vec![commune];
        told.extend(codes);
        told.join(" ")
    }

    #[pleinweb_testing::test]
    fn the_commune_is_that_of_the_postcode_and_the_town() {
        let lists = lists();
        let all = [agency(1, "33500", "33"), agency(2, "24100", "24")];
        let mut wrong = Vec::new();
        for (postcode, city, chosen, expected) in [
            ("87000", "Limoges", "", "87085"),
            ("87000", "LIMOGES CEDEX 9", "", "87085"),
            ("87031", "Limoges Cedex 1", "", "87085"),
            ("87000", "limoge", "", "87085"),
            ("87000", "Beaune-les-Mines", "", "87085"),
            // A hamlet that no list has.
            ("87000", "Le Petit Moulin", "", "87085"),
            ("87000", "", "", "87085"),
            // Districts.
            ("75012", "Paris", "", "75112"),
            ("75012", "Paris 12e", "", "75112"),
            ("75000", "Paris", "", "75056"),
            ("69003", "LYON 03", "", "69383"),
            // One postcode, two departments: the town tells.
            ("33220", "Pineuilh", "", "33324"),
            ("33220", "Port-Sainte-Foy-et-Ponchapt", "", "24335"),
            ("33220", "port ste foy et ponchapt", "", "24335"),
            ("33220", "Pineulh", "", "33324"),
            // Asked: they do not go together …
            ("87000", "Lyon", "", "- 87085 69123"),
            ("87000", "Lyon", "69123", "69123 87085 69123"),
            ("87000", "Lyon", "87085", "87085 87085 69123"),
            ("87000", "Lyon", "75056", "- 87085 69123"),
            ("87000", "Lyom", "", "- 87085 69123"),
            ("69003", "Lyon 5e", "", "- 69383 69123 69385"),
            ("87031", "Lyon", "", "- 69123"),
            ("87000", "Lyon (69)", "", "- 87085 69123"),
            ("87000", "clermontferrand", "", "- 87085 63113"),
            ("87000", "Genève", "", "- 87085"),
            ("87000", "Genève", "87085", "87085 87085"),
            ("87000", "Genève (Suisse)", "", "- 87085"),
            // A hamlet that is called like a far village, or like the
            // beginning of a town's name.
            ("87000", "Eynesse", "", "87085"),
            ("87000", "Clermont", "", "87085"),
            ("87000", "La Roche", "", "87085"),
            // … or leave communes with different agencies.
            ("33220", "Le Petit Moulin", "", "- 24335 33324 33402"),
            (
                "33220",
                "Le Petit Moulin",
                "24335",
                "24335 24335 33324 33402",
            ),
            // Nothing to compare with.
            ("87999", "Le Petit Moulin", "", "-"),
            ("", "Lyon", "", "-"),
            ("xxxxx", "Lyon", "", "-"),
        ] {
            let found = home(&lists, &all, &contact(postcode, city, chosen));
            if told(&found) != expected {
                wrong.push(format!(
                    "{postcode} {city} {chosen}: {}, not {expected}",
                    told(&found)
                ));
            }
            assert_eq!(
                found.is_open(),
                expected.starts_with("- "),
                "{postcode} {city}"
            );
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        for (postcode, city, kept, slip) in [
            ("87000", "limoge", "", Some("Limoges")),
            ("87000", "Limogs", "", Some("Limoges")),
            ("87000", "Limoge", "Limoge", None),
            // Said of something else.
            ("87000", "Limoge", "Limog", Some("Limoges")),
            ("33220", "Pineulh", "", Some("Pineuilh")),
            ("87000", "LIMOGES", "", None),
            ("87000", "Limoges Cedex 9", "", None),
            ("87000", "Beaune-les-Mines", "", None),
            ("33220", "port ste foy et ponchapt", "", None),
            ("75012", "Paris 12e", "", None),
            ("69003", "LYON 03", "", None),
            ("87000", "Le Petit Moulin", "", None),
            ("87000", "", "", None),
            // Which commune is asked already.
            ("87000", "Lyom", "", None),
        ] {
            let contact = ContactInput {
                city_kept: kept.to_owned(),
                ..contact(postcode, city, "")
            };
            let found = home(&lists, &all, &contact);
            assert_eq!(found.slip.as_deref(), slip, "{postcode} {city} {kept}");
        }
        // One agency for all of them: nobody is asked.
        let found = home(&lists, &all[..1], &contact("33220", "Le Petit Moulin", ""));
        assert_eq!(told(&found), "-");
    }
}
