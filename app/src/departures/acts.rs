//! What was taken away in the last minutes, with the button that gives it back.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_departures::{Act, ActPlace, Kind, Undone};
use pleinweb_kernel::{AppError, FormReturn, Lang};

use super::api::{UndoDeparture, load_acts};
use crate::address::query_value;
use crate::dates::time;
use crate::kit::{Button, Callout, Form, Look, Mood, Words};
use crate::lang::use_lang;
use crate::load::load_inside;
use crate::page::params;
use crate::site::returned_form;
use crate::texts::{departures as t, errors};

/// The section of `/exploitation`; nothing where nothing was done.
pub fn section() -> AnyView {
    load_inside(load_acts, show)
}

fn show(acts: Vec<Act>) -> AnyView {
    let lang = use_lang();
    let refused = returned_form(UndoDeparture::PATH);
    // The form that came back stands at its act, as long as that has one.
    let shown = refused.as_ref().and_then(|form| form.value("departure"));
    let lost = !acts
        .iter()
        .any(|act| act.undone.is_none() && Some(act.id.as_str()) == shown);
    let refused = refused.filter(|_| lost).map(|form| not_undone(lang, &form));
    if acts.is_empty() {
        return refused.into_any();
    }
    let just = query_value(params::DONE).is_some();
    let cards: Vec<AnyView> = acts
        .into_iter()
        .enumerate()
        .map(|(number, act)| card(lang, act, just && number == 0))
        .collect();
    view! {
        <section class="stack" id="acts">
            <h2>{t::acts_title(lang)}</h2>
            {refused}
            {cards}
        </section>
    }
    .into_any()
}

/// Why it was not given back, where the act itself can say it no more.
fn not_undone(lang: Lang, form: &FormReturn) -> AnyView {
    let why = match &form.error {
        AppError::Conflict(code) => errors::by_id(lang, code.as_str()),
        _ => None,
    };
    view! {
        <div class="error-summary" tabindex="-1" autofocus=true>
            <Callout mood=Mood::Error title=t::refused_title(lang)>
                <p>{why.unwrap_or(t::refused(lang))}</p>
            </Callout>
        </div>
    }
    .into_any()
}

fn card(lang: Lang, act: Act, live: bool) -> AnyView {
    let agency = act.places.first().map_or("", |place| &place.name);
    if let Some(undone) = &act.undone {
        return given_back(lang, &act, undone, agency, live);
    }
    let name = &act.name;
    let title: Words = match act.kind {
        Kind::Left => t::done_left(lang, agency, name),
        Kind::Closed => t::done_closed(lang, name),
        Kind::Head => t::done_head(lang, agency, name),
        Kind::Invitation => t::done_invitation(lang, name),
    }
    .into();
    let several = act.places.len() > 1;
    let places: Vec<AnyView> = act
        .places
        .iter()
        .map(|place| moved(lang, place, several))
        .collect();
    let by = (!act.by.is_empty()).then(|| view! { <p>{t::done_by(lang, &act.by)}</p> });
    let until = t::undo_until(lang, &time(lang, act.until));
    let (form, id, about) = (["u", &act.id].concat(), act.id.clone(), act.name.clone());
    view! {
        <Callout mood=Mood::Success title=title live=live>
            {places}
            {by}
            <Form action=UndoDeparture::PATH id=form matching=("departure", id)>
                <input type="hidden" name="command[departure]" value=act.id/>
                <p class="cluster">
                    <Button look=Look::Secondary>
                        {t::undo(lang)}
                        <span class="visually-hidden">" : " {about}</span>
                    </Button>
                    <span>{until}</span>
                </p>
            </Form>
        </Callout>
    }
    .into_any()
}

/// What went to whom.
fn moved(lang: Lang, place: &ActPlace, several: bool) -> AnyView {
    let files = (place.files > 0).then(|| match &place.heir {
        Some(name) => t::files_to(lang, place.files, name),
        None => t::files_queue(lang, place.files),
    });
    let people = (place.people > 0).then(|| match &place.heir {
        Some(name) => t::people_to(lang, place.people, name),
        None => t::people_shared(lang, place.people),
    });
    let alone = (place.left_alone > 0).then(|| t::people_alone(lang, place.left_alone));
    let told: Vec<String> = [files, people, alone].into_iter().flatten().collect();
    if told.is_empty() {
        return ().into_any();
    }
    let where_ = several.then(|| view! { <strong>{place.name.clone()}</strong> " : " });
    view! { <p>{where_}{told.join(" ")}</p> }.into_any()
}

fn given_back(lang: Lang, act: &Act, undone: &Undone, agency: &str, live: bool) -> AnyView {
    let name = &act.name;
    let text = match act.kind {
        Kind::Left => t::undone_left(lang, agency, name),
        Kind::Closed => t::undone_closed(lang, name),
        Kind::Head => t::undone_head(lang, agency, name),
        Kind::Invitation => t::undone_invitation(lang, name),
    };
    let back = (undone.back > 0).then(|| t::came_back(lang, undone.back));
    let stayed = (undone.stayed > 0).then(|| t::stayed(lang, undone.stayed));
    let by = (!undone.by.is_empty()).then(|| t::undone_by(lang, &undone.by));
    let more: Vec<AnyView> = [back, stayed, by]
        .into_iter()
        .flatten()
        .map(|text| view! { <p>{text}</p> }.into_any())
        .collect();
    view! {
        <Callout mood=Mood::Info title=t::undone_title(lang) live=live>
            <p>{text}</p>
            {more}
        </Callout>
    }
    .into_any()
}
