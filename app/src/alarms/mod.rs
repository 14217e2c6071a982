//! Alarms: the operator's list, and what the head of an agency is told.

pub mod api;
pub mod head;
pub mod list;

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_alarms::{AlarmLine, PausedLine};
use pleinweb_kernel::Lang;

use crate::dates::{moment, time};
use crate::kit::{Button, Form, Look, Tag, Tone};
use crate::texts::alarms as t;

/// How many of what an alarm counts.
fn counted(lang: Lang, kind: &str, count: u64) -> String {
    match kind {
        "mass-reading" => t::count_people(lang, count),
        "guessed-factors" => t::count_codes(lang, count),
        "keys-set-aside" => t::count_keys(lang, count),
        "mails-given-up" => t::count_mails(lang, count),
        "attachments-changed" => t::count_changes(lang, count),
        _ => t::count_times(lang, count),
    }
}

/// What an alarm says, without what can be done about it.
fn said(lang: Lang, line: &AlarmLine) -> AnyView {
    let kind = &line.kind;
    let title = t::by_id(lang, &["alarm-", kind].concat()).unwrap_or(t::alarm_unknown(lang));
    let what = t::by_id(lang, &["todo-", kind].concat());
    let about = (!line.about.is_empty()).then(|| line.about.clone());
    let agency = (!line.agency.is_empty()).then(|| t::of_agency(lang, &line.agency));
    let closed = line.closed.as_ref().map(|(at, by)| {
        let at = moment(lang, *at);
        let text = if by.is_empty() {
            t::closed_by_operator(lang, &at)
        } else {
            t::closed_by(lang, &at, by)
        };
        view! { <p class="muted">{text}</p> }
    });
    let count = counted(lang, kind, line.count);
    let tone = if line.closed.is_some() {
        Tone::Neutral
    } else {
        Tone::Warning
    };
    let times = if line.first == line.last {
        t::happened(lang, &moment(lang, line.last))
    } else {
        t::happened_between(lang, &moment(lang, line.first), &moment(lang, line.last))
    };
    view! {
        <h3>{title}</h3>
        <p class="cluster"><Tag tone text=count/>{about.map(|text| view! { <strong>{text}</strong> })}{agency.map(|text| view! { <span>{text}</span> })}</p>
        <p class="muted">{times}</p>
        {closed}
        {line.closed.is_none().then(|| what.map(|text| view! { <p>{text}</p> }))}
    }
    .into_any()
}

/// Who reads nobody now, with the button that lifts it: `action` is the
/// operator's function or the head's.
fn paused(lang: Lang, action: &'static str, lines: Vec<PausedLine>) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let lines = lines.into_iter().map(|line| {
        let text = t::paused_until(lang, &line.name, &time(lang, line.until));
        let lift = if line.own {
            view! { <p class="hint">{t::paused_own(lang)}</p> }.into_any()
        } else {
            let (form, id, name) = (
                ["l", &line.account].concat(),
                line.account.clone(),
                line.name,
            );
            view! {
                <Form action=action id=form matching=("account", id)>
                    <input type="hidden" name="command[account]" value=line.account/>
                    <Button look=Look::Secondary>
                        {t::lift(lang)}
                        <span class="visually-hidden">" " {name}</span>
                    </Button>
                </Form>
            }
            .into_any()
        };
        view! { <li class="card stack"><p>{text}</p>{lift}</li> }.into_any()
    });
    Some(
        view! {
            <section class="stack">
                <h3>{t::paused_title(lang)}</h3>
                <p>{t::paused_text(lang)}</p>
                <ul class="card-list">{lines.collect_view()}</ul>
            </section>
        }
        .into_any(),
    )
}

/// The operator's way to lift a pause.
fn as_operator() -> &'static str {
    api::LiftAsOperator::PATH
}

/// The head's way to lift a pause.
fn as_head() -> &'static str {
    api::LiftAsHead::PATH
}
