//! Many at once: writers of one row, and the queries of one page.

use serde::{Deserialize, Serialize};

use super::{Command, Query, run_query};
use crate::on;
use crate::sessions::SEEN_EVERY_MS;
use crate::testing::{Browser, TestApp, on_both, postgres_app_with};
use crate::{Cx, Permit};
use pleinweb_kernel::{AppError, FieldErrors, PersonId};

/// Adds one to a row that everybody adds to.
struct Add;

#[derive(Default, Serialize, Deserialize)]
struct Nothing {}

impl Command for Add {
    const NAME: &'static str = "test/add";
    type Input = Nothing;
    type Subject = ();
    type Output = i64;

    fn parse(_: Nothing) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<i64, AppError> {
        let old: Option<String> = on!(cx.tx(), |c| sqlx::query_scalar(
            "SELECT value FROM setting WHERE name = 'sum'"
        )
        .fetch_optional(c)
        .await)?;
        let new = old.and_then(|old| old.parse::<i64>().ok()).unwrap_or(0) + 1;
        on!(cx.tx(), |c| {
            sqlx::query(
            "INSERT INTO setting (name, value) VALUES ('sum', $1) ON CONFLICT (name) DO UPDATE SET value = $1"
        )
        .bind(new.to_string())
        .execute(c)
        .await
        .map(|_| ())
        })?;
        Ok(new)
    }
}

#[pleinweb_testing::test]
async fn of_forty_writers_none_is_refused() {
    const WRITERS: usize = 40;
    const EACH: usize = 5;
    let Some(app) = postgres_app_with(16).await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    let began = std::time::Instant::now();
    let mut work = tokio::task::JoinSet::new();
    for _ in 0..WRITERS {
        let app = app.clone();
        work.spawn(async move {
            let mut slowest = std::time::Duration::ZERO;
            for _ in 0..EACH {
                let began = std::time::Instant::now();
                Browser::new().send::<Add>(&app, Nothing {}).await?;
                slowest = slowest.max(began.elapsed());
            }
            Ok::<_, AppError>(slowest)
        });
    }
    let mut slowest = std::time::Duration::ZERO;
    while let Some(done) = work.join_next().await {
        slowest = slowest.max(done.unwrap().expect("nobody is refused"));
    }
    let (again, waited) = app.db().statements().begun_again();
    let commands = u32::try_from(WRITERS * EACH).unwrap();
    println!(
        "{WRITERS} writers of one row, {commands} commands in {:?}: begun again {again} times, \
         waited {waited:?} in all, {:?} for each command; the slowest took {slowest:?}",
        began.elapsed(),
        waited / commands,
    );
    let mut tx = app.db().read().await.unwrap();
    let sum: String = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT value FROM setting WHERE name = 'sum'"
    )
    .fetch_one(c)
    .await)
    .unwrap();
    assert_eq!(sum, commands.to_string());
}

/// Reads someone's file.
struct ReadFile(PersonId);

impl Query for ReadFile {
    const NAME: &'static str = "test/read-file";
    type Input = PersonId;
    type Subject = ();
    type Output = ();

    fn parse(person: PersonId) -> Result<Self, FieldErrors> {
        Ok(Self(person))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<(), AppError> {
        cx.note_access(self.0, "test");
        Ok(())
    }
}

/// Only looks.
struct Look;

impl Query for Look {
    const NAME: &'static str = "test/look-only";
    type Input = ();
    type Subject = ();
    type Output = ();

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, _cx: &mut Cx, _permit: &Permit<()>) -> Result<(), AppError> {
        Ok(())
    }
}

/// An adviser whose session was noted a quarter of an hour ago.
async fn after_idle_minutes(app: &TestApp) -> Browser {
    let amina = app.people().adviser().await;
    app.clock.advance(SEEN_EVERY_MS);
    amina.browser
}

#[pleinweb_testing::test]
async fn sixty_queries_after_idle_minutes_all_answer_and_are_all_in_the_journal() {
    on_both(|app| async move {
        let browser = after_idle_minutes(&app).await;
        let mut work = tokio::task::JoinSet::new();
        for _ in 0..60 {
            let (app, request) = (app.clone(), browser.request.clone());
            work.spawn(async move {
                let person = PersonId(app.new_id());
                run_query::<ReadFile>(&app, &request, person).await
            });
        }
        for answer in work.join_all().await {
            assert_eq!(answer, Ok(()));
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM access_journal").await, 60);
        let seen = app.count("SELECT seen_at FROM session").await;
        assert_eq!(seen, app.now().0, "and the use is noted");
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_use_that_cannot_be_noted_is_left_out() {
    on_both(|app| async move {
        let mut browser = after_idle_minutes(&app).await;
        let before = app.count("SELECT seen_at FROM session").await;
        // Someone holds the row, or on SQLite the writer.
        let mut held = app.db().begin().await.unwrap();
        on!(&mut held, |c| sqlx::query(
            "UPDATE session SET device = 'x'"
        )
        .execute(c)
        .await
        .map(|_| ()))
        .unwrap();
        let answer = run_query::<Look>(&app, &browser.request, ()).await;
        assert_eq!(answer, Ok(()), "a query does not fail for a note");
        held.roll_back().await.unwrap();
        let noted = app.count("SELECT seen_at FROM session").await;
        assert_eq!(noted, before);
        browser.must_send::<Add>(&app, Nothing {}).await;
        let noted = app.count("SELECT seen_at FROM session").await;
        assert_eq!(noted, app.now().0, "the next request notes it");
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_cannot_be_written_in_the_journal_is_not_read() {
    on_both(|app| async move {
        let browser = after_idle_minutes(&app).await;
        let mut tx = app.db().begin().await.unwrap();
        on!(&mut tx, |c| sqlx::query(
            "ALTER TABLE access_journal RENAME TO access_journal_away"
        )
        .execute(c)
        .await
        .map(|_| ()))
        .unwrap();
        tx.commit().await.unwrap();
        let person = PersonId(app.new_id());
        let answer = run_query::<ReadFile>(&app, &browser.request, person).await;
        assert!(matches!(answer, Err(AppError::Unavailable { .. })));
    })
    .await;
}
