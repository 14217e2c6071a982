//! An operator looked at an alarm: it is closed, and that can be taken back.

use uuid::Uuid;

use crate::model::AlarmInput;
use pleinweb_kernel::{AccountId, AppError, FieldErrors};
use pleinweb_platform::alarms::{self, ALARMS_TOPIC, AlarmRow};
use pleinweb_platform::{Command, Cx, Permit};
use pleinweb_reviews::topic_of;

/// The alarm, and who acts.
#[derive(Debug)]
pub struct Seen {
    me: AccountId,
    alarm: AlarmRow,
}

fn parse_id(input: &AlarmInput) -> Result<Uuid, FieldErrors> {
    Uuid::parse_str(input.alarm.trim()).map_err(|_| FieldErrors::one("alarm", "choice-unknown"))
}

async fn seen(cx: &mut Cx, id: Uuid) -> Result<Permit<Seen>, AppError> {
    let me = cx.actor().operator()?;
    let alarm = alarms::alarm(cx.tx(), id).await?;
    let alarm = alarm.ok_or(AppError::NotFound)?;
    Ok(cx.permit(Some(id), Seen { me, alarm }))
}

fn tell(cx: &mut Cx, alarm: &AlarmRow) {
    cx.emit(ALARMS_TOPIC.to_owned(), "alarm");
    if let Some(agency) = alarm.agency() {
        cx.emit(topic_of(agency), "alarm");
    }
}

/// Closes an alarm: who and when are kept. Closing it twice changes nothing.
///
/// # Errors
/// `Invalid`: `alarm` choice-unknown when it is no id. `NotFound` for an alarm that
/// is not there. Whoever is not an operator: as `Actor::operator` says.
#[derive(Debug)]
pub struct CloseAlarm(Uuid);

impl Command for CloseAlarm {
    const NAME: &'static str = "alarms/close";
    type Input = AlarmInput;
    type Subject = Seen;
    type Output = ();

    fn parse(input: AlarmInput) -> Result<Self, FieldErrors> {
        parse_id(&input).map(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Seen>, AppError> {
        seen(cx, self.0).await
    }

    async fn handle(&self, cx: &mut Cx, seen: &Permit<Seen>) -> Result<(), AppError> {
        let now = cx.now();
        if alarms::close(cx.tx(), self.0, seen.me, now).await? {
            tell(cx, &seen.alarm);
        }
        Ok(())
    }
}

/// Opens a closed alarm again. An open one stays as it is.
///
/// # Errors
/// `Invalid`: `alarm` choice-unknown when it is no id. `NotFound` for an alarm that
/// is not there. `Conflict("alarm-again")` where the same happened meanwhile and
/// stands on a line of its own. Whoever is not an operator: as `Actor::operator`
/// says.
#[derive(Debug)]
pub struct ReopenAlarm(Uuid);

impl Command for ReopenAlarm {
    const NAME: &'static str = "alarms/reopen";
    type Input = AlarmInput;
    type Subject = Seen;
    type Output = ();

    fn parse(input: AlarmInput) -> Result<Self, FieldErrors> {
        parse_id(&input).map(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Seen>, AppError> {
        seen(cx, self.0).await
    }

    async fn handle(&self, cx: &mut Cx, seen: &Permit<Seen>) -> Result<(), AppError> {
        if seen.alarm.closed_at.is_none() {
            return Ok(());
        }
        if !alarms::reopen(cx.tx(), self.0).await? {
            return Err(AppError::conflict("alarm-again"));
        }
        tell(cx, &seen.alarm);
        Ok(())
    }
}
