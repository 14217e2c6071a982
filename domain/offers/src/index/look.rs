//! Looking at an index that no process serves.

use std::path::PathBuf;

use pleinweb_search::{Index, Opened};
use tokio::task::spawn_blocking;

use super::OfferIndex;
use super::home::{self, Home};
use super::keeper::{Failure, IndexedOffers};
use pleinweb_platform::AppState;
use pleinweb_platform::projections::Projection;

/// What there is in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndexFound {
    /// Another process holds it.
    InUse,
    /// Nothing that could be used, and why.
    Broken(&'static str),
    /// The outbox has forgotten what happened since, or it is another database's.
    Old,
    Fine {
        offers: u64,
    },
}

/// The folders of a data folder's indexes: one for each node that shares it.
pub fn index_folders(folder: &std::path::Path) -> Vec<PathBuf> {
    home::all(folder)
}

/// Looks at an index without serving it.
pub async fn look_at_index(
    app: &AppState,
    folder: &std::path::Path,
) -> Result<IndexFound, Failure> {
    let home = Home::at(folder);
    let folder = folder.to_owned();
    let (index, opened) = match spawn_blocking(move || Index::open(&folder)).await? {
        Ok(found) => found,
        Err(pleinweb_search::Error::InUse) => return Ok(IndexFound::InUse),
        Err(error) => return Err(error.into()),
    };
    if let Opened::Empty(why) = opened {
        return Ok(IndexFound::Broken(why));
    }
    let offers = index.status().offers;
    app.service::<OfferIndex>().replace(index);
    Ok(match IndexedOffers::opened(home).position(app).await? {
        Some(_) => IndexFound::Fine { offers },
        None => IndexFound::Old,
    })
}
