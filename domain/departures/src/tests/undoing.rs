//! What comes back, and what stays with who has worked on it.

use super::{
    CloseAccount, CloseInput, LeaveAgency, QUEUE, UndoDeparture, UndoInput, acts, adviser,
    agencies_of, agency, followed_by, follower_of, full_web, latest, leave, operator, owner_of,
    sent_file,
};
use pleinweb_caseload::{DecideFile, OpenFile};
use pleinweb_kernel::AppError;
use pleinweb_kernel::promises::STAFF_UNDO;
use pleinweb_platform::testing::on_both;

#[pleinweb_testing::test]
async fn what_nobody_touched_comes_back_and_the_rest_stays() {
    on_both(|app| async move {
        let mut operator = operator(&app).await;
        let (mut leaving, id) = adviser(&app, agency(1), "Partie").await;
        let (person, _) = followed_by(&app, &mut leaving).await;
        let mut files = Vec::new();
        for _ in 0..3 {
            files.push(sent_file(&app, agency(1)).await.2);
        }
        let (mut stays, stays_id) = adviser(&app, agency(1), "Restée").await;
        operator
            .must_send::<LeaveAgency>(&app, leave(id, agency(1), &stays_id.to_string()))
            .await;
        app.clock.advance(1000);
        // One is decided, one is open to be decided, one nobody looked at.
        stays
            .must_send::<DecideFile>(&app, full_web(files[0]))
            .await;
        let open = pleinweb_caseload::tests::file(files[1]);
        stays.must_send::<OpenFile>(&app, open).await;
        let undo = latest(&app, &operator).await;
        operator
            .must_send::<UndoDeparture>(&app, undo.clone())
            .await;
        assert_eq!(agencies_of(&app, id).await, [agency(1)]);
        assert_eq!(owner_of(&app, files[1]).await, Some(stays_id));
        assert_eq!(owner_of(&app, files[2]).await, Some(id));
        assert_eq!(follower_of(&app, person).await, id);
        let told = acts(&app, &operator).await;
        let undone = told[0].undone.as_ref().unwrap();
        assert_eq!((undone.back, undone.stayed), (2, 2), "{undone:?}");
        let again = operator.send::<UndoDeparture>(&app, undo).await;
        assert_eq!(again, Err(AppError::conflict("already-undone")));
    })
    .await;
}

#[pleinweb_testing::test]
async fn files_of_the_queue_come_back_unless_somebody_has_them() {
    on_both(|app| async move {
        let mut operator = operator(&app).await;
        let (_, id) = adviser(&app, agency(1), "Partie").await;
        let (_, _, file) = sent_file(&app, agency(1)).await;
        operator
            .must_send::<LeaveAgency>(&app, leave(id, agency(1), QUEUE))
            .await;
        assert_eq!(owner_of(&app, file).await, None);
        let undo = latest(&app, &operator).await;
        operator.must_send::<UndoDeparture>(&app, undo).await;
        assert_eq!(owner_of(&app, file).await, Some(id));
    })
    .await;
}

#[pleinweb_testing::test]
async fn too_late_unknown_or_closed_meanwhile_is_said() {
    on_both(|app| async move {
        let mut operator = operator(&app).await;
        let (_, id) = adviser(&app, agency(1), "Partie").await;
        operator
            .must_send::<LeaveAgency>(&app, leave(id, agency(1), QUEUE))
            .await;
        let undo = latest(&app, &operator).await;
        app.clock.advance(STAFF_UNDO.ms() - 1);
        let close = CloseInput {
            account: id.to_string(),
            heirs: vec![],
        };
        operator.must_send::<CloseAccount>(&app, close).await;
        let closed = operator.send::<UndoDeparture>(&app, undo.clone()).await;
        assert_eq!(closed, Err(AppError::conflict("account-gone")));
        app.clock.advance(1);
        let late = operator.send::<UndoDeparture>(&app, undo).await;
        assert_eq!(late, Err(AppError::conflict("undo-too-late")));
        for wrong in [app.new_id::<uuid::Uuid>().to_string(), "x".to_owned()] {
            let wrong = UndoInput { departure: wrong };
            let refused = operator.send::<UndoDeparture>(&app, wrong).await;
            assert_eq!(refused, Err(AppError::NotFound));
        }
    })
    .await;
}

#[pleinweb_testing::test]
async fn of_two_operators_at_once_exactly_one_does_it() {
    on_both(|app| async move {
        let one = operator(&app).await;
        let two = operator(&app).await;
        let (_, id) = adviser(&app, agency(1), "Partie").await;
        let mut work = tokio::task::JoinSet::new();
        for mut browser in [one.clone(), two.clone()] {
            let app = app.clone();
            work.spawn(async move {
                let form = leave(id, agency(1), QUEUE);
                browser.send::<LeaveAgency>(&app, form).await
            });
        }
        let answers = work.join_all().await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        for refused in answers.into_iter().filter_map(Result::err) {
            assert_eq!(refused, AppError::conflict("already-done"));
        }
        let undo = latest(&app, &one).await;
        let mut work = tokio::task::JoinSet::new();
        for mut browser in [one, two] {
            let (app, undo) = (app.clone(), undo.clone());
            work.spawn(async move { browser.send::<UndoDeparture>(&app, undo).await });
        }
        let answers = work.join_all().await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        for refused in answers.into_iter().filter_map(Result::err) {
            assert_eq!(refused, AppError::conflict("already-undone"));
        }
    })
    .await;
}
