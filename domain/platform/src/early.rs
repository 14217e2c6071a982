//! News that must not wait for somebody else.
//!
//! On PostgreSQL the tailer stays behind the oldest transaction of the cluster
//! that is still open, be it of another database. Copies must; people who look
//! at a page need not: what has been waiting since the look before is told
//! already, and once more when its turn comes.

use std::collections::HashMap;

use super::{Db, Tx};
use pleinweb_kernel::AppError;

/// Rows looked at: whoever missed more asks for everything sooner or later.
const AT_MOST: i64 = 500;

/// The rows that wait, and whether they were told.
#[derive(Debug, Default)]
pub(super) struct Early(HashMap<i64, bool>);

impl Early {
    /// The topics of rows that have been waiting for a whole look, each row once.
    pub(super) async fn look(&mut self, db: &Db) -> Result<Vec<String>, AppError> {
        let mut tx = db.read().await?;
        let Tx::Postgres(connection, _) = &mut tx else {
            return Ok(Vec::new());
        };
        let rows: Vec<(i64, String)> = sqlx::query_as(
            "SELECT seq, topic FROM outbox WHERE written_by >= pg_snapshot_xmin(pg_current_snapshot())
             ORDER BY written_by LIMIT $1",
        )
        .bind(AT_MOST)
        .fetch_all(&mut **connection)
        .await?;
        Ok(self.take(rows))
    }

    fn take(&mut self, rows: Vec<(i64, String)>) -> Vec<String> {
        let before = std::mem::take(&mut self.0);
        let mut tell = Vec::new();
        for (seq, topic) in rows {
            let told = before.get(&seq).copied();
            if told == Some(false) {
                tell.push(topic);
            }
            self.0.insert(seq, told.is_some());
        }
        tell
    }
}

#[cfg(feature = "testing")]
mod tests {
    use std::time::Duration;

    use super::Early;
    use crate::on;
    use crate::testing::{POSTGRES_URL, postgres_app};
    use crate::{begin_as_system, finish, tail_outbox};

    #[pleinweb_testing::test]
    fn what_waits_is_told_once_and_not_at_once() {
        let row = |seq: i64| (seq, format!("account:{seq}"));
        let mut early = Early::default();
        assert!(early.take(vec![row(1)]).is_empty());
        assert_eq!(early.take(vec![row(1), row(2)]), ["account:1"]);
        assert_eq!(early.take(vec![row(1), row(2)]), ["account:2"]);
        assert!(early.take(vec![row(2)]).is_empty());
        assert!(early.take(Vec::new()).is_empty());
    }

    #[pleinweb_testing::test]
    async fn an_open_transaction_of_somebody_else_makes_nobody_deaf() {
        let Some(app) = postgres_app().await else {
            eprintln!(
                "skipped on PostgreSQL: {POSTGRES_URL} is not set (cargo xtask test sets it)"
            );
            return;
        };
        let mut elsewhere = begin_as_system(&app, "test").await.unwrap();
        on!(elsewhere.tx(), |c| sqlx::query(
            "INSERT INTO setting (name, value) VALUES ('open', '')"
        )
        .execute(c)
        .await
        .map(|_| ()))
        .unwrap();
        let tail = tokio::spawn(tail_outbox(app.app.clone()));
        while app.hub().told().is_none() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let told = app.hub().told();
        let mut news = app.hub().listen();
        let mut cx = begin_as_system(&app, "test").await.unwrap();
        cx.emit("account:x".to_owned(), "happened");
        finish(cx).await.unwrap();
        let patience = Duration::from_secs(20);
        let early = tokio::time::timeout(patience, news.recv()).await;
        let early = early.expect("it is told though the other goes on").unwrap();
        assert_eq!(early.topic, "account:x");
        // The point that goes with it is before it: the other may have news too.
        assert_eq!(Some(early.version - 1), told.map(|point| point.at));
        elsewhere.emit("account:x".to_owned(), "late");
        finish(elsewhere).await.unwrap();
        let late = tokio::time::timeout(patience, news.recv()).await;
        assert_eq!(late.expect("its turn").unwrap().topic, "account:x");
        tail.abort();
    }
}
