//! Everything a person sees: the html shell and the route table.

#![recursion_limit = "512"]

pub mod accounts;
pub mod address;
pub mod admission;
pub mod alarms;
pub mod caseload;
pub mod contract;
pub mod dates;
pub mod entry;
pub mod errors;
pub mod heading;
pub mod information;
pub mod kit;
pub mod lang;
pub mod live;
pub mod load;
pub mod market;
pub mod nomenclature;
pub mod notifications;
pub mod offers;
pub mod page;
pub mod phone;
pub mod reference;
pub mod registration;
#[cfg(feature = "ssr")]
pub mod serve;
pub mod site;
pub mod texts;
pub mod workspaces;

use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{Lazy, path};
use pleinweb_domain::kernel::Lang;

use workspaces::{
    AccountPart, AdviserPart, Footer, Header, JobSeekerPart, MainPage, MarketPart, OffersPart,
    OperatorPart, PublicPart, SearchPart,
};

/// The document around every page. `options` name the browser package.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let lang = lang::use_lang();
    let package = options.site_pkg_dir.to_string();
    // Only someone who is signed in has anything to follow.
    let made_at = live::made_at();
    let live = site::use_site().role.map(|_| made_at.news);
    // Set by `cargo xtask run --watch`, which brings the script.
    let waits =
        (ProgramComes::asked() == ProgramComes::WhenNeeded).then(|| program_address(&options));
    let watched = cfg!(debug_assertions) && std::env::var_os("PLEINWEB_WATCH").is_some();
    #[cfg(feature = "ssr")]
    serve::set_content_security_policy();
    view! {
        <!DOCTYPE html>
        <html lang=lang.tag() data-live=live data-figures=made_at.figures data-program=waits>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="stylesheet" href=format!("/{package}/main.css")/>
                <link rel="icon" type="image/svg+xml" href="/favicon.svg"/>
                <script type="module" src="/live.js" nonce=leptos::nonce::use_nonce()></script>
                {watched.then(|| view! {
                    <script type="module" src="/watch.js" nonce=leptos::nonce::use_nonce()></script>
                })}
                {program(options)}
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// When the browser fetches the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgramComes {
    /// With the page.
    AtOnce,
    /// When something is touched that it answers to (`public/program.js`): the
    /// page is whole without it (docs/adr/0010).
    WhenNeeded,
}

impl ProgramComes {
    /// Pages that are mostly read by visitors, and that weigh most with it.
    pub const fn with(page: &page::Page, is_visitor: bool) -> Self {
        match page {
            page::Page::Offers | page::Page::Offer(_) if is_visitor => Self::WhenNeeded,
            _ => Self::AtOnce,
        }
    }

    /// What the server says of this page.
    fn asked() -> Self {
        use_context().unwrap_or(Self::AtOnce)
    }
}

/// Where the program is, without the ends of its files' names.
fn program_address(options: &LeptosOptions) -> String {
    format!("/{}/{}", options.site_pkg_dir, options.output_name)
}

/// What fetches the program.
fn program(options: LeptosOptions) -> AnyView {
    match ProgramComes::asked() {
        ProgramComes::AtOnce => view! { <HydrationScripts options/> }.into_any(),
        ProgramComes::WhenNeeded => {
            view! { <script type="module" src="/program.js" nonce=leptos::nonce::use_nonce()></script> }
                .into_any()
        }
    }
}

/// The route table. A part's pages are told apart by `Page` inside the part,
/// so the router carries one route for each part.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let lang = page_lang();
    provide_context(lang);
    site::provide_site();
    live::provide_live();
    view! {
        <Router base=lang.prefix()>
            <Frame/>
        </Router>
    }
}

/// What surrounds every page: skip link, header, main, footer, announcer.
#[component]
fn Frame() -> impl IntoView {
    let lang = lang::use_lang();
    heading::provide_arrivals();
    view! {
        <a class="skip-link" href="#main">{texts::pages::skip_to_content(lang)}</a>
        <Header/>
        <main id="main">
            <FlatRoutes fallback=errors::not_found>
                <Route path=path!("/") view=MainPage/>
                <Route path=path!("/connexion") view=MainPage/>
                <Route path=path!("/espace/*any") view={Lazy::<JobSeekerPart>::new()}/>
                <Route path=path!("/conseil/*any") view={Lazy::<AdviserPart>::new()}/>
                <Route path=path!("/exploitation/*any") view={Lazy::<OperatorPart>::new()}/>
                <Route path=path!("/compte/*any") view={Lazy::<AccountPart>::new()}/>
                <Route path=path!("/offres") view={Lazy::<SearchPart>::new()}/>
                <Route path=path!("/offres/*any") view={Lazy::<OffersPart>::new()}/>
                <Route path=path!("/marche/*any") view={Lazy::<MarketPart>::new()}/>
                <Route path=path!("/*any") view={Lazy::<PublicPart>::new()}/>
            </FlatRoutes>
        </main>
        <Footer/>
        <heading::Announcer/>
    }
}

/// The language of the address: given by the server, read from the window in the browser.
fn page_lang() -> Lang {
    #[cfg(not(feature = "ssr"))]
    {
        let path = window().location().pathname().unwrap_or_default();
        Lang::of_path(&path).0
    }
    #[cfg(feature = "ssr")]
    lang::use_lang()
}
