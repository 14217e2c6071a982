//! What advisers and the demo world use.

use super::{
    Answers, BankInput, DemoFile, DemoState, IBAN, LoadReceipt, LoadSummary, NIR, PersonId,
    RegistrationState, RegistrationStatus, Secret, SentFile, Someone, answers, make_for_demo,
    mark_decided, on_both, sent_file, store,
};
use pleinweb_kernel::{AdviserId, AgencyId, AppError, Code, DAY_MS, HOUR_MS, RegistrationId};
use pleinweb_platform::Of;
use pleinweb_platform::testing::TestApp;
use pleinweb_platform::{begin_as_system, finish};

async fn make(
    app: &TestApp,
    email: &str,
    file: impl FnOnce(PersonId) -> DemoFile,
) -> RegistrationId {
    let someone = Someone::new(app, email).await;
    let mut cx = begin_as_system(app, "demo").await.unwrap();
    let id = make_for_demo(&mut cx, &file(someone.person()))
        .await
        .unwrap();
    finish(cx).await.unwrap();
    id
}

async fn view(app: &TestApp, id: RegistrationId) -> Option<SentFile> {
    let mut cx = begin_as_system(app, "test").await.unwrap();
    let row = store::file(cx.tx(), Of::for_test(id)).await.unwrap()?;
    sent_file(&mut cx, Of::for_test(row.person_id), id)
        .await
        .unwrap()
}

/// The file of someone who has one.
async fn id_of(app: &TestApp, someone: &Someone) -> RegistrationId {
    match someone.status(app).await {
        RegistrationStatus::Sent(sent) | RegistrationStatus::Decided { sent, .. } => sent.id,
        other => panic!("{other:?}"),
    }
}

