//! The token under a mail: it names a search and proves that we wrote it, so
//! nothing of it is stored and every mail of a search has the same.

use uuid::Uuid;

use pleinweb_kernel::SavedSearchId;
use pleinweb_platform::AppState;

const PURPOSE: &str = "saved-search-mails";

/// The token of a search: its id and 128 bits of proof, in hexadecimal.
pub fn token(app: &AppState, search: SavedSearchId) -> String {
    let proof = app.secrets().lookup_hash(PURPOSE, &search.to_string());
    let proof = Uuid::from_slice(&proof[..16]).unwrap_or_default();
    format!("{}{}", search.0.simple(), proof.simple())
}

/// The search of a token; `None` for one that we did not write.
pub fn search(app: &AppState, typed: &str) -> Option<SavedSearchId> {
    let id = typed.get(..32)?;
    let search = SavedSearchId(Uuid::try_parse(id).ok()?);
    same(&token(app, search), typed).then_some(search)
}

/// Compared to the end, whatever differs: time tells nothing.
fn same(one: &str, other: &str) -> bool {
    one.len() == other.len()
        && one
            .bytes()
            .zip(other.bytes())
            .fold(0, |differs, (one, other)| differs | (one ^ other))
            == 0
}
