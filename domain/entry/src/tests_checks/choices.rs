//! The choice, and beginning again.

use super::{
    Browser, Choice, ChoosePath, DAY_MS, Holder, Level, Path, QUESTIONS, QUESTIONS_VERSION,
    RULES_VERSION, RestartEntry, RestartEntryInput, SignIn, TryTask, account, answer, answer_all,
    look, on_both, path, task, views,
};

#[pleinweb_testing::test]
async fn a_choice_follows_into_the_account_with_both_views() {
    on_both(|app| async move {
        let account = account(&app).await;
        let mut browser = Browser::new();
        answer_all(&mut browser, &app).await;
        browser
            .must_send::<TryTask>(&app, task("find", "", "give-up"))
            .await;
        let view = look(&browser, &app).await;
        let (assessment, suggestion) = view.result.unwrap();
        assert_eq!(
            (assessment.digital.declared, assessment.digital.level),
            (Level::Autonomous, Level::Partial)
        );
        assert_eq!(
            (assessment.task.level, suggestion.path),
            (Level::Supported, Path::Mixed)
        );
        let chosen = browser.send::<ChoosePath>(&app, path("full-web")).await;
        assert_eq!(
            chosen,
            Ok((Path::FullWeb, Holder::Visitor)),
            "against the suggestion"
        );
        assert_eq!(views(&app, account).await, (None, None));

        browser.must_send::<SignIn>(&app, account.to_string()).await;
        let (chosen, seen) = views(&app, account).await;
        let choice = Choice {
            path: Path::FullWeb,
            suggested: Some(Path::Mixed),
        };
        assert_eq!(chosen.map(|chosen| chosen.choice), Some(choice));
        let seen = seen.unwrap();
        assert_eq!(
            (&seen.assessment, seen.assessment.version),
            (&assessment, (QUESTIONS_VERSION, RULES_VERSION))
        );
        assert_eq!(seen.answers.seen(), QUESTIONS.len());
        let view = look(&browser, &app).await;
        assert_eq!(
            (view.holder, view.choice, view.kept_until),
            (Holder::JobSeeker, Some(choice), None)
        );
        assert_eq!(
            app.rows("entry_holder").await,
            0,
            "no browser holds an account's check"
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn beginning_again_keeps_what_was_concluded_until_more_is_known() {
    on_both(|app| async move {
        let account = account(&app).await;
        let mut browser = Browser::new();
        browser.must_send::<SignIn>(&app, account.to_string()).await;
        answer_all(&mut browser, &app).await;
        browser
            .must_send::<TryTask>(&app, task("", "", "skip"))
            .await;
        assert_eq!(
            browser.send::<ChoosePath>(&app, path("mixed")).await,
            Ok((Path::Mixed, Holder::JobSeeker))
        );
        browser
            .must_send::<RestartEntry>(&app, RestartEntryInput::default())
            .await;
        assert_eq!(look(&browser, &app).await.answers.seen(), 0);
        let (chosen, seen) = views(&app, account).await;
        assert_eq!(chosen.map(|chosen| chosen.choice.path), Some(Path::Mixed));
        assert_eq!(seen.map(|seen| seen.suggestion.path), Some(Path::FullWeb));

        app.clock.advance(DAY_MS);
        answer(&mut browser, &app, "equipment", "none")
            .await
            .unwrap();
        browser
            .must_send::<TryTask>(&app, task("", "", "skip"))
            .await;
        browser.must_send::<ChoosePath>(&app, path("agency")).await;
        let (chosen, seen) = views(&app, account).await;
        let choice = Choice {
            path: Path::Agency,
            suggested: Some(Path::Agency),
        };
        assert_eq!(chosen.map(|chosen| chosen.choice), Some(choice));
        assert_eq!(seen.map(|seen| seen.suggestion.path), Some(Path::Agency));
        assert_eq!(
            app.rows("entry_assessment").await,
            2,
            "nothing new is written twice"
        );
    })
    .await;
}
