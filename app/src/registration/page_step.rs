//! The frame of every step: where one is, the form, ways on and out.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_kernel::AppError;
use pleinweb_kernel::promises::REGISTRATION_STEPS;
use pleinweb_registration::{self as file, Step, StepView};

use super::answer_names::{step_name, word};
use super::{
    api, fields_area, fields_background, fields_person, fields_project, load_once, on_phone,
    page_summary,
};
use crate::address::query_value;
use crate::dates::full_day;
use crate::heading::Heading;
use crate::kit::{Button, Callout, Form, FormState, Look, Mood, PressedByEnter, Steps, use_form};
use crate::lang::use_lang;
use crate::page::{Page, params};
use crate::texts::registration as t;

/// The page of a step, by the last part of its address.
pub fn step(slug: String) -> AnyView {
    match Step::from_slug(&slug) {
        None => crate::errors::not_found(),
        Some(Step::Summary) => page_summary::summary(),
        Some(_) => load_once(move || api::load_step(slug.clone()), show),
    }
}

/// What a step's form sends to: going on, and keeping.
fn functions(step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Identity => (api::SaveIdentity::PATH, api::KeepIdentity::PATH),
        Step::Contact => (api::SaveContact::PATH, api::KeepContact::PATH),
        Step::Situation => (api::SaveSituation::PATH, api::KeepSituation::PATH),
        Step::Experience => (api::SaveExperience::PATH, api::KeepExperience::PATH),
        Step::Skills => (api::SaveSkills::PATH, api::KeepSkills::PATH),
        Step::Project => (api::SaveProject::PATH, api::KeepProject::PATH),
        Step::Area => (api::SaveArea::PATH, api::KeepArea::PATH),
        Step::Bank | Step::Summary => (api::SaveBank::PATH, api::KeepBank::PATH),
    }
}

fn show(view: StepView) -> AnyView {
    let lang = use_lang();
    let step = view.step;
    let to_summary = query_value(params::THEN).is_some();
    let (action, keep) = functions(step);
    let phone = may_wait(step).join(" ");
    let kept_until = view
        .ends_on
        .map(|day| t::kept_until(lang, &full_day(lang, day)));
    view! {
        <div class="page stack registration">
            {back(step, to_summary)}
            <Steps number=step.number() total=REGISTRATION_STEPS.u32()/>
            <Heading text=step_name(lang, step)/>
            <p class="lead">{word(lang, "lead", step.key())}</p>
            <Form action=action autosave=keep phone=phone>
                {overwrite(step)}
                {stamp(&view)}
                {to_summary.then(|| view! { <input type="hidden" name="command[stamp][to_summary]" value="true"/> })}
                {fields(&view)}
                <div class="cluster">
                    <Button>{if to_summary { t::to_summary(lang) } else { t::go_on(lang) }}</Button>
                    <Button look=Look::Secondary name="command[stamp][leave]" value="true">{t::leave(lang)}</Button>
                </div>
            </Form>
            {kept_until.map(|text| view! { <p class="muted">{text}</p> })}
            {on_phone::words()}
        </div>
    }
    .into_any()
}

/// What may wait on the person's own phone while the line is gone.
fn may_wait(step: Step) -> Vec<String> {
    match step {
        Step::Identity => file::may_wait::<file::IdentityInput>(),
        Step::Contact => file::may_wait::<file::ContactInput>(),
        Step::Situation => file::may_wait::<file::SituationInput>(),
        Step::Experience => file::may_wait::<file::ExperienceInput>(),
        Step::Skills => file::may_wait::<file::SkillsInput>(),
        Step::Project => file::may_wait::<file::ProjectInput>(),
        Step::Area => file::may_wait::<file::AreaInput>(),
        Step::Bank | Step::Summary => file::may_wait::<file::BankInput>(),
    }
}

/// Back without loss: what is on the page was kept as it was typed.
fn back(step: Step, to_summary: bool) -> AnyView {
    let lang = use_lang();
    let (page, text) = match step.previous() {
        _ if to_summary => (
            Page::RegistrationStep(Step::Summary.slug().to_owned()),
            t::back_intro(lang),
        ),
        Some(previous) => (
            Page::RegistrationStep(previous.slug().to_owned()),
            t::back(lang),
        ),
        None => (Page::Registration, t::back_intro(lang)),
    };
    view! { <p><a class="back" href=page.href(lang)>{text}</a></p> }.into_any()
}

/// What the page knew when it was made. A form that came back knows no more
/// than it did: what others saved meanwhile is not on it.
fn stamp(view: &StepView) -> AnyView {
    let came_back = |field| use_form().and_then(|form| form.came_back(field));
    let version = came_back(api::STAMP_VERSION).unwrap_or_else(|| view.version.to_string());
    let page = came_back(api::STAMP_PAGE).unwrap_or_else(|| view.page.clone());
    view! {
        <input type="hidden" name="command[stamp][version]" value=version autocomplete="off"/>
        <input type="hidden" name="command[stamp][page]" value=page autocomplete="off"/>
        <input type="hidden" name="command[stamp][at]" data-at autocomplete="off"/>
    }
    .into_any()
}

