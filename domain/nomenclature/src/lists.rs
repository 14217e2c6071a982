//! The lists in memory: read from the database once, and again after an import.

use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::{Arc, RwLock};

use super::districts;
use super::model::{CommuneCode, PlaceHit, Postcode};
use super::nearby::Agency;
use super::rules::{Home, agency_for, department_of_postcode};
use super::search::{OccupationIndex, PlaceIndex};
use super::store;
use pleinweb_kernel::{AppError, MINUTE_MS, Timestamp};
use pleinweb_platform::Service;
use pleinweb_platform::{Tx, incident};

/// Another process may have imported: how long lists are used without asking.
const TRUSTED_MS: i64 = MINUTE_MS / 2;

/// What is searched.
#[derive(Debug, Default)]
pub struct Lists {
    pub occupations: OccupationIndex,
    pub places: PlaceIndex,
    /// How many imports there had been when they were read.
    pub(crate) imports: i64,
}

/// Holds the lists of this process. One for each app.
#[derive(Debug, Default)]
pub struct Nomenclature {
    held: RwLock<Held>,
    /// Whoever reads lists holds this, so that they are read once.
    reading: tokio::sync::Mutex<()>,
}

#[derive(Clone, Debug, Default)]
struct Held {
    lists: Option<Arc<Lists>>,
    /// When the database was last asked; nothing to ask again now.
    asked_at: Option<Timestamp>,
}

impl Service for Nomenclature {
    fn begin_anew(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        self.hold(Held::default());
        Box::pin(ready(()))
    }
}

impl Nomenclature {
    /// The lists as of the last import. They are read at first use; when an
    /// import is noticed, the request that notices it reads them anew and the
    /// others go on with the old ones meanwhile.
    pub async fn lists(&self, tx: &mut Tx, now: Timestamp) -> Result<Arc<Lists>, AppError> {
        let fresh = |held: &Held| {
            held.asked_at
                .is_some_and(|asked| now.since(asked) < TRUSTED_MS)
        };
        let held = self.held();
        if let Some(lists) = held.lists.clone().filter(|_| fresh(&held)) {
            return Ok(lists);
        }
        let _reading = match (self.reading.try_lock(), held.lists) {
            (Ok(reading), _) => reading,
            (Err(_), Some(old)) => return Ok(old),
            (Err(_), None) => self.reading.lock().await,
        };
        let held = self.held();
        if let Some(lists) = held.lists.clone().filter(|_| fresh(&held)) {
            return Ok(lists);
        }
        let imports = store::import_count(tx).await?;
        let lists = match held.lists {
            Some(lists) if lists.imports == imports => lists,
            _ => Arc::new(read(tx, imports).await?),
        };
        self.hold(Held {
            lists: Some(lists.clone()),
            asked_at: Some(now),
        });
        Ok(lists)
    }

    /// Makes the next request ask whether there was an import.
    pub fn look_again(&self) {
        let lists = self.held().lists;
        self.hold(Held {
            lists,
            asked_at: None,
        });
    }

    fn held(&self) -> Held {
        self.held
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }

    fn hold(&self, held: Held) {
        *self
            .held
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = held;
    }
}

/// Reads the rows, and builds the indexes on a thread where that may take its time.
async fn read(tx: &mut Tx, imports: i64) -> Result<Lists, AppError> {
    let occupations = store::occupations(tx).await?;
    let appellations = store::appellations(tx).await?;
    let communes = store::communes(tx).await?;
    let former = store::former_communes(tx).await?;
    let build = move || Lists {
        occupations: OccupationIndex::build(&occupations, &appellations),
        places: PlaceIndex::build_with(&communes, &former),
        imports,
    };
    tokio::task::spawn_blocking(build)
        .await
        .map_err(|error| incident(&error))
}

impl Lists {
    /// Lists of places alone.
    #[cfg(feature = "testing")]
    pub fn of_places(places: PlaceIndex) -> Self {
        Self {
            places,
            ..Self::default()
        }
    }

    /// The place someone means by a commune, or else by a postcode: the
    /// largest commune that has it.
    pub fn place(
        &self,
        commune: Option<CommuneCode>,
        postcode: Option<Postcode>,
    ) -> Option<PlaceHit> {
        let by_commune = commune.and_then(|code| self.places.by_code(code));
        by_commune.or_else(|| self.places.by_postcode(postcode?).into_iter().next())
    }

    /// The agency of someone who lives at a postcode, in a commune if that is known.
    pub fn agency_of<'a>(
        &self,
        agencies: &'a [Agency],
        postcode: Postcode,
        commune: Option<CommuneCode>,
    ) -> Option<&'a Agency> {
        let place = self.place(commune, Some(postcode));
        let department = place.as_ref().map_or_else(
            || department_of_postcode(postcode),
            |place| place.department.clone(),
        );
        // Of a postcode that several communes have, none is known.
        let sharing = self.places.by_postcode(postcode);
        let own = commune
            .and(place.as_ref().map(|place| place.commune))
            .or_else(|| only_one(&sharing));
        let communes: Vec<CommuneCode> = own
            .into_iter()
            .chain(own.and_then(districts::town_of))
            .collect();
        agency_for(
            agencies,
            &Home {
                communes: &communes,
                postcode,
                department: &department,
                crosses: sharing.iter().any(|other| other.department != department),
                position: place.and_then(|place| place.position),
            },
        )
    }
}

/// The one place of a postcode; a district, not its town.
fn only_one(sharing: &[PlaceHit]) -> Option<CommuneCode> {
    match sharing {
        [one] => Some(one.commune),
        [one, town] if districts::town_of(one.commune) == Some(town.commune) => Some(one.commune),
        _ => None,
    }
}
