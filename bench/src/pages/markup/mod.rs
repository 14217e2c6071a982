//! Pages of the service, written with maud: the same elements, attributes and
//! words from the answer of the same query. They stand beside the service's own
//! pages behind the same layers, so that both are asked for in the same way.

mod filters;
mod frame;
mod home;
mod market;
mod market_figures;
mod offer_words;
mod offers;
mod parts;
mod queue;
mod space;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::Markup;
use pleinweb::http::{Door, request_info};
use pleinweb_caseload::{LoadDesk, LoadQueue, QueueInput};
use pleinweb_contract::LoadHome;
use pleinweb_kernel::AppError;
use pleinweb_market::LoadMarket;
use pleinweb_market::model::MarketInput;
use pleinweb_offers::{SearchInput, SearchOffers};
use pleinweb_platform::{Query, RequestInfo, run_query};

use frame::Sheet;

/// In front of the address of a page: drawn with maud, or only asked about.
pub const DRAWN: &str = "/maud";
pub const ASKED: &str = "/asked";

/// A page that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Home,
    Offers,
    Market,
    Space,
    Queue,
}

impl Which {
    pub const ALL: [Self; 5] = [
        Self::Home,
        Self::Offers,
        Self::Market,
        Self::Space,
        Self::Queue,
    ];

    pub fn path(self) -> &'static str {
        match self {
            Self::Home => "/",
            Self::Offers => "/offres",
            Self::Market => "/marche",
            Self::Space => "/espace",
            Self::Queue => "/conseil",
        }
    }
}

/// All of them: with their markup, and with nothing but their query.
pub fn routes() -> Router<Arc<Door>> {
    let mut routes = Router::new();
    for which in Which::ALL {
        for (prefix, draws) in [(DRAWN, true), (ASKED, false)] {
            let serve = move |State(door): State<Arc<Door>>, request: Request| {
                // Taken first: a request cannot wait on another thread.
                let (info, address) = (request_info(&request), request.uri().clone());
                async move {
                    let page = page(&door, info, address, which, draws).await;
                    page.unwrap_or_else(|error| {
                        (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response()
                    })
                }
            };
            routes = routes.route(&[prefix, which.path()].concat(), get(serve));
        }
    }
    routes
}

async fn page(
    door: &Door,
    info: RequestInfo,
    address: Uri,
    which: Which,
    draws: bool,
) -> Result<Response, AppError> {
    let sheet = Sheet::of(door, info, address)
        .await
        .ok_or(AppError::NotFound)?;
    let drawn: Option<(String, Option<Markup>, Markup)> = match which {
        Which::Home => draws.then(|| home::home(&sheet)),
        Which::Offers => {
            let query = sheet.query.clone();
            let input = SearchInput {
                query,
                typing: false,
            };
            let found = ask::<SearchOffers>(door, &sheet, input).await?;
            draws.then(|| offers::offers(&sheet, found))
        }
        Which::Market => {
            let found = ask::<LoadMarket>(door, &sheet, MarketInput::default()).await?;
            draws.then(|| market::market(&sheet, found)).transpose()?
        }
        Which::Space => {
            let found = ask::<LoadHome>(door, &sheet, ()).await?;
            draws.then(|| space::space(&sheet, found))
        }
        Which::Queue => {
            let desk = ask::<LoadDesk>(door, &sheet, ()).await?;
            let found = ask::<LoadQueue>(door, &sheet, QueueInput::default()).await?;
            draws.then(|| queue::queue(&sheet, desk, found))
        }
    };
    Ok(match drawn {
        Some((title, link, main)) => sheet.draw(&title, link, main),
        None => StatusCode::NO_CONTENT.into_response(),
    })
}

async fn ask<Q: Query>(door: &Door, sheet: &Sheet, input: Q::Input) -> Result<Q::Output, AppError> {
    run_query::<Q>(&door.app, &sheet.info, input).await
}
