//! Whether an answer has the shape that the document says: as much of JSON
//! Schema as the document uses, and nothing undescribed.

use serde_json::Value;

/// What is wrong, with where.
pub fn check(document: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.trim_start_matches("#/components/schemas/");
        let referred = &document["components"]["schemas"][name];
        assert!(referred.is_object(), "{at}: no schema {name}");
        return check(document, referred, value, at, found);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let fits = choices.iter().filter(|choice| {
            let mut inner = Vec::new();
            check(document, choice, value, at, &mut inner);
            inner.is_empty()
        });
        if fits.count() != 1 {
            found.push(format!("{at}: {value} is not one of {schema}"));
        }
        return;
    }
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => panic!("{at}: no type in {schema}"),
    };
    if !kinds.iter().any(|kind| is(value, kind)) {
        found.push(format!("{at}: {value} is no {kinds:?}"));
    }
    if let Some(words) = schema["enum"].as_array()
        && !value.is_null()
        && !words.contains(value)
    {
        found.push(format!("{at}: {value} is not in {words:?}"));
    }
    if let Some(least) = schema["minimum"].as_f64()
        && value.as_f64().is_some_and(|number| number < least)
    {
        found.push(format!("{at}: {value} is less than {least}"));
    }
    if let Some(list) = value.as_array() {
        for (number, item) in list.iter().enumerate() {
            let at = format!("{at}[{number}]");
            check(document, &schema["items"], item, &at, found);
        }
    }
    if let Some(map) = value.as_object() {
        let required = schema["required"].as_array().into_iter().flatten();
        for name in required.filter_map(Value::as_str) {
            if !map.contains_key(name) {
                found.push(format!("{at}.{name} is missing"));
            }
        }
        for (name, item) in map {
            let at = format!("{at}.{name}");
            match &schema["properties"][name] {
                Value::Null => found.push(format!("{at} is not described")),
                described => check(document, described, item, &at, found),
            }
        }
    }
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("a kind {other}"),
    }
}

#[test]
fn what_does_not_fit_is_found() {
    let document =
        serde_json::json!({"components": {"schemas": {"Word": {"type": "string", "enum": ["a"]}}}});
    let schema = serde_json::json!({
        "type": "object",
        "required": ["n"],
        "properties": {
            "n": {"type": ["integer", "null"], "minimum": 0},
            "w": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Word"}]},
            "l": {"type": "array", "items": {"type": "number"}},
        },
    });
    for (value, wrong) in [
        (serde_json::json!({"n": 1, "w": "a", "l": [1, 2.5]}), 0),
        (serde_json::json!({"n": null, "w": null}), 0),
        (serde_json::json!({}), 1),
        (serde_json::json!({"n": -1}), 1),
        (serde_json::json!({"n": 1.5}), 1),
        (serde_json::json!({"n": 1, "w": "b"}), 1),
        (serde_json::json!({"n": 1, "more": 1}), 1),
        (serde_json::json!({"n": 1, "l": ["x", true]}), 2),
    ] {
        let mut found = Vec::new();
        check(&document, &schema, &value, "", &mut found);
        assert_eq!(found.len(), wrong, "{value}: {found:?}");
    }
}
