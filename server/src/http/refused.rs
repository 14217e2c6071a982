//! A form that is refused and not shown again filled in, because it could not be
//! read or kept: a page of few words, for whoever asked for a page. A script shows
//! its heading and first paragraph over the form, where all that was typed still
//! stands; without one the browser's way back leads there.

use std::sync::{Arc, OnceLock};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use pleinweb_app::page::Page;
use pleinweb_app::page::params::FORM;
use pleinweb_app::texts::{errors, kit, pages, refusals as t};
use pleinweb_kernel::{AppError, FieldErrors, FormMeta, Lang};
use server_fn::error::{FromServerFnError, SERVER_FN_ERROR_HEADER};

use super::plain::{self, Plain, escaped};
use super::{Door, busy};

/// More than any error of ours takes.
const ERROR_BYTES: usize = 64 * 1024;

/// What arrived of a form, for the page that says why it is refused.
#[derive(Clone, Debug, Default)]
pub struct Heard(Arc<OnceLock<Bytes>>);

impl Heard {
    pub fn keep(&self, body: &Bytes) {
        // Once: a request has one body.
        let _ = self.0.set(body.clone());
    }

    /// What the form says of itself; its language is `otherwise` where it says none.
    fn meta(&self, otherwise: Lang) -> FormMeta {
        let mut meta = FormMeta {
            lang: otherwise,
            ..FormMeta::default()
        };
        let body = self.0.get().map(Bytes::as_ref).unwrap_or_default();
        for (name, value) in form_urlencoded::parse(body) {
            match &*name {
                "meta[lang]" => meta.lang = Lang::from_tag(&value),
                "meta[back]" => meta.back = value.into_owned(),
                _ => {}
            }
        }
        meta
    }
}

/// Whether pages are asked for, not what scripts read.
pub fn reads_pages(asked: &HeaderMap) -> bool {
    asked
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}

/// Around server functions: what they refuse becomes a page for whoever reads pages.
pub async fn as_page(State(door): State<Arc<Door>>, mut request: Request, next: Next) -> Response {
    if !reads_pages(request.headers()) {
        return next.run(request).await;
    }
    let preferred = preferred(request.headers());
    let heard = Heard::default();
    request.extensions_mut().insert(heard.clone());
    let response = next.run(request).await;
    if !is_refusal(&response) {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let bytes = to_bytes(body, ERROR_BYTES).await.unwrap_or_default();
    let Ok(error) = serde_json::from_slice::<AppError>(&bytes) else {
        return Response::from_parts(head, Body::from(bytes));
    };
    let status = if head.status.is_redirection() {
        error.status_code()
    } else {
        head.status
    };
    let (page, body) = page(&door, &heard.meta(preferred), status, &error).into_parts();
    // What else the answer says stays: cookies, what is allowed, when to come back.
    for name in [
        header::LOCATION.as_str(),
        header::CONTENT_LENGTH.as_str(),
        SERVER_FN_ERROR_HEADER,
    ] {
        head.headers.remove(name);
    }
    for (name, value) in &page.headers {
        head.headers.insert(name, value.clone());
    }
    head.status = page.status;
    Response::from_parts(head, body)
}

/// An error as scripts read it; or one that leads a browser to the home page, as
/// the server functions' library does with a form that was not kept.
fn is_refusal(response: &Response) -> bool {
    let status = response.status();
    let headers = response.headers();
    let for_scripts = headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind == "application/json");
    let leads_nowhere = || {
        let kept = headers
            .get(header::LOCATION)
            .and_then(|to| to.to_str().ok())
            // By way of signing in the form is in a query of its own.
            .is_some_and(|to| {
                ["=", "%3D"]
                    .iter()
                    .any(|is| to.contains(&[FORM.0, is].concat()))
            });
        headers.contains_key(SERVER_FN_ERROR_HEADER) && !kept
    };
    let failed = status.is_client_error() || status.is_server_error();
    for_scripts && (failed || (status.is_redirection() && leads_nowhere()))
}

/// The language that a browser names first, among ours.
fn preferred(asked: &HeaderMap) -> Lang {
    let named = asked
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|languages| languages.to_str().ok())
        .unwrap_or_default();
    named
        .split(',')
        .map(|language| language.trim().split(['-', ';']).next().unwrap_or_default())
        .find_map(|tag| {
            let mut ours = Lang::ALL.into_iter();
            ours.find(|lang| lang.tag().eq_ignore_ascii_case(tag))
        })
        .unwrap_or_default()
}

