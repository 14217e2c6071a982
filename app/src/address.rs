//! What the address says after its path.
//!
//! Not by the router's `use_query_map`: inside a route it follows the address
//! only as long as the path stays the same, and a part of the service is one
//! route with many paths.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::params::ParamsMap;

/// The query, as it changes.
pub fn use_query() -> Memo<ParamsMap> {
    use_location().query
}

/// A value of the query as it is now.
pub fn query_value(name: &str) -> Option<String> {
    use_query().with_untracked(|query| query.get(name))
}

/// The query of the page that asks. Once its reader goes elsewhere it stays as
/// it was: a page that is being left does not change under the next address.
pub fn search_here() -> Memo<String> {
    let location = use_location();
    let (path, search) = (location.pathname, location.search);
    let here = path.get_untracked();
    Memo::new(move |before: Option<&String>| match before {
        Some(before) if path.get() != here => before.clone(),
        _ => search.get(),
    })
}
