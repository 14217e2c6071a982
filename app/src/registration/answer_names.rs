//! Answers in words: a key of the domain is the end of a message id.

use pleinweb_kernel::Lang;
use pleinweb_registration::Step;

use crate::kit::Choice;
use crate::texts::registration as t;

/// The text of `prefix-key`; nothing for a key that no list has.
pub fn word(lang: Lang, prefix: &str, key: &str) -> &'static str {
    t::by_id(lang, &[prefix, "-", key].concat()).unwrap_or_default()
}

/// The choices of a list of the domain.
pub fn choices(lang: Lang, prefix: &str, keys: &'static [&'static str]) -> Vec<Choice> {
    keys.iter()
        .map(|key| Choice::new(*key, word(lang, prefix, key)))
        .collect()
}

/// `yes` and `no`.
pub fn yes_no(lang: Lang) -> Vec<Choice> {
    vec![
        Choice::new("yes", t::yes(lang)),
        Choice::new("no", t::no(lang)),
    ]
}

/// The name of a step.
pub fn step_name(lang: Lang, step: Step) -> &'static str {
    word(lang, "step", step.key())
}
