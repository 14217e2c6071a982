//! "Ce n'est pas juste": the list changes at once, and back.

use super::world::{SHAPES, Someone, answers, baker, bakery, id_of, put, registered};
use crate::model::{ContestFitInput, CorrectionKind, FitStanding, UndoContestInput};
use crate::{ContestFit, UndoContest};
use pleinweb_kernel::{AppError, FitCorrectionId, OfferId};
use pleinweb_offers::search::tests::world::{begin, given, offer};
use pleinweb_platform::testing::{TestApp, on_both};
use pleinweb_registration::DemoState;

async fn contest(
    app: &TestApp,
    who: &mut Someone,
    offer: OfferId,
    what: &str,
    km: &str,
) -> Result<FitCorrectionId, AppError> {
    let input = ContestFitInput {
        offer: offer.to_string(),
        what: what.to_owned(),
        km: km.to_owned(),
    };
    who.browser.send::<ContestFit>(app, input).await
}

async fn undo(
    app: &TestApp,
    who: &mut Someone,
    id: FitCorrectionId,
) -> Result<FitCorrectionId, AppError> {
    let input = UndoContestInput {
        correction: id.to_string(),
    };
    who.browser.send::<UndoContest>(app, input).await
}

fn has(who: &[crate::FitOffer], skill: &str) -> bool {
    let mut skills = who.iter().flat_map(|offer| &offer.why.skills);
    skills.any(|one| one.label == skill && one.has)
}

#[pleinweb_testing::test]
async fn a_skill_is_corrected_and_the_correction_undone() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let made = vec![bakery(&app, 0, "Boulanger", "Limoges").await];
        put(&app, &mut keeper, made).await;
        let mut baker = baker(&app, "b@exemple.fr").await;
        let offer = id_of(&app, "Boulanger").await;
        let points = |view: &crate::FitView| view.offers[0].why.points[1].1;
        let before = baker.fit(&app).await;
        assert_eq!((has(&before.offers, SHAPES), points(&before)), (false, 9));

        let what = format!("have:{SHAPES}");
        let id = contest(&app, &mut baker, offer, &what, "").await.unwrap();
        let after = baker.fit(&app).await;
        assert_eq!((has(&after.offers, SHAPES), points(&after)), (true, 18));
        assert_eq!(after.corrections.len(), 1);
        assert_eq!(after.corrections[0].id, id);
        assert_eq!(after.corrections[0].kind, CorrectionKind::Have);
        assert_eq!(after.corrections[0].value, SHAPES);

        // The opposite counts instead, until it is taken back.
        app.clock.advance(1000);
        let what = format!("lack:{SHAPES}");
        let lack = contest(&app, &mut baker, offer, &what, "").await.unwrap();
        let view = baker.fit(&app).await;
        assert!(!has(&view.offers, SHAPES));
        assert_eq!(view.corrections.len(), 1);
        undo(&app, &mut baker, lack).await.unwrap();
        assert!(has(&baker.fit(&app).await.offers, SHAPES));
        undo(&app, &mut baker, id).await.unwrap();
        let view = baker.fit(&app).await;
        assert_eq!((view.offers, view.corrections), (before.offers, vec![]));
        let again = undo(&app, &mut baker, id).await;
        assert_eq!(again.unwrap_err(), AppError::NotFound);
    })
    .await;
}

#[pleinweb_testing::test]
async fn distance_and_work_are_corrected_and_undone() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let made = vec![
            bakery(&app, 0, "Boulanger", "Limoges").await,
            offer(&app, 3, "Pâtissier", given("", "D1104", "Limoges", "")).await,
            bakery(&app, 6, "Loin", "Aubagne").await,
        ];
        put(&app, &mut keeper, made).await;
        let mut baker = baker(&app, "b@exemple.fr").await;
        let offer = id_of(&app, "Pâtissier").await;
        assert_eq!(baker.titles(&app).await, ["Boulanger", "Pâtissier"]);

        let work = contest(&app, &mut baker, offer, "work", "").await.unwrap();
        assert_eq!(baker.titles(&app).await, ["Boulanger"]);
        let view = baker.fit(&app).await;
        assert_eq!(view.corrections[0].value, "Pâtissier / Pâtissière");
        undo(&app, &mut baker, work).await.unwrap();
        assert_eq!(baker.titles(&app).await.len(), 2);

        // Anyone can look further, without an offer to say it of.
        let wider = ContestFitInput {
            what: "distance".to_owned(),
            km: "500".to_owned(),
            ..ContestFitInput::default()
        };
        let far = baker.browser.send::<ContestFit>(&app, wider).await.unwrap();
        let titles = baker.titles(&app).await;
        assert_eq!(titles, ["Boulanger", "Loin", "Pâtissier"]);
        assert_eq!(baker.fit(&app).await.looked.reach_km, 500);
        undo(&app, &mut baker, far).await.unwrap();
        assert_eq!(baker.fit(&app).await.looked.reach_km, 30);

        let baker_s = id_of(&app, "Boulanger").await;
        let none = contest(&app, &mut baker, baker_s, "work", "")
            .await
            .unwrap();
        assert_eq!(baker.fit(&app).await.standing, FitStanding::NoOccupation);
        undo(&app, &mut baker, none).await.unwrap();
        assert_eq!(baker.fit(&app).await.standing, FitStanding::Ready);
    })
    .await;
}

#[pleinweb_testing::test]
async fn only_what_an_offer_asks_and_only_by_its_own_person() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let made = vec![bakery(&app, 0, "Boulanger", "Limoges").await];
        put(&app, &mut keeper, made).await;
        let mut baker = baker(&app, "b@exemple.fr").await;
        let offer = id_of(&app, "Boulanger").await;
        let code = |error: AppError| match error {
            AppError::Conflict(code) => code.as_str().to_owned(),
            other => format!("{other:?}"),
        };
        // A text that the offer does not hold is not kept.
        let other = contest(&app, &mut baker, offer, "have:Je suis malade", "").await;
        assert_eq!(code(other.unwrap_err()), "offer-changed");
        let nowhere = contest(&app, &mut baker, app.new_id(), "work", "").await;
        assert_eq!(nowhere.unwrap_err(), AppError::NotFound);
        let id = contest(&app, &mut baker, offer, "distance", "5")
            .await
            .unwrap();

        let draft = DemoState::Draft { steps: 2 };
        let mut other = registered(&app, "d@exemple.fr", draft, answers()).await;
        let refused = contest(&app, &mut other, offer, "work", "").await;
        assert_eq!(code(refused.unwrap_err()), "not-registered");
        let theirs = undo(&app, &mut other, id).await;
        assert_eq!(theirs.unwrap_err(), AppError::NotFound);
        assert_eq!(baker.fit(&app).await.looked.reach_km, 5);
    })
    .await;
}
