//! Questions and answers, on both databases: what is counted, what is hidden,
//! and that the book follows the offers.

mod projection;
mod several;
mod twins;

use uuid::Uuid;

use super::model::{Count, Level, MarketAnswer, MarketInput, MarketView, MonthFigures};
use super::take_events;
use super::{CompareMarkets, ComparisonInput, LoadGlance, LoadMarket, TOPIC, fill_market};
use pleinweb_kernel::{DAY_MS, OfferId, Timestamp};
use pleinweb_nomenclature::seed_lists;
use pleinweb_platform::on;
use pleinweb_platform::testing::{
    Browser, TestApp, close_elsewhere, on_both, open_elsewhere, postgres_app,
};
use pleinweb_platform::{begin_as_system, finish};

/// An offer to put into the table: what the figures need, and nothing else.
struct Made {
    id: u128,
    occupation: &'static str,
    commune: &'static str,
    pay: i64,
    published_at: Timestamp,
    ended_at: Option<Timestamp>,
}

impl Made {
    fn new(app: &TestApp, id: u128, days_ago: i64) -> Self {
        Self {
            id,
            occupation: "D1102",
            commune: "87085",
            pay: 24_000,
            published_at: app.now().minus(days_ago * DAY_MS),
            ended_at: None,
        }
    }
}

/// Writes offers as an import would, and waits until their events can be read.
async fn put(app: &TestApp, offers: &[Made]) {
    write(app, offers).await;
    app.settled().await;
}

/// Writes offers as an import would, with their events.
async fn write(app: &TestApp, offers: &[Made]) {
    let mut cx = begin_as_system(app, "test").await.unwrap();
    let now = cx.now();
    on!(cx.tx(), |c| sqlx::query(
        "INSERT INTO offer_source (key, name) VALUES ('test', 'Test') ON CONFLICT (key) DO NOTHING"
    )
    .execute(c)
    .await
    .map(|_| ()))
    .unwrap();
    for made in offers {
        let id = OfferId(Uuid::from_u128(made.id));
        let open = made.ended_at.is_none();
        on!(cx.tx(), |c| {
            sqlx::query(
                "INSERT INTO offer (id, source, source_id, fingerprint, state, taken_down, occupation, contract,
                 accessible, posts, place, commune, department, pay_low, pay_high, pay_certainty, skills,
                 published_at, stored_at, changed_at, ended_at)
                 VALUES ($1, 'test', $2, 0, $3, $4, $5, 'permanent', $4, 1, '', $6, $7, $8, $8, 'stated',
                 '[\"PW-0001\"]', $9, $10, $10, $11)
                 ON CONFLICT (id) DO UPDATE SET state = excluded.state, ended_at = excluded.ended_at,
                 commune = excluded.commune",
            )
            .bind(id)
            .bind(made.id.to_string())
            .bind(if open { "open" } else { "closed" })
            .bind(false)
            .bind(made.occupation)
            .bind(made.commune)
            .bind(&made.commune[..2])
            .bind(made.pay)
            .bind(made.published_at)
            .bind(now)
            .bind(made.ended_at)
            .execute(c)
            .await
            .map(|_| ())
        })
        .unwrap();
        cx.emit(format!("offer:{id}"), "changed");
    }
    finish(cx).await.unwrap();
}

fn asked(occupation: &str, place: &str, level: &str) -> MarketInput {
    MarketInput {
        occupation: occupation.to_owned(),
        place: place.to_owned(),
        level: level.to_owned(),
        ..MarketInput::default()
    }
}

async fn market(app: &TestApp, input: MarketInput) -> MarketView {
    let answer = Browser::new().must_ask::<LoadMarket>(app, input).await;
    match answer {
        MarketAnswer::Market(view) => *view,
        MarketAnswer::Unknown { .. } => panic!("{answer:?}"),
    }
}

