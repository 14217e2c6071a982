//! Any search as an Atom feed (RFC 4287), newest offers first, by the same
//! address as the page.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use pleinweb_app::offers::feed::{subtitle, summary, title};
use pleinweb_app::offers::search::{self, FEED_PATH};
use pleinweb_app::texts::api as t;
use pleinweb_kernel::{AppError, DAY_MS, Lang, Timestamp};
use pleinweb_offers::search::names;
use pleinweb_offers::search::state::SearchState;
use pleinweb_offers::{FindInput, FindOffers, FoundOffers, StoredOffer};
use pleinweb_platform::run_query;
use server_fn::error::FromServerFnError;

use super::cached::{self, Content};
use super::guard::nobody;
use super::xml::{instant, push_element, push_text};
use super::{Door, busy};

/// Offers of a part of a feed.
const ENTRIES: usize = 50;
/// Readers come back by themselves; more often would show them nothing.
const CACHE: &str = "public, max-age=300";

/// `GET /offres.atom` and `GET /en/offres.atom`.
pub async fn feed(State(door): State<Arc<Door>>, request: Request) -> Response {
    let info = nobody(&request);
    if let Err(error) = busy::take_read(&door, &info) {
        return refused(&error);
    }
    let query = request.uri().query().unwrap_or_default().to_owned();
    let input = FindInput {
        query: query.clone(),
        limit: ENTRIES,
        newest: true,
        tail: false,
    };
    match run_query::<FindOffers>(&door.app, &info, input).await {
        Ok(found) => {
            let lang = Lang::of_path(request.uri().path()).0;
            let (state, _) = SearchState::read(&query);
            let writer = Writer {
                root: &door.app.settings().public_url,
                lang,
            };
            let content = Content {
                kind: "application/atom+xml; charset=utf-8",
                cache: CACHE,
                body: writer.feed(&state, &found),
                passing: found.next.clone(),
            };
            cached::answer(request.headers(), content)
        }
        Err(error) => refused(&error),
    }
}

/// What a reader that shows no page of ours gets instead of a file.
pub fn refused(error: &AppError) -> Response {
    let status = error.status_code();
    let words = status.canonical_reason().unwrap_or_default();
    let mut response = (status, [(header::CACHE_CONTROL, "no-store")], words).into_response();
    if let AppError::TooMany { retry_after } = error {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, (*retry_after).into());
    }
    response
}

struct Writer<'a> {
    root: &'a str,
    lang: Lang,
}

impl Writer<'_> {
    fn feed(&self, state: &SearchState, found: &FoundOffers) -> String {
        let lang = self.lang;
        let own = search::feed(lang, state);
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        for part in [
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"",
            lang.tag(),
            "\">\n",
        ] {
            out.push_str(part);
        }
        push_element(&mut out, "title", "", &title(lang, state, found));
        if let Some(subtitle) = subtitle(lang, state, found) {
            push_element(&mut out, "subtitle", "", &subtitle);
        }
        push_element(&mut out, "id", "", &[self.root, &own].concat());
        push_element(&mut out, "updated", "", &instant(newest(found)));
        out.push_str("<author>");
        push_element(&mut out, "name", "", t::feed_author(lang));
        out.push_str("</author>\n");
        self.link(&mut out, "self", ATOM, &part(&own, state.after.as_deref()));
        let alternate = search::href(lang, &state.clone().first_part());
        self.link(&mut out, "alternate", HTML, &alternate);
        if let Some(next) = &found.next {
            self.link(&mut out, "next", ATOM, &part(&own, Some(next)));
        }
        let from = state.place_as_meant();
        for (stored, km) in &found.offers {
            self.entry(&mut out, stored, *km, &from);
        }
        out.push_str("</feed>\n");
        out
    }

    fn entry(&self, out: &mut String, stored: &StoredOffer, km: Option<u32>, from: &str) {
        out.push_str("<entry>\n");
        // One that takes the place of another, which was told, is no news.
        let told_as = stored.told_as.unwrap_or(stored.id);
        // Offers are in French, whatever the language around them.
        push_element(out, "title", " xml:lang=\"fr\"", &stored.offer.text.title);
        push_element(out, "id", "", &["urn:uuid:", &told_as.to_string()].concat());
        let page = search::offer(self.lang, stored.id.to_string(), from);
        self.link(out, "alternate", HTML, &page);
        let published = stored.offer.published_at.unwrap_or_default();
        push_element(out, "published", "", &instant(published));
        push_element(out, "updated", "", &instant(updated(stored)));
        push_element(out, "summary", "", &summary(self.lang, stored, km));
        out.push_str("</entry>\n");
    }

    fn link(&self, out: &mut String, rel: &str, kind: &str, path: &str) {
        for part in ["<link rel=\"", rel, "\" type=\"", kind, "\" href=\""] {
            out.push_str(part);
        }
        push_text(out, self.root);
        push_text(out, path);
        out.push_str("\"/>\n");
    }
}

const ATOM: &str = "application/atom+xml";
const HTML: &str = "text/html";

/// The address of a part of a feed.
fn part(feed: &str, after: Option<&str>) -> String {
    let Some(after) = after else {
        return feed.to_owned();
    };
    let mark = if feed.ends_with(FEED_PATH) { "?" } else { "&" };
    [feed, mark, names::AFTER, "=", after].concat()
}

fn updated(stored: &StoredOffer) -> Timestamp {
    let published = stored.offer.published_at.unwrap_or_default();
    stored.offer.updated_at.unwrap_or(published).max(published)
}

/// When a feed changed last: with its newest entry; one without entries, with
/// the day, so that it stays the same content until then.
fn newest(found: &FoundOffers) -> Timestamp {
    let entries = found.offers.iter().map(|(stored, _)| updated(stored));
    entries
        .max()
        .unwrap_or(Timestamp(found.at.0 - found.at.0.rem_euclid(DAY_MS)))
}
