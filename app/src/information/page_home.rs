//! The home page.

use leptos::prelude::*;

use crate::heading::Heading;
use crate::lang::use_lang;
use crate::page::Page;
use crate::texts::home as t;

/// Discover, check, come in; and a person to talk to.
pub fn home() -> AnyView {
    let lang = use_lang();
    let steps = [
        (t::step_check(lang), t::step_check_text(lang)),
        (t::step_register(lang), t::step_register_text(lang)),
        (t::step_adviser(lang), t::step_adviser_text(lang)),
    ]
    .map(|(title, text)| view! { <li><h3>{title}</h3><p>{text}</p></li> });
    let promises = [
        t::promise_return(lang),
        t::promise_rights(lang),
        t::promise_answer(lang),
        t::promise_failure(lang),
    ]
    .map(|promise| view! { <li>{promise}</li> });
    view! {
        <section class="hero stack">
            <Heading text=t::title(lang)/>
            <p class="lead">{t::lead(lang)}</p>
            <p class="actions">
                <a class="button" href=Page::EntryCheck.href(lang)>{t::check(lang)}</a>
            </p>
            <p class="hint">{t::check_hint(lang)}</p>
            <p class="cluster">
                <a class="alone" href=Page::Offers.href(lang)>{t::offers(lang)}</a>
                <a class="alone" href=Page::SignIn.href(lang)>{t::sign_in(lang)}</a>
                <a class="alone" href=Page::NearbyHelp.href(lang)>{t::agency(lang)}</a>
            </p>
        </section>
        <div class="page split">
            <section class="stack">
                <h2>{t::how(lang)}</h2>
                <ol class="numbered">{steps.collect_view()}</ol>
            </section>
            <div class="stack">
                <section class="card stack">
                    <h2>{t::promises(lang)}</h2>
                    <ul>{promises.collect_view()}</ul>
                </section>
                <section class="card stack">
                    <h2>{t::human(lang)}</h2>
                    <p>{t::human_text(lang)}</p>
                    <p class="cluster">
                        <a class="alone" href=Page::Callback.href(lang)>{t::callback(lang)}</a>
                        <a class="alone" href=Page::NearbyHelp.href(lang)>{t::nearby(lang)}</a>
                    </p>
                </section>
            </div>
        </div>
    }
    .into_any()
}
