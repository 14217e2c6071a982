//! What moves by itself on a page: islands in HTML that the server made whole.
//!
//! This crate is compiled twice: with `ssr` the server draws an island's first
//! state, with `hydrate` the browser brings it to life. Nothing else of the
//! pages travels. An island takes a few plain values, its words among them.

pub mod check;
mod combobox;
mod finder;
mod form_checks;
#[cfg(feature = "hydrate")]
mod press;
mod search;
pub mod suggest;

pub use check::Check;
pub use combobox::{Combobox, ComboboxProps, ComboboxValues};
pub use finder::{Finder, Suggestion};
pub use form_checks::{FormChecks, FormChecksProps};
