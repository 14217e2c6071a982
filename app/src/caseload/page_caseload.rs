//! `/conseil/portefeuille`: the people an adviser follows.

use leptos::prelude::*;
use pleinweb_caseload::{CaseloadView, MemberRow};
use pleinweb_entry::{Channel, ChannelContract, Service};
use pleinweb_kernel::Lang;

use super::page_reason::refused;
use super::{api, named, nowhere, pager, part, text};
use crate::dates::digits;
use crate::heading::Heading;
use crate::kit::{Column, EmptyState, Row, Table, Tag, Tone};
use crate::lang::use_lang;
use crate::load::{live, load_or};
use crate::page::Page;
use crate::texts::{caseload as t, entry};

pub fn people() -> AnyView {
    live(load_or(|| api::load_people(part()), show, refused))
}

fn show(view: CaseloadView) -> AnyView {
    let lang = use_lang();
    let list = if view.nowhere {
        nowhere(lang)
    } else if view.rows.is_empty() {
        view! { <EmptyState title=t::people_empty(lang) text=t::people_empty_text(lang)/> }
            .into_any()
    } else {
        let columns = [
            t::col_person(lang),
            t::col_path(lang),
            t::col_channels(lang),
            t::col_last(lang),
            t::col_mark(lang),
            t::col_followed(lang),
        ]
        .map(Column::new)
        .into();
        let rows = view.rows.into_iter().map(|row| line(lang, row)).collect();
        view! { <Table caption=t::people_caption(lang) quiet=true columns rows/> }.into_any()
    };
    let total = u64::try_from(view.total).unwrap_or(0);
    view! {
        <div class="page wide stack">
            <Heading text=t::people_title(lang)/>
            <p>{t::people_total(lang, total)}</p>
            {list}
            {pager(lang, &Page::AdviserCaseload, view.next)}
        </div>
    }
    .into_any()
}

fn line(lang: Lang, row: MemberRow) -> Row {
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
    let interview = row
        .interview_by
        .map(|by| t::mark_interview(lang, &digits(by.local.day)));
    Row(vec![
        view! { <a href=href>{named(lang, row.name)}</a> }.into_any(),
        view! { {path} {intensity.map(|intensity| view! { <span class="muted">" · "{intensity}</span> })} }.into_any(),
        row.contract.map(|contract| channels(lang, contract)).into_any(),
        view! { {last} <span class="muted">" · "{last_day}</span> }.into_any(),
        (row.returned_for_good || interview.is_some())
            .then(|| {
                view! {
                    <span class="cluster">
                        {row.returned_for_good.then(|| view! { <Tag tone=Tone::Brand text=t::mark_returned(lang)/> })}
                        {interview.map(|text| view! { <Tag tone=Tone::Warning text/> })}
                    </span>
                }
            })
            .into_any(),
        digits(row.since.local.day).into_any(),
    ])
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
