//! The same world with much more in it: whatever a page lists is longer.

use pleinweb_accounts::{attach_agency, name_colleague};
use pleinweb_entry::{RequestCallback, RequestCallbackInput};
use pleinweb_kernel::{AgencyId, PersonId, RegistrationId, Role};
use pleinweb_platform::testing::{Browser, TestApp, enter};
use pleinweb_platform::{Of, begin_as_system, finish, sessions};
use pleinweb_registration::{Answers, DemoFile, DemoState, make_for_demo};

use crate::who::Who;
use crate::world::World;
use crate::world_caseload::{ask, decide};
use crate::world_offers;

/// More than a page of any list holds.
const MANY: usize = 30;

/// Adds to each list that somebody of the world sees.
pub async fn grow(app: &TestApp, world: &World) {
    world_offers::grow(app, world).await;
    let agency: AgencyId = world.named("agency").parse().expect("an agency");
    for turn in 0..MANY {
        let waiting = file(app, agency, &format!("attend{turn}@exemple.fr")).await;
        assert!(!waiting.to_string().is_empty());
        let followed = file(app, agency, &format!("suivi{turn}@exemple.fr")).await;
        decide(app, world, Who::Adviser, followed).await;
        // Days go by: nobody decides on so many within an hour.
        let mut tx = app.db().begin().await.expect("a start");
        pleinweb_platform::on!(&mut tx, |c| sqlx::query("DELETE FROM reading")
            .execute(c)
            .await
            .map(|_| ()))
        .expect("another day");
        tx.commit().await.expect("a commit");
        call_back(app, agency).await;
        let email = format!("collegue{turn}@exemple.fr");
        let colleague = enter(app, Role::Adviser, &email, false).await;
        let mut cx = begin_as_system(app, "world").await.expect("a start");
        name_colleague(cx.tx(), Of::for_test(colleague.account), "Dominique")
            .await
            .expect("a name");
        attach_agency(cx.tx(), Of::for_test(colleague.account), agency)
            .await
            .expect("an agency");
        for (who, role) in [
            (Who::JobSeeker, Role::JobSeeker),
            (Who::Adviser, Role::Adviser),
        ] {
            let account = world.person(who).account;
            sessions::open(&mut cx, Some((account, role)), false)
                .await
                .expect("a session");
        }
        finish(cx).await.expect("a commit");
    }
}

/// Someone whose file waits in the agency.
async fn file(app: &TestApp, agency: AgencyId, email: &str) -> RegistrationId {
    let someone = enter(app, Role::JobSeeker, email, false).await;
    let person = PersonId(someone.account.0);
    let mut cx = begin_as_system(app, "world").await.expect("a start");
    let file = DemoFile {
        person,
        agency,
        at: app.now(),
        state: DemoState::Sent,
        answers: Answers::default(),
        possible_double_of: None,
    };
    let id = make_for_demo(&mut cx, &file).await.expect("a file");
    finish(cx).await.expect("a commit");
    ask(app, person, agency, id).await;
    id
}

async fn call_back(app: &TestApp, agency: AgencyId) {
    let request = RequestCallbackInput {
        name: "Sacha Petit".to_owned(),
        phone: "07 11 22 33 44".to_owned(),
        slot: "any".to_owned(),
        subject: "other".to_owned(),
        postcode: "87000".to_owned(),
        agreed: true,
        ..RequestCallbackInput::default()
    };
    let asked = Browser::new().send::<RequestCallback>(app, request).await;
    asked.expect("a request to be called back");
    let mut tx = app.db().begin().await.expect("a start");
    pleinweb_platform::on!(&mut tx, |c| sqlx::query(
        "UPDATE callback_request SET agency_id = $1"
    )
    .bind(agency)
    .execute(c)
    .await
    .map(|_| ()))
    .expect("their agency");
    tx.commit().await.expect("a commit");
}
