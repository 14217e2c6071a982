//! The token under a mail: it names a search and proves that we wrote it, so
//! nothing of it is stored and every mail of a search has the same.

use uuid::Uuid;

use crate::kernel::SavedSearchId;
use crate::platform::Office;

const PURPOSE: &str = "saved-search-mails";
/// 128 bits: nobody guesses it.
const PROOF: usize = 16;

/// The token of a search: its id and the proof, in hexadecimal.
pub fn token(office: &Office, search: SavedSearchId) -> String {
    let proof = proof(office, search);
    let mut token = search.0.simple().to_string();
    for byte in &proof[..PROOF] {
        token.push_str(&format!("{byte:02x}"));
    }
    token
}

/// The search of a token; `None` for one that we did not write.
pub fn search(office: &Office, token_: &str) -> Option<SavedSearchId> {
    let id = token_.get(..32)?;
    let search = SavedSearchId(Uuid::try_parse(id).ok()?);
    same(&token(office, search), token_).then_some(search)
}

fn proof(office: &Office, search: SavedSearchId) -> Vec<u8> {
    office.secrets().lookup_hash(PURPOSE, &search.to_string())
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
