//! Clients that go away in the middle of something, thousands of them.

use std::future::Future;
use std::pin::Pin;

use super::{put, said};
use crate::on;
use crate::testing::{Browser, TestApp, postgres_app_with};
use crate::{Cx, Permit, Query, run_query};
use pleinweb_kernel::{AppError, FieldErrors};

const VANISH: usize = 2000;

/// A page's query: several statements in one snapshot.
struct Look;

impl Query for Look {
    const NAME: &'static str = "test/look";
    type Input = ();
    type Subject = ();
    type Output = i64;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<i64, AppError> {
        let mut sum = 0;
        for _ in 0..3 {
            sum += on!(cx.tx(), |c| sqlx::query_scalar::<_, i64>(
                "SELECT COUNT(*) FROM setting"
            )
            .fetch_one(c)
            .await)?;
        }
        Ok(sum)
    }
}

/// Lets work go on for so many steps, and drops it.
async fn vanish(mut work: Pin<Box<dyn Future<Output = ()> + Send + '_>>, steps: usize) {
    for _ in 0..steps {
        if futures::poll!(&mut work).is_ready() {
            return;
        }
        tokio::task::yield_now().await;
    }
}

async fn idle_in_transaction(app: &TestApp) -> i64 {
    let mut tx = app.db().read().await.unwrap();
    on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT COUNT(*) FROM pg_stat_activity
         WHERE application_name = current_setting('application_name')
           AND state LIKE 'idle in transaction%' AND pid <> pg_backend_pid()"
    )
    .fetch_one(c)
    .await)
    .unwrap()
}

/// Every connection of the pool begins what it is asked to begin, and nothing
/// stands open behind it.
async fn all_are_sound(app: &TestApp, connections: usize) {
    // What was still on its way ends by itself, our own question before included.
    let mut turns = 0;
    while idle_in_transaction(app).await > 0 {
        turns += 1;
        // A minute: one that stands open does so for ever.
        assert!(turns < 6_000, "a transaction stands open");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    let mut open = Vec::new();
    for index in 0..connections {
        let mut tx = app.db().begin().await.unwrap();
        let isolation = said(&mut tx, "SHOW transaction_isolation").await;
        assert_eq!(isolation, "serializable", "connection {index}");
        put(&mut tx, &format!("connection {index}")).await.unwrap();
        open.push(tx);
    }
    for tx in open {
        tx.commit().await.unwrap();
    }
}

#[pleinweb_testing::test]
async fn thousands_of_vanished_readers_poison_nothing() {
    let Some(app) = postgres_app_with(4).await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    let browser = app.people().job_seeker().await.browser;
    for turn in 0..VANISH {
        // A request whose client closed the connection: its future is dropped.
        let (app, request) = (&app, &browser.request);
        let asked = async move {
            let _ = run_query::<Look>(app, request, ()).await;
        };
        vanish(Box::pin(asked), turn % 7).await;
        // Whoever reads or writes by hand is dropped at any point, even within the
        // beginning; a connection is made anew for most of them, so they are fewer.
        if !turn.is_multiple_of(8) {
            continue;
        }
        let read = async move {
            let mut tx = app.db().read().await.unwrap();
            said(&mut tx, "SELECT pg_backend_pid()::text").await;
        };
        vanish(Box::pin(read), turn / 8 % 23).await;
        let write = async move {
            let mut tx = app.db().begin().await.unwrap();
            let _ = put(&mut tx, "vanished").await;
        };
        vanish(Box::pin(write), turn / 8 % 17).await;
    }
    all_are_sound(&app, 4).await;
}

#[pleinweb_testing::test]
async fn a_query_runs_to_its_end_though_its_client_vanished() {
    crate::testing::on_both(|app| async move {
        let before = app.db().statements().count();
        let request = Browser::new().request;
        let asked = async {
            let _ = run_query::<Look>(&app, &request, ()).await;
        };
        vanish(Box::pin(asked), 1).await;
        while app.db().statements().count() < before + 3 {
            tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        }
    })
    .await;
}
