//! Buttons act, links lead somewhere; both can look like a button.

use leptos::prelude::*;

use super::Words;
use super::state::use_form;

/// How a button stands out. One `Primary` a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    #[default]
    Primary,
    Secondary,
    /// As quiet as a link.
    Quiet,
    /// What cannot be undone.
    Danger,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button",
            Self::Secondary => "button secondary",
            Self::Quiet => "button quiet",
            Self::Danger => "button danger",
        }
    }
}

/// Sends the form around it, unless `on_press` says what it does. Its text is
/// the verb of the action.
#[component]
pub fn Button(
    #[prop(optional)] look: Look,
    /// Sent with the form when this button sends it: HTML name as it is, such
    /// as `command[decision]`.
    #[prop(optional, into)]
    name: Option<Words>,
    #[prop(optional, into)] value: Option<Words>,
    #[prop(optional)] on_press: Option<Callback<()>>,
    children: Children,
) -> AnyView {
    let kind = if on_press.is_some() {
        "button"
    } else {
        "submit"
    };
    let waits = use_form().filter(|_| on_press.is_none());
    view! {
        <button
            class=look.class()
            type=kind
            name=name
            value=value
            // Not `disabled`: that would drop the focus; the form ignores the second press.
            aria-disabled=move || waits.is_some_and(|form| form.pending.get()).then_some("true")
            on:click=move |_| {
                if let Some(on_press) = on_press {
                    on_press.run(());
                }
            }
        >
            {children()}
        </button>
    }
    .into_any()
}

/// A link that looks like a button: it leads to the next page and changes nothing.
#[component]
pub fn LinkButton(
    #[prop(into)] href: String,
    #[prop(optional)] look: Look,
    children: Children,
) -> AnyView {
    view! { <a class=look.class() href=href>{children()}</a> }.into_any()
}
