//! The program. (The command line grows in `cli`.)

use axum::Router;
use leptos::prelude::*;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    leptos_axum::generate_route_list(pleinweb_app::App);
    let options = LeptosOptions::builder()
        .output_name("pleinweb")
        .site_root("target/site")
        .site_pkg_dir("pkg")
        .build();
    let shell = {
        let options = options.clone();
        move || pleinweb_app::shell(options.clone())
    };
    let app = Router::new()
        .route(
            "/_fn/{*path}",
            axum::routing::any(leptos_axum::handle_server_fns),
        )
        .fallback(leptos_axum::render_app_async(shell))
        .with_state(options);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    axum::serve(listener, app).await
}
