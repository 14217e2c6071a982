//! Pages that follow what happens elsewhere. One script (`browser/live.js`) keeps
//! one connection per browser; when something arrives the page asks for itself
//! again and is changed in place.

use leptos::prelude::*;

/// Up to where a page knows what happened, as the live streams say it: when a
/// stream opens later, it tells what the page missed. Empty: nothing is known,
/// and the page asks once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MadeAt {
    /// For whoever is signed in.
    pub news: String,
    /// For public figures.
    pub figures: String,
}

/// What the server says of this page.
pub(crate) fn made_at() -> MadeAt {
    use_context().unwrap_or_default()
}

/// The page asks for public news as long as this is on it: a visitor's browser
/// listens only while there is something to follow, and from when somebody does
/// something there.
pub fn follow() -> AnyView {
    view! { <span hidden=true data-follow=""></span> }.into_any()
}

/// The same at once: what is to be shown is not there yet.
pub fn await_news() -> AnyView {
    view! { <span hidden=true data-follow="now"></span> }.into_any()
}
