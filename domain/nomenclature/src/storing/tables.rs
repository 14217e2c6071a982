//! How rows become records of tables, one way for all of them, so that an
//! import can tell what is new, changed or gone without knowing the table.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::model::CommuneCode;
use crate::rows::{
    AppellationRow, CommuneRow, FormerCommuneRow, HelpPlaceRow, MobilityRow, OccupationRow,
    OccupationSkillRow, SkillRow,
};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    Text,
    Int,
    Real,
    Flag,
}

/// A value of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(Option<String>),
    Int(i64),
    Real(Option<f64>),
    Flag(bool),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Int(i64::from(number))
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Real(Some(number))
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

/// What happens to a record whose row is no longer in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// It stays, marked `retired`: people's files may name it.
    Retire,
    Delete,
}

/// A row that is a record of a table. Its first columns are its key; all keys
/// are texts.
pub trait Record: Send + Sync {
    const TABLE: &'static str;
    const COLUMNS: &'static [(&'static str, Type)];
    const KEYS: usize = 1;
    const GONE: Gone = Gone::Delete;

    /// In the order of the columns.
    fn values(&self) -> Vec<Value>;
}

/// The key of a record and a fingerprint of the rest of it.
pub fn fingerprint(values: &[Value], keys: usize) -> (Vec<String>, u64) {
    let (key, rest) = values.split_at(keys);
    let key = key
        .iter()
        .map(|value| match value {
            Value::Text(Some(text)) => text.clone(),
            _ => String::new(),
        })
        .collect();
    let mut hasher = DefaultHasher::new();
    for value in rest {
        match value {
            Value::Text(text) => text.hash(&mut hasher),
            Value::Int(number) => number.hash(&mut hasher),
            Value::Real(number) => number.map(f64::to_bits).hash(&mut hasher),
            Value::Flag(flag) => flag.hash(&mut hasher),
        }
    }
    (key, hasher.finish())
}

/// A list of codes as it is stored.
pub fn json_list(codes: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let codes: Vec<String> = codes
        .into_iter()
        .map(|code| code.as_ref().to_owned())
        .collect();
    // A list of texts always has a JSON form.
    serde_json::to_string(&codes).unwrap_or_default()
}

impl Record for OccupationRow {
    const TABLE: &'static str = "occupation";
    const COLUMNS: &'static [(&'static str, Type)] = &[
        ("code", Type::Text),
        ("label", Type::Text),
        ("retired", Type::Flag),
    ];
    const GONE: Gone = Gone::Retire;

    fn values(&self) -> Vec<Value> {
        vec![
            self.code.as_str().into(),
            self.label.as_str().into(),
            false.into(),
        ]
    }
}

impl Record for AppellationRow {
    const TABLE: &'static str = "appellation";
    const COLUMNS: &'static [(&'static str, Type)] = &[
        ("code", Type::Text),
        ("occupation", Type::Text),
        ("label", Type::Text),
        ("rare", Type::Flag),
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.code.as_str().into(),
            self.occupation.as_str().into(),
            self.label.as_str().into(),
            self.rare.into(),
        ]
    }
}

impl Record for SkillRow {
    const TABLE: &'static str = "skill";
    const COLUMNS: &'static [(&'static str, Type)] = &[
        ("code", Type::Text),
        ("kind", Type::Text),
        ("label", Type::Text),
        ("retired", Type::Flag),
    ];
    const GONE: Gone = Gone::Retire;

    fn values(&self) -> Vec<Value> {
        vec![
            self.code.as_str().into(),
            self.kind.key().into(),
            self.label.as_str().into(),
            false.into(),
        ]
    }
}

impl Record for OccupationSkillRow {
    const TABLE: &'static str = "occupation_skill";
    const COLUMNS: &'static [(&'static str, Type)] = &[
        ("occupation", Type::Text),
        ("skill", Type::Text),
        ("core", Type::Flag),
        ("rank", Type::Int),
    ];
    const KEYS: usize = 2;

    fn values(&self) -> Vec<Value> {
        vec![
            self.occupation.as_str().into(),
            self.skill.as_str().into(),
            self.core.into(),
            self.rank.into(),
        ]
    }
}

impl Record for MobilityRow {
    const TABLE: &'static str = "occupation_mobility";
    const COLUMNS: &'static [(&'static str, Type)] = &[
        ("occupation", Type::Text),
        ("target", Type::Text),
        ("rank", Type::Int),
    ];
    const KEYS: usize = 2;

    fn values(&self) -> Vec<Value> {
        vec![
            self.occupation.as_str().into(),
            self.target.as_str().into(),
            self.rank.into(),
        ]
    }
}

impl Record for CommuneRow {
    const TABLE: &'static str = "commune";
    const COLUMNS: &'static [(&'static str, Type)] = &[
        ("code", Type::Text),
        ("name", Type::Text),
        ("department", Type::Text),
        ("population", Type::Int),
        ("postcodes", Type::Text),
        ("lat", Type::Real),
        ("lon", Type::Real),
        ("zone", Type::Text),
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.code.as_str().into(),
            self.name.as_str().into(),
            self.department.as_str().into(),
            self.population.into(),
            json_list(&self.postcodes).as_str().into(),
            Value::Real(self.position.map(|position| position.lat)),
            Value::Real(self.position.map(|position| position.lon)),
            Value::Text(self.zone.clone()),
        ]
    }
}

impl Record for FormerCommuneRow {
    const TABLE: &'static str = "former_commune";
    const COLUMNS: &'static [(&'static str, Type)] = &[
        ("code", Type::Text),
        ("name", Type::Text),
        ("commune", Type::Text),
    ];
    const KEYS: usize = 2;

    fn values(&self) -> Vec<Value> {
        vec![
            self.code.as_ref().map_or("", CommuneCode::as_str).into(),
            self.name.as_str().into(),
            self.commune.as_str().into(),
        ]
    }
}

impl Record for HelpPlaceRow {
    const TABLE: &'static str = "help_place";
    const COLUMNS: &'static [(&'static str, Type)] = &[
        ("slug", Type::Text),
        ("name", Type::Text),
        ("street", Type::Text),
        ("postcode", Type::Text),
        ("city", Type::Text),
        ("phone", Type::Text),
        ("lat", Type::Real),
        ("lon", Type::Real),
        ("hours", Type::Text),
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            self.slug.as_str().into(),
            self.name.as_str().into(),
            self.street.as_str().into(),
            self.postcode.as_str().into(),
            self.city.as_str().into(),
            self.phone.as_str().into(),
            self.position.lat.into(),
            self.position.lon.into(),
            self.hours.as_str().into(),
        ]
    }
}
