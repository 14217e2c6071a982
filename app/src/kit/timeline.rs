//! Where something stands: what was, what is now, what comes.

use icondata_lu::LuCheck;
use leptos::prelude::*;

use super::{Words, icon};
use crate::lang::use_lang;
use crate::texts::kit as t;

/// When a milestone is, seen from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    Past,
    Now,
    Next,
}

/// One milestone.
pub struct Milestone {
    pub moment: Moment,
    pub title: Words,
    /// Machine form (ISO) and words: ("2026-11-23", "lundi 23 novembre").
    pub date: Option<(Words, Words)>,
    pub text: Option<AnyView>,
}

/// Milestones in the order of time.
#[component]
pub fn Timeline(milestones: Vec<Milestone>) -> AnyView {
    let lang = use_lang();
    let items: Vec<AnyView> = milestones
        .into_iter()
        .map(|milestone| {
            let (class, word, current) = match milestone.moment {
                Moment::Past => ("past", t::moment_past(lang), None),
                Moment::Now => ("now", t::moment_now(lang), Some("step")),
                Moment::Next => ("next", t::moment_next(lang), None),
            };
            view! {
                <li class=class aria-current=current>
                    <span class="dot">{(milestone.moment == Moment::Past).then(|| icon(LuCheck))}</span>
                    <p class="milestone">
                        <span class="visually-hidden">{word}</span>
                        {milestone.title}
                    </p>
                    {milestone.date.map(|(iso, words)| view! { <time datetime=iso>{words}</time> })}
                    {milestone.text.map(|text| view! { <div class="stack">{text}</div> })}
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ol class="timeline">{items}</ol> }.into_any()
}
