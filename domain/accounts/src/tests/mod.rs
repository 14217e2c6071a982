//! The accounts on both databases: a story for each promise.

mod budgets;
mod change;
mod demo;
mod forgotten;
mod guard;
mod keyring;
mod lost_keys;
mod passkeys;
mod review;
mod review_again;
mod second_factor;
mod sessions;
mod sign_up;
mod staff;
mod takeover;
mod trust;
mod twice;

use super::{
    AcceptInvitation, AcceptInvitationInput, AttachAgency, ChangeEmail, ChangeEmailInput,
    ChangePassword, ChangePasswordInput, CloseOtherSessions, CloseOtherSessionsInput, CloseSession,
    CloseSessionInput, ColleagueAgencyInput, Colleagues, ConfirmEmail, ConfirmEmailInput,
    ConfirmNewEmail, ConfirmNewEmailInput, ConfirmTotp, ConfirmTotpInput, DemoPeople, Enrolled,
    EnterAs, EnterAsInput, Entered, FinishAddPasskey, FinishPasskeyInput, FinishPasskeySignIn,
    ForgotPassword, ForgotPasswordInput, GiveCode, GiveCodeInput, Invite, InviteInput, KeepRecent,
    KeepRecentInput, KeepRecoveryCodes, KeepRecoveryCodesInput, LinkView, LookAtLink,
    MyRecoveryCodes, MySessions, MyWaysIn, NewRecoveryCodes, NewRecoveryCodesInput, PasskeyOptions,
    PendingTotp, ProveAgain, ProveAgainInput, RecentAdditions, RemovePasskey, RemovePasskeyInput,
    RemoveRecent, RemoveRecentInput, RemoveTotp, RemoveTotpInput, RenamePasskey,
    RenamePasskeyInput, ResetPassword, ResetPasswordInput, SendSignUpAgain, SendSignUpAgainInput,
    SignIn, SignInInput, SignOut, SignOutInput, SignUp, SignUpInput, StartAddPasskey,
    StartPasskeyInput, StartPasskeySignIn, StartTotp, StartTotpInput, Stay, StayInput, Step,
    StopChanges, StopChangesInput, TotpView, add_demo_person, agencies_of, create_account,
    invite_first_operator, store,
};
use crate::{Notification, WayIn};
use pleinweb_kernel::{AccountId, AppError, Lang, Role};
use pleinweb_platform::Of;
use pleinweb_platform::Origin;
use pleinweb_platform::testing::{Browser, TestApp};

pub const PASSWORD: &str = "trois petits chats gris";
pub const OTHER_PASSWORD: &str = "quatre grands chiens bleus";

