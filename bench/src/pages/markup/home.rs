//! `/`.

use maud::{Markup, html};
use pleinweb_app::page::Page;
use pleinweb_app::texts::home as t;

use super::frame::Sheet;
use super::parts::heading;

pub fn home(sheet: &Sheet) -> (String, Option<Markup>, Markup) {
    let lang = sheet.lang;
    let steps = [
        (t::step_check(lang), t::step_check_text(lang)),
        (t::step_register(lang), t::step_register_text(lang)),
        (t::step_adviser(lang), t::step_adviser_text(lang)),
    ];
    let promises = [
        t::promise_return(lang),
        t::promise_rights(lang),
        t::promise_answer(lang),
        t::promise_failure(lang),
    ];
    let main = html! {
        section class="hero stack" {
            (heading(t::title(lang)))
            p class="lead" { (t::lead(lang)) }
            p class="actions" { a class="button" href=(Page::EntryCheck.href(lang)) { (t::check(lang)) } }
            p class="hint" { (t::check_hint(lang)) }
            p class="cluster" {
                a class="alone" href=(Page::Offers.href(lang)) { (t::offers(lang)) }
                a class="alone" href=(Page::SignIn.href(lang)) { (t::sign_in(lang)) }
                a class="alone" href=(Page::NearbyHelp.href(lang)) { (t::agency(lang)) }
            }
        }
        div class="page split" {
            section class="stack" {
                h2 { (t::how(lang)) }
                ol class="numbered" {
                    @for (title, text) in steps { li { h3 { (title) } p { (text) } } }
                }
            }
            div class="stack" {
                section class="card stack" {
                    h2 { (t::promises(lang)) }
                    ul { @for promise in promises { li { (promise) } } }
                }
                section class="card stack" {
                    h2 { (t::human(lang)) }
                    p { (t::human_text(lang)) }
                    p class="cluster" {
                        a class="alone" href=(Page::Callback.href(lang)) { (t::callback(lang)) }
                        a class="alone" href=(Page::NearbyHelp.href(lang)) { (t::nearby(lang)) }
                    }
                }
            }
        }
    };
    (t::title(lang).to_owned(), None, main)
}
