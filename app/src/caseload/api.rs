//! Server functions of the adviser's side. All are for advisers, and for the
//! files and requests of their own agencies.

use leptos::prelude::*;
use pleinweb_caseload as domain;
use pleinweb_caseload::{
    CallbackInput, CallbacksView, CaseloadView, DecideInput, DeskView, FileInput, FileView,
    FinishCallbackInput, LaterCallbackInput, PauseView, PeopleInput, QueueInput, QueueView,
    ReviewState, StateReasonInput,
};
use pleinweb_kernel::{AppError, FormMeta, Lang, RegistrationId};
use pleinweb_platform::{AppState, Command, RequestInfo, run_command};
use pleinweb_reviews::Counts;

use crate::page::{Page, params};

/// What is late, for the ways of the adviser's part.
pub async fn load_desk() -> Result<DeskView, AppError> {
    crate::serve::ask::<domain::LoadDesk>(()).await
}

pub async fn load_queue(asked: QueueInput) -> Result<QueueView, AppError> {
    crate::serve::ask::<domain::LoadQueue>(asked).await
}

pub async fn count_queue() -> Result<Counts, AppError> {
    crate::serve::ask::<domain::CountQueue>(()).await
}

pub async fn load_file(registration: String) -> Result<FileView, AppError> {
    crate::serve::ask::<domain::LoadFile>(registration.parse()?).await
}

pub async fn load_review(registration: String) -> Result<ReviewState, AppError> {
    crate::serve::ask::<domain::LoadReview>(registration.parse()?).await
}

pub async fn load_people(asked: PeopleInput) -> Result<CaseloadView, AppError> {
    crate::serve::ask::<domain::LoadCaseload>(asked).await
}

pub async fn load_callbacks(after: String) -> Result<CallbacksView, AppError> {
    crate::serve::ask::<domain::LoadCallbacks>(after).await
}

/// One's own pause, if one holds.
pub async fn load_pause() -> Result<Option<PauseView>, AppError> {
    crate::serve::ask::<domain::LoadPause>(()).await
}

/// Why a file outside the caseload is opened; leads to it.
#[server(prefix = "/_fn", endpoint = "caseload/read")]
pub async fn state_reason(command: StateReasonInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<domain::StateReason>(command, meta, |id| Page::AdviserFile(id.to_string()))
        .await
}

/// Opens a file of the queue to decide: the reason says itself.
#[server(prefix = "/_fn", endpoint = "caseload/take")]
pub async fn take_file(command: FileInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<domain::TakeFile>(command, meta, |id| Page::AdviserFile(id.to_string()))
        .await
}

#[server(prefix = "/_fn", endpoint = "caseload/open")]
pub async fn open_file(command: FileInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<domain::OpenFile>(command, meta, |id| Page::AdviserFile(id.to_string()))
        .await
}

#[server(prefix = "/_fn", endpoint = "caseload/release")]
pub async fn release_file(command: FileInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<domain::ReleaseFile>(command, meta, |()| Page::AdviserQueue).await
}

/// The claim begins again while one writes. Leads nowhere.
#[server(prefix = "/_fn", endpoint = "caseload/keep")]
pub async fn keep_file(command: FileInput, meta: FormMeta) -> Result<(), AppError> {
    quietly::<domain::OpenFile>(command, &meta).await
}

/// The page was left. Leads nowhere.
#[server(prefix = "/_fn", endpoint = "caseload/leave")]
pub async fn leave_file(command: FileInput, meta: FormMeta) -> Result<(), AppError> {
    quietly::<domain::ReleaseFile>(command, &meta).await
}

#[server(prefix = "/_fn", endpoint = "caseload/decide")]
pub async fn decide_file(command: DecideInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run_to::<domain::DecideFile>(command, meta, decided).await
}

/// A decision that is held goes at once.
#[server(prefix = "/_fn", endpoint = "caseload/send-now")]
pub async fn send_now(command: FileInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run_to::<domain::SendNow>(command, meta, decided).await
}

/// A decision that is held is taken back; leads to its file.
#[server(prefix = "/_fn", endpoint = "caseload/take-back")]
pub async fn take_back(command: FileInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<domain::TakeBack>(command, meta, |id| Page::AdviserFile(id.to_string()))
        .await
}

/// The queue, which says what was decided and offers the next file.
fn decided(id: &RegistrationId, lang: Lang) -> String {
    Page::AdviserQueue.href_with(lang, &[(params::DONE, &id.to_string())])
}

#[server(prefix = "/_fn", endpoint = "caseload/interview")]
pub async fn hold_interview(command: FileInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<domain::HoldInterview>(command, meta, |_| Page::AdviserCaseload).await
}

#[server(prefix = "/_fn", endpoint = "caseload/take-callback")]
pub async fn take_callback(command: CallbackInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<domain::TakeCallback>(command, meta, |()| Page::AdviserCallbacks).await
}

#[server(prefix = "/_fn", endpoint = "caseload/finish-callback")]
pub async fn finish_callback(command: FinishCallbackInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<domain::FinishCallback>(command, meta, |()| Page::AdviserCallbacks).await
}

#[server(prefix = "/_fn", endpoint = "caseload/callback-later")]
pub async fn callback_later(command: LaterCallbackInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<domain::CallbackLater>(command, meta, |()| Page::AdviserCallbacks).await
}

/// A command that a script sends by itself: it shows nothing.
async fn quietly<C: Command>(input: C::Input, meta: &FormMeta) -> Result<(), AppError> {
    let app = expect_context::<AppState>();
    let request = expect_context::<RequestInfo>();
    run_command::<C>(&app, &request, input, meta)
        .await
        .map(|_| ())
}
