//! Forms: a plain HTML form that works by itself, sent by a script where one runs.

use leptos::prelude::*;
use pleinweb_islands::FormChecks;
use pleinweb_kernel::FormReturn;

use super::Words;
use super::state::FormState;
use super::summary::summary;
use crate::address::{here, query_without, with_query};
use crate::lang::use_lang;
use crate::page::params::FORM;
use crate::sentences;
use crate::site::returned_form;
use crate::still::is_still;
use crate::texts::kit as t;

const REQUEST_ID: &str = "meta[request_id]";
/// What tells the fields of the only form of a page.
const ALONE: &str = "f";

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
    /// What it leads to is this page still: the focus stays where it is.
    #[prop(optional)]
    stay: bool,
    /// With `stay`: what is said once it is done, to whoever does not see the page change.
    #[prop(optional)]
    said: Option<&'static str>,
    /// The path of a server function that keeps the fields as they are after
    /// each change (with scripts).
    #[prop(optional)]
    autosave: Option<&'static str>,
    /// The same without a word: what it keeps is shown elsewhere.
    #[prop(optional)]
    keeps: Option<&'static str>,
    /// With `autosave`: the names of the fields that may wait on the person's own phone,
    /// a space between two; no other does.
    #[prop(optional, into)]
    phone: Option<String>,
    /// The path of a server function that is told the fields when the page is left.
    #[prop(optional)]
    leaves: Option<&'static str>,
    /// The id of what takes the focus on the page that it leads to.
    #[prop(optional)]
    toward: Option<&'static str>,
    /// Carries files.
    #[prop(optional)]
    multipart: bool,
    /// Tells its fields from those of another form on the page, and the form itself:
    /// a page that is changed in place finds each again, whatever came in between.
    #[prop(default = Words::Borrowed(ALONE), into)]
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
    let own = (id != ALONE).then(|| [&id, "-form"].concat());
    let form = FormState::new(id, returned);
    // A redirect without a place of its own keeps the one that was asked for.
    let address = match toward {
        Some(place) => Words::from([action, "#", place].concat()),
        None => Words::from(action),
    };
    let back = back.unwrap_or_else(this_page);
    // The fields name themselves before the summary is drawn.
    provide_context(form);
    let children = children();
    let checks = form.has_moving().then(|| {
        view! { <FormChecks texts=sentences::address(lang) prefix=t::error_prefix(lang).to_owned()/> }
    });
    view! {
        <form
            id=own
            method="post"
            action=address
            enctype=multipart.then_some("multipart/form-data")
            novalidate=true
            class="form"
            data-stays=stay.then_some("")
            data-said=said
            data-still=is_still().then_some("")
            data-keeps=autosave.or(keeps)
            data-leaves=leaves
            data-phone=phone
        >
            {summary(form)}
            <input type="hidden" name=REQUEST_ID value=new_request_id() autocomplete="off"/>
            <input type="hidden" name="meta[back]" value=back autocomplete="off"/>
            <input type="hidden" name="meta[lang]" value=lang.tag() autocomplete="off"/>
            {children}
            {autosave.map(|_| view! {
                <p class="status" role="status" data-kept=t::draft_saved(lang) data-not-kept=t::draft_not_saved(lang)></p>
            })}
            {checks}
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
    let here = here();
    with_query(&here.path, &query_without(&here.query, FORM))
}

fn new_request_id() -> String {
    use_context::<pleinweb_platform::AppState>()
        .map(|app| app.new_id::<pleinweb_kernel::FormId>().to_string())
        .unwrap_or_default()
}
