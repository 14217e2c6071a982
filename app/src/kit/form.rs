//! Forms: a plain HTML form that works by itself, sent by a script where one runs.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use pleinweb_domain::kernel::{AppError, FormReturn};
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlElement, HtmlFormElement, SubmitEvent};

use super::Words;
use super::send::{Done, send};
use super::state::FormState;
use super::summary::summary;
use crate::lang::use_lang;
use crate::site::returned_form;
use crate::texts::kit as t;

const REQUEST_ID: &str = "meta[request_id]";

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
                if let (Some(path), Some(element)) = (autosave, element.get_untracked()) {
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

/// What the automatic saving of a draft last said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Saved {
    Nothing,
    Yes,
    Not,
}

/// Sends the form when it is submitted.
#[derive(Clone, Copy)]
struct Sender {
    form: FormState,
    action: &'static str,
    multipart: bool,
    stay: bool,
    on_done: Option<Callback<()>>,
    navigate: Callback<String>,
    /// The browser sends it now, as without scripts.
    by_browser: StoredValue<bool>,
}

impl Sender {
    fn submit(self, event: &SubmitEvent) {
        if event.default_prevented() || self.by_browser.get_value() {
            return;
        }
        event.prevent_default();
        if self.form.pending.get_untracked() {
            return;
        }
        let Some(element) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlFormElement>().ok())
        else {
            return;
        };
        let submitter = event.submitter();
        let Ok(fields) = fields_of(&element, submitter.as_ref()) else {
            return;
        };
        self.form.accept();
        self.form.pending.set(true);
        spawn_local(async move {
            let answer = send(self.action, &fields, self.multipart).await;
            // The page may have been left meanwhile.
            if self.form.pending.try_get_untracked().is_none() {
                return;
            }
            match answer {
                Ok(done) => self.done(&element, done),
                // Only the browser can carry what is typed over to the sign-in
                // page and back: the server keeps a form that is sent without script.
                Err(AppError::SignInRequired | AppError::StepUpRequired) if !self.multipart => {
                    self.by_browser.set_value(true);
                    let _ = match &submitter {
                        Some(submitter) => element.request_submit_with_submitter(Some(submitter)),
                        None => element.request_submit(),
                    };
                }
                Err(error) => {
                    self.form.pending.set(false);
                    self.form.refuse(error);
                }
            }
        });
    }

    fn done(self, element: &HtmlFormElement, done: Done) {
        if let Some(on_done) = self.on_done {
            on_done.run(());
        }
        let location = done.location.filter(|_| !self.stay);
        if let Some(location) = &location
            && done.full_load
        {
            let _ = window().location().assign(location);
            return;
        }
        renew(element);
        let _ = self.form.pending.try_set(false);
        match location {
            Some(location) if is_here(&location) => ask_again(),
            Some(location) => self.navigate.run(location),
            None => {}
        }
    }
}

/// Keeps the fields as they are, without a word unless it fails.
fn keep(path: &'static str, element: &HtmlFormElement, saved: RwSignal<Saved>) {
    let Ok(fields) = fields_of(element, None) else {
        return;
    };
    // Each draft is a command of its own, not the form's.
    let _ = fields.set_with_str(REQUEST_ID, &new_request_id());
    spawn_local(async move {
        let said = if send(path, &fields, false).await.is_ok() {
            Saved::Yes
        } else {
            Saved::Not
        };
        let _ = saved.try_set(said);
    });
}

/// The fields as the browser would send them, the pressed button included.
fn fields_of(
    element: &HtmlFormElement,
    submitter: Option<&HtmlElement>,
) -> Result<FormData, wasm_bindgen::JsValue> {
    let fields = FormData::new_with_form(element)?;
    let attribute = |name| submitter.and_then(|button| button.get_attribute(name));
    if let Some(name) = attribute("name") {
        fields.append_with_str(&name, &attribute("value").unwrap_or_default())?;
    }
    Ok(fields)
}

/// The same form sent again is another command.
fn renew(element: &HtmlFormElement) {
    let input = element
        .query_selector("input[name=\"meta[request_id]\"]")
        .ok()
        .flatten();
    if let Some(input) = input {
        let _ = input.set_attribute("value", &new_request_id());
    }
}

fn is_here(location: &str) -> bool {
    let here = window().location();
    let path = here.pathname().unwrap_or_default();
    let search = here.search().unwrap_or_default();
    location
        .strip_prefix(path.as_str())
        .is_some_and(|rest| rest == search)
}

/// What the page shows has changed though its address has not.
fn ask_again() {
    if let Ok(event) = web_sys::Event::new("pleinweb:live") {
        let _ = window().dispatch_event(&event);
    }
}

/// Path and query of this page, without the form that came back.
fn this_page() -> String {
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
fn new_request_id() -> String {
    use_context::<pleinweb_domain::platform::Office>()
        .map(|office| {
            office
                .new_id::<pleinweb_domain::kernel::FormId>()
                .to_string()
        })
        .unwrap_or_default()
}

#[cfg(not(feature = "ssr"))]
fn new_request_id() -> String {
    window()
        .crypto()
        .map(|crypto| crypto.random_uuid())
        .unwrap_or_default()
}
