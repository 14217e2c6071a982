//! Sending: once, complete, agreed; nobody else's file.

use super::{
    Answers, BankInput, EraseEndedDrafts, LoadIntro, LoadReceipt, LoadStep, LoadSummary,
    RegistrationStatus, SaveDraft, SaveStep, SendInput, SendRegistration, Someone, StartInput,
    StartRegistration, Step, agreed, answers, file_number, on_both,
};
use crate::Notification;
use pleinweb_kernel::{AppError, FieldErrors, HOUR_MS, Role};
use pleinweb_platform::testing::{Browser, enter};

#[pleinweb_testing::test]
async fn a_file_is_sent_once_with_a_receipt() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        zoe.fill(&app, answers()).await;
        let summary = zoe.browser.must_ask::<LoadSummary>(&app, ()).await;
        assert_eq!(summary.complete, Step::FILLED);
        assert!(summary.chose);
        assert_eq!(
            summary.documents,
            ["identity", "employer-certificate", "cv"]
        );
        assert_eq!(
            zoe.browser.ask::<LoadReceipt>(&app, ()).await.unwrap_err(),
            AppError::NotFound
        );
        let sent_at = app.now();
        let number = zoe.send(&app).await.unwrap();
        assert_eq!(number, file_number(2026, 1));
        app.clock.advance(HOUR_MS);
        assert_eq!(
            zoe.send(&app).await,
            Ok(number.clone()),
            "another tab gets the same receipt"
        );
        let receipt = zoe.browser.must_ask::<LoadReceipt>(&app, ()).await;
        let status = &receipt.status;
        assert_eq!(
            (status.number.as_str(), status.sent_at),
            (number.as_str(), sent_at)
        );
        assert_eq!(status.answer_by, sent_at.plus(72 * HOUR_MS));
        assert_eq!(status.effect_on.to_string(), "2026-11-23");
        assert_eq!(
            (receipt.answer_by.day.to_string(), receipt.answer_by.hour),
            ("2026-11-26".to_owned(), 10)
        );
        let expected = Notification::RegistrationReceived {
            number,
            answer_by: status.answer_by,
        };
        assert_eq!(app.told::<Notification>().await, [expected]);
        assert_eq!(
            zoe.status(&app).await,
            RegistrationStatus::Sent(status.clone())
        );
        // A sent file is not written in any more, and does not end.
        assert_eq!(
            zoe.keep(&app, answers().contact).await,
            Err(AppError::conflict("already-sent"))
        );
        let step = zoe
            .browser
            .ask::<LoadStep>(&app, "identite".to_owned())
            .await;
        assert_eq!(step.unwrap_err(), AppError::conflict("already-sent"));
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_double_click_sends_once() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        zoe.fill(&app, answers()).await;
        let mut work = tokio::task::JoinSet::new();
        for _ in 0..4 {
            let (app, mut tab) = (
                app.clone(),
                Someone {
                    browser: zoe.browser.clone(),
                    account: zoe.account,
                },
            );
            work.spawn(async move { tab.send(&app).await });
        }
        let numbers = work.join_all().await.into_iter().map(Result::unwrap);
        let numbers: std::collections::BTreeSet<_> = numbers.collect();
        assert_eq!(numbers.len(), 1, "{numbers:?}");
        assert_eq!(app.mails().await.len(), 1);
        assert_eq!(app.rows("registration").await, 1);
    })
    .await;
}

