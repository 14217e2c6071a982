//! The door: routes, layers, and the order in which a request meets them.

mod broken;
mod guard;
mod live;
mod pages;
mod site;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use leptos::prelude::{LeptosOptions, provide_context};
use pleinweb_domain::platform::Office;
use tokio::sync::watch;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

pub use guard::request_info;
pub use site::package_folder;

/// The largest body of a plain form. Files have their own routes and limits.
const FORM_BYTES: usize = 256 * 1024;

/// Server functions that exist only on a demo's database, asked from this very
/// machine; anywhere else they are not found, like any address that leads nowhere.
const DEMO_FUNCTIONS: &str = "/_fn/demo/";

/// What every handler can reach.
#[derive(Clone)]
pub struct Door {
    pub office: Office,
    pub options: LeptosOptions,
    /// Whether the listener is bound to the loopback address.
    pub loopback: bool,
    /// Turns true when the program is about to end.
    pub closing: watch::Receiver<bool>,
}

/// Every route that is not a page and not a server function, with who may use
/// it. The access test walks this list: axum cannot list its own routes.
pub const ROUTES: &[(&str, &str, &str)] = &[
    ("GET", "/healthz", "anyone"),
    ("GET", "/readyz", "anyone"),
    ("GET", "/live", "signed-in"),
];

/// Builds the whole service.
pub fn router(door: Door, site_root: &Path) -> Router {
    let door = Arc::new(door);
    let functions = Router::new()
        .route("/_fn/{*path}", any(server_function))
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(CatchPanicLayer::custom(broken::function));
    Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
        .route("/live", get(live::stream))
        .merge(functions)
        .fallback(pages::page)
        .layer(middleware::from_fn_with_state(
            door.clone(),
            guard::identify,
        ))
        .layer(CsrfLayer::new())
        .layer(RequestBodyTimeoutLayer::new(Duration::from_secs(30)))
        .merge(site::routes(site_root, &door.options))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::custom(broken::page))
        .layer(constant("x-content-type-options", "nosniff"))
        .layer(constant("referrer-policy", "same-origin"))
        .layer(constant("x-frame-options", "DENY"))
        .layer(constant("cross-origin-opener-policy", "same-origin"))
        .layer(constant(
            "permissions-policy",
            "camera=(self), microphone=(self), geolocation=(self), payment=()",
        ))
        .layer(middleware::from_fn_with_state(
            door.clone(),
            strict_transport,
        ))
        .with_state(door)
}

fn constant(name: &'static str, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(
        HeaderName::from_static(name),
        HeaderValue::from_static(value),
    )
}

async fn strict_transport(State(door): State<Arc<Door>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if door.office.settings().public_url.starts_with("https:") {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        response
            .headers_mut()
            .insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}

async fn ready(State(door): State<Arc<Door>>) -> Response {
    if *door.closing.borrow() || !door.office.db().ready().await {
        return (StatusCode::SERVICE_UNAVAILABLE, "not ready").into_response();
    }
    "ready".into_response()
}

/// Server functions. The Referer is taken away first: forms say themselves
/// where they belong, and nothing may depend on a header that browsers drop.
async fn server_function(State(door): State<Arc<Door>>, mut request: Request) -> Response {
    request.headers_mut().remove(header::REFERER);
    let info = request_info(&request);
    let demo = door.office.settings().demo && info.from_this_machine;
    if request.uri().path().starts_with(DEMO_FUNCTIONS) && !demo {
        return StatusCode::NOT_FOUND.into_response();
    }
    let office = door.office.clone();
    let context = move || {
        provide_context(office.clone());
        provide_context(info.clone());
    };
    let mut response = leptos_axum::handle_server_fns_with_context(context, request)
        .await
        .into_response();
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
