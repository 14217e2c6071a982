//! From an OpenAPI document to what the page shows of it.

use std::sync::Arc;

use pleinweb_kernel::Lang;
use serde_json::Value;

use super::model::{Answer, Field, Operation, Reference, Schema, Shape};
use crate::address::{encode, with_query};

/// Gives the document in a language; the program provides it.
#[derive(Clone, Copy, Debug)]
pub struct Document(pub fn(Lang) -> Arc<Value>);

/// Reads a document of ours.
pub fn read(document: &Value, root: &str) -> Reference {
    let operations = entries(&document["paths"]);
    let schemas = entries(&document["components"]["schemas"]);
    Reference {
        root: root.to_owned(),
        operations: operations
            .map(|(path, item)| operation(path, &item["get"]))
            .collect(),
        schemas: schemas.map(|(name, shape)| schema(name, shape)).collect(),
    }
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn operation(path: &str, operation: &Value) -> Operation {
    let mut answers: Vec<Answer> = entries(&operation["responses"])
        .map(|(status, answer)| Answer {
            status: status.clone(),
            text: text(&answer["description"]),
            schema: entries(&answer["content"])
                .find_map(|(_, content)| reference(&content["schema"])),
        })
        .collect();
    answers.sort_by(|one, other| one.status.cmp(&other.status));
    let parameters: Vec<Field> = list(&operation["parameters"])
        .map(|parameter| Field {
            name: text(&parameter["name"]),
            text: text(&parameter["description"]),
            shape: shape(&parameter["schema"]),
        })
        .collect();
    Operation {
        id: text(&operation["operationId"]),
        path: path.to_owned(),
        title: text(&operation["summary"]),
        text: text(&operation["description"]),
        example: example(path, operation),
        parameters,
        answers,
    }
}

/// The first examples of an operation's parameters, in its address.
fn example(path: &str, operation: &Value) -> String {
    const ENOUGH: usize = 3;
    let mut path = path.to_owned();
    let mut pairs = Vec::new();
    for parameter in list(&operation["parameters"]) {
        let name = text(&parameter["name"]);
        let given = match &parameter["example"] {
            Value::Null => continue,
            Value::Array(some) => some.first().map(plain).unwrap_or_default(),
            one => plain(one),
        };
        if parameter["in"] == "path" {
            path = path.replace(&["{", &name, "}"].concat(), &given);
        } else if pairs.len() < ENOUGH {
            pairs.push([&name, "=", &encode(&given)].concat());
        }
    }
    with_query(&path, &pairs.join("&"))
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn schema(name: &str, shape: &Value) -> Schema {
    Schema {
        name: name.to_owned(),
        text: text(&shape["description"]),
        fields: entries(&shape["properties"])
            .map(|(name, property)| Field {
                name: name.clone(),
                text: text(&property["description"]),
                shape: self::shape(property),
            })
            .collect(),
        words: words(shape),
    }
}

fn words(shape: &Value) -> Vec<String> {
    list(&shape["enum"]).map(plain).collect()
}

/// The name of the schema that is referred to.
fn reference(shape: &Value) -> Option<String> {
    let name = shape["$ref"].as_str()?.rsplit('/').next()?;
    Some(name.to_owned())
}

fn shape(of: &Value) -> Shape {
    if let Some(choices) = of["oneOf"].as_array() {
        // Something, or nothing.
        let something = choices.iter().find(|choice| choice["type"] != "null");
        return Shape {
            nullable: true,
            ..something.map(shape).unwrap_or_default()
        };
    }
    let kinds: Vec<String> = match &of["type"] {
        Value::Array(kinds) => kinds.iter().map(plain).collect(),
        kind => vec![text(kind)],
    };
    let kind = kinds.iter().find(|kind| *kind != "null");
    let nullable = kinds.len() > 1;
    if kind.is_some_and(|kind| kind == "array") {
        return Shape {
            many: true,
            nullable,
            ..shape(&of["items"])
        };
    }
    let end = |name: &str| Some(plain(&of[name])).filter(|end| end != "null");
    Shape {
        kind: kind.cloned().unwrap_or_default(),
        schema: reference(of),
        many: false,
        nullable,
        words: words(of),
        span: end("minimum").zip(end("maximum")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{read, shape};

    #[test]
    fn shapes_are_told_in_few_words() {
        let maybe = shape(&json!({"oneOf": [{"type": "null"}, {"$ref": "#/x/Place"}]}));
        assert_eq!(
            (maybe.nullable, maybe.schema.as_deref()),
            (true, Some("Place"))
        );
        let many = shape(&json!({"type": "array", "items": {"type": "string", "enum": ["a"]}}));
        assert!(many.many && many.kind == "string" && many.words == ["a"]);
        let number = shape(&json!({"type": ["integer", "null"], "minimum": 1, "maximum": 50}));
        assert!(number.nullable && number.kind == "integer");
        assert_eq!(number.span, Some(("1".to_owned(), "50".to_owned())));
    }

    #[test]
    fn an_operation_brings_an_example() {
        let read = read(
            &json!({"paths": {"/offers/{id}": {"get": {
                "operationId": "one",
                "parameters": [
                    {"name": "id", "in": "path", "example": "7"},
                    {"name": "quoi", "in": "query", "example": "chef d'équipe"},
                    {"name": "contrat", "in": "query", "example": ["permanent"]},
                    {"name": "suite", "in": "query"},
                ],
                "responses": {"404": {"description": "none"}, "200": {"description": "one"}},
            }}}}),
            "",
        );
        let one = &read.operations[0];
        assert_eq!(
            one.example,
            "/offers/7?quoi=chef%20d%27%C3%A9quipe&contrat=permanent"
        );
        assert_eq!(one.answers[0].status, "200");
    }
}
