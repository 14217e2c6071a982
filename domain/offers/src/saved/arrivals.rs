//! In which order offers came, as the outbox tells it: what a search has not been
//! looked at for yet. Neither the clock of who wrote an offer nor its id says
//! that: an importer's clock may be behind, and a reader of the outbox too.

use pleinweb_platform::Service;
use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use tokio::sync::Mutex;

use pleinweb_kernel::{AppError, OfferId};
use pleinweb_platform::{Db, changes_after, outbox_knows};

const TOPIC: &str = "offer:";
const NEW: &str = "new";
/// It took the place of one that ended, which may have come since.
const STANDS: &str = "stands";
/// Rows of the outbox read at once.
const ROWS: i64 = 2_000;
/// Offers remembered at most: some tens of megabytes, after an import of all there are.
const REMEMBERED: usize = 1_000_000;

/// The ids of offers, in order.
pub type Ids = Arc<[[u8; 16]]>;

/// The offers that came lately, remembered by this process.
#[derive(Debug, Default)]
pub struct Arrivals(Mutex<Log>);

#[derive(Debug, Default)]
struct Log {
    /// Those after this position are remembered; nothing before the first question.
    from: Option<i64>,
    upto: i64,
    /// With the position of each, in their order.
    came: Vec<(i64, [u8; 16])>,
    /// The last answer: many searches ask the same.
    last: Option<((i64, i64), Ids)>,
}

impl Service for Arrivals {
    fn begin_anew(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async { *self.0.lock().await = Log::default() })
    }
}

impl Arrivals {
    /// The offers that came after a position, up to another one, which all of the
    /// outbox's readers can have reached. `None` when that is not known any more.
    pub async fn between(&self, db: &Db, after: i64, upto: i64) -> Result<Option<Ids>, AppError> {
        let mut log = self.0.lock().await;
        if log.from.is_none_or(|from| after < from) {
            if !outbox_knows(db, after).await? {
                return Ok(None);
            }
            *log = Log {
                from: Some(after),
                upto: after,
                ..Log::default()
            };
        }
        log.read(db, upto).await?;
        Ok(log.answer(after, upto))
    }
}

impl Log {
    async fn read(&mut self, db: &Db, upto: i64) -> Result<(), AppError> {
        while self.upto < upto {
            let changes = changes_after(db, TOPIC, self.upto, ROWS).await?;
            let new = changes
                .rows
                .iter()
                .filter(|change| [NEW, STANDS].contains(&&*change.kind));
            self.came.extend(new.filter_map(|change| {
                let id: OfferId = change.topic.strip_prefix(TOPIC)?.parse().ok()?;
                Some((change.position, *id.0.as_bytes()))
            }));
            self.upto = changes.upto;
            if !changes.more {
                // The last rows may have been forgotten meanwhile.
                self.upto = self.upto.max(upto);
            }
            self.forget_the_oldest();
        }
        Ok(())
    }

    fn forget_the_oldest(&mut self) {
        if self.came.len() <= REMEMBERED {
            return;
        }
        let surplus = self.came.len() - REMEMBERED * 3 / 4;
        if let Some((position, _)) = self.came.drain(..surplus).next_back() {
            // Of the same position there may be more: none of them counts.
            self.from = Some(position);
        }
    }

    fn answer(&mut self, after: i64, upto: i64) -> Option<Ids> {
        if self.from.is_none_or(|from| after < from) {
            return None;
        }
        if let Some((asked, ids)) = &self.last
            && *asked == (after, upto)
        {
            return Some(Arc::clone(ids));
        }
        let begin = self.came.partition_point(|(at, _)| *at <= after);
        let end = self.came.partition_point(|(at, _)| *at <= upto);
        let came = self.came.get(begin..end).unwrap_or_default();
        let ids: BTreeSet<[u8; 16]> = came.iter().map(|(_, id)| *id).collect();
        let ids: Ids = ids.into_iter().collect();
        self.last = Some(((after, upto), Arc::clone(&ids)));
        Some(ids)
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Log, REMEMBERED};

    #[pleinweb_testing::test]
    fn what_is_not_remembered_any_more_is_not_known_and_the_rest_is() {
        let id = |at: i64| u128::try_from(at).unwrap().to_be_bytes();
        let most = i64::try_from(REMEMBERED).unwrap();
        // Two of each transaction.
        let came = (1..=most / 2 + 5).flat_map(|at| [(at, id(at)), (at, id(at + most))]);
        let mut log = Log {
            from: Some(0),
            upto: most,
            came: came.collect(),
            ..Log::default()
        };
        log.forget_the_oldest();
        let from = log.from.unwrap();
        assert!(from > 0 && log.came.len() <= REMEMBERED);
        assert_eq!(log.answer(0, most), None);
        assert_eq!(log.answer(from - 1, most), None);
        let known = log.answer(from, from + 2).unwrap();
        assert_eq!(
            *known,
            [
                id(from + 1),
                id(from + 2),
                id(from + 1 + most),
                id(from + 2 + most)
            ]
        );
        assert_eq!(log.answer(most, most).unwrap().len(), 0);
    }
}
