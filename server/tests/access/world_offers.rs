//! Offers of the world: one that is open and reported, one that was taken down
//! and is contested. A third fits the job seeker too, who keeps
//! it and corrected how far she looks.

use pleinweb_fit::{ContestFit, ContestFitInput, KeepOffer, KeepOfferInput};
use pleinweb_nomenclature::seed_lists;
use pleinweb_offers::import::Format;
use pleinweb_offers::reports::{ContestInput, DecideReportInput, ReportInput};
use pleinweb_offers::saved::model::SaveSearchInput;
use pleinweb_offers::saved::{SaveSearch, mail_stop_token};
use pleinweb_offers::{
    ContestTakedown, DecideReport, ImportOptions, LoadReports, ReportOffer, import_offers,
    offers_after,
};
use pleinweb_platform::AppState;
use pleinweb_platform::testing::Browser;
use pleinweb_registration::{Answers, AreaInput, ProjectInput, SkillsInput};

use crate::who::Who;
use crate::world::World;

pub async fn add(app: &AppState, world: &mut World) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("offres.csv");
    seed_lists(app).await.expect("lists");
    let lines = "id,intitule,rome\n1,Boulanger,D1102\n2,Vendeuse,D1106\n3,Fournier,D1102\n";
    std::fs::write(&path, lines).expect("a file");
    import(app, path).await;
    let mut tx = app.db().read().await.expect("a transaction");
    let offers = offers_after(&mut tx, None, 10).await.expect("offers");
    drop(tx);
    let mut visitor = Browser::new();
    for offer in &offers[..2] {
        let report = ReportInput {
            offer: offer.id.to_string(),
            reason: "fake".to_owned(),
            ..ReportInput::default()
        };
        let sent = visitor.send::<ReportOffer>(app, report).await;
        sent.expect("a report");
    }
    let mut operator = world.browser(Who::Operator);
    let queue = operator.ask::<LoadReports>(app, String::new()).await;
    let queue = queue.expect("the queue").reports;
    let decision = DecideReportInput {
        report: queue[1].id.to_string(),
        decision: "take-down".to_owned(),
        reason: "Cette entreprise n’existe pas.".to_owned(),
        ..DecideReportInput::default()
    };
    let decided = operator.send::<DecideReport>(app, decision).await;
    decided.expect("a decision");
    let after = operator.ask::<LoadReports>(app, String::new()).await;
    let down = after.expect("the queue").taken_down.remove(0);
    let token = down.link.rsplit('/').next().unwrap_or_default().to_owned();
    let contest = ContestInput {
        token: token.clone(),
        words: "Elle existe.".to_owned(),
        ..ContestInput::default()
    };
    let contested = visitor.send::<ContestTakedown>(app, contest).await;
    contested.expect("a contest");
    let mut seeker = world.browser(Who::JobSeeker);
    let kept = SaveSearchInput {
        query: "quoi=boulanger".to_owned(),
        rhythm: "daily".to_owned(),
    };
    let search = seeker.send::<SaveSearch>(app, kept).await;
    let search = search.expect("a search");
    world.name("search", search.to_string());
    world.name("mail_stop", mail_stop_token(app, search));
    let further = ContestFitInput {
        what: "distance".to_owned(),
        km: "100".to_owned(),
        ..ContestFitInput::default()
    };
    let corrected = seeker.send::<ContestFit>(app, further).await;
    let keep = KeepOfferInput {
        offer: offers[2].id.to_string(),
        ..KeepOfferInput::default()
    };
    seeker.send::<KeepOffer>(app, keep).await.expect("kept");
    world.name("correction", corrected.expect("a correction").to_string());
    world.name("card", queue[0].offer.to_string());
    world.name("offer", queue[0].offer.to_string());
    world.name("id", queue[0].offer.to_string());
    world.name("*path", "rien".to_owned());
    world.name("token", "rien".to_owned());
    world.name("part", "offres-1.xml".to_owned());
    world.name("report", queue[0].id.to_string());
    world.name("contest", token);
    world.name("takedown", down.id.to_string());
}

async fn import(app: &AppState, path: std::path::PathBuf) {
    let order = ImportOptions {
        path,
        format: Format::Csv,
        source: "test".to_owned(),
        source_name: "Test".to_owned(),
        complete: false,
        force: false,
    };
    import_offers(app, &order, &mut |_| {})
        .await
        .expect("an import");
}

/// Someone who looks for work as a baker around Limoges.
pub fn looks_for_work() -> Answers {
    Answers {
        skills: SkillsInput {
            skills: vec!["PW-0409".to_owned()],
            ..SkillsInput::default()
        },
        project: ProjectInput {
            occupation_1: "D1102".to_owned(),
            ..ProjectInput::default()
        },
        area: AreaInput {
            place: "87085".to_owned(),
            radius: "30".to_owned(),
            ..AreaInput::default()
        },
        ..Answers::default()
    }
}

/// Many more offers that fit her, many that she keeps, and things she corrected.
pub async fn grow(app: &AppState, world: &World) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("offres.csv");
    let lines = (10..50).map(|id| format!("{id},Vente,D1106,Vitrine {id}|Caisse\n"));
    let lines: String = lines.collect();
    std::fs::write(&path, format!("id,intitule,rome,competences\n{lines}")).expect("a file");
    import(app, path).await;
    let mut tx = app.db().read().await.expect("a transaction");
    let offers = offers_after(&mut tx, None, 100).await.expect("offers");
    drop(tx);
    let mut seeker = world.browser(Who::JobSeeker);
    for offer in offers {
        let keep = KeepOfferInput {
            offer: offer.id.to_string(),
            ..KeepOfferInput::default()
        };
        seeker.send::<KeepOffer>(app, keep).await.expect("kept");
        if let Some(asked) = offer.offer.text.requirements.first() {
            let skill = ContestFitInput {
                offer: offer.id.to_string(),
                what: format!("have:{}", asked.label),
                ..ContestFitInput::default()
            };
            let corrected = seeker.send::<ContestFit>(app, skill).await;
            corrected.expect("a correction");
        }
    }
}
