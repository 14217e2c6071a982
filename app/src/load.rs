//! Loading what a page shows, with its waiting and its failing states.

use std::future::Future;

use leptos::prelude::*;
use pleinweb_domain::kernel::AppError;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::errors;
use crate::live::{live_version, use_live};

/// What a page shows: it travels from the server to the browser.
pub trait Value: Clone + Serialize + DeserializeOwned + Send + Sync + 'static {}
impl<T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static> Value for T {}

/// An answer that is on its way.
pub trait Answer<T>: Future<Output = Result<T, AppError>> + Send + 'static {}
impl<T, F: Future<Output = Result<T, AppError>> + Send + 'static> Answer<T> for F {}

/// Asks for what a page shows and shows it. While it waits there is a quiet
/// placeholder; what fails says so and can be asked again. Runs again by
/// itself when something the page shows has changed (see `live`).
pub fn load<T: Value, A: Answer<T>>(
    fetch: impl Fn() -> A + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
) -> AnyView {
    let version = use_live();
    asked(move || version.get(), move |_| fetch(), show, errors::page)
}

/// The same for a part of a page that has its heading already, so that the page
/// keeps one `h1` when the part fails.
pub fn load_inside<T: Value, A: Answer<T>>(
    fetch: impl Fn() -> A + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
) -> AnyView {
    let version = use_live();
    asked(move || version.get(), move |_| fetch(), show, errors::part)
}

/// The same for a page that shows a part of a list: `part` says which (from the
/// address), and another part is asked for when it changes.
pub fn load_part<P: Part, T: Value, A: Answer<T>>(
    part: impl Fn() -> P + Send + Sync + 'static,
    fetch: impl Fn(P) -> A + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
) -> AnyView {
    let version = use_live();
    asked(
        move || (version.get(), part()),
        move |(_, part)| fetch(part),
        show,
        errors::page,
    )
}

/// `load_part` for a part of a page that has its heading already.
pub fn load_part_inside<P: Part, T: Value, A: Answer<T>>(
    part: impl Fn() -> P + Send + Sync + 'static,
    fetch: impl Fn(P) -> A + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
) -> AnyView {
    let version = use_live();
    asked(
        move || (version.get(), part()),
        move |(_, part)| fetch(part),
        show,
        errors::part,
    )
}

/// `load_part` for a page that shows something of its own where some error
/// stands for it.
pub fn load_part_or<P: Part, T: Value, A: Answer<T>>(
    part: impl Fn() -> P + Send + Sync + 'static,
    fetch: impl Fn(P) -> A + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
    failed: impl Failed,
) -> AnyView {
    let version = use_live();
    asked(
        move || (version.get(), part()),
        move |(_, part)| fetch(part),
        show,
        failed,
    )
}

/// The same for a page with a form in it: news from elsewhere does not take
/// away what is being chosen and typed.
pub fn load_once<T: Value, A: Answer<T>>(
    fetch: impl Fn() -> A + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
) -> AnyView {
    asked(|| (), move |()| fetch(), show, errors::page)
}

/// `load_once` for a page that shows something of its own where some error
/// stands for it.
pub fn load_once_or<T: Value, A: Answer<T>>(
    fetch: impl Fn() -> A + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
    failed: impl Failed,
) -> AnyView {
    asked(|| (), move |()| fetch(), show, failed)
}

/// The same for a page that shows a part of a list, with forms in it: another
/// part is asked for when the address says so, and only then.
pub fn load_part_once<P: Part, T: Value, A: Answer<T>>(
    part: impl Fn() -> P + Send + Sync + 'static,
    fetch: impl Fn() -> A + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
) -> AnyView {
    asked(part, move |_| fetch(), show, errors::page)
}

/// `load_once` for a part of a page that has its heading already.
pub fn load_once_inside<T: Value, A: Answer<T>>(
    fetch: impl Fn() -> A + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
) -> AnyView {
    asked(|| (), move |()| fetch(), show, errors::part)
}

/// What is shown instead of what could not be loaded.
pub trait Failed: Fn(&AppError, Callback<()>) -> AnyView + Send + Sync + Clone + 'static {}
impl<F: Fn(&AppError, Callback<()>) -> AnyView + Send + Sync + Clone + 'static> Failed for F {}

/// Which part of a list a page shows.
pub trait Part: Clone + PartialEq + Send + Sync + 'static {}
impl<P: Clone + PartialEq + Send + Sync + 'static> Part for P {}

fn asked<P: Part, T: Value, A: Answer<T>>(
    part: impl Fn() -> P + Send + Sync + 'static,
    fetch: impl Fn(P) -> A + Send + Sync + 'static,
    show: impl Fn(T) -> AnyView + Send + Sync + Clone + 'static,
    failed: impl Failed,
) -> AnyView {
    let data = Resource::new(part, fetch);
    let live = live_version();
    view! {
        <Transition fallback=|| view! { <div class="loading" aria-busy="true"></div> }>
            {move || {
                let (show, failed) = (show.clone(), failed.clone());
                Suspend::new(async move {
                    in_earnest().await;
                    match data.await {
                        Ok(value) => show(value),
                        Err(error) => {
                            if let (AppError::SignInRequired, Some(live)) = (&error, live) {
                                live.ask_again();
                            }
                            failed(&error, Callback::new(move |()| data.refetch()))
                        }
                    }
                })
            }}
        </Transition>
    }
    .into_any()
}

/// Not ready when it is looked at for the first time. On the server a page is
/// gone through twice, and the first time only what is there already is made
/// (`Suspense`). If what a page asks for was quicker than that look, the page
/// was made twice, and with it whatever its parts ask for: two queries instead
/// of one, now and then, and so many more on a busy machine.
#[cfg(feature = "ssr")]
fn in_earnest() -> impl Future<Output = ()> + Send {
    let mut looked = false;
    std::future::poll_fn(move |context| {
        if looked {
            return std::task::Poll::Ready(());
        }
        looked = true;
        context.waker().wake_by_ref();
        std::task::Poll::Pending
    })
}

#[cfg(not(feature = "ssr"))]
fn in_earnest() -> impl Future<Output = ()> + Send {
    std::future::ready(())
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    use futures::StreamExt;
    use leptos::prelude::*;

    use super::{load_inside, load_once};

    /// One thread: what was begun is done as soon as this test waits.
    #[tokio::test]
    async fn a_part_is_asked_for_once_however_quick_its_page_was() {
        // Starts the executor of resources.
        let _ = leptos_axum::generate_route_list(crate::App);
        let asked = Arc::new(AtomicU32::new(0));
        let owner = Owner::new();
        let counter = Arc::clone(&asked);
        let page = owner.with(move || {
            load_once(
                || async { Ok(()) },
                move |()| {
                    let counter = Arc::clone(&counter);
                    load_inside(
                        move || {
                            counter.fetch_add(1, Ordering::Relaxed);
                            async { Ok("a part".to_owned()) }
                        },
                        |text: String| text.into_any(),
                    )
                },
            )
        });
        // The page's own answer is there before the page is looked at.
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
        let html: String = owner
            .with(|| page.to_html_stream_in_order())
            .collect()
            .await;
        assert!(html.contains("a part"), "{html}");
        assert_eq!(asked.load(Ordering::Relaxed), 1);
    }
}
