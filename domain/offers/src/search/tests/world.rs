//! Offers written for tests, stored and indexed.

use crate::model::{Contract, Figures, Hours, Offer, OfferText, Place, Remote, Source};
use crate::salary::{Certainty, Pay, YearlyPay};
use crate::search::view::SearchView;
use crate::{Keeper, Placed, SearchInput, SearchOffers, add_offer_source, place_offers};
use pleinweb_kernel::{DAY_MS, OfferId};
use pleinweb_nomenclature::Nomenclature;
use pleinweb_nomenclature::model::OccupationCode;
use pleinweb_nomenclature::seed_lists;
use pleinweb_platform::testing::{Browser, TestApp};
use pleinweb_platform::{begin_as_system, finish};

/// An offer: title, occupation, town as our list has it.
#[derive(Clone, Copy, Debug)]
pub struct Given {
    pub title: &'static str,
    pub occupation: &'static str,
    pub town: &'static str,
    pub text: &'static str,
}

pub const fn given(
    title: &'static str,
    occupation: &'static str,
    town: &'static str,
    text: &'static str,
) -> Given {
    Given {
        title,
        occupation,
        town,
        text,
    }
}

/// Fills the lists, and keeps an index in memory.
pub async fn begin(app: &TestApp) -> Keeper {
    seed_lists(app).await.unwrap();
    let mut cx = begin_as_system(app, "test").await.unwrap();
    add_offer_source(cx.tx(), "essai", "Essai").await.unwrap();
    finish(cx).await.unwrap();
    let mut keeper = Keeper::open(app.app.clone(), None).await;
    keeper.catch_up().await.unwrap();
    keeper
}

/// The offer that a line stands for. Every third is part-time, every fourth is
/// fixed-term, every fifth can be done from afar.
pub async fn offer(app: &TestApp, number: usize, title: &str, given: Given) -> Offer {
    let mut tx = app.db().read().await.unwrap();
    let lists = app
        .service::<Nomenclature>()
        .lists(&mut tx, app.now())
        .await
        .unwrap();
    let town = lists.places.search(given.town, 1).pop();
    Offer {
        source: Source {
            key: "essai".to_owned(),
            name: "Essai".to_owned(),
            id: format!("{number:06}"),
            url: None,
            partner: None,
        },
        figures: Figures {
            occupation: OccupationCode::parse(given.occupation).ok(),
            hours: Some(if number % 3 == 2 {
                Hours::Part
            } else {
                Hours::Full
            }),
            remote: (number % 5 == 4).then_some(Remote::Full),
            ..Figures::of(if number % 4 == 3 {
                Contract::FixedTerm
            } else {
                Contract::Permanent
            })
        },
        place: Place {
            label: town
                .as_ref()
                .map(|town| town.name.clone())
                .unwrap_or_default(),
            commune: town.as_ref().map(|town| town.commune),
            postcode: None,
            department: town.as_ref().map(|town| town.department.clone()),
            region: town.as_ref().map(|town| town.region.clone()),
            position: town.as_ref().and_then(|town| town.position),
            elsewhere: Vec::new(),
        },
        pay: Pay {
            yearly: Some(YearlyPay {
                low: 20_000 + u32::try_from(number % 20).unwrap() * 1_000,
                high: 21_000 + u32::try_from(number % 20).unwrap() * 1_000,
                certainty: Certainty::Stated,
            }),
            ..Pay::default()
        },
        published_at: None,
        updated_at: None,
        ends_at: None,
        text: OfferText {
            title: title.to_owned(),
            description: format!("<p>{}</p>", given.text),
            ..OfferText::default()
        },
    }
}

/// Stores offers, each a day older than the one before, and tells the outbox.
pub async fn place(app: &TestApp, offers: Vec<Offer>) {
    let mut cx = begin_as_system(app, "test").await.unwrap();
    let now = cx.now();
    let placed: Vec<Placed> = offers
        .into_iter()
        .enumerate()
        .map(|(age, mut offer)| {
            let published = now.minus(i64::try_from(age % 60).unwrap() * DAY_MS);
            offer.published_at = Some(published);
            Placed {
                offer,
                published_at: published,
                ended_at: None,
                confirmed_at: published,
            }
        })
        .collect();
    place_offers(&mut cx, &placed, true).await.unwrap();
    finish(cx).await.unwrap();
}

pub async fn fill(app: &TestApp, lines: &[Given]) {
    let mut offers = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        offers.push(offer(app, number, line.title, *line).await);
    }
    place(app, offers).await;
}

pub async fn search(app: &TestApp, query: &str) -> SearchView {
    let input = SearchInput {
        query: query.to_owned(),
        typing: false,
    };
    Browser::new()
        .ask::<SearchOffers>(app, input)
        .await
        .unwrap()
}

pub fn titles(view: &SearchView) -> Vec<&str> {
    let offers = view.offers.iter();
    offers.map(|found| found.card.title.as_str()).collect()
}

pub fn ids(view: &SearchView) -> Vec<OfferId> {
    view.offers.iter().map(|found| found.card.id).collect()
}

/// Takes in all that is in the outbox. On PostgreSQL transactions of other
/// tests hold rows back for a moment.
pub async fn follow(app: &TestApp, keeper: &mut Keeper) {
    app.settled().await;
    keeper.catch_up().await.unwrap();
}
