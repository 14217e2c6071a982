//! Reports and decisions.

use serde::{Deserialize, Serialize};
use sqlx::FromRow;

use crate::model::OfferState;
use crate::reports::{ReportDecision, ReportReason};
use pleinweb_kernel::{AccountId, AppError, Cursor, Lang, OfferId, OfferReportId, Page, Timestamp};
use pleinweb_platform::{AppState, Cx, Tx, incident, sql};

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
    pub reason: ReportReason,
    sealed: Option<Vec<u8>>,
    pub lang: Lang,
    pub created_at: Timestamp,
    pub decided_at: Option<Timestamp>,
    pub state: OfferState,
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
    pub fn sealed(&self, app: &AppState) -> Result<Sealed, AppError> {
        Sealed::open(app, &Self::about(self.id), self.sealed.as_ref())
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
    sql!(
        "INSERT INTO offer_report (id, offer_id, reason, sealed, lang, reporter, created_at)
             VALUES ({id}, {offer}, {reason}, {sealed}, {lang}, {reporter}, {now})"
    )
    .execute(cx.tx())
    .await?;
    Ok(id)
}

/// Whether someone has an open report about an offer.
pub async fn same_report(tx: &mut Tx, offer: OfferId, reporter: &[u8]) -> Result<bool, AppError> {
    let found: Option<i32> = sql!(
        "SELECT 1 FROM offer_report WHERE offer_id = {offer} AND reporter = {reporter}
         AND decided_at IS NULL LIMIT 1"
    )
    .optional_scalar(tx)
    .await?;
    Ok(found.is_some())
}

/// How much someone reported since then.
pub async fn recent_reports(
    tx: &mut Tx,
    reporter: &[u8],
    since: Timestamp,
) -> Result<i64, AppError> {
    sql!("SELECT COUNT(*) FROM offer_report WHERE reporter = {reporter} AND created_at > {since}")
        .scalar(tx)
        .await
}

/// A report by its id.
pub async fn load_report(tx: &mut Tx, id: OfferReportId) -> Result<Option<ReportRow>, AppError> {
    sql!("{REPORT:sql} WHERE r.id = {id}").optional(tx).await
}

/// A page of open reports, oldest first.
pub async fn open_reports(
    tx: &mut Tx,
    after: Option<Cursor>,
    size: i64,
) -> Result<Page<ReportRow>, AppError> {
    let after = after.unwrap_or(Cursor::FIRST);
    let rows = sql!(
        "{REPORT:sql} WHERE r.decided_at IS NULL
         AND (r.created_at, r.id) > ({after.at}, {after.id})
         ORDER BY r.created_at, r.id LIMIT {size + 1}"
    )
    .all(tx)
    .await?;
    Ok(Page::of(rows, size, |last: &ReportRow| {
        (last.created_at, last.id.0)
    }))
}

/// The open reports about an offer.
pub async fn reports_of(tx: &mut Tx, offer: OfferId) -> Result<Vec<ReportRow>, AppError> {
    sql!("{REPORT:sql} WHERE r.offer_id = {offer} AND r.decided_at IS NULL ORDER BY r.id")
        .all(tx)
        .await
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
    sql!(
        "UPDATE offer_report SET decided_at = {now}, decided_by = {by}, decision = {decision},
         decision_reason = {reason}
         WHERE decided_at IS NULL AND (id = {report.id} OR ({all}
         AND offer_id = {report.offer_id}))"
    )
    .execute(cx.tx())
    .await
}
