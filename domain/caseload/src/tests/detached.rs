//! Whoever left an agency reads nothing of it any more, at once.

use super::{UNKNOWN, adviser, agency, decided, file, full_web, sent_file};
use crate::{
    CallbackInput, DecideFile, HoldInterview, LoadCallbacks, LoadCaseload, LoadFile, LoadQueue,
    LoadReview, OpenFile, PeopleInput, QueueInput, ReleaseFile, StateReason, StateReasonInput,
    TakeCallback,
};
use pleinweb_accounts as accounts;
use pleinweb_entry::{RequestCallback, RequestCallbackInput};
use pleinweb_kernel::{AccountId, AdviserId, AgencyId};
use pleinweb_platform::on;
use pleinweb_platform::testing::{Browser, TestApp, on_both};
use pleinweb_platform::{Of, begin_as_system, finish};
use pleinweb_reviews::{ReviewKind, ReviewRequest, open_review};

pub(super) async fn detach(app: &TestApp, id: AdviserId, agency: AgencyId) {
    let mut tx = app.db().begin().await.unwrap();
    on!(&mut tx, |c| sqlx::query(
        "DELETE FROM adviser_agency WHERE account_id = $1 AND agency_id = $2"
    )
    .bind(id)
    .bind(agency)
    .execute(c)
    .await
    .map(|_| ()))
    .unwrap();
    tx.commit().await.unwrap();
}

/// A request to be called back, of an agency or of none.
async fn call_back(app: &TestApp, agency: Option<AgencyId>) -> CallbackInput {
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
    .bind(agency)
    .fetch_one(c)
    .await)
    .unwrap();
    tx.commit().await.unwrap();
    CallbackInput {
        callback: id.to_string(),
    }
}

#[pleinweb_testing::test]
async fn a_detached_adviser_reads_nothing_of_the_agency() {
    on_both(|app| async move {
        let (mut left, id) = adviser(&app, agency(1), "Partie").await;
        let (_, person, followed) = sent_file(&app, agency(1)).await;
        decided(&app, &mut left, full_web(followed)).await;
        let (_, _, waiting) = sent_file(&app, agency(1)).await;
        let why = || StateReasonInput {
            registration: waiting.to_string(),
            reason: "to-decide".to_owned(),
            words: String::new(),
        };
        left.must_send::<StateReason>(&app, why()).await;
        left.must_send::<OpenFile>(&app, file(waiting)).await;
        let call = call_back(&app, Some(agency(1))).await;
        let all = String::new;
        let people = left
            .must_ask::<LoadCaseload>(&app, PeopleInput::default())
            .await;
        let queue = left
            .must_ask::<LoadQueue>(&app, QueueInput::default())
            .await;
        let calls = left.must_ask::<LoadCallbacks>(&app, all()).await;
        assert_eq!(
            (people.total, queue.counts.mine, calls.rows.len()),
            (1, 1, 1)
        );

        detach(&app, id, agency(1)).await;
        let people = left
            .must_ask::<LoadCaseload>(&app, PeopleInput::default())
            .await;
        assert!(people.rows.is_empty() && people.total == 0, "{people:?}");
        let queue = left
            .must_ask::<LoadQueue>(&app, QueueInput::default())
            .await;
        let counts = queue.counts;
        assert!(queue.rows.is_empty(), "{queue:?}");
        assert_eq!((counts.waiting, counts.late, counts.mine), (0, 0, 0));
        let calls = left.must_ask::<LoadCallbacks>(&app, all()).await;
        assert!(calls.rows.is_empty(), "{calls:?}");
        for registration in [followed, waiting] {
            let read = left.ask::<LoadFile>(&app, registration).await;
            assert_eq!(read.map(|_| ()), Err(UNKNOWN));
            let panel = left.ask::<LoadReview>(&app, registration).await;
            assert_eq!(panel.map(|_| ()), Err(UNKNOWN));
            let form = || file(registration);
            let opened = left.send::<OpenFile>(&app, form()).await;
            assert_eq!(opened.map(|_| ()), Err(UNKNOWN));
            let released = left.send::<ReleaseFile>(&app, form()).await;
            assert_eq!(released, Err(UNKNOWN));
            let held = left.send::<HoldInterview>(&app, form()).await;
            assert_eq!(held.map(|_| ()), Err(UNKNOWN));
            let decided = left.send::<DecideFile>(&app, full_web(registration)).await;
            assert_eq!(decided.map(|_| ()), Err(UNKNOWN));
        }
        let stated = left.send::<StateReason>(&app, why()).await;
        assert_eq!(stated.map(|_| ()), Err(UNKNOWN));
        let taken = left.send::<TakeCallback>(&app, call).await;
        assert_eq!(taken, Err(UNKNOWN));
        // What is of no agency is of whoever works in one.
        let call = call_back(&app, None).await;
        let calls = left.must_ask::<LoadCallbacks>(&app, all()).await;
        assert!(calls.rows.is_empty(), "{calls:?}");
        assert_eq!(left.send::<TakeCallback>(&app, call).await, Err(UNKNOWN));

        // A person who volunteers again is not given to whoever left.
        let (_, stays) = adviser(&app, agency(1), "Restée").await;
        let mut cx = begin_as_system(&app, "test").await.unwrap();
        let asked = ReviewRequest {
            kind: ReviewKind::VolunteersAgain,
            person: Of::for_test(person),
            registration: followed,
            agency: agency(1),
            since: app.now(),
            owner: Some(id),
        };
        open_review(&mut cx, &asked).await.unwrap();
        let place = pleinweb_reviews::waiting_of(cx.tx(), Of::for_test(person))
            .await
            .unwrap();
        assert_eq!(place.unwrap().owner_id, Some(stays));
        finish(cx).await.unwrap();
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_earlier_file_in_an_agency_where_one_still_works_opens_nothing() {
    on_both(|app| async move {
        let (mut me, id) = adviser(&app, agency(1), "Une").await;
        let mut tx = app.db().begin().await.unwrap();
        accounts::attach_agency(&mut tx, Of::for_test(AccountId(id.0)), agency(2))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let (_, person, registration) = sent_file(&app, agency(2)).await;
        decided(&app, &mut me, full_web(registration)).await;
        // The person moves on: decided on again, in the other agency.
        app.clock.advance(1000);
        let mut cx = begin_as_system(&app, "test").await.unwrap();
        let asked = ReviewRequest {
            kind: ReviewKind::VolunteersAgain,
            person: Of::for_test(person),
            registration,
            agency: agency(1),
            since: app.now(),
            owner: Some(id),
        };
        open_review(&mut cx, &asked).await.unwrap();
        finish(cx).await.unwrap();
        decided(&app, &mut me, full_web(registration)).await;
        me.must_ask::<LoadFile>(&app, registration).await;
        detach(&app, id, agency(1)).await;
        let read = me.ask::<LoadFile>(&app, registration).await;
        assert_eq!(read.map(|_| ()), Err(UNKNOWN));
        let people = me.ask::<LoadCaseload>(&app, PeopleInput::default()).await;
        assert_eq!(people.unwrap().total, 0);
    })
    .await;
}
