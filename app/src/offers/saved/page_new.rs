//! `/espace/recherches/nouvelle?…`: keeping the search of the address.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use pleinweb_offers::saved::model::{NewSearch, Rhythm};

use super::api::{SaveSearch, load_new_search};
use super::{label, results, rhythms};
use crate::address::here;
use crate::heading::Heading;
use crate::kit::{Button, Callout, EmptyState, Form, LinkButton, Mood};
use crate::lang::use_lang;
use crate::load::load;
use crate::page::Page;
use crate::texts::offers;
use crate::texts::saved_searches as t;

pub fn new() -> AnyView {
    load(|| load_new_search(here().query), show)
}

fn show(new: NewSearch) -> AnyView {
    let lang = use_lang();
    let name = label(lang, &new.asked);
    if name.is_empty() {
        return view! {
            <div class="page stack">
                <Heading text=t::new_title(lang)/>
                <EmptyState title=t::new_nothing(lang) text=t::new_nothing_text(lang)>
                    <LinkButton href=Page::Offers.href(lang)>{t::none_action(lang)}</LinkButton>
                </EmptyState>
            </div>
        }
        .into_any();
    }
    let known = new
        .known
        .map(|_| view! { <Callout mood=Mood::Info><p>{t::new_known(lang)}</p></Callout> });
    let total = offers::total(lang, new.total);
    let query = new.asked.query.clone();
    view! {
        <div class="page stack">
            <Heading text=t::new_title(lang)/>
            <p class="lead">{t::new_lead(lang, &name)}</p>
            <p>{t::new_now(lang, &total)}" "<a href=results(lang, &new.asked)>{t::new_see(lang)}</a></p>
            {known}
            <Form action=SaveSearch::PATH>
                <input type="hidden" name="command[query]" value=query/>
                {rhythms(lang, new.known.unwrap_or(Rhythm::Daily))}
                <Button>{t::new_keep(lang)}</Button>
            </Form>
        </div>
    }
    .into_any()
}
