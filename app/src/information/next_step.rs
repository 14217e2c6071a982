//! What whoever is signed in does next, on the front page: what their own workspace
//! begins with, in one card.

use leptos::prelude::*;
use pleinweb_contract::HomeView;
use pleinweb_kernel::{Lang, Role};
use pleinweb_reviews::Counts;

use crate::alarms::api::count_alarms;
use crate::caseload::api::count_queue;
use crate::contract::{api::load_home, page_home};
use crate::kit::LinkButton;
use crate::load::load_or;
use crate::page::Page;
use crate::site::Site;
use crate::texts::home as t;

/// Nothing for a visitor: theirs is the check, which follows. Where it cannot be told
/// the page goes on without it.
pub fn next_step(lang: Lang, site: &Site) -> Option<AnyView> {
    if site.half_signed_in {
        let text = vec![t::step_factor_text(lang).to_owned()];
        let way = (t::step_factor(lang), Page::SecondFactor.href(lang));
        return Some(card(lang, t::step_factor_title(lang).to_owned(), text, way));
    }
    let role = site.role?;
    let home = Page::home_of(role).href(lang);
    Some(match role {
        Role::JobSeeker => load_or(
            load_home,
            move |home: HomeView| page_home::next(lang, &home.standing),
            |_| ().into_any(),
        ),
        Role::Adviser => load_or(
            count_queue,
            move |counts: Counts| {
                let shown = |count: i64| u64::try_from(count).unwrap_or(0);
                let (waiting, late) = (shown(counts.waiting), shown(counts.late));
                let mut text = Vec::new();
                if waiting > 0 {
                    text.push(t::queue_late(lang, late));
                    text.push(t::queue_mine(lang, shown(counts.mine)));
                }
                let way = (t::queue_open(lang), home);
                card(lang, t::queue_title(lang, waiting), text, way)
            },
            |_| ().into_any(),
        ),
        Role::Operator => load_or(
            count_alarms,
            move |open: u64| {
                let way = (t::alarms_open(lang), home);
                card(lang, t::alarms_title(lang, open), Vec::new(), way)
            },
            |_| ().into_any(),
        ),
        Role::Employer | Role::Evaluator => {
            let way = (t::space_open(lang), home);
            card(lang, t::space_title(lang).to_owned(), Vec::new(), way)
        }
    })
}

fn card(
    lang: Lang,
    title: String,
    text: Vec<String>,
    (label, href): (&'static str, String),
) -> AnyView {
    let text = text.into_iter().map(|text| view! { <p>{text}</p> });
    view! {
        <section class="card strong stack" aria-label=t::next_step(lang)>
            <h2>{title}</h2>
            {text.collect_view()}
            <p><LinkButton href=href>{label}</LinkButton></p>
        </section>
    }
    .into_any()
}
