//! Server functions of what is taken away. All are the operator's.

use leptos::prelude::*;
use pleinweb_departures as domain;
use pleinweb_departures::{
    Act, Asked, CloseInput, HeadInput, InvitationInput, InvitationQuestion, LeaveInput, Question,
    UndoInput,
};
use pleinweb_kernel::{AppError, FormMeta, Lang};

use crate::page::{Page, params};
use crate::serve;

pub async fn load_acts() -> Result<Vec<Act>, AppError> {
    serve::ask::<domain::LoadActs>(()).await
}

pub async fn load_question(asked: Asked) -> Result<Question, AppError> {
    serve::ask::<domain::LoadQuestion>(asked).await
}

pub async fn load_invitation(id: String) -> Result<InvitationQuestion, AppError> {
    serve::ask::<domain::LoadInvitation>(id).await
}

/// The list says what was done, and how it is taken back.
fn told(lang: Lang) -> String {
    Page::Operator.href_with(lang, &[(params::DONE, params::YES)])
}

#[server(prefix = "/_fn", endpoint = "departures/leave")]
pub async fn leave_agency(command: LeaveInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<domain::LeaveAgency>(command, meta, |(), lang| told(lang)).await
}

#[server(prefix = "/_fn", endpoint = "departures/close")]
pub async fn close_account(command: CloseInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<domain::CloseAccount>(command, meta, |(), lang| told(lang)).await
}

#[server(prefix = "/_fn", endpoint = "departures/head")]
pub async fn take_headship(command: HeadInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<domain::TakeHeadship>(command, meta, |(), lang| told(lang)).await
}

#[server(prefix = "/_fn", endpoint = "departures/withdraw")]
pub async fn withdraw_invitation(command: InvitationInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<domain::WithdrawInvitation>(command, meta, |(), lang| told(lang)).await
}

#[server(prefix = "/_fn", endpoint = "departures/undo")]
pub async fn undo_departure(command: UndoInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<domain::UndoDeparture>(command, meta, |(), lang| told(lang)).await
}
