//! The offers of the demo: open ones as people find them, a year of figures of
//! those that ended, and new ones that keep arriving. The same at every start
//! but for the dates, which are relative to today.

mod draw;
mod luck;
mod sentences;
mod stock;
mod tell;
mod trades;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use pleinweb_kernel::{AppError, DAY_MS, MINUTE_MS, Timestamp};
use pleinweb_nomenclature::demo::{DemoRows, demo_rows};
use pleinweb_offers::model::Offer;
use pleinweb_offers::{Placed, add_offer_source, place_offers, withdraw_next};
use pleinweb_platform::jobs::{Batch, Job};
use pleinweb_platform::{AppState, begin_as_system, finish, marks, retrying};

use draw::draw;
use luck::Luck;
use stock::Stock;

/// How many offers are open, unless the environment says otherwise.
pub const OPEN: usize = 5000;
/// How often one arrives while the demo runs.
pub const TRICKLE: Duration = Duration::from_secs(20);

/// Where the demo's offers say they come from.
const SOURCES: [(&str, &str); 2] = [
    ("demo", "Offres de démonstration"),
    ("demo-partenaires", "Partenaires de démonstration"),
];
/// How long an offer stays, on average.
const LIFE_DAYS: f64 = 120.0;
/// And at most.
const LONGEST_DAYS: f64 = 300.0;
/// The past that trends are drawn from.
const PAST_DAYS: f64 = 365.0;

/// What the demo is told about its offers.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    pub open: usize,
    /// None: nothing arrives by itself.
    pub trickle: Option<Duration>,
}

impl Default for Scale {
    fn default() -> Self {
        Self {
            open: OPEN,
            trickle: Some(TRICKLE),
        }
    }
}

/// How long a new offer will stay: many a few days, some for months.
fn life_days(luck: &mut Luck) -> f64 {
    let days = -LIFE_DAYS * (1.0 - luck.share()).ln();
    if days < LONGEST_DAYS {
        days
    } else {
        luck.share() * LONGEST_DAYS
    }
}

/// Stores the open offers and the figures of those that ended.
pub async fn make(app: &AppState, open: usize) -> Result<(), AppError> {
    let rows = demo_rows();
    let stock = Stock::new(&rows);
    let now = app.now();
    let mut cx = begin_as_system(app, "demo").await?;
    for (key, name) in SOURCES {
        add_offer_source(cx.tx(), key, name).await?;
    }
    let mut luck = Luck::new(2026);
    let mut batch = Vec::with_capacity(1000);
    let at = |days: f64| ago(now, days);
    for number in 0..open {
        // Offers that are open today: the older, the fewer.
        let days = life_days(&mut luck);
        let offer = draw(&stock, &mut luck, number, at(days), now, true);
        batch.push(Placed {
            confirmed_at: confirmed(&offer, at(days), now),
            offer,
            published_at: at(days),
            ended_at: None,
        });
        if batch.len() == 1000 {
            place_offers(&mut cx, &batch, false).await?;
            batch.clear();
        }
    }
    // As many came each day as it takes for so many to be open.
    let ended = past_count(open);
    for number in 0..ended {
        let came = luck.share() * PAST_DAYS + 1.0;
        if !draw::in_season(&mut luck, at(came)) {
            continue;
        }
        let stayed = life_days(&mut luck).min(came - 0.5).max(0.5);
        batch.push(Placed {
            offer: draw(&stock, &mut luck, open + number, at(came), now, false),
            published_at: at(came),
            confirmed_at: at(came),
            ended_at: Some(at(came - stayed)),
        });
        if batch.len() == 1000 {
            place_offers(&mut cx, &batch, false).await?;
            batch.clear();
        }
    }
    place_offers(&mut cx, &batch, false).await?;
    finish(cx).await
}

/// The first source is read each day; the other tells of an offer once.
fn confirmed(offer: &Offer, published: Timestamp, now: Timestamp) -> Timestamp {
    if offer.source.key == SOURCES[0].0 {
        now
    } else {
        published
    }
}

