//! The functions of the registration. All of them act on the file of whoever is
//! signed in: no input names a file.

use leptos::prelude::*;
use pleinweb_kernel::Lang;
use pleinweb_kernel::{AppError, FormMeta};
use pleinweb_registration::{self as file, AfterStep, SaveDraft, SaveStep, StepForm};
use pleinweb_registration::{
    AreaInput, BankInput, ContactInput, ExperienceInput, IdentityInput, Intro, Known, ProjectInput,
    Receipt, SendInput, SentView, SituationInput, SkillsInput, StartInput, StepView, SummaryView,
};

use crate::page::Page;

/// What a page knew, as it comes back with a refused form.
pub(super) const STAMP_VERSION: &str = "stamp[version]";
pub(super) const STAMP_PAGE: &str = "stamp[page]";

pub async fn load_intro() -> Result<Intro, AppError> {
    crate::serve::ask::<file::LoadIntro>(()).await
}

/// `slug`: the last part of the step's address.
pub async fn load_step(slug: String) -> Result<StepView, AppError> {
    crate::serve::ask::<file::LoadStep>(slug).await
}

pub async fn load_summary() -> Result<SummaryView, AppError> {
    crate::serve::ask::<file::LoadSummary>(()).await
}

pub async fn load_receipt() -> Result<Receipt, AppError> {
    crate::serve::ask::<file::LoadReceipt>(()).await
}

pub async fn load_sent() -> Result<SentView, AppError> {
    crate::serve::ask::<file::LoadSent>(()).await
}

/// What is known of the job seeker who is signed in.
pub async fn load_known() -> Result<Option<Known>, AppError> {
    crate::serve::ask::<file::LoadKnown>(()).await
}

#[server(prefix = "/_fn", endpoint = "registration/start")]
pub async fn start_registration(command: StartInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<file::StartRegistration>(command, meta, |step| {
        Page::RegistrationStep(step.slug().to_owned())
    })
    .await
}

#[server(prefix = "/_fn", endpoint = "registration/send")]
pub async fn send_registration(command: SendInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<file::SendRegistration>(command, meta, |_| Page::RegistrationReceipt).await
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "`serve::run_to` gives every output by reference"
)]
fn after(done: &AfterStep, lang: Lang) -> String {
    match done {
        AfterStep::Show(step) => Page::RegistrationStep(step.slug().to_owned()).href(lang),
        AfterStep::Leave => Page::Registration.href(lang),
    }
}

/// What the page of a step knew when it was made: without it, a page that comes
/// back would know what others saved since, and overwrite it.
fn knew(form: &impl StepForm) -> Vec<(String, String)> {
    let stamp = form.stamp();
    let known = [(STAMP_VERSION, &stamp.version), (STAMP_PAGE, &stamp.page)];
    known
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .to_vec()
}

/// Two functions for each step: going on from it, and keeping it while one types.
macro_rules! step_functions {
    ($($save:ident $save_at:tt $keep:ident $keep_at:tt $form:ident;)+) => {$(
        #[server(prefix = "/_fn", endpoint = $save_at)]
        pub async fn $save(command: $form, meta: FormMeta) -> Result<(), AppError> {
            let knew = knew(&command);
            crate::serve::run_knowing::<SaveStep<$form>>(command, meta, knew, after).await
        }

        #[server(prefix = "/_fn", endpoint = $keep_at)]
        pub async fn $keep(command: $form, meta: FormMeta) -> Result<(), AppError> {
            crate::serve::run::<SaveDraft<$form>>(command, meta, |()| Page::Registration).await
        }
    )+};
}

step_functions! {
    save_identity "registration/save-identity" keep_identity "registration/keep-identity" IdentityInput;
    save_contact "registration/save-contact" keep_contact "registration/keep-contact" ContactInput;
    save_situation "registration/save-situation" keep_situation "registration/keep-situation" SituationInput;
    save_experience "registration/save-experience" keep_experience "registration/keep-experience" ExperienceInput;
    save_skills "registration/save-skills" keep_skills "registration/keep-skills" SkillsInput;
    save_project "registration/save-project" keep_project "registration/keep-project" ProjectInput;
    save_area "registration/save-area" keep_area "registration/keep-area" AreaInput;
    save_bank "registration/save-bank" keep_bank "registration/keep-bank" BankInput;
}
