//! What happens in the browser when a form is submitted or changed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pleinweb_domain::kernel::AppError;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FormData, HtmlElement, HtmlFormElement, SubmitEvent};

use super::form::{REQUEST_ID, new_request_id};
use super::send::{Done, send};
use super::state::FormState;

/// What the automatic saving of a draft last said.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Saved {
    Nothing,
    Yes,
    Not,
}

/// Sends the form when it is submitted.
#[derive(Clone, Copy)]
pub(super) struct Sender {
    pub form: FormState,
    pub action: &'static str,
    pub multipart: bool,
    pub stay: bool,
    pub on_done: Option<Callback<()>>,
    pub navigate: Callback<String>,
    /// The browser sends it now, as without scripts.
    pub by_browser: StoredValue<bool>,
}

impl Sender {
    pub fn submit(self, event: &SubmitEvent) {
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
pub(super) fn keep(path: &'static str, element: &HtmlFormElement, saved: RwSignal<Saved>) {
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
) -> Result<FormData, JsValue> {
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
