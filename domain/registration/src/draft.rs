//! What is kept of a step, and how what a page sends is merged into it.
//!
//! Two pages may show the same step: two tabs, a phone and a computer. For each
//! field we know with which version of the draft, and by which page, it was last
//! changed. A page that was made before another one changed a field does not
//! silently undo that: the field keeps what was acknowledged and the person
//! is asked. All other fields of the page are kept as sent.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::model::{Secret, Stamp, StepForm};
use pleinweb_checks::letters::is_hidden_sign;
use pleinweb_kernel::AppError;
use pleinweb_platform::incident;

/// By which version and page a field was last changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FieldStamp {
    pub v: i64,
    pub p: String,
    /// When that page sent it, by its clock; of `LAST` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<i64>,
}

/// The stamp of the last message that was kept, which is no field's.
const LAST: &str = "";

/// What is kept of a step.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct KeptStep {
    pub fields: Map<String, Value>,
    pub stamps: BTreeMap<String, FieldStamp>,
    pub complete: bool,
}

/// What a page knew when it was made.
pub(super) struct Known<'a> {
    pub version: i64,
    pub page: &'a str,
    pub overwrite: bool,
    pub at: Option<i64>,
}

impl<'a> Known<'a> {
    /// A version that cannot be read is one that knows nothing.
    pub fn of(stamp: &'a Stamp) -> Self {
        Self {
            version: stamp.version.trim().parse().unwrap_or(0),
            page: stamp.page.get(..64).unwrap_or(&stamp.page),
            overwrite: stamp.overwrite,
            at: stamp.at.trim().parse().ok(),
        }
    }

    /// Whether the same page sent something that is kept after it sent this: then
    /// all of this is known, and what it says otherwise was changed since.
    pub fn comes_late(&self, kept: &KeptStep) -> bool {
        kept.stamps
            .get(LAST)
            .is_some_and(|last| last.p == self.page && self.at.is_some() && self.at < last.at)
    }
}

/// What came of a merge.
pub(super) struct Merged {
    pub step: KeptStep,
    pub changed: bool,
    /// Fields that another page changed meanwhile, left as they were.
    pub kept_back: Vec<String>,
}

/// The fields of a form as they are kept: without secrets and one-time wishes.
pub(super) fn fields_of<F: StepForm>(form: &F) -> Result<Map<String, Value>, AppError> {
    let Value::Object(mut fields) = serde_json::to_value(form).map_err(|error| incident(&error))?
    else {
        return Err(incident(&"a form that is no object"));
    };
    let passes = |name: &str| name.ends_with("_erase") || name.ends_with("_meant");
    fields.retain(|name, _| !F::SECRETS.contains(&name.as_str()) && !passes(name));
    fields.values_mut().for_each(show);
    Ok(fields)
}

/// The fields of a step that may wait on the person's own phone until they are here: no
/// secret, and nothing that is said of one (`iban_erase`, `health_consent`).
pub fn may_wait<F: StepForm>() -> Vec<String> {
    let fields = fields_of(&F::default()).unwrap_or_default();
    let of_secret = |name: &str| {
        F::SECRETS
            .iter()
            .copied()
            .chain(Secret::ALL.map(Secret::key))
            .any(|secret| {
                name.strip_prefix(secret)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
            })
    };
    let names = fields.into_iter().map(|(name, _)| name);
    names.filter(|name| !of_secret(name)).collect()
}

/// Whether a message speaks of some fields of its step only.
pub(super) fn is_part<F: StepForm>(form: &F) -> bool {
    !form.stamp().only.is_empty()
}

/// Of what a page sent, what its message speaks of.
pub(super) fn spoken_of<F: StepForm>(form: &F, mut sent: Map<String, Value>) -> Map<String, Value> {
    if is_part(form) {
        let names: Vec<&str> = form.stamp().only.split(' ').collect();
        sent.retain(|name, _| names.contains(&name.as_str()));
    }
    sent
}

/// The whole step as it would be with what such a message says.
pub(super) fn whole<F: StepForm>(kept: &KeptStep, form: &F) -> Result<F, AppError> {
    let mut fields = kept.fields.clone();
    fields.extend(spoken_of(form, fields_of(form)?));
    Ok(serde_json::from_value(Value::Object(fields)).unwrap_or_else(|_| form.clone()))
}

/// A draft is kept as it is typed, but for signs that nobody sees and that make
/// a text read as another one.
fn show(value: &mut Value) {
    match value {
        Value::String(text) => text.retain(|letter| !is_hidden_sign(letter)),
        Value::Array(items) => items.iter_mut().for_each(show),
        Value::Object(fields) => fields.values_mut().for_each(show),
        _ => {}
    }
}

