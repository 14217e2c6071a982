//! A decision is held for ten minutes, in which nobody is told and it can be taken back.

use super::detached::detach;
use super::{UNKNOWN, adviser, agency, decided, file, full_web, sent_file, signed_in};
use crate::{
    ClaimView, DecideFile, DecideInput, HeldDecisions, HeldRow, LoadCaseload, LoadFile, LoadQueue,
    LoadReview, OpenFile, PassOverdue, PeopleInput, QueueInput, SendHeld, SendNow, TakeBack,
    TakeFile,
};
use pleinweb_contract::{
    LoadHome, ReturnToAgency, ReturnToAgencyInput, State, VolunteerAgain, VolunteerAgainInput,
};
use pleinweb_entry::{ChoosePath, ChoosePathInput};
use pleinweb_kernel::promises::{ANSWER, DECISION_HELD};
use pleinweb_kernel::{AppError, HOUR_MS, MINUTE_MS, RegistrationId};
use pleinweb_platform::testing::{Browser, TestApp, on_both};
use pleinweb_platform::{begin_as_system, finish, run_system};
use pleinweb_reviews::{Stopped, stop_held_of};

const NEWS: &str = "SELECT COUNT(*) FROM outbox WHERE topic LIKE 'account:%'";

async fn go(app: &TestApp) -> usize {
    run_system(app, "send", &SendHeld::default()).await.unwrap()
}

async fn held(app: &TestApp, adviser: &Browser) -> Vec<HeldRow> {
    let queue = adviser.must_ask::<LoadQueue>(app, QueueInput::default());
    queue.await.held
}

async fn waiting(app: &TestApp, adviser: &Browser) -> i64 {
    let queue = adviser.must_ask::<LoadQueue>(app, QueueInput::default());
    queue.await.counts.waiting
}

fn back(how: &str) -> ReturnToAgencyInput {
    ReturnToAgencyInput {
        how: how.to_owned(),
        ..ReturnToAgencyInput::default()
    }
}

