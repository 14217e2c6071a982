//! What an app says after a story: its mails, and figures of its tables.

use super::TestApp;
use serde::de::DeserializeOwned;

use crate::mail::{self, MailBody};
use crate::on;

/// More than any story sends.
const ALL: i64 = 1000;

impl TestApp {
    /// Every mail in the queue, oldest first: to whom, and what.
    pub async fn mails(&self) -> Vec<(String, MailBody)> {
        let mails = mail::latest(self, ALL).await.expect("the mails");
        let mails = mails.into_iter().rev();
        mails.map(|mail| (mail.address, mail.body)).collect()
    }

    /// What they say, those of one feature.
    pub async fn told<N: DeserializeOwned>(&self) -> Vec<N> {
        let mails = self.mails().await.into_iter();
        mails.filter_map(|(_, body)| body.read().ok()).collect()
    }

    /// One figure out of the database.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut tx = self.db().read().await.expect("a transaction");
        on!(&mut tx, |c| sqlx::query_scalar(sql).fetch_one(c).await).expect(sql)
    }

    /// How many rows a table has.
    pub async fn rows(&self, table: &'static str) -> i64 {
        let mut tx = self.db().read().await.expect("a transaction");
        let sql = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
        on!(&mut tx, |c| sqlx::query_scalar(sql).fetch_one(c).await).expect(table)
    }
}
