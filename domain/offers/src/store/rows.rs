//! From a row to an offer.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::FromRow;

use crate::StoredOffer;
use crate::columns::{FIGURE_COLUMNS, FiguresRow};
use crate::contact::Contact;
use crate::model::{Figures, Offer, OfferState, OfferText, Place, Requirement, Source, web_link};
use crate::salary::{Certainty, Pay, YearlyPay};
use crate::views::OfferCard;
use pleinweb_kernel::{AppError, Code, OfferId, Timestamp};
use pleinweb_nomenclature::model::{CommuneCode, OccupationCode, Position, Postcode};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Part, Statement, incident};

/// Columns to select, in parts.
pub struct Columns(&'static [&'static str]);

impl Part for Columns {
    fn add_to(self, statement: &mut Statement) {
        self.0.add_to(statement);
    }
}

const OF_CARDS: &str = "o.id, s.name AS source_name, o.place, o.commune, o.postcode, o.department, \
     o.region, o.lat, o.lon, o.pay_low, o.pay_high, o.pay_certainty, o.published_at, o.updated_at, o.confirmed_at, s.checked_at, o.elsewhere, \
     (SELECT COUNT(*) FROM offer w WHERE w.twin_key = o.twin_key AND w.id <> o.id \
     AND w.state = 'open') AS copies, t.title, t.employer, t.pay, t.pay_extras";

/// The columns of [`CardRow`] (add `FROM …`), and where they come from.
pub const CARD_COLUMNS: Columns = Columns(&[FIGURE_COLUMNS, OF_CARDS]);
pub const CARD_TABLES: &str = "offer o JOIN offer_source s ON s.key = o.source \
     LEFT JOIN offer_text t ON t.offer_id = o.id";

/// The columns of [`OfferRow`], and where they come from.
pub const OFFER_COLUMNS: Columns = Columns(&[
    FIGURE_COLUMNS,
    OF_CARDS,
    ", CASE WHEN EXISTS (SELECT 1 FROM offer f WHERE f.id = o.told_as AND f.state = 'open' AND NOT f.echo) \
     THEN NULL ELSE o.told_as END AS told_as, o.source, o.source_id, o.aged, o.state, o.ends_at, o.ended_at, \
     n.label AS occupation_label, t.description, t.about_employer, t.job_title, \
     t.contract AS contract_text, t.hours AS hours_text, t.experience AS experience_text, \
     t.sector AS sector_text, t.qualification, t.url, t.partner, t.apply_url, t.contact, t.requirements",
]);
pub const OFFER_TABLES: &str = "offer o JOIN offer_source s ON s.key = o.source \
     LEFT JOIN offer_text t ON t.offer_id = o.id LEFT JOIN occupation n ON n.code = o.occupation";

/// What a list shows of an offer: its long texts stay where they are. Texts are
/// missing when they are gone.
#[derive(Debug, FromRow)]
pub struct CardRow {
    pub id: OfferId,
    source_name: String,
    #[sqlx(flatten)]
    figures: FiguresRow,
    place: String,
    commune: Option<String>,
    postcode: Option<String>,
    department: Option<String>,
    region: Option<String>,
    lat: Option<f64>,
    lon: Option<f64>,
    pay_low: Option<i64>,
    pay_high: Option<i64>,
    pay_certainty: Option<String>,
    published_at: Timestamp,
    updated_at: Option<Timestamp>,
    confirmed_at: Timestamp,
    /// When its source was last read to its end, and still had it.
    checked_at: Option<Timestamp>,
    elsewhere: String,
    copies: i64,
    title: Option<String>,
    employer: Option<String>,
    pay: Option<String>,
    pay_extras: Option<String>,
}

/// An offer as it is stored.
#[derive(Debug, FromRow)]
pub struct OfferRow {
    #[sqlx(flatten)]
    pub card: CardRow,
    told_as: Option<OfferId>,
    source: String,
    source_id: String,
    aged: bool,
    state: String,
    ends_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    pub occupation_label: Option<String>,
    description: Option<String>,
    about_employer: Option<String>,
    job_title: Option<String>,
    contract_text: Option<String>,
    hours_text: Option<String>,
    experience_text: Option<String>,
    sector_text: Option<String>,
    qualification: Option<String>,
    url: Option<String>,
    partner: Option<String>,
    apply_url: Option<String>,
    contact: Option<String>,
    requirements: Option<String>,
}

/// A stored word that we do not know is damage, not input.
fn stored<T>(parsed: Result<T, Code>) -> Result<T, AppError> {
    parsed.map_err(|error| incident(&error))
}

fn some<T>(
    text: Option<&String>,
    parse: impl Fn(&str) -> Result<T, Code>,
) -> Result<Option<T>, AppError> {
    text.map(|text| stored(parse(text))).transpose()
}

