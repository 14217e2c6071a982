//! What forms send and pages show: shared with the browser.

use serde::{Deserialize, Serialize};

use super::weights::Part;
use pleinweb_checks::{parse_kilometres, parse_text};
use pleinweb_kernel::keyed;
use pleinweb_kernel::{Code, Day, FieldErrors, FitCorrectionId, OfferId};
use pleinweb_market::model::LocalTension;
use pleinweb_offers::model::{Need, RequirementKind};
use pleinweb_offers::views::OfferCard;

/// How far someone may look, in kilometres.
pub const REACH_MOST: u32 = 500;

keyed! {
    /// What someone says is not right.
    "fit-correction" CorrectionKind {
        /// They have a skill that we thought missing.
        Have "have",
        /// They do not have a skill that we thought they had.
        Lack "lack",
        /// They look nearer, or further, than we thought.
        Distance "distance",
        /// This occupation is not what they look for.
        Work "work",
    }
}

/// A correction as it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    Have(String),
    Lack(String),
    /// Kilometres.
    Distance(u32),
    /// Of an offer's occupation, which the server knows.
    Work,
}

/// The form "Ce n'est pas juste".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContestFitInput {
    /// The offer it is said of; may be empty for the distance.
    pub offer: String,
    /// `have:<skill>`, `lack:<skill>`, `distance` or `work`.
    pub what: String,
    /// For the distance.
    pub km: String,
}

impl ContestFitInput {
    /// Codes: `required`, `choice-unknown`, those of kilometres.
    pub fn check(&self) -> Result<Correction, FieldErrors> {
        let (kind, name) = match self.what.split_once(':') {
            Some((kind, name)) => (kind, Some(name)),
            None => (self.what.as_str(), None),
        };
        let wrong = |code: Code| {
            let mut errors = FieldErrors::default();
            errors.push("what", code);
            errors
        };
        let unknown = || wrong(Code::new("choice-unknown"));
        let skill = || match name.map(|name| parse_text(name, 200)) {
            Some(Ok(name)) => Ok(name),
            _ => Err(unknown()),
        };
        match CorrectionKind::parse(kind).map_err(wrong)? {
            CorrectionKind::Have => skill().map(Correction::Have),
            CorrectionKind::Lack => skill().map(Correction::Lack),
            _ if name.is_some() => Err(unknown()),
            CorrectionKind::Work if self.offer.trim().is_empty() => Err(unknown()),
            CorrectionKind::Work => Ok(Correction::Work),
            CorrectionKind::Distance => {
                let mut errors = FieldErrors::default();
                let km = errors.check("km", parse_kilometres(&self.km, REACH_MOST));
                errors.finish(km.map(Correction::Distance))
            }
        }
    }
}

/// Takes a correction back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UndoContestInput {
    pub correction: String,
}

/// Keeps an offer, or lets it go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeepOfferInput {
    pub offer: String,
    /// Anything but nothing: let it go.
    pub let_go: String,
}

/// A correction that counts, as the person reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionView {
    pub id: FitCorrectionId,
    pub kind: CorrectionKind,
    /// The skill, the kilometres, or the occupation's name.
    pub value: String,
}

/// How the offer's work relates to what is looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Work {
    /// An occupation that the person looks for; its name.
    Asked(String),
    /// One close to it: its name, and that of the one looked for.
    Close(String, String),
    /// Another one, or none that we know.
    Other,
}

keyed! {
    /// How something that is missing can be come by.
    "fit-learning" Learning {
        /// Beginners are welcome, or it is only a plus: at work.
        AtWork "at-work",
        /// A short course, or some days in a company.
        Course "course",
        /// A language takes its time.
        Practice "practice",
        /// A licence: an examination.
        Exam "exam",
        /// A diploma: long, or by validation of what one did (VAE).
        Diploma "diploma",
        /// Only by doing the work: no course gives it.
        Experience "experience",
        /// A way of being: the person knows, we do not.
        Yours "yours",
    }
}

/// Something that the offer asks, beside what the person has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkillWhy {
    pub label: String,
    pub kind: RequirementKind,
    pub need: Need,
    pub has: bool,
    pub learning: Learning,
}

