//! The people and things that the table's examples speak of, made once and
//! copied for each try, so that no try sees what another one did.

use std::collections::BTreeMap;
use std::path::Path;

use pleinweb_accounts::attach_agency;
use pleinweb_entry::{
    KeepEntryLink, KeepEntryLinkInput, RequestCallback, RequestCallbackInput, callbacks_of,
};
use pleinweb_kernel::{AgencyId, MINUTE_MS, PersonId, Role};
use pleinweb_market::fill_market;
use pleinweb_nomenclature::{agencies, seed_agencies};
use pleinweb_platform::testing::{
    Browser, Entered, TestApp, app_in, enter, set_password, sqlite_app,
};
use pleinweb_platform::{AppState, Of, begin_as_system, finish};
use pleinweb_registration::{DemoFile, DemoState, make_for_demo};

use crate::who::{EVERYONE, Who};
use crate::{grown, world_caseload, world_offers};

/// Who is who, and what `{name}` stands for.
#[derive(Clone, Debug, Default)]
pub struct World {
    people: BTreeMap<Who, Entered>,
    names: BTreeMap<&'static str, String>,
}

impl World {
    /// The session cookie of someone; a visitor has none.
    pub fn token(&self, who: Who) -> Option<&str> {
        self.people.get(&who).map(|entered| entered.token.as_str())
    }

    /// The browser of someone who is signed in.
    pub fn browser(&self, who: Who) -> Browser {
        self.person(who).browser()
    }

    pub fn person(&self, who: Who) -> &Entered {
        &self.people[&who]
    }

    pub fn name(&mut self, name: &'static str, value: String) {
        self.names.insert(name, value);
    }

    /// What a name stands for.
    pub fn named(&self, name: &str) -> &str {
        &self.names[name]
    }

