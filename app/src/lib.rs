//! Everything a person sees: the html shell and the route table.

#![recursion_limit = "512"]

pub mod lang;
pub mod page;
pub mod workspaces;

use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{Lazy, path};
use pleinweb_domain::kernel::Lang;

use workspaces::{AccountPart, AdviserPart, JobSeekerPart, MainPage, OperatorPart, PublicPart};

/// The document around every page. `options` name the browser package.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let lang = lang::use_lang();
    view! {
        <!DOCTYPE html>
        <html lang=lang.tag()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="stylesheet" href=format!("/{}/main.css", options.site_pkg_dir)/>
                <link rel="icon" type="image/svg+xml" href="/favicon.svg"/>
                <HydrationScripts options/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// The route table. A part's pages are told apart by `Page` inside the part,
/// so the router carries one route for each part.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let lang = page_lang();
    provide_context(lang);
    view! {
        <Router base=lang.prefix()>
            <FlatRoutes fallback=|| workspaces::not_found()>
                <Route path=path!("/") view=MainPage/>
                <Route path=path!("/connexion") view=MainPage/>
                <Route path=path!("/espace/*any") view={Lazy::<JobSeekerPart>::new()}/>
                <Route path=path!("/conseil/*any") view={Lazy::<AdviserPart>::new()}/>
                <Route path=path!("/exploitation/*any") view={Lazy::<OperatorPart>::new()}/>
                <Route path=path!("/compte/*any") view={Lazy::<AccountPart>::new()}/>
                <Route path=path!("/*any") view={Lazy::<PublicPart>::new()}/>
            </FlatRoutes>
        </Router>
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
