//! `/`, without its figures: the search, and 100 % Web.

use maud::{Markup, html};
use pleinweb_app::kit::lu;
use pleinweb_app::page::Page;
use pleinweb_app::texts::{home as t, offers};
use pleinweb_kernel::Lang;

use super::frame::Sheet;
use super::parts::{heading, icon};

/// The two fields of the search.
fn form(lang: Lang) -> Markup {
    html! {
        form method="get" action=(Page::Offers.href(lang)) role="search" class="offer-search" {
            div class="offer-fields" {
                @for (name, label, hint) in [
                    ("quoi", offers::what(lang), offers::what_hint(lang)),
                    ("ou", offers::whereabouts(lang), offers::where_hint(lang)),
                ] {
                    @let id = ["q-", name].concat();
                    @let about = [&id, "-hint"].concat();
                    div class="field" {
                        label class="label" for=(id) { (label) }
                        p class="hint" id=(about) { (hint) }
                        input
                            class="input"
                            type="search"
                            id=(id)
                            name=(name)
                            value=""
                            autocomplete="off"
                            enterkeyhint="search"
                            maxlength="200"
                            aria-describedby=(about);
                    }
                }
                button class="button" type="submit" { (icon!(lu::LuSearch)) (offers::search(lang)) }
            }
        }
    }
}

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
        div class="page front stack" {
            (heading(t::title(lang)))
            (form(lang))
        }
        section class="hero stack" {
            h2 { (t::full_web(lang)) }
            p class="lead" { (t::lead(lang)) }
            p class="actions" { a class="button" href=(Page::EntryCheck.href(lang)) { (t::check(lang)) } }
            p class="hint" { (t::check_hint(lang)) }
            p class="cluster" {
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
