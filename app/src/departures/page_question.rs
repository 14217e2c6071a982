//! `/exploitation/collegues/…`: what is open at somebody's name, and who takes over,
//! before an agency, its charge or the account is taken away.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_departures::{Asked, Kind, OpenPlace, QUEUE, Question};
use pleinweb_kernel::Lang;

use super::api::{self, CloseAccount, LeaveAgency, TakeHeadship};
use crate::address::query_value;
use crate::heading::Heading;
use crate::kit::{
    Button, Callout, Checkbox, Choice, Form, LinkButton, Look, Mood, RadioGroup, Words,
};
use crate::lang::use_lang;
use crate::load::{load, still};
use crate::page::{Page, params};
use crate::texts::departures as t;

pub fn question(account: String) -> AnyView {
    let asked = Asked {
        account,
        agency: query_value(params::AGENCY).unwrap_or_default(),
        head: query_value(params::HEAD).is_some(),
    };
    // What is chosen here is not taken away by news.
    still(|| load(move || api::load_question(asked), show))
}

fn show(question: Question) -> AnyView {
    let lang = use_lang();
    let name = &question.name;
    let agency = question.places.first().map_or("", |place| &place.name);
    let (title, lead, already) = match question.kind {
        Kind::Closed => (
            t::title_closed(lang, name),
            t::lead_closed(lang, name),
            t::already_closed(lang, name),
        ),
        Kind::Head => (
            t::title_head(lang, name),
            t::lead_head(lang, agency, name),
            t::already_head(lang, name),
        ),
        Kind::Left | Kind::Invitation => (
            t::title_left(lang, name),
            t::lead_left(lang, agency, name),
            t::already_left(lang, name),
        ),
    };
    let body = if question.already {
        view! {
            <Callout mood=Mood::Info title=t::already_title(lang)><p>{already}</p></Callout>
        }
        .into_any()
    } else {
        ask(lang, lead, question)
    };
    view! {
        <div class="page stack">
            <p><a class="back" href=Page::Operator.href(lang)>{t::back(lang)}</a></p>
            <Heading text=title/>
            {body}
        </div>
    }
    .into_any()
}

fn ask(lang: Lang, lead: String, question: Question) -> AnyView {
    let open = match question.kind {
        Kind::Head => view! { <p>{t::other_heads(lang, question.other_heads)}</p> }.into_any(),
        _ => open(lang, &question),
    };
    view! {
        <p class="lead">{lead}</p>
        {open}
        {form(lang, question)}
    }
    .into_any()
}

/// What is open, place by place.
fn open(lang: Lang, question: &Question) -> AnyView {
    let several = question.places.len() > 1;
    let places: Vec<AnyView> = question
        .places
        .iter()
        .filter(|place| !place.is_empty())
        .map(|place| {
            view! {
                {several.then(|| view! { <h3>{place.name.clone()}</h3> })}
                <ul>{lines(lang, place)}</ul>
            }
            .into_any()
        })
        .collect();
    let count = |count: u64, text: fn(Lang, u64) -> String| {
        (count > 0).then(|| view! { <li>{text(lang, count)}</li> })
    };
    let others = question.calls_of_none + question.invitations;
    let nothing = places.is_empty() && others == 0;
    view! {
        <section class="card stack">
            <h2>{t::open_title(lang)}</h2>
            {nothing.then(|| view! { <p>{t::open_nothing(lang)}</p> })}
            {places}
            {(others > 0).then(|| view! {
                <ul>
                    {count(question.calls_of_none, t::open_calls_of_none)}
                    {count(question.invitations, t::open_invitations)}
                </ul>
            })}
        </section>
    }
    .into_any()
}

/// The sentence for how many of a kind are open.
type Counted = fn(Lang, u64) -> String;

fn lines(lang: Lang, place: &OpenPlace) -> Vec<AnyView> {
    let all: [(u64, Counted); 6] = [
        (place.files, t::open_files),
        (place.claims, t::open_claims),
        (place.people, t::open_people),
        (place.interviews, t::open_interviews),
        (place.held, t::open_held),
        (place.calls, t::open_calls),
    ];
    let some = all.into_iter().filter(|(count, _)| *count > 0);
    some.map(|(count, text)| view! { <li>{text(lang, count)}</li> }.into_any())
        .collect()
}

fn form(lang: Lang, question: Question) -> AnyView {
    let Question {
        kind,
        account,
        name,
        places,
        last,
        ..
    } = question;
    let action = match kind {
        Kind::Closed => CloseAccount::PATH,
        Kind::Head => TakeHeadship::PATH,
        Kind::Left | Kind::Invitation => LeaveAgency::PATH,
    };
    let agency = places.first().filter(|_| kind != Kind::Closed);
    let agency = agency.map(|place| place.agency.clone());
    let several = places.len() > 1;
    let button = t::by_id(lang, kind.message()).unwrap_or_default();
    view! {
        <Form action=action id="take-away">
            <input type="hidden" name="command[account]" value=account/>
            {agency.map(|agency| view! { <input type="hidden" name="command[agency]" value=agency/> })}
            {(kind != Kind::Head).then(|| heirs(lang, &places, several))}
            {last.then(|| view! {
                <Callout mood=Mood::Warning title=t::last_title(lang)>
                    <p>{t::last_text(lang, &name)}</p>
                </Callout>
                <Checkbox name="last" label=t::last(lang)/>
            })}
            <p class="hint">{t::undo_hint(lang)}</p>
            <p class="actions">
                <Button look=Look::Danger>{button}</Button>
                <LinkButton href=Page::Operator.href(lang) look=Look::Quiet>{t::keep(lang)}</LinkButton>
            </p>
        </Form>
    }
    .into_any()
}

/// Who takes over in each place where something is open. Drawn inside the form.
fn heirs(lang: Lang, places: &[OpenPlace], several: bool) -> Vec<AnyView> {
    let needed = places.iter().filter(|place| place.needs_heir());
    needed
        .enumerate()
        .map(|(number, place)| heir(lang, number, place, several))
        .collect()
}

fn heir(lang: Lang, number: usize, place: &OpenPlace, several: bool) -> AnyView {
    let alone = place.colleagues.is_empty();
    let mut choices: Vec<Choice> = place
        .colleagues
        .iter()
        .map(|one| {
            Choice::new(one.id.clone(), one.name.clone()).hint(t::heir_files(lang, one.files))
        })
        .collect();
    let (first, name, about) = if alone {
        (QUEUE, t::heir_nobody(lang), t::heir_queue_alone(lang))
    } else {
        ("", t::heir_queue(lang), t::heir_queue_shared(lang))
    };
    choices.push(Choice::new(QUEUE, name).hint(about));
    let field = ["heirs[", &number.to_string(), "]"].concat();
    let label: Words = if several {
        t::heir_of(lang, &place.name).into()
    } else {
        t::heir(lang).into()
    };
    let hidden = ["command[heirs][", &number.to_string(), "][agency]"].concat();
    view! {
        <input type="hidden" name=hidden value=place.agency.clone()/>
        <RadioGroup name=[&field, "[to]"].concat() label choices value=first/>
    }
    .into_any()
}
