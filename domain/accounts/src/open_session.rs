//! The end of every way in: a new session, the browser known again once every
//! proof is there, and what the visitor had kept moves along.

use super::mailing::{Purpose, may_tell};
use super::model::{Entered, Step};
use super::revoking::undo_link;
use super::rules::{DEVICE_MAILS_AN_HOUR, Proof, next_step};
use super::store::{self, AccountRow};
use crate::Notification;
use pleinweb_kernel::{AccountId, Actor, AppError, Role, SessionId, Timestamp};
use pleinweb_platform::{Cx, Effect, Of, secrets, sessions};

/// Opens a session for an account that proved itself, and closes the one that
/// the browser had. The owner is told of a browser that the account did not know.
pub(super) async fn enter(
    cx: &mut Cx,
    account: &AccountRow,
    proof: Proof,
    return_to: &str,
) -> Result<Entered, AppError> {
    let (entered, known) = come_in(cx, account, proof, return_to).await?;
    if !known {
        tell_of_device(cx, account).await?;
    }
    Ok(entered)
}

/// `enter`, where the owner learns of it from another mail, or just made the account.
pub(super) async fn enter_told(
    cx: &mut Cx,
    account: &AccountRow,
    proof: Proof,
    return_to: &str,
) -> Result<Entered, AppError> {
    let (entered, _) = come_in(cx, account, proof, return_to).await?;
    Ok(entered)
}

/// Gives too whether nobody has to be told of the browser: it was known, or is
/// not in yet.
async fn come_in(
    cx: &mut Cx,
    account: &AccountRow,
    proof: Proof,
    return_to: &str,
) -> Result<(Entered, bool), AppError> {
    let has_factor = store::has_second_factor(cx.tx(), account.id).await?;
    let step = next_step(account.role, proof, has_factor);
    let (old, visitor) = (cx.session(), cx.actor());
    let half = step != Step::SignedIn;
    let began = began(cx, account.id, proof).await?;
    let new = sessions::open_since(cx, Some((*account.id, account.role)), half, began).await?;
    if let Some(old) = old {
        // What another account left in this browser is not for this one.
        if matches!(visitor, Actor::Visitor) || visitor.account() == Some(*account.id) {
            store::move_kept_forms(cx.tx(), old, new).await?;
            if !half && account.role == Role::JobSeeker {
                adopt(cx, old, account.id).await?;
            }
        }
        sessions::close(cx.tx(), old).await?;
    }
    cx.is_in(new);
    // A browser is known once every proof is there: the password alone is what
    // somebody has who guesses the second factor. A door of the demo proves nothing.
    let trusted = !half && proof != Proof::Door;
    let known = !trusted || know_device(cx, account.id).await?;
    let entered = Entered {
        role: account.role,
        step,
        return_to: return_to.to_owned(),
        review: !half && account.review.is_some(),
    };
    Ok((entered, known))
}

/// When the proofs were given that the new session stands on. A code that is
/// added to a session does not make its password younger.
async fn began(cx: &mut Cx, account: Of<AccountId>, proof: Proof) -> Result<Timestamp, AppError> {
    let now = cx.now();
    if let (Proof::Added, Some(session)) = (proof, cx.session()) {
        let began = sessions::began_at(cx.tx(), session, account).await?;
        return Ok(began.unwrap_or(now));
    }
    Ok(now)
}

/// Gives a job seeker what their browser had kept before they signed in. Each
/// feature that keeps something for a visitor adds its line here.
async fn adopt(cx: &mut Cx, visitor: SessionId, account: Of<AccountId>) -> Result<(), AppError> {
    pleinweb_entry::adopt(cx, visitor, account).await
}

/// Notes that the account signs in from this browser, which then has a counter
/// of wrong tries of its own. Gives whether it did before.
async fn know_device(cx: &mut Cx, account: Of<AccountId>) -> Result<bool, AppError> {
    let now = cx.now();
    let shown = cx.device_token().map(str::to_owned);
    let (token, known) = match shown {
        // A token that we never gave out is not taken over.
        Some(token) if store::is_any_device(cx.tx(), &secrets::token_hash(&token)).await? => {
            let hash = secrets::token_hash(&token);
            let known = store::is_known_device(cx.tx(), &hash, Some(account)).await?;
            (token, known)
        }
        _ => {
            let token = cx.app().new_token();
            cx.effect(Effect::SetDevice(token.clone()));
            (token, false)
        }
    };
    let hash = secrets::token_hash(&token);
    store::know_device(cx.tx(), &hash, account, now).await?;
    Ok(known)
}

async fn tell_of_device(cx: &mut Cx, account: &AccountRow) -> Result<(), AppError> {
    let email = &account.email;
    if !may_tell(cx, Purpose::NewDevice, email, DEVICE_MAILS_AN_HOUR).await? {
        return Ok(());
    }
    let undo = undo_link(cx, account).await?;
    let (device, at) = (cx.device().to_owned(), cx.now());
    cx.mail(
        Some(*account.id),
        email,
        account.lang,
        Notification::NewDevice { device, at, undo },
    );
    Ok(())
}
