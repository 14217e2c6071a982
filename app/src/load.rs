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
    shown(data, show, errors::page)
}

/// The same for a part of a page that has its heading already, so that the page
/// keeps one `h1` when the part fails.
pub fn load_inside<T, Fut>(
    fetch: impl Fn() -> Fut + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
) -> AnyView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    Fut: Future<Output = Result<T, AppError>> + Send + 'static,
{
    let version = crate::live::use_live();
    let data = Resource::new(move || version.get(), move |_| fetch());
    shown(data, show, errors::part)
}

/// The same for a page that shows a part of a list: `part` says which (from the
/// address), and another part is asked for when it changes.
pub fn load_part<P, T, Fut>(
    part: impl Fn() -> P + Send + Sync + 'static,
    fetch: impl Fn(P) -> Fut + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
) -> AnyView
where
    P: Clone + PartialEq + Send + Sync + 'static,
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    Fut: Future<Output = Result<T, AppError>> + Send + 'static,
{
    let version = crate::live::use_live();
    let source = move || (version.get(), part());
    let data = Resource::new(source, move |(_, part)| fetch(part));
    shown(data, show, errors::page)
}

/// `load_part` for a part of a page that has its heading already.
pub fn load_part_inside<P, T, Fut>(
    part: impl Fn() -> P + Send + Sync + 'static,
    fetch: impl Fn(P) -> Fut + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
) -> AnyView
where
    P: Clone + PartialEq + Send + Sync + 'static,
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    Fut: Future<Output = Result<T, AppError>> + Send + 'static,
{
    let version = crate::live::use_live();
    let source = move || (version.get(), part());
    let data = Resource::new(source, move |(_, part)| fetch(part));
    shown(data, show, errors::part)
}

/// The same for a page with a form in it: news from elsewhere does not take
/// away what is being chosen and typed.
pub fn load_once<T, Fut>(
    fetch: impl Fn() -> Fut + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
) -> AnyView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    Fut: Future<Output = Result<T, AppError>> + Send + 'static,
{
    shown(Resource::new(|| (), move |()| fetch()), show, errors::page)
}

/// The same for a page that shows a part of a list, with forms in it: another
/// part is asked for when the address says so, and only then.
pub fn load_part_once<P, T, Fut>(
    part: impl Fn() -> P + Send + Sync + 'static,
    fetch: impl Fn() -> Fut + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
) -> AnyView
where
    P: Clone + PartialEq + Send + Sync + 'static,
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    Fut: Future<Output = Result<T, AppError>> + Send + 'static,
{
    shown(Resource::new(part, move |_| fetch()), show, errors::page)
}

/// `load_once` for a part of a page that has its heading already.
pub fn load_once_inside<T, Fut>(
    fetch: impl Fn() -> Fut + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
) -> AnyView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    Fut: Future<Output = Result<T, AppError>> + Send + 'static,
{
    shown(Resource::new(|| (), move |()| fetch()), show, errors::part)
}

fn shown<T>(
    data: Resource<Result<T, AppError>>,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
    failed: fn(&AppError, Callback<()>) -> AnyView,
) -> AnyView
where
    T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    view! {
        <Transition fallback=|| view! { <div class="loading" aria-busy="true"></div> }>
            {move || {
                let show = show.clone();
                Suspend::new(async move {
                    match data.await {
                        Ok(value) => show(value),
                        Err(error) => failed(&error, Callback::new(move |()| data.refetch())),
                    }
                })
            }}
        </Transition>
    }
    .into_any()
}
