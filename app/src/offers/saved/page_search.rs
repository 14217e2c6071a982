//! `/espace/recherches/{search}`: what one search found, when its mails leave,
//! and its end.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_kernel::Lang;
use pleinweb_offers::saved::model::{SHOWN_MAX, SavedSearch};

use super::api::{ChangeRhythm, DeleteSearch, load_saved_search};
use super::{label, results, rhythms};
use crate::heading::Heading;
use crate::kit::{Button, Card, EmptyState, Form, Look};
use crate::lang::use_lang;
use crate::load::load;
use crate::offers::cards;
use crate::page::Page;
use crate::texts::saved_searches as t;

pub fn search(id: String) -> AnyView {
    load(move || load_saved_search(id), show)
}

fn show(search: SavedSearch) -> AnyView {
    let lang = use_lang();
    let name = label(lang, &search.asked);
    let here = results(lang, &search.asked);
    let full = search.latest.len() >= SHOWN_MAX;
    let found = if search.latest.is_empty() {
        view! { <EmptyState title=t::nothing_yet(lang) text=t::nothing_yet_text(lang)/> }.into_any()
    } else {
        view! {
            <p>{t::week_line(lang, search.week)}</p>
            {cards::list(lang, search.latest, None, "")}
            {full.then(|| view! { <p class="hint">{t::only_last(lang)}</p> })}
        }
        .into_any()
    };
    let id = search.id.to_string();
    view! {
        <div class="page stack">
            <p><a class="back alone" href=Page::SavedSearches.href(lang)>{t::back(lang)}</a></p>
            <Heading text=name/>
            <p><a class="alone" href=here>{t::all(lang)}</a></p>
            <section class="stack">
                <h2>{t::found(lang)}</h2>
                {found}
            </section>
            {settings(lang, &id, search.rhythm)}
        </div>
    }
    .into_any()
}

fn settings(lang: Lang, id: &str, rhythm: pleinweb_offers::saved::model::Rhythm) -> AnyView {
    let (one, other) = (id.to_owned(), id.to_owned());
    view! {
        <Card title=t::settings(lang)>
            <Form action=ChangeRhythm::PATH id="rhythm">
                <input type="hidden" name="command[search]" value=one/>
                {rhythms(lang, rhythm)}
                <Button>{t::change(lang)}</Button>
            </Form>
        </Card>
        <Card title=t::delete_title(lang)>
            <p>{t::delete_text(lang)}</p>
            <Form action=DeleteSearch::PATH id="delete">
                <input type="hidden" name="command[search]" value=other/>
                <Button look=Look::Secondary destroys=true>{t::delete(lang)}</Button>
            </Form>
        </Card>
    }
    .into_any()
}
