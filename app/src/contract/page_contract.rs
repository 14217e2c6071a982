//! The contract: four services in plain words, and everything that changed.

use leptos::prelude::*;
use pleinweb_contract::{ContractView, Version};
use pleinweb_entry::{Channel, Service};
use pleinweb_kernel::Lang;

use super::{api, contact, joined, text};
use crate::dates::{full_day, moment};
use crate::heading::Heading;
use crate::kit::{Callout, Card, EmptyState, LinkButton, Look, Mood, SummaryList, SummaryRow};
use crate::lang::use_lang;
use crate::load::{live, load};
use crate::page::Page;
use crate::texts::{contract as t, entry};

pub fn contract() -> AnyView {
    live(load(api::load_contract, show))
}

fn show(view: ContractView) -> AnyView {
    let lang = use_lang();
    let waiting = view
        .answer_by
        .filter(|_| !view.versions.is_empty())
        .map(|by| t::contract_waiting(lang, &moment(lang, by)))
        .map(|text| view! { <Callout mood=Mood::Info><p>{text}</p></Callout> });
    let body = match view.versions.first() {
        None => view! {
            <EmptyState title=t::contract_none(lang) text=t::contract_none_text(lang)>
                <LinkButton href=Page::Space.href(lang)>{t::back_home(lang)}</LinkButton>
            </EmptyState>
        }
        .into_any(),
        Some(current) => view! {
            {in_force(lang, current)}
            {past(lang, &view.versions)}
        }
        .into_any(),
    };
    view! {
        <div class="page stack">
            <Heading text=t::contract_title(lang)/>
            <p class="lead">{t::contract_lead(lang)}</p>
            {waiting}
            {body}
            <p class="cluster">
                <LinkButton href=Page::ReturnToAgency.href(lang) look=Look::Secondary>{t::return_title(lang)}</LinkButton>
                {view.may_volunteer.then(|| view! {
                    <a class="alone" href=Page::VolunteerAgain.href(lang)>{t::home_volunteer(lang)}</a>
                })}
            </p>
            {contact(lang, view.contact)}
        </div>
    }
    .into_any()
}

fn in_force(lang: Lang, version: &Version) -> AnyView {
    let path = entry::by_id(lang, version.contract.path().message()).unwrap_or_default();
    let intensity = version
        .intensity
        .and_then(|intensity| entry::by_id(lang, intensity.message()))
        .map(|intensity| view! { <p>{t::contract_intensity(lang, intensity)}</p> });
    let rows = Service::ALL
        .iter()
        .map(|service| service_row(lang, *service, version.contract.channel(*service)))
        .collect();
    let why = (!version.reason.is_empty()).then(|| {
        view! {
            <h3>{t::contract_why(lang)}</h3>
            <p class="said">{version.reason.clone()}</p>
        }
    });
    let since = t::contract_since(lang, &full_day(lang, version.when.day));
    let once = version.contract.desk_once.then(|| {
        view! { <Callout mood=Mood::Info><p>{t::contract_desk_once(lang)}</p></Callout> }
    });
    view! {
        <Card title=t::contract_path(lang, path)>
            {intensity}
            <p class="muted">{since}</p>
            {once}
            <SummaryList rows/>
            {why}
        </Card>
    }
    .into_any()
}

fn service_row(lang: Lang, service: Service, channel: Channel) -> SummaryRow {
    let name = entry::by_id(lang, service.message()).unwrap_or_default();
    let by = entry::by_id(lang, channel.message()).unwrap_or_default();
    let about = text(lang, &joined("about", &[service.key(), channel.key()]));
    SummaryRow::new(
        name,
        view! { <strong>{by}</strong><span class="about">{about}</span> },
    )
}

fn past(lang: Lang, versions: &[Version]) -> AnyView {
    let lines: Vec<AnyView> = versions.iter().map(|version| line(lang, version)).collect();
    view! {
        <section class="stack">
            <h2>{t::contract_history(lang)}</h2>
            <ol class="changes">{lines}</ol>
        </section>
    }
    .into_any()
}

fn line(lang: Lang, version: &Version) -> AnyView {
    let path = entry::by_id(lang, version.contract.path().message()).unwrap_or_default();
    let who = match &version.adviser {
        Some(name) => t::contract_by_adviser(lang, name),
        None => t::contract_by_you(lang).to_owned(),
    };
    let why = version
        .why
        .map(|why| view! { <p>{text(lang, why.message())}</p> });
    let said = (!version.reason.is_empty())
        .then(|| view! { <p class="said">{version.reason.clone()}</p> });
    view! {
        <li>
            <p><strong>{text(lang, version.cause.message())}</strong>" · "{path}</p>
            <p class="muted"><time datetime=version.when.day.to_string()>{moment(lang, version.when)}</time>" · "{who}</p>
            {why}
            {said}
        </li>
    }
    .into_any()
}