/// Offers that ended in a year, for so many to be open at any time.
fn past_count(open: usize) -> usize {
    open * 365 / 120
}

fn ago(now: Timestamp, days: f64) -> Timestamp {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "some days, in milliseconds"
    )]
    let ms = (days * DAY_MS as f64) as i64;
    now.minus(ms)
}

/// Adds an offer now and then, and takes one back after every second one, so
/// that the market lives.
#[derive(Debug)]
pub struct Trickle {
    every: Duration,
    rows: DemoRows,
    begun: AtomicBool,
}

impl Trickle {
    pub fn each(every: Duration) -> Self {
        Self {
            every,
            rows: demo_rows(),
            begun: AtomicBool::new(false),
        }
    }
}

impl Job for Trickle {
    const NAME: &'static str = "demo-offers";

    fn every(&self) -> Duration {
        self.every
    }

    async fn batch(&self, app: &AppState) -> Result<Batch, AppError> {
        // The first one comes after a while, like the others.
        if self.begun.swap(true, Ordering::Relaxed) {
            one_more(app, &Stock::new(&self.rows)).await?;
        }
        Ok(Batch::Done)
    }
}

/// One turn: an offer arrives; at every second one, an old one goes.
async fn one_more(app: &AppState, stock: &Stock<'_>) -> Result<(), AppError> {
    // Another node, or a restart, goes on with other numbers.
    let count: u64 = marks::get(app, "demo-offers")
        .await?
        .and_then(|count| count.parse().ok())
        .unwrap_or(0);
    marks::set(app, "demo-offers", &(count + 1).to_string()).await?;
    let mut luck = Luck::new(77 + count);
    let now = app.now();
    let number = usize::try_from(count).unwrap_or(0) + 10_000_000;
    let offer = draw(stock, &mut luck, number, now.minus(MINUTE_MS), now, true);
    let placed = [Placed {
        offer,
        published_at: now.minus(MINUTE_MS),
        ended_at: None,
        confirmed_at: now,
    }];
    let after = (!count.is_multiple_of(2)).then(|| draw::source_id(luck.below(OPEN)));
    let (placed, after) = (&placed, after.as_deref());
    retrying(app, "demo", || async move {
        let mut cx = begin_as_system(app, "demo").await?;
        place_offers(&mut cx, placed, true).await?;
        if let Some(after) = after {
            let (source, _) = SOURCES[0];
            if !withdraw_next(&mut cx, source, after).await? {
                withdraw_next(&mut cx, source, "").await?;
            }
        }
        finish(cx).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, HashSet};

    use super::{Duration, Stock, Trickle, draw, make, one_more};
    use crate::demo::offers::luck::Luck;
    use pleinweb_kernel::{DAY_MS, Timestamp};
    use pleinweb_nomenclature::demo::demo_rows;
    use pleinweb_nomenclature::seed_lists;
    use pleinweb_offers::offers_after;
    use pleinweb_platform::changes_after;
    use pleinweb_platform::testing::{TEST_START, demo_app, on_both};

    #[test]
    fn offers_are_varied_plausible_and_the_same_every_time() {
        let rows = demo_rows();
        let stock = Stock::new(&rows);
        let all = |seed| {
            let mut luck = Luck::new(seed);
            (0..2000)
                .map(|number| draw(&stock, &mut luck, number, TEST_START, TEST_START, true))
                .collect::<Vec<_>>()
        };
        let offers = all(1);
        assert_eq!(offers, all(1));
        assert_ne!(offers[0], all(2)[0]);
        let distinct = |what: &dyn Fn(usize) -> String| {
            (0..offers.len()).map(what).collect::<HashSet<_>>().len()
        };
        let titles = distinct(&|at| offers[at].text.title.clone());
        let texts = distinct(&|at| offers[at].text.description.clone());
        let employers = distinct(&|at| format!("{:?}", offers[at].text.employer));
        let places = distinct(&|at| offers[at].place.label.clone());
        assert!(
            titles > 400 && texts > 1990 && employers > 400 && places > 150,
            "{titles} {texts} {employers} {places}"
        );
        let mut contracts: BTreeMap<&str, usize> = BTreeMap::new();
        for offer in &offers {
            *contracts.entry(offer.figures.contract.key()).or_default() += 1;
            assert!(offer.figures.occupation.is_some());
            let length = offer.text.description.chars().count();
            assert!(
                (300..2500).contains(&length),
                "{length} {}",
                offer.text.description
            );
            assert!(
                !offer.text.description.contains("  "),
                "{}",
                offer.text.description
            );
            if let Some(pay) = offer.pay.yearly {
                assert!(
                    (15_000..120_000).contains(&pay.low) && pay.low <= pay.high,
                    "{:?} {:?}",
                    offer.pay,
                    offer.figures
                );
            }
        }
        assert!(contracts.len() >= 6, "{contracts:?}");
        let with = |what: &dyn Fn(usize) -> bool| (0..offers.len()).filter(|at| what(*at)).count();
        assert!(with(&|at| offers[at].pay.yearly.is_some()) > 1300);
        assert!(with(&|at| offers[at].pay.text.is_some() && offers[at].pay.yearly.is_none()) > 50);
        assert!(with(&|at| offers[at].place.position.is_none()) > 40);
        assert!(with(&|at| offers[at].figures.remote.is_some()) > 100);
        assert!(with(&|at| !offers[at].text.requirements.is_empty()) > 1900);
    }

    #[tokio::test]
    async fn the_demo_has_a_past_and_goes_on() {
        let app = demo_app().await;
        seed_lists(&app).await.unwrap();
        make(&app, 200).await.unwrap();
        let mut tx = app.db().read().await.unwrap();
        let open = offers_after(&mut tx, None, 10_000).await.unwrap();
        drop(tx);
        assert_eq!(open.len(), 200);
        let fresh = |stored: &&pleinweb_offers::StoredOffer| {
            app.now().since(stored.offer.published_at.unwrap()) < 30 * DAY_MS
        };
        let recent = open.iter().filter(fresh).count();
        assert!((25..110).contains(&recent), "{recent}");
        let months = months(&app).await;
        assert!(
            months.len() >= 12 && months.iter().all(|count| *count > 20),
            "{months:?}"
        );
        let rows = demo_rows();
        let stock = Stock::new(&rows);
        for _ in 0..4 {
            one_more(&app, &stock).await.unwrap();
        }
        let changes = changes_after(app.db(), "offer:", 0, 100).await.unwrap();
        let mut kinds: Vec<&str> = changes
            .rows
            .iter()
            .map(|change| change.kind.as_str())
            .collect();
        kinds.sort_unstable();
        assert_eq!(
            kinds,
            ["new", "new", "new", "new", "withdrawn", "withdrawn"]
        );
    }

    #[tokio::test]
    async fn the_job_begins_from_nothing_and_adds_one_each_time() {
        on_both(|app| async move {
            let job = Trickle::each(Duration::from_secs(20));
            app.works(&job, 1).await;
            assert_eq!(app.rows("offer").await, 0, "the first one comes later");
            seed_lists(&app).await.unwrap();
            make(&app, 10).await.unwrap();
            let made = app.rows("offer").await;
            app.clock.advance(20_000);
            app.works(&job, 1).await;
            assert_eq!(app.rows("offer").await, made + 1);
        })
        .await;
    }

    /// Offers that ended, by the thirty days in which they came.
    async fn months(app: &pleinweb_platform::AppState) -> Vec<usize> {
        let mut tx = app.db().read().await.unwrap();
        let came: Vec<i64> = pleinweb_platform::on!(&mut tx, |c| sqlx::query_scalar(
            "SELECT published_at FROM offer WHERE state = 'closed'"
        )
        .fetch_all(c)
        .await)
        .unwrap();
        let mut months = vec![0; 13];
        for at in came {
            let age = app.now().since(Timestamp(at)) / (30 * DAY_MS);
            months[usize::try_from(age).unwrap().min(12)] += 1;
        }
        months.truncate(12);
        months
    }
}
