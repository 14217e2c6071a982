//! `/conseil/portefeuille`: the people an adviser follows, whoever waits too long first.

use leptos::prelude::*;
use pleinweb_caseload::{CaseloadView, MemberRow, PeopleInput};
use pleinweb_entry::{Channel, ChannelContract, Service};
use pleinweb_kernel::{Lang, Timestamp};
use server_fn::ServerFn;

use super::page_queue::take;
use super::page_reason::refused;
use super::{api, figures, hidden, left, named, nowhere, pager_of, part, text};
use crate::address::{Param, query_value};
use crate::dates::digits;
use crate::heading::Heading;
use crate::kit::{
    Button, Column, EmptyState, Form, LinkButton, Look, Row, Table, Tag, TextField, Tone,
};
use crate::lang::use_lang;
use crate::load::{live, load_or};
use crate::page::{Page, params};
use crate::texts::{caseload as t, entry};

/// The value of `params::SHOW` for those to whom something is owed.
const TO_DO: &str = "todo";

pub fn people() -> AnyView {
    let to_do = query_value(params::SHOW).as_deref() == Some(TO_DO);
    let name = query_value(params::NAME).unwrap_or_default();
    let asked = PeopleInput {
        after: part(),
        to_do,
        name: name.clone(),
    };
    let shown = move |view| show(view, to_do, &name);
    live(load_or(move || api::load_people(asked), shown, refused))
}

