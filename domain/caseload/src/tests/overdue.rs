//! At 72 hours, to the millisecond, a file passes to a colleague.

use super::{adviser, agency, file, sent_file, signed_in};
use crate::Notification;
use crate::{LateFiles, LoadQueue, LoadReview, OpenFile, PassOverdue, QueueInput};
use pleinweb_contract::{LoadHome, State};
use pleinweb_kernel::promises::{ANSWER, COLLEAGUE_ANSWER};
use pleinweb_platform::run_system;
use pleinweb_platform::testing::on_both;
use pleinweb_reviews::rules::NOBODY_MS;

#[pleinweb_testing::test]
async fn a_late_file_passes_once_and_both_sides_see_it() {
    on_both(|app| async move {
        let (mut one, _) = adviser(&app, agency(1), "Une").await;
        let (_, two_id) = adviser(&app, agency(1), "Deux").await;
        let (person, _, id) = sent_file(&app, agency(1)).await;
        let job = PassOverdue::default();
        let pass = || run_system(&app, "pass", &job);
        let before = one.must_ask::<LoadReview>(&app, id).await;
        one.must_send::<OpenFile>(&app, file(id)).await;

        app.clock.advance(ANSWER.ms() - 1);
        assert_eq!(pass().await, Ok(0), "not before its time");
        app.clock.advance(1);
        assert_eq!(pass().await, Ok(1));
        assert_eq!(pass().await, Ok(0), "once");

        let mut two = signed_in(&app, two_id.0).await;
        let after = two.must_ask::<LoadReview>(&app, id).await;
        assert_ne!(after.owner, before.owner);
        assert_eq!(after.passed_from, before.owner);
        assert_eq!(after.passed_at.map(|when| when.at), Some(app.now()));
        assert_eq!(after.answer_by.at, app.now().plus(COLLEAGUE_ANSWER.ms()));
        two.must_send::<OpenFile>(&app, file(id)).await;
        let queue = two.must_ask::<LoadQueue>(&app, QueueInput::default()).await;
        assert!(queue.rows[0].passed && queue.counts.late == 0);
        let home = person.must_ask::<LoadHome>(&app, ()).await;
        assert_eq!(home.standing.state, State::Passed);
        assert_eq!(home.contact.unwrap().adviser, after.owner);
        assert!(matches!(app.told::<Notification>().await.as_slice(), [Notification::PassedToColleague { answer_by }] if *answer_by == after.answer_by.at));

        app.clock.advance(COLLEAGUE_ANSWER.ms());
        assert_eq!(pass().await, Ok(1), "and on, if the colleague is late too");
        let two = signed_in(&app, two_id.0).await;
        let third = two.must_ask::<LoadReview>(&app, id).await;
        assert_eq!(third.owner, before.owner);
        let audited = "SELECT COUNT(*) FROM audit WHERE command = 'caseload/pass-overdue'";
        assert_eq!(app.count(audited).await, 4);
    })
    .await;
}

#[pleinweb_testing::test]
async fn two_runs_at_once_pass_a_file_once() {
    on_both(|app| async move {
        for name in ["Une", "Deux", "Trois"] {
            adviser(&app, agency(1), name).await;
        }
        for _ in 0..3 {
            sent_file(&app, agency(1)).await;
        }
        app.clock.advance(ANSWER.ms());
        let mut work = tokio::task::JoinSet::new();
        for _ in 0..2 {
            let app = app.clone();
            work.spawn(async move {
                run_system(&app, "pass", &PassOverdue::default())
                    .await
                    .unwrap()
            });
        }
        assert_eq!(work.join_all().await.into_iter().sum::<usize>(), 3);
        assert_eq!(app.mails().await.len(), 3);
    })
    .await;
}

#[pleinweb_testing::test]
async fn without_a_colleague_the_promise_stays_and_shows_as_late() {
    on_both(|app| async move {
        let (alone, me) = adviser(&app, agency(1), "Seule").await;
        let (_, _, id) = sent_file(&app, agency(1)).await;
        let before = alone.must_ask::<LoadReview>(&app, id).await;
        app.clock.advance(ANSWER.ms() + 1);
        let job = PassOverdue::default();
        let pass = || run_system(&app, "pass", &job);
        assert_eq!(pass().await, Ok(1));
        assert_eq!(pass().await, Ok(0), "it does not come up at once again");
        let alone = signed_in(&app, me.0).await;
        let after = alone.must_ask::<LoadReview>(&app, id).await;
        assert_eq!(
            (after.owner, after.answer_by),
            (before.owner, before.answer_by)
        );
        let queue = alone
            .must_ask::<LoadQueue>(&app, QueueInput::default())
            .await;
        assert_eq!(queue.counts.late, 1);
        assert!(app.mails().await.is_empty());

        // A colleague arrives, and an hour later the file passes.
        adviser(&app, agency(1), "Renfort").await;
        app.clock.advance(NOBODY_MS);
        assert_eq!(pass().await, Ok(1));
        let passed = alone.must_ask::<LoadReview>(&app, id).await;
        assert_eq!(passed.owner.as_deref(), Some("Renfort"));
    })
    .await;
}

#[pleinweb_testing::test]
async fn the_job_begins_from_nothing_and_passes_what_is_late() {
    on_both(|app| async move {
        app.works(&LateFiles, 0).await;
        adviser(&app, agency(1), "Une").await;
        adviser(&app, agency(1), "Deux").await;
        for _ in 0..2 {
            sent_file(&app, agency(1)).await;
        }
        app.clock.advance(ANSWER.ms());
        app.works(&LateFiles, 2).await;
        assert_eq!(app.mails().await.len(), 2);
    })
    .await;
}
