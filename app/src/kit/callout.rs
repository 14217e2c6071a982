//! Something to know before going on.

use icondata_lu::{LuCircleAlert, LuCircleCheck, LuInfo, LuTriangleAlert};
use leptos::prelude::*;

use super::{Words, icon};
use crate::lang::use_lang;
use crate::texts::kit as t;

/// What a notice is about; said in words too, for those who do not see colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    #[default]
    Info,
    Success,
    Warning,
    Error,
}

/// A framed text. With `live` it is announced when it appears.
#[component]
pub fn Callout(
    #[prop(optional)] mood: Mood,
    #[prop(optional, into)] title: Option<Words>,
    #[prop(optional)] live: bool,
    #[prop(optional)] children: Option<Children>,
) -> AnyView {
    let lang = use_lang();
    let (class, drawing, word) = match mood {
        Mood::Info => ("notice", LuInfo, t::mood_info(lang)),
        Mood::Success => ("notice success", LuCircleCheck, t::mood_success(lang)),
        Mood::Warning => ("notice warning", LuTriangleAlert, t::mood_warning(lang)),
        Mood::Error => ("notice error", LuCircleAlert, t::mood_error(lang)),
    };
    let role = match mood {
        _ if !live => None,
        Mood::Error => Some("alert"),
        _ => Some("status"),
    };
    view! {
        <div class=class role=role>
            {icon(drawing)}
            <div class="stack">
                <span class="visually-hidden">{word}</span>
                {title.map(|title| view! { <p class="notice-title">{title}</p> })}
                {children.map(|children| children())}
            </div>
        </div>
    }
    .into_any()
}
