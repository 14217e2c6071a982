//! Reports and decisions.

use serde::{Deserialize, Serialize};
use sqlx::FromRow;

use crate::model::OfferState;
use crate::reports::{ReportDecision, ReportReason};
use pleinweb_kernel::{AccountId, AppError, Lang, OfferId, OfferReportId, Timestamp};
use pleinweb_platform::on;
use pleinweb_platform::{AppState, Cx, Tx, incident};

/// What is sealed: someone's words, and where to answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    pub words: Option<String>,
    pub email: Option<String>,
}

impl Sealed {
    pub(super) fn seal(&self, app: &AppState, about: &str) -> Result<Option<Vec<u8>>, AppError> {
        if self.words.is_none() && self.email.is_none() {
            return Ok(None);
        }
        let plain = serde_json::to_vec(self).map_err(|error| incident(&error))?;
        Ok(Some(app.secrets().seal(app.randomness(), about, &plain)))
    }

    pub(super) fn open(
        app: &AppState,
        about: &str,
        sealed: Option<&Vec<u8>>,
    ) -> Result<Self, AppError> {
        let Some(sealed) = sealed else {
            return Ok(Self::default());
        };
        let plain = app.secrets().opened(about, sealed)?;
        serde_json::from_slice(&plain).map_err(|error| incident(&error))
    }
}

/// A report with its offer.
#[derive(Clone, Debug, FromRow)]
pub struct ReportRow {
    pub id: OfferReportId,
    pub offer_id: OfferId,
    reason: String,
    sealed: Option<Vec<u8>>,
    lang: String,
    pub created_at: Timestamp,
    pub decided_at: Option<Timestamp>,
    state: String,
    pub title: Option<String>,
    pub employer: Option<String>,
    /// Open reports about the same offer.
    pub same: i64,
}

const REPORT: &str = "SELECT r.id, r.offer_id, r.reason, r.sealed, r.lang, r.created_at, r.decided_at, o.state, t.title, t.employer,
     (SELECT COUNT(*) FROM offer_report s WHERE s.offer_id = r.offer_id AND s.decided_at IS NULL) AS same
     FROM offer_report r JOIN offer o ON o.id = r.offer_id LEFT JOIN offer_text t ON t.offer_id = r.offer_id";

impl ReportRow {
    fn about(id: OfferReportId) -> String {
        format!("offer-report:{id}")
    }
    pub fn reason(&self) -> Result<ReportReason, AppError> {
        ReportReason::parse(&self.reason).map_err(|error| incident(&error))
    }
    pub fn state(&self) -> Result<OfferState, AppError> {
        OfferState::parse(&self.state).map_err(|error| incident(&error))
    }
    pub fn sealed(&self, app: &AppState) -> Result<Sealed, AppError> {
        Sealed::open(app, &Self::about(self.id), self.sealed.as_ref())
    }
    pub fn lang(&self) -> Lang {
        Lang::from_tag(&self.lang)
    }
}

/// Keeps a report.
pub async fn insert_report(
    cx: &mut Cx,
    offer: OfferId,
    reason: ReportReason,
    sealed: &Sealed,
    reporter: Vec<u8>,
) -> Result<OfferReportId, AppError> {
    let id: OfferReportId = cx.new_id();
    let (app, now, lang) = (cx.app(), cx.now(), cx.lang());
    let sealed = sealed.seal(&app, &ReportRow::about(id))?;
    on!(cx.tx(), |c| {
        sqlx::query(
            "INSERT INTO offer_report (id, offer_id, reason, sealed, lang, reporter, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(id)
        .bind(offer)
        .bind(reason.key())
        .bind(sealed)
        .bind(lang.tag())
        .bind(reporter)
        .bind(now)
        .execute(c)
        .await
        .map(|_| ())
    })?;
    Ok(id)
}

/// Whether someone has an open report about an offer.
pub async fn same_report(tx: &mut Tx, offer: OfferId, reporter: &[u8]) -> Result<bool, AppError> {
    let found: Option<i32> = on!(tx, |c| {
        sqlx::query_scalar(
        "SELECT 1 FROM offer_report WHERE offer_id = $1 AND reporter = $2 AND decided_at IS NULL LIMIT 1"
    )
    .bind(offer)
    .bind(reporter)
    .fetch_optional(c)
    .await
    })?;
    Ok(found.is_some())
}

/// How much someone reported since then.
pub async fn recent_reports(
    tx: &mut Tx,
    reporter: &[u8],
    since: Timestamp,
) -> Result<i64, AppError> {
    Ok(on!(tx, |c| sqlx::query_scalar(
        "SELECT COUNT(*) FROM offer_report WHERE reporter = $1 AND created_at > $2"
    )
    .bind(reporter)
    .bind(since)
    .fetch_one(c)
    .await)?)
}

/// A report by its id.
pub async fn load_report(tx: &mut Tx, id: OfferReportId) -> Result<Option<ReportRow>, AppError> {
    let sql = format!("{REPORT} WHERE r.id = $1");
    Ok(on!(tx, |c| sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(id)
        .fetch_optional(c)
        .await)?)
}

/// Open reports after a place in the queue, oldest first.
pub async fn open_reports(
    tx: &mut Tx,
    after: (Timestamp, OfferReportId),
    limit: i64,
) -> Result<Vec<ReportRow>, AppError> {
    let sql = format!(
        "{REPORT} WHERE r.decided_at IS NULL AND (r.created_at, r.id) > ($1, $2) ORDER BY r.created_at, r.id LIMIT $3"
    );
    Ok(on!(tx, |c| sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(after.0)
        .bind(after.1)
        .bind(limit)
        .fetch_all(c)
        .await)?)
}

/// The open reports about an offer.
pub async fn reports_of(tx: &mut Tx, offer: OfferId) -> Result<Vec<ReportRow>, AppError> {
    let sql = format!("{REPORT} WHERE r.offer_id = $1 AND r.decided_at IS NULL ORDER BY r.id");
    Ok(on!(tx, |c| sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(offer)
        .fetch_all(c)
        .await)?)
}

/// Decides a report, or with `TakeDown` all open ones about its offer.
pub async fn decide(
    cx: &mut Cx,
    report: &ReportRow,
    by: AccountId,
    decision: ReportDecision,
    reason: &str,
) -> Result<(), AppError> {
    let now = cx.now();
    let all = decision == ReportDecision::TakeDown;
    on!(cx.tx(), |c| {
        sqlx::query(
        "UPDATE offer_report SET decided_at = $1, decided_by = $2, decision = $3, decision_reason = $4
         WHERE decided_at IS NULL AND (id = $5 OR ($6 AND offer_id = $7))"
    )
    .bind(now)
    .bind(by)
    .bind(decision.key())
    .bind(reason)
    .bind(report.id)
    .bind(all)
    .bind(report.offer_id)
    .execute(c)
    .await
    .map(|_| ())
    })?;
    Ok(())
}
