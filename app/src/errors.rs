//! Pages for what went wrong: said plainly, with a way on.

use leptos::prelude::*;
use pleinweb_domain::kernel::AppError;

use crate::heading::Heading;
use crate::lang::use_lang;
use crate::page::Page;
use crate::texts::pages as t;

/// The page of an error, with "try again" where that helps.
pub fn page(error: &AppError, retry: Callback<()>) -> AnyView {
    set_status(error);
    let lang = use_lang();
    let (title, text) = match error {
        AppError::NotFound => (t::page_not_found(lang), t::page_not_found_text(lang)),
        AppError::NotAllowed => (t::page_not_allowed(lang), t::page_not_allowed_text(lang)),
        AppError::SignInRequired | AppError::StepUpRequired => {
            (t::page_sign_in(lang), t::page_sign_in_text(lang))
        }
        AppError::Unreachable => (t::page_offline(lang), t::page_offline_text(lang)),
        _ => (t::page_broken(lang), t::page_broken_text(lang)),
    };
    let incident = match error {
        AppError::Unavailable { incident } if !incident.is_empty() => Some(incident.clone()),
        _ => None,
    };
    let can_retry = matches!(
        error,
        AppError::Unreachable | AppError::Unavailable { .. } | AppError::TooMany { .. }
    );
    let sign_in = matches!(error, AppError::SignInRequired | AppError::StepUpRequired);
    view! {
        <div class="error-page">
            <Heading text=title/>
            <p>{text}</p>
            {incident.map(|incident| view! { <p>{t::page_incident(lang, &incident)}</p> })}
            {can_retry.then(|| view! {
                <p><button type="button" class="button" on:click=move |_| retry.run(())>{t::page_retry(lang)}</button></p>
            })}
            {sign_in.then(|| view! {
                <p><a class="button" href=Page::SignIn.href(lang)>{t::page_sign_in_link(lang)}</a></p>
            })}
            <p><a href=Page::Home.href(lang)>{t::page_home_link(lang)}</a></p>
        </div>
    }
    .into_any()
}

/// The page for an address that leads nowhere.
pub fn not_found() -> AnyView {
    page(&AppError::NotFound, Callback::new(|()| ()))
}

fn set_status(error: &AppError) {
    #[cfg(feature = "ssr")]
    {
        use server_fn::error::FromServerFnError;
        if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
            response.set_status(error.status_code());
        }
    }
    #[cfg(not(feature = "ssr"))]
    let _ = error;
}
