//! The sentences that fields say while they are filled in: files whose names
//! change with their content.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use pleinweb_app::sentences;
use pleinweb_kernel::AppError;

use super::functions::refusal;

pub async fn file(Path(name): Path<String>) -> Response {
    let Some(json) = sentences::named(&name) else {
        // Another version's, perhaps: a node that is newer may have it in a moment.
        let headers = [(header::CACHE_CONTROL, "no-store")];
        return (headers, refusal(&AppError::NotFound)).into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, json).into_response()
}
