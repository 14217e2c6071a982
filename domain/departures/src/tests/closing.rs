//! An account is closed, an agency taken from its head, an invitation taken back.

use super::{
    AdviserId, AgencyId, CloseAccount, CloseInput, HeirInput, InvitationInput, Kind,
    LoadInvitation, LoadQuestion, QUEUE, TakeHeadship, UndoDeparture, WithdrawInvitation, acts,
    adviser, agencies_of, agency, also_in, asked, latest, operator, owner_of, sent_file,
};
use crate::HeadInput;
use pleinweb_accounts::{
    self as accounts, ClosedAccounts, ColleagueAgencyInput, Colleagues, Invite, InviteInput,
    LinkView, LookAtLink, NameHead,
};
use pleinweb_caseload::tests::signed_in;
use pleinweb_caseload::{LoadQueue, QueueInput};
use pleinweb_kernel::promises::STAFF_UNDO;
use pleinweb_kernel::{AppError, Role};
use pleinweb_platform::testing::{Browser, TestApp, on_both};

fn close(id: AdviserId, heirs: &[(AgencyId, &str)]) -> CloseInput {
    CloseInput {
        account: id.to_string(),
        heirs: heirs
            .iter()
            .map(|(agency, to)| HeirInput {
                agency: agency.to_string(),
                to: (*to).to_owned(),
            })
            .collect(),
    }
}

async fn ways_in(app: &TestApp) -> i64 {
    app.count("SELECT COUNT(*) FROM account WHERE closing_email IS NOT NULL")
        .await
}

#[pleinweb_testing::test]
async fn a_closed_account_lets_nobody_in_and_its_agencies_have_somebody_else() {
    on_both(|app| async move {
        let mut operator = operator(&app).await;
        let (gone, id) = adviser(&app, agency(1), "Partie").await;
        also_in(&app, id, agency(2)).await;
        let (_, _, one) = sent_file(&app, agency(1)).await;
        let (_, _, two) = sent_file(&app, agency(2)).await;
        let (_, stays) = adviser(&app, agency(2), "Restée").await;
        let question = operator
            .must_ask::<LoadQuestion>(&app, asked(id, None))
            .await;
        assert_eq!(question.kind, Kind::Closed);
        assert_eq!(question.places.len(), 2);
        let refused = operator
            .send::<CloseAccount>(&app, close(id, &[(agency(1), QUEUE)]))
            .await;
        assert_eq!(
            refused,
            Err(AppError::invalid("heirs[1][to]", "choose-answer"))
        );
        let heirs = [
            (agency(2), stays.to_string()),
            (agency(1), QUEUE.to_owned()),
        ];
        let heirs: Vec<(AgencyId, &str)> =
            heirs.iter().map(|(id, to)| (*id, to.as_str())).collect();
        let form = close(id, &heirs);
        operator.must_send::<CloseAccount>(&app, form.clone()).await;
        assert_eq!(owner_of(&app, one).await, None);
        assert_eq!(owner_of(&app, two).await, Some(stays));
        let out = gone.ask::<LoadQueue>(&app, QueueInput::default()).await;
        assert_eq!(out.map(|_| ()), Err(AppError::SignInRequired));
        let staff = operator.must_ask::<Colleagues>(&app, ()).await;
        assert!(
            staff
                .colleagues
                .iter()
                .all(|one| one.account != id.to_string())
        );
        // Twice is once.
        let again = operator.send::<CloseAccount>(&app, form).await;
        assert_eq!(again, Err(AppError::conflict("already-done")));

        // Taken back, whoever it is signs in again by what they had.
        let undo = latest(&app, &operator).await;
        operator.must_send::<UndoDeparture>(&app, undo).await;
        let mut back = agencies_of(&app, id).await;
        back.sort();
        assert_eq!(back, [agency(1), agency(2)]);
        assert_eq!(owner_of(&app, one).await, Some(id));
        assert_eq!(owner_of(&app, two).await, Some(id));
        let again = signed_in(&app, id.0).await;
        assert!(
            again
                .ask::<LoadQueue>(&app, QueueInput::default())
                .await
                .is_ok()
        );
        assert_eq!(ways_in(&app).await, 0);
    })
    .await;
}

