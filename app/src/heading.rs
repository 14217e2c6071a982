//! The top of every page: its title, its `h1`, and the arrival at it.
//!
//! A browser that loads a page tells its reader so. When a script changes the
//! page instead, we do it: the focus goes to `h1` and the title is announced.
//! Each arrival is owed that once, by the heading of the address it leads to,
//! as soon as that heading is in the document: a page that is shown again
//! because something in it has changed takes nobody's focus away.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
use leptos_meta::Title;
use leptos_router::hooks::use_location;
use pleinweb_domain::kernel::Lang;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{MutationObserver, MutationObserverInit};

/// The arrivals at addresses that a script brought.
#[derive(Clone, Copy, Debug)]
struct Arrivals {
    /// How many there were since the browser itself loaded a page.
    count: RwSignal<u32>,
    /// The last one that a heading has answered.
    answered: StoredValue<u32>,
    announcement: RwSignal<String>,
    /// The next address is the same page still: a choice on it changed what it shows.
    stays: StoredValue<bool>,
}

/// Starts to follow the address; once, inside the router.
pub(crate) fn provide_arrivals() {
    let location = use_location();
    let arrivals = Arrivals {
        count: RwSignal::new(0),
        answered: StoredValue::new(0),
        announcement: RwSignal::new(String::new()),
        stays: StoredValue::new(false),
    };
    provide_context(arrivals);
    // Woken by the change of the address itself, so before any heading that
    // the change brings.
    Effect::new(move |before: Option<(String, String)>| {
        let address = (location.pathname.get(), location.search.get());
        let stays = arrivals.stays.get_value();
        arrivals.stays.set_value(false);
        if before.is_some_and(|before| before != address) && !stays {
            // The same title is news again.
            arrivals.announcement.set(String::new());
            arrivals.count.update(|count| *count += 1);
        }
        address
    });
}

impl Arrivals {
    /// Gives the focus to a heading that is in the document: when an arrival
    /// is owed it, or when what had the focus went away as the page was shown
    /// again (`held`: something had it then).
    fn welcome(self, heading: &HtmlElement, title: &str, held: bool) {
        let arrival = self.count.get_untracked();
        if self.answered.get_value() != arrival {
            self.answered.set_value(arrival);
            let _ = heading.focus();
            self.announcement.set(title.to_owned());
        } else if held && !something_has_focus() {
            let _ = heading.focus();
        }
    }
}

/// Says that a change of the address is no arrival.
#[derive(Clone, Copy, Debug)]
pub struct Stay(Arrivals);

/// For a page whose choices are in its address.
pub fn use_stay() -> Stay {
    Stay(expect_context())
}

impl Stay {
    /// The next change of the address, about to be made, is the same page still:
    /// whoever chooses among filters or types goes on where they are.
    pub fn here(self) {
        self.0.stays.set_value(true);
    }
}

/// The voice of the page: says the title of a page that a script brought.
#[component]
pub(crate) fn Announcer() -> impl IntoView {
    let announcement = expect_context::<Arrivals>().announcement;
    view! { <div class="visually-hidden" role="status" aria-live="polite" id="announcer">{announcement}</div> }
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
    /// The language of the text, where it is not the page's own.
    #[prop(optional)]
    lang: Option<Lang>,
) -> impl IntoView {
    let title = title.unwrap_or_else(|| text.clone());
    let heading = NodeRef::<html::H1>::new();
    let path = use_location().pathname;
    let shown_on = path.get_untracked();
    let held = something_has_focus();
    let announced = title.clone();
    Effect::new(move |_| {
        let Some(element) = heading.get() else { return };
        let arrivals = expect_context::<Arrivals>();
        // Another part of the same page is an arrival too.
        arrivals.count.track();
        // The heading of a page that is being left answers nothing.
        if path.get_untracked() == shown_on {
            let announced = announced.clone();
            once_shown(element.into(), move |element| {
                arrivals.welcome(element, &announced, held);
            });
        }
    });
    let mut full = title;
    full.push_str(" · Plein Web");
    view! {
        <Title text=title_text(full)/>
        <h1 node_ref=heading tabindex="-1" lang=lang.map(Lang::tag)>{text}</h1>
    }
}

/// The text of a title as `leptos_meta` wants it. On the server it writes what
/// it is given between the tags as it is, so that an offer's own title could
/// end them: there it is escaped first. In the browser the title is set as text.
/// `Title` is used nowhere else (`server/tests/access/hostile/sinks.rs`).
fn title_text(text: String) -> String {
    if cfg!(not(feature = "ssr")) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Whether anything on the page has the focus.
fn something_has_focus() -> bool {
    cfg!(not(feature = "ssr"))
        && document()
            .active_element()
            .is_some_and(|element| element.tag_name() != "BODY")
}

/// A page that waits for its data is made before it is put into the document,
/// and what is not in the document cannot take the focus. `then` runs in the
/// very task that shows the element, before anyone can look.
fn once_shown(element: HtmlElement, then: impl Fn(&HtmlElement) + 'static) {
    if element.is_connected() {
        then(&element);
        return;
    }
    let changed = Closure::<dyn Fn(wasm_bindgen::JsValue, MutationObserver)>::new(
        move |_, observer: MutationObserver| {
            if element.is_connected() {
                observer.disconnect();
                then(&element);
            }
        },
    );
    let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref()) else {
        return;
    };
    let everything = MutationObserverInit::new();
    everything.set_child_list(true);
    everything.set_subtree(true);
    let _ = observer.observe_with_options(&document(), &everything);
    let waiting = StoredValue::new_local((observer, changed));
    // The page was left before it was shown.
    on_cleanup(move || {
        let _ = waiting.try_with_value(|(observer, _)| observer.disconnect());
    });
}
