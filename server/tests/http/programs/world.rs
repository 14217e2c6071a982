//! Offers that feeds, sitemaps and the API tell of.

use axum::Router;
use axum::body::Body;
use pleinweb_kernel::Timestamp;
use pleinweb_nomenclature::seed_lists;
use pleinweb_offers::model::{Contract, Figures, Hours, Offer, OfferText, Place, Source};
use pleinweb_offers::salary::{Certainty, Pay, YearlyPay};
use pleinweb_offers::{Keeper, Placed, add_offer_source, place_offers};
use pleinweb_platform::testing::TestApp;
use pleinweb_platform::{AppState, begin_as_system, finish};

use crate::request_as::{Answer, request, send};

/// The lists, and an index of what is stored.
pub async fn begin(app: &TestApp) -> Keeper {
    seed_lists(app).await.expect("lists");
    let mut cx = begin_as_system(app, "test").await.expect("a transaction");
    let added = add_offer_source(cx.tx(), "essai", "Essai").await;
    added.expect("a source");
    finish(cx).await.expect("a commit");
    let mut keeper = Keeper::open(AppState::clone(app), None).await;
    keeper.catch_up().await.expect("an index");
    keeper
}

/// An offer, published so many minutes ago.
pub fn offer(app: &TestApp, number: usize, title: &str) -> Offer {
    let minutes = i64::try_from(number).expect("a small number");
    Offer {
        source: Source {
            key: "essai".to_owned(),
            name: "Essai".to_owned(),
            id: number.to_string(),
            url: Some(format!("https://exemple.fr/offres/{number}")),
            partner: None,
        },
        figures: Figures {
            hours: Some(Hours::Full),
            ..Figures::of(if number.is_multiple_of(3) {
                Contract::FixedTerm
            } else {
                Contract::Permanent
            })
        },
        place: Place {
            label: "Limoges".to_owned(),
            department: Some("87".to_owned()),
            ..Place::default()
        },
        pay: Pay {
            yearly: Some(YearlyPay {
                low: 24_000,
                high: 26_000,
                certainty: Certainty::Stated,
            }),
            ..Pay::default()
        },
        published_at: Some(Timestamp(app.now().0 - minutes * 60_000)),
        updated_at: None,
        ends_at: None,
        text: OfferText {
            title: title.to_owned(),
            description: "<p>Du pain, <b>chaque</b> nuit.</p>".to_owned(),
            employer: Some("Fournil & Fils <SARL>".to_owned()),
            ..OfferText::default()
        },
    }
}

/// Stores new offers and lets the index follow.
pub async fn store(app: &TestApp, keeper: &mut Keeper, offers: &[Offer]) {
    let mut cx = begin_as_system(app, "test").await.expect("a transaction");
    let placed: Vec<Placed> = offers
        .iter()
        .map(|offer| Placed {
            published_at: offer.published_at.expect("a date"),
            offer: offer.clone(),
            ended_at: None,
            confirmed_at: offer.published_at.expect("a date"),
        })
        .collect();
    place_offers(&mut cx, &placed, true).await.expect("offers");
    finish(cx).await.expect("a commit");
    keeper.catch_up().await.expect("an index");
}

/// So many bakers, the first the newest.
pub async fn bakers(app: &TestApp, keeper: &mut Keeper, count: usize) {
    let offers: Vec<Offer> = (0..count)
        .map(|number| offer(app, number, &format!("Boulanger {number}")))
        .collect();
    store(app, keeper, &offers).await;
}

/// Asks with one more header.
pub async fn ask(service: &Router, method: &str, path: &str, header: (&str, &str)) -> Answer {
    let asked = request(method, path, None)
        .header(header.0, header.1)
        .body(Body::empty());
    send(service, asked.expect("a request")).await
}

pub async fn read(service: &Router, path: &str) -> Answer {
    ask(service, "GET", path, ("accept", "*/*")).await
}
