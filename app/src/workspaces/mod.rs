//! The parts of the service, one lazily loaded piece of the browser program
//! each. A part turns a `Page` into a view; the router only chooses the part.

mod account;
mod adviser;
mod frame;
mod job_seeker;
mod main_part;
mod market;
mod offers;
mod operator;
mod public;
mod search;

use leptos::prelude::*;
use leptos_router::LazyRoute;
use leptos_router::hooks::use_location;
use pleinweb_domain::kernel::{AppError, Lang};

use crate::admission::{Admission, admit};
use crate::errors;
use crate::page::{Page, Part};
use crate::site::use_site;

pub use frame::{Footer, Header, home_of};
pub use main_part::MainPage;

/// The page of the address, as it changes. At an address of another part the
/// router is about to leave this one: until then its last page stays, so that
/// nothing else is shown or announced in between.
fn page_of(part: Part) -> Memo<Option<Page>> {
    let path = use_location().pathname;
    Memo::new(move |before: Option<&Option<Page>>| {
        let page = path.with(|path| Page::parse(Lang::of_path(path).1));
        match page {
            Some(page) if page.part() != part => before.cloned().flatten(),
            page => page,
        }
    })
}

/// Shows the page of the address with `show`, and "not found" where there is
/// none, or none for this reader.
fn pages(part: Part, show: fn(Page) -> AnyView) -> AnyView {
    let page = page_of(part);
    let site = use_site();
    (move || {
        let Some(page) = page.get() else {
            return errors::not_found();
        };
        let first = |error| errors::page(&error, Callback::new(|()| ()));
        match admit(&page, &site) {
            Admission::Welcome => show(page),
            Admission::SignInFirst => first(AppError::SignInRequired),
            Admission::SecondFactorFirst => first(AppError::StepUpRequired),
            Admission::NotYours => errors::not_found(),
        }
    })
    .into_any()
}

/// What shows when a part of the program could not be fetched (a tunnel, a
/// release in between): the page can be asked for again, nothing typed is lost
/// elsewhere.
fn part_missing() -> AnyView {
    let again = Callback::new(|()| {
        #[cfg(not(feature = "ssr"))]
        let _ = window().location().reload();
    });
    errors::page(&AppError::Unreachable, again)
}

macro_rules! lazy_parts {
    ($($part:ident, $load:ident, $module:ident, $name:ident;)+) => {$(
        /// A part of the browser program; see `Part`.
        pub struct $part;

        #[lazy(fallible)]
        fn $load() -> Result<AnyView, leptos::wasm_split::SplitLoaderError> {
            Ok(pages(Part::$name, $module::show))
        }

        impl LazyRoute for $part {
            fn data() -> Self {
                Self
            }

            async fn view(_this: Self) -> AnyView {
                $load().await.unwrap_or_else(|_| part_missing())
            }
        }
    )+};
}

lazy_parts! {
    PublicPart, load_public, public, Public;
    SearchPart, load_search, search, Search;
    OffersPart, load_offers, offers, Offers;
    MarketPart, load_market, market, Market;
    AccountPart, load_account, account, Account;
    JobSeekerPart, load_job_seeker, job_seeker, JobSeeker;
    AdviserPart, load_adviser, adviser, Adviser;
    OperatorPart, load_operator, operator, Operator;
}