fn list<T: DeserializeOwned>(json: Option<&String>) -> Result<Vec<T>, AppError> {
    json.map_or(Ok(Vec::new()), |json| {
        serde_json::from_str(json).map_err(|error| incident(&error))
    })
}

/// A list as it is stored.
pub fn json<T: Serialize>(list: &[T]) -> String {
    // Lists of plain words always have a JSON form.
    serde_json::to_string(list).unwrap_or_else(|_| "[]".to_owned())
}

impl CardRow {
    pub fn place(&self) -> Result<Place, AppError> {
        Ok(Place {
            label: self.place.clone(),
            commune: some(self.commune.as_ref(), CommuneCode::parse)?,
            postcode: some(self.postcode.as_ref(), Postcode::parse)?,
            department: self.department.clone(),
            region: self.region.clone(),
            position: self
                .lat
                .zip(self.lon)
                .map(|(lat, lon)| Position { lat, lon }),
            elsewhere: list(Some(&self.elsewhere))?,
        })
    }

    pub fn occupation(&self) -> Result<Option<OccupationCode>, AppError> {
        some(self.figures.occupation.as_ref(), OccupationCode::parse)
    }

    fn figures(&self) -> Result<Figures, AppError> {
        stored(self.figures.clone().figures())
    }

    fn yearly(&self) -> Result<Option<YearlyPay>, AppError> {
        let certainty = some(self.pay_certainty.as_ref(), Certainty::parse)?;
        let euros = |amount: Option<i64>| amount.and_then(|amount| u32::try_from(amount).ok());
        Ok((|| {
            Some(YearlyPay {
                low: euros(self.pay_low)?,
                high: euros(self.pay_high)?,
                certainty: certainty?,
            })
        })())
    }

    fn pay(&self) -> Result<Pay, AppError> {
        Ok(Pay {
            yearly: self.yearly()?,
            text: self.pay.clone(),
            extras: list(self.pay_extras.as_ref())?,
        })
    }

    /// When its source last said that it is there, with it or with all it has.
    fn confirmed(&self) -> Timestamp {
        self.checked_at.unwrap_or_default().max(self.confirmed_at)
    }

    /// The offer as lists show it.
    pub fn card(self) -> Result<OfferCard, AppError> {
        Ok(OfferCard {
            id: self.id,
            place: self.place()?,
            figures: self.figures()?,
            pay: self.pay()?,
            published: paris_time(self.published_at),
            updated: paris_time(self.updated_at.unwrap_or(self.published_at)),
            confirmed: paris_time(self.confirmed()),
            title: self.title.unwrap_or_default(),
            employer: self.employer,
            copies: u32::try_from(self.copies).unwrap_or(0),
            source: self.source_name,
        })
    }
}

impl OfferRow {
    pub fn state(&self) -> Result<OfferState, AppError> {
        stored(OfferState::parse(&self.state))
    }

    /// Whether the text is still there.
    pub fn has_text(&self) -> bool {
        self.card.title.is_some()
    }

    /// The whole offer. One whose text is gone has empty texts.
    pub fn offer(self) -> Result<StoredOffer, AppError> {
        let requirements: Vec<Requirement> = list(self.requirements.as_ref())?;
        let contact: Option<Contact> = self
            .contact
            .map(|json| serde_json::from_str(&json).map_err(|error| incident(&error)))
            .transpose()?;
        let card = self.card;
        Ok(StoredOffer {
            id: card.id,
            copies: u32::try_from(card.copies).unwrap_or(0),
            twins: Vec::new(),
            told_as: self.told_as,
            confirmed_at: card.confirmed(),
            aged: self.aged,
            state: stored(OfferState::parse(&self.state))?,
            offer: Offer {
                figures: card.figures()?,
                place: card.place()?,
                pay: card.pay()?,
                published_at: Some(card.published_at),
                updated_at: card.updated_at,
                ends_at: self.ends_at,
                source: Source {
                    key: self.source,
                    name: card.source_name,
                    id: self.source_id,
                    // Looked at once more: a link is the one text that a page obeys.
                    url: self.url.as_deref().and_then(web_link),
                    partner: self.partner,
                },
                text: OfferText {
                    title: card.title.unwrap_or_default(),
                    description: self.description.unwrap_or_default(),
                    employer: card.employer,
                    about_employer: self.about_employer,
                    job_title: self.job_title,
                    contract: self.contract_text,
                    hours: self.hours_text,
                    experience: self.experience_text,
                    sector: self.sector_text,
                    qualification: self.qualification,
                    apply_url: self.apply_url.as_deref().and_then(web_link),
                    contact: contact.unwrap_or_default(),
                    requirements,
                },
            },
        })
    }
}
