//! One click in the mail program: `POST` to the very address of the page under
//! a mail (RFC 8058). No session, no cookie; the token in the path is the proof.

use std::sync::Arc;

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use pleinweb_domain::kernel::{AppError, FormMeta};
use pleinweb_domain::offers::saved::model::MailStopInput;
use pleinweb_domain::offers::saved::{StopMails, mail_stop_search};
use pleinweb_domain::platform::{Origin, run_command};

use super::Door;
use super::functions::refusal;
use super::guard::request_info;

/// What mail programs send, and nothing else is an order.
const ORDER: &str = "List-Unsubscribe=One-Click";
/// The order fits many times.
const BODY_BYTES: usize = 4 * 1024;

/// `POST /alertes/{token}`.
pub async fn stop(
    State(door): State<Arc<Door>>,
    Path(token): Path<String>,
    request: Request,
) -> Response {
    let mut info = request_info(&request);
    let Ok(body) = axum::body::to_bytes(request.into_body(), BODY_BYTES).await else {
        return refusal(&AppError::TooLarge);
    };
    if !String::from_utf8_lossy(&body).contains(ORDER) {
        return refusal(&AppError::Malformed);
    }
    // A mail provider presses for many people from few addresses: a link that we
    // wrote counts by itself.
    if let Some(search) = mail_stop_search(&door.office, &token) {
        if let Err(error) = door.office.limits().take(&format!("search:{search}")) {
            return refusal(&error);
        }
        info.address = Origin::PROGRAM;
    }
    let input = MailStopInput { token };
    match run_command::<StopMails>(&door.office, &info, input, &FormMeta::default()).await {
        Ok(_) => StatusCode::OK.into_response(),
        Err(error) => refusal(&error),
    }
}