#[pleinweb_testing::test]
async fn a_draft_is_nobody_elses_and_a_decision_is_told() {
    on_both(|app| async move {
        let (agency, now): (AgencyId, _) = (app.new_id(), app.now());
        let decided = DemoState::Decided {
            at: now,
            by: app.new_id(),
            decision: "mixed".into(),
        };
        let mut ids = Vec::new();
        for (index, state) in [(1, DemoState::Draft { steps: 3 }), (0, decided)] {
            let file = |person| DemoFile {
                person,
                agency,
                at: now.minus(index * DAY_MS),
                state,
                answers: answers(),
                possible_double_of: None,
            };
            ids.push(make(&app, &format!("p{index}@exemple.fr"), file).await);
        }
        assert!(
            view(&app, ids[0]).await.is_none(),
            "a draft is nobody else's"
        );
        assert_eq!(
            view(&app, ids[1]).await.unwrap().decision.as_deref(),
            Some("mixed")
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_adviser_sees_health_only_with_consent_and_numbers_masked() {
    on_both(|app| {
        Box::pin(async move {
            let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
            let mut given = answers();
            given.identity.nir = NIR.into();
            given.bank = BankInput {
                iban: IBAN.into(),
                ..BankInput::default()
            };
            (given.area.health, given.area.health_consent) = ("mal de dos".into(), true);
            zoe.fill(&app, given).await;
            zoe.send(&app).await.unwrap();
            let file = view(&app, id_of(&app, &zoe).await).await.unwrap();
            assert_eq!(file.health.as_deref(), Some("mal de dos"));
            let masked: Vec<_> = file
                .secrets
                .iter()
                .map(|kept| (kept.secret, kept.masked.contains('•')))
                .collect();
            assert_eq!(masked, [(Secret::Iban, true), (Secret::Nir, true)]);
            assert_eq!(
                (file.name.as_str(), file.state),
                ("Zoé Le Goff", RegistrationState::Sent)
            );

            let mut ali = Someone::new(&app, "ali@exemple.fr").await;
            let mut given = answers();
            given.identity.first_name = "Ali".into();
            ali.fill(&app, given).await;
            ali.send(&app).await.unwrap();
            let file = view(&app, id_of(&app, &ali).await).await.unwrap();
            assert_eq!((file.health, file.possible_double_of), (None, None));
        })
    })
    .await;
}

/// Somebody's name, what their answers have in common with another's, and
/// whether that is a possible double.
type Case<'a> = (&'a str, &'a dyn Fn(&mut Answers), bool);

#[pleinweb_testing::test]
async fn perhaps_the_same_person_is_told_to_advisers_only() {
    on_both(|app| async move {
        let same_number = |given: &mut Answers| {
            given.identity.nir = NIR.into();
            given.identity.first_name = "Zoë Marie".into();
            given.identity.birth_date = "04/07/1990".into();
        };
        let swapped = |given: &mut Answers| {
            given.identity.first_name = "LE GOFF".into();
            given.identity.birth_name = "zoe".into();
        };
        let married = |given: &mut Answers| {
            given.identity.birth_name = "Martin".into();
            given.identity.used_name = "Le Goff".into();
        };
        let other_day = |given: &mut Answers| given.identity.birth_date = "05/07/1990".into();
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        let mut given = answers();
        given.identity.nir = NIR.into();
        zoe.fill(&app, given).await;
        let first = zoe.send(&app).await.unwrap();
        let id = id_of(&app, &zoe).await;
        let cases: [Case<'_>; 4] = [
            ("a", &same_number, true),
            ("b", &swapped, true),
            ("c", &married, true),
            ("d", &other_day, false),
        ];
        for (name, change, double) in cases {
            let mut someone = Someone::new(&app, &format!("{name}@exemple.fr")).await;
            let mut given = answers();
            change(&mut given);
            someone.fill(&app, given).await;
            assert_ne!(someone.send(&app).await.unwrap(), first);
            let own = id_of(&app, &someone).await;
            let seen = view(&app, own).await.unwrap().possible_double_of;
            assert_eq!(seen, double.then_some(id), "{name}");
            // Their own pages say nothing of it.
            let receipt = someone.browser.must_ask::<LoadReceipt>(&app, ()).await;
            assert!(
                !serde_json::to_string(&receipt)
                    .unwrap()
                    .contains(&id.to_string())
            );
        }
        assert!(
            view(&app, id).await.unwrap().possible_double_of.is_some(),
            "the other file says so too"
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_temporary_number_proves_nothing() {
    on_both(|app| async move {
        // 7 90 07 99 100 123, with its key.
        let key = 97 - 7_900_799_100_123_u64 % 97;
        let nir = format!("7900799100123{key:02}");
        let mut ids = Vec::new();
        for name in ["Zoé", "Ali"] {
            let mut someone = Someone::new(&app, &format!("{}@exemple.fr", ids.len())).await;
            let mut given = answers();
            given.identity.first_name = name.into();
            given.identity.nir.clone_from(&nir);
            someone.fill(&app, given).await;
            someone.send(&app).await.unwrap();
            ids.push(id_of(&app, &someone).await);
        }
        assert_eq!(view(&app, ids[1]).await.unwrap().possible_double_of, None);
    })
    .await;
}

#[pleinweb_testing::test]
async fn two_advisers_never_decide_the_same_file() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        zoe.fill(&app, answers()).await;
        zoe.send(&app).await.unwrap();
        let id = id_of(&app, &zoe).await;
        app.clock.advance(HOUR_MS);
        let by: AdviserId = app.new_id();
        let mut outcomes = Vec::new();
        for decision in ["full-web", "agency"] {
            let mut cx = begin_as_system(&app, "test").await.unwrap();
            let (now, file) = (cx.now(), Of::for_test(id));
            outcomes.push(mark_decided(cx.tx(), file, by, now, decision).await);
            finish(cx).await.unwrap();
        }
        assert_eq!(
            outcomes,
            [Ok(()), Err(AppError::conflict("already-decided"))]
        );
        let RegistrationStatus::Decided {
            decision,
            decided_at,
            ..
        } = zoe.status(&app).await
        else {
            panic!("decided")
        };
        assert_eq!((decision.as_str(), decided_at), ("full-web", app.now()));
        let mut cx = begin_as_system(&app, "test").await.unwrap();
        let (unknown, now) = (Of::for_test(cx.new_id()), cx.now());
        assert_eq!(
            mark_decided(cx.tx(), unknown, by, now, "mixed").await,
            Err(AppError::NotFound)
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_number_that_does_not_fit_is_shown_and_refuses_nothing() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        for (birth, codes) in [
            ("3 juillet 1990", &[][..]),
            ("3 août 1990", &["nir-differs-month"]),
            ("3 août 1991", &["nir-differs-year", "nir-differs-month"]),
        ] {
            let mut given = answers();
            given.identity.nir = NIR.into();
            given.identity.birth_date = birth.into();
            zoe.fill(&app, given).await;
            let summary = zoe.browser.must_ask::<LoadSummary>(&app, ()).await;
            let found: Vec<&str> = summary.to_check.iter().map(Code::as_str).collect();
            assert_eq!(found, codes, "{birth}");
        }
        zoe.send(&app).await.unwrap();
        let id = id_of(&app, &zoe).await;
        let sent = view(&app, id).await.unwrap();
        assert_eq!(sent.to_check.len(), 2, "the adviser sees it too");
    })
    .await;
}
