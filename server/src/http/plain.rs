//! A page of few words that costs next to nothing: no frame, no script, no
//! version, so that a script never takes it for a page to show in place.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use pleinweb_app::texts::pages as t;
use pleinweb_kernel::Lang;

use super::Door;

/// What the page says: its heading, its first paragraph, and what follows as HTML.
#[derive(Debug)]
pub struct Plain<'a> {
    pub title: &'a str,
    pub text: &'a str,
    pub rest: &'a str,
}

/// The page, with the number of the help line at its end.
pub fn page(door: &Door, lang: Lang, status: StatusCode, plain: &Plain<'_>) -> Response {
    let (title, text) = (escaped(plain.title), escaped(plain.text));
    let phone = escaped(&t::help_line(lang, &door.app.settings().help_phone));
    let html = format!(
        "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title} · Plein Web</title>\
         <link rel=\"stylesheet\" href=\"/{}/main.css\"></head>\
         <body><main id=\"main\"><div class=\"error-page\"><h1>{title}</h1><p>{text}</p>\
         {}<p>{phone}</p></div></main></body></html>",
        lang.tag(),
        door.options.site_pkg_dir,
        plain.rest,
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ]
    .map(|(name, value)| (name, HeaderValue::from_static(value)));
    (status, headers, html).into_response()
}

/// Words as text of a page or value of an attribute.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