#[pleinweb_testing::test]
async fn figures_follow_the_offers_and_small_ones_are_hidden() {
    on_both(|app| async move {
        seed_lists(&app).await.unwrap();
        let limoges = || asked("D1102", "87085", "around");
        let before = market(&app, limoges()).await;
        assert_eq!(before.figures, None, "nothing was counted yet");

        let nine: Vec<Made> = (1..=9).map(|id| Made::new(&app, id, 3)).collect();
        put(&app, &nine).await;
        let after = fill_market(&app).await.unwrap();
        let figures = market(&app, limoges()).await.figures.unwrap();
        assert_eq!(
            (figures.open, figures.new_week, figures.pay),
            (Count::Few, Count::Few, None)
        );

        let mut news = app.hub().listen();
        put(&app, &[Made::new(&app, 10, 20)]).await;
        let after = take_events(&app, after).await.unwrap();
        assert_eq!(news.try_recv().unwrap().topic, TOPIC);
        let view = market(&app, limoges()).await;
        let figures = view.figures.unwrap();
        assert_eq!(
            (figures.open, figures.new_week, figures.new_month),
            (Count::Exactly(10), Count::Few, Count::Exactly(10))
        );
        assert_eq!(figures.pay.unwrap().count, 10);
        assert_eq!(figures.skills.len(), 1);
        assert_eq!(view.scope.level, Level::Around);

        // Told again, nothing moves and nobody is told.
        let same = take_events(&app, 0).await.unwrap();
        assert_eq!(same, after);
        assert!(news.try_recv().is_ok(), "it was taken in anew");
        assert_eq!(
            market(&app, limoges()).await.figures.unwrap().open,
            Count::Exactly(10)
        );

        let ended = Made {
            ended_at: Some(app.now()),
            ..Made::new(&app, 10, 20)
        };
        put(&app, &[ended]).await;
        take_events(&app, after).await.unwrap();
        let figures = market(&app, limoges()).await.figures.unwrap();
        assert_eq!(
            (figures.open, figures.new_month),
            (Count::Few, Count::Exactly(10))
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_is_written_while_the_outbox_stands_still_is_counted_afterwards() {
    let Some(app) = postgres_app().await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    seed_lists(&app).await.unwrap();
    let limoges = || asked("D1102", "87085", "around");
    let open = async || market(&app, limoges()).await.figures.unwrap().open;
    let twelve: Vec<Made> = (1..=12).map(|id| Made::new(&app, id, 3)).collect();
    put(&app, &twelve).await;
    let before = fill_market(&app).await.unwrap();
    let elsewhere = open_elsewhere().await.unwrap();
    write(&app, &[Made::new(&app, 13, 3)]).await;
    let stood = take_events(&app, before).await.unwrap();
    assert_eq!((stood, open().await), (before, Count::Exactly(12)));
    // A fresh book begins in the middle of it; an offer ends after it was read.
    let stood = fill_market(&app).await.unwrap();
    let ended = Made {
        ended_at: Some(app.now()),
        ..Made::new(&app, 12, 3)
    };
    write(&app, &[ended, Made::new(&app, 14, 3)]).await;
    let stood = take_events(&app, stood).await.unwrap();
    assert_eq!(open().await, Count::Exactly(13));
    close_elsewhere(elsewhere).await;
    app.settled().await;
    write(&app, &[Made::new(&app, 15, 3)]).await;
    app.settled().await;
    take_events(&app, stood).await.unwrap();
    assert_eq!(open().await, Count::Exactly(14));
}

#[pleinweb_testing::test]
async fn the_past_outlives_the_process_and_other_places_stay_apart() {
    on_both(|app| async move {
        seed_lists(&app).await.unwrap();
        let mut offers = Vec::new();
        for month in 0..12u8 {
            for number in 0..12u8 {
                let id = 1000 + u128::from(month) * 100 + u128::from(number);
                let published = i64::from(month) * 30 + 5;
                let made = Made::new(&app, id, published);
                let ended_at = (month > 0).then(|| made.published_at.plus(20 * DAY_MS));
                offers.push(Made { ended_at, ..made });
            }
        }
        // Out of reach of Limoges, in the same region.
        offers.extend((1..=15).map(|id| Made {
            commune: "19031",
            ..Made::new(&app, id, 1)
        }));
        // Too old to count.
        offers.push(Made {
            ended_at: Some(app.now().minus(410 * DAY_MS)),
            ..Made::new(&app, 5000, 420)
        });
        put(&app, &offers).await;
        fill_market(&app).await.unwrap();
        let near = market(&app, asked("D1102", "87085", "around")).await;
        let figures = near.figures.unwrap();
        assert_eq!(figures.open, Count::Exactly(12));
        assert_eq!(figures.months.len(), 13);
        assert!(figures.months.last().unwrap().running);
        let known = figures
            .months
            .iter()
            .filter(|month| month.new != Count::Few);
        assert!(known.count() >= 9, "{:?}", figures.months);
        assert!(figures.trend.is_some());
        // What began before anything was known, and what is not over, is no month.
        let whole: Vec<bool> = figures.months.iter().map(MonthFigures::is_whole).collect();
        assert!(!whole[0] && !whole[12], "{:?}", figures.months);
        assert!(whole[3..12].iter().all(|whole| *whole));
        for (occupation, level, open) in [
            ("D1102", "department", Count::Exactly(12)),
            ("D1102", "region", Count::Exactly(27)),
            ("D1102", "country", Count::Exactly(27)),
            ("", "region", Count::Exactly(27)),
            ("G1602", "country", Count::Few),
        ] {
            let view = market(&app, asked(occupation, "87085", level)).await;
            assert_eq!(view.figures.unwrap().open, open, "{occupation} {level}");
        }
        let bakers = MarketInput {
            domain: "d".to_owned(),
            ..MarketInput::default()
        };
        let view = market(&app, bakers).await;
        assert_eq!(
            (view.scope.domain, view.scope.level),
            (Some('D'), Level::Country)
        );
        assert_eq!(view.figures.unwrap().open, Count::Exactly(27));

        let input = ComparisonInput {
            one: asked("D1102", "87085", "around"),
            other: asked("D1102", "19031", "around"),
        };
        let (one, other) = Browser::new().must_ask::<CompareMarkets>(&app, input).await;
        let open = |answer: &MarketAnswer| answer.market().unwrap().figures.as_ref().unwrap().open;
        assert_eq!(
            (open(&one), open(&other)),
            (Count::Exactly(12), Count::Exactly(15))
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn words_find_occupations_and_places_or_say_what_was_not_found() {
    on_both(|app| async move {
        seed_lists(&app).await.unwrap();
        let typed = |occupation: &str, place: &str| MarketInput {
            occupation_text: occupation.to_owned(),
            place_text: place.to_owned(),
            ..MarketInput::default()
        };
        let view = market(&app, typed("boulengere", "limoges")).await;
        assert_eq!(
            view.scope.occupation.unwrap().label,
            "Boulanger / Boulangère"
        );
        assert_eq!(view.scope.place.unwrap().label, "Limoges (87)");
        assert_eq!((view.scope.level, view.scope.radius), (Level::Around, 30));
        let view = market(&app, typed("", "")).await;
        assert_eq!((view.scope.level, view.scope.place), (Level::Country, None));
        for (occupation, place, missing) in [
            ("zzzzqqqq", "limoges", (Some("zzzzqqqq"), None)),
            ("boulanger", "xqxqxqxq", (None, Some("xqxqxqxq"))),
        ] {
            let answer = Browser::new()
                .must_ask::<LoadMarket>(&app, typed(occupation, place))
                .await;
            let MarketAnswer::Unknown { occupation, place } = answer else {
                panic!("{answer:?}");
            };
            assert_eq!((occupation.as_deref(), place.as_deref()), missing);
        }
        // What cannot be read counts as empty.
        let odd = MarketInput {
            domain: "?".to_owned(),
            radius: "-3".to_owned(),
            level: "planet".to_owned(),
            ..typed("", "limoges")
        };
        let view = market(&app, odd).await;
        assert_eq!((view.scope.domain, view.scope.radius), (None, 30));
    })
    .await;
}

#[pleinweb_testing::test]
async fn where_there_are_too_few_the_areas_that_have_enough_are_named() {
    on_both(|app| async move {
        seed_lists(&app).await.unwrap();
        let mut offers: Vec<Made> = (1..=9).map(|id| Made::new(&app, id, 3)).collect();
        // In the same region, and far away.
        for (commune, ids) in [("19031", 10..=12), ("75056", 20..=60)] {
            offers.extend(ids.map(|id| Made {
                commune,
                ..Made::new(&app, id, 3)
            }));
        }
        put(&app, &offers).await;
        fill_market(&app).await.unwrap();
        let near = market(&app, asked("D1102", "87085", "around")).await;
        let wider: Vec<(Level, u32)> = near
            .wider
            .iter()
            .map(|wider| (wider.level, wider.open))
            .collect();
        assert_eq!(wider, [(Level::Region, 12), (Level::Country, 53)]);
        assert_eq!(near.wider[0].area.as_deref(), Some("Nouvelle-Aquitaine"));
        let enough = market(&app, asked("D1102", "87085", "region")).await;
        assert_eq!(enough.wider, []);
        let nowhere = market(&app, asked("G1602", "87085", "around")).await;
        assert_eq!(nowhere.wider, []);
    })
    .await;
}

#[pleinweb_testing::test]
async fn figures_at_a_glance_are_those_of_the_country() {
    on_both(|app| async move {
        seed_lists(&app).await.unwrap();
        let visitor = Browser::new();
        assert_eq!(visitor.must_ask::<LoadGlance>(&app, ()).await, None);
        let mut offers: Vec<Made> = (1..=11).map(|id| Made::new(&app, id, 3)).collect();
        offers.extend((21..=24).map(|id| Made::new(&app, id, 40)));
        put(&app, &offers).await;
        fill_market(&app).await.unwrap();
        let glance = visitor.must_ask::<LoadGlance>(&app, ()).await.unwrap();
        assert_eq!(
            (glance.open, glance.new_week, glance.scope.level),
            (Count::Exactly(15), Count::Exactly(11), Level::Country)
        );
        let whole = market(&app, asked("", "", "country"))
            .await
            .figures
            .unwrap();
        assert_eq!(glance.pay, whole.pay.map(|pay| pay.median));
        assert_eq!(glance.scope.place, None);
    })
    .await;
}
