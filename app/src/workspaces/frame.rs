//! Header and footer, the same on every page.

use leptos::prelude::*;
use pleinweb_kernel::Lang;

use crate::accounts::page_session;
use crate::address::{Address, encode, here, with_query};
use crate::lang::use_lang;
use crate::page::{Page, params};
use crate::phone::{dial, spelled};
use crate::site::use_site;
use crate::texts::pages as t;

#[component]
pub fn Header() -> impl IntoView {
    let lang = use_lang();
    let site = use_site();
    let other = if lang == Lang::Fr { Lang::En } else { Lang::Fr };
    let other_href = in_language(&here(), other);
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

/// The same page in another language, with what was searched and chosen there. A form
/// that came back was refused in the language of its reader: it is left behind.
fn in_language(here: &Address, lang: Lang) -> String {
    let pairs = here.query.split('&').filter(|pair| !pair.is_empty());
    let pairs: Vec<String> = pairs
        .filter_map(|pair| {
            let name = pair.split('=').next().unwrap_or(pair);
            if name == params::FORM.0 {
                return None;
            }
            let way_back = (name == params::BACK.0)
                .then(|| here.value(params::BACK))
                .flatten()
                .filter(|path| path.starts_with('/'));
            Some(way_back.map_or_else(
                || pair.to_owned(),
                |path| [name, "=", &encode(&path_in(&path, lang))].concat(),
            ))
        })
        .collect();
    with_query(&path_in(&here.path, lang), &pairs.join("&"))
}

/// A path, with its query perhaps.
fn path_in(path: &str, lang: Lang) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let rest = Lang::of_path(path).1;
    let rest = if rest == "/" && lang != Lang::default() {
        ""
    } else {
        rest
    };
    with_query(&[lang.prefix(), rest].concat(), query)
}

#[component]
pub fn Footer() -> impl IntoView {
    let lang = use_lang();
    let site = use_site();
    view! {
        <footer class="site-footer">
            <p><a href=dial(&site.help_phone)>{t::help_line(lang, &spelled(&site.help_phone))}</a></p>
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

#[cfg(test)]
mod tests {
    use super::{Address, in_language};
    use pleinweb_kernel::Lang;

    #[test]
    fn another_language_keeps_what_was_asked() {
        for (path, query, lang, href) in [
            ("/", "", Lang::En, "/en"),
            ("/en", "", Lang::Fr, "/"),
            ("/en/aide", "", Lang::Fr, "/aide"),
            (
                "/offres",
                "quoi=a+b&contrat=x&contrat=y",
                Lang::En,
                "/en/offres?quoi=a+b&contrat=x&contrat=y",
            ),
            (
                "/en/offres",
                "ou=Limoges%20(87)",
                Lang::Fr,
                "/offres?ou=Limoges%20(87)",
            ),
            (
                "/compte",
                "form=1&fait=adresse",
                Lang::En,
                "/en/compte?fait=adresse",
            ),
            (
                "/connexion",
                "retour=/conseil%3Fapres=1",
                Lang::En,
                "/en/connexion?retour=/en/conseil%3Fapres%3D1",
            ),
            (
                "/en/connexion",
                "retour=/en",
                Lang::Fr,
                "/connexion?retour=/",
            ),
            (
                "/en/connexion",
                "retour=/en%3Fa=1",
                Lang::Fr,
                "/connexion?retour=/%3Fa%3D1",
            ),
            (
                "/espace/inscription/projet",
                "retour=recapitulatif",
                Lang::En,
                "/en/espace/inscription/projet?retour=recapitulatif",
            ),
        ] {
            let here = Address {
                path: path.to_owned(),
                query: query.to_owned(),
            };
            assert_eq!(in_language(&here, lang), href, "{path}?{query}");
        }
    }
}
