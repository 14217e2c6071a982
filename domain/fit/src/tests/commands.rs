//! The list and one offer, for someone who is registered.

use super::world::{KNEADS, SHAPES, answers, asks, baker, bakery, id_of, put, registered, someone};
use crate::model::{FitStanding, Work};
use crate::store::note_view;
use crate::{LoadFit, LoadOfferFit, TidyFit, VERSION};
use pleinweb_kernel::promises::{LIST_KEPT, VIEW_KEPT};
use pleinweb_kernel::{AppError, DAY_MS, Role, Timestamp};
use pleinweb_offers::model::Need;
use pleinweb_offers::offers_after;
use pleinweb_offers::search::tests::world::{begin, given, offer};
use pleinweb_platform::on;
use pleinweb_platform::testing::{TestApp, on_both};
use pleinweb_platform::{begin_as_system, finish, run_system};
use pleinweb_registration::DemoState;

/// The best for the baker, one too far, one of a close occupation, one of
/// another kind.
async fn four(app: &TestApp) {
    let mut keeper = begin(app).await;
    let made = vec![
        bakery(app, 0, "Boulanger à Limoges", "Limoges").await,
        bakery(app, 1, "Boulanger à Croix", "Croix").await,
        offer(app, 3, "Pâtissier", given("", "D1104", "Limoges", "")).await,
        offer(app, 6, "Développeur", given("", "M1805", "Limoges", "")).await,
    ];
    put(app, &mut keeper, made).await;
}

#[pleinweb_testing::test]
async fn the_list_is_ranked_with_its_reasons() {
    on_both(|app| async move {
        four(&app).await;
        let baker = baker(&app, "b@exemple.fr").await;
        let view = baker.fit(&app).await;
        assert_eq!((view.standing, view.version), (FitStanding::Ready, VERSION));
        assert_eq!(view.looked.place.as_deref(), Some("Limoges (87)"));
        assert_eq!((view.looked.reach_km, view.looked.skills), (30, 3));
        assert_eq!(view.looked.occupations.len(), 1);
        assert!(view.looked.close > 0);
        let titles = baker.titles(&app).await;
        assert_eq!(titles, ["Boulanger à Limoges", "Pâtissier"]);
        let why = &view.offers[0].why;
        assert!(matches!(why.work, Work::Asked(_)), "{why:?}");
        assert!(matches!(view.offers[1].why.work, Work::Close(..)));
        let skills = why.skills.iter().map(|one| (one.label.as_str(), one.has));
        assert_eq!(
            skills.collect::<Vec<_>>(),
            [(KNEADS, true), (SHAPES, false)]
        );
        assert_eq!((why.km, why.hours, why.after), (Some(0), Some(true), 0));
        assert!(!view.offers[0].kept);
    })
    .await;
}

#[pleinweb_testing::test]
async fn the_same_offer_is_proposed_once() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let mut one = bakery(&app, 0, "Boulanger à Limoges", "Limoges").await;
        one.text.description = "<p>Vous pétrissez et cuisez le pain dans notre fournil, de nuit, \
            avec quatre collègues et un apprenti.</p>"
            .to_owned();
        let mut again = one.clone();
        again.source.id = "autre".to_owned();
        put(&app, &mut keeper, vec![one]).await;
        put(&app, &mut keeper, vec![again]).await;
        let baker = baker(&app, "b@exemple.fr").await;
        assert_eq!(baker.titles(&app).await, ["Boulanger à Limoges"]);
        assert_eq!(baker.fit(&app).await.offers[0].card.copies, 1);
    })
    .await;
}

/// What the index says and what is reckoned for one offer is the same.
#[pleinweb_testing::test]
async fn one_offer_is_explained_as_in_the_list() {
    on_both(|app| async move {
        four(&app).await;
        let baker = baker(&app, "b@exemple.fr").await;
        for listed in baker.fit(&app).await.offers {
            let one = baker.browser.ask::<LoadOfferFit>(&app, listed.card.id);
            let one = one.await.unwrap();
            assert_eq!(one.why.as_ref(), Some(&listed.why), "{}", listed.card.title);
        }
        // One that would not come up is explained too.
        let far = id_of(&app, "Boulanger à Croix").await;
        let one = baker.browser.ask::<LoadOfferFit>(&app, far).await.unwrap();
        assert!(one.why.unwrap().km.unwrap() > 300);
        let other = id_of(&app, "Développeur").await;
        let one = baker.browser.ask::<LoadOfferFit>(&app, other).await;
        assert_eq!(one.unwrap().why.unwrap().work, Work::Other);
    })
    .await;
}

