//! The server functions of saved searches. All are for the job seeker whose
//! searches they are, but for the link of a mail, which is a secret.

use leptos::prelude::*;
use pleinweb_kernel::{AppError, FormMeta};
use pleinweb_offers::saved as d;
use pleinweb_offers::saved::model::{
    ChangeRhythmInput, MailStop, MailStopInput, NewSearch, SaveSearchInput, SavedSearch,
    SavedSearches, SearchInput,
};

use crate::page::{Page, params};

pub async fn load_saved_searches() -> Result<SavedSearches, AppError> {
    crate::serve::ask::<d::LoadSavedSearches>(()).await
}

pub async fn load_saved_search(search: String) -> Result<SavedSearch, AppError> {
    crate::serve::ask::<d::LoadSavedSearch>(SearchInput { search }).await
}

/// `query`: of the address of a search.
pub async fn load_new_search(query: String) -> Result<NewSearch, AppError> {
    crate::serve::ask::<d::LoadNewSearch>(query).await
}

#[server(prefix = "/_fn", endpoint = "offers/save-search")]
pub async fn save_search(command: SaveSearchInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run_to::<d::SaveSearch>(command, meta, |id, lang| {
        Page::SavedSearches.href_with(lang, &[(params::KEPT, &id.to_string())])
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "offers/change-rhythm")]
pub async fn change_rhythm(command: ChangeRhythmInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run_to::<d::ChangeRhythm>(command, meta, |id, lang| {
        Page::SavedSearches.href_with(lang, &[(params::CHANGED, &id.to_string())])
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "offers/delete-search")]
pub async fn delete_search(command: SearchInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run_to::<d::DeleteSearch>(command, meta, |id, lang| {
        Page::SavedSearches.href_with(lang, &[(params::DELETED, &id.to_string())])
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "offers/undelete-search")]
pub async fn undelete_search(command: SearchInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run_to::<d::UndeleteSearch>(command, meta, |_, lang| {
        Page::SavedSearches.href_with(lang, &[(params::RESTORED, params::YES)])
    })
    .await
}

pub async fn load_mail_stop(token: String) -> Result<MailStop, AppError> {
    crate::serve::ask::<d::LoadMailStop>(token).await
}

#[server(prefix = "/_fn", endpoint = "offers/stop-mails")]
pub async fn stop_mails(command: MailStopInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run_to::<d::StopMails>(command, meta, |token, lang| {
        Page::MailStop(token.clone()).href_with(lang, &[(params::DONE, params::YES)])
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "offers/resume-mails")]
pub async fn resume_mails(command: MailStopInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run_to::<d::ResumeMails>(command, meta, |token, lang| {
        Page::MailStop(token.clone()).href_with(lang, &[(params::RESUMED, params::YES)])
    })
    .await
}