/// A form from what was kept. A field that an older release wrote otherwise
/// is asked again, it breaks nothing.
pub(super) fn form_of<F: StepForm>(kept: Option<&KeptStep>) -> F {
    let Some(kept) = kept else {
        return F::default();
    };
    serde_json::from_value(Value::Object(kept.fields.clone())).unwrap_or_default()
}

/// Merges what a page sent into what is kept; `version` is the new one.
pub(super) fn merge(
    kept: KeptStep,
    sent: Map<String, Value>,
    known: &Known<'_>,
    version: i64,
) -> Merged {
    let mut merged = Merged {
        step: kept,
        changed: false,
        kept_back: Vec::new(),
    };
    for (name, value) in sent {
        let old = merged.step.fields.get(&name);
        if old == Some(&value) || (old.is_none() && is_blank(&value)) {
            continue;
        }
        let surprise = merged
            .step
            .stamps
            .get(&name)
            .is_some_and(|stamp| stamp.v > known.version && stamp.p != known.page);
        if surprise && !known.overwrite {
            merged.kept_back.push(name);
            continue;
        }
        merged.changed = true;
        merged.step.stamps.insert(
            name.clone(),
            FieldStamp {
                v: version,
                p: known.page.to_owned(),
                at: None,
            },
        );
        merged.step.fields.insert(name, value);
    }
    if known.at.is_some() {
        merged.step.stamps.insert(
            LAST.to_owned(),
            FieldStamp {
                v: version,
                p: known.page.to_owned(),
                at: known.at,
            },
        );
    }
    merged
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::String(text) => text.is_empty(),
        Value::Bool(yes) => !yes,
        Value::Array(items) => items.is_empty(),
        Value::Null => true,
        _ => false,
    }
}

#[cfg(feature = "testing")]
mod tests {
    use serde_json::{Map, Value, json};

    use super::{KeptStep, Known, Merged, merge};

    fn fields(value: Value) -> Map<String, Value> {
        match value {
            Value::Object(map) => map,
            _ => unreachable!("tests give objects"),
        }
    }

    fn save(
        kept: KeptStep,
        sent: Value,
        page: &str,
        base: i64,
        version: i64,
        overwrite: bool,
    ) -> Merged {
        merge(
            kept,
            fields(sent),
            &Known {
                version: base,
                page,
                overwrite,
                at: None,
            },
            version,
        )
    }

    #[pleinweb_testing::test]
    fn a_page_never_undoes_what_another_page_saved_after_it_was_made() {
        let first = save(
            KeptStep::default(),
            json!({"street": "1 rue A", "city": ""}),
            "a",
            0,
            1,
            false,
        );
        assert!(first.changed && first.kept_back.is_empty());
        // Page b was made from version 1 and changes the city.
        let second = save(
            first.step,
            json!({"street": "1 rue A", "city": "Lyon"}),
            "b",
            1,
            2,
            false,
        );
        assert!(second.kept_back.is_empty());
        // Page a, still of version 0, changes the street and knows nothing of the city.
        let third = save(
            second.step,
            json!({"street": "2 rue A", "city": "Paris"}),
            "a",
            0,
            3,
            false,
        );
        assert_eq!(third.kept_back, ["city"]);
        assert_eq!(
            third.step.fields["street"], "2 rue A",
            "its own field is kept"
        );
        assert_eq!(
            third.step.fields["city"], "Lyon",
            "what was acknowledged stays"
        );
        // Asked, the person says: as I see it here.
        let fourth = save(third.step, json!({"city": "Paris"}), "a", 0, 4, true);
        assert_eq!(fourth.step.fields["city"], "Paris");
    }

    #[pleinweb_testing::test]
    fn a_page_may_go_on_with_what_it_saved_itself() {
        let mut kept = KeptStep::default();
        for (version, street) in [(1, "1"), (2, "1 r"), (3, "1 rue A")] {
            let merged = save(kept, json!({"street": street}), "a", 0, version, false);
            assert!(merged.kept_back.is_empty(), "{street}");
            kept = merged.step;
        }
        assert_eq!(kept.fields["street"], "1 rue A");
    }

    #[pleinweb_testing::test]
    fn nothing_new_changes_nothing() {
        let merged = save(
            KeptStep::default(),
            json!({"a": "", "b": false, "c": []}),
            "a",
            0,
            1,
            false,
        );
        assert!(!merged.changed && merged.step.stamps.is_empty());
        let kept = save(KeptStep::default(), json!({"a": "x"}), "a", 0, 1, false).step;
        let same = save(kept, json!({"a": "x"}), "b", 0, 2, false);
        assert!(!same.changed && same.kept_back.is_empty());
        // Emptying a field is a change.
        let emptied = save(same.step, json!({"a": ""}), "b", 1, 3, false);
        assert!(emptied.changed);
    }
}
