//! Claims, decisions and hand-overs, on both databases.

mod claims;
mod contract;
mod decisions;
mod detached;
mod held;
mod migration;
mod overdue;
mod queue;
mod wish;

use uuid::Uuid;

use super::{DecideFile, DecideInput, FileInput, SendNow};
use pleinweb_accounts as accounts;
use pleinweb_kernel::{
    AccountId, AdviserId, AgencyId, AppError, DAY_MS, FieldErrors, PersonId, RegistrationId, Role,
};
use pleinweb_platform::on;
use pleinweb_platform::testing::{Browser, TestApp};
use pleinweb_platform::{Command, Cx, Of, Permit, run_system, secrets};
use pleinweb_registration::{Answers, DemoFile, DemoState, make_for_demo};
use pleinweb_reviews::{ReviewKind, ReviewRequest, open_review};

/// Someone with an account and an open session.
pub async fn someone(app: &TestApp, role: Role) -> (Browser, Uuid) {
    let id = app.people().of(role).await.account.0;
    (signed_in(app, id).await, id)
}

/// A new session of someone: staff sessions end sooner than answer times.
pub async fn signed_in(app: &TestApp, id: Uuid) -> Browser {
    let now = app.now();
    let mut tx = app.db().begin().await.unwrap();
    let (token, session): (String, Uuid) = (app.new_token(), app.new_id());
    on!(&mut tx, |c| sqlx::query(
        "INSERT INTO session (id, token_hash, account_id, half_signed_in, created_at, seen_at, expires_at, device)
         VALUES ($1, $2, $3, $4, $5, $5, $6, 'Test')"
    )
    .bind(session)
    .bind(secrets::token_hash(&token))
    .bind(id)
    .bind(false)
    .bind(now)
    .bind(now.plus(400 * DAY_MS))
    .execute(c)
    .await
    .map(|_| ()))
    .unwrap();
    tx.commit().await.unwrap();
    let mut browser = Browser::new();
    browser.request.session_token = Some(token);
    browser
}

/// An adviser of an agency.
pub async fn adviser(app: &TestApp, agency: AgencyId, name: &str) -> (Browser, AdviserId) {
    let (browser, id) = someone(app, Role::Adviser).await;
    let mut tx = app.db().begin().await.unwrap();
    accounts::name_colleague(&mut tx, Of::for_test(AccountId(id)), name)
        .await
        .unwrap();
    accounts::attach_agency(&mut tx, Of::for_test(AccountId(id)), agency)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    (browser, AdviserId(id))
}

pub fn agency(number: u128) -> AgencyId {
    AgencyId(Uuid::from_u128(number))
}

/// A file that was sent arrives in the queue.
struct Arrive {
    person: PersonId,
    agency: AgencyId,
}

impl Command for Arrive {
    const NAME: &'static str = "test/arrive";
    type Input = ();
    type Subject = ();
    type Output = RegistrationId;
    fn parse((): ()) -> Result<Self, FieldErrors> {
        Err(FieldErrors::default())
    }
    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }
    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<RegistrationId, AppError> {
        let (person, agency, since) = (self.person, self.agency, cx.now());
        let file = DemoFile {
            person,
            agency,
            at: since,
            state: DemoState::Sent,
            answers: Answers::default(),
            possible_double_of: None,
        };
        let registration = make_for_demo(cx, &file).await?;
        let asked = ReviewRequest {
            kind: ReviewKind::NewFile,
            person: Of::for_test(person),
            registration,
            agency,
            since,
            owner: None,
        };
        open_review(cx, &asked).await?;
        Ok(registration)
    }
}

/// A job seeker whose file waits for a decision.
pub async fn sent_file(app: &TestApp, agency: AgencyId) -> (Browser, PersonId, RegistrationId) {
    let (browser, id) = someone(app, Role::JobSeeker).await;
    let person = PersonId(id);
    let arrive = Arrive { person, agency };
    let registration = run_system(app, "test", &arrive).await.unwrap();
    (browser, person, registration)
}

pub fn file(registration: RegistrationId) -> FileInput {
    FileInput {
        registration: registration.to_string(),
    }
}

/// A decision of 100 % Web, guidé.
pub fn full_web(registration: RegistrationId) -> DecideInput {
    DecideInput {
        registration: registration.to_string(),
        path: "full-web".to_owned(),
        intensity: "guide".to_owned(),
        reason: "Vous êtes à l’aise en ligne et vous savez où chercher.".to_owned(),
        ..DecideInput::default()
    }
}

/// Decides, and sends it at once.
pub async fn decided(app: &TestApp, adviser: &mut Browser, decision: DecideInput) {
    let file = FileInput {
        registration: decision.registration.clone(),
    };
    adviser.must_send::<DecideFile>(app, decision).await;
    adviser.must_send::<SendNow>(app, file).await;
}

pub const UNKNOWN: AppError = AppError::NotFound;
