//! The end of every way in: a new session, the browser known again, and what
//! the visitor had kept moves along.

use super::model::{Entered, Step};
use super::rules::{Proof, next_step};
use super::store::{self, AccountRow};
use crate::kernel::{AccountId, Actor, AppError, Role, SessionId};
use crate::platform::{Cx, Effect, secrets, sessions};

/// Opens a session for an account that proved itself, and closes the one that
/// the browser had.
pub(super) async fn enter(
    cx: &mut Cx,
    account: &AccountRow,
    proof: Proof,
    return_to: &str,
) -> Result<Entered, AppError> {
    let has_factor = store::has_second_factor(cx.tx(), account.id).await?;
    let step = next_step(account.role, proof, has_factor);
    let (old, visitor) = (cx.session(), cx.actor());
    let half = step != Step::SignedIn;
    let new = sessions::open(cx, Some((account.id, account.role)), half).await?;
    if let Some(old) = old {
        // What another account left in this browser is not for this one.
        if matches!(visitor, Actor::Visitor) || visitor.account() == Some(account.id) {
            store::move_kept_forms(cx.tx(), old, new).await?;
            if !half && account.role == Role::JobSeeker {
                adopt(cx, old, account.id).await?;
            }
        }
        sessions::close(cx.tx(), old).await?;
    }
    cx.session = Some(new);
    know_device(cx, account.id).await?;
    Ok(Entered {
        role: account.role,
        step,
        return_to: return_to.to_owned(),
    })
}

/// Gives a job seeker what their browser had kept before they signed in. Each
/// feature that keeps something for a visitor adds its line here.
async fn adopt(cx: &mut Cx, visitor: SessionId, account: AccountId) -> Result<(), AppError> {
    crate::entry::adopt(cx, visitor, account).await
}

/// Notes that the account signs in from this browser, which then has a counter
/// of wrong tries of its own.
async fn know_device(cx: &mut Cx, account: AccountId) -> Result<(), AppError> {
    let now = cx.now();
    let shown = cx.device_token().map(str::to_owned);
    let known = match shown {
        // A token that we never gave out is not taken over.
        Some(token) if store::is_any_device(cx.tx(), &secrets::token_hash(&token)).await? => token,
        _ => {
            let token = cx.office().new_token();
            cx.effect(Effect::SetDevice(token.clone()));
            token
        }
    };
    let hash = secrets::token_hash(&known);
    store::know_device(cx.tx(), &hash, account, now).await
}