fn fields(view: &StepView) -> AnyView {
    match view.step {
        Step::Identity => fields_person::identity(view),
        Step::Contact => fields_person::contact(view),
        Step::Situation => fields_person::situation(view),
        Step::Experience => fields_background::experience(view),
        Step::Skills => fields_background::skills(view),
        Step::Project => fields_project::project(view),
        Step::Area => fields_area::area(view),
        Step::Bank | Step::Summary => fields_area::bank(view),
    }
}

/// Another page changed the same answers: the person says which ones hold.
fn overwrite(step: Step) -> AnyView {
    let lang = use_lang();
    let surprised = use_form()
        .and_then(FormState::refused)
        .is_some_and(|refused| matches!(refused, AppError::Conflict(code) if code.as_str() == "changed-elsewhere"));
    if !surprised {
        return ().into_any();
    }
    let href = Page::RegistrationStep(step.slug().to_owned()).href(lang);
    view! {
        // Enter asks once more; only the button overwrites.
        <PressedByEnter/>
        <Callout mood=Mood::Warning title=t::overwrite_title(lang)>
            <p>{t::overwrite_text(lang)}</p>
            <div class="cluster">
                <Button look=Look::Secondary destroys=true name="command[stamp][overwrite]" value="true">
                    {t::overwrite(lang)}
                </Button>
                <a class="alone" href=href>{t::overwrite_reload(lang)}</a>
            </div>
        </Callout>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;
    use pleinweb_kernel::{AppError, FormReturn, Lang};
    use pleinweb_registration::{Answers, Secret, Step, StepView};
    use server_fn::ServerFn;

    use crate::address::Address;
    use crate::kit::tests::enter_presses;
    use crate::registration::api::{STAMP_PAGE, STAMP_VERSION, SaveContact};
    use crate::site::Site;

    /// The page as it is after the form of version 3 was refused, while the
    /// draft is at version 7.
    fn refused_with(error: Option<AppError>) -> String {
        let view = StepView {
            step: Step::Contact,
            version: 7,
            page: "new-page".to_owned(),
            answers: Answers::default(),
            secrets: Vec::new(),
            ends_on: None,
            may_mean: Vec::new(),
            proposed: Vec::new(),
            agency: None,
            email: "zoe@exemple.fr".to_owned(),
        };
        let values = [(STAMP_VERSION, "3"), (STAMP_PAGE, "old-page")];
        let returned = error.map(|error| FormReturn {
            form: SaveContact::PATH.to_owned(),
            error,
            values: values
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .to_vec(),
        });
        Owner::new().with(|| {
            provide_context(Address {
                path: "/espace/inscription/coordonnees".to_owned(),
                query: String::new(),
            });
            provide_context(Lang::Fr);
            provide_context(Site {
                returned,
                ..Site::default()
            });
            super::show(view).to_html()
        })
    }

    #[test]
    fn enter_never_overwrites_what_another_page_saved() {
        let html = refused_with(Some(AppError::conflict("changed-elsewhere")));
        assert!(html.contains("command[stamp][overwrite]"), "{html}");
        assert!(!enter_presses(&html).contains("destroys"), "{html}");
        assert!(!enter_presses(&html).contains("overwrite"), "{html}");
    }

    #[test]
    fn no_secret_waits_on_a_phone() {
        let mut waits: Vec<String> = Step::FILLED
            .iter()
            .flat_map(|step| super::may_wait(*step))
            .collect();
        for secret in Secret::ALL {
            let of_it = |name: &String| name.starts_with(secret.key());
            assert!(!waits.iter().any(of_it), "{waits:?}");
        }
        waits.sort();
        // A field that is added comes here on purpose: what waits there is not ours yet.
        assert_eq!(
            waits.join(" "),
            "about allowance availability birth_date birth_name birth_place city city_kept commune \
             constraints contracts diploma education extra first_name holder hours jobs languages later \
             licences occupation_1 occupation_1_text occupation_2 occupation_2_text occupation_3 \
             occupation_3_text own_words phone place place_text postcode radius reason \
             registered_before residence salary salary_kept schedules since skills street transports \
             used_name weekly years"
        );
    }

    #[test]
    fn a_form_that_came_back_knows_no_more_than_it_did() {
        for error in [
            AppError::conflict("changed-elsewhere"),
            AppError::invalid("city", "required"),
        ] {
            let html = refused_with(Some(error));
            assert!(html.contains(r#"name="command[stamp][version]" value="3""#));
            assert!(html.contains(r#"name="command[stamp][page]" value="old-page""#));
        }
        let html = refused_with(None);
        assert!(html.contains(r#"name="command[stamp][version]" value="7""#));
        assert!(html.contains(r#"name="command[stamp][page]" value="new-page""#));
    }
}
