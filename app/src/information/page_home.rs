//! The front page: what most people come for first, then 100 % Web.

use leptos::prelude::*;
use pleinweb_kernel::Lang;
use pleinweb_market::model::GlanceView;

use super::next_step::next_step;
use crate::heading::Heading;
use crate::lang::use_lang;
use crate::load::load_or;
use crate::market::api::load_glance;
use crate::market::glance::glance;
use crate::offers::search_form;
use crate::page::Page;
use crate::site::use_site;
use crate::texts::home as t;

/// Search, figures, the next step; discover, check, come in; and a person to talk to.
pub fn home() -> AnyView {
    let lang = use_lang();
    let site = use_site();
    let begin = load_or(
        load_glance,
        move |found: Option<GlanceView>| begin(lang, found),
        move |_| begin(lang, None),
    );
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
    let sign_in = (site.role.is_none() && !site.half_signed_in).then(|| {
        view! { <a class="alone" href=Page::SignIn.href(lang)>{t::sign_in(lang)}</a> }
    });
    view! {
        <div class="page front stack">
            <Heading text=t::title(lang)/>
            {begin}
            {next_step(lang, &site)}
        </div>
        <section class="hero stack">
            <h2>{t::full_web(lang)}</h2>
            <p class="lead">{t::lead(lang)}</p>
            <p class="actions">
                <a class="button" href=Page::EntryCheck.href(lang)>{t::check(lang)}</a>
            </p>
            <p class="hint">{t::check_hint(lang)}</p>
            <p class="cluster">
                {sign_in}
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

/// The search, around where the person looks as far as that is known, and the figures
/// of that place.
fn begin(lang: Lang, found: Option<GlanceView>) -> AnyView {
    let place = found.as_ref().and_then(|found| found.scope.place.as_ref());
    let around = place.map(|place| place.label.clone()).unwrap_or_default();
    let figures = found.as_ref().map(|found| glance(lang, found));
    view! {
        {search_form::begin(lang, around)}
        {figures}
    }
    .into_any()
}
