//! Rows as a page shows them: names for ids, in a constant number of statements.

use pleinweb_accounts as accounts;
use pleinweb_caseload::Pause;
use pleinweb_kernel::{AccountId, AdviserId, AppError};
use pleinweb_nomenclature as nomenclature;
use pleinweb_platform::Cx;
use pleinweb_platform::alarms::AlarmRow;
use pleinweb_platform::clock::paris_time;

use super::model::{AlarmLine, PausedLine};

/// Alarms and pauses with the names of those they are about.
pub async fn named(
    cx: &mut Cx,
    alarms: Vec<AlarmRow>,
    pauses: Vec<Pause>,
) -> Result<(Vec<AlarmLine>, Vec<PausedLine>), AppError> {
    let me = cx.actor().account();
    let about = alarms.iter().filter_map(AlarmRow::about);
    let closers = alarms.iter().filter_map(|alarm| alarm.closed_by);
    let mut accounts: Vec<AdviserId> = about
        .chain(closers)
        .chain(pauses.iter().map(|pause| pause.account_id))
        .map(|account| AdviserId(account.0))
        .collect();
    accounts.sort_unstable();
    accounts.dedup();
    let names = accounts::names_of(cx.tx(), &accounts).await?;
    let called = |account: AccountId| {
        let found = names.iter().find(|(id, _)| id.0 == account.0);
        found.map(|(_, name)| name.clone())
    };
    let name = |account: AccountId| called(account).unwrap_or_else(|| account.to_string());
    let agencies = nomenclature::agencies(cx.tx()).await?;
    let lines = alarms.into_iter().map(|alarm| AlarmLine {
        id: alarm.id.to_string(),
        about: alarm.about().map(name).unwrap_or_default(),
        agency: alarm.agency().map_or_else(String::new, |id| {
            let found = agencies.iter().find(|agency| agency.id == id);
            found.map_or_else(|| id.to_string(), |agency| agency.name.clone())
        }),
        count: u64::try_from(alarm.count).unwrap_or(0),
        first: paris_time(alarm.first_at),
        last: paris_time(alarm.last_at),
        closed: alarm.closed_at.map(|at| {
            (
                paris_time(at),
                alarm.closed_by.and_then(called).unwrap_or_default(),
            )
        }),
        kind: alarm.kind.key().to_owned(),
    });
    let paused = pauses.into_iter().map(|pause| PausedLine {
        account: pause.account_id.to_string(),
        name: name(pause.account_id),
        until: paris_time(pause.until),
        own: Some(pause.account_id) == me,
    });
    Ok((lines.collect(), paused.collect()))
}
