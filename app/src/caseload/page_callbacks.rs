//! `/conseil/rappels`: who is to be called back, the overdue first.

use leptos::prelude::*;
use pleinweb_caseload::{CallbackRow, CallbacksView, REACH_AGAIN_MS, TakenBy};
use pleinweb_entry::CallbackOutcome;
use pleinweb_kernel::{Lang, Timestamp};
use server_fn::ServerFn;

use super::page_reason::refused;
use super::{api, left, pager, part, text};
use crate::dates::moment;
use crate::heading::Heading;
use crate::kit::{
    Button, Card, Choice, Details, EmptyState, Form, Look, SelectField, Tag, TextArea, Tone,
    came_back,
};
use crate::lang::use_lang;
use crate::load::{live, load_or};
use crate::page::Page;
use crate::phone::{dial, spelled};
use crate::texts::{caseload as t, entry};
use crate::told;

pub fn callbacks() -> AnyView {
    live(load_or(|| api::load_callbacks(part()), show, refused))
}

fn show(view: CallbacksView) -> AnyView {
    let lang = use_lang();
    let now = view.now;
    let list = if view.nowhere {
        super::nowhere(lang)
    } else if view.rows.is_empty() {
        view! { <EmptyState title=t::calls_empty(lang) text=t::calls_empty_text(lang)/> }.into_any()
    } else {
        let cards: Vec<AnyView> = view
            .rows
            .into_iter()
            .map(|row| card(lang, now, row))
            .collect();
        view! { <div class="grid calls">{cards}</div> }.into_any()
    };
    view! {
        <div class="page wide stack">
            <Heading text=t::calls_title(lang)/>
            <p>{t::calls_lead(lang)}</p>
            {list}
            {pager(lang, &Page::AdviserCallbacks, view.next)}
        </div>
    }
    .into_any()
}

fn card(lang: Lang, now: Timestamp, row: CallbackRow) -> AnyView {
    let subject = told::entry(lang, row.subject.message());
    let slot = entry::by_id(lang, row.slot.message()).unwrap_or_default();
    let tries = u64::try_from(row.tries).unwrap_or(0);
    let tried = (tries > 0).then(|| view! { <p>{t::call_tries(lang, tries)}</p> });
    let english = (row.lang == Lang::En && lang == Lang::Fr)
        .then(|| view! { <Tag tone=Tone::Brand text=t::call_lang_en(lang)/> });
    let words = row.words.map(|words| view! { <p class="said">{words}</p> });
    let id = row.id.to_string();
    let owner = match row.taken {
        TakenBy::Nobody => take(lang, &id),
        TakenBy::Me => view! {
            <p><Tag tone=Tone::Success text=t::call_mine(lang)/></p>
            {finish(lang, &id)}
            {later(lang, &id)}
        }
        .into_any(),
        TakenBy::Colleague(name) => {
            view! { <p><Tag text=t::call_colleague(lang, &name)/></p> }.into_any()
        }
    };
    let due = left(lang, now, row.due);
    view! {
        <Card title=row.name>
            <p class="cluster">{due}{english}</p>
            <p><a class="alone" href=dial(&row.phone)>{spelled(&row.phone)}</a></p>
            <p><strong>{subject}</strong></p>
            {words}
            <p class="muted">{t::call_slot(lang, slot)}<br/>{t::call_postcode(lang, &row.postcode)}<br/>
                {t::call_asked(lang, &moment(lang, row.asked.local))}</p>
            {tried}
            {owner}
        </Card>
    }
    .into_any()
}

fn hidden(id: &str) -> AnyView {
    view! { <input type="hidden" name="command[callback]" value=id.to_owned()/> }.into_any()
}

fn take(lang: Lang, id: &str) -> AnyView {
    let (form, field) = (["take-", id].concat(), hidden(id));
    view! {
        <Form action=api::TakeCallback::PATH id=form matching=("callback", id.to_owned())>
            {field}
            <Button>{t::call_take(lang)}</Button>
        </Form>
    }
    .into_any()
}

fn finish(lang: Lang, id: &str) -> AnyView {
    let (form, field) = (["done-", id].concat(), hidden(id));
    let choices: Vec<Choice> = CallbackOutcome::ALL
        .iter()
        .map(|outcome| {
            Choice::new(
                outcome.key(),
                entry::by_id(lang, outcome.message()).unwrap_or_default(),
            )
        })
        .collect();
    let open = came_back(api::FinishCallback::PATH, "callback", id);
    let id = id.to_owned();
    view! {
        <Details summary=t::call_done(lang) open>
            <Form action=api::FinishCallback::PATH id=form matching=("callback", id)>
                {field}
                <SelectField name="outcome" label=t::call_outcome(lang) choices/>
                <TextArea name="note" label=t::call_note(lang) rows=2 optional=true/>
                <Button>{t::call_finish(lang)}</Button>
            </Form>
        </Details>
    }
    .into_any()
}

fn later(lang: Lang, id: &str) -> AnyView {
    let (form, field) = (["later-", id].concat(), hidden(id));
    let choices: Vec<Choice> = REACH_AGAIN_MS
        .iter()
        .map(|(key, _)| Choice::new(*key, text(lang, &["call-", key].concat())))
        .collect();
    let open = came_back(api::CallbackLater::PATH, "callback", id);
    let id = id.to_owned();
    view! {
        <Details summary=t::call_not_reached(lang) open>
            <Form action=api::CallbackLater::PATH id=form matching=("callback", id)>
                {field}
                <SelectField name="again" label=t::call_again(lang) choices/>
                <Button look=Look::Secondary>{t::call_later(lang)}</Button>
            </Form>
        </Details>
    }
    .into_any()
}
