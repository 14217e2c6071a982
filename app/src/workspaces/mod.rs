//! From an address to its page, and what surrounds it.

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
use pleinweb_kernel::{AppError, Lang};

use crate::address::here;
use crate::admission::{Admission, admit};
use crate::errors;
use crate::page::{Page, Part};
use crate::site::use_site;

pub use frame::{Footer, Header};

/// The page of the address, and "not found" where there is none, or none for
/// this reader.
pub fn page() -> AnyView {
    let Some(page) = Page::parse(Lang::of_path(&here().path).1) else {
        return errors::not_found();
    };
    match admit(&page, &use_site()) {
        Admission::Welcome => show(page),
        Admission::SignInFirst => errors::page(&AppError::SignInRequired),
        Admission::SecondFactorFirst => errors::page(&AppError::StepUpRequired),
        Admission::NotYours => errors::not_found(),
    }
}

fn show(page: Page) -> AnyView {
    match page.part() {
        Part::Main => main_part::show(page),
        Part::Public => public::show(page),
        Part::Search => search::show(page),
        Part::Offers => offers::show(page),
        Part::Market => market::show(page),
        Part::Account => account::show(page),
        Part::JobSeeker => job_seeker::show(page),
        Part::Adviser => adviser::show(page),
        Part::Operator => operator::show(page),
    }
}
