//! Keeps the index of this process up: from the store when it must be made,
//! from the outbox ever after.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use pleinweb_search::{Batch, Index, Opened, Rebuild};
use tokio::task::spawn_blocking;

use super::Standing;
use super::document::document;
use super::home::{self, Home};
use crate::kernel::{AppError, OfferId};
use crate::nomenclature::Lists;
use crate::nomenclature::TOPIC as LISTS;
use crate::offers::StoredOffer;
use crate::offers::store::{leading_by_id, offers_after, open_offers};
use crate::platform::{Line, Office, changes_after, outbox_line, outbox_span};

const TOPIC: &str = "offer:";
/// Rows of the outbox read at once; as many offers at most become visible together.
const CHANGES: i64 = 2_000;
/// Offers read at once while the index is made.
const PAGE: i64 = 1_000;
/// Rows of others that pass before their number is noted too.
const NOTED_EVERY: i64 = 1_000;
/// Other processes write too: look this often.
const LOOK_EVERY: Duration = Duration::from_millis(250);
const AFTER_A_FAILURE: Duration = Duration::from_secs(2);
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

/// Follows the store for one process.
#[derive(Debug)]
pub struct Keeper {
    office: Office,
    /// Up to here the outbox was read; nothing while the index has not been
    /// compared with the store.
    upto: Option<i64>,
    /// Where it lies, if not in memory only.
    home: Option<Home>,
    /// Which outbox was read, once this process knows.
    line: Option<Line>,
}

impl Keeper {
    /// Opens the index of a folder, or of one beside it when another process
    /// holds that, or one in memory. Where nothing can be written is no reason
    /// not to search, and it is said.
    pub async fn open(office: Office, folder: Option<PathBuf>) -> Self {
        office.offer_index().set(Standing::Starting);
        let mut home = None;
        if let Some(folder) = folder {
            match spawn_blocking(move || home::take(&folder)).await {
                Ok(Ok((index, opened, own))) => {
                    home = Some(own);
                    match opened {
                        Opened::AsLeft => {
                            tracing::info!(offers = index.status().offers, "search index opened");
                        }
                        Opened::Empty(why) => {
                            tracing::info!(why, "search index is made anew");
                        }
                    }
                    office.offer_index().replace(index);
                }
                Ok(Err(error)) => {
                    tracing::error!(%error, "search index is kept in memory only");
                    office.offer_index().in_memory_only();
                }
                Err(error) => {
                    tracing::error!(%error, "search index is kept in memory only");
                    office.offer_index().in_memory_only();
                }
            }
        }
        Self {
            office,
            upto: None,
            home,
            line: None,
        }
    }

    /// One step: makes the index where it must be made, else takes in what the
    /// outbox says. True if there is more to do at once.
    pub async fn step(&mut self) -> Result<bool, Failure> {
        let result = self.attempt().await;
        if result.is_err() {
            self.upto = None;
            self.office.offer_index().set(Standing::CatchingUp);
        }
        result
    }

    async fn attempt(&mut self) -> Result<bool, Failure> {
        let line = self.office.hub().line().or(self.line);
        if self.line.is_some() && self.line != line {
            // Another outbox than was read so far: its numbers are others.
            self.upto = Some(self.rebuild().await?);
        }
        self.line = line;
        let after = match self.upto {
            Some(upto) => upto,
            None => match self.noted().await? {
                Some(noted) => noted,
                None => self.rebuild().await?,
            },
        };
        let changes = changes_after(self.office.db(), "", after, CHANGES).await?;
        if changes.rows.iter().any(|change| change.topic == LISTS) {
            // Every offer is found by the names of its occupation, and they changed.
            self.office.nomenclature().look_again();
            self.upto = Some(self.rebuild().await?);
            return Ok(true);
        }
        let ids: BTreeSet<OfferId> = changes
            .rows
            .iter()
            .filter_map(|change| change.topic.strip_prefix(TOPIC)?.parse().ok())
            .collect();
        let index = self.office.offer_index().index();
        let noted = index.checkpoint().unwrap_or(i64::MIN);
        if !ids.is_empty() || changes.upto.saturating_sub(noted) >= NOTED_EVERY {
            self.take_in(index, &ids.into_iter().collect::<Vec<_>>(), changes.upto)
                .await?;
        }
        self.upto = Some(changes.upto);
        self.office.offer_index().reached(changes.upto);
        // What is written and cannot be read yet is missing here too.
        self.office
            .offer_index()
            .set(if changes.more || changes.waiting.is_some() {
                Standing::CatchingUp
            } else {
                Standing::Current
            });
        Ok(changes.more)
    }

