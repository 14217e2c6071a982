//! Ways through a workspace.

use icondata_core::IconData;
use leptos::prelude::*;

use super::{Words, icon};
use crate::address::here;

/// One way: where it leads and what it is called.
#[derive(Clone, Debug)]
pub struct Way {
    href: String,
    label: Words,
    drawing: Option<&'static IconData>,
    count: Option<u64>,
    /// What is counted, where that is what is late.
    late: Option<&'static str>,
    /// Addresses that belong to it, and all below them.
    holds: Vec<String>,
}

impl Way {
    pub fn new(href: String, label: impl Into<Words>) -> Self {
        Self {
            href,
            label: label.into(),
            drawing: None,
            count: None,
            late: None,
            holds: Vec::new(),
        }
    }

    /// It is also where one is at this address and below it.
    #[must_use]
    pub fn holds(mut self, href: String) -> Self {
        self.holds.push(href);
        self
    }

    /// What a link to it says of being there: `page`, or `true` within it.
    fn current(&self, path: &str) -> Option<&'static str> {
        if bare(&self.href) == path {
            return Some("page");
        }
        let within = |held: &String| {
            path.strip_prefix(bare(held))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.holds.iter().any(within).then_some("true")
    }

    #[must_use]
    pub fn icon(mut self, drawing: &'static IconData) -> Self {
        self.drawing = Some(drawing);
        self
    }

    /// How many wait there; 0 is not shown.
    #[must_use]
    pub fn count(mut self, count: u64) -> Self {
        self.count = Some(count).filter(|count| *count > 0);
        self
    }

    /// How much is late there, and what that is called; 0 is not shown.
    #[must_use]
    pub fn late(mut self, count: u64, called: &'static str) -> Self {
        self.late = Some(called);
        self.count(count)
    }
}

/// The main ways of a workspace: at the bottom of a phone, where the thumb is;
/// under the header on wide screens. Up to five.
#[component]
pub fn Dock(#[prop(into)] label: Words, ways: Vec<Way>) -> AnyView {
    view! { <nav class="dock" aria-label=label><ul>{links(ways)}</ul></nav> }.into_any()
}

/// Views of one page, each with its own address.
#[component]
pub fn Tabs(#[prop(into)] label: Words, ways: Vec<Way>) -> AnyView {
    view! { <nav class="tabs" aria-label=label><ul>{links(ways)}</ul></nav> }.into_any()
}

fn counted(count: u64, late: Option<&'static str>) -> AnyView {
    let called = late.map(|called| view! { <span class="visually-hidden">" "{called}</span> });
    let class = if late.is_some() {
        "count late"
    } else {
        "count"
    };
    view! { <span class=class>{count.to_string()}{called}</span> }.into_any()
}

fn bare(href: &str) -> &str {
    href.split('?').next().unwrap_or(href)
}

fn links(ways: Vec<Way>) -> Vec<AnyView> {
    let path = here().path;
    ways.into_iter()
        .map(|way| {
            let current = way.current(&path);
            view! {
                <li>
                    <a href=way.href aria-current=current>
                        {way.drawing.map(icon)}
                        <span>{way.label}</span>
                        {way.count.map(|count| counted(count, way.late))}
                    </a>
                </li>
            }
            .into_any()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Way;

    #[test]
    fn a_way_knows_where_it_is() {
        let way = Way::new("/espace/offres?x=1".to_owned(), "Offres")
            .holds("/espace/offres".to_owned())
            .holds("/espace/recherches".to_owned());
        for (path, current) in [
            ("/espace/offres", Some("page")),
            ("/espace/offres/gardees", Some("true")),
            ("/espace/recherches", Some("true")),
            ("/espace/recherches/1", Some("true")),
            ("/espace/recherchesx", None),
            ("/espace", None),
        ] {
            assert_eq!(way.current(path), current, "{path}");
        }
    }
}
