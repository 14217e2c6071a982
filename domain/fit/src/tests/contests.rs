//! "Ce n'est pas juste": the list changes at once, and back.

use super::world::{SHAPES, Someone, answers, baker, bakery, id_of, put, registered};
use crate::model::{ContestFitInput, CorrectionKind, FitStanding, UndoContestInput};
use crate::{ContestFit, UndoContest};
use pleinweb_kernel::{AppError, FitCorrectionId, OfferId};
use pleinweb_offers::search::tests::world::{begin, given, offer};
use pleinweb_platform::testing::{TestOffice, on_both};
use pleinweb_registration::DemoState;

async fn contest(
    office: &TestOffice,
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
    who.browser.send::<ContestFit>(office, input).await
}

async fn undo(
    office: &TestOffice,
    who: &mut Someone,
    id: FitCorrectionId,
) -> Result<FitCorrectionId, AppError> {
    let input = UndoContestInput {
        correction: id.to_string(),
    };
    who.browser.send::<UndoContest>(office, input).await
}

fn has(who: &[crate::FitOffer], skill: &str) -> bool {
    let mut skills = who.iter().flat_map(|offer| &offer.why.skills);
    skills.any(|one| one.label == skill && one.has)
}

#[pleinweb_testing::test]
async fn a_skill_is_corrected_and_the_correction_undone() {
    on_both(|office| async move {
        let mut keeper = begin(&office).await;
        let made = vec![bakery(&office, 0, "Boulanger", "Limoges").await];
        put(&office, &mut keeper, made).await;
        let mut baker = baker(&office, "b@exemple.fr").await;
        let offer = id_of(&office, "Boulanger").await;
        let points = |view: &crate::FitView| view.offers[0].why.points[1].1;
        let before = baker.fit(&office).await;
        assert_eq!((has(&before.offers, SHAPES), points(&before)), (false, 9));

        let what = format!("have:{SHAPES}");
        let id = contest(&office, &mut baker, offer, &what, "")
            .await
            .unwrap();
        let after = baker.fit(&office).await;
        assert_eq!((has(&after.offers, SHAPES), points(&after)), (true, 18));
        assert_eq!(after.corrections.len(), 1);
        assert_eq!(after.corrections[0].id, id);
        assert_eq!(after.corrections[0].kind, CorrectionKind::Have);
        assert_eq!(after.corrections[0].value, SHAPES);

        // The opposite counts instead, until it is taken back.
        office.clock.advance(1000);
        let what = format!("lack:{SHAPES}");
        let lack = contest(&office, &mut baker, offer, &what, "")
            .await
            .unwrap();
        let view = baker.fit(&office).await;
        assert!(!has(&view.offers, SHAPES));
        assert_eq!(view.corrections.len(), 1);
        undo(&office, &mut baker, lack).await.unwrap();
        assert!(has(&baker.fit(&office).await.offers, SHAPES));
        undo(&office, &mut baker, id).await.unwrap();
        let view = baker.fit(&office).await;
        assert_eq!((view.offers, view.corrections), (before.offers, vec![]));
        let again = undo(&office, &mut baker, id).await;
        assert_eq!(again.unwrap_err(), AppError::NotFound);
    })
    .await;
}

#[pleinweb_testing::test]
async fn distance_and_work_are_corrected_and_undone() {
    on_both(|office| async move {
        let mut keeper = begin(&office).await;
        let made = vec![
            bakery(&office, 0, "Boulanger", "Limoges").await,
            offer(&office, 3, "Pâtissier", given("", "D1104", "Limoges", "")).await,
            bakery(&office, 6, "Loin", "Aubagne").await,
        ];
        put(&office, &mut keeper, made).await;
        let mut baker = baker(&office, "b@exemple.fr").await;
        let offer = id_of(&office, "Pâtissier").await;
        assert_eq!(baker.titles(&office).await, ["Boulanger", "Pâtissier"]);

        let work = contest(&office, &mut baker, offer, "work", "")
            .await
            .unwrap();
        assert_eq!(baker.titles(&office).await, ["Boulanger"]);
        let view = baker.fit(&office).await;
        assert_eq!(view.corrections[0].value, "Pâtissier / Pâtissière");
        undo(&office, &mut baker, work).await.unwrap();
        assert_eq!(baker.titles(&office).await.len(), 2);

        // Anyone can look further, without an offer to say it of.
        let wider = ContestFitInput {
            what: "distance".to_owned(),
            km: "500".to_owned(),
            ..ContestFitInput::default()
        };
        let far = baker
            .browser
            .send::<ContestFit>(&office, wider)
            .await
            .unwrap();
        let titles = baker.titles(&office).await;
        assert_eq!(titles, ["Boulanger", "Loin", "Pâtissier"]);
        assert_eq!(baker.fit(&office).await.looked.reach_km, 500);
        undo(&office, &mut baker, far).await.unwrap();
        assert_eq!(baker.fit(&office).await.looked.reach_km, 30);

        let baker_s = id_of(&office, "Boulanger").await;
        let none = contest(&office, &mut baker, baker_s, "work", "")
            .await
            .unwrap();
        assert_eq!(baker.fit(&office).await.standing, FitStanding::NoOccupation);
        undo(&office, &mut baker, none).await.unwrap();
        assert_eq!(baker.fit(&office).await.standing, FitStanding::Ready);
    })
    .await;
}

#[pleinweb_testing::test]
async fn only_what_an_offer_asks_and_only_by_its_own_person() {
    on_both(|office| async move {
        let mut keeper = begin(&office).await;
        let made = vec![bakery(&office, 0, "Boulanger", "Limoges").await];
        put(&office, &mut keeper, made).await;
        let mut baker = baker(&office, "b@exemple.fr").await;
        let offer = id_of(&office, "Boulanger").await;
        let code = |error: AppError| match error {
            AppError::Conflict(code) => code.as_str().to_owned(),
            other => format!("{other:?}"),
        };
        // A text that the offer does not hold is not kept.
        let other = contest(&office, &mut baker, offer, "have:Je suis malade", "").await;
        assert_eq!(code(other.unwrap_err()), "offer-changed");
        let nowhere = contest(&office, &mut baker, office.new_id(), "work", "").await;
        assert_eq!(nowhere.unwrap_err(), AppError::NotFound);
        let id = contest(&office, &mut baker, offer, "distance", "5")
            .await
            .unwrap();

        let draft = DemoState::Draft { steps: 2 };
        let mut other = registered(&office, "d@exemple.fr", draft, answers()).await;
        let refused = contest(&office, &mut other, offer, "work", "").await;
        assert_eq!(code(refused.unwrap_err()), "not-registered");
        let theirs = undo(&office, &mut other, id).await;
        assert_eq!(theirs.unwrap_err(), AppError::NotFound);
        assert_eq!(baker.fit(&office).await.looked.reach_km, 5);
    })
    .await;
}
