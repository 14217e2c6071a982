//! Question by question, then the task: each step is kept.

use super::{
    AnswerNext, AnswerQuestion, AnswerQuestionInput, AppError, Browser, FileArrived,
    FileArrivedInput, Outcome, TaskKind, TryTask, TryTaskInput, answer, answer_all, look, on_both,
    task,
};

#[pleinweb_testing::test]
async fn each_step_is_kept_and_nobody_else_sees_it() {
    on_both(|app| async move {
        let mut browser = Browser::new();
        let empty = look(&browser, &app).await;
        assert_eq!(
            (empty.answers.seen(), empty.result, empty.kept_until),
            (0, None, None)
        );
        assert_eq!(
            answer(&mut browser, &app, "equipment", "own").await,
            Ok(AnswerNext::Question(2))
        );
        assert_eq!(
            answer(&mut browser, &app, "connection", "skip").await,
            Ok(AnswerNext::Question(3))
        );
        let after = look(&browser, &app).await;
        assert_eq!(
            after.answers.resume_at().map(|question| question.id),
            Some("messages")
        );
        assert!(after.kept_until.is_some() && after.result.is_some());
        assert_eq!(look(&Browser::new(), &app).await.answers.seen(), 0);
        for (question, option, field, code) in [
            ("equipment", "", "option", "answer-or-skip"),
            ("equipment", "phone", "option", "choice-unknown"),
            ("shoes", "own", "question", "choice-unknown"),
        ] {
            let refused = answer(&mut browser, &app, question, option).await;
            assert_eq!(
                refused,
                Err(AppError::invalid(field, code)),
                "{question} {option}"
            );
        }
        let skip = AnswerQuestionInput {
            question: "equipment".to_owned(),
            option: "own".to_owned(),
            skip: "1".to_owned(),
        };
        assert_eq!(
            browser.send::<AnswerQuestion>(&app, skip).await,
            Ok(AnswerNext::Question(2))
        );
        assert!(
            look(&browser, &app)
                .await
                .answers
                .get("equipment")
                .is_none(),
            "skipping wins over a ticked answer"
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn the_task_counts_by_its_outcome() {
    on_both(|app| async move {
        for (input, expected) in [
            (
                task("find", "salle 12", "send"),
                Ok((Some(TaskKind::Find), Outcome::Done)),
            ),
            (
                task("find", "salle 13", "send"),
                Err(AppError::invalid("text", "task-again")),
            ),
            (
                task("find", " ", "send"),
                Err(AppError::invalid("text", "required")),
            ),
            (
                task("answer", "Oui, merci", "send"),
                Ok((Some(TaskKind::Answer), Outcome::Done)),
            ),
            (
                task("attach", "", "give-up"),
                Ok((Some(TaskKind::Attach), Outcome::NotDone)),
            ),
            (
                task("attach", "", "send"),
                Err(AppError::invalid("file", "file-missing")),
            ),
            (task("", "", "skip"), Ok((None, Outcome::Skipped))),
            (
                task("", "", "send"),
                Err(AppError::invalid("kind", "required")),
            ),
        ] {
            let mut browser = Browser::new();
            let sent = browser.send::<TryTask>(&app, input.clone()).await;
            let seen = look(&browser, &app).await.task;
            match expected {
                Ok(task) => assert_eq!((sent, seen), (Ok(()), Some(task)), "{input:?}"),
                Err(error) => assert_eq!((sent, seen), (Err(error), None), "{input:?}"),
            }
        }
        let mut browser = Browser::new();
        let empty = browser
            .send::<FileArrived>(&app, FileArrivedInput::default())
            .await;
        assert_eq!(empty, Err(AppError::invalid("file", "file-missing")));
        let file = FileArrivedInput {
            bytes: 3,
            helped: true,
        };
        browser.must_send::<FileArrived>(&app, file).await;
        let seen = look(&browser, &app).await.task;
        assert_eq!(seen, Some((Some(TaskKind::Attach), Outcome::DoneWithHelp)));
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_answer_leads_to_the_next_step() {
    on_both(|app| async move {
        let mut browser = Browser::new();
        let last = answer(&mut browser, &app, "obstacles", "none").await;
        assert_eq!(last, Ok(AnswerNext::Task));
        answer_all(&mut browser, &app).await;
        browser
            .must_send::<TryTask>(&app, task("", "", "skip"))
            .await;
        let changed = answer(&mut browser, &app, "cv", "none").await;
        assert_eq!(changed, Ok(AnswerNext::Result), "changed at the end");
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_did_not_work_may_be_tried_once_more() {
    on_both(|app| async move {
        for (kind, wrong, right) in [("find", "je ne sais pas", "12"), ("answer", "?", "Oui")] {
            let mut browser = Browser::new();
            let asked = browser
                .send::<TryTask>(&app, task(kind, wrong, "send"))
                .await;
            assert_eq!(
                asked,
                Err(AppError::invalid("text", "task-again")),
                "{kind}"
            );
            assert_eq!(look(&browser, &app).await.task, None, "nothing is noted");
            let again = |text: &str| TryTaskInput {
                again: true,
                ..task(kind, text, "send")
            };
            browser.must_send::<TryTask>(&app, again(right)).await;
            let (_, outcome) = look(&browser, &app).await.task.unwrap();
            assert_eq!(outcome, Outcome::Done, "{kind}");
            // Once: then it ends, without a word against anybody.
            browser.must_send::<TryTask>(&app, again(wrong)).await;
            let (_, outcome) = look(&browser, &app).await.task.unwrap();
            assert_eq!(outcome, Outcome::NotDone, "{kind}");
        }
        // Whoever gives up is not held back.
        let mut browser = Browser::new();
        browser
            .must_send::<TryTask>(&app, task("find", "", "give-up"))
            .await;
        let (_, outcome) = look(&browser, &app).await.task.unwrap();
        assert_eq!(outcome, Outcome::NotDone);
    })
    .await;
}
