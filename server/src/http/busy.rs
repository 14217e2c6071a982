//! Too many pages for one address: a page that costs next to nothing, in the
//! reader's language, and the time after which it is worth trying again.

use axum::http::{StatusCode, header};
use axum::response::Response;
use pleinweb_app::texts::pages as t;
use pleinweb_kernel::{AppError, Lang};
use pleinweb_platform::RequestInfo;

use super::Door;
use super::plain::{self, Plain};

/// Takes one read for the address of a request.
pub fn take_read(door: &Door, info: &RequestInfo) -> Result<(), AppError> {
    if info.address.is_program() {
        return Ok(());
    }
    door.app.limits().take_read(&info.address.to_string())
}

/// The page; the link opens the same address again.
pub fn page(door: &Door, lang: Lang, retry_after: u32) -> Response {
    let again = t::page_retry(lang);
    let plain = Plain {
        title: t::page_too_many(lang),
        text: &t::page_too_many_text(lang, minutes(retry_after)),
        rest: &format!("<p><a class=\"button\" href=\"\">{again}</a></p>"),
    };
    let mut response = plain::page(door, lang, StatusCode::TOO_MANY_REQUESTS, &plain);
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, retry_after.into());
    response
}

/// At least one.
pub fn minutes(seconds: u32) -> u64 {
    u64::from(seconds.div_ceil(60).max(1))
}