/// Why an offer is where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    pub work: Work,
    /// What must be first.
    pub skills: Vec<SkillWhy>,
    /// From the place the person looks around, where both are known.
    pub km: Option<u32>,
    /// It can be done from anywhere, so that distance does not matter.
    pub anywhere: bool,
    /// Whether it suits; nothing where one of both does not say.
    pub hours: Option<bool>,
    pub contract: Option<bool>,
    pub pay: Option<bool>,
    /// How many opened it lately or keep it, the reader not counted.
    pub after: u32,
    /// Its source has not confirmed it for long.
    pub aged: bool,
    /// How hard it is to find someone for the occupation, near the offer; nothing
    /// where there are too few offers to tell.
    pub tension: Option<LocalTension>,
    /// Whole points of each part; see `Part::takes_off`.
    pub points: Vec<(Part, u32)>,
}

/// An offer that fits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FitOffer {
    pub card: OfferCard,
    pub why: Why,
    pub kept: bool,
}

/// Whether there is something to rank by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FitStanding {
    /// No registration, or a draft that is not sent.
    #[default]
    NotRegistered,
    /// Every occupation that was looked for is unknown, or was taken out.
    NoOccupation,
    Ready,
}

/// What the list was made from, as the person reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchBasis {
    /// Names of the occupations looked for.
    pub occupations: Vec<String>,
    /// How many close ones were looked at too.
    pub close: u32,
    /// "Limoges (87)".
    pub place: Option<String>,
    pub reach_km: u32,
    pub skills: u32,
}

/// What is kept of a list that was shown: JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    pub inputs: String,
    pub offers: String,
}

/// "Des offres pour moi".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FitView {
    pub standing: FitStanding,
    pub offers: Vec<FitOffer>,
    pub looked: MatchBasis,
    /// The newest first.
    pub corrections: Vec<CorrectionView>,
    /// Of the weights.
    pub version: u16,
    /// The index is being made: offers are missing.
    pub partial: bool,
    pub today: Day,
    /// Never leaves the server.
    #[serde(skip)]
    pub trace: Option<Trace>,
}

/// What a registered person sees on the page of an offer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfferFit {
    pub offer: OfferId,
    pub kept: bool,
    /// Nothing without a registration.
    pub why: Option<Why>,
    pub looked: MatchBasis,
}

/// An offer that someone keeps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum KeptOffer {
    Open(Box<OfferCard>),
    /// No longer online, with the name of its occupation if we know it.
    Gone(OfferId, Option<String>),
}

/// "Mes offres gardées".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptView {
    /// The last kept first.
    pub offers: Vec<KeptOffer>,
    pub today: Day,
}

#[cfg(feature = "testing")]
mod tests {
    use super::{ContestFitInput, Correction};

    #[pleinweb_testing::test]
    fn what_is_not_right_is_read_or_refused() {
        let long = format!("have:{}", "x".repeat(201));
        for (offer, what, km, expected) in [
            (
                "o",
                "have:Vendre",
                "",
                Ok(Correction::Have("Vendre".into())),
            ),
            (
                "o",
                "lack:Faire : tout",
                "",
                Ok(Correction::Lack("Faire : tout".into())),
            ),
            ("o", "work", "", Ok(Correction::Work)),
            ("", "distance", "12 km", Ok(Correction::Distance(12))),
            ("", "work", "", Err(("what", "choice-unknown"))),
            ("o", "work:D1102", "", Err(("what", "choice-unknown"))),
            ("o", "have", "", Err(("what", "choice-unknown"))),
            ("o", "have:", "", Err(("what", "choice-unknown"))),
            ("o", &long, "", Err(("what", "choice-unknown"))),
            ("o", "", "", Err(("what", "required"))),
            ("o", "sex", "", Err(("what", "choice-unknown"))),
            ("o", "distance", "", Err(("km", "required"))),
            ("o", "distance", "501", Err(("km", "number-too-large"))),
        ] {
            let input = ContestFitInput {
                offer: offer.into(),
                what: what.into(),
                km: km.into(),
            };
            let read = input.check().map_err(|errors| {
                let error = errors.0[0].clone();
                (error.field.into_owned(), error.code.as_str().to_owned())
            });
            let expected =
                expected.map_err(|(field, code): (&str, &str)| (field.into(), code.into()));
            assert_eq!(read, expected, "{what:?} {km:?}");
        }
    }
}
