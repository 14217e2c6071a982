//! Which variant of a selection is meant, as a Rust condition.

use fluent_syntax::ast::{Variant, VariantKey};

use super::language::{Language, is_category};
use super::model::Kind;

/// Where in the source a selection is wrong, and why.
pub type Refusal<'a> = (&'a str, String);

/// What the selecting variable is. Plurals and exact numbers make a number, any
/// other word makes words; `other` alone says nothing.
pub fn kind<'a>(variants: &[Variant<&'a str>]) -> Result<Kind, Refusal<'a>> {
    let mut kind = Kind::Shown;
    for variant in variants {
        let this = match &variant.key {
            VariantKey::Identifier { name: "other" } => Kind::Shown,
            VariantKey::Identifier { name } if !is_category(name) => Kind::Word,
            VariantKey::Identifier { .. } | VariantKey::NumberLiteral { .. } => Kind::Number,
        };
        let key = key_text(&variant.key);
        let mixed = || {
            (
                key,
                format!("[{key}] mixes plurals and words in one selection"),
            )
        };
        kind = kind.and(this).ok_or_else(mixed)?;
    }
    Ok(kind)
}

/// When `variable` means this variant.
pub fn condition<'a>(
    language: &Language,
    key: &VariantKey<&'a str>,
    variable: &str,
    kind: Kind,
) -> Result<String, Refusal<'a>> {
    match key {
        VariantKey::NumberLiteral { value } => match value.parse::<u64>() {
            Ok(exact) if exact <= MOST_EXACT => Ok(format!("{variable} == {exact}")),
            _ => Err((
                value,
                format!("not supported: [{value}]: only whole numbers from 0 to {MOST_EXACT}"),
            )),
        },
        VariantKey::Identifier { name } if kind == Kind::Number => {
            language.condition(name, variable).ok_or_else(|| {
                let code = language.code;
                (
                    *name,
                    format!("[{name}] is not a plural of whole numbers in `{code}`"),
                )
            })
        }
        VariantKey::Identifier { name } => Ok(format!("{variable} == {name:?}")),
    }
}

/// The text of a key, a slice of its source.
pub fn key_text<'a>(key: &VariantKey<&'a str>) -> &'a str {
    match key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}

/// Longer numbers would need digit groups to be good Rust, and are no use here.
const MOST_EXACT: u64 = 9999;
