//! The top of every page: its title, its `h1`, and the arrival at it.
//!
//! A browser that loads a page tells its reader so. When a script changes the
//! page instead, we do it: the focus goes to `h1` and the title is announced.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
use leptos_meta::Title;
use leptos_router::hooks::use_location;

/// The page that was loaded by the browser itself, until it is left.
#[derive(Clone, Copy, Debug)]
struct Arrival {
    first_path: StoredValue<String>,
    left_first_page: StoredValue<bool>,
    announcement: RwSignal<String>,
}

/// Starts to follow the address; once, inside the router.
pub(crate) fn provide_arrival() {
    let path = use_location().pathname;
    let first = path.get_untracked();
    let arrival = Arrival {
        first_path: StoredValue::new(first.clone()),
        left_first_page: StoredValue::new(false),
        announcement: RwSignal::new(String::new()),
    };
    provide_context(arrival);
    Effect::new(move |_| {
        if path.get() != first {
            arrival.left_first_page.set_value(true);
        }
    });
}

/// The voice of the page: says the title of a page that a script brought.
#[component]
pub(crate) fn Announcer() -> impl IntoView {
    let announcement = expect_context::<Arrival>().announcement;
    view! { <div class="visually-hidden" role="status" aria-live="polite" id="announcer">{announcement}</div> }
}

/// How long a heading that is made may wait to be shown: about ten seconds.
const FRAMES: u16 = 600;

/// A page that waits for its data is made before it is put into the document,
/// and what is not in the document cannot take the focus.
fn focus_once_shown(element: HtmlElement, frames: u16) {
    if element.is_connected() || frames == 0 {
        let _ = element.focus();
    } else {
        let _ = request_animation_frame(move || focus_once_shown(element, frames - 1));
    }
}

/// Title and `h1` of a page.
#[component]
pub fn Heading(
    /// The text of `h1`, and of the title unless `title` differs.
    #[prop(into)]
    text: String,
    /// Something that tells this page from others with the same `h1`.
    #[prop(optional, into)]
    title: Option<String>,
) -> impl IntoView {
    let title = title.unwrap_or_else(|| text.clone());
    let heading = NodeRef::<html::H1>::new();
    let location = use_location();
    let shown_on = location.pathname.get_untracked();
    let announced = title.clone();
    Effect::new(move |_| {
        let Some(element) = heading.get() else { return };
        let arrival = expect_context::<Arrival>();
        let moved =
            arrival.left_first_page.get_value() || arrival.first_path.get_value() != shown_on;
        if moved {
            focus_once_shown(element.into(), FRAMES);
            arrival.announcement.set(announced.clone());
        }
    });
    let mut full = title;
    full.push_str(" · Plein Web");
    view! {
        <Title text=full/>
        <h1 node_ref=heading tabindex="-1">{text}</h1>
    }
}
