//! What was taken away in the last minutes, by whom, and whether it came back.

use crate::model::{Act, ActPlace, Undone};
use crate::store::{self, Departure, Moved, Taken};
use pleinweb_kernel::promises::STAFF_UNDO;
use pleinweb_kernel::{AccountId, AdviserId, AgencyId, AppError, FieldErrors};
use pleinweb_nomenclature as nomenclature;
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Cx, Permit, Query};
use pleinweb_reviews as reviews;
use pleinweb_reviews::Names;

/// What can still be taken back, or just was.
///
/// # Errors
/// Whoever is not an operator: as `Actor::operator` says.
#[derive(Debug)]
pub struct LoadActs;

impl Query for LoadActs {
    const NAME: &'static str = "departures/acts";
    type Input = ();
    type Subject = AccountId;
    type Output = Vec<Act>;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountId>, AppError> {
        let me = cx.actor().operator()?;
        Ok(cx.permit(None, me))
    }

    async fn handle(&self, cx: &mut Cx, me: &Permit<AccountId>) -> Result<Vec<Act>, AppError> {
        let since = cx.now().minus(STAFF_UNDO.ms());
        let rows = store::since(cx.tx(), since).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let taken = rows
            .iter()
            .map(Departure::taken)
            .collect::<Result<Vec<_>, _>>()?;
        let called = names_of(cx, &rows, &taken).await?;
        let listed = nomenclature::agencies(cx.tx()).await?;
        let agency = |id: AgencyId| {
            let found = listed.iter().find(|one| one.id == id);
            found.map_or_else(|| id.to_string(), |one| one.name.clone())
        };
        let by = |who: AccountId| {
            let name = called.get(&AdviserId(who.0)).cloned();
            name.filter(|_| who != me.subject).unwrap_or_default()
        };
        Ok(rows
            .iter()
            .zip(&taken)
            .map(|(row, taken)| Act {
                id: row.id.to_string(),
                kind: row.kind,
                name: row.name.clone(),
                places: taken
                    .places
                    .iter()
                    .map(|place| told(place, agency(place.agency), &called))
                    .collect(),
                by: by(row.done_by),
                until: paris_time(row.at.plus(STAFF_UNDO.ms())),
                undone: row.undone_at.map(|_| Undone {
                    by: row.undone_by.map(by).unwrap_or_default(),
                    back: row.came_back.unwrap_or(0).unsigned_abs(),
                    stayed: row.stayed.unwrap_or(0).unsigned_abs(),
                }),
            })
            .collect())
    }
}

/// Everybody whose name is said.
async fn names_of(cx: &mut Cx, rows: &[Departure], taken: &[Taken]) -> Result<Names, AppError> {
    let mut said: Vec<AdviserId> = Vec::new();
    for row in rows {
        said.push(AdviserId(row.done_by.0));
        said.extend(row.undone_by.map(|account| AdviserId(account.0)));
    }
    for one in taken {
        said.extend(one.places.iter().filter_map(|place| place.heir));
    }
    reviews::names(cx.tx(), said).await
}

fn told(place: &Moved, name: String, called: &Names) -> ActPlace {
    ActPlace {
        name,
        heir: place
            .heir
            .map(|heir| called.get(&heir).cloned().unwrap_or_default()),
        files: place.files.len() as u64,
        people: place
            .people
            .iter()
            .map(|(_, people)| people.len() as u64)
            .sum(),
        left_alone: place.left_alone,
    }
}
