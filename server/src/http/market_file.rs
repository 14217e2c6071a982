//! The figures of a market as a file, by the same address as the page.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{Query as Address, Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use pleinweb_app::market::{MarketRequest, csv};
use pleinweb_app::page::params::LANGUAGE;
use pleinweb_kernel::{AppError, Lang};
use pleinweb_market::{CompareMarkets, ComparisonInput, LoadMarket};
use pleinweb_platform::{RequestInfo, run_query};

use super::Door;
use super::busy;
use super::functions::refusal;
use super::guard::request_info;

/// `GET /marche.csv`.
pub async fn download(
    State(door): State<Arc<Door>>,
    Address(pairs): Address<HashMap<String, String>>,
    request: Request,
) -> Response {
    let info = request_info(&request);
    if let Err(error) = busy::take_read(&door, &info) {
        return refusal(&error);
    }
    match file(&door, &pairs, &info).await {
        Ok((name, text)) => {
            let kind = HeaderValue::from_static("text/csv; charset=utf-8");
            let attached = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
            let mut response = text.into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, kind);
            if let Ok(attached) = attached {
                headers.insert(header::CONTENT_DISPOSITION, attached);
            }
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
            response
        }
        Err(error) => refusal(&error),
    }
}

async fn file(
    door: &Door,
    pairs: &HashMap<String, String>,
    info: &RequestInfo,
) -> Result<(String, String), AppError> {
    // PostgreSQL has no text for NUL, and no name of ours holds one.
    if pairs.values().any(|value| value.contains('\0')) {
        return Err(AppError::Malformed);
    }
    let lang = match pairs.get(LANGUAGE.0).map(String::as_str) {
        Some("en") => Lang::En,
        _ => Lang::Fr,
    };
    let asked = MarketRequest::read(|name| pairs.get(name).cloned());
    let answers = match asked.other() {
        Some(other) => {
            let input = ComparisonInput {
                one: asked.one,
                other,
            };
            let (one, other) = run_query::<CompareMarkets>(&door.app, info, input).await?;
            vec![one, other]
        }
        None => vec![run_query::<LoadMarket>(&door.app, info, asked.one).await?],
    };
    if answers.iter().all(|answer| answer.market().is_none()) {
        return Err(AppError::NotFound);
    }
    Ok(csv::file(lang, &answers))
}
