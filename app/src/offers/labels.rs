//! What filters, pay and dates of offers are called.

use leptos::prelude::*;
use pleinweb_kernel::{Day, Lang};
use pleinweb_offers::model::{Contract, ExperienceNeed, Figures, Hours, Place, Remote};
use pleinweb_offers::rules::{Age, aging, is_old};
use pleinweb_offers::salary::{Certainty, Pay};
use pleinweb_offers::search::state::Filter;
use pleinweb_offers::search::view::Occupation;
use pleinweb_offers::views::OfferCard;

use crate::kit::{Callout, Mood};
use crate::texts::offers as t;
use crate::texts::{figures, runtime};

/// The language of what offers say themselves, where it is not the page's.
pub fn source_lang(lang: Lang) -> Option<&'static str> {
    (lang != Lang::Fr).then_some(Lang::Fr.tag())
}

/// A text by its id.
pub fn named(lang: Lang, message: &str) -> &'static str {
    t::by_id(lang, message).unwrap_or_default()
}

pub fn contract(lang: Lang, contract: Contract) -> &'static str {
    named(lang, contract.message())
}

pub fn hours(lang: Lang, hours: Hours) -> &'static str {
    named(lang, hours.message())
}

pub fn experience(lang: Lang, need: ExperienceNeed) -> &'static str {
    named(lang, need.message())
}

pub fn remote(lang: Lang, remote: Remote) -> &'static str {
    named(lang, remote.message())
}

/// What an offer in a list says besides its contract.
pub fn on_card(lang: Lang, figures: &Figures) -> Vec<&'static str> {
    figures
        .on_cards()
        .map(|message| named(lang, message))
        .collect()
}

/// A filter as people read it; occupations bring their labels.
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
        _ => {
            let message = filter.message().unwrap_or_default();
            named(lang, &message).to_owned()
        }
    }
}

/// A number with its thousands apart.
pub fn amount(lang: Lang, number: impl Into<u64>) -> String {
    let separator = if lang == Lang::Fr { "\u{202f}" } else { "," };
    runtime::number(number.into(), separator)
}

/// A twelfth of a year's pay, to the euro: people count by the month.
fn month(lang: Lang, yearly: u32) -> String {
    amount(lang, (yearly + 6) / 12)
}

/// Pay by the month and the year, with its certainty; as the offer says it where it
/// could not be read.
pub fn pay(lang: Lang, pay: &Pay) -> Option<String> {
    told(lang, pay, |low, high| {
        let (from, to) = (month(lang, low), month(lang, high));
        t::pay_range(lang, &from, &amount(lang, high), &amount(lang, low), &to)
    })
}

/// The same for an offer in a list: of two amounts those of a month only.
pub fn short_pay(lang: Lang, pay: &Pay) -> Option<String> {
    told(lang, pay, |low, high| {
        t::pay_short(lang, &month(lang, low), &month(lang, high))
    })
}

fn told(lang: Lang, pay: &Pay, range: impl Fn(u32, u32) -> String) -> Option<String> {
    let Some(yearly) = pay.yearly else {
        return pay.text.as_deref().map(figures::unbroken);
    };
    let (low, high) = (yearly.low, yearly.high);
    let range = if low == high {
        t::pay_one(lang, &month(lang, low), &amount(lang, low))
    } else {
        range(low, high)
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

/// When an offer was published, and when its source last said that it is there, if
/// that came later. What is old is said apart, by [`old`].
pub fn dated(lang: Lang, card: &OfferCard, today: Day) -> String {
    let mut said = published(lang, card.published.day, today);
    let confirmed = card.confirmed.day;
    if card.published.day < confirmed
        && let Age::Days(days) = aging(confirmed, today)
    {
        said.push_str(" · ");
        match days {
            0 => said.push_str(t::confirmed_today(lang)),
            1 => said.push_str(t::confirmed_yesterday(lang)),
            days => said.push_str(&t::confirmed_ago(lang, &days.to_string())),
        }
    }
    said
}

/// That nobody has confirmed an offer for long, in words.
pub fn old(lang: Lang, card: &OfferCard, today: Day) -> Option<AnyView> {
    is_old(card.confirmed.day, today)
        .then(|| view! { <p class="offer-old">{t::old(lang)}</p> }.into_any())
}

/// Where all offers of a list are old, it says so once more: a warning before one goes on.
pub fn all_old<'a>(
    lang: Lang,
    mut cards: impl Iterator<Item = &'a OfferCard>,
    today: Day,
) -> Option<AnyView> {
    let first = cards.next()?;
    let all = std::iter::once(first)
        .chain(cards)
        .all(|card| is_old(card.confirmed.day, today));
    all.then(|| {
        view! { <Callout mood=Mood::Warning><p>{t::all_old(lang)}</p></Callout> }.into_any()
    })
}

/// A place, and how many others there are.
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

#[cfg(test)]
mod tests {
    use super::{filter, named, pay, short_pay};
    use pleinweb_kernel::Lang;
    use pleinweb_offers::columns::{FILTERS, Yes};
    use pleinweb_offers::salary::{Certainty, Pay, YearlyPay};

    #[test]
    fn pay_that_was_worked_out_says_so() {
        for (certainty, french, english) in [
            (Certainty::Computed, "calculé", "computed"),
            (Certainty::Converted, "temps partiel converti", "part time"),
            (Certainty::Guessed, "estimation", "estimate"),
        ] {
            let yearly = Some(YearlyPay {
                low: 24_000,
                high: 24_000,
                certainty,
            });
            let given = Pay {
                yearly,
                ..Pay::default()
            };
            let said = |lang| pay(lang, &given).unwrap();
            assert!(said(Lang::Fr).contains(french), "{}", said(Lang::Fr));
            assert!(said(Lang::En).contains(english), "{}", said(Lang::En));
        }
    }

    #[test]
    fn pay_is_told_by_the_month_and_the_year() {
        let told = |low, high| {
            let yearly = Some(YearlyPay {
                low,
                high,
                certainty: Certainty::Stated,
            });
            let given = Pay {
                yearly,
                ..Pay::default()
            };
            [pay, short_pay].map(|say| {
                say(Lang::Fr, &given)
                    .unwrap()
                    .replace(['\u{a0}', '\u{202f}'], " ")
            })
        };
        let one = "1 900 € brut par mois, soit 22 800 € par an";
        assert_eq!(told(22_800, 22_800), [one, one]);
        assert_eq!(
            told(21_600, 26_300),
            [
                "De 1 800 à 2 192 € brut par mois, soit de 21 600 à 26 300 € par an",
                "De 1 800 à 2 192 € brut par mois"
            ]
        );
    }

    #[test]
    fn each_filter_its_group_and_its_choices_have_texts() {
        for lang in Lang::ALL {
            for known in FILTERS {
                assert!(!named(lang, known.group).is_empty(), "{}", known.group);
                for choice in known.choices() {
                    let text = filter(lang, choice, []);
                    assert!(!text.is_empty(), "{lang:?} {choice:?}");
                }
            }
            for yes in Yes::ALL {
                assert!(!named(lang, yes.message()).is_empty(), "{yes:?}");
            }
        }
    }
}
