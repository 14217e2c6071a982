//! Pages: who may open them, and the HTML of those who may.

use std::fmt::Write;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::provide_context;
use pleinweb_app::address::Address;
use pleinweb_app::admission::{Admission, admit};
use pleinweb_app::live::MadeAt;
use pleinweb_app::page::{Page, params};
use pleinweb_app::reference::Document;
use pleinweb_app::site::{Ends, Site};
use pleinweb_kernel::{AccountId, Actor, AppError, FormId, FormReturn, Lang};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{self as platform, AppState, Point, RequestInfo, load_form};

use super::api::document;
use super::guard::request_info;
use super::live_public::figures_at;
use super::{Door, broken, busy, marks};

/// Any address that is no file, no function and no other route.
pub async fn page(State(door): State<Arc<Door>>, request: Request) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let info = request_info(&request);
    let (lang, path) = Lang::of_path(request.uri().path());
    if let Err(AppError::TooMany { retry_after }) = busy::take_read(&door, &info) {
        return busy::page(&door, lang, retry_after);
    }
    // Before anything is read: what happens meanwhile is told by the live stream.
    let made_at = made_at(&door);
    let page = Page::parse(path);
    let only_looks = page == Some(Page::AccountSession);
    // Without the database nobody is known; the page says what is wrong.
    let reader = platform::reader(&door.app, &info, only_looks).await;
    let platform::Reader { actor, ending } = reader.unwrap_or(platform::Reader::STRANGER);
    let demo = info.from_this_machine && door.app.settings().demo;
    let site = Site {
        role: actor.role(),
        reader: actor.account().map(|account| mark(&door.app, account)),
        half_signed_in: matches!(actor, Actor::HalfSignedIn { .. }),
        demo,
        help_phone: door.app.settings().help_phone.clone(),
        returned: match returned_form(&door, &info, request.uri().query()).await {
            Ok(returned) => returned,
            // What somebody typed and we cannot show again: never an empty form.
            Err(AppError::Unavailable { incident }) => return broken::incident_page(&incident),
            Err(_) => None,
        },
        awaits: match page {
            Some(Page::SignIn | Page::SecondFactor) => awaits(&door, &info, request.uri()).await,
            _ => false,
        },
        ends: ending.map(|ending| Ends {
            at: paris_time(ending.at),
            seconds: ending.at.since(door.app.now()) / 1000,
            fixed: ending.fixed,
        }),
    };
    let admission = page.map(|page| admit(&page, &site));
    let mut response = match admission {
        Some(Admission::SignInFirst) => lead_to(&Page::SignIn, lang, &request),
        Some(Admission::SecondFactorFirst) => lead_to(&Page::SecondFactor, lang, &request),
        Some(Admission::Welcome) => {
            let made = (site, made_at);
            render(&door, request, info, lang, made, StatusCode::OK).await
        }
        Some(Admission::NotYours) | None => {
            let made = (site, made_at);
            render(&door, request, info, lang, made, StatusCode::NOT_FOUND).await
        }
    };
    // For the access test: a welcome page may itself answer 404 for what it holds.
    if let Some(admission) = admission {
        response.extensions_mut().insert(admission);
    }
    response
}

/// The page as it travels.
async fn bare(response: Response) -> Response {
    let (head, body) = response.into_parts();
    match axum::body::to_bytes(body, usize::MAX).await {
        Ok(page) => Response::from_parts(head, Body::from(marks::without(&page))),
        Err(error) => broken::page(Box::new(error)),
    }
}

/// What stands for an account on its pages: the same everywhere, and nobody finds
/// the account by it who has not our keys.
pub(super) fn mark(app: &AppState, account: AccountId) -> String {
    let hash = app.secrets().lookup_hash("reader", &account.to_string());
    let mut text = String::new();
    for byte in hash.iter().take(8) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Up to where the answer to this request knows what happened.
fn made_at(door: &Door) -> MadeAt {
    let text = |point: Option<Point>| point.map(|point| point.to_string()).unwrap_or_default();
    MadeAt {
        news: text(door.app.hub().told()),
        figures: text(figures_at(&door.app)),
    }
}

/// Leads to a page and says where to come back to.
fn lead_to(page: &Page, lang: Lang, request: &Request) -> Response {
    let back = request
        .uri()
        .path_and_query()
        .map_or("/", axum::http::uri::PathAndQuery::as_str);
    let to = Redirect::to(&page.href_back(lang, back));
    ([(header::CACHE_CONTROL, "no-store")], to).into_response()
}

async fn returned_form(
    door: &Door,
    info: &RequestInfo,
    query: Option<&str>,
) -> Result<Option<FormReturn>, AppError> {
    let address = Address {
        path: String::new(),
        query: query.unwrap_or_default().to_owned(),
    };
    let id = address
        .value(params::FORM)
        .and_then(|id| id.parse::<FormId>().ok());
    match id {
        Some(id) => load_form(&door.app, info, id).await,
        None => Ok(None),
    }
}

/// Whether a form is kept on the page that the reader of this one is on the way to.
async fn awaits(door: &Door, info: &RequestInfo, uri: &Uri) -> bool {
    let address = Address {
        path: String::new(),
        query: uri.query().unwrap_or_default().to_owned(),
    };
    let back = address.value(params::BACK).unwrap_or_default();
    let query = back.split_once('?').map(|(_, query)| query);
    matches!(returned_form(door, info, query).await, Ok(Some(_)))
}

async fn render(
    door: &Door,
    request: Request,
    info: RequestInfo,
    lang: Lang,
    (site, made_at): (Site, MadeAt),
    status: StatusCode,
) -> Response {
    let page = Page::parse(Lang::of_path(request.uri().path()).1);
    // What somebody sees of their own, or by a link that is a secret, is kept nowhere;
    // nor is what was asked for while its reader typed, or a part of the page.
    let passing = ["x-typing", "x-news"]
        .iter()
        .any(|name| request.headers().contains_key(*name));
    let private =
        passing || info.session_token.is_some() || page.as_ref().is_some_and(Page::behind_secret);
    let address = Address {
        path: request.uri().path().to_owned(),
        query: request.uri().query().unwrap_or_default().to_owned(),
    };
    let app = door.app.clone();
    let options = door.options.clone();
    let context = move || {
        provide_context(app.clone());
        provide_context(info.clone());
        provide_context(Document(document));
        provide_context(lang);
        provide_context(site.clone());
        provide_context(made_at.clone());
        provide_context(address.clone());
    };
    let handler = leptos_axum::render_app_async_with_context(context, move || {
        pleinweb_app::shell(options.clone())
    });
    let mut response = bare(handler(request).await.into_response()).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    let cache = if private { "no-store" } else { "no-cache" };
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    response
}
