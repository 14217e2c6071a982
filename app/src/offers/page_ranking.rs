//! `/offres/classement`: how offers are ranked for a person. Every number on it
//! is the constant that the ranking itself uses.

use leptos::prelude::*;
use pleinweb_fit::{
    CLOSE_LEAST_PERCENT, CLOSE_PERCENT, CLOSE_STEP_PERCENT, CROWD, FADING_DAYS, KEEPER_COUNTS,
    Part, USUAL_REACH, VERSION, WEIGHTS,
};
use pleinweb_kernel::Lang;

use crate::heading::Heading;
use crate::kit::{Column, Row, Table};
use crate::lang::use_lang;
use crate::page::Page;
use crate::site::use_site;
use crate::texts::{offer_fit as t, pages};

pub fn ranking() -> AnyView {
    let lang = use_lang();
    let columns = vec![
        Column::new(t::how_column_part(lang)),
        Column::new(t::how_column_points(lang)).numeric(),
        Column::new(t::how_column_why(lang)),
    ];
    let rows = WEIGHTS
        .iter()
        .map(|weight| {
            let name = t::by_id(lang, weight.part.message()).unwrap_or_default();
            let points = weight.points.to_string();
            let points = if weight.part.takes_off() {
                t::how_minus(lang, &points)
            } else {
                points
            };
            Row(vec![
                name.into_any(),
                points.into_any(),
                reason(lang, weight.part).into_any(),
            ])
        })
        .collect();
    let phone = crate::phone::spelled(&use_site().help_phone);
    view! {
        <div class="page stack">
            <Heading text=t::how_title(lang)/>
            <p class="lead">{t::how_lead(lang)}</p>
            <h2>{t::how_counts(lang)}</h2>
            <p>{t::how_counts_text(lang)}</p>
            <Table caption=t::how_counts(lang) quiet=true columns rows/>
            {part(t::how_data(lang), vec![t::how_data_file(lang).to_owned(), t::how_data_offer(lang).to_owned(), t::how_data_close(lang).to_owned(), t::how_data_market(lang).to_owned()])}
            {part(t::how_search(lang), vec![t::how_search_text(lang).to_owned()])}
            {part(t::how_never(lang), vec![t::how_never_text(lang).to_owned()])}
            {part(t::how_contest(lang), vec![t::how_contest_text(lang).to_owned(), t::how_learning(lang).to_owned(), pages::help_line(lang, &phone)])}
            {part(t::how_kept(lang), vec![
                t::how_kept_list(lang).to_owned(),
                t::how_kept_views(lang).to_owned(),
                t::how_kept_gone(lang).to_owned(),
            ])}
            <p>{t::how_law(lang)}</p>
            <p class="hint">{t::how_version(lang, &VERSION.to_string())}</p>
            <p><a class="alone" href=Page::Offers.href(lang)>{t::all_offers(lang)}</a></p>
        </div>
    }
    .into_any()
}

/// Why a part counts, with its own numbers.
fn reason(lang: Lang, part: Part) -> String {
    match part {
        Part::Occupation => t::weight_occupation(
            lang,
            &CLOSE_PERCENT.to_string(),
            &CLOSE_LEAST_PERCENT.to_string(),
            &CLOSE_STEP_PERCENT.to_string(),
        ),
        Part::Must => t::weight_must(lang).to_owned(),
        Part::Nice => t::weight_nice(lang).to_owned(),
        Part::Distance => t::weight_distance(lang, &USUAL_REACH.to_string()),
        Part::Hours => t::weight_hours(lang).to_owned(),
        Part::Contract => t::weight_contract(lang).to_owned(),
        Part::Pay => t::weight_pay(lang).to_owned(),
        Part::Freshness => t::weight_freshness(lang, &FADING_DAYS.to_string()),
        Part::Crowd => t::weight_crowd(lang, &KEEPER_COUNTS.to_string(), &CROWD.to_string()),
        Part::Aged => t::weight_aged(lang).to_owned(),
    }
}

fn part(title: &'static str, texts: Vec<String>) -> AnyView {
    let texts: Vec<AnyView> = texts
        .into_iter()
        .map(|text| view! { <p>{text}</p> }.into_any())
        .collect();
    view! { <section class="stack"><h2>{title}</h2>{texts}</section> }.into_any()
}
