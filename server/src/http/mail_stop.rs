//! One click in the mail program: `POST` to the very address of the page under
//! a mail (RFC 8058). No session, no cookie; the token in the path is the proof.

use std::convert::Infallible;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use pleinweb_kernel::{AppError, FormMeta};
use pleinweb_offers::saved::StopMails;
use pleinweb_offers::saved::model::MailStopInput;
use pleinweb_platform::run_command;

use super::Door;
use super::functions::refusal;
use super::guard::request_info;

/// What mail programs send, among other fields or alone; nothing else is an order.
const ORDER: (&str, &str) = ("List-Unsubscribe", "One-Click");
/// The order fits many times.
const BODY_BYTES: usize = 4 * 1024;

/// `POST /alertes/{token}`.
pub async fn stop(
    State(door): State<Arc<Door>>,
    Path(token): Path<String>,
    request: Request,
) -> Response {
    let info = request_info(&request);
    let kind = request.headers().get(header::CONTENT_TYPE).cloned();
    let kind = kind.as_ref().and_then(|kind| kind.to_str().ok());
    let kind = kind.unwrap_or_default().to_owned();
    let Ok(body) = axum::body::to_bytes(request.into_body(), BODY_BYTES).await else {
        return refusal(&AppError::TooLarge);
    };
    if !orders(&kind, body).await {
        return refusal(&AppError::Malformed);
    }
    // A mail provider presses for many people from few addresses: a link that we
    // wrote counts by itself (`StopMails`).
    let input = MailStopInput { token };
    match run_command::<StopMails>(&door.app, &info, input, &FormMeta::default()).await {
        Ok(_) => StatusCode::OK.into_response(),
        Err(error) => refusal(&error),
    }
}

/// Whether a body holds the order: as a form in either of its two kinds, whatever
/// the sender says of it (some say nothing), in letters of any case.
async fn orders(kind: &str, body: Bytes) -> bool {
    let fields = match boundary(kind, &body) {
        Some(boundary) => fields_of_parts(boundary, body).await,
        None => form_urlencoded::parse(body.trim_ascii())
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect(),
    };
    let is = |text: &str, wanted: &str| text.trim().eq_ignore_ascii_case(wanted);
    fields
        .iter()
        .any(|(name, value)| is(name, ORDER.0) && is(value, ORDER.1))
}

/// What stands between the parts of a form in parts: said in its kind, or seen
/// in its first line.
fn boundary(kind: &str, body: &[u8]) -> Option<String> {
    multer::parse_boundary(kind).ok().or_else(|| {
        let line = body.split(|byte| *byte == b'\n').next()?;
        let seen = line.trim_ascii_end().strip_prefix(b"--")?;
        String::from_utf8(seen.to_vec()).ok()
    })
}

/// The fields up to the first that cannot be read.
async fn fields_of_parts(boundary: String, body: Bytes) -> Vec<(String, String)> {
    let body = futures::stream::once(async { Ok::<_, Infallible>(body) });
    let mut parts = multer::Multipart::new(body, boundary);
    let mut fields = Vec::new();
    while let Ok(Some(part)) = parts.next_field().await {
        let name = part.name().unwrap_or_default().to_owned();
        match part.text().await {
            Ok(value) => fields.push((name, value)),
            Err(_) => break,
        }
    }
    fields
}
