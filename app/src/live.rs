//! Pages that follow what happens elsewhere. One script (`public/live.js`)
//! keeps one connection per browser and passes topics on as window events;
//! a page that shows something live asks again when one arrives.

use leptos::prelude::*;

/// The name of the window event of `public/live.js`.
#[cfg(not(feature = "ssr"))]
const EVENT: &str = "pleinweb:live";

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

/// Grows each time something that this reader may see has changed. One
/// listener for the whole page, made by the shell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LiveVersion {
    version: RwSignal<u32>,
    /// The version for which the page has asked a second time.
    again: StoredValue<u32>,
}

/// How long the answer that brings a new cookie may be on its way.
#[cfg(not(feature = "ssr"))]
const COOKIE_COMES: std::time::Duration = std::time::Duration::from_millis(1500);

impl LiveVersion {
    /// Asks a second time when news made the page ask and the session was not
    /// known any more. A session that closes the others gets a new token, and
    /// the news of it can be here before the answer with the new cookie is, in
    /// this tab or in another one. Once for each version: a session that has
    /// really ended stays ended.
    pub(crate) fn ask_again(self) {
        let asked = self.version.get_untracked();
        if asked <= self.again.get_value() {
            return;
        }
        self.again.set_value(asked + 1);
        #[cfg(not(feature = "ssr"))]
        let _ = set_timeout(
            move || self.version.update(|count| *count += 1),
            COOKIE_COMES,
        );
    }
}

/// The attribute by which a page asks for public news, and the event that says
/// that it changed.
#[cfg(not(feature = "ssr"))]
const FOLLOWED: &str = "data-follow";
#[cfg(not(feature = "ssr"))]
const FOLLOW: &str = "pleinweb:follow";

/// Asks for public news as long as this page is shown: a visitor's browser
/// listens only while a page has something to follow.
pub fn follow(topic: &'static str) {
    #[cfg(feature = "ssr")]
    let _ = topic;
    #[cfg(not(feature = "ssr"))]
    {
        Effect::new(move |_| say_followed(Some(topic)));
        on_cleanup(|| say_followed(None));
    }
}

/// Left on the document, for a script that comes after us.
#[cfg(not(feature = "ssr"))]
fn say_followed(topic: Option<&str>) {
    if let Some(root) = document().document_element() {
        let _ = match topic {
            Some(topic) => root.set_attribute(FOLLOWED, topic),
            None => root.remove_attribute(FOLLOWED),
        };
    }
    if let Ok(event) = web_sys::Event::new(FOLLOW) {
        let _ = window().dispatch_event(&event);
    }
}

/// Starts to listen; once per page.
pub(crate) fn provide_live() {
    let version = RwSignal::new(0);
    let again = StoredValue::new(0);
    provide_context(LiveVersion { version, again });
    #[cfg(not(feature = "ssr"))]
    window_event_listener_untyped(EVENT, move |_| version.update(|count| *count += 1));
}

/// Changes when the page should ask again.
pub fn use_live() -> Signal<u32> {
    live_version().map_or_else(|| Signal::stored(0), |live| live.version.into())
}

pub(crate) fn live_version() -> Option<LiveVersion> {
    use_context()
}