/// The page that says why.
pub fn page(door: &Door, form: &FormMeta, status: StatusCode, error: &AppError) -> Response {
    let lang = form.lang;
    let (title, text) = words(lang, status, error);
    let prove = match error {
        AppError::SignInRequired => Some((Page::SignIn, pages::page_sign_in_link(lang))),
        AppError::StepUpRequired => {
            Some((Page::SecondFactor, pages::page_second_factor_link(lang)))
        }
        _ => None,
    };
    let mut rest = prove
        .map(|(page, link)| {
            let href = escaped(&page.href_back(lang, form.safe_back()));
            format!("<p><a class=\"button\" href=\"{href}\">{link}</a></p>")
        })
        .unwrap_or_default();
    rest.extend(["<p>", t::back(lang), "</p>"]);
    let plain = Plain {
        title: &title,
        text: &text,
        rest: &rest,
    };
    let mut response = plain::page(door, lang, status, &plain);
    if let AppError::TooMany { retry_after } = error {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, (*retry_after).into());
    }
    response
}

/// A heading and a sentence: what happened, and what can be done.
fn words(lang: Lang, status: StatusCode, error: &AppError) -> (String, String) {
    let fixed = |title: &str, text: &str| (title.to_owned(), text.to_owned());
    match status {
        StatusCode::REQUEST_TIMEOUT => return fixed(t::slow(lang), t::slow_text(lang)),
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => {
            return fixed(t::gone(lang), t::gone_text(lang));
        }
        _ => {}
    }
    match error {
        AppError::Malformed => fixed(t::unread(lang), t::unread_text(lang)),
        AppError::TooLarge => fixed(kit::error_too_large(lang), kit::error_too_large_text(lang)),
        AppError::TooMany { retry_after } => (
            kit::error_too_many(lang).to_owned(),
            t::too_many_text(lang, busy::minutes(*retry_after)),
        ),
        AppError::SignInRequired => fixed(kit::error_sign_in(lang), t::sign_in_text(lang)),
        AppError::StepUpRequired => fixed(pages::page_second_factor(lang), t::step_up_text(lang)),
        AppError::NotAllowed | AppError::NotFound => fixed(
            kit::error_not_allowed(lang),
            kit::error_not_allowed_text(lang),
        ),
        AppError::Conflict(code) => fixed(
            errors::by_id(lang, &[code.as_str(), ".title"].concat())
                .unwrap_or(kit::error_conflict(lang)),
            errors::by_id(lang, code.as_str()).unwrap_or(kit::error_conflict_text(lang)),
        ),
        AppError::Invalid(wrong) => (
            kit::error_summary(lang, wrong.0.len().try_into().unwrap_or(0)),
            sentences(lang, wrong),
        ),
        AppError::Unavailable { incident } if !incident.is_empty() => (
            kit::error_unavailable(lang).to_owned(),
            t::broken_number_text(lang, incident),
        ),
        AppError::Unavailable { .. } | AppError::Unreachable => {
            fixed(kit::error_unavailable(lang), t::broken_text(lang))
        }
    }
}

/// What is said at the fields, each sentence once.
fn sentences(lang: Lang, wrong: &FieldErrors) -> String {
    let mut said: Vec<&str> = Vec::new();
    for error in &wrong.0 {
        let sentence = errors::by_id(lang, error.code.as_str()).unwrap_or(kit::error_unknown(lang));
        if !said.contains(&sentence) {
            said.push(sentence);
        }
    }
    said.join(" ")
}

#[cfg(test)]
mod tests {
    use axum::body::Bytes;
    use axum::http::{HeaderMap, HeaderValue, header};
    use pleinweb_kernel::Lang;

    use super::{Heard, preferred};

    #[test]
    fn a_browser_names_its_languages_in_its_order() {
        for (named, lang) in [
            ("", Lang::Fr),
            ("en", Lang::En),
            ("en-GB,en;q=0.9,fr;q=0.8", Lang::En),
            ("fr-FR,fr;q=0.9,en;q=0.8", Lang::Fr),
            ("de, EN;q=0.5", Lang::En),
            ("de", Lang::Fr),
            ("english", Lang::Fr),
        ] {
            let mut asked = HeaderMap::new();
            asked.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(named));
            assert_eq!(preferred(&asked), lang, "{named}");
        }
        assert_eq!(preferred(&HeaderMap::new()), Lang::Fr);
    }

    #[test]
    fn what_arrived_of_a_form_says_its_language_and_its_page() {
        for (body, lang, back) in [
            (
                "meta[lang]=en&meta%5Bback%5D=%2Fen%2Faide",
                Lang::En,
                "/en/aide",
            ),
            ("a=b&meta[lang]=fr&meta[back]=//evil.example", Lang::Fr, "/"),
            ("command[words]=abc%", Lang::En, "/"),
            ("\u{fffd}", Lang::En, "/"),
            ("", Lang::En, "/"),
        ] {
            let heard = Heard::default();
            heard.keep(&Bytes::from(body));
            let meta = heard.meta(Lang::En);
            assert_eq!((meta.lang, meta.safe_back()), (lang, back), "{body}");
        }
    }
}
