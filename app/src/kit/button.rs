//! Buttons act, links lead somewhere; both can look like a button.

use leptos::prelude::*;

use super::Words;

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

/// What a button is marked with that overwrites, erases or ends something
/// (`data-act`). The first submit of a form is what Enter presses: it is never
/// marked where another one is not. The browser tests look at every form.
const DESTROYS: &str = "destroys";

/// Sends the form around it. Its text is the verb of the action.
#[component]
pub fn Button(
    #[prop(optional)] look: Look,
    /// It overwrites, erases or ends something; `Danger` always does.
    #[prop(optional)]
    destroys: bool,
    /// Sent with the form when this button sends it: HTML name as it is, such
    /// as `command[decision]`.
    #[prop(optional, into)]
    name: Option<Words>,
    #[prop(optional, into)] value: Option<Words>,
    /// The id of a field that has this value from now on (with scripts).
    #[prop(optional, into)]
    takes: Option<String>,
    children: Children,
) -> AnyView {
    let act = (destroys || look == Look::Danger).then_some(DESTROYS);
    view! {
        <button
            class=look.class()
            type="submit"
            data-act=act
            data-takes=takes
            name=name
            value=value
        >
            {children()}
        </button>
    }
    .into_any()
}

/// What Enter in a field presses, where the first button that is seen destroys
/// something: it sends the form as its ordinary button does. Nobody sees it,
/// hears of it or comes to it by the keyboard.
#[component]
pub fn PressedByEnter() -> AnyView {
    view! { <button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true"></button> }
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
