//! The reference as the page shows it.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// The public address of this service.
    pub root: String,
    pub operations: Vec<Operation>,
    pub schemas: Vec<Schema>,
}

/// Something that can be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    pub id: String,
    pub path: String,
    pub title: String,
    pub text: String,
    pub parameters: Vec<Field>,
    pub answers: Vec<Answer>,
    /// A request to try, as an address.
    pub example: String,
}

/// What can be answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub status: String,
    pub text: String,
    /// Name of a schema.
    pub schema: Option<String>,
}

/// The shape of a part of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schema {
    pub name: String,
    pub text: String,
    pub fields: Vec<Field>,
    /// The words, if it is one of some.
    pub words: Vec<String>,
}

/// A parameter or a property.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    pub name: String,
    pub text: String,
    pub shape: Shape,
}

/// What a value may be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    /// `string`, `integer`, `number`, `boolean`; empty where a schema says more.
    pub kind: String,
    /// Name of a schema.
    pub schema: Option<String>,
    pub many: bool,
    pub nullable: bool,
    pub words: Vec<String>,
    /// From and to.
    pub span: Option<(String, String)>,
}
