//! Header and footer, the same on every page.

use leptos::prelude::*;
use pleinweb_kernel::Lang;

use crate::accounts::page_session;
use crate::address::here;
use crate::lang::use_lang;
use crate::page::Page;
use crate::phone::{dial, unbroken};
use crate::site::use_site;
use crate::texts::pages as t;

#[component]
pub fn Header() -> impl IntoView {
    let lang = use_lang();
    let site = use_site();
    let other = if lang == Lang::Fr { Lang::En } else { Lang::Fr };
    let path = here().path;
    // The same page in the other language; a query may hold words of this one.
    let rest = Lang::of_path(&path).1;
    let other_href = if rest == "/" && other != Lang::Fr {
        other.prefix().to_owned()
    } else {
        [other.prefix(), rest].concat()
    };
    let way_in = match site.role {
        Some(role) => view! {
            <a class="home" href=Page::home_of(role).href(lang)>{t::my_space(lang)}</a>
            <a href=Page::Account.href(lang)>{t::my_account(lang)}</a>
        }
        .into_any(),
        None => view! { <a href=Page::SignIn.href(lang)>{t::sign_in(lang)}</a> }.into_any(),
    };
    view! {
        <header class="site-header">
            <a class="brand" href=Page::Home.href(lang)>{t::brand(lang)}</a>
            <nav class="site-nav" aria-label=t::main_menu(lang)>
                <a href=Page::Offers.href(lang)>{t::offers(lang)}</a>
                {way_in}
                <a href=other_href lang=other.tag() hreflang=other.tag()>{t::other_language(lang)}</a>
            </nav>
        </header>
    }
}

#[component]
pub fn Footer() -> impl IntoView {
    let lang = use_lang();
    let site = use_site();
    view! {
        <footer class="site-footer">
            <p><a href=dial(&site.help_phone)>{t::help_line(lang, &unbroken(&site.help_phone))}</a></p>
            <nav aria-label=t::footer_label(lang)>
                <a href=Page::Market.href(lang)>{t::footer_market(lang)}</a>
                <a href=Page::Help.href(lang)>{t::footer_help(lang)}</a>
                <a href=Page::Api.href(lang)>{t::footer_api(lang)}</a>
                <a href=Page::Accessibility.href(lang)>{t::footer_accessibility(lang)}</a>
                <a href=Page::Privacy.href(lang)>{t::footer_privacy(lang)}</a>
                <a href=Page::LegalNotice.href(lang)>{t::footer_legal(lang)}</a>
                {site.demo.then(|| view! { <a href=Page::DemoMailbox.href(lang)>{t::demo_mailbox(lang)}</a> })}
            </nav>
            {page_session::foot()}
        </footer>
    }
}
