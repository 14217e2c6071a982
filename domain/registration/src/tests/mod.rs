//! Steps as tables of cases; the commands on both databases.

mod bursts;
mod commands;
mod drafts;
mod ends;
mod homes;
mod jobs;
mod known;
mod neighbours;
mod numbers;
mod slips;
mod steps;
mod sweeps;

use pleinweb_entry::{ChoosePath, ChoosePathInput};
use pleinweb_kernel::{AccountId, AppError, PersonId, Role};
use pleinweb_platform::on;
use pleinweb_platform::testing::{self, Browser, Person, TestApp};
use pleinweb_platform::{begin_as_system, finish, sessions};

use super::{
    AfterStep, Answers, AreaInput, BankInput, CONSENT_VERSION, ContactInput, DemoFile, DemoState,
    DraftsEnd, Ended, EraseEndedDrafts, ErasedKeys, ExperienceInput, IdentityInput, JobInput,
    KeySweep, LanguageInput, LoadIntro, LoadKnown, LoadReceipt, LoadSent, LoadStep, LoadSummary,
    NumbersHashed, ProjectInput, RegistrationState, RegistrationStatus, Rehashed, SaveDraft,
    SaveStep, Secret, SendInput, SendRegistration, SentFile, SituationInput, SkillsInput, Stamp,
    StartInput, StartRegistration, Step, StepForm, StepView, Sweep, Swept, erase_due_keys,
    erase_unused_keys, file_number, lookup, make_for_demo, mark_decided, rehash_numbers,
    rotate_numbers, sent_file, store, sweep_keys,
};

/// Runs a story on both databases, with the demo's occupations, places and agencies.
pub async fn on_both<F, Fut>(story: F)
where
    F: Fn(TestApp) -> Fut,
    Fut: Future<Output = ()>,
{
    testing::on_both(|app| async {
        pleinweb_nomenclature::seed_lists(&app).await.unwrap();
        pleinweb_nomenclature::seed_agencies(&app).await.unwrap();
        story(app).await;
    })
    .await;
}

/// A person who is signed in.
pub struct Someone {
    pub browser: Browser,
    pub account: AccountId,
}

impl Someone {
    pub async fn new(app: &TestApp, email: &str) -> Self {
        let Person { account, browser } = app.people().at(Role::JobSeeker, email).await;
        Self { browser, account }
    }

    /// Signs in again, after the session ended.
    pub async fn come_back(&mut self, app: &TestApp) {
        let mut cx = begin_as_system(app, "test").await.unwrap();
        sessions::open(&mut cx, Some((self.account, Role::JobSeeker)), false)
            .await
            .unwrap();
        self.browser.apply(cx.effects());
        finish(cx).await.unwrap();
    }

    pub fn person(&self) -> PersonId {
        PersonId(self.account.0)
    }

    pub async fn save<F: StepForm>(
        &mut self,
        app: &TestApp,
        form: F,
    ) -> Result<AfterStep, AppError> {
        self.browser.send::<SaveStep<F>>(app, form).await
    }

    pub async fn keep<F: StepForm>(&mut self, app: &TestApp, form: F) -> Result<(), AppError> {
        self.browser.send::<SaveDraft<F>>(app, form).await
    }

    pub async fn step(&self, app: &TestApp, step: Step) -> StepView {
        self.browser
            .must_ask::<LoadStep>(app, step.slug().to_owned())
            .await
    }

    pub async fn status(&self, app: &TestApp) -> RegistrationStatus {
        self.browser.must_ask::<LoadIntro>(app, ()).await.status
    }

    /// Fills all steps in and says they volunteer.
    pub async fn fill(&mut self, app: &TestApp, answers: Answers) {
        self.save(app, answers.identity).await.unwrap();
        self.save(app, answers.contact).await.unwrap();
        self.save(app, answers.situation).await.unwrap();
        self.save(app, answers.experience).await.unwrap();
        self.save(app, answers.skills).await.unwrap();
        self.save(app, answers.project).await.unwrap();
        self.save(app, answers.area).await.unwrap();
        self.save(app, answers.bank).await.unwrap();
        self.choose(app).await;
    }

    pub async fn choose(&mut self, app: &TestApp) {
        let path = ChoosePathInput {
            path: "full-web".to_owned(),
        };
        self.browser.must_send::<ChoosePath>(app, path).await;
    }

    pub async fn send(&mut self, app: &TestApp) -> Result<String, AppError> {
        self.browser.send::<SendRegistration>(app, agreed()).await
    }
}

pub fn agreed() -> SendInput {
    SendInput {
        consent: true,
        consent_version: CONSENT_VERSION.to_string(),
    }
}

pub const NIR: &str = "2 90 07 75 123 456 04";
pub const IBAN: &str = "FR14 2004 1010 0505 0001 3M02 606";

/// A whole file that is right.
pub fn answers() -> Answers {
    let text = str::to_owned;
    Answers {
        identity: IdentityInput {
            first_name: text("Zoé"),
            birth_name: text("Le Goff"),
            birth_date: text("3 juillet 1990"),
            ..IdentityInput::default()
        },
        contact: ContactInput {
            street: text("4 rue des Lilas"),
            postcode: text("87 000"),
            city: text("Limoges"),
            phone: text("06.12.34.56.78"),
            ..ContactInput::default()
        },
        situation: SituationInput {
            reason: text("contract-ended"),
            since: text("31/10/2026"),
            availability: text("now"),
            residence: text("french"),
            allowance: text("yes"),
            registered_before: text("no"),
            ..SituationInput::default()
        },
        experience: ExperienceInput {
            education: text("cap"),
            years: text("3-5"),
            jobs: vec![JobInput {
                title: text("Boulangère"),
                from: text("2020"),
                to: text("2026"),
                ..JobInput::default()
            }],
            ..ExperienceInput::default()
        },
        skills: SkillsInput {
            languages: vec![LanguageInput {
                language: text("Breton"),
                level: text("everyday"),
            }],
            ..SkillsInput::default()
        },
        project: ProjectInput {
            occupation_1: text("D1102"),
            occupation_1_text: text("Boulangère"),
            contracts: vec![text("permanent")],
            ..ProjectInput::default()
        },
        area: AreaInput {
            place: text("87085"),
            place_text: text("Limoges"),
            radius: text("30 km"),
            transports: vec![text("car")],
            hours: text("full"),
            ..AreaInput::default()
        },
        bank: BankInput {
            later: true,
            ..BankInput::default()
        },
    }
}

/// Every sealed value.
pub async fn all_sealed(app: &TestApp) -> Vec<Vec<u8>> {
    let mut tx = app.db().read().await.unwrap();
    on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT sealed FROM registration_secret"
    )
    .fetch_all(c)
    .await)
    .unwrap()
}

/// Everything that is kept of all files, as text: what must not be there is
/// looked for in it.
pub async fn all_text(app: &TestApp) -> String {
    let mut tx = app.db().read().await.unwrap();
    let steps: Vec<String> = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT body FROM registration_step"
    )
    .fetch_all(c)
    .await)
    .unwrap();
    let requests: Vec<String> = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT answer FROM request"
    )
    .fetch_all(c)
    .await)
    .unwrap();
    drop(tx);
    let sealed = all_sealed(app).await;
    let sealed = sealed
        .iter()
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    steps
        .into_iter()
        .chain(sealed)
        .chain(requests)
        .collect::<Vec<_>>()
        .join("\n")
}
