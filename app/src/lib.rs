//! Everything a person sees: the html shell and the route table.

// Optimised builds lay out the views of a page as one type.
#![recursion_limit = "256"]

pub mod accounts;
pub mod address;
pub mod admission;
pub mod alarms;
pub mod caseload;
pub mod contract;
pub mod dates;
pub mod departures;
pub mod entry;
pub mod errors;
pub mod heading;
pub mod information;
pub mod kit;
#[cfg(test)]
mod landing;
pub mod lang;
pub mod live;
pub mod load;
pub mod mail;
pub mod mailed;
pub mod market;
pub mod noted;
pub mod notifications;
pub mod offers;
pub mod page;
pub mod phone;
pub mod reference;
pub mod registration;
pub mod sentences;
pub mod serve;
pub mod site;
pub mod still;
pub mod texts;
mod told;
pub mod workspaces;

use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};

use workspaces::{Footer, Header};

/// The document around every page. `options` name the folder of scripts and styles.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let lang = lang::use_lang();
    let package = options.site_pkg_dir.to_string();
    // Only someone who is signed in has anything to follow.
    let made_at = live::made_at();
    let site::Site {
        role, reader, ends, ..
    } = site::use_site();
    // Set by `cargo xtask run --watch`, which brings the script.
    let watched = cfg!(debug_assertions) && std::env::var_os("PLEINWEB_WATCH").is_some();
    serve::set_content_security_policy();
    provide_meta_context();
    view! {
        <!DOCTYPE html>
        <html
            lang=lang.tag()
            data-live=role.map(|_| made_at.news)
            data-figures=made_at.figures
            data-reader=reader
            data-version=package.clone()
            data-idle=role.map(|_| "")
            data-ends=ends.map(|ends| ends.seconds)
        >
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="stylesheet" href=format!("/{package}/main.css")/>
                <link rel="icon" type="image/svg+xml" href="/favicon.svg"/>
                <script type="module" src=format!("/{package}/page.js") nonce=leptos::nonce::use_nonce()></script>
                {watched.then(|| view! {
                    <script type="module" src="/watch.js" nonce=leptos::nonce::use_nonce()></script>
                })}
                <MetaTags/>
            </head>
            <body>{frame()}</body>
        </html>
    }
}

/// What surrounds every page: skip link, header, main, footer, announcer.
fn frame() -> AnyView {
    let lang = lang::use_lang();
    view! {
        <a class="skip-link" href="#main">{texts::pages::skip_to_content(lang)}</a>
        <Header/>
        <main id="main">{workspaces::page()}</main>
        <Footer/>
        <heading::Announcer/>
        {unreachable()}
    }
    .into_any()
}

/// What is said when the line is gone: kept on the page for that moment.
fn unreachable() -> AnyView {
    use texts::kit as t;
    let lang = lang::use_lang();
    view! {
        <template id="unreachable">
            <div class="error-summary" tabindex="-1" role="alert">
                <kit::Callout mood=kit::Mood::Error title=t::error_unreachable(lang)>
                    <p>{t::error_unreachable_text(lang)}</p>
                    <p><button type="button" class="button secondary">{t::retry(lang)}</button></p>
                </kit::Callout>
            </div>
        </template>
    }
    .into_any()
}