/// An account with `PASSWORD`.
pub async fn account(app: &TestApp, role: Role, email: &str) -> AccountId {
    let hash = app
        .passwords()
        .hash(app.randomness(), PASSWORD)
        .await
        .unwrap();
    let id = app.new_id();
    let mut tx = app.db().begin().await.unwrap();
    let new = store::NewAccount {
        id,
        role,
        email,
        password_hash: Some(&hash),
        lang: Lang::Fr,
        at: app.now(),
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
    app: &TestApp,
    browser: &mut Browser,
    email: &str,
    password: &str,
) -> Result<Entered, AppError> {
    browser
        .send::<SignIn>(app, credentials(email, password))
        .await
}

/// A new account with `PASSWORD`, and the browser in which its owner has just
/// signed in.
pub async fn signed_in(app: &TestApp, role: Role, email: &str) -> Browser {
    account(app, role, email).await;
    let mut browser = Browser::new();
    sign_in(app, &mut browser, email, PASSWORD).await.unwrap();
    browser
}

/// A browser somewhere else on the network.
pub fn browser_at(address: &str) -> Browser {
    let mut browser = Browser::new();
    browser.request.address = Origin::of(address.parse().unwrap());
    browser
}

/// Every mail, newest first: to whom, and what.
pub async fn all_mails(app: &TestApp) -> Vec<(String, Notification)> {
    let mails = app.mails().await.into_iter().rev();
    mails
        .map(|(to, body)| (to, body.read().expect("of an account")))
        .collect()
}

/// The same without what is said of new devices, which every first sign-in sends.
pub async fn mails(app: &TestApp) -> Vec<(String, Notification)> {
    let mut mails = all_mails(app).await;
    mails.retain(|(_, notice)| !matches!(notice, Notification::NewDevice { .. }));
    mails
}

/// The token at the end of the latest link that somebody asked for.
pub async fn mailed_token(app: &TestApp) -> String {
    let mails = mails(app).await;
    let link = mails.into_iter().find_map(|(_, notice)| match notice {
        Notification::ConfirmEmail { link }
        | Notification::ResetPassword { link }
        | Notification::ConfirmNewEmail { link }
        | Notification::Invitation { link } => Some(link),
        _ => None,
    });
    last_segment(&link.expect("a link"))
}

/// The token of the latest mail to an address by which its owner stops things.
pub async fn undo_token(app: &TestApp, address: &str) -> String {
    let mails = all_mails(app).await;
    let of_owner = mails.into_iter().filter(|(to, _)| to == address);
    let undo = of_owner.into_iter().find_map(|(_, notice)| undo_of(notice));
    last_segment(&undo.expect("a link that stops it"))
}

/// The link by which the owner stops what a mail tells of.
pub fn undo_of(notice: Notification) -> Option<String> {
    match notice {
        Notification::EmailChangeAsked { undo, .. }
        | Notification::EmailChanged { undo, .. }
        | Notification::WayInChanged { undo, .. }
        | Notification::NewDevice { undo, .. }
        | Notification::FactorsGuessed { undo } => Some(undo),
        _ => None,
    }
}

fn last_segment(link: &str) -> String {
    link.rsplit('/').next().unwrap().to_owned()
}

/// Whether an owner was told of a change of the ways in.
pub async fn was_told(app: &TestApp, change: WayIn) -> bool {
    let mails = mails(app).await;
    mails
        .iter()
        .any(|(_, notice)| matches!(notice, Notification::WayInChanged { change: told, .. } if *told == change))
}

/// Asks for a new password by mail; gives the token of the link.
pub async fn forget(app: &TestApp, email: &str) -> String {
    app.clock.advance(1);
    let input = ForgotPasswordInput {
        email: email.to_owned(),
        ..ForgotPasswordInput::default()
    };
    Browser::new().must_send::<ForgotPassword>(app, input).await;
    mailed_token(app).await
}

/// Uses such a link.
pub async fn reset(
    app: &TestApp,
    browser: &mut Browser,
    token: &str,
    password: &str,
) -> Result<Entered, AppError> {
    let input = ResetPasswordInput {
        token: token.to_owned(),
        password: password.to_owned(),
    };
    browser.send::<ResetPassword>(app, input).await
}

/// Asks for another address; gives the token that its mailbox gets.
pub async fn ask_for_address(app: &TestApp, browser: &mut Browser, email: &str) -> String {
    app.clock.advance(1);
    let input = ChangeEmailInput {
        email: email.to_owned(),
        ..ChangeEmailInput::default()
    };
    browser.must_send::<ChangeEmail>(app, input).await;
    mailed_token(app).await
}

/// A second factor given in a half or fully signed-in session.
pub async fn give(app: &TestApp, browser: &mut Browser, code: &str) -> Result<Entered, AppError> {
    let input = GiveCodeInput {
        code: code.to_owned(),
        return_to: String::new(),
    };
    browser.send::<GiveCode>(app, input).await
}

/// A colleague who is fully signed in, as the demo's doors do it.
pub async fn enter(app: &TestApp, id: AccountId) -> Browser {
    let mut tx = app.db().begin().await.unwrap();
    add_demo_person(&mut tx, Of::for_test(id), "test", "Test")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let mut browser = Browser::new();
    browser.request.from_this_machine = true;
    let input = EnterAsInput {
        account: id.to_string(),
    };
    browser.must_send::<EnterAs>(app, input).await;
    browser
}

/// The digits of the application at this moment.
pub fn code_of(app: &TestApp, view: &TotpView) -> String {
    let secret = totp_rs::Secret::try_from_base32(view.secret.replace(' ', "")).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    let seconds = u64::try_from(app.now().0 / 1000).unwrap();
    totp.generate(seconds).to_string()
}

/// Enrols an application in a half signed-in session; gives its secret and the
/// recovery codes.
pub async fn enrol(app: &TestApp, browser: &mut Browser) -> (TotpView, Vec<String>) {
    browser.must_send::<StartTotp>(app, StartTotpInput {}).await;
    let view = browser.must_ask::<PendingTotp>(app, ()).await.unwrap();
    let input = ConfirmTotpInput {
        code: code_of(app, &view),
        return_to: String::new(),
    };
    browser.must_send::<ConfirmTotp>(app, input).await;
    let codes = browser.must_ask::<MyRecoveryCodes>(app, ()).await;
    (view, codes)
}

/// Whether the browser's session is that of a signed-in person.
pub async fn role_of(app: &TestApp, browser: &Browser) -> Option<Role> {
    pleinweb_platform::whoami(app, &browser.request)
        .await
        .unwrap()
        .role()
}
