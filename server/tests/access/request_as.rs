//! One request, as a browser would send it, without a socket.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Once;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode};
use leptos::prelude::LeptosOptions;
use pleinweb::http::{Door, Pace, router};
use pleinweb_app::admission::Admission;
use pleinweb_platform::AppState;
use tower::ServiceExt;

/// An answer, read to its end.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
    /// What the guard of pages said, if it was asked.
    pub admission: Option<Admission>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// The kind of error that the body names: `not-found` …; empty for none.
    pub fn error_kind(&self) -> &'static str {
        if self.header("content-type") == "application/problem+json" {
            // Of the public API: the same kinds by another name.
            return match self.status.as_u16() {
                400 => "malformed",
                404 | 410 => "not-found",
                429 => "too-many",
                _ => "",
            };
        }
        serde_json::from_str::<pleinweb_kernel::AppError>(&self.body)
            .map_or("", |error| error.kind())
    }
}

/// The whole service on an app, without static files.
pub fn service(app: &AppState) -> Router {
    router(door_of(app), Path::new("/nowhere"))
}

/// A door on the loopback address, without proxies, that never closes.
pub fn door_of(app: &AppState) -> Door {
    static READY: Once = Once::new();
    READY.call_once(|| {
        pleinweb_app::serve::ready();
    });
    Door {
        app: app.clone(),
        options: LeptosOptions::builder().output_name("pleinweb").build(),
        loopback: true,
        proxies: Vec::new(),
        pace: Pace::default(),
        closing: never(),
    }
}

fn never() -> tokio::sync::watch::Receiver<bool> {
    static KEEP: std::sync::OnceLock<tokio::sync::watch::Sender<bool>> = std::sync::OnceLock::new();
    KEEP.get_or_init(|| tokio::sync::watch::channel(false).0)
        .subscribe()
}

/// A request of a browser on another machine.
pub fn request(method: &str, path: &str, token: Option<&str>) -> axum::http::request::Builder {
    let from = SocketAddr::from((IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7)), 50_000));
    let mut builder = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "localhost:3000")
        .extension(ConnectInfo(from));
    if let Some(token) = token {
        builder = builder.header("cookie", format!("session={token}"));
    }
    builder
}

pub async fn send(service: &Router, request: Request<Body>) -> Answer {
    let response = service
        .clone()
        .oneshot(request)
        .await
        .expect("the service answers");
    let (parts, body) = response.into_parts();
    let stream = parts
        .headers
        .get("content-type")
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"));
    let body = if stream {
        String::new()
    } else {
        let bytes = to_bytes(body, 10_000_000).await.expect("a whole body");
        String::from_utf8_lossy(&bytes).into_owned()
    };
    Answer {
        admission: parts.extensions.get::<Admission>().copied(),
        status: parts.status,
        headers: parts.headers,
        body,
    }
}

/// Calls a server function or a route as a script of our pages does.
pub async fn call(
    service: &Router,
    method: &str,
    path: &str,
    input: &str,
    token: Option<&str>,
) -> Answer {
    let (address, body) = if method == "GET" && !input.is_empty() {
        (format!("{path}?{input}"), Body::empty())
    } else {
        (path.to_owned(), Body::from(input.to_owned()))
    };
    let request = request(method, &address, token)
        .header("accept", "application/json")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body)
        .expect("a request");
    send(service, request).await
}
