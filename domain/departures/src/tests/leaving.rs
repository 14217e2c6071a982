//! Off an agency: asked, handed over, told.

use super::{
    Kind, LeaveAgency, LeaveInput, LoadQuestion, QUEUE, Question, acts, adviser, agencies_of,
    agency, also_in, asked, followed_by, follower_of, leave, operator, owner_of, sent_file,
};
use pleinweb_caseload::{
    CallbackInput, LoadCallbacks, LoadQueue, OpenFile, PeopleInput, QueueInput, TakeCallback,
};
use pleinweb_contract::{ReturnToAgency, ReturnToAgencyInput};
use pleinweb_entry::{RequestCallback, RequestCallbackInput};
use pleinweb_kernel::{AdviserId, AppError, HOUR_MS, Role};
use pleinweb_platform::on;
use pleinweb_platform::testing::{Browser, TestApp, on_both};

async fn asks(app: &TestApp, operator: &Browser, id: AdviserId) -> Question {
    let asked = asked(id, Some(agency(1)));
    operator.must_ask::<LoadQuestion>(app, asked).await
}

/// Somebody asks to be called back by the agency, and an adviser takes it.
async fn take_a_call(app: &TestApp, adviser: &mut Browser) {
    let request = RequestCallbackInput {
        name: "Camille Roy".to_owned(),
        phone: "07 11 22 33 44".to_owned(),
        slot: "any".to_owned(),
        subject: "other".to_owned(),
        postcode: "87000".to_owned(),
        agreed: true,
        ..RequestCallbackInput::default()
    };
    Browser::new()
        .must_send::<RequestCallback>(app, request)
        .await;
    let mut tx = app.db().begin().await.unwrap();
    let id: uuid::Uuid = on!(&mut tx, |c| sqlx::query_scalar(
        "UPDATE callback_request SET agency_id = $1 RETURNING id"
    )
    .bind(agency(1))
    .fetch_one(c)
    .await)
    .unwrap();
    tx.commit().await.unwrap();
    let call = CallbackInput {
        callback: id.to_string(),
    };
    adviser.must_send::<TakeCallback>(app, call).await;
}

#[pleinweb_testing::test]
async fn what_is_open_is_named_and_goes_to_who_takes_over() {
    on_both(|app| async move {
        let mut operator = operator(&app).await;
        let (mut leaving, id) = adviser(&app, agency(1), "Partie").await;
        also_in(&app, id, agency(2)).await;
        let (person, _) = followed_by(&app, &mut leaving).await;
        let (mut other, _, asked_back) = sent_file(&app, agency(1)).await;
        leaving
            .must_send::<OpenFile>(&app, pleinweb_caseload::tests::file(asked_back))
            .await;
        let once = ReturnToAgencyInput {
            how: "once".to_owned(),
            ..ReturnToAgencyInput::default()
        };
        // Of somebody who is not followed: it is no interview of theirs.
        other.must_send::<ReturnToAgency>(&app, once).await;
        take_a_call(&app, &mut leaving).await;
        let (_, stays) = adviser(&app, agency(1), "Restée").await;

        let question = asks(&app, &operator, id).await;
        let place = &question.places[0];
        assert_eq!(
            (
                place.files,
                place.claims,
                place.people,
                place.interviews,
                place.calls
            ),
            (1, 1, 1, 0, 1),
            "{place:?}"
        );
        assert_eq!((question.kind, question.last), (Kind::Left, false));
        assert_eq!(place.colleagues.len(), 1);
        assert_eq!(place.colleagues[0].name, "Restée");

        // Nobody takes over by chance.
        let nobody = LeaveInput {
            heirs: vec![],
            ..leave(id, agency(1), "")
        };
        for (form, code) in [
            (nobody, "choose-answer"),
            (leave(id, agency(1), &id.to_string()), "heir-gone"),
        ] {
            let refused = operator.send::<LeaveAgency>(&app, form).await;
            assert_eq!(refused, Err(AppError::invalid("heirs[0][to]", code)));
        }
        assert_eq!(agencies_of(&app, id).await.len(), 2);

        let form = leave(id, agency(1), &stays.to_string());
        operator.must_send::<LeaveAgency>(&app, form.clone()).await;
        assert_eq!(agencies_of(&app, id).await, [agency(2)]);
        assert_eq!(owner_of(&app, asked_back).await, Some(stays));
        assert_eq!(follower_of(&app, person).await, stays);
        for free in [
            "SELECT COUNT(*) FROM review WHERE claimed_by IS NOT NULL",
            "SELECT COUNT(*) FROM callback_request WHERE owner_id IS NOT NULL",
        ] {
            assert_eq!(app.count(free).await, 0, "{free}");
        }
        let told = acts(&app, &operator).await;
        let place = &told[0].places[0];
        assert_eq!(told[0].name, "Partie");
        assert_eq!(place.name, "Agence 1");
        assert_eq!(
            (
                place.heir.as_deref(),
                place.files,
                place.people,
                place.left_alone
            ),
            (Some("Restée"), 1, 1, 0)
        );

        // A second operator, or a second page: a clear answer, and nothing twice.
        let mut second = super::operator(&app).await;
        let again = second.send::<LeaveAgency>(&app, form).await;
        assert_eq!(again, Err(AppError::conflict("already-done")));
        assert!(asks(&app, &second, id).await.already);
        assert_eq!(acts(&app, &second).await.len(), 1);
    })
    .await;
}

