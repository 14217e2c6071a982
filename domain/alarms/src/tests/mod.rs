//! One list for the operators, a part of it for each head.

mod reading;

use uuid::Uuid;

use super::{
    AlarmInput, CloseAlarm, CountAlarms, LiftAsHead, LiftAsOperator, LiftInput, LoadAlarms,
    LoadHead,
};
use super::{AlarmLine, ReopenAlarm};
use pleinweb_accounts::{AttachAgency, ColleagueAgencyInput, Colleagues, NameHead};
use pleinweb_caseload::tests::{adviser, agency, sent_file, signed_in, someone};
use pleinweb_departures::{
    CloseAccount, CloseInput, HeadInput, HeirInput, LeaveAgency, LeaveInput, QUEUE, TakeHeadship,
};
use pleinweb_kernel::{AdviserId, AgencyId, AppError, DAY_MS, HOUR_MS, Role};
use pleinweb_platform::alarms::{Alarm, AlarmKind, raise};
use pleinweb_platform::on;
use pleinweb_platform::testing::{Browser, TestApp, on_both};

async fn raised(app: &TestApp, kind: AlarmKind, about: Uuid, agency: Option<AgencyId>) {
    let alarm = Alarm {
        kind,
        about,
        agency,
        count: 2,
    };
    let mut tx = app.db().begin().await.unwrap();
    raise(app, &mut tx, app.now(), alarm).await.unwrap();
    tx.commit().await.unwrap();
}

/// An operator who proved who they are a moment ago, where there are two agencies.
async fn operator(app: &TestApp) -> Browser {
    let (browser, id) = someone(app, Role::Operator).await;
    let now = app.now();
    let mut tx = app.db().begin().await.unwrap();
    for number in 1..=3 {
        on!(&mut tx, |c| sqlx::query(
            "INSERT INTO agency (id, slug, name, street, postcode, city, phone, lat, lon, departments, postcodes)
             VALUES ($1, $2, $2, '', '87000', 'Limoges', '', 0, 0, '[]', '[]') ON CONFLICT (id) DO NOTHING"
        )
        .bind(agency(number))
        .bind(agency(number).to_string())
        .execute(c)
        .await
        .map(|_| ()))
        .unwrap();
    }
    on!(&mut tx, |c| sqlx::query(
        "UPDATE session SET stepped_up_at = $2 WHERE account_id = $1"
    )
    .bind(id)
    .bind(now)
    .execute(c)
    .await
    .map(|_| ()))
    .unwrap();
    tx.commit().await.unwrap();
    browser
}

async fn lines(app: &TestApp, operator: &Browser) -> Vec<AlarmLine> {
    operator.must_ask::<LoadAlarms>(app, ()).await.lines
}

fn about(line: &AlarmLine) -> AlarmInput {
    AlarmInput {
        alarm: line.id.clone(),
    }
}

fn at(account: AdviserId, agency: AgencyId) -> ColleagueAgencyInput {
    ColleagueAgencyInput {
        account: account.to_string(),
        agency: agency.to_string(),
    }
}

/// Off an agency, what is open back to its queue.
fn off(account: AdviserId, agency: AgencyId) -> LeaveInput {
    LeaveInput {
        account: account.to_string(),
        agency: agency.to_string(),
        heirs: vec![HeirInput {
            agency: agency.to_string(),
            to: QUEUE.to_owned(),
        }],
        last: true,
    }
}

/// Head no more.
fn no_head(account: AdviserId, agency: AgencyId) -> HeadInput {
    HeadInput {
        account: account.to_string(),
        agency: agency.to_string(),
    }
}

