//! Static files. The browser package lives in a folder named after its
//! content and may be kept for ever; the rest is asked for again each time.

use std::path::Path;

use axum::Router;
use axum::http::{HeaderValue, header};
use leptos::prelude::LeptosOptions;
use tower::ServiceBuilder;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

use super::ROUTES;

/// The name of the current package folder, written beside it by the build.
pub fn package_folder(site_root: &Path) -> String {
    std::fs::read_to_string(site_root.join("PKG"))
        .map_or_else(|_| "pkg".to_owned(), |name| name.trim().to_owned())
}

/// The package, and every file that lies at the top of the site folder.
pub fn routes<S: Clone + Send + Sync + 'static>(
    site_root: &Path,
    options: &LeptosOptions,
) -> Router<S> {
    let package = options.site_pkg_dir.to_string();
    let cached = |value| {
        SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static(value))
    };
    let files = ServeDir::new(site_root.join(&package))
        .precompressed_br()
        .precompressed_gzip();
    let mut router = Router::new().nest_service(
        &format!("/{package}"),
        ServiceBuilder::new()
            .layer(cached("public, max-age=31536000, immutable"))
            .service(files),
    );
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
                .layer(cached("no-cache"))
                .service(file);
            router = router.route_service(&format!("/{name}"), service);
        }
    }
    router
}
