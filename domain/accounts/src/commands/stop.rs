//! "It was not me": the link under a mail that tells the owner of something.
//! Whoever holds the mailbox can stop things with it, and nothing else: it ends
//! what the account gave out, takes the address back, and leads to a new password.
//! A second factor that the account has is still asked for after it.

use super::super::model::StopChangesInput;
use super::super::revoking::{ask_review, revoke};
use super::super::store::{self, AccountRow, AnyToken, RESET_PASSWORD, TokenRow, UNDO};
use crate::Notification;
use pleinweb_kernel::promises::RESET_LINK;
use pleinweb_kernel::{AppError, FieldErrors, Landing};
use pleinweb_platform::{Command, Cx, Permit, secrets};

/// Presses the button of the link.
///
/// # Errors
/// `Conflict("link-gone")` when the link was used, is too old or was never made;
/// `Conflict("address-taken")` when another account takes the address at the same
/// moment.
#[derive(Debug)]
pub struct StopChanges {
    token: Vec<u8>,
}

impl Command for StopChanges {
    const NAME: &'static str = "accounts/stop-changes";
    const REPLAY: bool = false;
    const SECRETS: &'static [&'static str] = &["token"];
    type Input = StopChangesInput;
    type Subject = (AccountRow, AnyToken);
    /// The token of a link to choose a new password with; none where the address
    /// has another account by now.
    type Output = Option<String>;

    fn parse(input: StopChangesInput) -> Result<Self, FieldErrors> {
        Ok(Self {
            token: secrets::token_hash(&input.token),
        })
    }

    /// Whoever holds the link: it was sent to the owner's mailbox.
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Self::Subject>, AppError> {
        let gone = || AppError::conflict("link-gone");
        let now = cx.now();
        let row = store::any_token(cx.tx(), &self.token, now).await?;
        let row = row.filter(|row| row.kind == UNDO).ok_or_else(gone)?;
        let account = match store::account(cx.tx(), row.account()).await {
            Err(AppError::NotFound) => return Err(gone()),
            other => other?,
        };
        Ok(cx.permit(Some(account.id.0), (account, row)))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Self::Subject>,
    ) -> Result<Option<String>, AppError> {
        let (account, row) = &permit.subject;
        revoke(cx, account, None).await?;
        store::drop_undo_since(cx.tx(), account.id, row.created_at).await?;
        // Whoever did it may know the password.
        store::drop_password(cx.tx(), account.id).await?;
        ask_review(cx, account).await?;
        cx.emit_to_account(*account.id, "ways-in");
        let own = row.email.as_deref().unwrap_or(&account.email);
        if !take_back(cx, account, own).await? {
            return Ok(None);
        }
        let reset_link = Landing::ForgotPassword.href(account.lang);
        let notice = Notification::ChangesStopped { reset_link };
        cx.mail(Some(*account.id), own, account.lang, notice);
        new_password_link(cx, account).await.map(Some)
    }
}

/// Gives the account the address again that the link was sent to. False where
/// that has another account by now.
async fn take_back(cx: &mut Cx, account: &AccountRow, own: &str) -> Result<bool, AppError> {
    if own == account.email {
        return Ok(true);
    }
    if store::account_by_email(cx.tx(), own).await?.is_some() {
        return Ok(false);
    }
    let now = cx.now();
    store::set_email(cx.tx(), account.id, own, now).await?;
    store::end_sign_ups(cx.tx(), own).await?;
    // Not with the account: whoever has this address is not its owner any more.
    cx.mail(
        None,
        &account.email,
        account.lang,
        Notification::EmailTakenBack,
    );
    Ok(true)
}

/// The mailbox's owner chooses a new password at once, as by "forgotten password".
async fn new_password_link(cx: &mut Cx, account: &AccountRow) -> Result<String, AppError> {
    let token = cx.app().new_token();
    let (id, now) = (cx.new_id(), cx.now());
    let row = TokenRow {
        account_id: account.id,
        email: None,
    };
    let life = (now, now.plus(RESET_LINK.ms()));
    let hash = secrets::token_hash(&token);
    store::insert_token(cx.tx(), id, RESET_PASSWORD, &row, &hash, life).await?;
    Ok(token)
}
