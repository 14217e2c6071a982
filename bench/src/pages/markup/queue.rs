//! `/conseil`: the files that wait for a decision.

use maud::{Markup, html};
use pleinweb_app::dates::{short_day, time};
use pleinweb_app::kit::lu;
use pleinweb_app::page::Page;
use pleinweb_app::texts::caseload as t;
use pleinweb_caseload::{ClaimView, DeskView, QueueRow, QueueView, Waiting};
use pleinweb_kernel::{DAY_MS, FormId, HOUR_MS, Timestamp};

use super::frame::Sheet;
use super::parts::{Way, dock, heading, icon, pager, stat, table, tag};

/// For an adviser who heads no agency, at the beginning of the list, and with
/// files that wait: as it is measured.
pub fn queue(sheet: &Sheet, desk: DeskView, view: QueueView) -> (String, Option<Markup>, Markup) {
    let lang = sheet.lang;
    let way = |page: Page, label, drawing, late: i64| Way {
        current: (page == Page::AdviserQueue).then_some("page"),
        href: page.href(lang),
        label,
        drawing,
        late: (late > 0).then(|| (late, t::nav_late(lang))),
    };
    let ways = vec![
        way(
            Page::AdviserQueue,
            t::nav_queue(lang),
            icon!(lu::LuInbox),
            desk.queue,
        ),
        way(
            Page::AdviserCallbacks,
            t::nav_callbacks(lang),
            icon!(lu::LuPhoneCall),
            0,
        ),
        way(
            Page::AdviserCaseload,
            t::nav_people(lang),
            icon!(lu::LuUsers),
            desk.people,
        ),
    ];
    let figures = [
        (Waiting::All, view.counts.waiting),
        (Waiting::Late, view.counts.late),
        (Waiting::Mine, view.counts.mine),
    ]
    .map(|(which, count)| {
        let mut href = Page::AdviserQueue.href(lang);
        if which != Waiting::All {
            href.push_str("?voir=");
            href.push_str(which.key());
        }
        let label = t::by_id(lang, which.message()).unwrap_or_default();
        (
            href,
            (which == Waiting::All).then_some("true"),
            count,
            label,
        )
    });
    let columns = [
        t::col_person(lang),
        t::col_what(lang),
        t::col_left(lang),
        t::col_since(lang),
        t::col_owner(lang),
        t::col_mark(lang),
        t::col_act(lang),
    ]
    .map(|label| (label, false));
    let now = view.now;
    let rows = view.rows.into_iter().map(|row| line(sheet, now, row));
    let href = Page::AdviserQueue.href(lang);
    let next = view.next.map(|next| [&href, "?apres=", &next].concat());
    let main = html! {
        (dock(t::nav_label(lang), ways))
        div class="page wide stack desk" {
            (heading(t::queue_title(lang)))
            p { (t::queue_lead(lang)) }
            nav class="desk-figures" aria-label=(t::queue_figures(lang)) {
                ul {
                    @for (href, current, count, label) in figures {
                        li { a href=(href) aria-current=[current] { (stat(&count.to_string(), label)) } }
                    }
                }
            }
            (table(t::queue_caption(lang), &columns, rows.collect()))
            (pager(lang, t::queue_more(lang), None, next))
        }
        span hidden data-news="" {}
    };
    (t::queue_title(lang).to_owned(), None, main)
}

fn line(sheet: &Sheet, now: Timestamp, row: QueueRow) -> Vec<Markup> {
    let lang = sheet.lang;
    let href = Page::AdviserFile(row.registration.to_string()).href(lang);
    let owner = match (row.mine, row.owner) {
        (true, _) => t::owner_me(lang).to_owned(),
        (false, Some(name)) => name,
        (false, None) => t::owner_nobody(lang).to_owned(),
    };
    let name = if row.name.is_empty() {
        t::nameless(lang).to_owned()
    } else {
        row.name
    };
    let id = row.registration.to_string();
    let act = match row.claim {
        ClaimView::Free => take(sheet, &id, &name, t::act_decide(lang)),
        ClaimView::Mine { until } => html! {
            (take(sheet, &id, &name, t::act_go_on(lang)))
            span class="muted" { (t::claim_me(lang, &time(lang, until.local))) }
        },
        ClaimView::Theirs { name, until } => html! {
            (t::claim_other(lang, &name, &time(lang, until.local)))
        },
    };
    let left = row.answer_by.at.since(now);
    let hours = u64::try_from(left.abs() / HOUR_MS).unwrap_or(0);
    let days = u64::try_from(left.abs() / DAY_MS).unwrap_or(0);
    let left = if left < 0 && days >= 2 {
        tag("tag error", &t::late_days(lang, days))
    } else if left < 0 {
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
        html! {
            @if row.possible_double || row.passed {
                span class="cluster" {
                    @if row.possible_double { (tag("tag warning", t::mark_double(lang))) }
                    @if row.passed { (tag("tag warning", t::mark_passed(lang))) }
                }
            }
        },
        act,
    ]
}

/// The form that opens a file to decide, as the kit draws it.
fn take(sheet: &Sheet, id: &str, name: &str, words: &str) -> Markup {
    let request = sheet.app.new_id::<FormId>().to_string();
    let own = ["take-", id, "-form"].concat();
    let back = Page::AdviserQueue.href(sheet.lang);
    html! {
        form id=(own) method="post" action="/_fn/caseload/take#decider" novalidate class="form" {
            input type="hidden" name="meta[request_id]" value=(request) autocomplete="off";
            input type="hidden" name="meta[back]" value=(back) autocomplete="off";
            input type="hidden" name="meta[lang]" value=(sheet.lang.tag()) autocomplete="off";
            input type="hidden" name="command[registration]" value=(id);
            button class="button secondary" type="submit" { (words) span class="visually-hidden" { " " (name) } }
        }
    }
}
