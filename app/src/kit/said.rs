//! The sentences of codes.

use pleinweb_kernel::{Code, Lang};

use crate::texts::{errors, kit as t};

/// The sentence of a code; a plain one for a code without sentence.
pub fn error_text(lang: Lang, code: &Code) -> &'static str {
    errors::by_id(lang, code.as_str()).unwrap_or(t::error_unknown(lang))
}
