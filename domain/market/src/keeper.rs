//! The book of this process as a projection: counted from the offers' table, kept
//! up from the outbox, and begun afresh every day. What was counted before goes on
//! being served until the new one is whole.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, RwLock};
use std::time::Duration;

use super::book::{Fact, MarketBook};
use super::people::People;
use pleinweb_kernel::{AppError, DAY_MS, MINUTE_MS, OfferId, Timestamp};
use pleinweb_offers::{Tally, tallies_after, tallies_by_id};
use pleinweb_platform::clock::paris_day;
use pleinweb_platform::projections::{Beginning, Followed, Projection};
use pleinweb_platform::{AppState, Changes};

/// The topic that tells pages that figures moved.
pub const TOPIC: &str = "market";
/// What the offers' events begin with.
const OFFER: &str = "offer:";
/// How long ended offers count: twelve whole months and the running one.
const PAST_MS: i64 = 400 * DAY_MS;
/// Offers read in one transaction.
const BATCH: i64 = 1000;
const PEOPLE_EVERY_MS: i64 = 10 * MINUTE_MS;

/// The market as this process knows it. One for each app.
#[derive(Debug, Default)]
pub struct Market {
    /// `None` until it was filled once.
    book: RwLock<Option<MarketBook>>,
    people: RwLock<Arc<People>>,
    /// The outbox's position when figures moved last; nothing is known at 0.
    moved: AtomicI64,
}

impl pleinweb_platform::Service for Market {}

impl Market {
    /// Asks the book; `None` while it is filled for the first time.
    pub(super) fn ask<T>(&self, question: impl FnOnce(&MarketBook) -> T) -> Option<T> {
        let book = self
            .book
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        book.as_ref().map(question)
    }

    pub(super) fn people(&self) -> Arc<People> {
        self.people
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }

    /// The outbox's position when figures moved last, as far as this process
    /// knows; nothing while the book is filled for the first time.
    pub fn moved(&self) -> Option<i64> {
        self.ask(|_| self.moved.load(Ordering::SeqCst))
    }

    /// From now on this book answers. Up to where it knows changes with it: a page
    /// that is made in between would say that it knows less, or more, than it shows.
    fn hold(&self, book: MarketBook, after: i64) {
        let mut held = self
            .book
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        self.moved.store(after, Ordering::SeqCst);
        *held = Some(book);
    }

    fn hold_people(&self, people: People) {
        *self
            .people
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = Arc::new(people);
    }

    /// Takes in offers as they are at a position. Whether any figure moved: whoever
    /// looks at them asks again.
    fn take(&self, facts: &[Fact], now: Timestamp, at: i64) -> bool {
        let mut book = self
            .book
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let Some(book) = book.as_mut() else {
            return false;
        };
        let mut moved = false;
        for fact in facts {
            moved |= book.take(fact);
        }
        if moved {
            book.moved_at = now;
            self.moved.store(at, Ordering::SeqCst);
        }
        moved
    }
}

/// The market's figures, counted in the book of this process.
#[derive(Debug, Default)]
pub struct CountedMarket {
    people_counted_at: Option<Timestamp>,
}

impl CountedMarket {
    async fn count_people(&mut self, app: &AppState) -> Result<(), AppError> {
        self.people_counted_at = Some(app.now());
        let people = People::count(app).await?;
        app.service::<Market>().hold_people(people);
        Ok(())
    }
}

impl Projection for CountedMarket {
    const NAME: &'static str = "market";
    const FOLLOWS: &'static str = OFFER;
    const TELLS: Option<&'static str> = Some(TOPIC);
    const AT_ONCE: i64 = 500;
    const LOOK_EVERY: Duration = Duration::from_secs(20);
    const AFTER_A_FAILURE: Duration = Duration::from_secs(5);
    /// A fresh book forgets days that are too old, and whatever was missed.
    const FRESH_FOR: Option<Duration> = Some(Duration::from_hours(24));

    type Error = AppError;

    /// Counts every offer into a fresh book. What happened since it began may be in
    /// it already, and does no harm when it comes again.
    async fn rebuild(&mut self, app: &AppState, from: Beginning) -> Result<(), AppError> {
        let began_at = app.now();
        let since = began_at.minus(PAST_MS);
        let mut book = MarketBook::begun_at(began_at);
        let mut last = None;
        loop {
            let mut tx = app.db().read().await?;
            let batch = tallies_after(&mut tx, last, since, BATCH).await?;
            drop(tx);
            let Some(end) = batch.last() else {
                break;
            };
            last = Some(end.id);
            for tally in batch {
                let fact = fact(tally);
                if fact.open {
                    book.take(&fact);
                } else {
                    book.take_past(&fact);
                }
            }
            tokio::task::yield_now().await;
        }
        tracing::info!(
            offers = book.open_offers(),
            cells = book.cell_count(),
            ms = app.now().since(began_at),
            "the market is counted"
        );
        self.count_people(app).await?;
        app.service::<Market>().hold(book, from.position);
        Ok(())
    }

    /// One look at the offers that changed. People are counted now and then beside.
    async fn follow(&mut self, app: &AppState, changes: &Changes) -> Result<Followed, AppError> {
        let mut ids: Vec<OfferId> = changes
            .rows
            .iter()
            .filter_map(|event| event.topic.strip_prefix(OFFER)?.parse().ok())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let mut followed = Followed::Unmoved;
        if !ids.is_empty() {
            let mut tx = app.db().read().await?;
            let tallies = tallies_by_id(&mut tx, &ids).await?;
            drop(tx);
            let facts: Vec<Fact> = tallies.into_iter().map(fact).collect();
            if app
                .service::<Market>()
                .take(&facts, app.now(), changes.upto)
            {
                followed = Followed::Moved;
            }
        }
        let counted_at = self.people_counted_at;
        if counted_at.is_some_and(|at| app.now().since(at) >= PEOPLE_EVERY_MS) {
            self.count_people(app).await?;
        }
        Ok(followed)
    }
}

/// Pay that was only guessed is not counted.
fn fact(tally: Tally) -> Fact {
    Fact {
        id: tally.id,
        open: tally.open,
        echo: tally.echo,
        occupation: tally.occupation,
        commune: tally.commune,
        department: tally.department,
        elsewhere: tally.elsewhere,
        contract: tally.contract,
        experience: tally.experience,
        yearly_pay: tally.yearly_pay,
        skills: tally.skills,
        employer: tally.employer,
        published_on: paris_day(tally.published_at),
        ended_on: tally.ended_at.map(paris_day),
    }
}

/// The book of a test, step by step.
#[cfg(feature = "testing")]
pub(crate) mod by_hand {
    use super::{AppError, AppState, CountedMarket};
    use pleinweb_platform::projections::Follower;

    /// Counts the market once; gives the outbox's position after which to follow.
    pub async fn fill_market(app: &AppState) -> Result<i64, AppError> {
        let mut follower = Follower::open(app.clone(), CountedMarket::default()).await;
        follower.rebuild().await
    }

    /// Takes in what the outbox says after a position; gives the new one.
    pub async fn take_events(app: &AppState, after: i64) -> Result<i64, AppError> {
        let mut follower = Follower::going_on(app.clone(), CountedMarket::default(), after);
        follower.catch_up().await?;
        Ok(follower.upto().unwrap_or(after))
    }
}
