//! The public read API: offers and the market, for programs. Nothing of it is
//! about a person, and the answers are the same for everyone.
//!
//! `parameters` is the one list of what may be asked: it reads addresses and it
//! is what the document describes. `offers`, `offer` and `market` are the
//! operations and what they give; `problem` is what they refuse with;
//! `document` is all of that as OpenAPI, with its words from `api_words.ftl`.

mod document;
mod holds;
mod market;
mod offer;
mod offers;
mod parameters;
mod problem;
mod scope;
mod vocabulary;

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, any};
use pleinweb_app::reference::DOCUMENT_PATH;
use pleinweb_kernel::Lang;
use pleinweb_platform::RequestInfo;

pub use document::document;
use problem::Problem;

use super::Door;
use super::cached::{self, Content};
use super::guard::nobody;

/// A figure may be as old as this.
const CACHE: &str = "public, max-age=60";
const METHODS: &str = "GET, HEAD, OPTIONS";
/// What programs in a browser of another site may read of our headers.
const READABLE: &str =
    "ETag, Link, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset";

/// What can be asked.
#[derive(Clone, Copy, Debug)]
pub enum Operation {
    Offers,
    Offer,
    Market,
    Document,
    /// No address of the API.
    Nothing,
}

/// What an operation gives.
#[derive(Debug)]
pub struct Made {
    pub body: String,
    /// The address of the next part.
    pub next: Option<String>,
    /// What of the body changes although nothing did (see `Content`).
    pub passing: Option<String>,
}

/// What an operation is asked.
#[derive(Debug)]
pub struct ApiRequest {
    pub info: RequestInfo,
    pub path: String,
    pub query: String,
}

/// The route of an operation.
pub fn serve(operation: Operation) -> MethodRouter<Arc<Door>> {
    any(
        move |State(door): State<Arc<Door>>, request: Request| async move {
            let info = nobody(&request);
            // A body is not looked at.
            respond(&door, operation, request.into_parts().0, info).await
        },
    )
}

async fn respond(door: &Door, operation: Operation, parts: Parts, info: RequestInfo) -> Response {
    let lang = spoken(&parts.headers);
    let limits = door.app.limits();
    let (allowance, wait) = match limits.take_for_program(&info.address.to_string()) {
        _ if info.address.is_program() => (limits.full_allowance(), None),
        Ok(allowance) => (allowance, None),
        Err((allowance, wait)) => (allowance, Some(wait)),
    };
    let mut response = match (wait, &parts.method) {
        (Some(wait), _) => Problem::too_many(wait).answer(lang),
        (None, &Method::OPTIONS) => preflight(),
        (None, &Method::GET | &Method::HEAD) => {
            let asked = ApiRequest {
                info,
                path: parts.uri.path().to_owned(),
                query: parts.uri.query().unwrap_or_default().to_owned(),
            };
            match made(door, operation, &asked).await {
                Ok(made) => found(&parts.headers, made),
                Err(problem) => problem.answer(lang),
            }
        }
        (None, _) => Problem::method().answer(lang),
    };
    let headers = response.headers_mut();
    for (name, number) in [
        ("ratelimit-limit", allowance.limit),
        ("ratelimit-remaining", allowance.remaining),
        ("ratelimit-reset", allowance.reset),
    ] {
        headers.insert(HeaderName::from_static(name), number.into());
    }
    for (name, value) in [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_EXPOSE_HEADERS, READABLE),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "cross-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn made(door: &Door, operation: Operation, asked: &ApiRequest) -> Result<Made, Problem> {
    match operation {
        Operation::Offers => offers::list(door, asked).await,
        Operation::Offer => offers::one(door, asked).await,
        Operation::Market => market::read_market(door, asked).await,
        Operation::Document => document::read(asked),
        Operation::Nothing => Err(Problem::not_found()),
    }
}

fn found(asked: &HeaderMap, made: Made) -> Response {
    let content = Content {
        kind: "application/json",
        cache: CACHE,
        body: made.body,
        passing: made.passing,
    };
    let mut response = cached::answer(asked, content);
    let mut link = format!("<{DOCUMENT_PATH}>; rel=\"service-desc\"");
    if let Some(next) = made.next {
        link = format!("<{next}>; rel=\"next\", {link}");
    }
    if let Ok(link) = HeaderValue::from_str(&link) {
        response.headers_mut().insert(header::LINK, link);
    }
    response
}

/// What a browser asks before a program of another site may.
fn preflight() -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    for (name, value) in [
        (header::ALLOW, METHODS),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD"),
        (
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            "If-None-Match, Accept-Language",
        ),
        (header::ACCESS_CONTROL_MAX_AGE, "86400"),
    ] {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The language of sentences: English for whoever asks for it first.
fn spoken(headers: &HeaderMap) -> Lang {
    let asked = headers.get(header::ACCEPT_LANGUAGE);
    let asked = asked
        .and_then(|asked| asked.to_str().ok())
        .unwrap_or_default();
    Lang::from_tag(asked.trim().get(..2).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use pleinweb_kernel::promises::API_ANSWER_KEPT;

    #[test]
    fn an_answer_is_as_old_as_the_page_says() {
        let kept = format!("public, max-age={}", API_ANSWER_KEPT.seconds());
        assert_eq!(super::CACHE, kept);
    }
}
