//! The operator's one list of alarms, live.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_alarms::{AlarmLine, AlarmsView};
use pleinweb_kernel::Lang;

use super::api::{CloseAlarm, ReopenAlarm, load_alarms};
use super::{as_operator, paused, said};
use crate::kit::{Button, Form, Look};
use crate::lang::use_lang;
use crate::load::{live, load_inside};
use crate::texts::alarms as t;

/// The section of `/exploitation`.
pub fn section() -> AnyView {
    let lang = use_lang();
    view! {
        <section class="stack" id="alarms">
            <h2>{t::title(lang)}</h2>
            {live(load_inside(load_alarms, show))}
        </section>
    }
    .into_any()
}

fn show(view: AlarmsView) -> AnyView {
    let lang = use_lang();
    let (open, closed): (Vec<AlarmLine>, Vec<AlarmLine>) = view
        .lines
        .into_iter()
        .partition(|line| line.closed.is_none());
    let none = open
        .is_empty()
        .then(|| view! { <p class="muted">{t::none(lang)}</p> });
    let paused = paused(lang, as_operator(), view.paused);
    let more = view
        .more
        .then(|| view! { <p class="hint">{t::more(lang)}</p> });
    let closed = (!closed.is_empty()).then(|| {
        let lines = cards(lang, closed);
        view! { <h3>{t::closed_title(lang)}</h3> <ul class="card-list">{lines}</ul> }
    });
    view! {
        {paused}
        {none}
        <ul class="card-list">{cards(lang, open)}</ul>
        {closed}
        {more}
    }
    .into_any()
}

fn cards(lang: Lang, lines: Vec<AlarmLine>) -> Vec<AnyView> {
    lines.into_iter().map(|line| card(lang, line)).collect()
}

fn card(lang: Lang, line: AlarmLine) -> AnyView {
    let (action, button, look) = if line.closed.is_some() {
        (ReopenAlarm::PATH, t::reopen(lang), Look::Quiet)
    } else {
        (CloseAlarm::PATH, t::close(lang), Look::Secondary)
    };
    let destroys = action == CloseAlarm::PATH;
    let (form, id, about) = (
        ["m", &line.id].concat(),
        line.id.clone(),
        line.about.clone(),
    );
    view! {
        <li class="card stack">
            {said(lang, &line)}
            <Form action=action id=form matching=("alarm", id)>
                <input type="hidden" name="command[alarm]" value=line.id/>
                <Button look=look destroys=destroys>
                    {button}
                    <span class="visually-hidden">" " {about}</span>
                </Button>
            </Form>
        </li>
    }
    .into_any()
}