    /// An example with its names filled in.
    pub fn fill(&self, example: &str) -> String {
        let mut text = example.to_owned();
        for (name, value) in &self.names {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        assert!(
            !text.contains('{'),
            "{example} speaks of something that the world does not have"
        );
        text
    }
}

/// The password of the job seeker.
const PASSWORD: &str = "cheval batterie agrafe";

/// Fills an empty app.
pub async fn build(app: &TestApp) -> World {
    let mut world = World::default();
    for who in EVERYONE {
        let (role, half) = match who {
            Who::Visitor => continue,
            Who::HalfSignedIn => (Role::Adviser, true),
            Who::JobSeeker | Who::OtherJobSeeker => (Role::JobSeeker, false),
            Who::Adviser
            | Who::Colleague
            | Who::FormerAdviser
            | Who::DetachedAdviser
            | Who::AdviserElsewhere
            | Who::Head => (Role::Adviser, false),
            Who::Employer => (Role::Employer, false),
            Who::Evaluator => (Role::Evaluator, false),
            Who::Operator => (Role::Operator, false),
        };
        let email = format!("{who:?}@exemple.fr").to_lowercase();
        let entered = enter(app, role, &email, half).await;
        world.people.insert(*who, entered);
    }
    let seeker = &world.people[&Who::JobSeeker];
    set_password(app, seeker.account, PASSWORD).await;
    for (name, value) in [
        ("seeker", seeker.account.to_string()),
        (
            "colleague",
            world.people[&Who::Colleague].account.to_string(),
        ),
        ("head", world.people[&Who::Head].account.to_string()),
        ("session", seeker.session.to_string()),
        ("password", PASSWORD.replace(' ', "+")),
    ] {
        world.names.insert(name, value);
    }
    entry_things(app, &mut world).await;
    register(app, &mut world).await;
    world_offers::add(app, &mut world).await;
    seed_agencies(app).await.expect("agencies");
    let mut tx = app.db().read().await.expect("a transaction");
    let agencies = agencies(&mut tx).await.expect("agencies");
    drop(tx);
    world.names.insert("desk", agencies[0].id.to_string());
    let nobody: uuid::Uuid = app.new_id();
    world.names.insert("nobody", nobody.to_string());
    world
}

/// A visitor's entry check with a link, and the job seeker's request to be
/// called back.
async fn entry_things(app: &AppState, world: &mut World) {
    let link = Browser::new()
        .send::<KeepEntryLink>(app, KeepEntryLinkInput::default())
        .await
        .expect("a link");
    world.names.insert("entry_link", link.token);
    let mut seeker = world.browser(Who::JobSeeker);
    let request = RequestCallbackInput {
        name: "Camille Roy".to_owned(),
        phone: "07 11 22 33 44".to_owned(),
        slot: "any".to_owned(),
        subject: "other".to_owned(),
        postcode: "87000".to_owned(),
        agreed: true,
        ..RequestCallbackInput::default()
    };
    let asked = seeker.send::<RequestCallback>(app, request).await;
    asked.expect("a request to be called back");
    let mut cx = begin_as_system(app, "world").await.expect("a transaction");
    let waiting = callbacks_of(&mut cx, &[], None, 1).await;
    let id = waiting.expect("the queue").rows[0].id.to_string();
    world.names.insert("callback", id);
}

/// The job seeker's file is sent, the other one's is a draft.
async fn register(app: &TestApp, world: &mut World) {
    let agency: AgencyId = app.new_id();
    let mut waiting = None;
    let mut cx = begin_as_system(app, "world").await.expect("a transaction");
    for (who, state) in [
        (Who::JobSeeker, DemoState::Sent),
        (Who::OtherJobSeeker, DemoState::Draft { steps: 1 }),
    ] {
        let file = DemoFile {
            person: PersonId(world.people[&who].account.0),
            agency,
            at: app.now(),
            state,
            answers: world_caseload::named(world_offers::looks_for_work()),
            possible_double_of: None,
        };
        let id = make_for_demo(&mut cx, &file).await.expect("a file");
        if who == Who::JobSeeker {
            world.names.insert("file", id.to_string());
            waiting = Some(id);
        }
    }
    for (who, agency) in [
        (Who::Adviser, agency),
        (Who::Colleague, agency),
        (Who::FormerAdviser, agency),
        (Who::DetachedAdviser, agency),
        (Who::Head, agency),
        (Who::AdviserElsewhere, app.new_id()),
    ] {
        let account = world.people[&who].account;
        let attached = attach_agency(cx.tx(), Of::for_test(account), agency).await;
        attached.expect("an adviser of an agency");
    }
    finish(cx).await.expect("a commit");
    world_caseload::add(app, world, agency, waiting.expect("a file")).await;
}

/// The world's files, to be copied.
pub struct Template {
    folder: tempfile::TempDir,
    pub world: World,
}

impl Template {
    pub async fn make() -> Self {
        let app = sqlite_app().await;
        let world = build(&app).await;
        Self::of(app, world).await
    }

    /// The same with long lists.
    pub async fn make_grown() -> Self {
        let app = sqlite_app().await;
        let world = build(&app).await;
        grown::grow(&app, &world).await;
        Self::of(app, world).await
    }

    async fn of(app: TestApp, world: World) -> Self {
        app.db().close().await;
        let folder = tempfile::tempdir().expect("a temporary folder");
        copy(app.folder(), folder.path());
        Self { folder, world }
    }

    /// An app in which nothing has happened yet.
    pub async fn fresh(&self, seed: u64) -> TestApp {
        let folder = tempfile::tempdir().expect("a temporary folder");
        copy(self.folder.path(), folder.path());
        let app = app_in(folder, 1000 + seed).await;
        // After all that happened while the world was made.
        app.clock.advance(MINUTE_MS);
        // A program that asks for figures before they are counted is told to wait.
        fill_market(&app).await.expect("a book");
        app
    }
}

pub fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            std::fs::create_dir_all(&target).expect("a folder");
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).expect("a copy");
        }
    }
}
