//! The list that was left for an offer, for the way back: as long as it had
//! grown, and where one stood in it. Only in the memory of the open page.

use pleinweb_domain::kernel::Lang;
use pleinweb_domain::offers::search::view::SearchView;

struct Kept {
    lang: Lang,
    query: String,
    found: SearchView,
    /// How far down one was, in px.
    down: f64,
    /// When it was left, in ms.
    left_at: f64,
    /// The list was asked for again, and is about to be shown.
    is_back: bool,
}

/// A list that was left longer ago is asked for anew: offers come and go.
const KEPT_MS: f64 = 10.0 * 60_000.0;

thread_local! {
    static KEPT: std::cell::RefCell<Option<Kept>> = const { std::cell::RefCell::new(None) };
}

/// Keeps the list of a search, and the place in it.
pub fn keep(lang: Lang, query: &str, found: &SearchView) {
    if cfg!(feature = "ssr") {
        return;
    }
    KEPT.set(Some(Kept {
        lang,
        query: query.to_owned(),
        found: found.clone(),
        left_at: js_sys::Date::now(),
        down: leptos::prelude::window().scroll_y().unwrap_or_default(),
        is_back: false,
    }));
}

/// The list as it was left, when it is this search's.
pub fn found(lang: Lang, query: &str) -> Option<SearchView> {
    if cfg!(feature = "ssr") {
        return None;
    }
    KEPT.with_borrow_mut(|kept| {
        let kept = kept
            .as_mut()
            .filter(|kept| kept.lang == lang && kept.query == query)
            .filter(|kept| js_sys::Date::now() - kept.left_at < KEPT_MS)?;
        kept.is_back = true;
        Some(kept.found.clone())
    })
}

/// The query of the search that was left for an offer.
pub fn query(lang: Lang) -> Option<String> {
    if cfg!(feature = "ssr") {
        return None;
    }
    KEPT.with_borrow(|kept| {
        let kept = kept.as_ref().filter(|kept| kept.lang == lang)?;
        Some(kept.query.clone())
    })
}

/// Back to where one stood, once the list is on the page and its heading has
/// had the focus, which scrolls to the top.
pub fn scroll_back() {
    let Some(down) = KEPT.with_borrow_mut(|kept| {
        let kept = kept.as_mut().filter(|kept| kept.is_back)?;
        kept.is_back = false;
        Some(kept.down)
    }) else {
        return;
    };
    let _ = leptos::prelude::request_animation_frame(move || {
        let _ = leptos::prelude::request_animation_frame(move || {
            leptos::prelude::window().scroll_to_with_x_and_y(0.0, down);
        });
    });
}
