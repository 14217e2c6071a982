//! Who the person is, and how to reach them.

use serde::{Deserialize, Serialize};

use super::step::{Secret, Stamp, Step, StepForm, put, take};
use pleinweb_checks::{
    Address, AddressLine, BirthDate, Nir, PersonName, Phone, Postcode, optional,
};
use pleinweb_kernel::{Code, Day, FieldErrors};
use pleinweb_nomenclature::model::CommuneCode;

/// Identity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IdentityInput {
    #[serde(skip_serializing)]
    pub stamp: Stamp,
    pub first_name: String,
    pub birth_name: String,
    /// The name in use, if it is another one; may stay empty.
    pub used_name: String,
    pub birth_date: String,
    /// May stay empty.
    pub birth_place: String,
    /// Secret; may stay empty.
    pub nir: String,
    pub nir_erase: bool,
}

/// What a file is matched by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    pub first_name: PersonName,
    pub birth_name: PersonName,
    pub used_name: Option<PersonName>,
    pub birth_date: BirthDate,
}

impl IdentityInput {
    /// Codes: those of `PersonName` and `BirthDate`.
    pub fn parse(&self, today: Day) -> Result<Identity, FieldErrors> {
        let mut errors = FieldErrors::default();
        let first_name = errors.check("first_name", PersonName::parse(&self.first_name));
        let birth_name = errors.check("birth_name", PersonName::parse(&self.birth_name));
        let used_name = errors.check("used_name", optional(&self.used_name, PersonName::parse));
        let birth_date = errors.check("birth_date", BirthDate::parse(&self.birth_date, today));
        let identity = match (first_name, birth_name, used_name, birth_date) {
            (Some(first_name), Some(birth_name), Some(used_name), Some(birth_date)) => {
                Some(Identity {
                    first_name,
                    birth_name,
                    used_name,
                    birth_date,
                })
            }
            _ => None,
        };
        errors.finish(identity)
    }

    /// The name an adviser calls the person by.
    pub fn display_name(&self) -> String {
        let last = if self.used_name.trim().is_empty() {
            &self.birth_name
        } else {
            &self.used_name
        };
        [self.first_name.trim(), " ", last.trim()]
            .concat()
            .trim()
            .to_owned()
    }
}

impl StepForm for IdentityInput {
    const STEP: Step = Step::Identity;
    const SECRETS: &'static [&'static str] = &["nir"];

    fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    fn check(&mut self, today: Day) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        let first_name = PersonName::parse(&self.first_name);
        put(
            &mut errors,
            "first_name",
            &mut self.first_name,
            first_name,
            |name| name.to_string(),
        );
        let birth_name = PersonName::parse(&self.birth_name);
        put(
            &mut errors,
            "birth_name",
            &mut self.birth_name,
            birth_name,
            |name| name.to_string(),
        );
        let used = optional(&self.used_name, PersonName::parse);
        put(
            &mut errors,
            "used_name",
            &mut self.used_name,
            used,
            |name| name.map(|name| name.to_string()).unwrap_or_default(),
        );
        let birth = BirthDate::parse(&self.birth_date, today);
        put(
            &mut errors,
            "birth_date",
            &mut self.birth_date,
            birth,
            |birth| date_as_typed(birth.day()),
        );
        let place = optional(&self.birth_place, AddressLine::parse);
        put(
            &mut errors,
            "birth_place",
            &mut self.birth_place,
            place,
            |place| place.map(|place| place.to_string()).unwrap_or_default(),
        );
        errors.check("nir", optional(&self.nir, Nir::parse));
        errors.finish(Some(()))
    }

    fn secrets(&self) -> Vec<(Secret, Option<String>)> {
        if self.nir_erase {
            return vec![(Secret::Nir, None)];
        }
        typed(Secret::Nir, &self.nir).into_iter().collect()
    }
}

/// A secret that was typed, as something to keep.
pub(super) fn typed(secret: Secret, text: &str) -> Option<(Secret, Option<String>)> {
    (!text.trim().is_empty()).then(|| (secret, Some(text.to_owned())))
}

/// `03/07/1990`: how people write a date here, in both languages.
pub(super) fn date_as_typed(day: Day) -> String {
    format!(
        "{:02}/{:02}/{:04}",
        day.0.day(),
        day.0.month(),
        day.0.year()
    )
}

/// How to reach the person. Their agency follows from their commune.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactInput {
    #[serde(skip_serializing)]
    pub stamp: Stamp,
    pub street: String,
    /// Floor, building, "chez …"; may stay empty.
    pub extra: String,
    pub postcode: String,
    pub city: String,
    /// The answers to "did you mean …?".
    pub city_meant: String,
    pub city_kept: String,
    /// The commune that the person chose, where the postcode and the town do not
    /// say it.
    pub commune: String,
    /// May stay empty: not everybody has a telephone.
    pub phone: String,
}

impl ContactInput {
    pub fn postcode(&self) -> Result<Postcode, Code> {
        Postcode::parse(&self.postcode)
    }
}

impl StepForm for ContactInput {
    const STEP: Step = Step::Contact;

    fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    fn take_answers(&mut self) {
        take(&mut self.city, &mut self.city_meant);
        if self.city_kept.trim() != self.city.trim() {
            self.city_kept.clear();
        }
    }

    fn check(&mut self, _today: Day) -> Result<(), FieldErrors> {
        let mut errors = match Address::parse(&self.street, &self.extra, &self.postcode, &self.city)
        {
            Ok(address) => {
                self.street = address.street.to_string();
                self.extra = address
                    .extra
                    .map(|extra| extra.to_string())
                    .unwrap_or_default();
                self.postcode = address.postcode.to_string();
                self.city = address.city.to_string();
                if !self.city_kept.is_empty() {
                    self.city_kept.clone_from(&self.city);
                }
                FieldErrors::default()
            }
            Err(errors) => errors,
        };
        // Chosen among a few; anything else was not chosen.
        if CommuneCode::parse(&self.commune).is_err() {
            self.commune.clear();
        }
        let phone = optional(&self.phone, Phone::parse);
        put(&mut errors, "phone", &mut self.phone, phone, |phone| {
            phone.map(|phone| phone.to_string()).unwrap_or_default()
        });
        errors.finish(Some(()))
    }
}
