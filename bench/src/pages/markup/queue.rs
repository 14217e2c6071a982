//! `/conseil`: the files that wait for a decision.

use maud::{Markup, html};
use pleinweb_app::dates::{short_day, time};
use pleinweb_app::kit::lu;
use pleinweb_app::page::Page;
use pleinweb_app::texts::caseload as t;
use pleinweb_caseload::{ClaimView, QueueRow, QueueView};
use pleinweb_kernel::{HOUR_MS, Lang, Timestamp};

use super::frame::Sheet;
use super::parts::{Way, dock, heading, icon, pager, stat, table, tag};

/// For an adviser who heads no agency, at the beginning of the list, and with
/// files that wait: as it is measured.
pub fn queue(sheet: &Sheet, view: QueueView) -> (String, Option<Markup>, Markup) {
    let lang = sheet.lang;
    let way = |page: Page, label, drawing| Way {
        current: (page == Page::AdviserQueue).then_some("page"),
        href: page.href(lang),
        label,
        drawing,
    };
    let ways = vec![
        way(Page::AdviserQueue, t::nav_queue(lang), icon!(lu::LuInbox)),
        way(
            Page::AdviserCallbacks,
            t::nav_callbacks(lang),
            icon!(lu::LuPhoneCall),
        ),
        way(
            Page::AdviserCaseload,
            t::nav_people(lang),
            icon!(lu::LuUsers),
        ),
    ];
    let figures = [
        (view.counts.waiting, t::count_waiting(lang)),
        (view.counts.late, t::count_late(lang)),
        (view.counts.mine, t::count_mine(lang)),
    ];
    let columns = [
        t::col_person(lang),
        t::col_what(lang),
        t::col_left(lang),
        t::col_since(lang),
        t::col_owner(lang),
        t::col_claim(lang),
        t::col_mark(lang),
    ]
    .map(|label| (label, false));
    let now = view.now;
    let rows = view.rows.into_iter().map(|row| line(lang, now, row));
    let href = Page::AdviserQueue.href(lang);
    let next = view.next.map(|next| [&href, "?apres=", &next].concat());
    let main = html! {
        (dock(t::nav_label(lang), ways))
        div class="page wide stack" {
            (heading(t::queue_title(lang)))
            p { (t::queue_lead(lang)) }
            div class="stats" {
                @for (count, label) in figures { (stat(&count.to_string(), label)) }
            }
            (table(t::queue_caption(lang), &columns, rows.collect()))
            (pager(lang, t::queue_more(lang), None, next))
        }
        span hidden data-news="" {}
    };
    (t::queue_title(lang).to_owned(), None, main)
}

fn line(lang: Lang, now: Timestamp, row: QueueRow) -> Vec<Markup> {
    let href = Page::AdviserFile(row.registration.to_string()).href(lang);
    let owner = match (row.mine, row.owner) {
        (true, _) => t::owner_me(lang).to_owned(),
        (false, Some(name)) => name,
        (false, None) => t::owner_nobody(lang).to_owned(),
    };
    let claim = match row.claim {
        ClaimView::Free => t::claim_nobody(lang).to_owned(),
        ClaimView::Mine { until } => t::claim_me(lang, &time(lang, until.local)),
        ClaimView::Theirs { name, until } => t::claim_other(lang, &name, &time(lang, until.local)),
    };
    let name = if row.name.is_empty() {
        t::nameless(lang).to_owned()
    } else {
        row.name
    };
    let left = row.answer_by.at.since(now);
    let hours = u64::try_from(left.abs() / HOUR_MS).unwrap_or(0);
    let left = if left < 0 {
        tag("tag error", &t::late_hours(lang, hours))
    } else if hours < 24 {
        tag("tag warning", &t::left_hours(lang, hours))
    } else {
        tag("tag", &t::left_hours(lang, hours))
    };
    vec![
        html! { a href=(href) { (name) } },
        html! { (t::by_id(lang, row.kind.message()).unwrap_or_default()) },
        left,
        html! { (short_day(lang, row.since.local.day)) },
        html! { (owner) },
        html! { (claim) },
        html! {
            span class="cluster" {
                @if row.possible_double { (tag("tag warning", t::mark_double(lang))) }
                @if row.passed { (tag("tag warning", t::mark_passed(lang))) }
            }
        },
    ]
}
