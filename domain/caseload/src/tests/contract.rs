//! The way back and the way in again, on both databases.

use crate::tests::{adviser, agency, decided, full_web, sent_file, someone};
use crate::{CountQueue, LoadCaseload, LoadQueue, PeopleInput, QueueInput};
use pleinweb_contract::Notification;
use pleinweb_contract::{
    Cause, LoadContract, LoadHome, LoadReturn, ReturnToAgency, ReturnToAgencyInput, State,
    VolunteerAgain, VolunteerAgainInput,
};
use pleinweb_entry::Path;
use pleinweb_kernel::{AppError, HOUR_MS, Role};
use pleinweb_platform::testing::{Browser, TestApp, on_both};
use pleinweb_reviews::{Event, ReviewKind};

fn back(how: &str) -> ReturnToAgencyInput {
    ReturnToAgencyInput {
        how: how.to_owned(),
        why: "connection".to_owned(),
        note: "Le réseau est trop faible chez moi.".to_owned(),
    }
}

/// An adviser, and a person whom they confirmed as 100 % Web.
async fn confirmed(app: &TestApp) -> (Browser, Browser, pleinweb_kernel::RegistrationId) {
    let (mut adviser_, _) = adviser(app, agency(1), "Camille Roux").await;
    let (person, _, id) = sent_file(app, agency(1)).await;
    decided(app, &mut adviser_, full_web(id)).await;
    app.clock.advance(HOUR_MS);
    (adviser_, person, id)
}

async fn state(app: &TestApp, person: &Browser) -> State {
    person.must_ask::<LoadHome>(app, ()).await.standing.state
}

#[pleinweb_testing::test]
fn a_reason_is_optional_and_a_way_is_not() {
    let ok = |input: ReturnToAgencyInput| input.check().map(|parsed| parsed.why.is_some());
    assert_eq!(ok(back("once")), Ok(true));
    let plain = ReturnToAgencyInput {
        how: "for-good".to_owned(),
        why: "  ".to_owned(),
        ..ReturnToAgencyInput::default()
    };
    assert_eq!(ok(plain), Ok(false));
    for (input, field, code) in [
        (back(""), "how", "required"),
        (back("never"), "how", "choice-unknown"),
        (
            ReturnToAgencyInput {
                why: "weather".to_owned(),
                ..back("once")
            },
            "why",
            "choice-unknown",
        ),
        (
            ReturnToAgencyInput {
                note: "x".repeat(1001),
                ..back("once")
            },
            "note",
            "too-long",
        ),
    ] {
        let errors = input.check().unwrap_err();
        assert_eq!(
            errors
                .of(field)
                .map(|code| code.as_str().to_owned())
                .as_deref(),
            Some(code)
        );
    }
}

#[pleinweb_testing::test]
async fn once_means_the_next_interview_and_nothing_else() {
    on_both(|app| async move {
        let (adviser_, mut person, _) = confirmed(&app).await;
        for _ in 0..2 {
            person.must_send::<ReturnToAgency>(&app, back("once")).await;
        }
        let contract = person.must_ask::<LoadContract>(&app, ()).await;
        assert_eq!(contract.versions.len(), 2, "asking twice is asking once");
        let version = &contract.versions[0];
        assert_eq!(
            (version.cause, version.contract.path()),
            (Cause::ReturnedOnce, Path::FullWeb)
        );
        assert!(version.contract.desk_once);
        assert_eq!(version.reason, "Le réseau est trop faible chez moi.");
        assert_eq!(state(&app, &person).await, State::ReturnedOnce);
        let people = adviser_
            .must_ask::<LoadCaseload>(&app, PeopleInput::default())
            .await;
        let row = &people.rows[0];
        assert_eq!(row.last_event, Event::ReturnedOnce);
        assert_eq!(
            row.interview_by.map(|when| when.at),
            Some(app.now().plus(72 * HOUR_MS))
        );
        assert!(!row.returned_for_good);
        let decided: Vec<crate::Notification> = app.told().await;
        let told: Vec<Notification> = app.told().await;
        assert_eq!(app.mails().await.len(), 2);
        assert!(
            matches!(
                (decided.as_slice(), told.as_slice()),
                (
                    [crate::Notification::Decided { .. }],
                    [Notification::ReturnedToAgency { once: true }]
                )
            ),
            "{decided:?} {told:?}"
        );
        let woken = "SELECT COUNT(*) FROM outbox WHERE topic LIKE 'agency:%'";
        assert!(app.count(woken).await >= 3, "sent, decided, returned");
    })
    .await;
}

