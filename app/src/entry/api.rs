//! The server functions of the entry check. All are for anyone: each acts on
//! the check of whoever asks, and no other can be named.

use leptos::prelude::*;
use pleinweb_entry::{
    AnswerQuestionInput, CallbackView, ChoosePathInput, EntryView, KeepEntryLinkInput, LinkView,
    NearbyView, RequestCallbackInput, RestartEntryInput, ResumeEntryInput, TryTaskInput,
};
use pleinweb_kernel::{AppError, FormMeta};

use crate::page::{Page, params};
use pleinweb_entry as d;

pub async fn load_entry() -> Result<EntryView, AppError> {
    crate::serve::ask::<d::LoadEntry>(()).await
}

#[server(prefix = "/_fn", endpoint = "entry/answer")]
pub async fn answer_question(command: AnswerQuestionInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<d::AnswerQuestion>(command, meta, |next| match next {
        d::AnswerNext::Question(number) => Page::EntryQuestion(number.to_string()),
        d::AnswerNext::Task => Page::EntryTask,
        d::AnswerNext::Result => Page::EntryResult,
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "entry/task")]
pub async fn try_task(command: TryTaskInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<d::TryTask>(command, meta, |()| Page::EntryResult).await
}

#[server(prefix = "/_fn", endpoint = "entry/choose")]
pub async fn choose_path(command: ChoosePathInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<d::ChoosePath>(command, meta, |(path, holder)| after_choice(*path, *holder))
        .await
}

/// Whoever volunteers signs up and registers; who prefers the agency is shown
/// the way there.
pub(crate) fn after_choice(
    path: pleinweb_entry::Path,
    holder: pleinweb_entry::Holder,
) -> crate::page::Page {
    use crate::page::Page;
    use pleinweb_entry::{Holder, Path};
    match (path, holder) {
        (Path::Agency, _) => Page::NearbyHelp,
        (_, Holder::JobSeeker) => Page::Registration,
        (_, Holder::Visitor) => Page::SignUp,
        (_, Holder::Other) => Page::EntryResult,
    }
}

#[server(prefix = "/_fn", endpoint = "entry/restart")]
pub async fn restart_entry(command: RestartEntryInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<d::RestartEntry>(command, meta, |()| Page::EntryQuestion("1".to_owned()))
        .await
}

#[server(prefix = "/_fn", endpoint = "entry/keep-link")]
pub async fn keep_entry_link(command: KeepEntryLinkInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run_to::<d::KeepEntryLink>(command, meta, |made, lang| {
        let to = made.mailed_to.as_deref().unwrap_or_default();
        Page::EntryResume(made.token.clone()).href_with(lang, &[(params::MAILED_TO, to)])
    })
    .await
}

pub async fn load_entry_link(token: String) -> Result<LinkView, AppError> {
    crate::serve::ask::<d::LoadEntryLink>(token).await
}

#[server(prefix = "/_fn", endpoint = "entry/resume")]
pub async fn resume_entry(command: ResumeEntryInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<d::ResumeEntry>(command, meta, |next| match next {
        Some(number) => Page::EntryQuestion(number.to_string()),
        None => Page::EntryCheck,
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "entry/callback")]
pub async fn request_callback(
    command: RequestCallbackInput,
    meta: FormMeta,
) -> Result<(), AppError> {
    crate::serve::run::<d::RequestCallback>(command, meta, |()| Page::CallbackSent).await
}

pub async fn load_callback() -> Result<CallbackView, AppError> {
    crate::serve::ask::<d::LoadCallback>(()).await
}

/// Who helps around a place: a postcode or a town as typed, or the commune that
/// was picked among several. None if there is no such place.
pub async fn load_nearby(place: String, commune: String) -> Result<Option<NearbyView>, AppError> {
    super::nearby::look(place, commune).await
}
