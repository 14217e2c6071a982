//! Static files. The browser package lives in a folder named after its
//! content and may be kept for ever; the rest is asked for again each time.

use std::collections::BTreeSet;
use std::path::Path;

use axum::Router;
use axum::http::{HeaderValue, Response, StatusCode, header};
use leptos::prelude::LeptosOptions;
use tower::ServiceBuilder;
use tower_http::services::fs::ServeFileSystemResponseBody;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

use super::ROUTES;

/// The name of the current package folder, written beside it by the build.
pub fn package_folder(site_root: &Path) -> String {
    std::fs::read_to_string(site_root.join("PKG"))
        .map_or_else(|_| "pkg".to_owned(), |name| name.trim().to_owned())
}

/// The packages, the current one and those of pages that were open before it came,
/// and every file that lies at the top of the site folder.
pub fn routes<S: Clone + Send + Sync + 'static>(
    site_root: &Path,
    options: &LeptosOptions,
) -> Router<S> {
    let mut packages = BTreeSet::from([options.site_pkg_dir.to_string()]);
    packages.extend(earlier_packages(site_root));
    let mut router = Router::new();
    for package in packages {
        let files = ServeDir::new(site_root.join(&package))
            .precompressed_br()
            .precompressed_gzip();
        let service = ServiceBuilder::new()
            .layer(SetResponseHeaderLayer::overriding(
                header::CACHE_CONTROL,
                for_ever as fn(&Response<ServeFileSystemResponseBody>) -> Option<HeaderValue>,
            ))
            .map_response(known_for_ever)
            .service(files);
        router = router.nest_service(&format!("/{package}"), service);
    }
    for entry in std::fs::read_dir(site_root).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let packed = matches!(
            entry.path().extension().and_then(|ending| ending.to_str()),
            Some("br" | "gz")
        );
        // A file of an older build does not stand in the way of a route.
        let taken = ROUTES
            .iter()
            .any(|route| route.path.strip_prefix('/') == Some(&*name));
        let plain = !packed && !taken && name != "PKG";
        if plain && entry.path().is_file() {
            let file = ServeFile::new(entry.path())
                .precompressed_br()
                .precompressed_gzip();
            let service = ServiceBuilder::new()
                .layer(SetResponseHeaderLayer::overriding(
                    header::CACHE_CONTROL,
                    HeaderValue::from_static(kept(&name)),
                ))
                .service(file);
            router = router.route_service(&format!("/{name}"), service);
        }
    }
    router
}

/// How long a file outside of the packages is kept. Every page names the icon:
/// asked for again each time it would be a request more for each of them. Of the
/// rest the newest counts.
fn kept(name: &str) -> &'static str {
    if name == "favicon.svg" {
        "public, max-age=86400"
    } else {
        "no-cache"
    }
}

/// Folders that are named after their content.
fn earlier_packages(site_root: &Path) -> impl Iterator<Item = String> {
    let entries = std::fs::read_dir(site_root).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| {
            name.strip_prefix("pkg-").is_some_and(|hash| {
                !hash.is_empty() && hash.bytes().all(|b| b.is_ascii_alphanumeric())
            })
        })
}

/// A style sheet or a module: what a page loads and no browser shows as a document,
/// so that what protects documents has nothing to act on.
#[derive(Clone, Copy)]
pub struct NoDocument;

/// A file whose address names its content is never asked for again: what would say
/// whether it changed says nothing.
fn known_for_ever<B>(mut response: Response<B>) -> Response<B> {
    if response.status() != StatusCode::OK {
        return response;
    }
    let part = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| {
            let kind = kind.split(';').next().unwrap_or_default();
            matches!(kind, "text/css" | "text/javascript")
        });
    if part {
        for name in [header::ETAG, header::LAST_MODIFIED, header::ACCEPT_RANGES] {
            response.headers_mut().remove(name);
        }
        response.extensions_mut().insert(NoDocument);
    }
    response
}

/// A file of a package is kept for ever; that there is none is not.
fn for_ever(response: &Response<ServeFileSystemResponseBody>) -> Option<HeaderValue> {
    let found = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    found.then(|| HeaderValue::from_static("public, max-age=31536000, immutable"))
}