#[pleinweb_testing::test]
async fn for_good_and_then_a_volunteer_again() {
    on_both(|app| async move {
        let (mut adviser_, mut person, id) = confirmed(&app).await;
        person.must_send::<ReturnToAgency>(&app, back("once")).await;
        for _ in 0..2 {
            person
                .must_send::<ReturnToAgency>(&app, back("for-good"))
                .await;
        }
        let way = person.must_ask::<LoadReturn>(&app, ()).await;
        assert_eq!(way.current.unwrap().path(), Path::Agency);
        assert!(way.may_volunteer && way.interview_by.is_some() && way.answer_by.is_none());
        assert_eq!(state(&app, &person).await, State::ReturnedForGood);
        assert_eq!(app.count("SELECT COUNT(*) FROM desk_interview").await, 1);
        let people = adviser_
            .must_ask::<LoadCaseload>(&app, PeopleInput::default())
            .await;
        assert!(people.rows[0].returned_for_good);

        app.clock.advance(HOUR_MS);
        for _ in 0..2 {
            person
                .must_send::<VolunteerAgain>(&app, VolunteerAgainInput::default())
                .await;
        }
        assert_eq!(state(&app, &person).await, State::VolunteersAgain);
        let contract = person.must_ask::<LoadContract>(&app, ()).await;
        assert_eq!(
            contract.versions[0].contract.path(),
            Path::Agency,
            "nothing changes by itself"
        );
        assert!(!contract.may_volunteer && contract.answer_by.is_some());
        let queue = adviser_
            .must_ask::<LoadQueue>(&app, QueueInput::default())
            .await;
        // The front page says as much, and reads nobody's name.
        assert_eq!(
            adviser_.must_ask::<CountQueue>(&app, ()).await,
            queue.counts
        );
        assert_eq!(queue.rows.len(), 1);
        let row = &queue.rows[0];
        assert_eq!(
            (row.kind, row.registration),
            (ReviewKind::VolunteersAgain, id)
        );
        assert_eq!(row.answer_by.at, app.now().plus(72 * HOUR_MS));
        assert!(row.mine, "the adviser who knows the person");

        decided(&app, &mut adviser_, full_web(id)).await;
        let contract = person.must_ask::<LoadContract>(&app, ()).await;
        assert_eq!(contract.versions[0].contract.path(), Path::FullWeb);
        assert_eq!(contract.versions.len(), 4);
        let again = person
            .send::<VolunteerAgain>(&app, VolunteerAgainInput::default())
            .await;
        assert_eq!(again, Err(AppError::conflict("already-full-web")));
    })
    .await;
}

#[pleinweb_testing::test]
async fn returning_for_good_takes_back_a_request_to_volunteer() {
    on_both(|app| async move {
        let (adviser_, mut person, _) = confirmed(&app).await;
        person
            .must_send::<ReturnToAgency>(&app, back("for-good"))
            .await;
        person
            .must_send::<VolunteerAgain>(&app, VolunteerAgainInput::default())
            .await;
        person
            .must_send::<ReturnToAgency>(&app, back("for-good"))
            .await;
        let queue = adviser_
            .must_ask::<LoadQueue>(&app, QueueInput::default())
            .await;
        assert!(queue.rows.is_empty());
        assert_eq!(state(&app, &person).await, State::ReturnedForGood);
    })
    .await;
}

#[pleinweb_testing::test]
async fn two_returns_at_once_are_one() {
    on_both(|app| async move {
        let (_, person, _) = confirmed(&app).await;
        let mut work = tokio::task::JoinSet::new();
        for how in ["for-good", "for-good", "for-good"] {
            let (app, mut person) = (app.clone(), person.clone());
            work.spawn(async move { person.send::<ReturnToAgency>(&app, back(how)).await });
        }
        for done in work.join_all().await {
            assert_eq!(done, Ok(()));
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM contract_version").await, 2);
        assert_eq!(app.count("SELECT COUNT(*) FROM desk_interview").await, 1);
    })
    .await;
}

#[pleinweb_testing::test]
async fn before_a_decision_one_can_return_as_well() {
    on_both(|app| async move {
        adviser(&app, agency(1), "Une").await;
        let (mut person, _, _) = sent_file(&app, agency(1)).await;
        let first = person
            .send::<VolunteerAgain>(&app, VolunteerAgainInput::default())
            .await;
        assert_eq!(first, Err(AppError::conflict("register-first")));
        person.must_send::<ReturnToAgency>(&app, back("once")).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM contract_version").await, 0);
        person
            .must_send::<ReturnToAgency>(&app, back("for-good"))
            .await;
        let contract = person.must_ask::<LoadContract>(&app, ()).await;
        assert_eq!(contract.versions[0].contract.path(), Path::Agency);
        assert_eq!(
            state(&app, &person).await,
            State::Sent,
            "an adviser still answers"
        );

        let (mut nowhere, _) = someone(&app, Role::JobSeeker).await;
        let refused = nowhere.send::<ReturnToAgency>(&app, back("once")).await;
        assert_eq!(refused, Err(AppError::conflict("agency-unknown")));
        let (mut adviser_, _) = adviser(&app, agency(1), "Deux").await;
        let refused = adviser_.send::<ReturnToAgency>(&app, back("once")).await;
        assert_eq!(refused, Err(AppError::NotAllowed));
        let refused = Browser::new()
            .send::<VolunteerAgain>(&app, VolunteerAgainInput::default())
            .await;
        assert_eq!(refused, Err(AppError::SignInRequired));
    })
    .await;
}
