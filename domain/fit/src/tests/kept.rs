//! Keeping offers: for oneself, and a sign for others.

use super::world::{Someone, baker, bakery, id_of, put};
use crate::model::{ContestFitInput, KeepOfferInput, KeptOffer};
use crate::{ContestFit, FitUpkeep, KeepOffer, LoadKeptOffers, LoadOfferFit, TidyFit};
use pleinweb_kernel::promises::{GONE_OFFER_KEPT, VIEW_KEPT};
use pleinweb_kernel::{AppError, DAY_MS, OfferId};
use pleinweb_offers::search::tests::world::begin;
use pleinweb_offers::withdraw_next;
use pleinweb_platform::testing::{TestApp, on_both};
use pleinweb_platform::{begin_as_system, finish, run_system};

pub async fn send(
    app: &TestApp,
    who: &mut Someone,
    offer: OfferId,
    let_go: &str,
) -> Result<OfferId, AppError> {
    let input = KeepOfferInput {
        offer: offer.to_string(),
        let_go: let_go.to_owned(),
    };
    who.browser.send::<KeepOffer>(app, input).await
}

/// Titles of what someone keeps; "-" for what is gone.
pub async fn kept(app: &TestApp, who: &Someone) -> Vec<String> {
    let view = who.browser.ask::<LoadKeptOffers>(app, ()).await.unwrap();
    let titles = view.offers.into_iter().map(|offer| match offer {
        KeptOffer::Open(card) => card.title,
        KeptOffer::Gone(_, label) => format!("- {}", label.unwrap_or_default()),
    });
    titles.collect()
}

#[pleinweb_testing::test]
async fn offers_are_kept_and_let_go() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let made = vec![
            bakery(&app, 0, "Un", "Limoges").await,
            bakery(&app, 1, "Deux", "Limoges").await,
        ];
        put(&app, &mut keeper, made).await;
        let mut baker = baker(&app, "b@exemple.fr").await;
        let other = super::world::baker(&app, "o@exemple.fr").await;
        let (one, two) = (id_of(&app, "Un").await, id_of(&app, "Deux").await);
        assert!(kept(&app, &baker).await.is_empty());
        send(&app, &mut baker, one, "").await.unwrap();
        app.clock.advance(1000);
        send(&app, &mut baker, two, "").await.unwrap();
        send(&app, &mut baker, two, "").await.unwrap();
        assert_eq!(kept(&app, &baker).await, ["Deux", "Un"]);
        assert!(kept(&app, &other).await.is_empty(), "each their own");
        let fit = baker.browser.ask::<LoadOfferFit>(&app, one).await;
        assert!(fit.unwrap().kept);
        assert!(baker.fit(&app).await.offers.iter().all(|offer| offer.kept));
        // For her they stay where they are; others see that somebody keeps them.
        assert_eq!(baker.fit(&app).await.offers[0].why.after, 0);
        assert_eq!(other.fit(&app).await.offers[0].why.after, 1);
        send(&app, &mut baker, two, "1").await.unwrap();
        send(&app, &mut baker, two, "1").await.unwrap();
        assert_eq!(kept(&app, &baker).await, ["Un"]);
        assert_eq!(
            other.titles(&app).await,
            ["Deux", "Un"],
            "kept ones come after"
        );
        let nowhere = send(&app, &mut baker, app.new_id(), "").await;
        assert_eq!(nowhere.unwrap_err(), AppError::NotFound);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_kept_offer_that_is_gone_says_so_and_goes_after_a_while() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let made = vec![bakery(&app, 0, "Un", "Limoges").await];
        put(&app, &mut keeper, made).await;
        let mut baker = baker(&app, "b@exemple.fr").await;
        let one = id_of(&app, "Un").await;
        send(&app, &mut baker, one, "").await.unwrap();
        let mut cx = begin_as_system(&app, "test").await.unwrap();
        assert!(withdraw_next(&mut cx, "essai", "").await.unwrap());
        finish(cx).await.unwrap();
        assert_eq!(kept(&app, &baker).await, ["- Boulanger / Boulangère"]);
        // The index may not know yet: the list does.
        assert!(baker.fit(&app).await.offers.is_empty());
        let gone = send(&app, &mut baker, one, "").await;
        assert_eq!(gone.unwrap_err(), AppError::conflict("offer-gone"));
        let input = ContestFitInput {
            offer: one.to_string(),
            what: "work".to_owned(),
            ..ContestFitInput::default()
        };
        let gone = baker.browser.send::<ContestFit>(&app, input).await;
        assert_eq!(gone.unwrap_err(), AppError::conflict("offer-gone"));
        assert_eq!(run_system(&app, "test", &TidyFit).await, Ok(0));
        app.clock.advance(GONE_OFFER_KEPT.ms() + 1);
        // The list that was shown with nothing on it is kept longer.
        assert_eq!(run_system(&app, "test", &TidyFit).await, Ok(1));
        assert_eq!(run_system(&app, "test", &TidyFit).await, Ok(0));
    })
    .await;
}

#[pleinweb_testing::test]
async fn the_job_begins_from_nothing_and_forgets_who_looked() {
    on_both(|app| async move {
        app.works(&FitUpkeep, 1).await;
        let mut keeper = begin(&app).await;
        let made = vec![bakery(&app, 0, "Un", "Limoges").await];
        put(&app, &mut keeper, made).await;
        let baker = baker(&app, "b@exemple.fr").await;
        let one = id_of(&app, "Un").await;
        baker.browser.ask::<LoadOfferFit>(&app, one).await.unwrap();
        app.clock.advance(VIEW_KEPT.ms() + DAY_MS);
        app.works(&FitUpkeep, 2).await;
    })
    .await;
}
