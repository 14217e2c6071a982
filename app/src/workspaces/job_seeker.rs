//! The job_seeker part: its pages.

use leptos::prelude::*;

use crate::page::Page;
use crate::registration;

pub fn show(page: Page) -> AnyView {
    match page {
        Page::Registration => registration::intro(),
        Page::RegistrationStep(step) => registration::step(step),
        Page::RegistrationReceipt => registration::receipt(),
        _ => crate::errors::not_found(),
    }
}
