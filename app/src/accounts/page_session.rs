//! Until when one stays signed in, and staying. With scripts the same is said two
//! minutes before (`browser/ends.js`), in a dialog made from this page.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_kernel::{Lang, LocalTime};
use pleinweb_platform::AppState;
use pleinweb_platform::clock::paris_time;

use super::api::Stay;
use super::page_account::back;
use crate::address::query_value;
use crate::dates::{moment, time};
use crate::heading::Heading;
use crate::kit::{Button, Callout, Form, Mood};
use crate::lang::use_lang;
use crate::page::{Page, params};
use crate::site::{Ends, use_site};
use crate::texts::accounts as t;

/// How long there is, and the one press that makes it longer.
pub fn session() -> AnyView {
    let lang = use_lang();
    let stayed = query_value(params::DONE).map(|_| {
        view! { <Callout mood=Mood::Success live=true><p>{t::session_stayed(lang)}</p></Callout> }
    });
    view! {
        <div class="page narrow">
            <Heading text=t::session_title(lang)/>
            {stayed}
            // What the dialog shows.
            <div class="stack" data-ending="">{use_site().ends.map(|ends| ending(lang, ends))}</div>
            {back()}
        </div>
    }
    .into_any()
}

fn ending(lang: Lang, ends: Ends) -> AnyView {
    let when = when(lang, ends.at);
    let close = view! {
        <button type="button" class="button secondary" hidden=true data-closes="">{t::session_later(lang)}</button>
    };
    if ends.fixed {
        // A code alone makes proofs no younger: the password comes first.
        let href = Page::SignIn.href_back(lang, &Page::AccountSession.href(lang));
        return view! {
            <p class="lead">{t::session_fixed(lang, &when)}</p>
            <p>{t::session_fixed_text(lang)}</p>
            <p class="actions">
                <a class="button" href=href target="_blank">{t::session_prove(lang)}</a>
                {close}
            </p>
        }
        .into_any();
    }
    view! {
        <p class="lead">{t::session_until(lang, &when)}</p>
        <p>{t::session_until_text(lang)}</p>
        <Form action=Stay::PATH id="stay">
            <div class="actions">
                <Button>{t::session_stay(lang)}</Button>
                {close}
            </div>
        </Form>
    }
    .into_any()
}

/// "à 14 h 05" today, "le lundi 23 novembre 2026 à 14 h 05" on another day.
fn when(lang: Lang, at: LocalTime) -> String {
    let today = use_context::<AppState>().map(|app| paris_time(app.now()).day);
    if today == Some(at.day) {
        t::session_until_at(lang, &time(lang, at))
    } else {
        t::session_until_on(lang, &moment(lang, at))
    }
}

/// The same at the foot of every page, for whoever has no scripts to be told in time.
pub fn foot() -> Option<AnyView> {
    let lang = use_lang();
    let ends = use_site().ends?;
    let href = Page::AccountSession.href(lang);
    Some(
        view! {
            <p class="unscripted">
                {t::session_foot(lang, &when(lang, ends.at))} " "
                <a href=href target="_blank">{t::session_foot_link(lang)}</a>
            </p>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;
    use pleinweb_kernel::{Lang, LocalTime, Role};

    use crate::site::{Ends, Site};

    fn shown(fixed: bool) -> String {
        Owner::new().with(|| {
            provide_context(Lang::Fr);
            provide_context(Site {
                role: Some(Role::Adviser),
                ends: Some(Ends {
                    at: LocalTime {
                        day: "2026-11-23".parse().expect("a day"),
                        hour: 14,
                        minute: 5,
                    },
                    seconds: 120,
                    fixed,
                }),
                ..Site::default()
            });
            super::session().to_html()
        })
    }

    #[test]
    fn a_session_is_made_longer_by_a_press_or_by_proofs_elsewhere() {
        let html = shown(false);
        assert!(
            html.contains("lundi 23 novembre 2026 à 14\u{a0}h\u{a0}05"),
            "{html}"
        );
        assert!(html.contains("/_fn/accounts/stay"), "{html}");
        let html = shown(true);
        assert!(!html.contains("/_fn/accounts/stay"), "{html}");
        assert!(html.contains(r#"target="_blank""#), "{html}");
        assert!(html.contains("/connexion?retour=/compte/session"), "{html}");
    }
}
