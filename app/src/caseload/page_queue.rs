//! `/conseil`: the files that wait for a decision, whoever has least time left first,
//! live; and what the adviser decided and still holds.

use leptos::prelude::*;
use pleinweb_caseload::{ClaimView, QueueInput, QueueRow, QueueView, Waiting};
use pleinweb_kernel::{Lang, Timestamp};
use server_fn::ServerFn;

use super::page_reason::refused;
use super::{
    DECISION, api, clock, figures, held, hidden, left, named, nowhere, pager_of, part, text,
};
use crate::address::query_value;
use crate::dates::digits;
use crate::heading::Heading;
use crate::kit::{Button, Column, EmptyState, Form, Look, Row, Table, Tag, Tone};
use crate::lang::use_lang;
use crate::load::{live, load_or};
use crate::page::{Page, params};
use crate::texts::caseload as t;

pub fn queue() -> AnyView {
    let asked = QueueInput {
        after: part(),
        show: query_value(params::SHOW).unwrap_or_default(),
        done: query_value(params::DONE).unwrap_or_default(),
    };
    live(load_or(move || api::load_queue(asked), show, refused))
}

/// What asks for a part of the queue.
fn filter(show: Waiting) -> Vec<(crate::address::Param, &'static str)> {
    match show {
        Waiting::All => Vec::new(),
        some => vec![(params::SHOW, some.key())],
    }
}

fn show(view: QueueView) -> AnyView {
    let lang = use_lang();
    let counts = view.counts;
    let ways = [
        (Waiting::All, counts.waiting),
        (Waiting::Late, counts.late),
        (Waiting::Mine, counts.mine),
    ]
    .map(|(which, count)| {
        let href = Page::AdviserQueue.href_with(lang, &filter(which));
        (href, which == view.show, count, text(lang, which.message()))
    });
    let now = view.now;
    // The next file is the first that nobody else has.
    let next = view
        .rows
        .iter()
        .find(|row| !matches!(row.claim, ClaimView::Theirs { .. }));
    let just = view.done.as_ref().map(|done| done.registration);
    let done = view.done.map(|done| held::done(lang, done, next));
    let others = view
        .held
        .into_iter()
        .filter(|row| Some(row.registration) != just)
        .collect();
    let list = if view.nowhere {
        nowhere(lang)
    } else if view.rows.is_empty() {
        let (title, words) = match view.show {
            Waiting::All => (t::queue_empty(lang), t::queue_empty_text(lang)),
            Waiting::Late => (t::queue_none_late(lang), t::queue_none_late_text(lang)),
            Waiting::Mine => (t::queue_none_mine(lang), t::queue_none_mine_text(lang)),
        };
        view! { <EmptyState title=title text=words/> }.into_any()
    } else {
        let columns = [
            t::col_person(lang),
            t::col_what(lang),
            t::col_left(lang),
            t::col_since(lang),
            t::col_owner(lang),
            t::col_mark(lang),
            t::col_act(lang),
        ]
        .map(Column::new)
        .into();
        let rows = view
            .rows
            .into_iter()
            .map(|row| line(lang, now, row))
            .collect();
        view! { <Table caption=t::queue_caption(lang) quiet=true columns rows/> }.into_any()
    };
    view! {
        <div class="page wide stack desk">
            <Heading text=t::queue_title(lang)/>
            {done}
            <p>{t::queue_lead(lang)}</p>
            {held::list(lang, others)}
            {figures(t::queue_figures(lang), ways.into())}
            {view.head.then(crate::alarms::head::section)}
            {list}
            {pager_of(lang, &Page::AdviserQueue, &filter(view.show), view.next)}
        </div>
    }
    .into_any()
}

fn line(lang: Lang, now: Timestamp, row: QueueRow) -> Row {
    let href = Page::AdviserFile(row.registration.to_string()).href(lang);
    let owner = match (row.mine, row.owner) {
        (true, _) => t::owner_me(lang).to_owned(),
        (false, Some(name)) => name,
        (false, None) => t::owner_nobody(lang).to_owned(),
    };
    let name = named(lang, row.name);
    let act = act(lang, &row.registration.to_string(), &name, row.claim);
    Row(vec![
        view! { <a href=href>{name}</a> }.into_any(),
        text(lang, row.kind.message()).into_any(),
        left(lang, now, row.answer_by),
        digits(row.since.local.day).into_any(),
        owner.into_any(),
        (row.possible_double || row.passed)
            .then(|| {
                view! {
                    <span class="cluster">
                        {row.possible_double.then(|| view! { <Tag tone=Tone::Warning text=t::mark_double(lang)/> })}
                        {row.passed.then(|| view! { <Tag tone=Tone::Warning text=t::mark_passed(lang)/> })}
                    </span>
                }
            })
            .into_any(),
        act,
    ])
}

/// What can be done with a file: decide, go on, or wait for a colleague.
fn act(lang: Lang, registration: &str, name: &str, claim: ClaimView) -> AnyView {
    let (words, until) = match claim {
        ClaimView::Theirs { name, until } => {
            return t::claim_other(lang, &name, &clock(lang, until.local)).into_any();
        }
        ClaimView::Free => (t::act_decide(lang), None),
        ClaimView::Mine { until } => {
            let until = t::claim_me(lang, &clock(lang, until.local));
            (t::act_go_on(lang), Some(until))
        }
    };
    view! {
        {take(registration, name, words)}
        {until.map(|until| view! { <span class="muted">{until}</span> })}
    }
    .into_any()
}

/// Opens a file to decide; its reader arrives at the decision.
pub fn take(registration: &str, name: &str, words: &'static str) -> AnyView {
    let field = hidden(registration);
    let name = [" ", name].concat();
    view! {
        <Form action=api::TakeFile::PATH id=["take-", registration].concat() toward=DECISION>
            {field}
            <Button look=Look::Secondary>{words}<span class="visually-hidden">{name}</span></Button>
        </Form>
    }
    .into_any()
}
