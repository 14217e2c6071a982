//! The API described as OpenAPI 3.1: shapes from the code, words from
//! `api_words.ftl`, so that there is one document in each language.

use std::sync::{Arc, OnceLock};

use pleinweb_app::page::params::LANGUAGE;
use pleinweb_app::texts::api_words as t;
use pleinweb_kernel::Lang;
use pleinweb_offers::columns::Yes;
use serde_json::{Map, Value, json};
use utoipa::OpenApi;

use super::offers::json as text_of;
use super::parameters::{self, Described, of_document, of_market, of_offers};
use super::problem::{Problem, ProblemBody};
use super::{ApiRequest, Made, market, offers};

#[derive(OpenApi)]
#[openapi(paths(offers::list, offers::one, market::read_market, read))]
struct Api;

#[utoipa::path(get, path = "/api/v1/openapi.json", operation_id = "readDocument", responses(
    (status = 200, body = Object, content_type = "application/json"),
    (status = 400, body = ProblemBody, content_type = "application/problem+json"),
    (status = 429, body = ProblemBody, content_type = "application/problem+json"),
))]
pub fn read(asked: &ApiRequest) -> Result<Made, Problem> {
    let pairs = parameters::read(&asked.query, &of_document())?;
    let lang = Lang::from_tag(&parameters::value(&pairs, LANGUAGE.0));
    Ok(Made {
        body: text_of(&*document(lang))?,
        next: None,
        passing: None,
    })
}

/// The document in a language.
pub fn document(lang: Lang) -> Arc<Value> {
    static MADE: [OnceLock<Arc<Value>>; 2] = [OnceLock::new(), OnceLock::new()];
    let [fr, en] = &MADE;
    let made = if lang == Lang::Fr { fr } else { en };
    Arc::clone(made.get_or_init(|| Arc::new(make(lang))))
}

fn make(lang: Lang) -> Value {
    // Shapes of plain data always have a JSON form.
    let mut document = serde_json::to_value(Api::openapi()).unwrap_or_default();
    document["info"] = json!({
        "title": words(lang, "document-title"),
        "description": words(lang, "document-text"),
        "version": "1",
    });
    // From wherever the document was read.
    document["servers"] = json!([{ "url": "/" }]);
    for path in objects(&mut document["paths"]) {
        for operation in objects(path) {
            describe_operation(lang, operation);
        }
    }
    if let Some(schemas) = document["components"]["schemas"].as_object_mut() {
        if let Some(offer) = schemas.get_mut("Offer") {
            add_yes(offer);
        }
        for (name, schema) in schemas {
            describe_schema(lang, name, schema);
        }
    }
    document
}

/// What an offer says with a plain yes: properties like others.
fn add_yes(offer: &mut Value) {
    if let Some(offer) = offer.as_object_mut() {
        offer.remove("additionalProperties");
        offer.remove("propertyNames");
    }
    for yes in Yes::ALL {
        offer["properties"][yes.column()] = json!({ "type": "boolean" });
        if let Some(required) = offer["required"].as_array_mut() {
            required.push(yes.column().into());
        }
    }
}

fn objects(value: &mut Value) -> impl Iterator<Item = &mut Value> {
    let values = value.as_object_mut().into_iter().flat_map(Map::values_mut);
    values.filter(|value| value.is_object())
}

