//! The sentences that fields say while they are filled in: files whose names
//! change with their content.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use pleinweb_app::sentences;

pub async fn file(Path(name): Path<String>) -> Response {
    match sentences::named(&name) {
        Some(json) => {
            let headers = [
                (header::CONTENT_TYPE, "application/json"),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ];
            (headers, json).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
