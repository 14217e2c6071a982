//! An index that steps when it is told to: for tests.

use std::path::PathBuf;

use super::keeper::{Failure, IndexedOffers};
use pleinweb_platform::AppState;
use pleinweb_platform::projections::{Follower, Projection};

/// The index of a test, step by step.
#[derive(Debug)]
pub struct Keeper(Follower<IndexedOffers>);

impl Keeper {
    /// Opens the index of a folder, or one in memory.
    pub async fn open(app: AppState, folder: Option<PathBuf>) -> Self {
        let index = folder.map_or_else(IndexedOffers::in_memory, IndexedOffers::in_folder);
        Self(Follower::open(app, index).await)
    }

    /// Steps until there is nothing more to do.
    pub async fn catch_up(&mut self) -> Result<(), Failure> {
        self.0.catch_up().await
    }

    /// Where the index stands, if it can go on from there.
    pub(super) async fn noted(&mut self, app: &AppState) -> Result<Option<i64>, Failure> {
        self.0.projection().position(app).await
    }
}
