//! Who works in which agency, changed: whoever answers for it is told. What an
//! adviser may see is asked of the attachments each time, so it ends at once.

use super::store;
use pleinweb_kernel::{AccountId, AgencyId, AppError};
use pleinweb_platform::alarms::{self, ALARMS_TOPIC, Alarm, AlarmKind};
use pleinweb_platform::{Cx, Of};

/// Attaches an adviser to an agency.
pub(super) async fn attach(
    cx: &mut Cx,
    account: Of<AccountId>,
    agency: AgencyId,
) -> Result<(), AppError> {
    if store::attach_agency(cx.tx(), account, agency).await? {
        changed(cx, *account, agency).await?;
    }
    Ok(())
}

/// Takes an adviser off an agency; whoever was its head is not any more. Says
/// whether they were.
pub(super) async fn detach(
    cx: &mut Cx,
    account: Of<AccountId>,
    agency: AgencyId,
) -> Result<bool, AppError> {
    let head = store::unname_head(cx.tx(), account, agency).await?;
    if store::detach_agency(cx.tx(), account, agency).await? {
        changed(cx, *account, agency).await?;
    }
    Ok(head)
}

async fn changed(cx: &mut Cx, account: AccountId, agency: AgencyId) -> Result<(), AppError> {
    let (app, now) = (cx.app(), cx.now());
    let alarm = Alarm {
        kind: AlarmKind::AttachmentsChanged,
        about: account.0,
        agency: Some(agency),
        count: 1,
    };
    alarms::raise(&app, cx.tx(), now, alarm).await?;
    cx.emit(ALARMS_TOPIC.to_owned(), "alarm");
    // The agency's own topic: its heads follow it.
    cx.emit(format!("agency:{agency}"), "alarm");
    cx.emit_to_account(account, "agencies");
    Ok(())
}
