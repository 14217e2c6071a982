//! The index of this process as a projection: made from the store when it must be,
//! kept up from the outbox ever after. Each commit in its folder holds the position,
//! so that a restart goes on exactly there.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use pleinweb_search::{Batch, Index, Opened, Rebuild};
use tokio::task::spawn_blocking;

use super::document::document;
use super::home::{self, Home};
use super::{IndexStatus, OfferIndex};
use crate::StoredOffer;
use crate::store::{leading_by_id, offers_after, open_offers};
use pleinweb_kernel::{AppError, OfferId};
use pleinweb_nomenclature::{Lists, Nomenclature, TOPIC as LISTS};
use pleinweb_platform::projections::{Beginning, Followed, Phase, Projection};
use pleinweb_platform::{AppState, Changes, outbox_line, outbox_span};

const TOPIC: &str = "offer:";
/// Offers read at once while the index is made.
const PAGE: i64 = 1_000;
/// Rows of others that pass before their number is noted too.
const NOTED_EVERY: i64 = 1_000;
/// While the index is made, the log says how far this often.
const SAID_EVERY: u64 = 50_000;

#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Store(#[from] AppError),
    #[error(transparent)]
    Index(#[from] pleinweb_search::Error),
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    #[error("a thread ended before its time: {0}")]
    Thread(#[from] tokio::task::JoinError),
}

/// The open offers, in the index of this process.
#[derive(Debug)]
pub struct IndexedOffers {
    folder: Option<PathBuf>,
    /// Where it lies, if not in memory only.
    home: Option<Home>,
}

impl IndexedOffers {
    /// In a folder, or in one beside it when another process holds that.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self {
            folder: Some(folder),
            home: None,
        }
    }

    pub fn in_memory() -> Self {
        Self {
            folder: None,
            home: None,
        }
    }

    /// What lies in a folder and was opened already.
    pub(super) fn opened(home: Home) -> Self {
        Self {
            folder: None,
            home: Some(home),
        }
    }
}

impl Projection for IndexedOffers {
    const NAME: &'static str = "offer-index";
    /// As many offers at most become visible together.
    const AT_ONCE: i64 = 2_000;
    const LOOK_EVERY: Duration = Duration::from_millis(250);
    const AFTER_A_FAILURE: Duration = Duration::from_secs(2);

    type Error = Failure;

    /// Where nothing can be written is no reason not to search, and it is said.
    async fn open(&mut self, app: &AppState) {
        let handle = app.service::<OfferIndex>();
        handle.set(IndexStatus::Starting);
        let Some(folder) = self.folder.clone() else {
            return;
        };
        match spawn_blocking(move || home::take(&folder)).await {
            Ok(Ok((index, opened, own))) => {
                self.home = Some(own);
                match opened {
                    Opened::AsLeft => {
                        tracing::info!(offers = index.status().offers, "search index opened");
                    }
                    Opened::Empty(why) => {
                        tracing::info!(why, "search index is made anew");
                    }
                }
                handle.replace(index);
            }
            Ok(Err(error)) => memory_only(&handle, &error),
            Err(error) => memory_only(&handle, &error),
        }
    }

    /// Where the index stands, if nothing in the outbox was missed, and it is this
    /// database's.
    async fn position(&mut self, app: &AppState) -> Result<Option<i64>, Failure> {
        let index = app.service::<OfferIndex>().index();
        let Some(noted) = index.checkpoint() else {
            return Ok(None);
        };
        let now = outbox_line(app.db()).await?;
        if let (Some(home), Some(now)) = (&self.home, now) {
            if home.line().is_some_and(|made_from| made_from != now) {
                return Ok(None);
            }
            home.note_line(now);
        }
        let goes_on = if let Some((oldest, newest)) = outbox_span(app.db()).await? {
            noted + 1 >= oldest && noted <= newest
        } else {
            // An outbox that was emptied says nothing: count.
            let mut tx = app.db().read().await?;
            index.status().offers == open_offers(&mut tx).await?
        };
        Ok(Some(noted).filter(|_| goes_on))
    }

