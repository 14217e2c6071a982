//! `/marche`: the whole country, as it is measured (nothing asked, figures known).

use maud::{Markup, html};
use pleinweb_app::kit::lu;
use pleinweb_app::market::Asked;
use pleinweb_app::page::Page;
use pleinweb_app::texts::kit::{
    choose, label_colon, mood_info, optional, suggestion_chosen, suggestions,
};
use pleinweb_app::texts::{market as t, market_words};
use pleinweb_islands::ComboboxValues;
use pleinweb_kernel::{AppError, Lang};
use pleinweb_market::model::{
    DOMAINS, Level, MarketAnswer, MarketView, OfficialFigures, RADIUSES, Scope, USUAL_RADIUS,
};

use super::frame::Sheet;
use super::market_figures::figures;
use super::offer_words::amount;
use super::parts::{heading, icon, table, tag};

pub fn word(lang: Lang, start: &str, key: &str) -> &'static str {
    market_words::by_id(lang, &[start, "-", key].concat()).unwrap_or_default()
}

pub fn market(
    sheet: &Sheet,
    answer: MarketAnswer,
) -> Result<(String, Option<Markup>, Markup), AppError> {
    let lang = sheet.lang;
    let MarketAnswer::Market(view) = answer else {
        return Err(AppError::NotFound);
    };
    let asked = Asked::default();
    let main = html! {
        div class="page wide market" {
            (heading(t::title(lang)))
            p class="lead" { (t::lead(lang)) }
            (question(lang))
            section class="stack market-answer" {
                div class="notice" {
                    (icon!(lu::LuInfo))
                    div class="stack" {
                        span class="visually-hidden" { (mood_info(lang)) }
                        p class="notice-title" { (t::invite_title(lang)) }
                        p { (t::invite_text(lang)) }
                    }
                }
                h2 tabindex="-1" data-answer="" { (scope(lang, &view.scope)) }
                (body(lang, &asked, &view)?)
            }
            (how(lang))
            span hidden data-follow="" {}
        }
    };
    Ok((t::title(lang).to_owned(), None, main))
}

/// As the heading calls what is asked about: everything, everywhere.
fn scope(lang: Lang, asked: &Scope) -> String {
    let what = asked.occupation.as_ref().map(|named| named.label.as_str());
    let area = asked.area.as_deref();
    t::scope(
        lang,
        area.unwrap_or(t::country(lang)),
        what.unwrap_or(t::all_occupations(lang)),
    )
}

fn body(lang: Lang, asked: &Asked, view: &MarketView) -> Result<Markup, AppError> {
    let found = view.figures.as_ref().ok_or(AppError::NotFound)?;
    Ok(html! {
        (figures(lang, asked, found))
        div class="market-cards" { @for one in &view.official { (official(lang, one)) } }
    })
}

fn question(lang: Lang) -> Markup {
    html! {
        form
            method="get"
            action=(Page::Market.href(lang))
            class="market-form"
            role="search"
            aria-label=(t::form_label(lang))
        {
            (combobox(lang, "metier", t::occupation(lang), Some(t::occupation_hint(lang)), "Occupations"))
            (combobox(lang, "lieu", t::place(lang), Some(t::place_hint(lang)), "Places"))
            (select(lang, "domaine", t::domain(lang), true, html! {
                @for letter in DOMAINS.chars() {
                    option value=(letter) {
                        (word(lang, "domain", &letter.to_ascii_lowercase().to_string()))
                    }
                }
            }))
            (select(lang, "niveau", t::level(lang), false, html! {
                @for level in Level::ALL {
                    option value=(level.key()) selected[*level == Level::Around] { (word(lang, "level", level.key())) }
                }
            }))
            (select(lang, "rayon", t::radius(lang), false, html! {
                @for km in RADIUSES {
                    option value=(km) selected[*km == USUAL_RADIUS] {
                        @if *km == 0 { (t::radius_here(lang)) } @else { (t::radius_km(lang, &km.to_string())) }
                    }
                }
            }))
            button class="button" type="submit" { (t::show(lang)) }
        }
    }
}

fn select(lang: Lang, name: &str, label: &str, is_optional: bool, options: Markup) -> Markup {
    let id = ["q-", name].concat();
    html! {
        div class="field" {
            label for=(id) class="label" {
                (label)
                @if is_optional { span class="optional" { (optional(lang)) } }
            }
            select class="input" id=(id) name=(name) required[!is_optional] {
                option value="" { (choose(lang)) }
                (options)
            }
        }
    }
}