#[pleinweb_testing::test]
async fn only_a_registration_that_was_sent_is_ranked_by() {
    on_both(|app| async move {
        four(&app).await;
        let draft = DemoState::Draft { steps: 8 };
        let draft = registered(&app, "d@exemple.fr", draft, answers()).await;
        let none = someone(&app, Role::JobSeeker, "n@exemple.fr").await;
        for who in [&draft, &none] {
            let view = who.fit(&app).await;
            assert_eq!(view.standing, FitStanding::NotRegistered);
            assert!(view.offers.is_empty());
            let offer = id_of(&app, "Pâtissier").await;
            let one = who.browser.ask::<LoadOfferFit>(&app, offer).await;
            assert_eq!(one.unwrap().why, None);
        }
        let mut aimless = answers();
        aimless.project.occupation_1 = String::new();
        let aimless = registered(&app, "a@exemple.fr", DemoState::Sent, aimless).await;
        assert_eq!(aimless.fit(&app).await.standing, FitStanding::NoOccupation);
        let adviser = someone(&app, Role::Adviser, "c@exemple.fr").await;
        let refused = adviser.browser.ask::<LoadFit>(&app, ()).await;
        assert_eq!(refused.unwrap_err(), AppError::NotAllowed);
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_offer_that_is_not_there_is_not_found() {
    on_both(|app| async move {
        begin(&app).await;
        let baker = baker(&app, "b@exemple.fr").await;
        let nowhere = app.new_id();
        let one = baker.browser.ask::<LoadOfferFit>(&app, nowhere).await;
        assert_eq!(one.unwrap_err(), AppError::NotFound);
    })
    .await;
}

/// Of two offers alike, the one that others opened comes after; one's own looks
/// do not count, nor do looks of more than a week ago.
#[pleinweb_testing::test]
async fn an_offer_that_many_open_comes_after_one_that_fits_as_well() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let made = vec![
            bakery(&app, 0, "Un", "Limoges").await,
            bakery(&app, 1, "Deux", "Limoges").await,
        ];
        put(&app, &mut keeper, made).await;
        let baker = baker(&app, "b@exemple.fr").await;
        assert_eq!(baker.titles(&app).await, ["Un", "Deux"]);
        let one = id_of(&app, "Un").await;
        for _ in 0..2 {
            baker.browser.ask::<LoadOfferFit>(&app, one).await.unwrap();
        }
        let view = baker.fit(&app).await;
        assert_eq!(view.offers[0].card.title, "Un");
        assert_eq!(view.offers[0].why.after, 0, "one's own looks do not count");
        for number in 0..3 {
            let email = format!("autre{number}@exemple.fr");
            let other = someone(&app, Role::JobSeeker, &email).await;
            for _ in 0..2 {
                other.browser.ask::<LoadOfferFit>(&app, one).await.unwrap();
            }
        }
        assert_eq!(baker.titles(&app).await, ["Deux", "Un"]);
        assert_eq!(baker.fit(&app).await.offers[1].why.after, 3);
        app.clock.advance(VIEW_KEPT.ms() + DAY_MS);
        assert_eq!(baker.titles(&app).await, ["Un", "Deux"]);
        let count = run_system(&app, "test", &TidyFit).await;
        assert_eq!(count, Ok(4), "four people opened it, and nobody knows who");
    })
    .await;
}

/// The list is of all offers: where a crowd is after the first hundred, those
/// behind them come up.
#[pleinweb_testing::test]
async fn whoever_is_behind_a_crowd_of_a_hundred_comes_up() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let mut made = Vec::new();
        // Numbers with the same rest: the same terms of work and pay for all of them.
        for number in 0..120 {
            made.push(bakery(&app, number * 60, "Couru", "Limoges").await);
        }
        // Five of six skills that the baker lacks, not one of two: six points less, and
        // less than the oldest.
        for number in 120..123 {
            let mut offer = bakery(&app, number * 60, "Derrière", "Limoges").await;
            let more = (0..4).map(|skill| asks(&format!("Autre savoir-faire {skill}"), Need::Must));
            offer.text.requirements.extend(more);
            made.push(offer);
        }
        put(&app, &mut keeper, made).await;
        let baker = baker(&app, "b@exemple.fr").await;
        assert!(!baker.titles(&app).await.contains(&"Derrière".to_owned()));
        let mut cx = begin_as_system(&app, "test").await.unwrap();
        let all = offers_after(cx.tx(), None, 1000).await.unwrap();
        for offer in all.iter().filter(|one| one.offer.text.title == "Couru") {
            for viewer in 0..20_u8 {
                let day = Timestamp(app.now().0 / DAY_MS * DAY_MS);
                note_view(cx.tx(), offer.id, vec![viewer; 32], day)
                    .await
                    .unwrap();
            }
        }
        finish(cx).await.unwrap();
        let titles = baker.titles(&app).await;
        assert_eq!(titles[..3], ["Derrière"; 3]);
        assert_eq!(titles[3..], ["Couru"; 17]);
    })
    .await;
}

