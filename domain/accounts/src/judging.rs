//! Judging second factors: passkeys, codes of an application, recovery codes and
//! the first code of a new application count together, for the account, whatever
//! the device. Only a device that gave every proof before has a count of its
//! own: its owner is not kept out by whoever guesses elsewhere, and whoever drops
//! cookies gains nothing.

use super::revoking::undo_link;
use super::rules::{FACTOR_RULES, FORGET_TRIES_MS, Waits, tells_owner, wait_ms};
use super::store::{self, AccountRow};
use crate::Notification;
use pleinweb_kernel::{AccountId, AppError};
use pleinweb_platform::alarms::{ALARMS_TOPIC, Alarm, AlarmKind, raise};
use pleinweb_platform::{Cx, Of, secrets};

/// Counts the tries of all devices together, only to tell the owner: no wait
/// follows from it.
const ALL: &[u8] = b"all";
/// All devices that the account does not know.
const STRANGERS: &[u8] = b"";

/// The counter that a try meets.
#[derive(Debug)]
pub(super) struct Judge {
    scope: Vec<u8>,
    device: Vec<u8>,
    waits: Waits,
    known: bool,
}

/// Finds the counter, and refuses while its wait lasts: before anything is judged.
pub(super) async fn judge(cx: &mut Cx, account: Of<AccountId>) -> Result<Judge, AppError> {
    let scope = cx
        .app()
        .secrets()
        .lookup_hash("second-factor", &account.to_string());
    let token = secrets::token_hash(cx.device_token().unwrap_or_default());
    let known = store::is_known_device(cx.tx(), &token, Some(account)).await?;
    let (device, waits) = if known {
        (token, FACTOR_RULES.device)
    } else {
        (STRANGERS.to_vec(), FACTOR_RULES.strangers)
    };
    let now = cx.now();
    let counted = store::guard(cx.tx(), &scope, &device).await?;
    let wait = counted.map_or(0, |row| row.next_at.since(now));
    if wait > 0 {
        return Err(AppError::TooMany {
            retry_after: u32::try_from((wait + 999) / 1000).unwrap_or(u32::MAX),
        });
    }
    Ok(Judge {
        scope,
        device,
        waits,
        known,
    })
}

/// Counts a wrong factor; it stays counted although the command is refused. The
/// owner is told by mail after the fifth, those who answer for the service by an
/// alarm.
pub(super) async fn wrong(
    cx: &mut Cx,
    judge: &Judge,
    account: &AccountRow,
) -> Result<(), AppError> {
    cx.keep_on_refusal();
    count(cx, judge, &judge.device, judge.waits).await?;
    let nobody_waits = Waits {
        free: i64::MAX,
        ..judge.waits
    };
    let failures = count(cx, judge, ALL, nobody_waits).await?;
    if failures < FACTOR_RULES.told_after {
        return Ok(());
    }
    let (app, now) = (cx.app(), cx.now());
    let alarm = Alarm {
        kind: AlarmKind::GuessedFactors,
        about: account.id.0,
        agency: None,
        count: if failures == FACTOR_RULES.told_after {
            failures
        } else {
            1
        },
    };
    raise(&app, cx.tx(), now, alarm).await?;
    cx.emit(ALARMS_TOPIC.to_owned(), alarm.kind.key());
    if tells_owner(failures) {
        let undo = undo_link(cx, account).await?;
        cx.mail(
            Some(*account.id),
            &account.email,
            account.lang,
            Notification::FactorsGuessed { undo },
        );
    }
    Ok(())
}

async fn count(cx: &mut Cx, judge: &Judge, device: &[u8], waits: Waits) -> Result<i64, AppError> {
    let now = cx.now();
    let before = store::guard(cx.tx(), &judge.scope, device)
        .await?
        .filter(|row| now.since(row.last_at) < FORGET_TRIES_MS)
        .map_or(0, |row| row.failures);
    let failures = before + 1;
    let next = now.plus(wait_ms(failures, waits));
    store::keep_guard(cx.tx(), &judge.scope, device, failures, now, next).await?;
    Ok(failures)
}

/// After a right one, a known device begins again. The strangers' count stays:
/// that the owner came in from a new device gives no guesses to anyone else.
pub(super) async fn right(cx: &mut Cx, judge: &Judge) -> Result<(), AppError> {
    if judge.known {
        store::forget_guard(cx.tx(), &judge.scope, &judge.device).await?;
    }
    Ok(())
}
