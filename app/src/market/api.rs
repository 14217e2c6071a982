//! The server functions of the market. Anyone may ask: nothing is about a person.

use pleinweb_kernel::AppError;
use pleinweb_market::model::{GlanceView, MarketAnswer, MarketInput};

pub async fn load_market(asked: MarketInput) -> Result<MarketAnswer, AppError> {
    crate::serve::ask::<pleinweb_market::LoadMarket>(asked).await
}

pub async fn load_glance() -> Result<Option<GlanceView>, AppError> {
    crate::serve::ask::<pleinweb_market::LoadGlance>(()).await
}

pub async fn compare_markets(
    one: MarketInput,
    other: MarketInput,
) -> Result<(MarketAnswer, MarketAnswer), AppError> {
    use pleinweb_market::{CompareMarkets, ComparisonInput};
    crate::serve::ask::<CompareMarkets>(ComparisonInput { one, other }).await
}
