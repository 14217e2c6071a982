//! Pages that need nothing of what may be broken: when our own code breaks, an
//! incident number for the person and the cause for the log; when a form of
//! another site is refused, what happened.

use std::any::Any;

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use pleinweb_kernel::AppError;
use pleinweb_platform::incident;

use super::refused::reads_pages;

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

/// The answer of a page that panicked.
pub fn page(cause: Box<dyn Any + Send>) -> Response {
    let AppError::Unavailable { incident } = note(&*cause) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    numbered(StatusCode::INTERNAL_SERVER_ERROR, &incident)
}

/// A page that cannot be shown for a cause that is in the log.
pub fn incident_page(incident: &str) -> Response {
    numbered(StatusCode::SERVICE_UNAVAILABLE, incident)
}

fn numbered(status: StatusCode, incident: &str) -> Response {
    plain(
        status,
        [
            "Un problème de notre côté",
            &format!(
                "Ce n’est pas votre faute. Réessayez dans un instant. Numéro de l’incident : {incident}"
            ),
        ],
        [
            "A problem on our side",
            &format!("It is not your fault. Try again in a moment. Incident number: {incident}"),
        ],
    )
}

/// A browser that sent a form to us and is refused before any page of ours could
/// answer it gets a page, not the answer that scripts read.
pub async fn refused_form(request: Request, next: Next) -> Response {
    let reads_pages = reads_pages(request.headers());
    let response = next.run(request).await;
    let for_scripts = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind == "application/json");
    if !(reads_pages && for_scripts && response.status() == StatusCode::FORBIDDEN) {
        return response;
    }
    plain(
        StatusCode::FORBIDDEN,
        [
            "Cette demande n’a pas été acceptée",
            "Elle est venue d’un autre site que Plein Web, ou d’une page restée ouverte sous un autre nom. Rien n’a été changé. \
             Revenez à l’accueil et refaites-la depuis notre site.",
        ],
        [
            "This request was not accepted",
            "It came from a site other than Plein Web, or from a page that was left open under another name. Nothing was changed. \
             Go back to the home page and make it again from our site.",
        ],
    )
}

/// A page in both languages, title and text, without script or style of ours.
fn plain(status: StatusCode, [title, text]: [&str; 2], [en_title, en_text]: [&str; 2]) -> Response {
    let html = format!(
        "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{title} · Plein Web</title></head><body><main>\
         <h1>{title}</h1><p>{text}</p><p><a href=\"/\">Revenir à l’accueil</a></p>\
         <div lang=\"en\"><h2>{en_title}</h2><p>{en_text}</p><p><a href=\"/en\">Back to the home page</a></p></div>\
         </main></body></html>"
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (
            HeaderName::from_static("content-security-policy"),
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
        ),
    ]
    .map(|(name, value)| (name, HeaderValue::from_static(value)));
    (status, headers, html).into_response()
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
            html.contains("Numéro de l’incident : ") && !html.contains("NIR"),
            "{html}"
        );
    }
}
