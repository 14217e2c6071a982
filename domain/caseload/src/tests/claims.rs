//! A file is decided by one adviser at a time.

use super::{UNKNOWN, adviser, agency, decided, file, full_web, sent_file, someone};
use crate::{
    ClaimView, DecideFile, HoldInterview, LoadFile, LoadReview, OpenFile, ReleaseFile, SendHeld,
    StateReason, StateReasonInput,
};
use pleinweb_kernel::promises::{CLAIM, DECISION_HELD};
use pleinweb_kernel::{AppError, Role};
use pleinweb_platform::run_system;
use pleinweb_platform::testing::{Browser, on_both};

#[pleinweb_testing::test]
async fn of_two_advisers_who_open_a_file_at_once_exactly_one_has_it() {
    on_both(|app| async move {
        let (one, _) = adviser(&app, agency(1), "Une").await;
        let (two, _) = adviser(&app, agency(1), "Deux").await;
        let (_, _, id) = sent_file(&app, agency(1)).await;
        let mut work = tokio::task::JoinSet::new();
        for mut browser in [one.clone(), two.clone(), one, two] {
            let app = app.clone();
            work.spawn(async move { browser.send::<OpenFile>(&app, file(id)).await.is_ok() });
        }
        let won = work.join_all().await.into_iter().filter(|won| *won).count();
        assert_eq!(won, 2, "both tries of one adviser, none of the other's");
        let held = app
            .count("SELECT COUNT(*) FROM review WHERE claimed_by IS NOT NULL")
            .await;
        assert_eq!(held, 1);
    })
    .await;
}

#[pleinweb_testing::test]
async fn of_two_decisions_at_once_exactly_one_is_made() {
    on_both(|app| async move {
        let (one, _) = adviser(&app, agency(1), "Une").await;
        let (two, _) = adviser(&app, agency(1), "Deux").await;
        let (_, _, id) = sent_file(&app, agency(1)).await;
        let mut work = tokio::task::JoinSet::new();
        for mut browser in [one.clone(), two, one] {
            let app = app.clone();
            work.spawn(async move { browser.send::<DecideFile>(&app, full_web(id)).await });
        }
        let answers = work.join_all().await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        for refused in answers.into_iter().filter_map(Result::err) {
            assert_eq!(refused, AppError::conflict("decision-held"));
        }
        assert_eq!(app.rows("held_decision").await, 1);
        app.clock.advance(DECISION_HELD.ms());
        let mut work = tokio::task::JoinSet::new();
        for _ in 0..2 {
            let app = app.clone();
            let job = SendHeld::default();
            work.spawn(async move { run_system(&app, "send", &job).await.unwrap() });
        }
        assert_eq!(work.join_all().await.into_iter().sum::<usize>(), 1);
        for table in [
            "SELECT COUNT(*) FROM contract_version",
            "SELECT COUNT(*) FROM caseload_member",
            "SELECT COUNT(*) FROM mail",
        ] {
            assert_eq!(app.count(table).await, 1, "{table}");
        }
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_claim_keeps_others_from_deciding_until_it_ends() {
    on_both(|app| async move {
        let (mut one, _) = adviser(&app, agency(1), "Une").await;
        let (mut two, _) = adviser(&app, agency(1), "Deux").await;
        let (_, _, id) = sent_file(&app, agency(1)).await;
        let taken = AppError::conflict("claimed-by-other");
        one.must_send::<OpenFile>(&app, file(id)).await;
        assert_eq!(
            two.send::<OpenFile>(&app, file(id)).await,
            Err(taken.clone())
        );
        assert_eq!(
            two.send::<DecideFile>(&app, full_web(id)).await,
            Err(taken.clone())
        );
        let seen = two.must_ask::<LoadReview>(&app, id).await;
        assert!(
            matches!(&seen.claim, ClaimView::Theirs { name, .. } if name == "Une"),
            "{seen:?}"
        );

        app.clock.advance(CLAIM.ms() - 1);
        one.must_send::<OpenFile>(&app, file(id)).await;
        app.clock.advance(CLAIM.ms() - 1);
        assert_eq!(
            two.send::<OpenFile>(&app, file(id)).await,
            Err(taken),
            "activity renews it"
        );
        app.clock.advance(1);
        two.must_send::<OpenFile>(&app, file(id)).await;

        // Leaving gives it back; what one does not hold stays where it is.
        one.must_send::<ReleaseFile>(&app, file(id)).await;
        let seen = two.must_ask::<LoadReview>(&app, id).await;
        assert!(matches!(seen.claim, ClaimView::Mine { .. }));
        two.must_send::<ReleaseFile>(&app, file(id)).await;
        // Nobody holds it: what was written meanwhile is not lost.
        decided(&app, &mut one, full_web(id)).await;
        let over = AppError::conflict("already-decided");
        assert_eq!(two.send::<OpenFile>(&app, file(id)).await, Err(over));
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_file_of_another_agency_does_not_exist_and_others_may_not_look() {
    on_both(|app| async move {
        let (_, person, id) = sent_file(&app, agency(1)).await;
        let (mut far, _) = adviser(&app, agency(2), "Loin").await;
        let (mut seeker, _) = someone(&app, Role::JobSeeker).await;
        let (mut nowhere, _) = someone(&app, Role::Adviser).await;
        for (browser, error) in [
            (&mut far, UNKNOWN),
            (&mut nowhere, UNKNOWN),
            (&mut seeker, AppError::NotAllowed),
            (&mut Browser::new(), AppError::SignInRequired),
        ] {
            let refused = Err(error.clone());
            assert_eq!(browser.send::<OpenFile>(&app, file(id)).await, refused);
            assert_eq!(
                browser.send::<DecideFile>(&app, full_web(id)).await,
                refused
            );
            assert_eq!(browser.send::<HoldInterview>(&app, file(id)).await, refused);
            let refused = Err(error);
            assert_eq!(browser.send::<ReleaseFile>(&app, file(id)).await, refused);
            assert_eq!(browser.ask::<LoadFile>(&app, id).await.map(|_| ()), refused);
            assert_eq!(
                browser.ask::<LoadReview>(&app, id).await.map(|_| ()),
                refused
            );
        }
        let journal = "SELECT COUNT(*) FROM access_journal";
        assert_eq!(app.count(journal).await, 0);
        let (mut near, _) = adviser(&app, agency(1), "Près").await;
        near.must_ask::<LoadReview>(&app, id).await;
        assert_eq!(
            app.count(journal).await,
            0,
            "nothing of the person is in it"
        );
        let why = StateReasonInput {
            registration: id.to_string(),
            reason: "to-decide".to_owned(),
            words: String::new(),
        };
        near.must_send::<StateReason>(&app, why).await;
        for readings in 1..3 {
            let view = near.must_ask::<LoadFile>(&app, id).await;
            assert_eq!(view.sent.person, person);
            let rows = app.count(journal).await;
            assert_eq!(rows, 1 + readings, "the reason, and each reading");
        }
        let why = "SELECT COUNT(*) FROM access_journal WHERE purpose = 'file-to-decide'";
        assert_eq!(app.count(why).await, 2);
    })
    .await;
}
