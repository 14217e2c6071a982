//! Outside the caseload a reason is stated first, and nobody reads everybody.

use std::sync::Arc;

use crate::{LiftAsHead, LiftAsOperator, LiftInput, LoadHead};
use pleinweb_accounts as accounts;
use pleinweb_caseload::Notification;
use pleinweb_caseload::tests::{
    adviser, agency, decided, file, full_web, sent_file, signed_in, someone,
};
use pleinweb_caseload::{
    DecideFile, LoadCaseload, LoadFile, LoadPause, LoadQueue, OpenFile, PeopleInput, QueueInput,
    READING_PAUSED, REASON_FIRST, StateReason, StateReasonInput,
};
use pleinweb_kernel::{
    AccountId, AdviserId, AgencyId, AppError, HOUR_MS, MINUTE_MS, RegistrationId, Role,
};
use pleinweb_platform::Of;
use pleinweb_platform::Settings;
use pleinweb_platform::clock::SeededRandomness;
use pleinweb_platform::testing::{Browser, TestApp, on_both, sqlite_app_with};

const JOURNAL: &str = "SELECT COUNT(*) FROM access_journal";

fn paused() -> AppError {
    AppError::conflict(READING_PAUSED)
}

fn because(registration: RegistrationId, reason: &str, words: &str) -> StateReasonInput {
    StateReasonInput {
        registration: registration.to_string(),
        reason: reason.to_owned(),
        words: words.to_owned(),
    }
}

/// States a reason and reads.
async fn read(app: &TestApp, browser: &mut Browser, id: RegistrationId) -> Result<(), AppError> {
    let why = because(id, "to-decide", "");
    browser.send::<StateReason>(app, why).await?;
    browser.ask::<LoadFile>(app, id).await.map(|_| ())
}