#[pleinweb_testing::test]
async fn every_kind_stands_in_one_list_is_closed_and_opened_again() {
    on_both(|app| async move {
        let mut operator = operator(&app).await;
        for kind in AlarmKind::ALL {
            raised(&app, kind, Uuid::nil(), None).await;
            app.clock.advance(1000);
        }
        let (_, lea) = adviser(&app, agency(1), "Léa Martin").await;
        raised(&app, AlarmKind::MassReading, lea.0, Some(agency(1))).await;
        raised(&app, AlarmKind::MassReading, lea.0, Some(agency(1))).await;
        raised(&app, AlarmKind::MassReading, lea.0, Some(agency(2))).await;
        let list = lines(&app, &operator).await;
        assert_eq!(list.len(), AlarmKind::ALL.len() + 2, "{list:#?}");
        for kind in AlarmKind::ALL {
            assert!(list.iter().any(|line| line.kind == kind.key()), "{kind:?}");
        }
        let of_lea = |list: &[AlarmLine]| {
            let found = list
                .iter()
                .find(|line| line.about == "Léa Martin" && line.count == 4);
            found.cloned().unwrap()
        };
        let line = of_lea(&list);
        assert!(line.closed.is_none() && line.agency == agency(1).to_string());

        // Closed: who and when; twice is no news. Taken back: as it was.
        for _ in 0..2 {
            operator.must_send::<CloseAlarm>(&app, about(&line)).await;
        }
        let list = lines(&app, &operator).await;
        let closed = of_lea(&list);
        let open = list.iter().filter(|line| line.closed.is_none()).count();
        let counted = operator.must_ask::<CountAlarms>(&app, ()).await;
        assert_eq!(usize::try_from(counted), Ok(open));
        assert!(closed.closed.is_some() && list.last().unwrap().id == closed.id);
        for _ in 0..2 {
            operator.must_send::<ReopenAlarm>(&app, about(&line)).await;
        }
        assert!(of_lea(&lines(&app, &operator).await).closed.is_none());

        // The same happens again after it was closed: a line of its own, and
        // the old one stays closed.
        operator.must_send::<CloseAlarm>(&app, about(&line)).await;
        raised(&app, AlarmKind::MassReading, lea.0, Some(agency(1))).await;
        let refused = operator.send::<ReopenAlarm>(&app, about(&line)).await;
        assert_eq!(refused, Err(AppError::conflict("alarm-again")));

        let nothing = AlarmInput {
            alarm: app.new_id::<Uuid>().to_string(),
        };
        let refused = operator.send::<CloseAlarm>(&app, nothing.clone()).await;
        assert_eq!(refused, Err(AppError::NotFound));
        let refused = operator.send::<ReopenAlarm>(&app, nothing).await;
        assert_eq!(refused, Err(AppError::NotFound));
        // Closed lines leave the list after a week.
        app.clock.advance(8 * DAY_MS);
        let (operator, _) = someone(&app, Role::Operator).await;
        assert!(
            lines(&app, &operator)
                .await
                .iter()
                .all(|line| line.closed.is_none())
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn the_list_is_the_operators() {
    on_both(|app| async move {
        raised(&app, AlarmKind::MailsGivenUp, Uuid::nil(), None).await;
        let line = lines(&app, &operator(&app).await).await.remove(0);
        let (adviser_, _) = adviser(&app, agency(1), "Une").await;
        for (mut browser, error) in [
            (adviser_, AppError::NotAllowed),
            (someone(&app, Role::JobSeeker).await.0, AppError::NotAllowed),
            (Browser::new(), AppError::SignInRequired),
        ] {
            let list = browser.ask::<LoadAlarms>(&app, ()).await;
            assert_eq!(list.map(|_| ()), Err(error.clone()));
            let count = browser.ask::<CountAlarms>(&app, ()).await;
            assert_eq!(count, Err(error.clone()));
            let closed = browser.send::<CloseAlarm>(&app, about(&line)).await;
            assert_eq!(closed, Err(error.clone()));
            let lifted = browser
                .send::<LiftAsOperator>(&app, LiftInput::default())
                .await;
            assert!(
                matches!(lifted, Err(AppError::Invalid(_))),
                "no account at all"
            );
        }
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_head_is_told_of_their_agency_only_and_loses_it_at_once() {
    on_both(|app| async move {
        let mut operator = operator(&app).await;
        let (head, id) = adviser(&app, agency(1), "Dominique").await;
        let (other, _) = adviser(&app, agency(1), "Une").await;
        let unknown = |answer: Result<super::HeadView, AppError>| answer.map(|_| ());
        assert_eq!(
            unknown(head.ask::<LoadHead>(&app, ()).await),
            Err(AppError::NotFound)
        );

        operator
            .must_send::<NameHead>(&app, at(id, agency(1)))
            .await;
        sent_file(&app, agency(1)).await;
        sent_file(&app, agency(2)).await;
        raised(&app, AlarmKind::MassReading, id.0, Some(agency(1))).await;
        raised(&app, AlarmKind::MassReading, id.0, Some(agency(2))).await;
        raised(&app, AlarmKind::MailsGivenUp, Uuid::nil(), None).await;
        app.clock.advance(75 * HOUR_MS);
        let head = {
            let _ = head;
            signed_in(&app, id.0).await
        };
        let view = head.must_ask::<LoadHead>(&app, ()).await;
        assert_eq!((view.agencies.len(), view.late), (1, 1), "{view:?}");
        assert_eq!(view.agencies[0].late[0].hours, 3);
        assert_eq!(view.alarms.len(), 1, "of this agency: {view:?}");
        let other = {
            let _ = other;
            adviser(&app, agency(1), "Deux").await.0
        };
        assert_eq!(
            unknown(other.ask::<LoadHead>(&app, ()).await),
            Err(AppError::NotFound)
        );

        // Undone at once; and so it is for whoever is detached, who is not head
        // again because they come back.
        let mut operator = {
            let _ = operator;
            super::tests::operator(&app).await
        };
        let staff = operator.must_ask::<Colleagues>(&app, ()).await;
        let own = staff
            .colleagues
            .iter()
            .find(|one| one.name == "Dominique")
            .unwrap();
        assert_eq!(own.heads, [agency(1).to_string()]);
        operator
            .must_send::<TakeHeadship>(&app, no_head(id, agency(1)))
            .await;
        assert_eq!(
            unknown(head.ask::<LoadHead>(&app, ()).await),
            Err(AppError::NotFound)
        );
        let again = operator
            .send::<TakeHeadship>(&app, no_head(id, agency(1)))
            .await;
        assert_eq!(again, Err(AppError::conflict("already-done")));
        operator
            .must_send::<NameHead>(&app, at(id, agency(1)))
            .await;
        assert!(head.ask::<LoadHead>(&app, ()).await.is_ok());
        operator
            .must_send::<LeaveAgency>(&app, off(id, agency(1)))
            .await;
        assert_eq!(
            unknown(head.ask::<LoadHead>(&app, ()).await),
            Err(AppError::NotFound)
        );
        operator
            .must_send::<AttachAgency>(&app, at(id, agency(1)))
            .await;
        assert_eq!(
            unknown(head.ask::<LoadHead>(&app, ()).await),
            Err(AppError::NotFound)
        );

        // Nobody is head of an agency where they do not work.
        for wrong in [at(id, agency(2)), at(AdviserId(app.new_id()), agency(1))] {
            let refused = operator.send::<NameHead>(&app, wrong).await;
            assert_eq!(refused, Err(AppError::NotFound));
        }
        let (mut adviser_, _) = adviser(&app, agency(1), "Trois").await;
        let refused = adviser_.send::<NameHead>(&app, at(id, agency(1))).await;
        assert_eq!(refused, Err(AppError::NotAllowed));
        let refused = adviser_
            .send::<LiftAsHead>(
                &app,
                LiftInput {
                    account: id.to_string(),
                },
            )
            .await;
        assert_eq!(refused, Err(AppError::NotFound));
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_changed_attachment_is_an_alarm_of_its_agency() {
    on_both(|app| async move {
        let mut operator = operator(&app).await;
        let (_, id) = adviser(&app, agency(1), "Léa Martin").await;
        let of = |list: Vec<AlarmLine>| {
            let mut found: Vec<(String, u64)> = list
                .into_iter()
                .filter(|line| line.kind == "attachments-changed" && line.about == "Léa Martin")
                .map(|line| (line.agency, line.count))
                .collect();
            found.sort();
            found
        };
        // What changes nothing is no news.
        operator
            .must_send::<AttachAgency>(&app, at(id, agency(1)))
            .await;
        assert!(of(lines(&app, &operator).await).is_empty());
        operator
            .must_send::<AttachAgency>(&app, at(id, agency(2)))
            .await;
        operator
            .must_send::<LeaveAgency>(&app, off(id, agency(1)))
            .await;
        let again = operator.send::<LeaveAgency>(&app, off(id, agency(1))).await;
        assert_eq!(again, Err(AppError::conflict("already-done")));
        let (one, two) = (agency(1).to_string(), agency(2).to_string());
        let seen = of(lines(&app, &operator).await);
        assert_eq!(seen, [(one.clone(), 1), (two.clone(), 1)]);
        // Closing an account takes it off its agencies.
        let close = CloseInput {
            account: id.to_string(),
            heirs: vec![],
        };
        operator.must_send::<CloseAccount>(&app, close).await;
        let seen = of(lines(&app, &operator).await);
        assert_eq!(seen, [(one, 1), (two, 2)]);
    })
    .await;
}
