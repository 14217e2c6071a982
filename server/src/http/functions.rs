//! Server functions: what is checked before one runs, and what every answer
//! carries. Whatever cannot be read is a clear error of the caller's.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures::StreamExt;
use leptos::prelude::provide_context;
use pleinweb_app::reference::Document;
use pleinweb_kernel::AppError;
use pleinweb_platform::{RequestInfo, whoami};
use server_fn::error::FromServerFnError;

use super::api::document;
use super::guard::request_info;
use super::pages::mark;
use super::refused::Heard;
use super::{Door, busy};

/// The largest body of a plain form. Files have their own routes and limits.
const FORM_BYTES: usize = 256 * 1024;

/// Server functions that exist only on a demo's database, asked from this very
/// machine; anywhere else they are not found, like any address that leads nowhere.
const DEMO_FUNCTIONS: &str = "/_fn/demo/";

/// Says that an answer is ours: a script that keeps something until we have it does not
/// believe whoever answers in between (a hotel's network, a proxy).
const OURS: HeaderName = HeaderName::from_static("x-plein-web");

/// The mark of the reader whose page sends (`data-reader`).
const READER: HeaderName = HeaderName::from_static("x-reader");

/// More than any error of ours takes.
const ERROR_BYTES: usize = 64 * 1024;

/// Runs a server function. The Referer is taken away first: forms say
/// themselves where they belong, and nothing may depend on a header that
/// browsers drop.
pub async fn serve(State(door): State<Arc<Door>>, request: Request) -> Response {
    let info = request_info(&request);
    let said = request.headers().get(READER).cloned();
    let read = readable(&door, request).await;
    let is_theirs = is_their_reader(&door, &info, said).await;
    let mut response = match read {
        Ok(_) if !is_theirs => refusal(&AppError::SignInRequired),
        Ok(mut request) => {
            request.headers_mut().remove(header::REFERER);
            let info = info.clone();
            let app = door.app.clone();
            let context = move || {
                provide_context(app.clone());
                provide_context(info.clone());
                provide_context(Document(document));
            };
            leptos_axum::handle_server_fns_with_context(context, request)
                .await
                .into_response()
        }
        Err(response) => response,
    };
    if response.status() == StatusCode::TOO_MANY_REQUESTS {
        response = with_retry_after(response).await;
    }
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(OURS, HeaderValue::from_static("1"));
    response
}

/// Whether who sends is who the page was made for, where the script says so: what waited in
/// a tab is not for whoever signed in in another one meanwhile.
async fn is_their_reader(door: &Door, info: &RequestInfo, said: Option<HeaderValue>) -> bool {
    let Some(said) = said.filter(|said| !said.is_empty()) else {
        return true;
    };
    let account = whoami(&door.app, info)
        .await
        .ok()
        .and_then(|actor| actor.account());
    account.is_some_and(|account| mark(&door.app, account).as_bytes() == said.as_bytes())
}

/// How long the form of a request that is refused anyway is listened to.
const HEARD_WITHIN: Duration = Duration::from_secs(1);

/// The request, if there is such a function and what it is sent can be read:
/// small enough, soon enough, UTF-8, without NUL (which PostgreSQL has no text for).
async fn readable(door: &Door, request: Request) -> Result<Request, Response> {
    let mut refused = refused_unread(door, &request);
    let heard = request.extensions().get::<Heard>().cloned();
    // Whoever is to be shown a page is heard all the same, in which language is said in
    // the form; but nobody is waited for at an address that does not exist, nor over a limit.
    let within = match &refused {
        None => door.pace.body_within,
        Some(_) => door.pace.body_within.min(HEARD_WITHIN),
    };
    let over = |refused: &Response| refused.status() == StatusCode::TOO_MANY_REQUESTS;
    if let Some(refused) = refused.take_if(|refused| heard.is_none() || over(refused)) {
        return Err(refused);
    }
    let (parts, body) = request.into_parts();
    let mut arrived = Vec::new();
    let outcome = tokio::time::timeout(within, whole(body, &mut arrived)).await;
    let bytes = Bytes::from(arrived);
    if let Some(heard) = heard {
        heard.keep(&bytes);
    }
    if let Some(refused) = refused {
        return Err(refused);
    }
    match outcome {
        Ok(Ok(())) => {}
        Ok(Err(error)) => return Err(refusal(&error)),
        Err(_) => {
            let error = refusal(&AppError::Malformed);
            return Err((StatusCode::REQUEST_TIMEOUT, error).into_response());
        }
    }
    let query = parts.uri.query().unwrap_or_default();
    let has_nul = |text: &str| text.contains('\0') || text.contains("%00");
    match std::str::from_utf8(&bytes) {
        Ok(text) if !has_nul(text) && !has_nul(query) => {
            Ok(Request::from_parts(parts, Body::from(bytes)))
        }
        _ => Err(refusal(&AppError::Malformed)),
    }
}

/// What is refused whatever the body holds.
fn refused_unread(door: &Door, request: &Request) -> Option<Response> {
    let path = request.uri().path();
    let allowed = methods_of(path);
    let demo = door.app.settings().demo && request_info(request).from_this_machine;
    if allowed.is_empty() || (path.starts_with(DEMO_FUNCTIONS) && !demo) {
        return Some(refusal(&AppError::NotFound));
    }
    if !allowed
        .iter()
        .any(|method| method == request.method().as_str())
    {
        let allow = [(header::ALLOW, allowed.join(", "))];
        let error = refusal(&AppError::Malformed);
        return Some((StatusCode::METHOD_NOT_ALLOWED, allow, error).into_response());
    }
    // What changes something is counted by the command (`run`).
    if request.method() == Method::GET
        && let Err(error) = busy::take_read(door, &request_info(request))
    {
        return Some(refusal(&error));
    }
    None
}

fn methods_of(path: &str) -> Vec<String> {
    server_fn::axum::server_fn_paths()
        .filter(|(known, _)| *known == path)
        .map(|(_, method)| method.to_string())
        .collect()
}

async fn whole(body: Body, arrived: &mut Vec<u8>) -> Result<(), AppError> {
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| AppError::Malformed)?;
        if arrived.len() + chunk.len() > FORM_BYTES {
            // Its beginning is enough to answer.
            let room = FORM_BYTES - arrived.len();
            arrived.extend_from_slice(&chunk[..room]);
            return Err(AppError::TooLarge);
        }
        arrived.extend_from_slice(&chunk);
    }
    Ok(())
}

/// An error as server functions answer it.
pub fn refusal(error: &AppError) -> Response {
    let body = serde_json::to_string(error).unwrap_or_default();
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (error.status_code(), kind, body).into_response()
}

/// "Too many tries" says in a header too when to come back.
async fn with_retry_after(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, ERROR_BYTES).await.unwrap_or_default();
    if let Ok(AppError::TooMany { retry_after }) = serde_json::from_slice(&bytes) {
        parts
            .headers
            .insert(header::RETRY_AFTER, retry_after.into());
    }
    Response::from_parts(parts, Body::from(bytes))
}