/// Nobody who reads the table can tell which offers one person opened.
#[pleinweb_testing::test]
async fn looks_of_one_person_cannot_be_linked() {
    on_both(|app| async move {
        four(&app).await;
        let baker = baker(&app, "b@exemple.fr").await;
        for title in ["Boulanger à Limoges", "Pâtissier"] {
            let offer = id_of(&app, title).await;
            baker
                .browser
                .ask::<LoadOfferFit>(&app, offer)
                .await
                .unwrap();
        }
        let mut tx = app.db().read().await.unwrap();
        let seen: Vec<(Vec<u8>, Timestamp)> = on!(&mut tx, |c| sqlx::query_as(
            "SELECT viewer, seen_on FROM offer_view"
        )
        .fetch_all(c)
        .await)
        .unwrap();
        assert_eq!(seen.len(), 2);
        assert_ne!(seen[0].0, seen[1].0);
        let account = baker.entered.account.0.as_bytes().to_vec();
        for (viewer, on) in seen {
            assert!(!viewer.windows(16).any(|part| part == account));
            assert_eq!(on.0 % DAY_MS, 0, "the day, not the hour");
        }
    })
    .await;
}

/// A shown list, as it is kept.
type Kept = (i64, String, String, i64, Timestamp);

async fn lists(app: &TestApp) -> Vec<Kept> {
    let mut tx = app.db().read().await.unwrap();
    on!(&mut tx, |c| sqlx::query_as(
        "SELECT weights, inputs, offers, times, last_shown_at FROM offer_fit_list ORDER BY first_shown_at, id"
    )
    .fetch_all(c)
    .await)
    .unwrap()
}

#[pleinweb_testing::test]
async fn every_list_keeps_its_weights_and_what_it_was_made_from() {
    on_both(|app| async move {
        four(&app).await;
        let baker = baker(&app, "b@exemple.fr").await;
        let shown = baker.fit(&app).await;
        baker.fit(&app).await;
        let kept = lists(&app).await;
        assert_eq!(kept.len(), 1, "the same list again is counted");
        let (weights, inputs, offers, times, _) = &kept[0];
        assert_eq!((*weights, *times), (i64::from(VERSION), 2));
        let inputs: serde_json::Value = serde_json::from_str(inputs).unwrap();
        assert_eq!(inputs["occupations"][0][0], "D1102");
        assert_eq!(inputs["commune"], "87085");
        assert_eq!(inputs["reach_km"], 30);
        assert_eq!(inputs["pay_floor"], 22_800);
        let names: Vec<&str> = inputs
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let expected = [
            "commune",
            "contracts",
            "hours",
            "occupations",
            "pay_floor",
            "reach_km",
            "skills",
        ];
        assert_eq!(names, expected, "nothing else is used");
        let offers: serde_json::Value = serde_json::from_str(offers).unwrap();
        assert_eq!(offers[0]["offer"], shown.offers[0].card.id.to_string());
        assert_eq!(
            offers[0]["points"][0],
            serde_json::json!(["occupation", 40])
        );
        // Another day, another list.
        app.clock.advance(5 * DAY_MS);
        baker.fit(&app).await;
        assert_eq!(lists(&app).await.len(), 2);
        // Each six months after it was last shown.
        app.clock.advance(LIST_KEPT.ms() - 5 * DAY_MS + 1);
        assert_eq!(run_system(&app, "test", &TidyFit).await, Ok(1));
        assert_eq!(lists(&app).await.len(), 1);
        assert_eq!(run_system(&app, "test", &TidyFit).await, Ok(0));
    })
    .await;
}