fn describe_operation(lang: Lang, operation: &mut Value) {
    let id = operation["operationId"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let text = format!("op-{}", kebab(&id));
    operation["summary"] = words(lang, &text).into();
    operation["description"] = words(lang, &format!("{text}-text")).into();
    if let Some(operation) = operation.as_object_mut() {
        operation.remove("tags");
    }
    let asked: Vec<Described> = match id.as_str() {
        "listOffers" => of_offers(),
        "readMarket" => of_market(),
        "readDocument" => of_document(),
        _ => Vec::new(),
    };
    let mut list: Vec<Value> = operation["parameters"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    for parameter in &mut list {
        let name = parameter["name"].as_str().unwrap_or_default();
        parameter["description"] = words(lang, &format!("param-{name}")).into();
    }
    let of = |name: &str| {
        let own = format!("param-{}-{}", kebab(&id), kebab(name));
        let text = t::by_id(lang, &own);
        text.unwrap_or_else(|| words(lang, &format!("param-{}", kebab(name))))
    };
    list.extend(asked.iter().filter_map(|described| {
        serde_json::to_value(described.parameter(of(described.name))).ok()
    }));
    operation["parameters"] = list.into();
    operation["responses"]["304"] = json!({});
    if let Some(responses) = operation["responses"].as_object_mut() {
        for (status, response) in responses {
            response["description"] = words(lang, &format!("answer-{status}")).into();
            response["headers"] = headers(lang, status);
        }
    }
}

/// What each answer carries.
fn headers(lang: Lang, status: &str) -> Value {
    let mut names = vec!["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"];
    match status {
        "200" => names.extend(["ETag", "Link"]),
        "304" => names.push("ETag"),
        "429" | "503" => names.push("Retry-After"),
        _ => {}
    }
    let header = |name: &str| {
        let kind = if matches!(name, "ETag" | "Link") {
            "string"
        } else {
            "integer"
        };
        json!({
            "description": words(lang, &format!("header-{}", name.to_lowercase())),
            "schema": { "type": kind },
        })
    };
    names
        .into_iter()
        .map(|name| (name.to_owned(), header(name)))
        .collect::<Map<String, Value>>()
        .into()
}

fn describe_schema(lang: Lang, name: &str, schema: &mut Value) {
    schema["description"] = words(lang, &format!("schema-{}", kebab(name))).into();
    // Asked by `get_mut`: an index would put a null where there is nothing.
    let properties = schema.get_mut("properties");
    let Some(properties) = properties.and_then(Value::as_object_mut) else {
        return;
    };
    for (property, shape) in properties {
        let own = format!("field-{}-{}", kebab(name), kebab(property));
        let text = t::by_id(lang, &own);
        let text = text.unwrap_or_else(|| words(lang, &format!("field-{}", kebab(property))));
        shape["description"] = text.into();
    }
}

/// Words of the document; a test looks that none are missing.
fn words(lang: Lang, id: &str) -> &'static str {
    t::by_id(lang, id).unwrap_or_default()
}

/// `listOffers` and `published_at` as parts of a message's id.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for (at, letter) in name.chars().enumerate() {
        if letter.is_ascii_uppercase() {
            if at > 0 {
                out.push('-');
            }
            out.push(letter.to_ascii_lowercase());
        } else {
            out.push(if letter == '_' { '-' } else { letter });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Lang, Value, document};

    /// Where a description is missing or empty, or a part is null.
    fn gaps(at: &str, value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(map) => {
                for (name, inner) in map {
                    if matches!(name.as_str(), "description" | "summary")
                        && inner.as_str().is_none_or(str::is_empty)
                        && inner.is_string()
                    {
                        found.push(format!("{at}.{name}"));
                    }
                    gaps(&format!("{at}.{name}"), inner, found);
                }
            }
            Value::Array(list) => {
                for (number, inner) in list.iter().enumerate() {
                    gaps(&format!("{at}.{number}"), inner, found);
                }
            }
            Value::Null => found.push(format!("{at} is null")),
            _ => {}
        }
    }

    #[test]
    fn everything_is_described_in_both_languages() {
        for lang in Lang::ALL {
            let made = document(lang);
            assert_eq!(made["openapi"], "3.1.0");
            let mut found = Vec::new();
            gaps("", &made, &mut found);
            assert!(found.is_empty(), "{lang:?}: {}", found.join("\n"));
            assert_eq!(made["paths"].as_object().map(serde_json::Map::len), Some(4));
        }
        assert_ne!(document(Lang::Fr), document(Lang::En));
    }
}
