//! The server functions of passkeys and of the second factor. The two halves
//! of a passkey exchange are called by `passkeys.js`.

use leptos::prelude::*;
use pleinweb_accounts::{
    ConfirmTotpInput, FinishPasskeyInput, GiveCodeInput, KeepRecoveryCodesInput,
    NewRecoveryCodesInput, PasskeyOptions, ProveAgainInput, RemovePasskeyInput, RemoveTotpInput,
    RenamePasskeyInput, StartPasskeyInput, StartTotpInput, TotpView, WaysIn,
};
use pleinweb_kernel::{AppError, FormMeta};

use super::api::way;
use crate::{page::Page, serve};
use pleinweb_accounts as d;

/// The reader's ways in.
pub async fn my_ways_in() -> Result<WaysIn, AppError> {
    serve::ask::<d::MyWaysIn>(()).await
}

#[server(prefix = "/_fn", endpoint = "accounts/start-totp")]
pub async fn start_totp(
    #[server(default)] command: StartTotpInput,
    meta: FormMeta,
) -> Result<(), AppError> {
    let back = meta.safe_back().to_owned();
    serve::run_to::<d::StartTotp>(command, meta, move |(), _| back).await
}

/// The secret that waits for its first code, if there is one.
pub async fn pending_totp() -> Result<Option<TotpView>, AppError> {
    serve::ask::<d::PendingTotp>(()).await
}

#[server(prefix = "/_fn", endpoint = "accounts/confirm-totp")]
pub async fn confirm_totp(command: ConfirmTotpInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<d::ConfirmTotp>(command, meta, way::after_enrolment).await
}

#[server(prefix = "/_fn", endpoint = "accounts/remove-totp")]
pub async fn remove_totp(
    #[server(default)] command: RemoveTotpInput,
    meta: FormMeta,
) -> Result<(), AppError> {
    serve::run::<d::RemoveTotp>(command, meta, |()| Page::AccountPasskeys).await
}

#[server(prefix = "/_fn", endpoint = "accounts/give-code")]
pub async fn give_code(command: GiveCodeInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<d::GiveCode>(command, meta, way::after).await
}

#[server(prefix = "/_fn", endpoint = "accounts/prove-again")]
pub async fn prove_again(command: ProveAgainInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<d::ProveAgain>(command, meta, way::after).await
}

/// New recovery codes that wait to be read.
pub async fn my_recovery_codes() -> Result<Vec<String>, AppError> {
    serve::ask::<d::MyRecoveryCodes>(()).await
}

#[server(prefix = "/_fn", endpoint = "accounts/new-recovery-codes")]
pub async fn new_recovery_codes(
    #[server(default)] command: NewRecoveryCodesInput,
    meta: FormMeta,
) -> Result<(), AppError> {
    serve::run::<d::NewRecoveryCodes>(command, meta, |()| Page::RecoveryCodes).await
}

#[server(prefix = "/_fn", endpoint = "accounts/keep-recovery-codes")]
pub async fn keep_recovery_codes(
    command: KeepRecoveryCodesInput,
    meta: FormMeta,
) -> Result<(), AppError> {
    serve::run_to::<d::KeepRecoveryCodes>(command, meta, way::after_enrolment).await
}

#[server(prefix = "/_fn", endpoint = "accounts/passkey-add-start")]
pub async fn passkey_add_start(
    #[server(default)] command: StartPasskeyInput,
    meta: FormMeta,
) -> Result<PasskeyOptions, AppError> {
    serve::answer::<d::StartAddPasskey>(command, meta).await
}

#[server(prefix = "/_fn", endpoint = "accounts/passkey-add-finish")]
pub async fn passkey_add_finish(
    command: FinishPasskeyInput,
    meta: FormMeta,
) -> Result<(), AppError> {
    serve::run_to::<d::FinishAddPasskey>(command, meta, way::after_enrolment).await
}

#[server(prefix = "/_fn", endpoint = "accounts/passkey-sign-in-start")]
pub async fn passkey_sign_in_start(
    #[server(default)] command: StartPasskeyInput,
    meta: FormMeta,
) -> Result<PasskeyOptions, AppError> {
    serve::answer::<d::StartPasskeySignIn>(command, meta).await
}

#[server(prefix = "/_fn", endpoint = "accounts/passkey-sign-in-finish")]
pub async fn passkey_sign_in_finish(
    command: FinishPasskeyInput,
    meta: FormMeta,
) -> Result<(), AppError> {
    serve::run_to::<d::FinishPasskeySignIn>(command, meta, way::after).await
}

#[server(prefix = "/_fn", endpoint = "accounts/rename-passkey")]
pub async fn rename_passkey(command: RenamePasskeyInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run::<d::RenamePasskey>(command, meta, |()| Page::AccountPasskeys).await
}

#[server(prefix = "/_fn", endpoint = "accounts/remove-passkey")]
pub async fn remove_passkey(command: RemovePasskeyInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run::<d::RemovePasskey>(command, meta, |()| Page::AccountPasskeys).await
}
