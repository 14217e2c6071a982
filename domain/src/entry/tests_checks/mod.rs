//! Checks on both databases: kept step by step, resumed elsewhere, adopted by
//! an account, chosen, erased.

use super::*;
use crate::kernel::{AccountId, AppError, DAY_MS, Lang, PersonId, Role};
use crate::on;
use crate::platform::testing::{Browser, TestOffice, on_both};
use crate::platform::{Command, Cx, Permit, mail, sessions};

/// Signs in as someone: what the accounts feature does, in short.
struct SignIn(AccountId);

impl Command for SignIn {
    const NAME: &'static str = "test/sign-in";
    const REPLAY: bool = false;
    type Input = String;
    type Subject = ();
    type Output = ();

    fn parse(input: String) -> Result<Self, crate::kernel::FieldErrors> {
        Ok(Self(input.parse().expect("an account's id")))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<(), AppError> {
        let old = cx.session();
        if let Some(old) = old {
            adopt(cx, old, self.0).await?;
        }
        sessions::open(cx, Some((self.0, Role::JobSeeker)), false).await?;
        if let Some(old) = old {
            sessions::close(cx.tx(), old).await?;
        }
        Ok(())
    }
}

/// A job seeker's account.
async fn account(office: &TestOffice) -> AccountId {
    let id: AccountId = office.new_id();
    let mut tx = office.db().begin().await.unwrap();
    on!(&mut tx, |c| sqlx::query(
        "INSERT INTO account (id, role, email, lang, created_at) VALUES ($1, 'job-seeker', $2, 'fr', $3)"
    )
    .bind(id)
    .bind(format!("{id}@exemple.fr"))
    .bind(office.now())
    .execute(c)
    .await
    .map(|_| ()))
    .unwrap();
    tx.commit().await.unwrap();
    id
}

async fn answer(
    browser: &mut Browser,
    office: &TestOffice,
    question: &str,
    option: &str,
) -> Result<AnswerNext, AppError> {
    let input = AnswerQuestionInput {
        question: question.to_owned(),
        option: option.to_owned(),
        ..AnswerQuestionInput::default()
    };
    browser.send::<AnswerQuestion>(office, input).await
}

/// All questions with the first answer: at ease on both axes.
async fn answer_all(browser: &mut Browser, office: &TestOffice) {
    for question in &QUESTIONS {
        answer(browser, office, question.id, question.options[0].id)
            .await
            .unwrap();
    }
}

fn task(kind: &str, text: &str, step: &str) -> TryTaskInput {
    TryTaskInput {
        kind: kind.to_owned(),
        text: text.to_owned(),
        helped: false,
        step: step.to_owned(),
    }
}

fn path(path: &str) -> ChoosePathInput {
    ChoosePathInput {
        path: path.to_owned(),
    }
}

async fn look(browser: &Browser, office: &TestOffice) -> EntryView {
    browser.ask::<LoadEntry>(office, ()).await.unwrap()
}

async fn views(office: &TestOffice, account: AccountId) -> (Option<Chosen>, Option<Views>) {
    let mut tx = office.db().read().await.unwrap();
    let person = PersonId(account.0);
    let chosen = choice_of(&mut tx, person).await.unwrap();
    (chosen, views_of(&mut tx, person).await.unwrap())
}

async fn rows(office: &TestOffice, table: &'static str) -> i64 {
    let mut tx = office.db().read().await.unwrap();
    let sql = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
    on!(&mut tx, |c| sqlx::query_scalar(sql).fetch_one(c).await).unwrap()
}

#[tokio::test]
async fn each_step_is_kept_and_nobody_else_sees_it() {
    on_both(|office| async move {
        let mut browser = Browser::new();
        let empty = look(&browser, &office).await;
        assert_eq!(
            (empty.answers.seen(), empty.result, empty.kept_until),
            (0, None, None)
        );
        assert_eq!(
            answer(&mut browser, &office, "equipment", "own").await,
            Ok(AnswerNext::Question(2))
        );
        assert_eq!(
            answer(&mut browser, &office, "connection", "skip").await,
            Ok(AnswerNext::Question(3))
        );
        let after = look(&browser, &office).await;
        assert_eq!(
            after.answers.resume_at().map(|question| question.id),
            Some("messages")
        );
        assert!(after.kept_until.is_some() && after.result.is_some());
        assert_eq!(look(&Browser::new(), &office).await.answers.seen(), 0);
        for (question, option, field, code) in [
            ("equipment", "", "option", "answer-or-skip"),
            ("equipment", "phone", "option", "choice-unknown"),
            ("shoes", "own", "question", "choice-unknown"),
        ] {
            let refused = answer(&mut browser, &office, question, option).await;
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
            browser.send::<AnswerQuestion>(&office, skip).await,
            Ok(AnswerNext::Question(2))
        );
        assert!(
            look(&browser, &office)
                .await
                .answers
                .get("equipment")
                .is_none(),
            "skipping wins over a ticked answer"
        );
    })
    .await;
}

#[tokio::test]
async fn the_task_counts_by_its_outcome() {
    on_both(|office| async move {
        for (input, expected) in [
            (
                task("find", "salle 12", "send"),
                Ok((Some(TaskKind::Find), Outcome::Done)),
            ),
            (
                task("find", "salle 13", "send"),
                Ok((Some(TaskKind::Find), Outcome::NotDone)),
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
            let sent = browser.send::<TryTask>(&office, input.clone()).await;
            let seen = look(&browser, &office).await.task;
            match expected {
                Ok(task) => assert_eq!((sent, seen), (Ok(()), Some(task)), "{input:?}"),
                Err(error) => assert_eq!((sent, seen), (Err(error), None), "{input:?}"),
            }
        }
        let mut browser = Browser::new();
        let empty = browser
            .send::<FileArrived>(&office, FileArrivedInput::default())
            .await;
        assert_eq!(empty, Err(AppError::invalid("file", "file-missing")));
        let file = FileArrivedInput {
            bytes: 3,
            helped: true,
        };
        browser.send::<FileArrived>(&office, file).await.unwrap();
        let seen = look(&browser, &office).await.task;
        assert_eq!(seen, Some((Some(TaskKind::Attach), Outcome::DoneWithHelp)));
    })
    .await;
}

#[tokio::test]
async fn an_answer_leads_to_the_next_step() {
    on_both(|office| async move {
        let mut browser = Browser::new();
        let last = answer(&mut browser, &office, "obstacles", "none").await;
        assert_eq!(last, Ok(AnswerNext::Task));
        answer_all(&mut browser, &office).await;
        browser
            .send::<TryTask>(&office, task("", "", "skip"))
            .await
            .unwrap();
        let changed = answer(&mut browser, &office, "cv", "none").await;
        assert_eq!(changed, Ok(AnswerNext::Result), "changed at the end");
    })
    .await;
}

#[tokio::test]
async fn a_choice_follows_into_the_account_with_both_views() {
    on_both(|office| async move {
        let account = account(&office).await;
        let mut browser = Browser::new();
        answer_all(&mut browser, &office).await;
        browser
            .send::<TryTask>(&office, task("find", "14", "send"))
            .await
            .unwrap();
        let view = look(&browser, &office).await;
        let (assessment, suggestion) = view.result.unwrap();
        assert_eq!(
            (assessment.digital.declared, assessment.digital.level),
            (Level::Autonomous, Level::Partial)
        );
        assert_eq!(
            (assessment.task.level, suggestion.path),
            (Level::Supported, Path::Mixed)
        );
        let chosen = browser.send::<ChoosePath>(&office, path("full-web")).await;
        assert_eq!(
            chosen,
            Ok((Path::FullWeb, Holder::Visitor)),
            "against the suggestion"
        );
        assert_eq!(views(&office, account).await, (None, None));

        browser
            .send::<SignIn>(&office, account.to_string())
            .await
            .unwrap();
        let (chosen, seen) = views(&office, account).await;
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
        let view = look(&browser, &office).await;
        assert_eq!(
            (view.holder, view.choice, view.kept_until),
            (Holder::JobSeeker, Some(choice), None)
        );
        assert_eq!(
            rows(&office, "entry_holder").await,
            0,
            "no browser holds an account's check"
        );
    })
    .await;
}

#[tokio::test]
async fn beginning_again_keeps_what_was_concluded_until_more_is_known() {
    on_both(|office| async move {
        let account = account(&office).await;
        let mut browser = Browser::new();
        browser
            .send::<SignIn>(&office, account.to_string())
            .await
            .unwrap();
        answer_all(&mut browser, &office).await;
        browser
            .send::<TryTask>(&office, task("", "", "skip"))
            .await
            .unwrap();
        assert_eq!(
            browser.send::<ChoosePath>(&office, path("mixed")).await,
            Ok((Path::Mixed, Holder::JobSeeker))
        );
        browser
            .send::<RestartEntry>(&office, RestartEntryInput::default())
            .await
            .unwrap();
        assert_eq!(look(&browser, &office).await.answers.seen(), 0);
        let (chosen, seen) = views(&office, account).await;
        assert_eq!(chosen.map(|chosen| chosen.choice.path), Some(Path::Mixed));
        assert_eq!(seen.map(|seen| seen.suggestion.path), Some(Path::FullWeb));

        office.clock.advance(DAY_MS);
        answer(&mut browser, &office, "equipment", "none")
            .await
            .unwrap();
        browser
            .send::<TryTask>(&office, task("", "", "skip"))
            .await
            .unwrap();
        browser
            .send::<ChoosePath>(&office, path("agency"))
            .await
            .unwrap();
        let (chosen, seen) = views(&office, account).await;
        let choice = Choice {
            path: Path::Agency,
            suggested: Some(Path::Agency),
        };
        assert_eq!(chosen.map(|chosen| chosen.choice), Some(choice));
        assert_eq!(seen.map(|seen| seen.suggestion.path), Some(Path::Agency));
        assert_eq!(
            rows(&office, "entry_assessment").await,
            2,
            "nothing new is written twice"
        );
    })
    .await;
}

#[tokio::test]
async fn two_tabs_and_two_devices_fill_in_one_check() {
    on_both(|office| async move {
        let mut phone = Browser::new();
        answer(&mut phone, &office, "equipment", "own")
            .await
            .unwrap();
        let (mut one, mut two) = (phone.clone(), phone.clone());
        let (first, second) = tokio::join!(
            answer(&mut one, &office, "connection", "good"),
            answer(&mut two, &office, "messages", "easy"),
        );
        assert_eq!(
            (first, second),
            (Ok(AnswerNext::Question(3)), Ok(AnswerNext::Question(4)))
        );
        assert_eq!(look(&phone, &office).await.answers.seen(), 3);

        let token = phone
            .send::<KeepEntryLink>(&office, KeepEntryLinkInput::default())
            .await
            .unwrap();
        let mut laptop = Browser::new();
        let view = laptop
            .ask::<LoadEntryLink>(&office, token.clone())
            .await
            .unwrap();
        assert_eq!(
            (view.here, view.seen, view.resume_at, view.mailed),
            (false, 3, Some(4), false)
        );
        assert!(
            view.address
                .ends_with(&format!("/pour-moi/reprendre/{token}")),
            "{}",
            view.address
        );
        let input = ResumeEntryInput {
            token: token.clone(),
        };
        assert_eq!(
            laptop.send::<ResumeEntry>(&office, input).await,
            Ok(Some(4))
        );
        answer(&mut laptop, &office, "online-steps", "alone")
            .await
            .unwrap();
        answer(&mut phone, &office, "video", "fine").await.unwrap();
        assert_eq!(look(&laptop, &office).await.answers.seen(), 5);
        assert!(
            phone
                .ask::<LoadEntryLink>(&office, token.clone())
                .await
                .unwrap()
                .here
        );

        // Once an account has it, links and other browsers have it no more.
        let account = account(&office).await;
        phone
            .send::<SignIn>(&office, account.to_string())
            .await
            .unwrap();
        assert_eq!(look(&laptop, &office).await.answers.seen(), 0);
        let gone = laptop.ask::<LoadEntryLink>(&office, token.clone()).await;
        assert_eq!(gone.unwrap_err(), AppError::NotFound);
        let refused = laptop
            .send::<ResumeEntry>(&office, ResumeEntryInput { token })
            .await;
        assert_eq!(refused, Err(AppError::NotFound));
        let refused = phone
            .send::<KeepEntryLink>(&office, KeepEntryLinkInput::default())
            .await;
        assert_eq!(
            refused,
            Err(AppError::NotAllowed),
            "an account needs no link"
        );
    })
    .await;
}

#[tokio::test]
async fn a_link_opened_by_someone_signed_in_becomes_theirs() {
    on_both(|office| async move {
        let mut phone = Browser::new();
        answer_all(&mut phone, &office).await;
        let token = phone
            .send::<KeepEntryLink>(&office, KeepEntryLinkInput::default())
            .await
            .unwrap();
        let account = account(&office).await;
        let mut laptop = Browser::new();
        laptop
            .send::<SignIn>(&office, account.to_string())
            .await
            .unwrap();
        answer(&mut laptop, &office, "equipment", "own")
            .await
            .unwrap();
        let input = ResumeEntryInput { token };
        assert_eq!(laptop.send::<ResumeEntry>(&office, input).await, Ok(None));
        assert_eq!(look(&laptop, &office).await.answers.seen(), QUESTIONS.len());
        assert_eq!(look(&phone, &office).await.answers.seen(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_link_is_mailed_a_few_times_and_no_more() {
    on_both(|office| async move {
        let mail_to = |email: &str| KeepEntryLinkInput {
            email: email.to_owned(),
        };
        let mut browser = Browser::new();
        browser.request.lang = Lang::En;
        let bad = browser
            .send::<KeepEntryLink>(&office, mail_to("camille@"))
            .await;
        assert_eq!(bad, Err(AppError::invalid("email", "email-format")));
        for _ in 0..3 {
            browser
                .send::<KeepEntryLink>(&office, mail_to("camille@exemple.fr"))
                .await
                .unwrap();
        }
        let again = Browser::new()
            .send::<KeepEntryLink>(&office, mail_to("Camille@exemple.fr"))
            .await;
        assert!(
            matches!(again, Err(AppError::TooMany { .. })),
            "counted by address: {again:?}"
        );
        let mails = mail::latest(&office, 10).await.unwrap();
        assert_eq!(mails.len(), 3);
        let crate::notifications::Notice::EntryCheckLink { link } = &mails[0].notice else {
            panic!()
        };
        assert!(link.starts_with("/en/pour-moi/reprendre/"), "{link}");
    })
    .await;
}

#[tokio::test]
async fn what_nobody_touches_is_erased() {
    on_both(|office| async move {
        let account = account(&office).await;
        let (mut visitor, mut member) = (Browser::new(), Browser::new());
        member
            .send::<SignIn>(&office, account.to_string())
            .await
            .unwrap();
        for browser in [&mut visitor, &mut member] {
            answer(browser, &office, "equipment", "own").await.unwrap();
            browser
                .send::<TryTask>(&office, task("", "", "skip"))
                .await
                .unwrap();
        }
        let token = visitor
            .send::<KeepEntryLink>(&office, KeepEntryLinkInput::default())
            .await
            .unwrap();
        office.clock.advance(15 * DAY_MS - 1);
        crate::platform::tidy(&office).await.unwrap();
        assert_eq!(
            (
                rows(&office, "entry_check").await,
                rows(&office, "entry_link").await
            ),
            (2, 1)
        );
        office.clock.advance(1);
        assert!(
            visitor.ask::<LoadEntryLink>(&office, token).await.is_err(),
            "gone at once, not at the next cleaning"
        );
        crate::platform::tidy(&office).await.unwrap();
        assert_eq!(
            (
                rows(&office, "entry_check").await,
                rows(&office, "entry_link").await
            ),
            (1, 0)
        );
        assert_eq!(rows(&office, "entry_assessment").await, 1);

        office.clock.advance(396 * DAY_MS);
        crate::platform::tidy(&office).await.unwrap();
        assert_eq!(
            rows(&office, "entry_check").await,
            0,
            "never registered: thirteen months"
        );
    })
    .await;
}

#[tokio::test]
async fn who_registered_keeps_theirs() {
    on_both(|office| async move {
        let account = account(&office).await;
        let mut browser = Browser::new();
        browser
            .send::<SignIn>(&office, account.to_string())
            .await
            .unwrap();
        answer(&mut browser, &office, "equipment", "own")
            .await
            .unwrap();
        let mut tx = office.db().begin().await.unwrap();
        keep_for_good(&mut tx, PersonId(account.0)).await.unwrap();
        tx.commit().await.unwrap();
        answer(&mut browser, &office, "connection", "good")
            .await
            .unwrap();
        office.clock.advance(500 * DAY_MS);
        crate::platform::tidy(&office).await.unwrap();
        assert_eq!(rows(&office, "entry_check").await, 1);
    })
    .await;
}
