//! Forms: a plain HTML form that works by itself, sent by a script where one runs.

use leptos::html;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use pleinweb_domain::kernel::FormReturn;

use super::Words;
use super::press;
use super::state::FormState;
use super::submit::{Saved, Sender, keep};
use super::summary::summary;
use crate::lang::use_lang;
use crate::site::returned_form;
use crate::texts::kit as t;

pub(super) const REQUEST_ID: &str = "meta[request_id]";

/// A form that sends one command. Its fields find their errors and what had
/// been typed by themselves.
#[component]
pub fn Form(
    /// `<ServerFunction>::PATH`.
    action: &'static str,
    /// The page to come back to when the form is refused without scripts; else this page.
    #[prop(optional, into)]
    back: Option<String>,
    /// The refused form to show; else the one that came back to this page for `action`.
    #[prop(optional)]
    returned: Option<FormReturn>,
    /// Several forms of one action on a page: the one that came back has this
    /// value in this field.
    #[prop(optional)]
    matching: Option<(&'static str, String)>,
    /// Called when the command is done, before anything else happens.
    #[prop(optional)]
    on_done: Option<Callback<()>>,
    /// Stay here when it is done, wherever the server leads.
    #[prop(optional)]
    stay: bool,
    /// The path of a server function that keeps the fields as they are after
    /// each change (with scripts).
    #[prop(optional)]
    autosave: Option<&'static str>,
    /// Carries files.
    #[prop(optional)]
    multipart: bool,
    /// Tells its fields from those of another form on the page.
    #[prop(default = Words::Borrowed("f"), into)]
    id: Words,
    children: Children,
) -> AnyView {
    let lang = use_lang();
    let returned = returned
        .or_else(|| returned_form(action))
        .filter(|returned| {
            matching
                .as_ref()
                .is_none_or(|(field, value)| returned.value(field) == Some(value))
        });
    let form = FormState::new(id, returned);
    let back = back.unwrap_or_else(this_page);
    let sender = Sender {
        form,
        action,
        multipart,
        stay,
        on_done,
        navigate: Callback::new({
            let navigate = use_navigate();
            move |path: String| {
                let options = NavigateOptions {
                    resolve: false,
                    ..Default::default()
                };
                navigate(&path, options);
            }
        }),
        by_browser: StoredValue::new(false),
    };
    // In the browser only.
    Effect::new(|_| press::follow());
    let saved = RwSignal::new(Saved::Nothing);
    let element = NodeRef::<html::Form>::new();
    // The fields name themselves before the summary is drawn.
    provide_context(form);
    let children = children();
    view! {
        <form
            method="post"
            action=action
            enctype=multipart.then_some("multipart/form-data")
            novalidate=true
            class="form"
            node_ref=element
            on:submit=move |event| sender.submit(&event)
            on:change=move |_| {
                // A field that is changed is told so when its page is taken away.
                let element = element.try_get_untracked().flatten();
                if let (Some(path), Some(element)) = (autosave, element) {
                    keep(path, &element, saved);
                }
            }
        >
            {summary(form)}
            <input type="hidden" name=REQUEST_ID value=new_request_id() autocomplete="off"/>
            <input type="hidden" name="meta[back]" value=back autocomplete="off"/>
            <input type="hidden" name="meta[lang]" value=lang.tag() autocomplete="off"/>
            {children}
            <p class="visually-hidden" role="status">
                {move || form.pending.get().then(|| t::sending(lang))}
            </p>
            {autosave.map(|_| view! {
                <p class="status" role="status">
                    {move || match saved.get() {
                        Saved::Nothing => "",
                        Saved::Yes => t::draft_saved(lang),
                        Saved::Not => t::draft_not_saved(lang),
                    }}
                </p>
            })}
        </form>
    }
    .into_any()
}

/// Whether a form for `action` came back refused with this value in this field:
/// what it is folded into is to be open.
pub fn came_back(action: &str, field: &str, value: &str) -> bool {
    returned_form(action).is_some_and(|returned| returned.value(field) == Some(value))
}

/// Path and query of this page, without the form that came back.
pub fn this_page() -> String {
    let location = use_location();
    let mut page = location.pathname.get_untracked();
    let query = location.search.get_untracked();
    let mut mark = "?";
    for pair in query.trim_start_matches('?').split('&') {
        if !pair.is_empty() && !pair.starts_with("form=") {
            page.push_str(mark);
            page.push_str(pair);
            mark = "&";
        }
    }
    page
}

#[cfg(feature = "ssr")]
pub(super) fn new_request_id() -> String {
    use_context::<pleinweb_domain::platform::Office>()
        .map(|office| {
            office
                .new_id::<pleinweb_domain::kernel::FormId>()
                .to_string()
        })
        .unwrap_or_default()
}

#[cfg(not(feature = "ssr"))]
pub(super) fn new_request_id() -> String {
    window()
        .crypto()
        .map(|crypto| crypto.random_uuid())
        .unwrap_or_default()
}