/// An empty field with proposed answers: the island's first state and its values.
fn combobox(lang: Lang, name: &str, label: &str, hint: Option<&str>, finder: &str) -> Markup {
    let id = ["q-", name].concat();
    let described_by = hint.map(|_| [&id, "-hint"].concat());
    let list = [&id, "-list"].concat();
    let text_name = [name, "_text"].concat();
    let values = ComboboxValues {
        id: id.clone(),
        text_name: text_name.clone(),
        name: name.to_owned(),
        described_by: described_by.clone(),
        counts: counts(lang),
        chosen: suggestion_chosen(lang, "{}"),
        which: String::new(),
        ..ComboboxValues::default()
    };
    let values = serde_json::to_string(&values).unwrap_or_default();
    let props = ["{\"values\":", &values, ",\"finder\":\"", finder, "\"}"].concat();
    html! {
        div class="field" {
            label for=(id) class="label" { (label) span class="optional" { (optional(lang)) } }
            @if let (Some(hint), Some(about)) = (hint, &described_by) { p class="hint" id=(about) { (hint) } }
            leptos-island data-component="Combobox_0123456789abcdef" data-props=(props) {
                div class="combobox" {
                    input
                        class="input"
                        type="text"
                        id=(id)
                        name=(text_name)
                        value=""
                        autocomplete="off"
                        autocapitalize="none"
                        spellcheck="false"
                        role="combobox"
                        aria-autocomplete="list"
                        aria-expanded="false"
                        aria-controls=(list)
                        aria-describedby=[described_by];
                    ul class="listbox" role="listbox" id=(list) aria-labelledby=(id) hidden {}
                }
                input type="hidden" name=(name) value="";
                p class="visually-hidden" role="status" { " " }
            }
        }
    }
}

/// Numbers with the same words share them.
fn counts(lang: Lang) -> Vec<(usize, String)> {
    let mut counts: Vec<(usize, String)> = Vec::new();
    for count in 0..=20_usize {
        let words = suggestions(lang, count as u64).replace(&count.to_string(), "{}");
        match counts.last_mut() {
            Some((upto, same)) if *same == words => *upto = count,
            _ => counts.push((count, words)),
        }
    }
    counts
}

fn official(lang: Lang, one: &OfficialFigures) -> Markup {
    let key = one.kind.key();
    let text = |end: &str| word(lang, "official", &[key, end].concat());
    let about = match &one.occupation {
        Some(occupation) => t::official_about(lang, &one.area, occupation),
        None => one.area.clone(),
    };
    let columns = [
        (t::official_column(lang), false),
        (t::official_value(lang), true),
    ];
    let rows = one.values.iter().map(|(column, value)| {
        let column = column.to_ascii_lowercase().replace('_', "-");
        vec![
            html! { (word(lang, "column", &column)) },
            html! { (decimal(lang, *value)) },
        ]
    });
    let day = pleinweb_app::dates::short_day(lang, one.imported.day);
    html! {
        section class="card stack" {
            h3 { (text("")) }
            p { (tag("tag brand-tone", t::official_title(lang))) }
            p { (about) }
            (table(text(""), &columns, rows.collect()))
            p class="muted" { (text("-note")) }
            p class="muted" { (t::official_source(lang, &day, text("-source"), &one.year.to_string())) }
        }
    }
}

fn decimal(lang: Lang, value: f64) -> String {
    let tenths = (value * 10.0).round() as u32;
    let whole = amount(lang, tenths / 10);
    let point = if lang == Lang::Fr { "," } else { "." };
    match tenths % 10 {
        0 => whole,
        rest => [&whole, point, &rest.to_string()].concat(),
    }
}

fn how(lang: Lang) -> Markup {
    let colon = label_colon(lang);
    let parts = [
        (t::tension_seekers(lang), t::how_tension_seekers(lang)),
        (t::tension_lasting(lang), t::how_tension_lasting(lang)),
        (t::tension_exits(lang), t::how_tension_exits(lang)),
    ];
    html! {
        section class="stack market-how" id="calcul" {
            h2 { (t::how_title(lang)) }
            p { (t::how_offers(lang)) }
            p { (t::how_hidden(lang)) }
            p { (t::how_people(lang)) }
            p { (t::how_pay(lang)) }
            p { (t::how_trend(lang)) }
            h3 { (t::tension_title(lang)) }
            p { (t::tension_not_official(lang)) " " (t::how_tension_limits(lang)) }
            p { (t::how_tension(lang)) }
            ul { @for (name, text) in parts { li { strong { (name) } (colon) (text) } } }
            p { (t::how_tension_levels(lang)) }
        }
    }
}
