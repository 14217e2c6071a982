//! The door: routes, layers, and the order in which a request meets them.

mod api;
mod broken;
mod busy;
mod cached;
mod feed;
mod functions;
mod guard;
mod live;
mod live_public;
mod mail_stop;
mod market_file;
mod marks;
mod pages;
mod plain;
mod readyz;
mod refused;
mod sentences;
mod site;
mod sitemap;
mod streams;
mod trial_file;
mod xml;

use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{MethodRouter, any, get, post};
use axum::{Extension, Router};
use leptos::prelude::LeptosOptions;
use pleinweb_kernel::AppError;
use pleinweb_platform::AppState;
use tokio::sync::watch;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::{CsrfLayer, ProtectionError};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

use api::Operation;
pub use api::document;
pub use guard::request_info;
use live_public::PublicNews;
pub use site::package_folder;

use crate::unread::Patience;

/// What every handler can reach.
#[derive(Clone)]
pub struct Door {
    pub app: AppState,
    pub options: LeptosOptions,
    /// Whether the listener is bound to the loopback address.
    pub loopback: bool,
    /// The proxies in front of us: only what they say of an address is believed.
    pub proxies: Vec<IpAddr>,
    pub pace: Pace,
    /// Turns true when the program is about to end.
    pub closing: watch::Receiver<bool>,
}

/// How long we wait for others. Tests are less patient.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// For the head of a request, from its first byte or the end of the one before.
    pub head_within: Duration,
    /// For the whole body of a form.
    pub body_within: Duration,
    /// For an answer to be taken.
    pub unread: Patience,
    /// For open requests when the program ends.
    pub finish_within: Duration,
    /// How often a live stream looks whether its session is still open.
    pub check_live: Duration,
    /// How often, at most, the public stream says that something moved.
    pub tell_public: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            head_within: Duration::from_secs(10),
            body_within: Duration::from_secs(30),
            unread: Patience {
                within: Duration::from_secs(30),
                slowest: 1024,
            },
            finish_within: Duration::from_secs(20),
            check_live: Duration::from_secs(30),
            tell_public: Duration::from_secs(3),
        }
    }
}

/// A route that is neither a page nor a server function.
#[derive(Debug)]
pub struct Route {
    pub method: &'static str,
    pub path: &'static str,
    serve: fn() -> MethodRouter<Arc<Door>>,
}

/// All of them. The router is built from this list and the access test walks
/// it, because axum cannot list its own routes.
pub const ROUTES: &[Route] = &[
    Route {
        method: "GET",
        path: "/healthz",
        serve: || get(|| async { "ok" }),
    },
    Route {
        method: "GET",
        path: "/readyz",
        serve: || get(readyz::ready),
    },
    Route {
        method: "GET",
        path: "/live",
        serve: || get(live::stream),
    },
    Route {
        method: "GET",
        path: "/live/public",
        serve: || get(live_public::stream),
    },
    Route {
        method: "GET",
        path: pleinweb_app::sentences::ROUTE,
        serve: || get(sentences::file),
    },
    Route {
        method: "GET",
        path: pleinweb_app::market::CSV_PATH,
        serve: || get(market_file::download),
    },
    Route {
        method: "GET",
        path: "/api/v1/offers",
        serve: || api::serve(Operation::Offers),
    },
    Route {
        method: "GET",
        path: "/api/v1/offers/{id}",
        serve: || api::serve(Operation::Offer),
    },
    Route {
        method: "GET",
        path: "/api/v1/market",
        serve: || api::serve(Operation::Market),
    },
    Route {
        method: "GET",
        path: pleinweb_app::reference::DOCUMENT_PATH,
        serve: || api::serve(Operation::Document),
    },
    Route {
        method: "GET",
        path: "/api/v1/{*path}",
        serve: || api::serve(Operation::Nothing),
    },
    Route {
        method: "GET",
        path: pleinweb_app::offers::search::FEED_PATH,
        serve: || get(feed::feed),
    },
    Route {
        method: "GET",
        path: pleinweb_app::offers::search::FEED_PATH_EN,
        serve: || get(feed::feed),
    },
    Route {
        method: "GET",
        path: "/robots.txt",
        serve: || get(sitemap::robots),
    },
    Route {
        method: "GET",
        path: "/sitemap.xml",
        serve: || get(sitemap::index),
    },
    Route {
        method: "GET",
        path: "/sitemap/{part}",
        serve: || get(sitemap::file),
    },
    Route {
        method: "POST",
        path: pleinweb_app::offers::saved::STOP_PATH,
        serve: || post(mail_stop::stop).get(pages::page),
    },
    Route {
        method: "POST",
        path: pleinweb_app::offers::saved::STOP_PATH_EN,
        serve: || post(mail_stop::stop).get(pages::page),
    },
    Route {
        method: "POST",
        path: pleinweb_app::entry::TRIAL_FILE,
        serve: || post(trial_file::receive).layer(DefaultBodyLimit::max(trial_file::BODY_BYTES)),
    },
];