fn show(view: CaseloadView, to_do: bool, name: &str) -> AnyView {
    let lang = use_lang();
    let asked: Vec<(Param, &str)> = [
        (params::SHOW, if to_do { TO_DO } else { "" }),
        (params::NAME, name),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .collect();
    let all = Page::AdviserCaseload.href(lang);
    let ways = vec![
        (all.clone(), !to_do, view.total, t::people_all(lang)),
        (
            Page::AdviserCaseload.href_with(lang, &[(params::SHOW, TO_DO)]),
            to_do,
            view.to_do,
            t::people_to_do(lang),
        ),
    ];
    let late = u64::try_from(view.late).unwrap_or(0);
    let late = (late > 0)
        .then(|| view! { <p><Tag tone=Tone::Error text=t::people_late(lang, late)/></p> });
    let found = (!name.is_empty()).then(|| {
        let found = u64::try_from(view.found).unwrap_or(0);
        let found = t::people_found(lang, found, name);
        view! { <p class="cluster"><span role="status">{found}</span> <a class="alone" href=all>{t::people_everybody(lang)}</a></p> }
    });
    let now = view.now;
    let list = if view.nowhere {
        nowhere(lang)
    } else if !view.rows.is_empty() {
        let columns = [
            t::col_person(lang),
            t::col_to_do(lang),
            t::col_path(lang),
            t::col_channels(lang),
            t::col_last(lang),
            t::col_act(lang),
        ]
        .map(Column::new)
        .into();
        let rows = view
            .rows
            .into_iter()
            .map(|row| line(lang, now, row))
            .collect();
        view! { <Table caption=t::people_caption(lang) quiet=true columns rows/> }.into_any()
    } else if !name.is_empty() {
        ().into_any()
    } else if to_do {
        view! { <EmptyState title=t::people_nothing_to_do(lang) text=t::people_nothing_to_do_text(lang)/> }
            .into_any()
    } else {
        view! { <EmptyState title=t::people_empty(lang) text=t::people_empty_text(lang)/> }
            .into_any()
    };
    view! {
        <div class="page wide stack desk">
            <Heading text=t::people_title(lang)/>
            {figures(t::people_figures(lang), ways)}
            {late}
            {search(lang, to_do, name)}
            {found}
            {list}
            {pager_of(lang, &Page::AdviserCaseload, &asked, view.next)}
        </div>
    }
    .into_any()
}

/// By name: a plain form, whose answer is an address.
fn search(lang: Lang, to_do: bool, name: &str) -> AnyView {
    let kept = to_do.then(|| view! { <input type="hidden" name=params::SHOW.0 value=TO_DO/> });
    view! {
        <form method="get" action=Page::AdviserCaseload.href(lang) class="desk-search" role="search">
            {kept}
            <TextField name=params::NAME.0 label=t::people_name(lang) value=name.to_owned() kind="search" optional=true/>
            <Button look=Look::Secondary>{t::people_search(lang)}</Button>
        </form>
    }
    .into_any()
}

fn line(lang: Lang, now: Timestamp, row: MemberRow) -> Row {
    let href = Page::AdviserFile(row.registration.to_string()).href(lang);
    let path = row
        .contract
        .and_then(|contract| entry::by_id(lang, contract.path().message()))
        .unwrap_or(t::no_contract(lang));
    let intensity = row
        .intensity
        .and_then(|intensity| entry::by_id(lang, intensity.message()));
    let last = text(lang, row.last_event.message());
    let last_day = digits(row.last_event_at.local.day);
    let todo = row.interview_by.map(|by| (t::todo_interview(lang), by));
    let todo = [todo, row.decide_by.map(|by| (t::todo_decide(lang), by))];
    let todo: Vec<AnyView> = todo
        .into_iter()
        .flatten()
        .map(|(what, by)| {
            view! { <span class="cluster">{what} {left(lang, now, by)}</span> }.into_any()
        })
        .collect();
    let name = named(lang, row.name.clone());
    Row(vec![
        view! { <a href=href>{name.clone()}</a> }.into_any(),
        if todo.is_empty() { t::todo_nothing(lang).into_any() } else { todo.into_any() },
        view! {
            {path} {intensity.map(|intensity| view! { <span class="muted">" · "{intensity}</span> })}
            {row.returned_for_good.then(|| view! { " " <Tag tone=Tone::Brand text=t::mark_returned(lang)/> })}
        }
        .into_any(),
        row.contract.map(|contract| channels(lang, contract)).into_any(),
        view! { {last} <span class="muted">" · "{last_day}</span> }.into_any(),
        act(lang, &name, &row),
    ])
}

/// What is due first, or the file.
fn act(lang: Lang, name: &str, row: &MemberRow) -> AnyView {
    let id = row.registration.to_string();
    if row.decide_by.is_some() && row.due() == row.decide_by {
        return take(&id, name, t::act_decide(lang));
    }
    let spoken = [" ", name].concat();
    if row.interview_by.is_some() {
        let field = hidden(&id);
        return view! {
            <Form action=api::HoldInterview::PATH id=["held-", &id].concat()>
                {field}
                <Button look=Look::Secondary>{t::file_interview_done(lang)}<span class="visually-hidden">{spoken}</span></Button>
            </Form>
        }
        .into_any();
    }
    let href = Page::AdviserFile(id).href(lang);
    view! { <LinkButton href look=Look::Quiet>{t::act_open(lang)}<span class="visually-hidden">{spoken}</span></LinkButton> }
        .into_any()
}

/// "À l’agence : rendez-vous, documents", one line for each channel in use.
pub(super) fn channels(lang: Lang, contract: ChannelContract) -> AnyView {
    let used = Channel::ALL.iter().filter_map(|channel| {
        let served = Service::ALL
            .iter()
            .filter(|service| contract.channel(**service) == *channel);
        let names: Vec<String> = served
            .map(|service| {
                entry::by_id(lang, service.message())
                    .unwrap_or_default()
                    .to_lowercase()
            })
            .collect();
        let what = match names.len() {
            0 => return None,
            all if all == Service::ALL.len() => t::channels_all(lang).to_owned(),
            _ => names.join(", "),
        };
        let by = entry::by_id(lang, channel.message()).unwrap_or_default();
        Some(view! { <span><strong>{by}</strong>" : "{what}</span> }.into_any())
    });
    view! { <span class="channels">{used.collect_view()}</span> }.into_any()
}
