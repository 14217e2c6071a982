//! `/offres`: a search that is an address. It works without scripts, can be
//! kept and shared, and the way back leads to the search before.
//!
//! The server makes the whole page. With scripts the form stays and what was
//! found changes under it: while one types, when a choice is made, on the way back.

use leptos::prelude::*;
use leptos_meta::Link;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use pleinweb_domain::kernel::{AppError, Lang};
use pleinweb_domain::offers::search::state::SearchState;
use pleinweb_domain::offers::search::view::SearchView;
use wasm_bindgen::JsCast;

use super::api::search_offers;
use super::{feed, filters, kept, results, search_form};
use crate::heading::{Heading, Stay, use_stay};
use crate::kit::Status;
use crate::lang::use_lang;
use crate::load::load_once_inside;
use crate::page::Page;
use crate::texts::offers as t;

/// A search that waited longer than this for its last answer waits for the
/// button: the connection is not for answers at each letter. In ms.
const QUICK_MS: f64 = 700.0;

/// The search of the page, and how its answer stands.
#[derive(Clone, Copy)]
pub struct Search {
    pub lang: Lang,
    /// What the address asks for.
    pub state: Memo<SearchState>,
    /// What was found last; its list grows with "more".
    pub found: RwSignal<SearchView>,
    pub busy: RwSignal<bool>,
    pub failed: RwSignal<Option<AppError>>,
    /// The next part of the list is on its way.
    pub bringing: RwSignal<bool>,
    pub more_failed: RwSignal<bool>,
    said: RwSignal<String>,
    course: StoredValue<Course>,
    /// What this page went to last, as long as nothing else was gone to.
    own: StoredValue<Option<SearchState>>,
    ways: StoredValue<Ways>,
}

/// How asking goes.
#[derive(Clone, Copy, Default)]
struct Course {
    /// The last question asked: an older one's answer is not shown.
    turn: u32,
    /// Whether the last word may be unfinished.
    typing: bool,
    /// The last answer took its time.
    slow: bool,
    /// How many links and buttons were pressed.
    pressed: u32,
}

/// Where the search is read from and how another one is gone to.
struct Ways {
    /// What the address says, whole: what cannot be read is for the answer to name.
    whole: Signal<String>,
    go: Navigate,
    stay: Stay,
}

type Navigate = std::sync::Arc<dyn Fn(&str, NavigateOptions) + Send + Sync>;

pub fn search() -> AnyView {
    let lang = use_lang();
    let location = use_location();
    let (path, address) = (location.pathname, location.search);
    let own = Page::Offers.href(lang);
    // An address of another page means that this one is about to be left.
    let asked = Memo::new(move |before: Option<&String>| {
        let here = path.with(|path| *path == own);
        before
            .cloned()
            .filter(|_| !here)
            .unwrap_or_else(|| SearchState::read(&address.read()).0.query())
    });
    let whole: Signal<String> = address.into();
    let navigate = use_navigate();
    let ways = StoredValue::new(Ways {
        whole,
        go: std::sync::Arc::new(move |to, options| navigate(to, options)),
        stay: use_stay(),
    });
    let body = load_once_inside(
        move || {
            let before = kept::found(lang, &asked.get_untracked());
            async move {
                match before {
                    Some(found) => Ok(found),
                    None => search_offers(whole.get_untracked(), false).await,
                }
            }
        },
        move |found: SearchView| {
            let search = Search {
                lang,
                state: Memo::new(move |_| SearchState::read(&asked.read()).0),
                found: RwSignal::new(found),
                busy: RwSignal::new(false),
                failed: RwSignal::new(None),
                bringing: RwSignal::new(false),
                more_failed: RwSignal::new(false),
                said: RwSignal::new(String::new()),
                course: StoredValue::new(Course::default()),
                own: StoredValue::new(None),
                ways,
            };
            search.follow();
            search.count_presses();
            shown(search)
        },
    );
    view! {
        <div class="page wide offers stack">
            <Heading text=t::title(lang)/>
            {body}
        </div>
    }
    .into_any()
}

fn shown(search: Search) -> AnyView {
    // For feed readers that look at the page's head.
    let atom = move || {
        let href = feed::href(search.lang, &search.state.read());
        view! { <Link rel="alternate" type_="application/atom+xml" title=t::title(search.lang) href/> }
    };
    view! {
        {atom}
        {search_form::form(search)}
        <div class="offer-columns">
            {filters::panel(search)}
            {results::results(search)}
        </div>
        <Status text=search.said quiet=true/>
    }
    .into_any()
}

pub fn href(lang: Lang, state: &SearchState) -> String {
    address(lang, &state.query())
}

pub fn address(lang: Lang, query: &str) -> String {
    let path = Page::Offers.href(lang);
    if query.is_empty() {
        path
    } else {
        [&path, "?", query].concat()
    }
}

/// How many offers there are, and where.
pub fn total(lang: Lang, found: &SearchView) -> String {
    let total = t::total(lang, found.total);
    match &found.place {
        Some(place) if place.around => t::total_around(lang, &place.label, &total),
        Some(place) => t::total_in(lang, &place.label, &total),
        None => total,
    }
}