async fn head_of(app: &TestApp, id: AdviserId, agency: AgencyId) {
    let mut tx = app.db().begin().await.unwrap();
    accounts::name_head(
        &mut tx,
        Of::for_test(AccountId(id.0)),
        agency,
        None,
        app.now(),
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

async fn files(app: &TestApp, number: usize) -> Vec<RegistrationId> {
    let mut files = Vec::new();
    for _ in 0..number {
        files.push(sent_file(app, agency(1)).await.2);
    }
    files
}

#[pleinweb_testing::test]
async fn outside_the_caseload_a_file_asks_a_reason_before_it_shows_anything() {
    on_both(|app| async move {
        let (mut one, me) = adviser(&app, agency(1), "Une").await;
        let id = files(&app, 1).await[0];
        let first = Err(AppError::conflict(REASON_FIRST));
        assert_eq!(one.ask::<LoadFile>(&app, id).await.map(|_| ()), first);
        assert_eq!(app.count(JOURNAL).await, 0, "nothing was read");
        for (reason, words) in [
            ("", ""),
            ("nonsense", ""),
            ("other", "  "),
            ("to-decide", "x".repeat(301).as_str()),
        ] {
            let refused = one
                .send::<StateReason>(&app, because(id, reason, words))
                .await;
            assert!(
                matches!(refused, Err(AppError::Invalid(_))),
                "{reason} {words}"
            );
        }
        // Opening a file to decide is no reason.
        one.must_send::<OpenFile>(&app, file(id)).await;
        assert_eq!(one.ask::<LoadFile>(&app, id).await.map(|_| ()), first);

        let why = because(id, "other", "Un courrier est revenu.");
        one.must_send::<StateReason>(&app, why).await;
        one.must_ask::<LoadFile>(&app, id).await;
        let kept = "SELECT COUNT(*) FROM access_journal WHERE reason = 'other'";
        assert_eq!(app.count(kept).await, 2, "with the reading too");
        let words = "SELECT COUNT(*) FROM access_journal WHERE words IS NOT NULL";
        assert_eq!(app.count(words).await, 1);
        let plain =
            "SELECT COUNT(*) FROM access_journal WHERE CAST(words AS TEXT) LIKE '%courrier%'";
        assert_eq!(app.count(plain).await, 0, "sealed");

        // It holds an hour, or as long as one holds the file to decide.
        app.clock.advance(50 * MINUTE_MS);
        let mut one = {
            let _ = one;
            signed_in(&app, me.0).await
        };
        one.must_send::<OpenFile>(&app, file(id)).await;
        app.clock.advance(20 * MINUTE_MS);
        let mut one = {
            let _ = one;
            signed_in(&app, me.0).await
        };
        one.must_ask::<LoadFile>(&app, id).await;
        app.clock.advance(20 * MINUTE_MS);
        let one_later = signed_in(&app, me.0).await;
        assert_eq!(one_later.ask::<LoadFile>(&app, id).await.map(|_| ()), first);

        // In the caseload nothing is asked.
        one = signed_in(&app, me.0).await;
        decided(&app, &mut one, full_web(id)).await;
        one.must_ask::<LoadFile>(&app, id).await;
        let (two, _) = adviser(&app, agency(1), "Deux").await;
        let refused = two.ask::<LoadFile>(&app, id).await.map(|_| ());
        assert_eq!(refused, Err(AppError::NotFound));
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_page_of_names_writes_one_row_and_counts_as_one() {
    on_both(|app| async move {
        let (mut one, _) = adviser(&app, agency(1), "Une").await;
        assert!(
            one.must_ask::<LoadQueue>(&app, QueueInput::default())
                .await
                .rows
                .is_empty()
        );
        assert_eq!(app.count(JOURNAL).await, 0, "nobody was shown");
        let ids = files(&app, 30).await;
        for rows in 1..4 {
            one.must_ask::<LoadQueue>(&app, QueueInput::default()).await;
            assert_eq!(app.count(JOURNAL).await, rows, "a row each time");
        }
        let counted = "SELECT COUNT(*) FROM reading WHERE scope = 'outside'";
        assert_eq!(app.count(counted).await, 1, "the same page is one");
        let next = one
            .must_ask::<LoadQueue>(&app, QueueInput::default())
            .await
            .next
            .unwrap();
        let second = QueueInput {
            after: next,
            ..QueueInput::default()
        };
        one.must_ask::<LoadQueue>(&app, second).await;
        assert_eq!(app.count(counted).await, 2, "another page is another");
        for id in &ids[..18] {
            read(&app, &mut one, *id).await.unwrap();
        }
        assert_eq!(read(&app, &mut one, ids[18]).await, Err(paused()));
    })
    .await;
}

#[pleinweb_testing::test]
async fn twenty_people_an_hour_and_then_nobody_until_it_is_over() {
    on_both(|app| async move {
        let (mut one, me) = adviser(&app, agency(1), "Une").await;
        let (_, head) = adviser(&app, agency(1), "Dominique").await;
        head_of(&app, head, agency(1)).await;
        let (_, elsewhere) = adviser(&app, agency(2), "Loin").await;
        head_of(&app, elsewhere, agency(2)).await;
        someone(&app, Role::Operator).await;
        let ids = files(&app, 22).await;
        for id in &ids[..20] {
            read(&app, &mut one, *id).await.unwrap();
            // Again and again is one person.
            read(&app, &mut one, *id).await.unwrap();
        }
        assert!(app.mails().await.is_empty());
        let before = app.count(JOURNAL).await;
        assert_eq!(read(&app, &mut one, ids[20]).await, Err(paused()));

        // Told with the same commit: the head, the operator, nobody else.
        let told: Vec<Notification> = app.told().await;
        let links: Vec<&str> = told
            .iter()
            .filter_map(|notice| match notice {
                Notification::MassReading {
                    name,
                    count: 20,
                    link,
                    ..
                } if name == "Une" => Some(link.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!((told.len(), links.len()), (2, 2), "{told:?}");
        assert!(links.contains(&"/conseil") && links.contains(&"/exploitation"));
        let alarms = "SELECT COUNT(*) FROM alarm WHERE kind = 'mass-reading' AND closed_at IS NULL";
        assert_eq!(app.count(alarms).await, 1);

        // Nobody any more: neither whom they read before, nor lists.
        assert_eq!(
            one.ask::<LoadFile>(&app, ids[0]).await.map(|_| ()),
            Err(paused())
        );
        assert_eq!(
            one.ask::<LoadFile>(&app, ids[21]).await.map(|_| ()),
            Err(paused())
        );
        let list = one.ask::<LoadQueue>(&app, QueueInput::default()).await;
        assert_eq!(list.map(|_| ()), Err(paused()));
        assert_eq!(app.count(JOURNAL).await, before, "nothing was shown");
        assert_eq!(app.mails().await.len(), 2, "told once");
        let pause = one.must_ask::<LoadPause>(&app, ()).await.unwrap();
        assert_eq!(pause.heads, ["Dominique"]);
        assert_eq!(pause.until.at, app.now().plus(HOUR_MS));

        // What was written about someone who was read is not lost; deciding on
        // the unread is no way round.
        decided(&app, &mut one, full_web(ids[0])).await;
        let refused = one.send::<DecideFile>(&app, full_web(ids[21])).await;
        assert_eq!(refused, Err(paused()));
        let people = one.ask::<LoadCaseload>(&app, PeopleInput::default()).await;
        assert_eq!(people.map(|_| ()), Err(paused()), "within the caseload too");

        app.clock.advance(HOUR_MS - 1);
        let one_later = signed_in(&app, me.0).await;
        let list = one_later
            .ask::<LoadQueue>(&app, QueueInput::default())
            .await;
        assert_eq!(list.map(|_| ()), Err(paused()));
        app.clock.advance(1);
        let mut one = signed_in(&app, me.0).await;
        assert_eq!(one.must_ask::<LoadPause>(&app, ()).await, None);
        one.must_ask::<LoadQueue>(&app, QueueInput::default()).await;
        read(&app, &mut one, ids[21]).await.unwrap();
    })
    .await;
}

#[pleinweb_testing::test]
async fn deciding_unread_counts_as_reading() {
    on_both(|app| async move {
        let (mut one, _) = adviser(&app, agency(1), "Une").await;
        let ids = files(&app, 21).await;
        for id in &ids[..20] {
            decided(&app, &mut one, full_web(*id)).await;
        }
        let refused = one.send::<DecideFile>(&app, full_web(ids[20])).await;
        assert_eq!(refused, Err(paused()));
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_head_or_an_operator_lifts_it_and_counting_begins_anew() {
    on_both(|app| async move {
        let (mut one, me) = adviser(&app, agency(1), "Une").await;
        let (mut head, head_id) = adviser(&app, agency(1), "Dominique").await;
        head_of(&app, head_id, agency(1)).await;
        let (mut elsewhere, far_id) = adviser(&app, agency(2), "Loin").await;
        head_of(&app, far_id, agency(2)).await;
        let (mut colleague, _) = adviser(&app, agency(1), "Deux").await;
        let (mut operator, _) = someone(&app, Role::Operator).await;
        let ids = files(&app, 42).await;
        let lift = |id: AdviserId| LiftInput {
            account: id.to_string(),
        };
        // Nothing to lift.
        assert_eq!(
            head.send::<LiftAsHead>(&app, lift(me)).await,
            Err(AppError::NotFound)
        );
        assert_eq!(
            operator.send::<LiftAsOperator>(&app, lift(me)).await,
            Err(AppError::NotFound)
        );
        for id in &ids[..20] {
            read(&app, &mut one, *id).await.unwrap();
        }
        assert_eq!(read(&app, &mut one, ids[20]).await, Err(paused()));
        let view = head.must_ask::<LoadHead>(&app, ()).await;
        assert_eq!((view.paused.len(), view.alarms.len()), (1, 1), "{view:?}");
        assert_eq!(
            (view.paused[0].name.as_str(), view.alarms[0].about.as_str()),
            ("Une", "Une")
        );
        for browser in [&mut one, &mut colleague, &mut elsewhere] {
            let refused = browser.send::<LiftAsHead>(&app, lift(me)).await;
            assert_eq!(refused, Err(AppError::NotFound));
            let refused = browser.send::<LiftAsOperator>(&app, lift(me)).await;
            assert_eq!(refused, Err(AppError::NotAllowed));
        }
        head.must_send::<LiftAsHead>(&app, lift(me)).await;
        // At the very same instant what was read before would still count.
        app.clock.advance(1);
        for id in &ids[20..40] {
            read(&app, &mut one, *id).await.unwrap();
        }
        assert_eq!(read(&app, &mut one, ids[40]).await, Err(paused()));
        operator.must_send::<LiftAsOperator>(&app, lift(me)).await;
        app.clock.advance(1);
        read(&app, &mut one, ids[40]).await.unwrap();

        // A head does not lift their own.
        for id in &ids[..20] {
            read(&app, &mut head, *id).await.unwrap();
        }
        assert_eq!(read(&app, &mut head, ids[20]).await, Err(paused()));
        let refused = head.send::<LiftAsHead>(&app, lift(head_id)).await;
        assert_eq!(refused, Err(AppError::NotFound));
        operator
            .must_send::<LiftAsOperator>(&app, lift(head_id))
            .await;
    })
    .await;
}

#[pleinweb_testing::test]
async fn two_nodes_at_once_do_not_pass_the_limit_together() {
    on_both(|app| async move {
        let (one, _) = adviser(&app, agency(1), "Une").await;
        let ids = files(&app, 30).await;
        let other = app.at(app.clock.clone(), Arc::new(SeededRandomness::new(99)));
        let mut work = tokio::task::JoinSet::new();
        for (turn, id) in ids.into_iter().enumerate() {
            let node = if turn % 2 == 0 {
                app.app.clone()
            } else {
                other.clone()
            };
            let mut browser = one.clone();
            work.spawn(async move {
                let why = because(id, "to-decide", "");
                browser.send::<StateReason>(&node, why).await.is_ok()
            });
        }
        let passed = work
            .join_all()
            .await
            .into_iter()
            .filter(|passed| *passed)
            .count();
        assert!(passed <= 20, "{passed}");
        let counted = app.count("SELECT COUNT(*) FROM reading").await;
        assert_eq!(usize::try_from(counted).unwrap(), passed);
        let pauses = app.count("SELECT COUNT(*) FROM reading_pause").await;
        assert!(pauses <= 1, "{pauses}");
    })
    .await;
}

#[pleinweb_testing::test]
async fn within_the_caseload_the_limit_is_another() {
    let app = sqlite_app_with(Settings {
        readings_outside: 1000,
        readings_inside: 3,
        ..Settings::default()
    })
    .await;
    let (mut one, _) = adviser(&app, agency(1), "Une").await;
    let ids = files(&app, 4).await;
    for id in &ids {
        decided(&app, &mut one, full_web(*id)).await;
    }
    // The list of one's own people counts as one here.
    one.must_ask::<LoadCaseload>(&app, PeopleInput::default())
        .await;
    for id in &ids[..2] {
        one.must_ask::<LoadFile>(&app, *id).await;
    }
    let refused = one.ask::<LoadFile>(&app, ids[2]).await;
    assert_eq!(refused.map(|_| ()), Err(paused()));
}

#[pleinweb_testing::test]
fn the_limits_are_twenty_and_a_hundred_and_fifty() {
    let settings = Settings::default();
    let limits = (settings.readings_outside, settings.readings_inside);
    assert_eq!(limits, (20, 150));
}
