//! When our own code breaks: an incident number for the person, the cause for
//! the log, and a page that needs nothing of what may be broken.

use std::any::Any;

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use pleinweb_domain::kernel::AppError;
use pleinweb_domain::platform::incident;

fn note(cause: &(dyn Any + Send)) -> AppError {
    let text = cause
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| cause.downcast_ref::<&str>().copied())
        .unwrap_or("unknown");
    incident(&text)
}

/// The answer of a server function that panicked.
pub fn function(cause: Box<dyn Any + Send>) -> Response {
    let body = serde_json::to_string(&note(&*cause)).unwrap_or_default();
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (StatusCode::SERVICE_UNAVAILABLE, headers, body).into_response()
}

/// The answer of a page that panicked: both languages, no script, no style of ours.
pub fn page(cause: Box<dyn Any + Send>) -> Response {
    let AppError::Unavailable { incident } = note(&*cause) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let html = format!(
        "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>Un problème de notre côté · Plein Web</title></head><body><main>\
         <h1>Un problème de notre côté</h1>\
         <p>Ce n'est pas votre faute. Réessayez dans un instant. Numéro de l'incident : {incident}</p>\
         <p><a href=\"/\">Revenir à l'accueil</a></p>\
         <div lang=\"en\"><h2>A problem on our side</h2>\
         <p>It is not your fault. Try again in a moment. Incident number: {incident}</p>\
         <p><a href=\"/en\">Back to the home page</a></p></div></main></body></html>"
    );
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        HeaderName::from_static("content-security-policy"),
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; base-uri 'none'"),
    );
    (StatusCode::INTERNAL_SERVER_ERROR, headers, html).into_response()
}

#[cfg(test)]
mod tests {
    use super::page;

    #[tokio::test]
    async fn a_broken_page_gives_a_number_and_never_the_cause() {
        let response = page(Box::new("NIR 1 90 07"));
        assert_eq!(response.status(), 500);
        let body = axum::body::to_bytes(response.into_body(), 10_000)
            .await
            .unwrap();
        let html = String::from_utf8(body.to_vec()).unwrap();
        assert!(
            html.contains("Numéro de l'incident : ") && !html.contains("NIR"),
            "{html}"
        );
    }
}
