//! A copy begins from nothing, follows, and is made anew when it cannot.

use std::time::Duration;

use super::hub::MISSED;
use super::line::Point;
use super::projections::wakes;
use super::projections::{Beginning, Followed, Follower, Phase, Projection, ProjectionBoard};
use super::testing::{TestApp, on_both, sqlite_app};
use super::{AppState, Changes, begin_as_system, finish, outbox_line};
use pleinweb_kernel::{AppError, HOUR_MS};

/// Remembers what it was told.
#[derive(Debug, Default)]
struct Heard {
    made: usize,
    topics: Vec<String>,
    /// What an earlier process left.
    kept: Option<i64>,
    fails: bool,
    stands: Option<(Phase, Option<i64>)>,
}

impl Projection for Heard {
    const NAME: &'static str = "heard";
    const FOLLOWS: &'static str = "offer:";
    const TELLS: Option<&'static str> = Some("heard");
    const AT_ONCE: i64 = 2;
    const LOOK_EVERY: Duration = Duration::from_secs(1);
    const AFTER_A_FAILURE: Duration = Duration::from_secs(1);
    const FRESH_FOR: Option<Duration> = Some(Duration::from_hours(24));

    type Error = AppError;

    async fn position(&mut self, _app: &AppState) -> Result<Option<i64>, AppError> {
        Ok(self.kept)
    }

    async fn rebuild(&mut self, _app: &AppState, _from: Beginning) -> Result<(), AppError> {
        if std::mem::take(&mut self.fails) {
            return Err(AppError::NotFound);
        }
        self.made += 1;
        self.topics.clear();
        Ok(())
    }

    async fn follow(&mut self, _app: &AppState, changes: &Changes) -> Result<Followed, AppError> {
        if std::mem::take(&mut self.fails) {
            return Err(AppError::NotFound);
        }
        let topics = changes.rows.iter().map(|row| row.topic.clone());
        self.topics.extend(topics);
        Ok(match self.topics.last().map(String::as_str) {
            Some("offer:lost") => Followed::Lost,
            _ if changes.rows.is_empty() => Followed::Unmoved,
            _ => Followed::Moved,
        })
    }

    fn stands(&mut self, _app: &AppState, phase: Phase, upto: Option<i64>) {
        self.stands = Some((phase, upto));
    }
}

async fn emit(app: &TestApp, topics: &[&str]) {
    let mut cx = begin_as_system(app, "test").await.unwrap();
    for topic in topics {
        cx.emit((*topic).to_owned(), "happened");
    }
    finish(cx).await.unwrap();
    app.settled().await;
}

async fn open(app: &TestApp, projection: Heard) -> Follower<Heard> {
    Follower::open(app.app.clone(), projection).await
}

fn said(app: &TestApp) -> super::projections::Stands {
    app.service::<ProjectionBoard>().all()["heard"]
}

#[pleinweb_testing::test]
async fn it_is_made_from_nothing_and_follows_what_happens() {
    on_both(|app| async move {
        let mut news = app.hub().listen();
        let mut follower = open(&app, Heard::default()).await;
        assert_eq!((said(&app).phase, said(&app).upto), (Phase::Starting, None));
        assert!(!follower.step().await.unwrap());
        assert_eq!(follower.projection().made, 1);
        assert_eq!(follower.upto(), Some(0));
        assert_eq!(
            follower.projection().stands,
            Some((Phase::Current, Some(0)))
        );
        assert_eq!(said(&app).made_at, Some(app.now()));
        assert_eq!(news.try_recv().unwrap().topic, "heard");
        emit(&app, &["offer:1", "account:x", "offer:2"]).await;
        follower.catch_up().await.unwrap();
        assert_eq!(follower.projection().topics, ["offer:1", "offer:2"]);
        assert_eq!(follower.projection().made, 1, "it was not made again");
        let told = news.try_recv().unwrap();
        assert_eq!(told.topic, "heard");
        let upto = follower.upto().unwrap();
        assert!(upto > 0 && told.version <= upto);
        while news.try_recv().is_ok() {}
        emit(&app, &["account:x"]).await;
        follower.catch_up().await.unwrap();
        assert!(news.try_recv().is_err(), "nothing moved");
        let said = said(&app);
        assert_eq!((said.phase, said.upto), (Phase::Current, follower.upto()));
        assert!(follower.upto().unwrap() > upto);
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_an_earlier_process_left_goes_on_where_it_was() {
    on_both(|app| async move {
        emit(&app, &["offer:1"]).await;
        let mut first = open(&app, Heard::default()).await;
        first.catch_up().await.unwrap();
        assert!(first.projection().topics.is_empty(), "it is in the tables");
        emit(&app, &["offer:2"]).await;
        let kept = Heard {
            kept: first.upto(),
            ..Heard::default()
        };
        let mut second = open(&app, kept).await;
        second.catch_up().await.unwrap();
        assert_eq!(second.projection().made, 0);
        assert_eq!(second.projection().topics, ["offer:2"]);
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_fails_or_is_lost_or_old_is_made_anew() {
    on_both(|app| async move {
        let mut follower = open(&app, Heard::default()).await;
        follower.catch_up().await.unwrap();
        follower.projection().fails = true;
        assert_eq!(follower.step().await, Err(AppError::NotFound));
        assert_eq!(
            follower.projection().stands,
            Some((Phase::CatchingUp, None))
        );
        assert_eq!(said(&app).failed_at, Some(app.now()));
        follower.catch_up().await.unwrap();
        assert_eq!(follower.projection().made, 2);
        emit(&app, &["offer:lost"]).await;
        assert!(follower.step().await.unwrap(), "there may be more");
        assert_eq!(follower.projection().made, 3);
        follower.catch_up().await.unwrap();
        assert_eq!(follower.projection().made, 3);
        app.clock.advance(24 * HOUR_MS - 1);
        follower.catch_up().await.unwrap();
        assert_eq!(follower.projection().made, 3);
        // One that fails is tried again, old as it is.
        app.clock.advance(1);
        follower.projection().fails = true;
        assert!(follower.step().await.is_err());
        follower.catch_up().await.unwrap();
        assert_eq!(follower.projection().made, 4);
        assert_eq!(said(&app).made_at, Some(app.now()));
    })
    .await;
}

#[pleinweb_testing::test]
async fn another_outbox_than_before_makes_it_anew() {
    let app = sqlite_app().await;
    let mut follower = open(&app, Heard::default()).await;
    follower.catch_up().await.unwrap();
    let line = outbox_line(app.db()).await.unwrap().unwrap();
    app.hub().told_up_to(Point { line, at: 0 });
    follower.catch_up().await.unwrap();
    assert_eq!(follower.projection().made, 1, "the tailer began after it");
    let line = "0000abcd".parse().unwrap();
    app.hub().told_up_to(Point { line, at: 0 });
    follower.projection().fails = true;
    assert!(follower.step().await.is_err());
    follower.catch_up().await.unwrap();
    assert_eq!(follower.projection().made, 2);
    follower.catch_up().await.unwrap();
    assert_eq!(follower.projection().made, 2, "once");
}

#[pleinweb_testing::test]
fn only_what_it_follows_wakes_it() {
    for (topic, expected) in [
        ("offers", true),
        (MISSED, true),
        ("account:x", false),
        ("heard", false),
    ] {
        assert_eq!(wakes::<Heard>(topic), expected, "{topic}");
    }
}