/// For everything but pages. The service worker lives under what its own file
/// came with, so `connect-src` is not empty.
const WITHOUT_SCRIPTS: &str = "default-src 'none'; connect-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

/// Builds the whole service.
pub fn router(door: Door, site_root: &Path) -> Router {
    router_with(door, site_root, Router::new())
}

/// The whole service with routes of a test among its own, behind all layers.
pub fn router_with(door: Door, site_root: &Path, more: Router<Arc<Door>>) -> Router {
    let door = Arc::new(door);
    let news = PublicNews::start(&door.app, door.pace.tell_public, door.closing.clone());
    let functions = Router::new()
        .route("/_fn/{*path}", any(functions::serve))
        .layer(CatchPanicLayer::custom(broken::function))
        .layer(middleware::from_fn_with_state(
            door.clone(),
            refused::as_page,
        ));
    let mut routes = more.merge(functions);
    for route in ROUTES {
        routes = routes.route(route.path, (route.serve)());
    }
    routes
        .fallback(pages::page)
        .layer(Extension(news))
        .layer(Extension(streams::Streams::default()))
        .layer(Extension(Arc::new(sitemap::Marks::default())))
        .layer(Extension(Arc::new(readyz::Readiness::default())))
        .layer(middleware::from_fn_with_state(
            door.clone(),
            guard::identify,
        ))
        .layer(same_site(&door.app.settings().public_url))
        .layer(middleware::from_fn(broken::refused_form))
        .layer(RequestBodyTimeoutLayer::new(door.pace.body_within))
        .merge(site::routes(site_root, &door.options))
        // A step above its own choice: pages are 6 % smaller for 0.1 ms.
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(5)))
        .layer(CatchPanicLayer::custom(broken::page))
        .layer(constant("x-content-type-options", "nosniff"))
        .layer(constant("referrer-policy", "same-origin"))
        .layer(constant("cross-origin-resource-policy", "same-origin"))
        .layer(middleware::map_response(protect_documents))
        .layer(middleware::from_fn_with_state(
            door.clone(),
            strict_transport,
        ))
        .with_state(door)
}

type Refusal = fn(ProtectionError) -> Response;

/// Nothing is changed for a form of another site (Sec-Fetch-Site, else Origin).
fn same_site(public_url: &str) -> CsrfLayer<Refusal> {
    let refuse: Refusal = |_| functions::refusal(&AppError::NotAllowed);
    // A proxy may call us by another name than people do.
    CsrfLayer::new()
        .add_trusted_origin(public_url)
        .unwrap_or_default()
        .with_rejection_response(refuse)
}

fn constant(name: &'static str, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(
        HeaderName::from_static(name),
        HeaderValue::from_static(value),
    )
}

/// What acts on a document that is opened, framed or given rights.
const OF_DOCUMENTS: [(HeaderName, &str); 4] = [
    (header::X_FRAME_OPTIONS, "DENY"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    // Pages bring their own, with a nonce; whatever else is opened runs no script.
    (header::CONTENT_SECURITY_POLICY, WITHOUT_SCRIPTS),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(self), microphone=(self), geolocation=(self), payment=()",
    ),
];

/// Every answer but a style sheet or module of a package carries what protects
/// documents: those are never one, and a first visit has four to six of them.
async fn protect_documents(mut response: Response) -> Response {
    if response.extensions().get::<site::NoDocument>().is_none() {
        for (name, value) in OF_DOCUMENTS {
            response
                .headers_mut()
                .entry(name)
                .or_insert(HeaderValue::from_static(value));
        }
    }
    response
}

async fn strict_transport(State(door): State<Arc<Door>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if door.app.settings().public_url.starts_with("https:") {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        response
            .headers_mut()
            .insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}
