//! The server functions of the accounts. Whoever signs in is led where they
//! were going, by way of the second factor where one is due.

use leptos::prelude::*;
use pleinweb_accounts::{
    ChangeEmailInput, ChangePasswordInput, CloseOtherSessionsInput, CloseSessionInput,
    ConfirmEmailInput, ConfirmNewEmailInput, DemoPerson, EnterAsInput, ForgotPasswordInput,
    KeepRecentInput, LinkView, Recent, RemoveRecentInput, ResetPasswordInput, SendSignUpAgainInput,
    SessionLine, SignInInput, SignOutInput, SignUpInput, StayInput, StopChangesInput,
};
use pleinweb_kernel::{AppError, FormMeta};

use crate::{
    page::{Page, params},
    serve,
};
use pleinweb_accounts as d;

#[server(prefix = "/_fn", endpoint = "accounts/sign-up")]
pub async fn sign_up(command: SignUpInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<d::SignUp>(command, meta, |to, lang| {
        Page::SignUpSent.href_with(lang, &[(params::MAILED_TO, to)])
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "accounts/send-sign-up-again")]
pub async fn send_sign_up_again(
    #[server(default)] command: SendSignUpAgainInput,
    meta: FormMeta,
) -> Result<(), AppError> {
    serve::run_to::<d::SendSignUpAgain>(command, meta, |to, lang| {
        let to = to.as_deref().unwrap_or_default();
        let query = [(params::SENT_AGAIN, params::YES), (params::MAILED_TO, to)];
        Page::SignUpSent.href_with(lang, &query)
    })
    .await
}

/// What a mailed link is for.
pub async fn look_at_link(token: String) -> Result<LinkView, AppError> {
    serve::ask::<d::LookAtLink>(token).await
}

#[server(prefix = "/_fn", endpoint = "accounts/confirm-email")]
pub async fn confirm_email(command: ConfirmEmailInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<d::ConfirmEmail>(command, meta, way::after).await
}

#[server(prefix = "/_fn", endpoint = "accounts/sign-in")]
pub async fn sign_in(command: SignInInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<d::SignIn>(command, meta, way::after).await
}

#[server(prefix = "/_fn", endpoint = "accounts/sign-out")]
pub async fn sign_out(
    #[server(default)] command: SignOutInput,
    meta: FormMeta,
) -> Result<(), AppError> {
    serve::run::<d::SignOut>(command, meta, |()| Page::Home).await
}

/// Says on the page of the session that it is done.
#[server(prefix = "/_fn", endpoint = "accounts/stay")]
pub async fn stay(#[server(default)] command: StayInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<d::Stay>(command, meta, |(), lang| {
        Page::AccountSession.href_with(lang, &[(params::DONE, params::YES)])
    })
    .await
}

pub async fn my_sessions() -> Result<Vec<SessionLine>, AppError> {
    serve::ask::<d::MySessions>(()).await
}

#[server(prefix = "/_fn", endpoint = "accounts/close-session")]
pub async fn close_session(command: CloseSessionInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run::<d::CloseSession>(command, meta, |()| Page::AccountSessions).await
}

#[server(prefix = "/_fn", endpoint = "accounts/close-other-sessions")]
pub async fn close_other_sessions(
    #[server(default)] command: CloseOtherSessionsInput,
    meta: FormMeta,
) -> Result<(), AppError> {
    serve::run::<d::CloseOtherSessions>(command, meta, |()| Page::AccountSessions).await
}