#[pleinweb_testing::test]
async fn after_ten_minutes_a_closed_account_is_closed_for_good() {
    on_both(|app| async move {
        let mut operator = operator(&app).await;
        let (_, id) = adviser(&app, agency(1), "Partie").await;
        operator
            .must_send::<CloseAccount>(&app, close(id, &[]))
            .await;
        let undo = latest(&app, &operator).await;
        app.works(&ClosedAccounts, 0).await;
        app.clock.advance(STAFF_UNDO.ms());
        assert_eq!(ways_in(&app).await, 1);
        app.works(&ClosedAccounts, 1).await;
        assert_eq!(ways_in(&app).await, 0);
        let late = operator.send::<UndoDeparture>(&app, undo).await;
        assert_eq!(late, Err(AppError::conflict("undo-too-late")));
        assert!(acts(&app, &operator).await.is_empty());
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_address_that_somebody_else_has_by_now_does_not_come_back() {
    on_both(|app| async move {
        let mut operator = operator(&app).await;
        let gone = app.people().at(Role::Adviser, "lea@agence.fr").await;
        operator
            .must_send::<CloseAccount>(&app, close(gone.adviser_id(), &[]))
            .await;
        app.people().at(Role::Adviser, "lea@agence.fr").await;
        let undo = latest(&app, &operator).await;
        let refused = operator.send::<UndoDeparture>(&app, undo).await;
        assert_eq!(refused, Err(AppError::conflict("address-taken")));
        // One's own account is somebody else's to close.
        let own = operator.must_ask::<Colleagues>(&app, ()).await;
        let own = own.colleagues.iter().find(|one| one.own).unwrap();
        let own = CloseInput {
            account: own.account.clone(),
            heirs: vec![],
        };
        let refused = operator.send::<CloseAccount>(&app, own).await;
        assert_eq!(refused, Err(AppError::conflict("own-account")));
    })
    .await;
}

#[pleinweb_testing::test]
async fn the_charge_of_an_agency_is_taken_and_given_back() {
    on_both(|app| async move {
        let mut operator = operator(&app).await;
        let (_, id) = adviser(&app, agency(1), "Dominique").await;
        let at = ColleagueAgencyInput {
            account: id.to_string(),
            agency: agency(1).to_string(),
        };
        operator.must_send::<NameHead>(&app, at).await;
        let form = HeadInput {
            account: id.to_string(),
            agency: agency(1).to_string(),
        };
        let mut head = asked(id, Some(agency(1)));
        head.head = true;
        let question = operator.must_ask::<LoadQuestion>(&app, head.clone()).await;
        assert_eq!((question.kind, question.other_heads), (Kind::Head, 0));
        assert!(!question.already && !question.last, "they still work there");
        operator.must_send::<TakeHeadship>(&app, form.clone()).await;
        assert!(operator.must_ask::<LoadQuestion>(&app, head).await.already);
        let again = operator.send::<TakeHeadship>(&app, form).await;
        assert_eq!(again, Err(AppError::conflict("already-done")));
        assert_eq!(agencies_of(&app, id).await, [agency(1)], "they work there");
        let undo = latest(&app, &operator).await;
        operator.must_send::<UndoDeparture>(&app, undo).await;
        let mut tx = app.db().read().await.unwrap();
        let heads = accounts::headed_by(&mut tx, id).await.unwrap();
        assert_eq!(heads, [agency(1)]);
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_invitation_is_taken_back_and_counts_again() {
    on_both(|app| async move {
        let mut operator = operator(&app).await;
        let invite = InviteInput {
            email: "lea@agence.fr".to_owned(),
            name: "Léa Martin".to_owned(),
            role: "evaluator".to_owned(),
            ..InviteInput::default()
        };
        operator.must_send::<Invite>(&app, invite).await;
        let token = match &app.told::<accounts::Notification>().await[..] {
            [accounts::Notification::Invitation { link }] => {
                link.rsplit('/').next().unwrap_or_default().to_owned()
            }
            other => panic!("{other:?}"),
        };
        let invited = || async {
            let staff = operator.must_ask::<Colleagues>(&app, ()).await;
            staff
                .invited
                .into_iter()
                .map(|one| one.id)
                .collect::<Vec<_>>()
        };
        let id = invited().await[0].clone();
        let question = operator.must_ask::<LoadInvitation>(&app, id.clone()).await;
        assert_eq!(question.name, "Léa Martin");
        let form = InvitationInput {
            invitation: id.clone(),
        };
        let mut browser = operator.clone();
        browser
            .must_send::<WithdrawInvitation>(&app, form.clone())
            .await;
        assert!(invited().await.is_empty());
        let view = Browser::new()
            .must_ask::<LookAtLink>(&app, token.clone())
            .await;
        assert_eq!(view, LinkView::Gone);
        let again = browser.send::<WithdrawInvitation>(&app, form).await;
        assert_eq!(again, Err(AppError::NotFound));
        let undo = latest(&app, &browser).await;
        browser.must_send::<UndoDeparture>(&app, undo).await;
        assert_eq!(invited().await, [id]);
        let view = Browser::new().must_ask::<LookAtLink>(&app, token).await;
        assert!(matches!(view, LinkView::Invitation { .. }), "{view:?}");
    })
    .await;
}
