//! What fields that propose answers ask. Anyone may: nothing here is about a person.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use pleinweb_kernel::AppError;
use pleinweb_nomenclature::model::{OccupationHit, PlaceHit};

#[server(prefix = "/_fn", endpoint = "nomenclature/occupations", input = GetUrl)]
pub async fn suggest_occupations(text: String) -> Result<Vec<OccupationHit>, AppError> {
    use pleinweb_nomenclature::{SuggestInput, SuggestOccupations};
    ask::<SuggestOccupations>(SuggestInput { text }).await
}

#[server(prefix = "/_fn", endpoint = "nomenclature/places", input = GetUrl)]
pub async fn suggest_places(text: String) -> Result<Vec<PlaceHit>, AppError> {
    use pleinweb_nomenclature::{SuggestInput, SuggestPlaces};
    ask::<SuggestPlaces>(SuggestInput { text }).await
}

#[cfg(feature = "ssr")]
async fn ask<Q: pleinweb_platform::Query>(input: Q::Input) -> Result<Q::Output, AppError> {
    use pleinweb_platform::{AppState, RequestInfo, run_query};
    let (app, request) = (
        expect_context::<AppState>(),
        expect_context::<RequestInfo>(),
    );
    run_query::<Q>(&app, &request, input).await
}
