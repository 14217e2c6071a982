//! The reference, read from the document.

use leptos::prelude::*;
use pleinweb_kernel::AppError;

use super::model::Reference;

pub async fn load_reference(lang: String) -> Result<Reference, AppError> {
    let document = use_context::<super::Document>().ok_or(AppError::NotFound)?;
    let lang = pleinweb_kernel::Lang::from_tag(&lang);
    let app = use_context::<pleinweb_platform::AppState>().ok_or(AppError::NotFound)?;
    let root = &app.settings().public_url;
    Ok(super::document::read(&(document.0)(lang), root))
}
