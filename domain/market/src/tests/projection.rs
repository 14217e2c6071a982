//! The book as a projection: from nothing, from a full table, and anew each day.

use super::{Made, TOPIC, asked, market, put};
use crate::model::Count;
use crate::{CountedMarket, Market};
use pleinweb_kernel::DAY_MS;
use pleinweb_nomenclature::seed_lists;
use pleinweb_platform::projections::{Follower, Phase, ProjectionBoard, Stands};
use pleinweb_platform::testing::{TestApp, on_both};

async fn follower(app: &TestApp) -> Follower<CountedMarket> {
    Follower::open(app.app.clone(), CountedMarket::default()).await
}

async fn open(app: &TestApp) -> Option<Count> {
    let view = market(app, asked("D1102", "87085", "around")).await;
    view.figures.map(|figures| figures.open)
}

fn stands(app: &TestApp) -> Stands {
    app.service::<ProjectionBoard>().all()["market"]
}

fn made(app: &TestApp, ids: std::ops::RangeInclusive<u128>) -> Vec<Made> {
    ids.map(|id| Made::new(app, id, 3)).collect()
}

#[pleinweb_testing::test]
async fn it_begins_from_nothing_and_follows() {
    on_both(|app| async move {
        seed_lists(&app).await.unwrap();
        app.settled().await;
        let mut follower = follower(&app).await;
        assert_eq!(app.service::<Market>().moved(), None);
        follower.catch_up().await.unwrap();
        assert!(app.service::<Market>().moved().is_some());
        assert_eq!(open(&app).await, Some(Count::Few));
        assert_eq!(stands(&app).phase, Phase::Current);
        let mut news = app.hub().listen();
        put(&app, &made(&app, 1..=12)).await;
        follower.catch_up().await.unwrap();
        assert_eq!(open(&app).await, Some(Count::Exactly(12)));
        assert_eq!(app.service::<Market>().moved(), follower.upto());
        let told = news.try_recv().unwrap();
        assert_eq!(
            (told.topic.as_str(), Some(told.version)),
            (TOPIC, follower.upto())
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn it_begins_on_a_full_table_and_afresh_each_day() {
    on_both(|app| async move {
        seed_lists(&app).await.unwrap();
        put(&app, &made(&app, 1..=12)).await;
        let mut follower = follower(&app).await;
        follower.catch_up().await.unwrap();
        assert_eq!(open(&app).await, Some(Count::Exactly(12)));
        let made_at = stands(&app).made_at;
        assert_eq!(made_at, Some(app.now()));
        app.clock.advance(DAY_MS - 1);
        follower.catch_up().await.unwrap();
        assert_eq!(stands(&app).made_at, made_at);
        app.clock.advance(1);
        let mut news = app.hub().listen();
        follower.catch_up().await.unwrap();
        assert_eq!(stands(&app).made_at, Some(app.now()));
        assert_eq!(news.try_recv().unwrap().topic, TOPIC, "they ask once");
        assert_eq!(open(&app).await, Some(Count::Exactly(12)));
    })
    .await;
}
