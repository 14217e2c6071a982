//! What is taken away, who has it then, and what comes back.

mod closing;
mod leaving;
mod undoing;

use uuid::Uuid;

use super::{
    Act, Asked, CloseAccount, CloseInput, HeirInput, InvitationInput, Kind, LeaveAgency,
    LeaveInput, LoadActs, LoadInvitation, LoadQuestion, QUEUE, Question, TakeHeadship,
    UndoDeparture, UndoInput, WithdrawInvitation,
};
use pleinweb_accounts as accounts;
use pleinweb_caseload::tests::{adviser, agency, decided, full_web, sent_file, someone};
use pleinweb_kernel::{AccountId, AdviserId, AgencyId, PersonId, RegistrationId, Role};
use pleinweb_platform::testing::{Browser, TestApp};
use pleinweb_platform::{Of, on};

/// An operator who proved who they are a moment ago, where there are agencies.
pub async fn operator(app: &TestApp) -> Browser {
    let (browser, id) = someone(app, Role::Operator).await;
    let now = app.now();
    let mut tx = app.db().begin().await.unwrap();
    for number in 1..=3 {
        on!(&mut tx, |c| sqlx::query(
            "INSERT INTO agency (id, slug, name, street, postcode, city, phone, lat, lon, departments, postcodes)
             VALUES ($1, $2, $3, '', '87000', 'Limoges', '', 0, 0, '[]', '[]') ON CONFLICT (id) DO NOTHING"
        )
        .bind(agency(number))
        .bind(agency(number).to_string())
        .bind(format!("Agence {number}"))
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

/// Attaches somebody to one more agency.
pub async fn also_in(app: &TestApp, id: AdviserId, agency: AgencyId) {
    let mut tx = app.db().begin().await.unwrap();
    accounts::attach_agency(&mut tx, Of::for_test(AccountId(id.0)), agency)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

pub async fn agencies_of(app: &TestApp, id: AdviserId) -> Vec<AgencyId> {
    let mut tx = app.db().read().await.unwrap();
    accounts::agencies_of(&mut tx, id).await.unwrap()
}

/// Whose an open file is.
pub async fn owner_of(app: &TestApp, file: RegistrationId) -> Option<AdviserId> {
    let mut tx = app.db().read().await.unwrap();
    let found: Option<Uuid> = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT owner_id FROM review WHERE registration_id = $1 AND closed_at IS NULL"
    )
    .bind(file)
    .fetch_one(c)
    .await)
    .unwrap();
    found.map(AdviserId)
}

/// Who follows somebody.
pub async fn follower_of(app: &TestApp, person: PersonId) -> AdviserId {
    let mut tx = app.db().read().await.unwrap();
    let found: Uuid = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT adviser_id FROM caseload_member WHERE person_id = $1"
    )
    .bind(person)
    .fetch_one(c)
    .await)
    .unwrap();
    AdviserId(found)
}

/// Somebody whom an adviser follows.
pub async fn followed_by(app: &TestApp, adviser: &mut Browser) -> (PersonId, RegistrationId) {
    let (_, person, file) = sent_file(app, agency(1)).await;
    decided(app, adviser, full_web(file)).await;
    (person, file)
}

pub fn asked(id: AdviserId, agency: Option<AgencyId>) -> Asked {
    Asked {
        account: id.to_string(),
        agency: agency.map(|agency| agency.to_string()).unwrap_or_default(),
        head: false,
    }
}

/// Off an agency, its files to `to`.
pub fn leave(id: AdviserId, agency: AgencyId, to: &str) -> LeaveInput {
    LeaveInput {
        account: id.to_string(),
        agency: agency.to_string(),
        heirs: vec![HeirInput {
            agency: agency.to_string(),
            to: to.to_owned(),
        }],
        last: true,
    }
}

pub async fn acts(app: &TestApp, operator: &Browser) -> Vec<Act> {
    operator.must_ask::<LoadActs>(app, ()).await
}

/// The latest act.
pub async fn latest(app: &TestApp, operator: &Browser) -> UndoInput {
    UndoInput {
        departure: acts(app, operator).await[0].id.clone(),
    }
}
