//! The first operator of a real database is invited from the command line.

use super::super::store::{self, InvitationRow};
use crate::Notification;
use pleinweb_checks::Email;
use pleinweb_kernel::promises::INVITATION;
use pleinweb_kernel::{AppError, Code, FieldErrors, Landing, Lang, Role};
use pleinweb_platform::{AppState, queue_mail, retrying, secrets};

/// Invites an operator; gives the full address of the link, which is mailed
/// too. Only while there is no operator, unless `forced`:
/// `Conflict("operator-exists")`. `Invalid` for what is no address,
/// `Conflict("address-taken")` for one that has an account.
pub async fn invite_first_operator(
    app: &AppState,
    email: &str,
    forced: bool,
) -> Result<String, AppError> {
    let email = Email::parse(email).map_err(not_an_address)?.key();
    let link = retrying(app, "operator", || invite(app, &email, forced)).await?;
    let address = format!("{}{link}", app.settings().public_url);
    queue_mail(app, &email, Lang::Fr, Notification::Invitation { link }).await?;
    Ok(address)
}

/// Stores the invitation; gives the path of its link.
async fn invite(app: &AppState, email: &str, forced: bool) -> Result<String, AppError> {
    let mut tx = app.db().begin().await?;
    if !forced && store::has_operator(&mut tx).await? {
        return Err(AppError::conflict("operator-exists"));
    }
    if store::account_by_email(&mut tx, email).await?.is_some() {
        return Err(AppError::conflict("address-taken"));
    }
    let token = app.new_token();
    let now = app.now();
    let row = InvitationRow {
        id: app.new_id(),
        email: email.to_owned(),
        name: String::new(),
        role: Role::Operator,
        agencies: "[]".to_owned(),
        lang: Lang::Fr,
    };
    let life = (now, now.plus(INVITATION.ms()));
    store::insert_invitation(&mut tx, &row, None, &secrets::token_hash(&token), life).await?;
    tx.commit().await?;
    Ok(Landing::Invitation(&token).href(Lang::Fr))
}

fn not_an_address(code: Code) -> AppError {
    let mut errors = FieldErrors::default();
    errors.push("email", code);
    AppError::Invalid(errors)
}
