//! What an office says after a story: its mails, and figures of its tables.

use super::TestOffice;
use crate::notifications::Notice;
use crate::on;
use crate::platform::mail;

/// More than any story sends.
const ALL: i64 = 1000;

impl TestOffice {
    /// Every mail in the queue, oldest first: to whom, and what.
    pub async fn mails(&self) -> Vec<(String, Notice)> {
        let mails = mail::latest(self, ALL).await.expect("the mails");
        let mails = mails.into_iter().rev();
        mails.map(|mail| (mail.address, mail.notice)).collect()
    }

    /// The same without to whom.
    pub async fn notices(&self) -> Vec<Notice> {
        let mails = self.mails().await.into_iter();
        mails.map(|(_, notice)| notice).collect()
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
