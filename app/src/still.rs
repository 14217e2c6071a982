//! Forms that news leave alone: what they were made from is what their reader sees.

use leptos::prelude::*;

/// Said to everything that is drawn inside.
#[derive(Clone, Copy)]
struct Still;

/// From here on: forms inside are not touched by news.
pub fn keep_still() {
    provide_context(Still);
}

/// Whether news leave a form here as it is.
pub fn is_still() -> bool {
    use_context::<Still>().is_some()
}
