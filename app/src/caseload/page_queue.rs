//! `/conseil`: the files that wait for a decision, oldest first, live.

use leptos::prelude::*;
use pleinweb_caseload::{ClaimView, QueueRow, QueueView};
use pleinweb_kernel::{Lang, Timestamp};

use super::page_reason::refused;
use super::{api, clock, left, named, nowhere, pager, part, text};
use crate::address::query_value;
use crate::dates::digits;
use crate::heading::Heading;
use crate::kit::{Callout, Column, EmptyState, Mood, Row, Stat, Table, Tag, Tone};
use crate::lang::use_lang;
use crate::load::{live, load_or};
use crate::page::{Page, params};
use crate::texts::caseload as t;

pub fn queue() -> AnyView {
    live(load_or(|| api::load_queue(part()), show, refused))
}

fn show(view: QueueView) -> AnyView {
    let lang = use_lang();
    let done = query_value(params::DONE).is_some();
    let figures = [
        (view.counts.waiting, t::count_waiting(lang)),
        (view.counts.late, t::count_late(lang)),
        (view.counts.mine, t::count_mine(lang)),
    ]
    .map(|(count, label)| view! { <Stat value=count.to_string() label/> });
    let now = view.now;
    let list = if view.nowhere {
        nowhere(lang)
    } else if view.rows.is_empty() {
        view! { <EmptyState title=t::queue_empty(lang) text=t::queue_empty_text(lang)/> }.into_any()
    } else {
        let columns = [
            t::col_person(lang),
            t::col_what(lang),
            t::col_left(lang),
            t::col_since(lang),
            t::col_owner(lang),
            t::col_claim(lang),
            t::col_mark(lang),
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
        <div class="page wide stack">
            <Heading text=t::queue_title(lang)/>
            <p>{t::queue_lead(lang)}</p>
            {done.then(|| view! { <Callout mood=Mood::Success live=true><p>{t::decide_done(lang)}</p></Callout> })}
            <div class="stats">{figures}</div>
            {view.head.then(crate::alarms::head::section)}
            {list}
            {pager(lang, &Page::AdviserQueue, view.next)}
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
    let claim = match row.claim {
        ClaimView::Free => t::claim_nobody(lang).to_owned(),
        ClaimView::Mine { until } => t::claim_me(lang, &clock(lang, until.local)),
        ClaimView::Theirs { name, until } => t::claim_other(lang, &name, &clock(lang, until.local)),
    };
    Row(vec![
        view! { <a href=href>{named(lang, row.name)}</a> }.into_any(),
        text(lang, row.kind.message()).into_any(),
        left(lang, now, row.answer_by),
        digits(row.since.local.day).into_any(),
        owner.into_any(),
        claim.into_any(),
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
    ])
}
