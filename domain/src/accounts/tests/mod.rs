//! The accounts on both databases: a story for each promise.

mod change;
mod demo;
mod forgotten;
mod guard;
mod keyring;
mod lost_keys;
mod passkeys;
mod second_factor;
mod sessions;
mod sign_up;
mod staff;

use super::*;
use crate::kernel::{AccountId, AppError, Lang, Role};
use crate::notifications::Notice;
use crate::platform::testing::{Browser, TestOffice};
use crate::platform::{Origin, mail};

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
    browser.request.address = Origin::of(address.parse().unwrap());
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

/// A colleague who is fully signed in, as the demo's doors do it.
pub async fn enter(office: &TestOffice, id: AccountId) -> Browser {
    let mut tx = office.db().begin().await.unwrap();
    add_demo_person(&mut tx, id, "test", "Test").await.unwrap();
    tx.commit().await.unwrap();
    let mut browser = Browser::new();
    browser.request.from_this_machine = true;
    let input = EnterAsInput {
        account: id.to_string(),
    };
    browser.send::<EnterAs>(office, input).await.unwrap();
    browser
}

/// The digits of the application at this moment.
pub fn code_of(office: &TestOffice, view: &TotpView) -> String {
    let secret = totp_rs::Secret::try_from_base32(view.secret.replace(' ', "")).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    let seconds = u64::try_from(office.now().0 / 1000).unwrap();
    totp.generate(seconds).to_string()
}

/// Enrols an application in a half signed-in session; gives its secret and the
/// recovery codes.
pub async fn enrol(office: &TestOffice, browser: &mut Browser) -> (TotpView, Vec<String>) {
    browser
        .send::<StartTotp>(office, StartTotpInput {})
        .await
        .unwrap();
    let view = browser
        .ask::<PendingTotp>(office, ())
        .await
        .unwrap()
        .unwrap();
    let input = ConfirmTotpInput {
        code: code_of(office, &view),
        return_to: String::new(),
    };
    browser.send::<ConfirmTotp>(office, input).await.unwrap();
    let codes = browser.ask::<MyRecoveryCodes>(office, ()).await.unwrap();
    (view, codes)
}

/// Whether the browser's session is that of a signed-in person.
pub async fn role_of(office: &TestOffice, browser: &Browser) -> Option<Role> {
    crate::platform::whoami(office, &browser.request)
        .await
        .unwrap()
        .role()
}
