//! Too many pages for one address: a page that costs next to nothing, in the
//! reader's language, and the time after which it is worth trying again.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use pleinweb_app::texts::pages as t;
use pleinweb_domain::kernel::{AppError, Lang};
use pleinweb_domain::platform::RequestInfo;

use super::Door;

/// Takes one read for the address of a request.
pub fn take_read(door: &Door, info: &RequestInfo) -> Result<(), AppError> {
    if info.address.is_program() {
        return Ok(());
    }
    door.office.limits().take_read(&info.address.to_string())
}

/// The page; the link opens the same address again.
pub fn page(door: &Door, lang: Lang, retry_after: u32) -> Response {
    let title = t::page_too_many(lang);
    let text = t::page_too_many_text(lang, minutes(retry_after));
    let phone = t::help_line(lang, &escaped(&door.office.settings().help_phone));
    let html = format!(
        "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title} · Plein Web</title>\
         <link rel=\"stylesheet\" href=\"/{}/main.css\"></head>\
         <body><main id=\"main\"><div class=\"error-page\"><h1>{title}</h1><p>{text}</p>\
         <p><a class=\"button\" href=\"\">{}</a></p><p>{phone}</p></div></main></body></html>",
        lang.tag(),
        door.options.site_pkg_dir,
        t::page_retry(lang),
    );
    let mut headers = HeaderMap::new();
    headers.insert(header::RETRY_AFTER, retry_after.into());
    for (name, value) in [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    (StatusCode::TOO_MANY_REQUESTS, headers, html).into_response()
}

/// At least one.
fn minutes(seconds: u32) -> u64 {
    u64::from(seconds.div_ceil(60).max(1))
}

/// The operator's own words are text too.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
