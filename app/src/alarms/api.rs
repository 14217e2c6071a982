//! Server functions of alarms: the operator's, and the head's.

use leptos::prelude::*;
use pleinweb_alarms as domain;
use pleinweb_alarms::{AlarmInput, AlarmsView, HeadView, LiftInput};
use pleinweb_kernel::{AppError, FormMeta};

use crate::page::Page;

pub async fn load_alarms() -> Result<AlarmsView, AppError> {
    crate::serve::ask::<domain::LoadAlarms>(()).await
}

pub async fn count_alarms() -> Result<u64, AppError> {
    crate::serve::ask::<domain::CountAlarms>(()).await
}

pub async fn load_head() -> Result<HeadView, AppError> {
    crate::serve::ask::<domain::LoadHead>(()).await
}

#[server(prefix = "/_fn", endpoint = "alarms/close")]
pub async fn close_alarm(command: AlarmInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<domain::CloseAlarm>(command, meta, |()| Page::Operator).await
}

#[server(prefix = "/_fn", endpoint = "alarms/reopen")]
pub async fn reopen_alarm(command: AlarmInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<domain::ReopenAlarm>(command, meta, |()| Page::Operator).await
}

#[server(prefix = "/_fn", endpoint = "alarms/lift")]
pub async fn lift_as_operator(command: LiftInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<domain::LiftAsOperator>(command, meta, |()| Page::Operator).await
}

#[server(prefix = "/_fn", endpoint = "alarms/lift-as-head")]
pub async fn lift_as_head(command: LiftInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<domain::LiftAsHead>(command, meta, |()| Page::AdviserQueue).await
}
