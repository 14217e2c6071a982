//! The figures of offers, open and ended, for whoever counts them.

use sqlx::FromRow;

use crate::model::{Contract, ExperienceNeed, OfferState, Place};
use crate::salary::Certainty;
use pleinweb_kernel::{AppError, OfferId, Timestamp};
use pleinweb_nomenclature::model::{CommuneCode, OccupationCode};
use pleinweb_platform::{Tx, incident, sql};

/// What can be counted of an offer.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    pub id: OfferId,
    pub open: bool,
    /// Another offer, which is the same, counts for it.
    pub echo: bool,
    pub occupation: Option<OccupationCode>,
    pub commune: Option<CommuneCode>,
    pub department: Option<String>,
    /// The communes and departments that it is in besides.
    pub elsewhere: Vec<(Option<CommuneCode>, Option<String>)>,
    pub contract: Contract,
    pub experience: Option<ExperienceNeed>,
    /// The middle of the range, in euros a year; nothing where it was guessed.
    pub yearly_pay: Option<u32>,
    /// Codes, those that must be first.
    pub skills: Vec<String>,
    /// Gone with the text.
    pub employer: Option<String>,
    pub published_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

#[derive(FromRow)]
struct TallyRow {
    id: OfferId,
    state: OfferState,
    echo: bool,
    elsewhere: String,
    occupation: Option<String>,
    commune: Option<String>,
    department: Option<String>,
    contract: Contract,
    experience: Option<ExperienceNeed>,
    pay_low: Option<i64>,
    pay_high: Option<i64>,
    pay_certainty: Option<Certainty>,
    skills: String,
    employer: Option<String>,
    published_at: Timestamp,
    ended_at: Option<Timestamp>,
}

const COLUMNS: &str = "o.id, o.state, o.echo, o.elsewhere, o.occupation, o.commune, o.department, o.contract, o.experience, \
     o.pay_low, o.pay_high, o.pay_certainty, o.skills, t.employer, o.published_at, o.ended_at \
     FROM offer o LEFT JOIN offer_text t ON t.offer_id = o.id";

impl TallyRow {
    fn read(self) -> Result<Tally, AppError> {
        let elsewhere: Vec<Place> =
            serde_json::from_str(&self.elsewhere).map_err(|error| incident(&error))?;
        let pay = match (self.pay_low, self.pay_high, self.pay_certainty) {
            (Some(low), Some(high), Some(certainty)) if certainty != Certainty::Guessed => {
                u32::try_from(i64::midpoint(low, high)).ok()
            }
            _ => None,
        };
        Ok(Tally {
            id: self.id,
            open: self.state == OfferState::Open,
            echo: self.echo,
            elsewhere: elsewhere
                .into_iter()
                .map(|place| (place.commune, place.department))
                .collect(),
            // Codes that our lists never had are no reason not to count.
            occupation: self.occupation.and_then(|code| code.parse().ok()),
            commune: self.commune.and_then(|code| code.parse().ok()),
            department: self.department,
            contract: self.contract,
            experience: self.experience,
            yearly_pay: pay,
            skills: serde_json::from_str(&self.skills).map_err(|error| incident(&error))?,
            employer: self.employer,
            published_at: self.published_at,
            ended_at: self.ended_at,
        })
    }
}

/// The offers after an id (from the beginning without one) that are open or
/// ended at `since` or later, in the order of their ids; each is counted once,
/// however often it is published.
pub async fn tallies_after(
    tx: &mut Tx,
    after: Option<OfferId>,
    since: Timestamp,
    limit: i64,
) -> Result<Vec<Tally>, AppError> {
    let after = after.unwrap_or(OfferId(uuid::Uuid::nil()));
    let rows: Vec<TallyRow> = sql!(
        "SELECT {COLUMNS:sql} WHERE o.id > {after} AND NOT o.echo AND (o.state = 'open'
         OR o.ended_at >= {since}) ORDER BY o.id LIMIT {limit}"
    )
    .all(tx)
    .await?;
    rows.into_iter().map(TallyRow::read).collect()
}

/// These offers, in no order.
pub async fn tallies_by_id(tx: &mut Tx, ids: &[OfferId]) -> Result<Vec<Tally>, AppError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<TallyRow> = sql!("SELECT {COLUMNS:sql} WHERE o.id IN ({ids:list})")
        .all(tx)
        .await?;
    rows.into_iter().map(TallyRow::read).collect()
}