impl Search {
    /// Asks again whenever the address asks for something else; and on the way
    /// back from an offer, shows the list where it was left.
    fn follow(self) {
        Effect::new(move |before: Option<SearchState>| {
            let state = self.state.get();
            if !self.is_own(&state) {
                self.own.set_value(None);
            }
            match before {
                Some(before) if before != state => self.ask(self.course.get_value().typing),
                Some(_) => {}
                None => kept::scroll_back(),
            }
            state
        });
    }

    /// A press says what is wanted next: what was typed just before is not gone to
    /// after it, or it would take the place of the page that is on its way.
    fn count_presses(self) {
        if cfg!(feature = "ssr") {
            return;
        }
        let pressed = move |event: web_sys::Event| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            if target.is_some_and(|target| matches!(target.closest("a, button"), Ok(Some(_)))) {
                self.course
                    .try_update_value(|course| course.pressed = course.pressed.wrapping_add(1));
            }
        };
        let listener = window_event_listener_untyped("click", pressed);
        on_cleanup(move || listener.remove());
    }

    /// How many links and buttons were pressed; nothing once the page is left.
    pub fn presses(self) -> Option<u32> {
        self.course.try_get_value().map(|course| course.pressed)
    }

    /// Asks what the address asks. `typing`: its last word may be unfinished.
    pub fn ask(self, typing: bool) {
        let course = self.course.get_value();
        let turn = course.turn + 1;
        self.course.set_value(Course {
            turn,
            typing: false,
            ..course
        });
        self.busy.set(true);
        // The end of a list that is about to go is waited for no more.
        self.bringing.set(false);
        let query = self.ways.with_value(|ways| ways.whole.get_untracked());
        leptos::task::spawn_local(async move {
            let began = now();
            let answer = search_offers(query, typing).await;
            if !self.is_turn(turn) {
                return;
            }
            let slow = now() - began > QUICK_MS;
            self.course.update_value(|course| course.slow = slow);
            self.busy.set(false);
            self.more_failed.set(false);
            match answer {
                Ok(found) => {
                    self.said.set(total(self.lang, &found));
                    self.failed.set(None);
                    self.found.set(found);
                }
                Err(error) => self.failed.set(Some(error)),
            }
        });
    }

    /// Whether no other question was asked since, and the page is still there.
    fn is_turn(self, turn: u32) -> bool {
        self.course.try_get_value().map(|course| course.turn) == Some(turn)
    }

    /// Brings the next part of the list to its end. The focus goes to the first
    /// offer of it: whoever reads by ear goes on there.
    pub fn bring_more(self, query: String) {
        if self.bringing.get_untracked() {
            return;
        }
        self.bringing.set(true);
        self.more_failed.set(false);
        let turn = self.course.get_value().turn;
        leptos::task::spawn_local(async move {
            let answer = search_offers(query, false).await;
            if !self.is_turn(turn) {
                return;
            }
            self.bringing.set(false);
            let Ok(part) = answer else {
                self.more_failed.set(true);
                return;
            };
            let place = self.found.with_untracked(SearchView::shown);
            self.said.set(t::more_said(self.lang, part.shown() as u64));
            self.found.update(|found| found.append(part));
            super::focus_card(place);
        });
    }

    /// Goes to another search, as a choice on this page does: the focus stays.
    /// `typing` replaces the address, so that the way back does not lead through letters.
    pub fn change(self, to: &SearchState, typing: bool) {
        let target = href(self.lang, to);
        if self.state.with_untracked(|state| state == to) {
            return;
        }
        self.course.update_value(|course| course.typing = typing);
        self.own.set_value(Some(to.clone()));
        let options = NavigateOptions {
            resolve: false,
            replace: typing,
            scroll: false,
            ..Default::default()
        };
        self.ways.with_value(|ways| {
            ways.stay.here();
            (ways.go)(&target, options);
        });
    }

    /// Goes to another search, as the button does.
    pub fn go(self, to: &SearchState) {
        self.own.set_value(Some(to.clone()));
        let options = NavigateOptions {
            resolve: false,
            ..Default::default()
        };
        self.ways
            .with_value(|ways| (ways.go)(&href(self.lang, to), options));
    }

    /// Whether a search is what this page went to last, by what was typed or
    /// chosen, and not by the way back or forth.
    pub fn is_own(self, state: &SearchState) -> bool {
        self.own.with_value(|own| own.as_ref() == Some(state))
    }

    /// Whether answers may come at each letter.
    pub fn is_quick(self) -> bool {
        !self.course.get_value().slow && super::connection_is_good()
    }

    /// Remembers the list and where one stands in it, for the way back.
    pub fn remember_place(self) {
        kept::keep(
            self.lang,
            &self.state.with_untracked(SearchState::query),
            &self.found.get_untracked(),
        );
    }
}

/// Milliseconds since the page was opened.
fn now() -> f64 {
    if cfg!(feature = "ssr") {
        return 0.0;
    }
    js_sys::Date::now()
}