#[pleinweb_testing::test]
async fn nobody_is_told_before_its_time_and_then_it_goes_once() {
    on_both(|app| async move {
        let (mut one, _) = adviser(&app, agency(1), "Une").await;
        let (mut two, _) = adviser(&app, agency(1), "Deux").await;
        let (person, _, id) = sent_file(&app, agency(1)).await;
        one.must_send::<TakeFile>(&app, file(id)).await;
        let before = person.must_ask::<LoadHome>(&app, ()).await;
        let news = app.count(NEWS).await;
        one.must_send::<DecideFile>(&app, full_web(id)).await;

        assert_eq!(person.must_ask::<LoadHome>(&app, ()).await, before);
        assert_eq!(
            app.count(NEWS).await,
            news,
            "no page of the person is woken"
        );
        assert!(app.mails().await.is_empty());
        assert_eq!(app.rows("contract_version").await, 0);
        assert_eq!(app.rows("caseload_member").await, 0);

        // Neither waiting nor decided, and nobody else's.
        let queue = one
            .must_ask::<LoadQueue>(
                &app,
                QueueInput {
                    done: id.to_string(),
                    ..QueueInput::default()
                },
            )
            .await;
        assert!(queue.rows.is_empty() && queue.counts.waiting == 0);
        let goes = Some(app.now().plus(DECISION_HELD.ms()));
        assert_eq!(queue.held[0].goes_at.map(|when| when.at), goes);
        assert_eq!(queue.done.unwrap().goes_at, queue.held[0].goes_at);
        let state = two.must_ask::<LoadReview>(&app, id).await;
        assert!(state.closed_at.is_none() && state.claim == ClaimView::Free);
        let seen = state.held.unwrap();
        assert_eq!((seen.by.as_str(), seen.mine), ("Une", false));
        assert!(held(&app, &two).await.is_empty(), "they see their own only");
        let refused = Err(AppError::conflict("decision-held"));
        assert_eq!(two.send::<OpenFile>(&app, file(id)).await, refused);
        assert_eq!(two.send::<DecideFile>(&app, full_web(id)).await, refused);
        assert_eq!(one.send::<DecideFile>(&app, full_web(id)).await, refused);
        assert_eq!(two.send::<SendNow>(&app, file(id)).await, Err(UNKNOWN));
        assert_eq!(two.send::<TakeBack>(&app, file(id)).await, Err(UNKNOWN));

        app.clock.advance(DECISION_HELD.ms() - 1);
        assert_eq!(go(&app).await, 0);
        app.clock.advance(1);
        assert_eq!(go(&app).await, 1);
        assert_eq!(go(&app).await, 0, "once");
        assert_eq!(app.mails().await.len(), 1);
        let home = person.must_ask::<LoadHome>(&app, ()).await;
        assert_eq!(home.standing.state, State::FullWeb);
        assert_eq!(home.current.unwrap().at, app.now(), "answered when it went");
        let people = one
            .must_ask::<LoadCaseload>(&app, PeopleInput::default())
            .await;
        assert_eq!(people.total, 1);
        assert!(held(&app, &one).await.is_empty());
        assert_eq!(app.rows("held_decision").await, 0);
        let late = one.send::<TakeBack>(&app, file(id)).await;
        assert_eq!(late, Err(AppError::conflict("decision-sent")));
        one.must_send::<SendNow>(&app, file(id)).await;
        assert_eq!(app.mails().await.len(), 1);
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_is_taken_back_waits_again_with_what_was_written() {
    on_both(|app| async move {
        let (mut one, _) = adviser(&app, agency(1), "Une").await;
        let (person, _, id) = sent_file(&app, agency(1)).await;
        one.must_send::<TakeFile>(&app, file(id)).await;
        let decision = DecideInput {
            path: "mixed".to_owned(),
            messages: "web".to_owned(),
            ..full_web(id)
        };
        one.must_send::<DecideFile>(&app, decision.clone()).await;
        one.must_send::<TakeBack>(&app, file(id)).await;
        let view = one.must_ask::<LoadFile>(&app, id).await;
        assert_eq!(view.before, Some(decision));
        assert!(matches!(view.review.claim, ClaimView::Mine { .. }));
        assert!(view.review.held.is_none());
        assert_eq!(waiting(&app, &one).await, 1);
        assert!(held(&app, &one).await.is_empty(), "they know it");
        let twice = one.send::<TakeBack>(&app, file(id)).await;
        assert_eq!(twice, Err(UNKNOWN));
        app.clock.advance(DECISION_HELD.ms());
        assert_eq!(go(&app).await, 0);

        one.must_send::<DecideFile>(&app, full_web(id)).await;
        app.clock.advance(DECISION_HELD.ms() - 1);
        assert_eq!(go(&app).await, 0, "its time began anew");
        app.clock.advance(1);
        assert_eq!(go(&app).await, 1);
        let home = person.must_ask::<LoadHome>(&app, ()).await;
        assert_eq!(home.standing.state, State::FullWeb);
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_the_person_does_meanwhile_stops_it() {
    on_both(|app| async move {
        let (mut one, _) = adviser(&app, agency(1), "Une").await;
        let (mut returns, _, first) = sent_file(&app, agency(1)).await;
        one.must_send::<DecideFile>(&app, full_web(first)).await;
        returns
            .must_send::<ReturnToAgency>(&app, back("once"))
            .await;
        assert_eq!(waiting(&app, &one).await, 1, "at once");
        let seen = held(&app, &one).await;
        assert_eq!(seen[0].stopped, Some(Stopped::Returned));
        assert!(seen[0].goes_at.is_none());

        let (mut chooses, _, second) = sent_file(&app, agency(1)).await;
        one.must_send::<DecideFile>(&app, full_web(second)).await;
        let anew = ChoosePathInput {
            path: "agency".to_owned(),
        };
        chooses.must_send::<ChoosePath>(&app, anew).await;
        let sent = one.send::<SendNow>(&app, file(second)).await;
        assert_eq!(sent, Err(AppError::conflict("decision-stopped")));
        let seen = held(&app, &one).await;
        assert_eq!(seen.len(), 2);
        assert!(
            seen.iter()
                .any(|row| row.registration == second && row.stopped == Some(Stopped::FileChanged))
        );

        app.clock.advance(DECISION_HELD.ms());
        assert_eq!(go(&app).await, 0);
        assert_eq!(waiting(&app, &one).await, 2);
        assert_eq!(app.rows("contract_version").await, 0);
        // Decided anew, nothing is left to tell.
        decided(&app, &mut one, full_web(first)).await;
        decided(&app, &mut one, full_web(second)).await;
        assert!(held(&app, &one).await.is_empty());
    })
    .await;
}

#[pleinweb_testing::test]
async fn whoever_does_not_volunteer_any_more_is_not_answered() {
    on_both(|app| async move {
        let (mut one, _) = adviser(&app, agency(1), "Une").await;
        let (mut person, _, id) = sent_file(&app, agency(1)).await;
        decided(&app, &mut one, full_web(id)).await;
        app.clock.advance(HOUR_MS);
        person
            .must_send::<ReturnToAgency>(&app, back("for-good"))
            .await;
        let wish = VolunteerAgainInput::default();
        person.must_send::<VolunteerAgain>(&app, wish).await;
        one.must_send::<DecideFile>(&app, full_web(id)).await;
        person
            .must_send::<ReturnToAgency>(&app, back("for-good"))
            .await;
        let seen = held(&app, &one).await;
        assert_eq!(seen[0].stopped, Some(Stopped::Withdrawn));
        assert_eq!(waiting(&app, &one).await, 0);
        app.clock.advance(DECISION_HELD.ms());
        assert_eq!(go(&app).await, 0);
        let home = person.must_ask::<LoadHome>(&app, ()).await;
        assert_eq!(home.standing.state, State::ReturnedForGood);
    })
    .await;
}

#[pleinweb_testing::test]
async fn whoever_leaves_the_agency_decides_nothing_there_any_more() {
    on_both(|app| async move {
        let (mut one, one_id) = adviser(&app, agency(1), "Une").await;
        let (two, _) = adviser(&app, agency(1), "Deux").await;
        let mut ids: Vec<RegistrationId> = Vec::new();
        for _ in 0..2 {
            let (_, _, id) = sent_file(&app, agency(1)).await;
            ids.push(id);
        }
        // Taken off without a word: found when it is to go.
        one.must_send::<DecideFile>(&app, full_web(ids[0])).await;
        detach(&app, one_id, agency(1)).await;
        app.clock.advance(DECISION_HELD.ms());
        assert_eq!(go(&app).await, 1);
        assert_eq!(waiting(&app, &two).await, 2);
        let seen = held(&app, &one).await;
        assert_eq!(seen[0].stopped, Some(Stopped::AdviserLeft));
        assert_eq!(seen[0].name, None, "nobody of the agency is named");

        // With a word: at once.
        let (mut three, three_id) = adviser(&app, agency(1), "Trois").await;
        three.must_send::<DecideFile>(&app, full_web(ids[1])).await;
        assert_eq!(waiting(&app, &two).await, 1);
        for (agency, stopped) in [(agency(2), false), (agency(1), true), (agency(1), false)] {
            let mut cx = begin_as_system(&app, "test").await.unwrap();
            assert_eq!(stop_held_of(&mut cx, three_id, agency).await, Ok(stopped));
            finish(cx).await.unwrap();
        }
        assert_eq!(waiting(&app, &two).await, 2);
        assert!(app.mails().await.is_empty());
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_file_whose_time_ends_meanwhile_is_passed_to_nobody() {
    on_both(|app| async move {
        let (_, one_id) = adviser(&app, agency(1), "Une").await;
        adviser(&app, agency(1), "Deux").await;
        let (_, _, id) = sent_file(&app, agency(1)).await;
        app.clock.advance(ANSWER.ms() - MINUTE_MS);
        let mut one = signed_in(&app, one_id.0).await;
        one.must_send::<DecideFile>(&app, full_web(id)).await;
        app.clock.advance(2 * MINUTE_MS);
        let pass = PassOverdue::default();
        assert_eq!(run_system(&app, "pass", &pass).await, Ok(0));
        // Taken back it is late, and passes.
        one.must_send::<TakeBack>(&app, file(id)).await;
        let queue = one.must_ask::<LoadQueue>(&app, QueueInput::default()).await;
        assert_eq!(queue.counts.late, 1);
        assert_eq!(run_system(&app, "pass", &pass).await, Ok(1));
    })
    .await;
}

#[pleinweb_testing::test]
async fn the_job_begins_from_nothing_and_sends_what_is_due() {
    on_both(|app| async move {
        app.works(&HeldDecisions, 0).await;
        let (mut one, _) = adviser(&app, agency(1), "Une").await;
        for _ in 0..2 {
            let (_, _, id) = sent_file(&app, agency(1)).await;
            one.must_send::<DecideFile>(&app, full_web(id)).await;
        }
        app.clock.advance(DECISION_HELD.ms() - 1);
        app.works(&HeldDecisions, 0).await;
        app.clock.advance(MINUTE_MS);
        app.works(&HeldDecisions, 2).await;
        assert_eq!(app.mails().await.len(), 2);
    })
    .await;
}
