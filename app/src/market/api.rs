//! The server functions of the market. Anyone may ask: nothing is about a person.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use pleinweb_domain::kernel::AppError;
use pleinweb_domain::market::model::{MarketAnswer, MarketInput};

#[server(prefix = "/_fn", endpoint = "market/load", input = GetUrl)]
pub async fn load_market(asked: MarketInput) -> Result<MarketAnswer, AppError> {
    crate::serve::ask::<pleinweb_domain::market::LoadMarket>(asked).await
}

#[server(prefix = "/_fn", endpoint = "market/compare", input = GetUrl)]
pub async fn compare_markets(
    one: MarketInput,
    other: MarketInput,
) -> Result<(MarketAnswer, MarketAnswer), AppError> {
    use pleinweb_domain::market::{CompareMarkets, ComparisonInput};
    crate::serve::ask::<CompareMarkets>(ComparisonInput { one, other }).await
}
