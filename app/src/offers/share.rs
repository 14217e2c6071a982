//! Passing an offer on: the system's own sheet, the address, and plain links.
//! Nothing of another site is loaded here, so nobody is told who looks.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use pleinweb_domain::kernel::Lang;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{get, navigator};
use crate::kit::{Details, Status, icon, lu};
use crate::texts::offers as t;

pub fn share(lang: Lang, title: &str, address: &str) -> AnyView {
    let (what, link) = (encoded(title), encoded(address));
    let links = [
        (t::share_mail(lang), ["mailto:?subject=", &what, "&body=", &link].concat()),
        (t::share_whatsapp(lang), ["https://wa.me/?text=", &what, "%20", &link].concat()),
        (
            t::share_facebook(lang),
            ["https://www.facebook.com/sharer/sharer.php?u=", &link].concat(),
        ),
        (
            t::share_linkedin(lang),
            ["https://www.linkedin.com/sharing/share-offsite/?url=", &link].concat(),
        ),
    ]
    .map(|(name, href)| view! { <li><a class="alone" href=href rel="external nofollow noopener noreferrer">{name}</a></li> });
    let said = RwSignal::new(String::new());
    let scripted = with_scripts(lang, title.to_owned(), address.to_owned(), said);
    let address = address.to_owned();
    view! {
        <Details summary=t::share(lang)>
            {scripted}
            <div class="field">
                <label class="label" for="share-address">{t::share_address(lang)}</label>
                <input class="input" id="share-address" type="text" readonly=true value=address/>
            </div>
            <Status text=said/>
            <ul class="cluster plain-list">{links.into_iter().collect_view()}</ul>
            <p class="hint">{t::share_note(lang)}</p>
        </Details>
    }
    .into_any()
}

/// What only a script can do, where the browser can.
fn with_scripts(lang: Lang, title: String, address: String, said: RwSignal<String>) -> AnyView {
    // Nothing on the server and while hydrating: both must show the same.
    let able = RwSignal::new((false, false));
    Effect::new(move |_| {
        able.set((
            method(&["share"]).is_some(),
            method(&["clipboard", "writeText"]).is_some(),
        ));
    });
    let (title, address) = (StoredValue::new(title), StoredValue::new(address));
    let open_sheet = move |_| {
        let what = Object::new();
        let _ = Reflect::set(&what, &"title".into(), &title.get_value().into());
        let _ = Reflect::set(&what, &"url".into(), &address.get_value().into());
        // Someone who closes the sheet has not failed at anything.
        call(&["share"], &what, |_| {});
    };
    let copy = move |_| {
        said.set(String::new());
        call(
            &["clipboard", "writeText"],
            &address.get_value().into(),
            move |done| {
                said.set(
                    if done {
                        t::share_copied(lang)
                    } else {
                        t::share_not_copied(lang)
                    }
                    .to_owned(),
                );
            },
        );
    };
    (move || {
        let (sheet, clipboard) = able.get();
        let sheet = sheet.then(|| view! {
            <button type="button" class="button" on:click=open_sheet>{icon(lu::LuShare2)}{t::share_sheet(lang)}</button>
        });
        let clipboard = clipboard.then(|| view! {
            <button type="button" class="button secondary" on:click=copy>{icon(lu::LuCopy)}{t::share_copy(lang)}</button>
        });
        view! { <p class="actions">{sheet}{clipboard}</p> }
    })
    .into_any()
}

/// A method of the navigator, and whose it is.
fn method(path: &[&str]) -> Option<(JsValue, Function)> {
    let (name, owners) = path.split_last()?;
    let owner = owners.iter().try_fold(navigator()?, |of, name| {
        get(&of, name).filter(JsValue::is_object)
    })?;
    let method = get(&owner, name)?.dyn_into::<Function>().ok()?;
    Some((owner, method))
}

/// Calls a method that answers later; `then` is told whether it went well.
fn call(path: &[&str], with: &JsValue, then: impl FnOnce(bool) + 'static) {
    let promise = method(path)
        .and_then(|(owner, method)| method.call1(&owner, with).ok())
        .and_then(|answer| answer.dyn_into::<Promise>().ok());
    let Some(promise) = promise else {
        then(false);
        return;
    };
    leptos::task::spawn_local(async move {
        then(JsFuture::from(promise).await.is_ok());
    });
}

/// A text inside an address.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn a_text_in_an_address_has_no_sign_of_its_own() {
        assert_eq!(encoded("a b&c=é"), "a%20b%26c%3D%C3%A9");
    }
}