#[pleinweb_testing::test]
async fn people_who_send_at_once_get_different_numbers() {
    on_both(|app| async move {
        let mut people = Vec::new();
        for index in 0..4 {
            let mut someone = Someone::new(&app, &format!("p{index}@exemple.fr")).await;
            let mut given = answers();
            given.identity.birth_date = format!("0{}/07/1990", index + 1);
            someone.fill(&app, given).await;
            people.push(someone);
        }
        let mut work = tokio::task::JoinSet::new();
        for mut someone in people {
            let app = app.clone();
            work.spawn(async move { someone.send(&app).await.unwrap() });
        }
        let numbers: std::collections::BTreeSet<_> = work.join_all().await.into_iter().collect();
        assert_eq!(numbers.len(), 4, "{numbers:?}");
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_is_missing_is_said() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        assert_eq!(
            zoe.send(&app).await,
            Err(AppError::NotFound),
            "nothing to send yet"
        );
        let given = answers();
        zoe.save(&app, given.identity.clone()).await.unwrap();
        zoe.save(&app, given.contact.clone()).await.unwrap();
        zoe.keep(&app, given.situation.clone()).await.unwrap();
        let Err(AppError::Invalid(FieldErrors(missing))) = zoe.send(&app).await else {
            panic!("incomplete")
        };
        let missing: Vec<_> = missing.iter().map(|error| error.field.as_ref()).collect();
        assert_eq!(
            missing,
            [
                "situation",
                "experience",
                "skills",
                "project",
                "area",
                "bank"
            ]
        );
        for (input, code) in [
            (
                SendInput {
                    consent: false,
                    ..agreed()
                },
                "must-accept",
            ),
            (
                SendInput {
                    consent_version: "0".into(),
                    ..agreed()
                },
                "consent-changed",
            ),
        ] {
            let refused = zoe.browser.send::<SendRegistration>(&app, input).await;
            assert_eq!(refused, Err(AppError::invalid("consent", code)));
        }
        zoe.save(&app, given.situation).await.unwrap();
        zoe.save(&app, given.experience).await.unwrap();
        zoe.save(&app, given.skills).await.unwrap();
        zoe.save(&app, given.project).await.unwrap();
        zoe.save(&app, given.area).await.unwrap();
        zoe.save(&app, given.bank).await.unwrap();
        assert_eq!(
            zoe.send(&app).await,
            Err(AppError::conflict("choice-missing"))
        );
        zoe.choose(&app).await;
        zoe.send(&app).await.unwrap();
    })
    .await;
}

#[pleinweb_testing::test]
async fn only_a_job_seeker_has_a_file_and_only_their_own() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        zoe.fill(&app, answers()).await;
        let other = Someone::new(&app, "ali@exemple.fr").await;
        assert_eq!(other.status(&app).await, RegistrationStatus::None);
        assert_eq!(
            other.step(&app, Step::Identity).await.answers,
            Answers::default()
        );
        assert_eq!(
            other
                .browser
                .ask::<LoadSummary>(&app, ())
                .await
                .unwrap_err(),
            AppError::NotFound
        );
        for (role, half, error) in [
            (None, false, AppError::SignInRequired),
            (Some(Role::Adviser), false, AppError::NotAllowed),
            (Some(Role::Operator), false, AppError::NotAllowed),
            (Some(Role::JobSeeker), true, AppError::StepUpRequired),
        ] {
            let mut browser = Browser::new();
            if let Some(role) = role {
                let email = format!("{}{half}@exemple.fr", role.key());
                browser.request.session_token = Some(enter(&app, role, &email, half).await.token);
            }
            assert_eq!(
                browser.ask::<LoadIntro>(&app, ()).await.unwrap_err(),
                error,
                "{role:?}"
            );
            assert_eq!(
                browser.ask::<LoadSummary>(&app, ()).await.unwrap_err(),
                error,
                "{role:?}"
            );
            assert_eq!(
                browser.ask::<LoadReceipt>(&app, ()).await.unwrap_err(),
                error,
                "{role:?}"
            );
            assert_eq!(
                browser
                    .send::<SaveStep<BankInput>>(&app, answers().bank)
                    .await
                    .unwrap_err(),
                error
            );
            assert_eq!(
                browser
                    .send::<SaveDraft<BankInput>>(&app, answers().bank)
                    .await
                    .unwrap_err(),
                error
            );
            assert_eq!(
                browser
                    .send::<SendRegistration>(&app, agreed())
                    .await
                    .unwrap_err(),
                error
            );
            assert_eq!(
                browser
                    .send::<StartRegistration>(&app, StartInput::default())
                    .await
                    .unwrap_err(),
                error
            );
            assert_eq!(
                browser
                    .send::<EraseEndedDrafts>(&app, ())
                    .await
                    .unwrap_err(),
                AppError::NotAllowed
            );
        }
    })
    .await;
}