#[pleinweb_testing::test]
async fn back_to_the_queue_nobody_has_the_files_and_people_are_shared_out() {
    on_both(|app| async move {
        let mut operator = operator(&app).await;
        let (mut leaving, id) = adviser(&app, agency(1), "Partie").await;
        also_in(&app, id, agency(2)).await;
        let mut people = Vec::new();
        for _ in 0..4 {
            people.push(followed_by(&app, &mut leaving).await.0);
        }
        let (_, _, waits) = sent_file(&app, agency(1)).await;
        let (one, first) = adviser(&app, agency(1), "Une").await;
        let (_, second) = adviser(&app, agency(1), "Deux").await;
        operator
            .must_send::<LeaveAgency>(&app, leave(id, agency(1), QUEUE))
            .await;
        assert_eq!(owner_of(&app, waits).await, None);
        let mut with = [0, 0];
        for person in people {
            let follower = follower_of(&app, person).await;
            assert!(follower == first || follower == second);
            with[usize::from(follower == second)] += 1;
        }
        assert_eq!(with, [2, 2]);
        // Everybody of the agency sees it, and it passes on as any other.
        let queue = one.must_ask::<LoadQueue>(&app, QueueInput::default()).await;
        assert_eq!((queue.rows.len(), queue.counts.mine), (1, 0));
        assert_eq!(queue.rows[0].owner, None);
    })
    .await;
}

#[pleinweb_testing::test]
async fn the_last_agency_is_asked_in_particular_and_who_has_none_is_told() {
    on_both(|app| async move {
        let mut operator = operator(&app).await;
        let (mut alone, id) = adviser(&app, agency(1), "Seule").await;
        let (person, _) = followed_by(&app, &mut alone).await;
        let question = asks(&app, &operator, id).await;
        assert!(question.last && question.places[0].colleagues.is_empty());
        let unsaid = LeaveInput {
            last: false,
            ..leave(id, agency(1), QUEUE)
        };
        let refused = operator.send::<LeaveAgency>(&app, unsaid).await;
        assert_eq!(refused, Err(AppError::invalid("last", "must-accept")));
        operator
            .must_send::<LeaveAgency>(&app, leave(id, agency(1), QUEUE))
            .await;
        // There is nobody else: the person stays at this name, and that is said.
        assert_eq!(follower_of(&app, person).await, id);
        assert_eq!(acts(&app, &operator).await[0].places[0].left_alone, 1);
        let all = String::new;
        assert!(
            alone
                .must_ask::<LoadQueue>(&app, QueueInput::default())
                .await
                .nowhere
        );
        assert!(alone.must_ask::<LoadCallbacks>(&app, all()).await.nowhere);
        let people = alone
            .must_ask::<pleinweb_caseload::LoadCaseload>(&app, PeopleInput::default())
            .await;
        assert!(people.nowhere);
        let (other, _) = adviser(&app, agency(2), "Autre").await;
        assert!(
            !other
                .must_ask::<LoadQueue>(&app, QueueInput::default())
                .await
                .nowhere
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn only_an_operator_who_proved_it_lately_takes_anything_away() {
    on_both(|app| async move {
        let mut operator = operator(&app).await;
        let (_, id) = adviser(&app, agency(1), "Léa").await;
        let (mut adviser_, _) = adviser(&app, agency(1), "Zoé").await;
        let form = || leave(id, agency(1), QUEUE);
        let refused = adviser_.send::<LeaveAgency>(&app, form()).await;
        assert_eq!(refused, Err(AppError::NotAllowed));
        let asked = || asked(id, Some(agency(1)));
        let refused = adviser_.ask::<LoadQuestion>(&app, asked()).await;
        assert_eq!(refused.map(|_| ()), Err(AppError::NotAllowed));
        let nobody = Browser::new().send::<LeaveAgency>(&app, form()).await;
        assert_eq!(nobody, Err(AppError::SignInRequired));
        // A job seeker is no colleague, and this is no agency.
        let (_, seeker) = super::someone(&app, Role::JobSeeker).await;
        for wrong in [
            leave(AdviserId(seeker), agency(1), QUEUE),
            leave(id, agency(9), QUEUE),
            leave(AdviserId(app.new_id()), agency(1), QUEUE),
        ] {
            let refused = operator.send::<LeaveAgency>(&app, wrong).await;
            assert_eq!(refused, Err(AppError::NotFound));
        }
        app.clock.advance(HOUR_MS);
        let late = operator.send::<LeaveAgency>(&app, form()).await;
        assert_eq!(late, Err(AppError::StepUpRequired));
        assert_eq!(agencies_of(&app, id).await, [agency(1)]);
    })
    .await;
}
