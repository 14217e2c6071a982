//! What filters, pay and dates of offers are called: the same words as the page's.

use pleinweb_app::texts::{offers as t, runtime};
use pleinweb_kernel::{Day, Lang};
use pleinweb_offers::model::Place;
use pleinweb_offers::salary::{Certainty, Pay};
use pleinweb_offers::search::state::Filter;
use pleinweb_offers::search::view::Occupation;

pub fn source_lang(lang: Lang) -> Option<&'static str> {
    (lang != Lang::Fr).then_some(Lang::Fr.tag())
}

pub fn named(lang: Lang, message: &str) -> &'static str {
    t::by_id(lang, message).unwrap_or_default()
}

pub fn filter<'a>(
    lang: Lang,
    filter: Filter,
    occupations: impl IntoIterator<Item = &'a Occupation>,
) -> String {
    match filter {
        Filter::Pay(floor) => t::pay_floor(lang, &month(lang, floor), &amount(lang, floor)),
        Filter::Age(days) => t::age_days(lang, u64::from(days)),
        Filter::Occupation(code) => occupations
            .into_iter()
            .find(|known| known.code == code)
            .map_or_else(|| code.as_str().to_owned(), |known| known.label.clone()),
        _ => named(lang, &filter.message().unwrap_or_default()).to_owned(),
    }
}

pub fn amount(lang: Lang, number: impl Into<u64>) -> String {
    let separator = if lang == Lang::Fr { "\u{202f}" } else { "," };
    runtime::number(number.into(), separator)
}

fn month(lang: Lang, yearly: u32) -> String {
    amount(lang, (yearly + 6) / 12)
}

pub fn pay(lang: Lang, pay: &Pay) -> Option<String> {
    let Some(yearly) = pay.yearly else {
        return pay.text.clone();
    };
    let low = month(lang, yearly.low);
    let range = if yearly.low == yearly.high {
        t::pay_one(lang, &low, &amount(lang, yearly.low))
    } else {
        t::pay_short(lang, &low, &month(lang, yearly.high))
    };
    Some(match yearly.certainty {
        Certainty::Stated => range,
        Certainty::Computed => t::pay_computed(lang, &range),
        Certainty::Converted => t::pay_converted(lang, &range),
        Certainty::Guessed => t::pay_guessed(lang, &range),
    })
}

pub fn published(lang: Lang, day: Day, today: Day) -> String {
    match today.since(day) {
        ..=0 => t::published_today(lang).to_owned(),
        1 => t::published_yesterday(lang).to_owned(),
        days => t::published_ago(lang, &days.to_string()),
    }
}

pub fn place(lang: Lang, place: &Place) -> String {
    match u64::try_from(place.elsewhere.len()).unwrap_or(0) {
        0 => place.label.clone(),
        more => t::places_more(lang, more, &place.label),
    }
}

pub fn km(lang: Lang, km: u32) -> String {
    match km {
        0 => t::km_here(lang).to_owned(),
        km => t::km(lang, &km.to_string()),
    }
}
