//! Pages for what went wrong: said plainly, with a way on.

use leptos::prelude::*;
use pleinweb_kernel::AppError;

use crate::heading::Heading;
use crate::kit::{Words, this_page};
use crate::lang::use_lang;
use crate::page::Page;
use crate::phone::{dial, spelled};
use crate::site::use_site;
use crate::texts::pages as t;

/// The page of an error, with "try again" where that helps.
pub fn page(error: &AppError) -> AnyView {
    let (title, rest) = said(error);
    let lang = use_lang();
    view! {
        <div class="error-page">
            <Heading text=title/>
            {rest}
            <p><a href=Page::Home.href(lang)>{t::page_home_link(lang)}</a></p>
        </div>
    }
    .into_any()
}

/// The same for a part of a page that has its `h1` already.
pub fn part(error: &AppError) -> AnyView {
    let (title, rest) = said(error);
    view! {
        <div class="error-page" role="alert">
            <h2>{title}</h2>
            {rest}
        </div>
    }
    .into_any()
}

/// The page of a secret link that is wrong, was used or is too old: what its reader can
/// do instead is `text`, `way` a link to it. Of anything else, the page of the error.
pub fn dead_link(
    error: &AppError,
    text: &'static str,
    way: Option<(Page, &'static str)>,
) -> AnyView {
    if *error != AppError::NotFound {
        return page(error);
    }
    set_status(error);
    let lang = use_lang();
    let phone = use_site().help_phone;
    view! {
        <div class="page stack">
            <Heading text=t::link_dead(lang)/>
            <p>{t::link_dead_text(lang)}</p>
            <p>{text}</p>
            <p class="link-row">
                {way.map(|(page, words)| view! { <a class="button" href=page.href(lang)>{words}</a> })}
                <a href=dial(&phone)>{t::help_line(lang, &spelled(&phone))}</a>
            </p>
        </div>
    }
    .into_any()
}

/// What happened, and what its reader can do about it.
fn said(error: &AppError) -> (&'static str, AnyView) {
    set_status(error);
    let lang = use_lang();
    let (title, text): (_, Words) = match error {
        AppError::NotFound => (t::page_not_found(lang), t::page_not_found_text(lang).into()),
        AppError::NotAllowed => (
            t::page_not_allowed(lang),
            t::page_not_allowed_text(lang).into(),
        ),
        AppError::SignInRequired => (t::page_sign_in(lang), t::page_sign_in_text(lang).into()),
        AppError::StepUpRequired => (
            t::page_second_factor(lang),
            t::page_second_factor_text(lang).into(),
        ),
        AppError::Unreachable => (t::page_offline(lang), t::page_offline_text(lang).into()),
        AppError::TooMany { retry_after } => {
            let minutes = u64::from(retry_after.div_ceil(60).max(1));
            (
                t::page_too_many(lang),
                t::page_too_many_text(lang, minutes).into(),
            )
        }
        _ => (t::page_broken(lang), t::page_broken_text(lang).into()),
    };
    let incident = match error {
        AppError::Unavailable { incident } if !incident.is_empty() => Some(incident.clone()),
        _ => None,
    };
    let can_retry = matches!(
        error,
        AppError::Unreachable | AppError::Unavailable { .. } | AppError::TooMany { .. }
    );
    let prove = match error {
        AppError::SignInRequired => Some((Page::SignIn, t::page_sign_in_link(lang))),
        AppError::StepUpRequired => Some((Page::SecondFactor, t::page_second_factor_link(lang))),
        _ => None,
    };
    let rest = view! {
            <p>{text}</p>
            {incident.map(|incident| view! { <p>{t::page_incident(lang, &incident)}</p> })}
            {can_retry.then(|| view! {
                <p><a class="button" href=this_page()>{t::page_retry(lang)}</a></p>
            })}
            {prove.map(|(page, link)| view! {
                <p><a class="button" href=page.href_back(lang, &this_page())>{link}</a></p>
            })}
    };
    (title, rest.into_any())
}

/// The page for an address that leads nowhere.
pub fn not_found() -> AnyView {
    page(&AppError::NotFound)
}

fn set_status(error: &AppError) {
    use server_fn::error::FromServerFnError;
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(error.status_code());
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;
    use leptos_meta::provide_meta_context;
    use pleinweb_kernel::{AppError, Lang};

    use crate::address::Address;

    fn html(address: &str, lang: Lang, error: AppError) -> String {
        html_of(address, lang, error, super::page)
    }

    fn html_of(
        address: &str,
        lang: Lang,
        error: AppError,
        shown: fn(&AppError) -> AnyView,
    ) -> String {
        Owner::new().with(|| {
            provide_meta_context();
            let (path, query) = address.split_once('?').unwrap_or((address, ""));
            provide_context(Address {
                path: path.to_owned(),
                query: query.to_owned(),
            });
            provide_context(lang);
            shown(&error).to_html()
        })
    }

    #[test]
    fn what_is_missing_is_asked_for_and_leads_back_here() {
        for (error, lang, address, link) in [
            (
                AppError::SignInRequired,
                Lang::Fr,
                "/espace/inscription?form=1&etape=2",
                "/connexion?retour=/espace/inscription%3Fetape%3D2",
            ),
            (
                AppError::StepUpRequired,
                Lang::Fr,
                "/conseil/dossier/1",
                "/second-facteur?retour=/conseil/dossier/1",
            ),
            (
                AppError::StepUpRequired,
                Lang::En,
                "/en/conseil",
                "/en/second-facteur?retour=/en/conseil",
            ),
        ] {
            let html = html(address, lang, error.clone());
            let button = format!("href=\"{link}\"");
            assert!(html.contains(&button), "{error:?}: {button} in {html}");
            assert_eq!(html.matches("retour=").count(), 1, "{error:?}: {html}");
        }
    }

    #[test]
    fn other_errors_ask_for_no_proof() {
        for error in [
            AppError::NotFound,
            AppError::NotAllowed,
            AppError::Unreachable,
        ] {
            let html = html("/espace", Lang::Fr, error.clone());
            assert!(!html.contains("retour="), "{error:?}: {html}");
        }
    }

    #[test]
    fn a_part_that_fails_leaves_the_page_its_heading_and_title() {
        let error = AppError::Unavailable {
            incident: "a1b2".to_owned(),
        };
        let html = html_of("/espace", Lang::Fr, error, super::part);
        assert!(!html.contains("<h1"), "{html}");
        assert!(
            html.contains("<h2") && html.contains("role=\"alert\""),
            "{html}"
        );
        assert!(
            html.contains("a1b2") && html.contains("class=\"button\""),
            "{html}"
        );
    }
}
