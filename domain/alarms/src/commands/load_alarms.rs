//! The operator's list of alarms.

use crate::lines::named;
use crate::model::AlarmsView;
use pleinweb_caseload as caseload;
use pleinweb_kernel::promises::CLOSED_ALARM_SHOWN;
use pleinweb_kernel::{AccountId, AppError, FieldErrors};
use pleinweb_platform::alarms::{count_open, listed};
use pleinweb_platform::{Cx, Permit, Query};

/// How many lines a page shows.
const LISTED: usize = 100;

/// Every alarm that is open, and those that were closed in the last days.
///
/// # Errors
/// Whoever is not an operator: as `Actor::operator` says.
#[derive(Debug)]
pub struct LoadAlarms;

impl Query for LoadAlarms {
    const NAME: &'static str = "alarms/list";
    type Input = ();
    type Subject = AccountId;
    type Output = AlarmsView;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountId>, AppError> {
        let me = cx.actor().operator()?;
        Ok(cx.permit(None, me))
    }

    async fn handle(&self, cx: &mut Cx, _me: &Permit<AccountId>) -> Result<AlarmsView, AppError> {
        let now = cx.now();
        let limit = i64::try_from(LISTED + 1).unwrap_or(i64::MAX);
        let mut alarms = listed(cx.tx(), None, now.minus(CLOSED_ALARM_SHOWN.ms()), limit).await?;
        let more = alarms.len() > LISTED;
        alarms.truncate(LISTED);
        let pauses = caseload::pauses_now(cx.tx(), now).await?;
        let (lines, paused) = named(cx, alarms, pauses).await?;
        Ok(AlarmsView {
            lines,
            more,
            paused,
        })
    }
}

/// How many alarms are open: for the front page.
///
/// # Errors
/// Whoever is not an operator: as `Actor::operator` says.
#[derive(Debug)]
pub struct CountAlarms;

impl Query for CountAlarms {
    const NAME: &'static str = "alarms/count";
    type Input = ();
    type Subject = AccountId;
    type Output = u64;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<AccountId>, AppError> {
        let me = cx.actor().operator()?;
        Ok(cx.permit(None, me))
    }

    async fn handle(&self, cx: &mut Cx, _me: &Permit<AccountId>) -> Result<u64, AppError> {
        let open = count_open(cx.tx()).await?;
        Ok(u64::try_from(open).unwrap_or(0))
    }
}
