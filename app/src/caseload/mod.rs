//! The adviser's queue, files, call-backs and caseload: pages and functions.

pub mod api;
mod claim_panel;
mod decide_form;
mod file_parts;
mod held;
pub mod mails;
pub mod page_callbacks;
pub mod page_caseload;
pub mod page_file;
pub mod page_queue;
mod page_reason;
#[cfg(test)]
mod tests;

use leptos::prelude::*;
use pleinweb_kernel::{DAY_MS, HOUR_MS, Lang, LocalTime, Timestamp};
use pleinweb_reviews::When;

use crate::address::{Param, query_value};
use crate::kit::{EmptyState, Pager, Stat, Tag, Tone};
use crate::page::{Page, params};
use crate::texts::caseload as t;

/// The heading of the decision: whoever opens a file to decide arrives there.
const DECISION: &str = "decider";

/// The file that a form is about.
fn hidden(registration: &str) -> AnyView {
    view! { <input type="hidden" name="command[registration]" value=registration.to_owned()/> }
        .into_any()
}

/// A text of this feature by a key of the domain, such as `review-new-file`.
fn text(lang: Lang, id: &str) -> &'static str {
    t::by_id(lang, id).unwrap_or_default()
}

/// The part of a list that the address asks for.
fn part() -> String {
    query_value(params::AFTER).unwrap_or_default()
}

/// To the next part, and back to the beginning.
fn pager(lang: Lang, page: &Page, next: Option<String>) -> AnyView {
    pager_of(lang, page, &[], next)
}

/// The same of a list that is filtered.
fn pager_of(lang: Lang, page: &Page, filter: &[(Param, &str)], next: Option<String>) -> AnyView {
    let href = page.href_with(lang, filter);
    let begun = query_value(params::AFTER).is_some();
    if next.is_none() && !begun {
        return ().into_any();
    }
    let next = next.map(|next| {
        let mut asked = filter.to_vec();
        asked.push((params::AFTER, &next));
        page.href_with(lang, &asked)
    });
    match (begun.then_some(href), next) {
        (Some(previous), Some(next)) => {
            view! { <Pager label=t::queue_more(lang) previous next/> }.into_any()
        }
        (Some(previous), None) => view! { <Pager label=t::queue_more(lang) previous/> }.into_any(),
        (None, Some(next)) => view! { <Pager label=t::queue_more(lang) next/> }.into_any(),
        (None, None) => ().into_any(),
    }
}

/// "14 h 05".
fn clock(lang: Lang, at: LocalTime) -> String {
    crate::dates::time(lang, at)
}

/// How much time is left, or how late it is.
fn left(lang: Lang, now: Timestamp, by: When) -> AnyView {
    let left = by.at.since(now);
    let hours = u64::try_from(left.abs() / HOUR_MS).unwrap_or(0);
    let days = u64::try_from(left.abs() / DAY_MS).unwrap_or(0);
    let (tone, words) = if left < 0 && days >= 2 {
        (Tone::Error, t::late_days(lang, days))
    } else if left < 0 {
        (Tone::Error, t::late_hours(lang, hours))
    } else if hours < 24 {
        (Tone::Warning, t::left_hours(lang, hours))
    } else {
        (Tone::Neutral, t::left_hours(lang, hours))
    };
    view! { <Tag tone text=words/> }.into_any()
}

/// Whoever works in no agency is told so: an empty list would say that all is done.
fn nowhere(lang: Lang) -> AnyView {
    view! { <EmptyState title=t::nowhere(lang) text=t::nowhere_text(lang)/> }.into_any()
}

/// Figures that filter the list under them.
fn figures(label: &'static str, ways: Vec<(String, bool, i64, &'static str)>) -> AnyView {
    let items: Vec<AnyView> = ways
        .into_iter()
        .map(|(href, is_here, count, label)| {
            let current = is_here.then_some("true");
            view! { <li><a href=href aria-current=current><Stat value=count.to_string() label/></a></li> }
                .into_any()
        })
        .collect();
    view! { <nav class="desk-figures" aria-label=label><ul>{items}</ul></nav> }.into_any()
}

/// A name, or that there is none.
fn named(lang: Lang, name: String) -> String {
    if name.is_empty() {
        t::nameless(lang).to_owned()
    } else {
        name
    }
}
