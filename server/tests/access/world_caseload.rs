//! Agencies, a file that waits for a decision, and one that was decided: by
//! the former adviser first, then by the one who follows the person now.

use pleinweb_domain::accounts::{attach_agency, name_colleague};
use pleinweb_domain::caseload::{
    Asked, DecideFile, DecideInput, FileInput, OpenFile, ReviewKind, open_review,
};
use pleinweb_domain::contract::{VolunteerAgain, VolunteerAgainInput};
use pleinweb_domain::kernel::{AgencyId, PersonId, RegistrationId, Role};
use pleinweb_domain::platform::testing::{Browser, TestOffice, enter};
use pleinweb_domain::platform::{Office, begin_as_system, finish};
use pleinweb_domain::registration::{Answers, DemoFile, DemoState, make_for_demo};

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
    let callback: uuid::Uuid = pleinweb_domain::on!(&mut tx, |c| sqlx::query_scalar(
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

    let followed = enter(office, Role::JobSeeker, "suivie@exemple.fr", false).await;
    let person = PersonId(followed.account.0);
    let mut cx = begin_as_system(office, "world")
        .await
        .expect("a transaction");
    let file = DemoFile {
        person,
        agency,
        at: office.now(),
        state: DemoState::Sent,
        answers: Answers::default(),
        possible_double_of: None,
    };
    let registration = make_for_demo(&mut cx, &file).await.expect("a file");
    finish(cx).await.expect("a commit");
    world.name("followed", registration.to_string());
    ask(office, person, agency, registration).await;
    decide(office, world, Who::FormerAdviser, registration).await;
    office.clock.advance(1000);
    let mut browser = Browser::new();
    browser.request.session_token = Some(followed.token);
    browser
        .send::<VolunteerAgain>(office, VolunteerAgainInput::default())
        .await
        .expect("a wish");
    decide(office, world, Who::Adviser, registration).await;
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
    let mut browser = Browser::new();
    browser.request.session_token = world.token(who).map(str::to_owned);
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
