//! Operators invite colleagues, attach them to agencies, and close accounts.

use super::{
    AcceptInvitation, AcceptInvitationInput, AccountId, AppError, AttachAgency, Browser,
    ColleagueAgencyInput, Colleagues, Invite, InviteInput, LinkView, LookAtLink, OTHER_PASSWORD,
    PASSWORD, Role, Step, account, agencies_of, enrol, enter, invite_first_operator, mailed_token,
    mails, role_of, sign_in, signed_in,
};
use pleinweb_kernel::{AdviserId, AgencyId, DAY_MS, HOUR_MS};
use pleinweb_nomenclature::{agencies, seed_agencies};
use pleinweb_platform::testing::{TestApp, demo_app, on_both};

fn invitation(agency: AgencyId) -> InviteInput {
    InviteInput {
        email: "Lea@agence.fr".to_owned(),
        name: "Léa Martin".to_owned(),
        role: "adviser".to_owned(),
        agencies: vec![agency.to_string()],
    }
}

async fn some_agency(app: &TestApp) -> AgencyId {
    seed_agencies(app).await.unwrap();
    let mut tx = app.db().read().await.unwrap();
    agencies(&mut tx).await.unwrap()[0].id
}

async fn operator(app: &TestApp) -> Browser {
    let mut browser = signed_in(app, Role::Operator, "o@exemple.fr").await;
    enrol(app, &mut browser).await;
    browser
}

fn accept(token: &str) -> AcceptInvitationInput {
    AcceptInvitationInput {
        token: token.to_owned(),
        password: OTHER_PASSWORD.to_owned(),
    }
}

