//! How many registered people look for what, where: counted from time to time
//! from what `registration` gives, and never kept person by person.

use std::collections::HashMap;

use super::book::{Occupations, Places};
use pleinweb_kernel::AppError;
use pleinweb_nomenclature::model::{CommuneCode, OccupationCode};
use pleinweb_platform::AppState;
use pleinweb_registration::{Seeker, seekers_after};

/// People read in one transaction.
const BATCH: i64 = 1000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum What {
    All,
    Domain(char),
    Occupation(OccupationCode),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum At {
    Country,
    Department(String),
    Commune(CommuneCode),
}

/// Numbers of people; each is in the cells of all that they look for.
#[derive(Clone, Debug, Default)]
pub struct People(HashMap<(What, At), u32>);

impl People {
    /// Counts everyone who is registered, in batches.
    pub async fn count(app: &AppState) -> Result<Self, AppError> {
        let mut people = Self::default();
        let mut after = None;
        loop {
            let mut tx = app.db().read().await?;
            let batch = seekers_after(&mut tx, after, BATCH).await?;
            drop(tx);
            let Some(last) = batch.last() else {
                return Ok(people);
            };
            after = Some(last.id);
            for seeker in &batch {
                people.add(seeker);
            }
            tokio::task::yield_now().await;
        }
    }

    pub(super) fn add(&mut self, seeker: &Seeker) {
        let mut whats = vec![What::All];
        for code in &seeker.occupations {
            whats.push(What::Occupation(*code));
            let domain = code.as_str().chars().next().map(What::Domain);
            whats.extend(domain.filter(|domain| !whats.contains(domain)));
        }
        let commune = seeker.commune;
        let places = [
            Some(At::Country),
            commune.map(|code| At::Department(department_of(code))),
            commune.map(At::Commune),
        ];
        for what in whats {
            for at in places.iter().flatten() {
                *self.0.entry((what, at.clone())).or_default() += 1;
            }
        }
    }

    /// Exact; `rules` rounds and hides.
    pub fn looking_for(&self, occupations: &Occupations, places: &Places) -> u32 {
        let what = match occupations {
            Occupations::All => What::All,
            Occupations::Domain(letter) => What::Domain(*letter),
            Occupations::These(codes) => match codes.as_slice() {
                [one] => What::Occupation(*one),
                // Someone who looks for two of them would count twice.
                _ => return 0,
            },
        };
        let number = |at: At| self.0.get(&(what, at)).copied().unwrap_or(0);
        match places {
            Places::Country => number(At::Country),
            Places::Departments(codes) => codes
                .iter()
                .map(|code| number(At::Department(code.clone())))
                .sum(),
            Places::Communes(codes) => codes.iter().map(|code| number(At::Commune(*code))).sum(),
        }
    }
}

/// The department in the code of a commune: two characters, three overseas.
fn department_of(commune: CommuneCode) -> String {
    let code = commune.as_str();
    let length = if code.starts_with("97") || code.starts_with("98") {
        3
    } else {
        2
    };
    code[..length].to_owned()
}

#[cfg(feature = "testing")]
mod tests {
    use super::People;
    use crate::book::{Occupations, Places};
    use pleinweb_kernel::RegistrationId;
    use pleinweb_nomenclature::model::{CommuneCode, OccupationCode};
    use pleinweb_registration::Seeker;

    #[pleinweb_testing::test]
    fn someone_is_counted_once_in_each_place_and_domain() {
        let code = |text: &str| OccupationCode::parse(text).unwrap();
        let commune = |text: &str| CommuneCode::parse(text).unwrap();
        let mut people = People::default();
        for (occupations, at) in [
            (vec!["D1102", "D1106"], Some("87085")),
            (vec!["D1102"], Some("97411")),
            (vec!["G1602"], None),
        ] {
            people.add(&Seeker {
                id: RegistrationId(uuid::Uuid::nil()),
                occupations: occupations.into_iter().map(code).collect(),
                commune: at.map(commune),
            });
        }
        let one = |text: &str| Occupations::These(vec![code(text)]);
        for (occupations, places, expected) in [
            (Occupations::All, Places::Country, 3),
            (Occupations::Domain('D'), Places::Country, 2),
            (one("D1102"), Places::Country, 2),
            (one("D1106"), Places::Departments(vec!["87".into()]), 1),
            (one("D1102"), Places::Departments(vec!["974".into()]), 1),
            (one("D1102"), Places::Communes(vec![commune("87085")]), 1),
            (one("G1602"), Places::Communes(vec![commune("87085")]), 0),
        ] {
            assert_eq!(people.looking_for(&occupations, &places), expected);
        }
    }
}
