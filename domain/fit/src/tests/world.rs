//! A registered baker near Limoges, and offers for her.

use crate::{FitView, LoadFit};
use pleinweb_kernel::{AgencyId, OfferId, PersonId, Role};
use pleinweb_offers::Keeper;
use pleinweb_offers::model::{Need, Offer, Requirement, RequirementKind};
use pleinweb_offers::search::tests::world::{follow, given, offer, place};
use pleinweb_platform::testing::{Browser, Entered, TestApp, enter};
use pleinweb_platform::{begin_as_system, finish};
use pleinweb_registration::{
    Answers, AreaInput, DemoFile, DemoState, ProjectInput, SkillsInput, make_for_demo,
};

/// Of the lists that ship with the program: what bakers do.
pub const SHAPES: &str = "Façonner pains et viennoiseries";
pub const KNEADS: &str = "Peser et pétrir une pâte";

/// A browser in which someone is signed in.
pub struct Someone {
    pub entered: Entered,
    pub browser: Browser,
}

impl Someone {
    pub fn person(&self) -> PersonId {
        PersonId(self.entered.account.0)
    }

    pub async fn fit(&self, app: &TestApp) -> FitView {
        self.browser.ask::<LoadFit>(app, ()).await.unwrap()
    }

    /// Titles of the list, in its order.
    pub async fn titles(&self, app: &TestApp) -> Vec<String> {
        let view = self.fit(app).await;
        let titles = view.offers.iter().map(|offer| offer.card.title.clone());
        titles.collect()
    }
}

pub async fn someone(app: &TestApp, role: Role, email: &str) -> Someone {
    let entered = enter(app, role, email, false).await;
    let mut browser = Browser::new();
    browser.request.session_token = Some(entered.token.clone());
    Someone { entered, browser }
}

/// Kneads, looks for work as a baker up to 30 km from Limoges, full time, CDI,
/// 1,900 € a month.
pub fn answers() -> Answers {
    Answers {
        skills: SkillsInput {
            skills: vec!["PW-0409".to_owned()],
            own_words: "Tenir la caisse, former un apprenti".to_owned(),
            ..SkillsInput::default()
        },
        project: ProjectInput {
            occupation_1: "D1102".to_owned(),
            contracts: vec!["permanent".to_owned()],
            salary: "1900".to_owned(),
            ..ProjectInput::default()
        },
        area: AreaInput {
            place: "87085".to_owned(),
            radius: "30".to_owned(),
            transports: vec!["public".to_owned()],
            hours: "full".to_owned(),
            ..AreaInput::default()
        },
        ..Answers::default()
    }
}

/// Someone with a registration in this state.
pub async fn registered(app: &TestApp, email: &str, state: DemoState, answers: Answers) -> Someone {
    let someone = someone(app, Role::JobSeeker, email).await;
    let mut cx = begin_as_system(app, "test").await.unwrap();
    let agency: AgencyId = cx.new_id();
    let file = DemoFile {
        person: someone.person(),
        agency,
        at: app.now(),
        state,
        answers,
        possible_double_of: None,
    };
    make_for_demo(&mut cx, &file).await.unwrap();
    finish(cx).await.unwrap();
    someone
}

pub async fn baker(app: &TestApp, email: &str) -> Someone {
    registered(app, email, DemoState::Sent, answers()).await
}

pub fn asks(label: &str, need: Need) -> Requirement {
    Requirement {
        kind: RequirementKind::Skill,
        label: label.to_owned(),
        code: None,
        need,
    }
}

/// Stores these offers and follows them; the lists must be there before they
/// are made (`begin`), or no town is known.
pub async fn put(app: &TestApp, keeper: &mut Keeper, offers: Vec<Offer>) {
    place(app, offers).await;
    follow(app, keeper).await;
}

/// A baker's offer that asks both skills, in a town.
pub async fn bakery(
    app: &TestApp,
    number: usize,
    title: &'static str,
    town: &'static str,
) -> Offer {
    let mut made = offer(app, number, title, given(title, "D1102", town, "")).await;
    made.text.requirements = vec![asks(KNEADS, Need::Must), asks(SHAPES, Need::Must)];
    made
}

pub async fn id_of(app: &TestApp, title: &str) -> OfferId {
    let mut tx = app.db().read().await.unwrap();
    let all = pleinweb_offers::offers_after(&mut tx, None, 1000)
        .await
        .unwrap();
    let found = all.into_iter().find(|one| one.offer.text.title == title);
    found.unwrap().id
}