    async fn rebuild(&mut self, app: &AppState, from: Beginning) -> Result<(), Failure> {
        let began = std::time::Instant::now();
        let handle = app.service::<OfferIndex>();
        let (lists, all) = {
            let mut tx = app.db().read().await?;
            let nomenclature = app.service::<Nomenclature>();
            let lists = nomenclature.lists(&mut tx, app.now()).await?;
            (lists, open_offers(&mut tx).await?)
        };
        let mut rebuild = handle.index().rebuild(threads());
        let (mut done, mut after, mut said) = (0, None, 0);
        loop {
            handle.set(IndexStatus::Rebuilding { done, all });
            let page = {
                let mut tx = app.db().read().await?;
                offers_after(&mut tx, after, PAGE).await?
            };
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            done += page.len() as u64;
            rebuild = put(rebuild, page, Arc::clone(&lists)).await?;
            if done / SAID_EVERY > said {
                said = done / SAID_EVERY;
                tracing::info!(done, all, "search index is being made");
            }
        }
        spawn_blocking(move || rebuild.finish(from.position)).await??;
        if let (Some(home), Some(line)) = (&self.home, from.line) {
            home.note_line(line);
        }
        let seconds = began.elapsed().as_secs_f64();
        tracing::info!(offers = done, seconds, "search index is made");
        Ok(())
    }

    async fn follow(&mut self, app: &AppState, changes: &Changes) -> Result<Followed, Failure> {
        if changes.rows.iter().any(|change| change.topic == LISTS) {
            // Every offer is found by the names of its occupation, and they changed.
            app.service::<Nomenclature>().look_again();
            return Ok(Followed::Lost);
        }
        let ids: BTreeSet<OfferId> = changes
            .rows
            .iter()
            .filter_map(|change| change.topic.strip_prefix(TOPIC)?.parse().ok())
            .collect();
        let index = app.service::<OfferIndex>().index();
        let noted = index.checkpoint().unwrap_or(i64::MIN);
        if !ids.is_empty() || changes.upto.saturating_sub(noted) >= NOTED_EVERY {
            let ids: Vec<OfferId> = ids.into_iter().collect();
            take_in(app, index, &ids, changes.upto).await?;
        }
        Ok(Followed::Unmoved)
    }

    fn stands(&mut self, app: &AppState, phase: Phase, upto: Option<i64>) {
        let handle = app.service::<OfferIndex>();
        if let Some(upto) = upto {
            handle.reached(upto);
        }
        handle.set(match phase {
            Phase::Current => IndexStatus::Current,
            _ => IndexStatus::CatchingUp,
        });
    }
}

fn memory_only(handle: &OfferIndex, error: &dyn std::error::Error) {
    tracing::error!(%error, "search index is kept in memory only");
    handle.in_memory_only();
}

async fn take_in(
    app: &AppState,
    index: Arc<Index>,
    ids: &[OfferId],
    position: i64,
) -> Result<(), Failure> {
    let (lists, open) = {
        let mut tx = app.db().read().await?;
        let nomenclature = app.service::<Nomenclature>();
        let lists = nomenclature.lists(&mut tx, app.now()).await?;
        (lists, leading_by_id(&mut tx, ids).await?)
    };
    let mut batch = Batch::default();
    for id in ids {
        batch.delete(*id.0.as_bytes());
    }
    let commit = move || {
        for offer in &open {
            batch.put(document(offer, &lists));
        }
        index.commit(batch, position)
    };
    spawn_blocking(commit).await??;
    Ok(())
}

/// Half of the machine goes on serving.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, |count| count.get().div_ceil(2))
}

async fn put(
    rebuild: Rebuild,
    page: Vec<StoredOffer>,
    lists: Arc<Lists>,
) -> Result<Rebuild, Failure> {
    let put = move || {
        let documents = page.iter().map(|offer| document(offer, &lists)).collect();
        rebuild.put(documents).map(|()| rebuild)
    };
    Ok(spawn_blocking(put).await??)
}