#[server(prefix = "/_fn", endpoint = "accounts/forgot-password")]
pub async fn forgot_password(command: ForgotPasswordInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<d::ForgotPassword>(command, meta, |to, lang| {
        Page::ForgotPasswordSent.href_with(lang, &[(params::MAILED_TO, to)])
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "accounts/reset-password")]
pub async fn reset_password(command: ResetPasswordInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<d::ResetPassword>(command, meta, way::after).await
}

#[server(prefix = "/_fn", endpoint = "accounts/change-password")]
pub async fn change_password(command: ChangePasswordInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<d::ChangePassword>(command, meta, |(), lang| {
        Page::Account.href_with(lang, &[(params::DONE, params::DONE_PASSWORD)])
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "accounts/change-email")]
pub async fn change_email(command: ChangeEmailInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<d::ChangeEmail>(command, meta, |to, lang| {
        let query = [(params::SENT, params::YES), (params::MAILED_TO, to)];
        Page::AccountEmail.href_with(lang, &query)
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "accounts/confirm-new-email")]
pub async fn confirm_new_email(
    command: ConfirmNewEmailInput,
    meta: FormMeta,
) -> Result<(), AppError> {
    serve::run_to::<d::ConfirmNewEmail>(command, meta, |own, lang| {
        let page = if *own { Page::Account } else { Page::SignIn };
        page.href_with(lang, &[(params::DONE, params::DONE_EMAIL)])
    })
    .await
}

/// Stops what a mail told of, then a new password; where that is not possible,
/// to whom one can turn.
#[server(prefix = "/_fn", endpoint = "accounts/stop-changes")]
pub async fn stop_changes(command: StopChangesInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<d::StopChanges>(command, meta, |token, lang| match token {
        Some(token) => {
            let page = Page::ResetPassword(token.clone());
            page.href_with(lang, &[(params::STOPPED, params::YES)])
        }
        None => Page::Help.href(lang),
    })
    .await
}

/// What was added to the reader's account lately.
pub async fn recent_additions() -> Result<Recent, AppError> {
    serve::ask::<d::RecentAdditions>(()).await
}

#[server(prefix = "/_fn", endpoint = "accounts/remove-recent")]
pub async fn remove_recent(
    #[server(default)] command: RemoveRecentInput,
    meta: FormMeta,
) -> Result<(), AppError> {
    serve::run_to::<d::RemoveRecent>(command, meta, way::after).await
}

#[server(prefix = "/_fn", endpoint = "accounts/keep-recent")]
pub async fn keep_recent(
    #[server(default)] command: KeepRecentInput,
    meta: FormMeta,
) -> Result<(), AppError> {
    serve::run_to::<d::KeepRecent>(command, meta, way::after).await
}

/// Whom the sign-in page of a demo offers.
pub async fn demo_people() -> Result<Vec<DemoPerson>, AppError> {
    serve::ask::<d::DemoPeople>(()).await
}

/// Everything under `/_fn/demo/` exists on a demo seen from its own machine
/// only: the router refuses it before this function is reached.
#[server(prefix = "/_fn", endpoint = "demo/enter")]
pub async fn enter_as(command: EnterAsInput, meta: FormMeta) -> Result<(), AppError> {
    serve::run_to::<d::EnterAs>(command, meta, way::after).await
}

pub(super) mod way {
    use pleinweb_accounts::{Enrolled, Entered, Step};
    use pleinweb_kernel::{Lang, Role};

    use crate::page::Page;

    /// Where someone goes who has just come in.
    pub fn after(entered: &Entered, lang: Lang) -> String {
        match entered.step {
            Step::SignedIn if entered.review => {
                Page::AccountReview.href_back(lang, &entered.return_to)
            }
            Step::SignedIn => onward(entered.role, &entered.return_to, lang),
            Step::GiveSecondFactor => Page::SecondFactor.href_back(lang, &entered.return_to),
            Step::EnrolSecondFactor => Page::EnrolSecondFactor.href_back(lang, &entered.return_to),
        }
    }

    /// Where someone goes who has just added a second factor.
    pub fn after_enrolment(enrolled: &Enrolled, lang: Lang) -> String {
        if enrolled.codes {
            Page::RecoveryCodes.href_back(lang, &enrolled.return_to)
        } else {
            onward(enrolled.role, &enrolled.return_to, lang)
        }
    }

    fn onward(role: Role, return_to: &str, lang: Lang) -> String {
        if return_to.is_empty() {
            Page::home_of(role).href(lang)
        } else {
            return_to.to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use pleinweb_accounts::{Entered, Step};
    use pleinweb_kernel::{Lang, Role};

    use super::way::after;

    #[test]
    fn one_arrives_where_one_was_going() {
        for (role, step, return_to, path) in [
            (Role::JobSeeker, Step::SignedIn, "", "/espace"),
            (
                Role::JobSeeker,
                Step::SignedIn,
                "/espace/inscription?form=1",
                "/espace/inscription?form=1",
            ),
            (Role::Adviser, Step::GiveSecondFactor, "", "/second-facteur"),
            (
                Role::Adviser,
                Step::EnrolSecondFactor,
                "/conseil?a=1",
                "/second-facteur/activer?retour=/conseil%3Fa%3D1",
            ),
            (Role::Operator, Step::SignedIn, "", "/exploitation"),
        ] {
            let entered = Entered {
                role,
                step,
                return_to: return_to.to_owned(),
                review: false,
            };
            assert_eq!(after(&entered, Lang::Fr), path);
        }
        let entered = Entered {
            role: Role::JobSeeker,
            step: Step::SignedIn,
            return_to: "/espace?a=1".to_owned(),
            review: true,
        };
        assert_eq!(
            after(&entered, Lang::Fr),
            "/compte/verifier?retour=/espace%3Fa%3D1",
            "what was added lately is looked at first"
        );
    }
}
