//! Checks on both databases: kept step by step, resumed elsewhere, adopted by
//! an account, chosen, erased.

mod choices;
mod elsewhere;
mod ends;
mod steps;

use super::{
    AnswerNext, AnswerQuestion, AnswerQuestionInput, Choice, ChoosePath, ChoosePathInput, Chosen,
    EntryView, FileArrived, FileArrivedInput, Holder, KeepEntryLink, KeepEntryLinkInput, Level,
    LoadEntry, LoadEntryLink, Outcome, Path, QUESTIONS, QUESTIONS_VERSION, RULES_VERSION,
    RestartEntry, RestartEntryInput, ResumeEntry, ResumeEntryInput, TaskKind, TryTask,
    TryTaskInput, Views, adopt, choice_of, keep_for_good, views_of,
};
use pleinweb_kernel::{AccountId, AppError, DAY_MS, Lang, PersonId, Role};
use pleinweb_platform::on;
use pleinweb_platform::testing::{Browser, TestApp, on_both};
use pleinweb_platform::{Command, Cx, Of, Permit, mail, sessions};

/// Signs in as someone: what the accounts feature does, in short.
struct SignIn(AccountId);

impl Command for SignIn {
    const NAME: &'static str = "test/sign-in";
    const REPLAY: bool = false;
    type Input = String;
    type Subject = ();
    type Output = ();

    fn parse(input: String) -> Result<Self, pleinweb_kernel::FieldErrors> {
        Ok(Self(input.parse().expect("an account's id")))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<(), AppError> {
        let old = cx.session();
        if let Some(old) = old {
            adopt(cx, old, Of::for_test(self.0)).await?;
        }
        sessions::open(cx, Some((self.0, Role::JobSeeker)), false).await?;
        if let Some(old) = old {
            sessions::close(cx.tx(), old).await?;
        }
        Ok(())
    }
}

/// A job seeker's account.
async fn account(app: &TestApp) -> AccountId {
    let id: AccountId = app.new_id();
    let mut tx = app.db().begin().await.unwrap();
    on!(&mut tx, |c| sqlx::query(
        "INSERT INTO account (id, role, email, lang, created_at) VALUES ($1, 'job-seeker', $2, 'fr', $3)"
    )
    .bind(id)
    .bind(format!("{id}@exemple.fr"))
    .bind(app.now())
    .execute(c)
    .await
    .map(|_| ()))
    .unwrap();
    tx.commit().await.unwrap();
    id
}

async fn answer(
    browser: &mut Browser,
    app: &TestApp,
    question: &str,
    option: &str,
) -> Result<AnswerNext, AppError> {
    let input = AnswerQuestionInput {
        question: question.to_owned(),
        option: option.to_owned(),
        ..AnswerQuestionInput::default()
    };
    browser.send::<AnswerQuestion>(app, input).await
}

/// All questions with the first answer: at ease on both axes.
async fn answer_all(browser: &mut Browser, app: &TestApp) {
    for question in &QUESTIONS {
        answer(browser, app, question.id, question.options[0].id)
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
        ..TryTaskInput::default()
    }
}

fn path(path: &str) -> ChoosePathInput {
    ChoosePathInput {
        path: path.to_owned(),
    }
}

async fn look(browser: &Browser, app: &TestApp) -> EntryView {
    browser.must_ask::<LoadEntry>(app, ()).await
}

async fn views(app: &TestApp, account: AccountId) -> (Option<Chosen>, Option<Views>) {
    let mut tx = app.db().read().await.unwrap();
    let person = PersonId(account.0);
    let person = pleinweb_platform::Of::for_test(person);
    let chosen = choice_of(&mut tx, person).await.unwrap();
    (chosen, views_of(&mut tx, person).await.unwrap())
}
