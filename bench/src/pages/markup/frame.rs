//! What surrounds every page: head, header, footer.

use pleinweb_market::Market;
use std::fmt::Write;

use axum::body::Body;
use axum::http::{Uri, header};
use axum::response::Response;
use maud::{DOCTYPE, Markup, html};
use pleinweb::http::Door;
use pleinweb_app::page::Page;
use pleinweb_app::phone::{dial, unbroken};
use pleinweb_app::texts::{kit, pages as t};
use pleinweb_kernel::{Lang, Role};
use pleinweb_platform::{AppState, Point, RequestInfo, whoami};

use super::parts::icon;

/// What every page knows of the site and of its reader.
pub struct Sheet {
    pub lang: Lang,
    pub info: RequestInfo,
    pub app: AppState,
    pub help_phone: String,
    /// The address of the page, without the prefix.
    pub path: String,
    pub query: String,
    role: Option<Role>,
    reader: Option<String>,
    demo: bool,
    package: String,
    news: String,
    figures: String,
    nonce: String,
}

impl Sheet {
    /// Asks what the service asks before it draws any page.
    pub async fn of(door: &Door, info: RequestInfo, address: Uri) -> Option<Self> {
        let app = &door.app;
        app.limits().take_read(&info.address.to_string()).ok()?;
        let text = |point: Option<Point>| point.map(|point| point.to_string()).unwrap_or_default();
        let figures = app.hub().line().zip(app.service::<Market>().moved());
        let figures = figures.map(|(line, at)| Point { line, at });
        let news = text(app.hub().told());
        let actor = whoami(app, &info).await.ok()?;
        let reader = actor.account().map(|account| {
            let hash = app.secrets().lookup_hash("reader", &account.to_string());
            let mut text = String::new();
            for byte in hash.iter().take(8) {
                let _ = write!(text, "{byte:02x}");
            }
            text
        });
        let path = address.path();
        let path = path.split_once('/').map_or(path, |(_, rest)| rest);
        let path = path.split_once('/').map_or("", |(_, rest)| rest);
        Some(Self {
            lang: Lang::Fr,
            app: app.clone(),
            help_phone: app.settings().help_phone.clone(),
            path: ["/", path].concat(),
            query: address.query().unwrap_or_default().to_owned(),
            role: actor.role(),
            reader,
            demo: info.from_this_machine && app.settings().demo,
            package: door.options.site_pkg_dir.to_string(),
            news,
            figures: text(figures),
            nonce: app.new_token().chars().take(22).collect(),
            info,
        })
    }

    /// The whole document.
    pub fn draw(&self, title: &str, link: Option<Markup>, main: Markup) -> Response {
        let lang = self.lang;
        let document = html! {
            (DOCTYPE)
            html
                lang=(lang.tag())
                data-live=[self.role.map(|_| &self.news)]
                data-figures=(self.figures)
                data-version=(self.package)
                data-idle=[self.role.map(|_| "")]
                data-reader=[&self.reader]
            {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    link rel="stylesheet" href={ "/" (self.package) "/main.css" };
                    link rel="icon" type="image/svg+xml" href="/favicon.svg";
                    script type="module" src={ "/" (self.package) "/page.js" } nonce=(self.nonce) {}
                    @if let Some(link) = link { (link) }
                    title { (title) " · Plein Web" }
                }
                body {
                    a class="skip-link" href="#main" { (t::skip_to_content(lang)) }
                    (self.header())
                    main id="main" { (main) }
                    (self.footer())
                    div
                        class="visually-hidden"
                        role="status"
                        aria-live="polite"
                        id="announcer"
                        data-wait=(t::loading(lang)) {}
                    (unreachable(lang))
                }
            }
        };
        let nonce = &self.nonce;
        let policy = format!(
            "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
             font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
        );
        let cache = if self.info.session_token.is_some() {
            "no-store"
        } else {
            "no-cache"
        };
        Response::builder()
            .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
            .header(header::CACHE_CONTROL, cache)
            .header(header::CONTENT_SECURITY_POLICY, policy)
            .body(Body::from(document.into_string()))
            .unwrap_or_default()
    }

    fn header(&self) -> Markup {
        let lang = self.lang;
        let other = if lang == Lang::Fr { Lang::En } else { Lang::Fr };
        let other_href = if self.path == "/" && other != Lang::Fr {
            other.prefix().to_owned()
        } else {
            [other.prefix(), &self.path].concat()
        };
        html! {
            header class="site-header" {
                a class="brand" href=(Page::Home.href(lang)) { (t::brand(lang)) }
                nav class="site-nav" aria-label=(t::main_menu(lang)) {
                    a href=(Page::Offers.href(lang)) { (t::offers(lang)) }
                    @if let Some(role) = self.role {
                        a class="home" href=(Page::home_of(role).href(lang)) { (t::my_space(lang)) }
                        a href=(Page::Account.href(lang)) { (t::my_account(lang)) }
                    } @else {
                        a href=(Page::SignIn.href(lang)) { (t::sign_in(lang)) }
                    }
                    a href=(other_href) lang=(other.tag()) hreflang=(other.tag()) { (t::other_language(lang)) }
                }
            }
        }
    }

    fn footer(&self) -> Markup {
        let lang = self.lang;
        html! {
            footer class="site-footer" {
                p {
                    a href=(dial(&self.help_phone)) { (t::help_line(lang, &unbroken(&self.help_phone))) }
                }
                nav aria-label=(t::footer_label(lang)) {
                    a href=(Page::Market.href(lang)) { (t::footer_market(lang)) }
                    a href=(Page::Help.href(lang)) { (t::footer_help(lang)) }
                    a href=(Page::Api.href(lang)) { (t::footer_api(lang)) }
                    a href=(Page::Accessibility.href(lang)) { (t::footer_accessibility(lang)) }
                    a href=(Page::Privacy.href(lang)) { (t::footer_privacy(lang)) }
                    a href=(Page::LegalNotice.href(lang)) { (t::footer_legal(lang)) }
                    @if self.demo {
                        a href=(Page::DemoMailbox.href(lang)) { (t::demo_mailbox(lang)) }
                    }
                }
            }
        }
    }
}

fn unreachable(lang: Lang) -> Markup {
    html! {
        template id="unreachable" {
            div class="error-summary" tabindex="-1" role="alert" {
                div class="notice error" {
                    (icon!(pleinweb_app::kit::lu::LuCircleAlert))
                    div class="stack" {
                        span class="visually-hidden" { (kit::mood_error(lang)) }
                        p class="notice-title" { (kit::error_unreachable(lang)) }
                        p { (kit::error_unreachable_text(lang)) }
                        p { button type="button" class="button secondary" { (kit::retry(lang)) } }
                    }
                }
            }
        }
    }
}
