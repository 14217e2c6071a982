//! Agencies, a file that waits for a decision, and one that was decided: by
//! the former adviser first, then by the one who follows the person now.

use pleinweb_accounts::{attach_agency, name_colleague, name_head};
use pleinweb_caseload::{DecideFile, DecideInput, FileInput, OpenFile};
use pleinweb_contract::{VolunteerAgain, VolunteerAgainInput};
use pleinweb_kernel::{AgencyId, HOUR_MS, PersonId, RegistrationId, Role};
use pleinweb_platform::alarms::{Alarm, AlarmKind, raise};
use pleinweb_platform::testing::{Entered, TestOffice, enter};
use pleinweb_platform::{Office, begin_as_system, finish};
use pleinweb_registration::{Answers, DemoFile, DemoState, make_for_demo};
use pleinweb_reviews::{Asked, ReviewKind, open_review};

use crate::who::Who;
use crate::world::World;

/// `{file}` waits; `{followed}` is decided; `{callback}` is of the agency.
pub async fn add(
    office: &TestOffice,
    world: &mut World,
    agency: AgencyId,
    waiting: RegistrationId,
) {
    let elsewhere: AgencyId = office.new_id();
    let mut tx = office.db().begin().await.expect("a transaction");
    for (who, agency) in [
        (Who::HalfSignedIn, agency),
        (Who::Adviser, agency),
        (Who::Colleague, agency),
        (Who::FormerAdviser, agency),
        (Who::DetachedAdviser, agency),
        (Who::Head, agency),
        (Who::AdviserElsewhere, elsewhere),
    ] {
        let account = world.person(who).account;
        name_colleague(&mut tx, account, "Sam")
            .await
            .expect("a name");
        attach_agency(&mut tx, account, agency)
            .await
            .expect("an agency");
    }
    let callback: uuid::Uuid = pleinweb_platform::on!(&mut tx, |c| sqlx::query_scalar(
        "UPDATE callback_request SET agency_id = $1 RETURNING id"
    )
    .bind(agency)
    .fetch_one(c)
    .await)
    .expect("a request to be called back");
    tx.commit().await.expect("a commit");
    world.name("callback", callback.to_string());
    world.name("agency", agency.to_string());

    let person = PersonId(world.person(Who::JobSeeker).account.0);
    ask(office, person, agency, waiting).await;

    let (followed, registration) = someone_followed(office, agency, "suivie@exemple.fr").await;
    world.name("followed", registration.to_string());
    decide(office, world, Who::FormerAdviser, registration).await;
    office.clock.advance(1000);
    let mut browser = followed.browser();
    browser
        .send::<VolunteerAgain>(office, VolunteerAgainInput::default())
        .await
        .expect("a wish");
    decide(office, world, Who::Adviser, registration).await;
    leave(office, world, agency).await;
    watch(office, world, agency).await;
}

/// Someone whose file waits in the agency.
async fn someone_followed(
    office: &TestOffice,
    agency: AgencyId,
    email: &str,
) -> (Entered, RegistrationId) {
    let followed = enter(office, Role::JobSeeker, email, false).await;
    let person = PersonId(followed.account.0);
    let mut cx = begin_as_system(office, "world")
        .await
        .expect("a transaction");
    let file = DemoFile {
        person,
        agency,
        at: office.now(),
        state: DemoState::Sent,
        answers: named(Answers::default()),
        possible_double_of: None,
    };
    let registration = make_for_demo(&mut cx, &file).await.expect("a file");
    finish(cx).await.expect("a commit");
    ask(office, person, agency, registration).await;
    (followed, registration)
}

/// What everyone of the world is called: whoever is shown it was shown a person.
pub const NAME: &str = "Quatremarque";

/// The same answers, of someone with a name.
pub fn named(mut answers: Answers) -> Answers {
    NAME.clone_into(&mut answers.identity.birth_name);
    "Camille".clone_into(&mut answers.identity.first_name);
    answers
}

/// The detached adviser followed someone, and left.
async fn leave(office: &TestOffice, world: &World, agency: AgencyId) {
    let (_, registration) = someone_followed(office, agency, "laissee@exemple.fr").await;
    decide(office, world, Who::DetachedAdviser, registration).await;
    let account = world.person(Who::DetachedAdviser).account;
    let mut tx = office.db().begin().await.expect("a transaction");
    pleinweb_platform::on!(&mut tx, |c| sqlx::query(
        "DELETE FROM adviser_agency WHERE account_id = $1"
    )
    .bind(account)
    .execute(c)
    .await
    .map(|_| ()))
    .expect("nobody's adviser");
    tx.commit().await.expect("a commit");
}

/// A head, an adviser who reads nobody for a while, and the alarm about it.
async fn watch(office: &TestOffice, world: &mut World, agency: AgencyId) {
    let paused = enter(office, Role::Adviser, "en-pause@exemple.fr", false).await;
    let (now, id): (_, uuid::Uuid) = (office.now(), office.new_id());
    let mut tx = office.db().begin().await.expect("a transaction");
    let head = world.person(Who::Head).account;
    name_head(&mut tx, head, agency, None, now)
        .await
        .expect("a head");
    attach_agency(&mut tx, paused.account, agency)
        .await
        .expect("an agency");
    pleinweb_platform::on!(&mut tx, |c| sqlx::query(
        "INSERT INTO reading_pause (id, account_id, scope, since, until) VALUES ($1, $2, 'outside', $3, $4)"
    )
    .bind(id)
    .bind(paused.account)
    .bind(now)
    .bind(now.plus(HOUR_MS))
    .execute(c)
    .await
    .map(|_| ()))
    .expect("a pause");
    let alarm = Alarm {
        kind: AlarmKind::MassReading,
        about: paused.account.0,
        agency: Some(agency),
        count: 20,
    };
    raise(office, &mut tx, now, alarm).await.expect("an alarm");
    let alarm: uuid::Uuid =
        pleinweb_platform::on!(&mut tx, |c| sqlx::query_scalar("SELECT id FROM alarm")
            .fetch_one(c)
            .await)
        .expect("one alarm");
    tx.commit().await.expect("a commit");
    world.name("paused", paused.account.to_string());
    world.name("alarm", alarm.to_string());
}

pub async fn ask(
    office: &Office,
    person: PersonId,
    agency: AgencyId,
    registration: RegistrationId,
) {
    let mut cx = begin_as_system(office, "world")
        .await
        .expect("a transaction");
    let asked = Asked {
        kind: ReviewKind::NewFile,
        person,
        registration,
        agency,
        since: office.now(),
        owner: None,
    };
    open_review(&mut cx, &asked).await.expect("a review");
    finish(cx).await.expect("a commit");
}

pub async fn decide(office: &Office, world: &World, who: Who, registration: RegistrationId) {
    let mut browser = world.browser(who);
    let file = FileInput {
        registration: registration.to_string(),
    };
    browser
        .send::<OpenFile>(office, file)
        .await
        .expect("a claim");
    let decision = DecideInput {
        registration: registration.to_string(),
        path: "agency".to_owned(),
        intensity: "guide".to_owned(),
        reason: "Nous commençons ensemble, à l'agence.".to_owned(),
        ..DecideInput::default()
    };
    browser
        .send::<DecideFile>(office, decision)
        .await
        .expect("a decision");
}
