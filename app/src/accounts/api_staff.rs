//! The server functions of the operator, and of whoever was invited.

use leptos::prelude::*;
use pleinweb_accounts::{AcceptInvitationInput, ColleagueAgencyInput, InviteInput, Staff};
use pleinweb_kernel::{AppError, FormMeta};

use super::api::way;
use crate::{
    page::{Page, params},
    serve,
};
use pleinweb_accounts as d;

/// The operator's list of colleagues.
pub async fn colleagues() -> Result<Staff, AppError> {
    serve::ask::<d::Colleagues>(()).await
}

#[server(prefix = "/_fn", endpoint = "accounts/invite")]
pub async fn invite(command: InviteInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<d::Invite>(command, meta, |(), lang| {
        Page::Operator.href_with(lang, &[(params::INVITED, params::YES)])
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "accounts/accept-invitation")]
pub async fn accept_invitation(
    command: AcceptInvitationInput,
    meta: FormMeta,
) -> Result<(), AppError> {
    serve::run_to::<d::AcceptInvitation>(command, meta, way::after).await
}

#[server(prefix = "/_fn", endpoint = "accounts/attach-agency")]
pub async fn attach_agency(command: ColleagueAgencyInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run::<d::AttachAgency>(command, meta, |()| Page::Operator).await
}

#[server(prefix = "/_fn", endpoint = "accounts/name-head")]
pub async fn name_head(command: ColleagueAgencyInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run::<d::NameHead>(command, meta, |()| Page::Operator).await
}
