//! What the head of an agency is told on `/conseil`: what is late there, and
//! what alarms say. No person's name is in it.

use leptos::prelude::*;
use pleinweb_alarms::{HeadAgency, HeadView, LateLine};
use pleinweb_kernel::Lang;

use super::api::load_head;
use super::{as_head, paused, said};
use crate::lang::use_lang;
use crate::load::{live, load_inside};
use crate::page::Page;
use crate::texts::alarms as t;

/// The section of `/conseil`, for heads.
pub fn section() -> AnyView {
    let lang = use_lang();
    view! {
        <section class="stack" id="agency">
            <h2>{t::head_title(lang)}</h2>
            {live(load_inside(load_head, show))}
        </section>
    }
    .into_any()
}

fn show(view: HeadView) -> AnyView {
    let lang = use_lang();
    let shown: usize = view.agencies.iter().map(|agency| agency.late.len()).sum();
    let others = view
        .late
        .saturating_sub(u64::try_from(shown).unwrap_or(u64::MAX));
    let others = (others > 0).then(|| view! { <p class="hint">{t::late_others(lang, others)}</p> });
    let agencies: Vec<AnyView> = view
        .agencies
        .into_iter()
        .map(|one| agency(lang, one))
        .collect();
    let paused = paused(lang, as_head(), view.paused);
    let alarms: Vec<AnyView> = view
        .alarms
        .iter()
        .map(|line| view! { <li class="card stack">{said(lang, line)}</li> }.into_any())
        .collect();
    let alarms = if alarms.is_empty() {
        view! { <p class="muted">{t::none(lang)}</p> }.into_any()
    } else {
        view! { <ul class="card-list">{alarms}</ul> }.into_any()
    };
    view! {
        {agencies}
        {others}
        {paused}
        <h3>{t::title(lang)}</h3>
        {alarms}
    }
    .into_any()
}

fn agency(lang: Lang, agency: HeadAgency) -> AnyView {
    let calls = (agency.late_calls > 0).then(|| {
        let href = Page::AdviserCallbacks.href(lang);
        view! { <p><a class="alone" href=href>{t::late_calls(lang, agency.late_calls)}</a></p> }
    });
    let files: Vec<AnyView> = agency
        .late
        .into_iter()
        .map(|line| late(lang, line))
        .collect();
    let nothing = (files.is_empty() && calls.is_none())
        .then(|| view! { <p class="muted">{t::nothing_late(lang)}</p> });
    view! {
        <h3>{agency.name}</h3>
        {nothing}
        {calls}
        <ul>{files}</ul>
    }
    .into_any()
}

fn late(lang: Lang, line: LateLine) -> AnyView {
    let href = Page::AdviserFile(line.registration).href(lang);
    let owner = match &line.owner {
        Some(name) => t::late_owner(lang, name),
        None => t::late_nobody(lang).to_owned(),
    };
    view! { <li><a class="alone" href=href>{t::late_file(lang, line.hours)}</a>" · "{owner}</li> }
        .into_any()
}
