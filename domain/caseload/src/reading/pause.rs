//! A pause begins, is told, and is lifted.

use super::{Scope, store};
use crate::Notification;
use pleinweb_accounts as accounts;
use pleinweb_kernel::promises::READING_PAUSE;
use pleinweb_kernel::{AccountId, AdviserId, AgencyId, AppError, Landing, Timestamp};
use pleinweb_platform::alarms::{self, ALARMS_TOPIC, Alarm, AlarmKind};
use pleinweb_platform::{Cx, Of, Tx};
use pleinweb_reviews::topic_of;

/// How many pauses a page lists.
const LISTED: i64 = 100;

/// Begins a pause, raises the alarm in each agency of the adviser, and tells
/// the heads and the operators by mail. All of it stays though the reading
/// itself is refused.
pub(super) async fn begin(
    cx: &mut Cx,
    me: Of<AccountId>,
    scope: Scope,
    count: i64,
) -> Result<(), AppError> {
    let (now, id) = (cx.now(), cx.new_id());
    let until = now.plus(READING_PAUSE.ms());
    store::begin_pause(cx.tx(), id, me, scope.key(), (now, until)).await?;
    let agencies = accounts::agencies_of(cx.tx(), AdviserId(me.0)).await?;
    raise(cx, *me, &agencies, count).await?;
    let name = accounts::colleague_name(cx.tx(), me).await?;
    let name = name.unwrap_or_default();
    for watcher in accounts::watchers_of(cx.tx(), &agencies).await? {
        if watcher.account == *me {
            continue;
        }
        let landing = if watcher.operator {
            Landing::Operator
        } else {
            Landing::Adviser
        };
        let notice = Notification::MassReading {
            name: name.clone(),
            count: count.unsigned_abs(),
            until,
            link: landing.href(watcher.lang),
        };
        cx.mail(Some(watcher.account), &watcher.email, watcher.lang, notice);
    }
    wake(cx, *me, &agencies);
    metrics::counter!("pleinweb_reading_pauses_total").increment(1);
    cx.keep_on_refusal();
    Ok(())
}

async fn raise(
    cx: &mut Cx,
    me: AccountId,
    agencies: &[AgencyId],
    count: i64,
) -> Result<(), AppError> {
    let (app, now) = (cx.app(), cx.now());
    let mut told: Vec<Option<AgencyId>> = agencies.iter().copied().map(Some).collect();
    if told.is_empty() {
        told.push(None);
    }
    for agency in told {
        let alarm = Alarm {
            kind: AlarmKind::MassReading,
            about: me.0,
            agency,
            count,
        };
        alarms::raise(&app, cx.tx(), now, alarm).await?;
    }
    Ok(())
}

fn wake(cx: &mut Cx, account: AccountId, agencies: &[AgencyId]) {
    cx.emit(ALARMS_TOPIC.to_owned(), "alarm");
    for agency in agencies {
        cx.emit(topic_of(*agency), "alarm");
    }
    cx.emit_to_account(account, "reading");
}

/// Lifts a pause: what was read before does not count any more. Says whether there
/// was one.
pub async fn lift(cx: &mut Cx, account: Of<AccountId>) -> Result<bool, AppError> {
    let (by, now) = (cx.actor().account(), cx.now());
    if !store::lift(cx.tx(), account, by, now).await? {
        return Ok(false);
    }
    let agencies = accounts::agencies_of(cx.tx(), AdviserId(account.0)).await?;
    wake(cx, *account, &agencies);
    Ok(true)
}

/// Which of these accounts read nobody now.
pub async fn pauses_of(
    tx: &mut Tx,
    accounts: &[AccountId],
    now: Timestamp,
) -> Result<Vec<store::Pause>, AppError> {
    store::pauses(tx, Some(accounts), now, LISTED).await
}

/// Who reads nobody now.
pub async fn pauses_now(tx: &mut Tx, now: Timestamp) -> Result<Vec<store::Pause>, AppError> {
    store::pauses(tx, None, now, LISTED).await
}
