//! The moving part of a combobox: asks while one types, shows what was found.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::KeyboardEvent;

use super::finder::{Finder, Suggestion};

/// How long the fingers rest before we ask.
const REST: Duration = Duration::from_millis(200);
/// Fewer letters find everything.
const ENOUGH: usize = 2;

/// What the field shows at the moment.
#[derive(Clone, Copy)]
pub(super) struct Search {
    /// The text field. What is typed is read from it and never written to it,
    /// save the chosen answer: scripts may start when half a word is there.
    pub input: NodeRef<html::Input>,
    pub value: RwSignal<String>,
    pub found: RwSignal<Vec<Suggestion>>,
    pub open: RwSignal<bool>,
    pub active: RwSignal<Option<usize>>,
    /// Counts the questions: late answers to earlier ones are dropped.
    pub asked: StoredValue<u32>,
    pub said: RwSignal<String>,
    pub finder: Finder,
    /// How many answers there are, and that one was chosen (`{}`).
    pub words: StoredValue<(Vec<(usize, String)>, String)>,
}

impl Search {
    pub fn typed(self, text: String) {
        self.value.set(String::new());
        self.active.set(None);
        let enough = text.trim().chars().count() >= ENOUGH;
        let turn = self.asked.get_value().wrapping_add(1);
        self.asked.set_value(turn);
        if !enough {
            self.open.set(false);
            return;
        }
        let ask = move || {
            if self.asked.try_get_value() == Some(turn) {
                spawn_local(async move { self.ask(text, turn).await });
            }
        };
        let _ = set_timeout(ask, REST);
    }

    async fn ask(self, text: String, turn: u32) {
        let found = self.finder.find(text).await;
        if self.asked.try_get_value() != Some(turn) {
            return;
        }
        let said = self.words.with_value(|(counts, _)| {
            let count = found.len();
            let known = counts.iter().find(|(upto, _)| count <= *upto);
            known
                .or(counts.last())
                .map_or_else(String::new, |(_, words)| {
                    words.replace("{}", &count.to_string())
                })
        });
        self.said.set(said);
        self.open.set(!found.is_empty());
        self.found.set(found);
    }

    fn choose(self, index: usize) {
        let chosen = self.found.with_untracked(|found| found.get(index).cloned());
        if let Some(chosen) = chosen {
            let words = self.words.with_value(|(_, words)| words.clone());
            self.said.set(words.replace("{}", &chosen.label));
            if let Some(input) = self.input.get_untracked() {
                input.set_value(&chosen.label);
            }
            self.value.set(chosen.value);
        }
        self.open.set(false);
        self.active.set(None);
    }

    pub fn key(self, event: &KeyboardEvent) {
        let count = self.found.with_untracked(Vec::len);
        let key = event.key();
        if !self.open.get_untracked() {
            if key == "ArrowDown" && count > 0 {
                event.prevent_default();
                self.open.set(true);
            }
            return;
        }
        let active = self.active.get_untracked();
        match key.as_str() {
            "ArrowDown" => self
                .active
                .set(Some(active.map_or(0, |index| (index + 1) % count.max(1)))),
            "ArrowUp" => self
                .active
                .set(Some(active.filter(|index| *index > 0).unwrap_or(count) - 1)),
            "Escape" => self.open.set(false),
            "Enter" if active.is_some() => self.choose(active.unwrap_or_default()),
            _ => return,
        }
        event.prevent_default();
    }
}

/// The proposed answers, as they are now.
pub(super) fn options(search: Search, id: StoredValue<String>) -> Vec<AnyView> {
    search
        .found
        .get()
        .into_iter()
        .enumerate()
        .map(|(index, suggestion)| {
            let is_active = move || search.active.get() == Some(index);
            view! {
                <li
                    role="option"
                    id=option_id(id, index)
                    aria-selected=move || if is_active() { "true" } else { "false" }
                    // The field keeps the focus.
                    on:mousedown=move |event| event.prevent_default()
                    on:click=move |_| search.choose(index)
                >
                    {suggestion.label}
                    {(!suggestion.detail.is_empty()).then(|| view! { <span class="hint">{suggestion.detail}</span> })}
                </li>
            }
            .into_any()
        })
        .collect()
}

pub(super) fn option_id(id: StoredValue<String>, index: usize) -> String {
    id.with_value(|id| [id, "-", &index.to_string()].concat())
}
