//! The queue: whoever has least time left first, page by page, in a constant number of
//! statements; and the caseload: whoever waits too long first.

use super::{adviser, agency, decided, full_web, sent_file, signed_in};
use crate::rules::{is_called, most_urgent};
use crate::{LoadCaseload, LoadDesk, LoadQueue, PassOverdue, PeopleInput, QueueInput};
use pleinweb_contract::{ReturnToAgency, ReturnToAgencyInput};
use pleinweb_kernel::promises::ANSWER;
use pleinweb_kernel::{AppError, HOUR_MS, MINUTE_MS, RegistrationId, Role, Timestamp};
use pleinweb_platform::run_system;
use pleinweb_platform::testing::{Browser, on_both};

#[pleinweb_testing::test]
async fn the_queue_begins_with_whoever_has_least_time_left_and_goes_on_page_by_page() {
    on_both(|app| async move {
        let (browser, _) = adviser(&app, agency(1), "Une").await;
        adviser(&app, agency(1), "Deux").await;
        let mut sent = Vec::new();
        for number in 0..30 {
            let (_, _, id) = sent_file(&app, agency(1)).await;
            sent.push(id);
            // Some at the very same instant: their ids then say which is first.
            if number % 3 == 0 {
                app.clock.advance(MINUTE_MS);
            }
        }
        sent_file(&app, agency(2)).await;
        let first = browser
            .must_ask::<LoadQueue>(&app, QueueInput::default())
            .await;
        assert_eq!(
            (first.counts.waiting, first.counts.mine),
            (30, 15),
            "shared evenly"
        );
        assert_eq!(first.rows.len(), 25);
        let next = first.next.clone().unwrap();
        let from = |after: &str| QueueInput {
            after: after.to_owned(),
            ..QueueInput::default()
        };
        let second = browser.must_ask::<LoadQueue>(&app, from(&next)).await;
        assert_eq!((second.rows.len(), second.next), (5, None));
        let rows: Vec<_> = first.rows.iter().chain(&second.rows).collect();
        let mut shown: Vec<_> = rows.iter().map(|row| row.registration).collect();
        assert!(
            rows.windows(2)
                .all(|pair| pair[0].answer_by.at <= pair[1].answer_by.at)
        );
        shown.sort_unstable();
        sent.sort_unstable();
        assert_eq!(shown, sent, "each once, and none of another agency");
        let odd = browser.must_ask::<LoadQueue>(&app, from("odd")).await;
        assert_eq!(
            odd.rows, first.rows,
            "an address that was cut is the first page"
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn lists_are_for_advisers() {
    on_both(|app| async move {
        let (seeker, _) = super::someone(&app, Role::JobSeeker).await;
        for (browser, error) in [
            (seeker, AppError::NotAllowed),
            (Browser::new(), AppError::SignInRequired),
        ] {
            let queue = browser.ask::<LoadQueue>(&app, QueueInput::default()).await;
            assert_eq!(queue.map(|_| ()), Err(error.clone()));
            let people = browser
                .ask::<LoadCaseload>(&app, PeopleInput::default())
                .await;
            assert_eq!(people.map(|_| ()), Err(error));
        }
        let (nobody, _) = super::someone(&app, Role::Adviser).await;
        let queue = nobody
            .must_ask::<LoadQueue>(&app, QueueInput::default())
            .await;
        assert!(queue.rows.is_empty());
    })
    .await;
}

#[pleinweb_testing::test]
async fn the_figures_of_the_queue_are_its_filters() {
    on_both(|app| async move {
        let (_, alone) = adviser(&app, agency(1), "Seule").await;
        for _ in 0..3 {
            sent_file(&app, agency(1)).await;
        }
        app.clock.advance(ANSWER.ms() + 1);
        // Nobody to pass them to: they stay, late. Then a colleague gets two more.
        run_system(&app, "pass", &PassOverdue::default())
            .await
            .unwrap();
        adviser(&app, agency(1), "Deux").await;
        for _ in 0..2 {
            sent_file(&app, agency(1)).await;
        }
        let browser = signed_in(&app, alone.0).await;
        let show = |show: &str| QueueInput {
            show: show.to_owned(),
            ..QueueInput::default()
        };
        let all = browser.must_ask::<LoadQueue>(&app, show("odd")).await;
        let counts = all.counts;
        assert_eq!((counts.waiting, counts.late, counts.mine), (5, 3, 3));
        assert!(all.rows[2].answer_by.at < all.now && all.rows[3].answer_by.at > all.now);
        for (filter, count) in [("late", 3), ("mine", 3), ("all", 5)] {
            let view = browser.must_ask::<LoadQueue>(&app, show(filter)).await;
            assert_eq!(view.rows.len(), count, "{filter}");
            assert_eq!(view.counts, counts, "the figures stay");
        }
        let desk = browser.must_ask::<LoadDesk>(&app, ()).await;
        assert_eq!((desk.queue, desk.people), (3, 0));
    })
    .await;
}

#[pleinweb_testing::test]
fn a_name_is_found_however_it_is_typed() {
    for (name, typed, found) in [
        ("Zoé Lefèvre", "", true),
        ("Zoé Lefèvre", "zoe", true),
        ("Zoé Lefèvre", "LEFEVRE", true),
        ("Zoé Lefèvre", "lefè zo", true),
        ("Zoé Lefèvre", "lefevre ana", false),
        ("Cœur", "coeur", true),
        ("", "a", false),
    ] {
        assert_eq!(is_called(name, typed), found, "{name} {typed}");
    }
    assert!(most_urgent(Some(Timestamp(1))) < most_urgent(Some(Timestamp(2))));
    assert!(most_urgent(Some(Timestamp(2))) < most_urgent(None));
}

#[pleinweb_testing::test]
async fn a_caseload_begins_with_whoever_waits_too_long() {
    on_both(|app| async move {
        let (mut browser, me) = adviser(&app, agency(1), "Une").await;
        let once = || ReturnToAgencyInput {
            how: "once".to_owned(),
            ..ReturnToAgencyInput::default()
        };
        let mut ids: Vec<RegistrationId> = Vec::new();
        let mut people = Vec::new();
        for _ in 0..4 {
            let (person, _, id) = sent_file(&app, agency(1)).await;
            decided(&app, &mut browser, full_web(id)).await;
            app.clock.advance(MINUTE_MS);
            ids.push(id);
            people.push(person);
        }
        people[1].must_send::<ReturnToAgency>(&app, once()).await;
        app.clock.advance(HOUR_MS);
        people[2].must_send::<ReturnToAgency>(&app, once()).await;
        app.clock.advance(ANSWER.ms() - HOUR_MS + 1);
        let browser = signed_in(&app, me.0).await;
        let all = browser
            .must_ask::<LoadCaseload>(&app, PeopleInput::default())
            .await;
        let order: Vec<_> = all.rows.iter().map(|row| row.registration).collect();
        assert_eq!(order, [ids[1], ids[2], ids[3], ids[0]]);
        assert_eq!((all.total, all.to_do, all.late, all.found), (4, 2, 1, 4));
        let to_do = PeopleInput {
            to_do: true,
            ..PeopleInput::default()
        };
        let view = browser.must_ask::<LoadCaseload>(&app, to_do).await;
        let order: Vec<_> = view.rows.iter().map(|row| row.registration).collect();
        assert_eq!((order, view.total), (vec![ids[1], ids[2]], 4));
        let named = PeopleInput {
            name: "personne de ce nom".to_owned(),
            ..PeopleInput::default()
        };
        let view = browser.must_ask::<LoadCaseload>(&app, named).await;
        assert_eq!((view.rows.len(), view.found, view.total), (0, 0, 4));
        let desk = browser.must_ask::<LoadDesk>(&app, ()).await;
        assert_eq!((desk.queue, desk.people), (0, 1));
    })
    .await;
}
