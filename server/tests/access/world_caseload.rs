//! Agencies, a file that waits for a decision, one whose decision is held, and one that
//! was decided: by the former adviser first, then by the one who follows the person now.

use pleinweb_accounts::{Invite, InviteInput, attach_agency, name_colleague, name_head};
use pleinweb_caseload::{DecideFile, DecideInput, FileInput, OpenFile, SendNow};
use pleinweb_contract::{VolunteerAgain, VolunteerAgainInput};
use pleinweb_departures::{LeaveAgency, LeaveInput};
use pleinweb_kernel::{AgencyId, HOUR_MS, PersonId, RegistrationId, Role};
use pleinweb_platform::alarms::{Alarm, AlarmKind, raise};
use pleinweb_platform::testing::{Entered, TestApp, enter};
use pleinweb_platform::{AppState, Of, begin_as_system, finish};
use pleinweb_registration::{Answers, DemoFile, DemoState, make_for_demo};
use pleinweb_reviews::{ReviewKind, ReviewRequest, open_review};

use crate::who::Who;
use crate::world::World;

/// `{file}` waits; `{held}` is decided and can be taken back; `{followed}` is decided;
/// `{callback}` is of the agency.
pub async fn add(app: &TestApp, world: &mut World, agency: AgencyId, waiting: RegistrationId) {
    let elsewhere: AgencyId = app.new_id();
    let mut tx = app.db().begin().await.expect("a transaction");
    for (who, agency) in [
        (Who::HalfSignedIn, agency),
        (Who::Adviser, agency),
        (Who::Colleague, agency),
        (Who::FormerAdviser, agency),
        (Who::DetachedAdviser, agency),
        (Who::Head, agency),
        (Who::AdviserElsewhere, elsewhere),
    ] {
        let account = Of::for_test(world.person(who).account);
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
    ask(app, person, agency, waiting).await;

    let (followed, registration) = someone_followed(app, agency, "suivie@exemple.fr").await;
    world.name("followed", registration.to_string());
    decide(app, world, Who::FormerAdviser, registration).await;
    app.clock.advance(1000);
    let mut browser = followed.browser();
    browser
        .send::<VolunteerAgain>(app, VolunteerAgainInput::default())
        .await
        .expect("a wish");
    decide(app, world, Who::Adviser, registration).await;
    leave(app, world, agency).await;
    let (_, held) = someone_followed(app, agency, "retenue@exemple.fr").await;
    world.name("held", held.to_string());
    hold(app, world, Who::Adviser, held).await;
    watch(app, world, agency).await;
    take_away(app, world, agency).await;
}

/// Somebody was taken off the agency a moment ago, and somebody is invited.
async fn take_away(app: &TestApp, world: &mut World, agency: AgencyId) {
    let gone = enter(app, Role::Adviser, "partie@exemple.fr", false).await;
    let mut tx = app.db().begin().await.expect("a transaction");
    attach_agency(&mut tx, Of::for_test(gone.account), agency)
        .await
        .expect("an agency");
    tx.commit().await.expect("a commit");
    let mut operator = world.browser(Who::Operator);
    let leave = LeaveInput {
        account: gone.account.to_string(),
        agency: agency.to_string(),
        last: true,
        ..LeaveInput::default()
    };
    operator
        .send::<LeaveAgency>(app, leave)
        .await
        .expect("nothing is open");
    let invited = InviteInput {
        email: "invitee@exemple.fr".to_owned(),
        name: "Noor".to_owned(),
        role: "evaluator".to_owned(),
        ..InviteInput::default()
    };
    operator
        .send::<Invite>(app, invited)
        .await
        .expect("an invitation");
    let mut tx = app.db().read().await.expect("a transaction");
    for (name, sql) in [
        ("departure", "SELECT id FROM departure"),
        ("invitation", "SELECT id FROM invitation"),
    ] {
        let id: uuid::Uuid =
            pleinweb_platform::on!(&mut tx, |c| sqlx::query_scalar(sql).fetch_one(c).await)
                .expect("one of them");
        world.name(name, id.to_string());
    }
}

/// Someone whose file waits in the agency.
async fn someone_followed(
    app: &TestApp,
    agency: AgencyId,
    email: &str,
) -> (Entered, RegistrationId) {
    let followed = enter(app, Role::JobSeeker, email, false).await;
    let person = PersonId(followed.account.0);
    let mut cx = begin_as_system(app, "world").await.expect("a transaction");
    let file = DemoFile {
        person,
        agency,
        at: app.now(),
        state: DemoState::Sent,
        answers: named(Answers::default()),
        possible_double_of: None,
    };
    let registration = make_for_demo(&mut cx, &file).await.expect("a file");
    finish(cx).await.expect("a commit");
    ask(app, person, agency, registration).await;
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
async fn leave(app: &TestApp, world: &World, agency: AgencyId) {
    let (_, registration) = someone_followed(app, agency, "laissee@exemple.fr").await;
    decide(app, world, Who::DetachedAdviser, registration).await;
    let account = world.person(Who::DetachedAdviser).account;
    let mut tx = app.db().begin().await.expect("a transaction");
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
async fn watch(app: &TestApp, world: &mut World, agency: AgencyId) {
    let paused = enter(app, Role::Adviser, "en-pause@exemple.fr", false).await;
    let (now, id): (_, uuid::Uuid) = (app.now(), app.new_id());
    let mut tx = app.db().begin().await.expect("a transaction");
    let head = Of::for_test(world.person(Who::Head).account);
    name_head(&mut tx, head, agency, None, now)
        .await
        .expect("a head");
    attach_agency(&mut tx, Of::for_test(paused.account), agency)
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
    raise(app, &mut tx, now, alarm).await.expect("an alarm");
    let alarm: uuid::Uuid =
        pleinweb_platform::on!(&mut tx, |c| sqlx::query_scalar("SELECT id FROM alarm")
            .fetch_one(c)
            .await)
        .expect("one alarm");
    tx.commit().await.expect("a commit");
    world.name("paused", paused.account.to_string());
    world.name("alarm", alarm.to_string());
}

pub async fn ask(app: &AppState, person: PersonId, agency: AgencyId, registration: RegistrationId) {
    let mut cx = begin_as_system(app, "world").await.expect("a transaction");
    let asked = ReviewRequest {
        kind: ReviewKind::NewFile,
        person: Of::for_test(person),
        registration,
        agency,
        since: app.now(),
        owner: None,
    };
    open_review(&mut cx, &asked).await.expect("a review");
    finish(cx).await.expect("a commit");
}

/// Decides, and sends it at once.
pub async fn decide(app: &AppState, world: &World, who: Who, registration: RegistrationId) {
    hold(app, world, who, registration).await;
    let file = FileInput {
        registration: registration.to_string(),
    };
    let mut browser = world.browser(who);
    browser.send::<SendNow>(app, file).await.expect("it goes");
}

/// Decides: it goes in a while.
async fn hold(app: &AppState, world: &World, who: Who, registration: RegistrationId) {
    let mut browser = world.browser(who);
    let file = FileInput {
        registration: registration.to_string(),
    };
    browser.send::<OpenFile>(app, file).await.expect("a claim");
    let decision = DecideInput {
        registration: registration.to_string(),
        path: "agency".to_owned(),
        intensity: "guide".to_owned(),
        reason: "Nous commençons ensemble, à l'agence.".to_owned(),
        ..DecideInput::default()
    };
    browser
        .send::<DecideFile>(app, decision)
        .await
        .expect("a decision");
}