    /// Where the index stands, if it can go on from there: nothing in the
    /// outbox was missed, and it is this database's.
    pub(super) async fn noted(&self) -> Result<Option<i64>, Failure> {
        let index = self.office.offer_index().index();
        let Some(noted) = index.checkpoint() else {
            return Ok(None);
        };
        let now = outbox_line(self.office.db()).await?;
        if let (Some(home), Some(now)) = (&self.home, now) {
            if home.line().is_some_and(|made_from| made_from != now) {
                return Ok(None);
            }
            home.note_line(now);
        }
        let goes_on = if let Some((oldest, newest)) = outbox_span(self.office.db()).await? {
            noted + 1 >= oldest && noted <= newest
        } else {
            // An outbox that was emptied says nothing: count.
            let mut tx = self.office.db().read().await?;
            index.status().offers == open_offers(&mut tx).await?
        };
        Ok(Some(noted).filter(|_| goes_on))
    }

    async fn take_in(
        &self,
        index: Arc<Index>,
        ids: &[OfferId],
        position: i64,
    ) -> Result<(), Failure> {
        let (lists, open) = {
            let mut tx = self.office.db().read().await?;
            let nomenclature = self.office.nomenclature();
            let lists = nomenclature.lists(&mut tx, self.office.now()).await?;
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

    /// Makes the index from the store, while the old one serves. What happens
    /// meanwhile is in the outbox after the position that this gives.
    async fn rebuild(&self) -> Result<i64, Failure> {
        let began = std::time::Instant::now();
        let handle = self.office.offer_index();
        let line = outbox_line(self.office.db()).await?;
        let position = outbox_span(self.office.db())
            .await?
            .map_or(0, |(_, newest)| newest);
        let (lists, all) = {
            let mut tx = self.office.db().read().await?;
            let nomenclature = self.office.nomenclature();
            let lists = nomenclature.lists(&mut tx, self.office.now()).await?;
            (lists, open_offers(&mut tx).await?)
        };
        let mut rebuild = handle.index().rebuild(threads());
        let (mut done, mut after, mut said) = (0, None, 0);
        loop {
            handle.set(Standing::Rebuilding { done, all });
            let page = {
                let mut tx = self.office.db().read().await?;
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
        spawn_blocking(move || rebuild.finish(position)).await??;
        if let (Some(home), Some(line)) = (&self.home, line) {
            home.note_line(line);
        }
        let seconds = began.elapsed().as_secs_f64();
        tracing::info!(offers = done, seconds, "search index is made");
        Ok(position)
    }

    /// Up to which number the outbox was read.
    pub fn upto(&self) -> Option<i64> {
        self.upto
    }

    /// Steps until there is nothing more to do: for tests and the demo.
    pub async fn catch_up(&mut self) -> Result<(), Failure> {
        while self.step().await? {}
        Ok(())
    }
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

/// Keeps the index of this process up for ever; in a folder, or in memory.
pub async fn keep_offer_index(office: Office, folder: Option<PathBuf>) {
    let mut news = office.hub().listen();
    let mut keeper = Keeper::open(office, folder).await;
    loop {
        match keeper.step().await {
            Ok(true) => tokio::task::yield_now().await,
            // Someone of this process wrote, or it is time to look.
            Ok(false) => {
                let _ = tokio::time::timeout(LOOK_EVERY, news.recv()).await;
            }
            Err(error) => {
                tracing::warn!(%error, "search index");
                tokio::time::sleep(AFTER_A_FAILURE).await;
            }
        }
    }
}

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
    office: &Office,
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
    office.offer_index().replace(index);
    let keeper = Keeper {
        office: office.clone(),
        upto: None,
        home: Some(home),
        line: None,
    };
    Ok(match keeper.noted().await? {
        Some(_) => IndexFound::Fine { offers },
        None => IndexFound::Old,
    })
}
