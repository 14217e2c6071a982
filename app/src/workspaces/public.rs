//! The public part: everything that needs no account, but for the home page
//! and the sign-in page.

use leptos::prelude::*;
use pleinweb_kernel::Role;

use super::job_seeker;
use crate::accounts::{
    page_forgotten, page_invitation, page_second_factor, page_sign_up, page_stop_changes,
};
use crate::entry::{
    page_callback, page_check, page_link, page_nearby, page_question, page_result, page_task,
};
use crate::information::page_legal;
use crate::notifications::page_mailbox;
use crate::offers::saved::page_stop;
use crate::page::Page;
use crate::reference::page_api;
use crate::site::use_site;

pub fn show(page: Page) -> AnyView {
    // Asked for from one's own space: it stays around it.
    let serves = matches!(page, Page::Callback | Page::CallbackSent | Page::NearbyHelp);
    if serves && use_site().role == Some(Role::JobSeeker) {
        return view! { {job_seeker::dock()} {view(page)} }.into_any();
    }
    view(page)
}

/// One line a page.
fn view(page: Page) -> AnyView {
    match page {
        Page::SignUp => page_sign_up::sign_up(),
        Page::SignUpSent => page_sign_up::sign_up_sent(),
        Page::ConfirmEmail(token) => page_sign_up::confirm(token),
        Page::ForgotPassword => page_forgotten::forgot_password(),
        Page::ForgotPasswordSent => page_forgotten::forgot_password_sent(),
        Page::ResetPassword(token) => page_forgotten::reset_password(token),
        Page::EntryCheck => page_check::check(),
        Page::EntryQuestion(number) => page_question::question(&number),
        Page::EntryTask => page_task::pick(),
        Page::EntryTry(task) => page_task::task(&task),
        Page::EntryResult => page_result::result(),
        Page::EntryResume(token) => page_link::resume(token),
        Page::NearbyHelp => page_nearby::nearby(),
        Page::Callback => page_callback::callback(),
        Page::CallbackSent => page_callback::sent(),
        Page::AcceptInvitation(token) => page_invitation::accept(token),
        Page::StopChanges(token) => page_stop_changes::stop(token),
        Page::SecondFactor => page_second_factor::second_factor(),
        Page::EnrolSecondFactor => page_second_factor::enrol(),
        Page::RecoveryCodes => page_second_factor::recovery_codes(),
        Page::Help => page_legal::help(),
        Page::Accessibility => page_legal::accessibility(),
        Page::Privacy => page_legal::privacy(),
        Page::LegalNotice => page_legal::legal_notice(),
        Page::Api => page_api::api(),
        Page::ApiAnswers => page_api::answers(),
        Page::MailStop(token) => page_stop::stop(token),
        Page::DemoMailbox => page_mailbox::mailbox(),
        Page::DemoMail(id) => page_mailbox::mail(id),
        _ => crate::errors::not_found(),
    }
}
