//! The accounts on both databases: a story for each promise.

mod demo;
mod forgotten;
mod guard;
mod sessions;
mod sign_up;

use super::*;
use crate::kernel::{AccountId, AppError, Lang, Role};
use crate::notifications::Notice;
use crate::platform::mail;
use crate::platform::testing::{Browser, TestOffice};

pub const PASSWORD: &str = "trois petits chats gris";
pub const OTHER_PASSWORD: &str = "quatre grands chiens bleus";

/// An account with `PASSWORD`.
pub async fn account(office: &TestOffice, role: Role, email: &str) -> AccountId {
    let hash = office
        .passwords()
        .hash(office.randomness(), PASSWORD)
        .await
        .unwrap();
    let id = office.new_id();
    let mut tx = office.db().begin().await.unwrap();
    let new = store::NewAccount {
        id,
        role,
        email,
        password_hash: Some(&hash),
        lang: Lang::Fr,
        at: office.now(),
    };
    create_account(&mut tx, &new).await.unwrap();
    tx.commit().await.unwrap();
    id
}

pub fn credentials(email: &str, password: &str) -> SignInInput {
    SignInInput {
        email: email.to_owned(),
        password: password.to_owned(),
        return_to: String::new(),
    }
}

/// Signs in; the refusal if it is refused.
pub async fn sign_in(
    office: &TestOffice,
    browser: &mut Browser,
    email: &str,
    password: &str,
) -> Result<Entered, AppError> {
    browser
        .send::<SignIn>(office, credentials(email, password))
        .await
}

/// A browser somewhere else on the network.
pub fn browser_at(address: &str) -> Browser {
    let mut browser = Browser::new();
    browser.request.address = address.to_owned();
    browser
}

/// The latest mails, newest first: to whom, and what.
pub async fn mails(office: &TestOffice) -> Vec<(String, Notice)> {
    let mails = mail::latest(office, 20).await.unwrap();
    mails
        .into_iter()
        .map(|mail| (mail.address, mail.notice))
        .collect()
}

/// The token at the end of the latest mail's link.
pub async fn mailed_token(office: &TestOffice) -> String {
    let (_, notice) = mails(office).await.remove(0);
    let link = match notice {
        Notice::ConfirmEmail { link }
        | Notice::ResetPassword { link }
        | Notice::ConfirmNewEmail { link }
        | Notice::Invitation { link } => link,
        other => panic!("no link in {other:?}"),
    };
    link.rsplit('/').next().unwrap().to_owned()
}

/// Whether the browser's session is that of a signed-in person.
pub async fn role_of(office: &TestOffice, browser: &Browser) -> Option<Role> {
    crate::platform::whoami(office, &browser.request)
        .await
        .unwrap()
        .role()
}
