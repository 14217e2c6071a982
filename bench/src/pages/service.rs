//! The whole service in this process, on a demo of its own: asked without a
//! network, so that what is measured is what the service does.

use pleinweb_market::Market;
use std::error::Error;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use http_body_util::BodyExt;
use leptos::prelude::LeptosOptions;
use pleinweb::config::Options;
use pleinweb::http::{Door, Pace, package_folder, router_with};
use pleinweb::{app_state, demo, work};
use pleinweb_accounts::demo_people;
use pleinweb_platform::AppState;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tower::ServiceExt;

use super::markup;

/// More than any run asks for.
const NO_LIMIT: u32 = 100_000_000;
/// The search and the figures of a demo are there long before.
const PATIENCE: Duration = Duration::from_mins(5);

pub struct Service {
    router: Router,
    app: AppState,
    closing: watch::Sender<bool>,
    jobs: JoinSet<()>,
}

impl Service {
    /// Fills a demo in this folder and starts what keeps its search and figures.
    pub async fn start(data: &Path, site: PathBuf, offers: usize) -> Result<Self, Box<dyn Error>> {
        let options = Options {
            data: Some(data.to_owned()),
            site: Some(site.clone()),
            demo_offers: Some(offers),
            reads_per_minute: Some(NO_LIMIT),
            tries_per_minute: Some(NO_LIMIT / 100),
            readings_inside: Some(NO_LIMIT),
            readings_outside: Some(NO_LIMIT),
            ..Options::default()
        };
        let app = app_state::open(&options, true).await?;
        demo::make(&app, offers, |what| eprintln!("  {what}")).await?;
        let (closing, closed) = watch::channel(false);
        let jobs = work::start(&app, work::jobs(), options.search_folder(), &closed);
        pleinweb_app::serve::ready();
        let door = Door {
            app: app.clone(),
            options: LeptosOptions::builder()
                .output_name("pleinweb")
                .site_root(site.display().to_string())
                .site_pkg_dir(package_folder(&site))
                .build(),
            loopback: true,
            proxies: Vec::new(),
            pace: Pace::default(),
            closing: closed,
        };
        let service = Self {
            router: router_with(door, &site, markup::routes()),
            app,
            closing,
            jobs,
        };
        service.wait().await?;
        Ok(service)
    }

    /// Until all offers are found and the market is counted.
    async fn wait(&self) -> Result<(), Box<dyn Error>> {
        let start = Instant::now();
        loop {
            let said = self.get("/readyz", None, "identity").await;
            let is_whole = said.is_ok_and(|said| {
                let said = String::from_utf8_lossy(&said);
                said.starts_with("ready") && !said.contains("search index")
            });
            if is_whole && self.app.service::<Market>().moved().is_some() {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                return Err("the service was not ready in five minutes".into());
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    fn request(
        method: &str,
        path: &str,
        cookie: Option<&str>,
        encodings: &str,
        body: String,
    ) -> Result<Request<Body>, axum::http::Error> {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "localhost:3000")
            .header(header::ACCEPT, "text/html")
            .header(header::ACCEPT_ENCODING, encodings)
            .header("sec-fetch-site", "same-origin");
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        if !body.is_empty() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let mut request = request.body(Body::from(body))?;
        let peer = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 40_000);
        request.extensions_mut().insert(ConnectInfo(peer));
        Ok(request)
    }

    /// Asks for a page and reads it to its end.
    pub async fn get(
        &self,
        path: &str,
        cookie: Option<&str>,
        encodings: &str,
    ) -> Result<Bytes, Box<dyn Error>> {
        let request = Self::request("GET", path, cookie, encodings, String::new())?;
        let Ok(response) = self.router.clone().oneshot(request).await;
        let status = response.status();
        let body = response.into_body().collect().await?.to_bytes();
        if status.is_success() {
            Ok(body)
        } else {
            Err(format!("{status} for {path}: {}", String::from_utf8_lossy(&body)).into())
        }
    }

    /// The cookie of somebody of the demo, by how the sign-in page calls them.
    pub async fn enter(&self, label: &str) -> Result<String, Box<dyn Error>> {
        let mut tx = self.app.db().read().await?;
        let people = demo_people(&mut tx).await?;
        drop(tx);
        let person = people.iter().find(|person| person.label.contains(label));
        let person = person.ok_or_else(|| format!("nobody of the demo is called {label}"))?;
        let id: pleinweb_kernel::FormId = self.app.new_id();
        let form = format!(
            "command[account]={}&meta[request_id]={id}&meta[back]=/connexion&meta[lang]=fr",
            person.account_id
        );
        let request = Self::request("POST", "/_fn/demo/enter", None, "identity", form)?;
        let Ok(response) = self.router.clone().oneshot(request).await;
        let cookies = response.headers().get_all(header::SET_COOKIE);
        let cookies: Vec<&str> = cookies
            .iter()
            .filter_map(|cookie| cookie.to_str().ok()?.split(';').next())
            .collect();
        if cookies.is_empty() {
            return Err(format!("{label} did not enter: {}", response.status()).into());
        }
        Ok(cookies.join("; "))
    }

    pub async fn end(mut self) {
        let _ = self.closing.send(true);
        while self.jobs.join_next().await.is_some() {}
        self.app.db().close().await;
    }
}
