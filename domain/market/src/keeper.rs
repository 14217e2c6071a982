//! Keeps the book of this process: fills it from the offers' table, follows
//! the outbox, and begins a fresh one every day. What was counted before goes
//! on being served until the new one is whole.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, RwLock};
use std::time::Duration;

use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use super::book::{Fact, MarketBook};
use super::people::People;
use pleinweb_kernel::{AppError, DAY_MS, MINUTE_MS, OfferId, Timestamp};
use pleinweb_offers::{Tally, tallies_after, tallies_by_id};
use pleinweb_platform::clock::paris_day;
use pleinweb_platform::{AppState, Live, MISSED, changes_after, outbox_span};

/// The topic that tells pages that figures moved.
pub const TOPIC: &str = "market";
/// What the offers' events begin with, and what the hub says for many of them.
const OFFER: &str = "offer:";
const OFFERS: &str = "offers";
/// Events read at once.
const EVENTS: i64 = 500;
/// How long ended offers count: twelve whole months and the running one.
const PAST_MS: i64 = 400 * DAY_MS;
/// Offers read in one transaction.
const BATCH: i64 = 1000;
/// A fresh book forgets days that are too old, and whatever was missed.
const FRESH_EVERY_MS: i64 = DAY_MS;
const PEOPLE_EVERY_MS: i64 = 10 * MINUTE_MS;
/// Other nodes write too, and the tailer may have begun after us.
const LOOK_EVERY: Duration = Duration::from_secs(20);
const TRY_AGAIN_AFTER: Duration = Duration::from_secs(5);

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

    /// Figures moved: whoever looks at them asks again.
    fn tell(&self, app: &AppState, at: i64) {
        self.moved.store(at, Ordering::SeqCst);
        app.hub().tell(Live {
            topic: TOPIC.to_owned(),
            version: at,
        });
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

    /// Takes in offers as they are now. Whether any figure moved.
    fn take(&self, facts: &[Fact], now: Timestamp) -> bool {
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
        }
        moved
    }
}

/// Fills the book for ever; a database that does not answer is tried again.
pub async fn keep_market(app: AppState) {
    loop {
        // Before the first read: what happens meanwhile is taken in afterwards.
        let news = app.hub().listen();
        let result = match fill_market(&app).await {
            Ok(after) => {
                // What moved since somebody looked at an older book, or at
                // another node's, is not known: they ask once.
                app.service::<Market>().tell(&app, after);
                follow(&app, after, news).await
            }
            Err(error) => Err(error),
        };
        if let Err(error) = result {
            tracing::warn!(%error, "keeping the market");
            tokio::time::sleep(TRY_AGAIN_AFTER).await;
        }
    }
}

/// Counts every offer into a fresh book. Gives the outbox number from which to
/// follow: events after it may already be in the book, which does no harm.
///
/// # Errors
/// When the database fails; the book is then as it was.
pub async fn fill_market(app: &AppState) -> Result<i64, AppError> {
    let after = outbox_span(app.db()).await?.map_or(0, |(_, newest)| newest);
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
    app.service::<Market>()
        .hold_people(People::count(app).await?);
    app.service::<Market>().hold(book, after);
    Ok(after)
}

/// Follows the outbox for a day, or until it is another one.
async fn follow(app: &AppState, mut after: i64, mut news: Receiver<Live>) -> Result<(), AppError> {
    let began_at = app.now();
    let mut counted_at = began_at;
    let mut line = app.hub().line();
    while app.now().since(began_at) < FRESH_EVERY_MS {
        // The tailer may have begun after us.
        line = line.or(app.hub().line());
        if app.hub().line() != line {
            return Ok(());
        }
        after = take_events(app, after).await?;
        if app.now().since(counted_at) >= PEOPLE_EVERY_MS {
            counted_at = app.now();
            app.service::<Market>()
                .hold_people(People::count(app).await?);
        }
        let _ = tokio::time::timeout(LOOK_EVERY, offer_news(&mut news)).await;
    }
    Ok(())
}

/// Waits until something is said of an offer.
async fn offer_news(news: &mut Receiver<Live>) {
    loop {
        match news.recv().await {
            Ok(live) if live.topic != OFFERS && live.topic != MISSED => {}
            Ok(_) | Err(RecvError::Lagged(_)) => return,
            // Nobody will tell any more: the time-out looks again.
            Err(RecvError::Closed) => return std::future::pending().await,
        }
    }
}

/// Takes in what the outbox says after a number: one look at the changed
/// offers for each batch of events. Gives the new number.
pub(crate) async fn take_events(app: &AppState, mut after: i64) -> Result<i64, AppError> {
    loop {
        let events = changes_after(app.db(), OFFER, after, EVENTS).await?;
        let mut ids: Vec<OfferId> = events
            .rows
            .iter()
            .filter_map(|event| event.topic.strip_prefix(OFFER)?.parse().ok())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        if !ids.is_empty() {
            let mut tx = app.db().read().await?;
            let tallies = tallies_by_id(&mut tx, &ids).await?;
            drop(tx);
            let facts: Vec<Fact> = tallies.into_iter().map(fact).collect();
            if app.service::<Market>().take(&facts, app.now()) {
                app.service::<Market>().tell(app, events.upto);
            }
        }
        after = events.upto;
        if !events.more {
            return Ok(after);
        }
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