#[pleinweb_testing::test]
async fn an_invited_adviser_chooses_a_password_and_then_a_second_factor() {
    on_both(|app| async move {
        let mut operator = operator(&app).await;
        let agency = some_agency(&app).await;
        app.clock.advance(1);
        operator.must_send::<Invite>(&app, invitation(agency)).await;
        let first = mailed_token(&app).await;
        app.clock.advance(1);
        operator.must_send::<Invite>(&app, invitation(agency)).await;
        let token = mailed_token(&app).await;
        let mut lea = Browser::new();
        assert_eq!(
            lea.must_ask::<LookAtLink>(&app, first).await,
            LinkView::Gone,
            "replaced"
        );
        let view = lea.must_ask::<LookAtLink>(&app, token.clone()).await;
        assert_eq!(
            view,
            LinkView::Invitation {
                email: "lea@agence.fr".to_owned(),
                name: "Léa Martin".to_owned()
            }
        );
        let staff = operator.must_ask::<Colleagues>(&app, ()).await;
        assert_eq!((staff.colleagues.len(), staff.invited.len()), (1, 1));

        let mut other = Browser::new();
        let (a, b) = tokio::join!(
            lea.send::<AcceptInvitation>(&app, accept(&token)),
            other.send::<AcceptInvitation>(&app, accept(&token)),
        );
        assert_eq!(
            usize::from(a.is_ok()) + usize::from(b.is_ok()),
            1,
            "{a:?} {b:?}"
        );
        let entered = a.or(b).unwrap();
        assert_eq!(
            (entered.role, entered.step),
            (Role::Adviser, Step::EnrolSecondFactor)
        );

        let staff = operator.must_ask::<Colleagues>(&app, ()).await;
        assert!(staff.invited.is_empty());
        let lea = staff
            .colleagues
            .iter()
            .find(|one| one.role == Role::Adviser)
            .unwrap();
        assert_eq!(
            (lea.name.as_str(), lea.ready, lea.own),
            ("Léa Martin", false, false)
        );
        assert_eq!(lea.agencies, [agency.to_string()]);
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_adviser_is_attached_by_an_operator_who_proved_it_lately() {
    on_both(|app| async move {
        let mut operator = operator(&app).await;
        let id = account(&app, Role::Adviser, "c@exemple.fr").await;
        let seeker = account(&app, Role::JobSeeker, "a@exemple.fr").await;
        let mut adviser = Browser::new();
        sign_in(&app, &mut adviser, "c@exemple.fr", PASSWORD)
            .await
            .unwrap();
        enrol(&app, &mut adviser).await;
        let agency = some_agency(&app).await;
        let input = |account: AccountId| ColleagueAgencyInput {
            account: account.to_string(),
            agency: agency.to_string(),
        };
        for _ in 0..2 {
            operator.must_send::<AttachAgency>(&app, input(id)).await;
        }
        let mut tx = app.db().read().await.unwrap();
        assert_eq!(
            agencies_of(&mut tx, AdviserId(id.0)).await.unwrap(),
            [agency]
        );
        drop(tx);
        assert_eq!(
            operator.send::<AttachAgency>(&app, input(seeker)).await,
            Err(AppError::NotFound)
        );
        let nowhere = ColleagueAgencyInput {
            agency: app.new_id::<AgencyId>().to_string(),
            ..input(id)
        };
        assert_eq!(
            operator.send::<AttachAgency>(&app, nowhere).await,
            Err(AppError::NotFound)
        );
        assert_eq!(
            adviser.send::<AttachAgency>(&app, input(id)).await,
            Err(AppError::NotAllowed)
        );
        app.clock.advance(HOUR_MS);
        let late = operator.send::<AttachAgency>(&app, input(id)).await;
        assert_eq!(late, Err(AppError::StepUpRequired));
    })
    .await;
}

#[pleinweb_testing::test]
async fn only_an_operator_invites_and_every_field_is_looked_at() {
    let app = demo_app().await;
    let agency = some_agency(&app).await;
    for (role, expected) in [
        (Role::JobSeeker, AppError::NotAllowed),
        (Role::Employer, AppError::NotAllowed),
        (Role::Adviser, AppError::NotAllowed),
        (Role::Evaluator, AppError::NotAllowed),
    ] {
        let id = account(&app, role, &format!("{}@exemple.fr", role.key())).await;
        let mut browser = enter(&app, id).await;
        assert_eq!(
            browser.send::<Invite>(&app, invitation(agency)).await,
            Err(expected.clone())
        );
        assert_eq!(browser.ask::<Colleagues>(&app, ()).await, Err(expected));
    }
    let nobody = Browser::new()
        .send::<Invite>(&app, invitation(agency))
        .await;
    assert_eq!(nobody, Err(AppError::SignInRequired));
    let id = account(&app, Role::Operator, "o@exemple.fr").await;
    let mut operator = enter(&app, id).await;
    for (field, input) in [
        (
            "email",
            InviteInput {
                email: "lea".to_owned(),
                ..invitation(agency)
            },
        ),
        (
            "email",
            InviteInput {
                email: "adviser@exemple.fr".to_owned(),
                ..invitation(agency)
            },
        ),
        (
            "name",
            InviteInput {
                name: String::new(),
                ..invitation(agency)
            },
        ),
        (
            "role",
            InviteInput {
                role: "job-seeker".to_owned(),
                ..invitation(agency)
            },
        ),
        (
            "agencies",
            InviteInput {
                agencies: vec![],
                ..invitation(agency)
            },
        ),
        (
            "agencies",
            InviteInput {
                agencies: vec!["x".to_owned()],
                ..invitation(agency)
            },
        ),
        (
            "agencies",
            InviteInput {
                agencies: vec![app.new_id::<AgencyId>().to_string()],
                ..invitation(agency)
            },
        ),
    ] {
        let Err(AppError::Invalid(errors)) = operator.send::<Invite>(&app, input).await else {
            panic!("{field} accepted")
        };
        assert!(errors.of(field).is_some(), "{field}: {errors:?}");
    }
}

#[pleinweb_testing::test]
async fn the_first_operator_comes_from_the_command_line() {
    on_both(|app| async move {
        let link = invite_first_operator(&app, "Chef@exemple.fr", false)
            .await
            .unwrap();
        assert!(
            link.starts_with("http://localhost:3000/rejoindre/"),
            "{link}"
        );
        let token = link.rsplit('/').next().unwrap().to_owned();
        assert_eq!(mails(&app).await[0].0, "chef@exemple.fr");
        let mut chief = Browser::new();
        chief
            .must_send::<AcceptInvitation>(&app, accept(&token))
            .await;
        enrol(&app, &mut chief).await;
        assert_eq!(role_of(&app, &chief).await, Some(Role::Operator));
        let second = invite_first_operator(&app, "b@exemple.fr", false).await;
        assert_eq!(second, Err(AppError::conflict("operator-exists")));
        let taken = invite_first_operator(&app, "chef@exemple.fr", true).await;
        assert_eq!(taken, Err(AppError::conflict("address-taken")));
        let link = invite_first_operator(&app, "b@exemple.fr", true)
            .await
            .unwrap();
        app.clock.advance(7 * DAY_MS);
        let token = link.rsplit('/').next().unwrap();
        let late = Browser::new()
            .send::<AcceptInvitation>(&app, accept(token))
            .await;
        assert_eq!(late, Err(AppError::conflict("link-gone")), "seven days");
    })
    .await;
}
