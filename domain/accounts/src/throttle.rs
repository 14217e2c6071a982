//! Counting wrong tries, for each account and device apart.
//!
//! A browser where the account signed in before has a counter of its own. All
//! others are counted by network (`Origin::neighbourhood`), and together, with waits
//! so short that the rightful person on a new device comes through. Accounts
//! that do not exist are counted alike.

use super::rules::{FORGET_TRIES_MS, SIGN_IN_RULES, Waits, wait_ms};
use super::store;
use pleinweb_kernel::{AccountId, AppError};
use pleinweb_platform::{Cx, Of, secrets};

/// The counters that one try meets.
#[derive(Debug)]
pub(super) struct Counters {
    scope: Vec<u8>,
    keys: Vec<(Vec<u8>, Waits)>,
}

/// The counters for trying `what` on `whom` (an address, an account's id).
/// `account` is the account behind it, if there is one.
pub(super) async fn counters(
    cx: &mut Cx,
    what: &str,
    whom: &str,
    account: Option<Of<AccountId>>,
) -> Result<Counters, AppError> {
    let app = cx.app();
    let scope = app.secrets().lookup_hash(what, whom);
    let device = secrets::token_hash(cx.device_token().unwrap_or_default());
    let keys = if store::is_known_device(cx.tx(), &device, account).await? {
        vec![(device, SIGN_IN_RULES.device)]
    } else {
        let network = own_network(cx);
        let network = app.secrets().lookup_hash("network", &network);
        vec![
            (network, SIGN_IN_RULES.device),
            (Vec::new(), SIGN_IN_RULES.strangers),
        ]
    };
    Ok(Counters { scope, keys })
}

/// Refuses while a wait lasts.
pub(super) async fn check(cx: &mut Cx, counters: &Counters) -> Result<(), AppError> {
    let now = cx.now();
    let mut wait = 0;
    for (device, _) in &counters.keys {
        if let Some(row) = store::guard(cx.tx(), &counters.scope, device).await? {
            wait = wait.max(row.next_at.since(now));
        }
    }
    if wait <= 0 {
        return Ok(());
    }
    Err(AppError::TooMany {
        retry_after: u32::try_from((wait + 999) / 1000).unwrap_or(u32::MAX),
    })
}

/// Counts a wrong try; it stays counted although the command is refused.
pub(super) async fn failed(cx: &mut Cx, counters: &Counters) -> Result<(), AppError> {
    let now = cx.now();
    for (device, waits) in &counters.keys {
        let before = store::guard(cx.tx(), &counters.scope, device)
            .await?
            .filter(|row| now.since(row.last_at) < FORGET_TRIES_MS)
            .map_or(0, |row| row.failures);
        let failures = before + 1;
        let next = now.plus(wait_ms(failures, *waits));
        store::keep_guard(cx.tx(), &counters.scope, device, failures, now, next).await?;
    }
    cx.keep_on_refusal();
    Ok(())
}

/// Forgets the device's wrong tries after a right one.
pub(super) async fn passed(cx: &mut Cx, counters: &Counters) -> Result<(), AppError> {
    if let Some((device, _)) = counters.keys.first() {
        store::forget_guard(cx.tx(), &counters.scope, device).await?;
    }
    Ok(())
}

/// The network that a request comes from, as it is counted.
pub(super) fn own_network(cx: &Cx) -> String {
    cx.address().neighbourhood().unwrap_or_default()
}
