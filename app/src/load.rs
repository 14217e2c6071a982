//! Loading what a page shows, with its waiting and its failing states.

use std::future::Future;

use leptos::prelude::*;
use pleinweb_domain::kernel::AppError;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::errors;

/// Asks for what a page shows and shows it. While it waits there is a quiet
/// placeholder; what fails says so and can be asked again. Runs again by
/// itself when something the page shows has changed (see `live`).
pub fn load<T, Fut>(
    fetch: impl Fn() -> Fut + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
) -> AnyView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    Fut: Future<Output = Result<T, AppError>> + Send + 'static,
{
    let version = crate::live::use_live();
    let data = Resource::new(move || version.get(), move |_| fetch());
    view! {
        <Transition fallback=|| view! { <div class="loading" aria-busy="true"></div> }>
            {move || {
                let show = show.clone();
                Suspend::new(async move {
                    match data.await {
                        Ok(value) => show(value),
                        Err(error) => errors::page(&error, Callback::new(move |()| data.refetch())),
                    }
                })
            }}
        </Transition>
    }
    .into_any()
}
