//! Offers of the world: one that is open and reported, one that was taken down
//! and is contested.

use pleinweb_domain::offers::import::Format;
use pleinweb_domain::offers::reports::{ContestInput, DecideReportInput, ReportInput};
use pleinweb_domain::offers::{
    ContestTakedown, DecideReport, LoadReports, Order, ReportOffer, import_offers, offers_after,
};
use pleinweb_domain::platform::Office;
use pleinweb_domain::platform::testing::Browser;

use crate::who::Who;
use crate::world::World;

pub async fn add(office: &Office, world: &mut World) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("offres.csv");
    std::fs::write(&path, "id,intitule\n1,Boulanger\n2,Vendeuse\n").expect("a file");
    let order = Order {
        path,
        format: Format::Csv,
        source: "test".to_owned(),
        source_name: "Test".to_owned(),
        complete: false,
        force: false,
    };
    import_offers(office, &order, &mut |_| {})
        .await
        .expect("an import");
    let mut tx = office.db().read().await.expect("a transaction");
    let offers = offers_after(&mut tx, None, 10).await.expect("offers");
    drop(tx);
    let mut visitor = Browser::new();
    for offer in &offers {
        let report = ReportInput {
            offer: offer.id.to_string(),
            reason: "fake".to_owned(),
            ..ReportInput::default()
        };
        let sent = visitor.send::<ReportOffer>(office, report).await;
        sent.expect("a report");
    }
    let mut operator = Browser::new();
    operator.request.session_token = world.token(Who::Operator).map(str::to_owned);
    let queue = operator.ask::<LoadReports>(office, String::new()).await;
    let queue = queue.expect("the queue").reports;
    let decision = DecideReportInput {
        report: queue[1].id.to_string(),
        decision: "take-down".to_owned(),
        reason: "Cette entreprise n’existe pas.".to_owned(),
        ..DecideReportInput::default()
    };
    let decided = operator.send::<DecideReport>(office, decision).await;
    decided.expect("a decision");
    let after = operator.ask::<LoadReports>(office, String::new()).await;
    let down = after.expect("the queue").taken_down.remove(0);
    let token = down.link.rsplit('/').next().unwrap_or_default().to_owned();
    let contest = ContestInput {
        token: token.clone(),
        words: "Elle existe.".to_owned(),
        ..ContestInput::default()
    };
    let contested = visitor.send::<ContestTakedown>(office, contest).await;
    contested.expect("a contest");
    world.name("card", queue[0].offer.to_string());
    world.name("offer", queue[0].offer.to_string());
    world.name("id", queue[0].offer.to_string());
    world.name("*path", "rien".to_owned());
    world.name("part", "offres-1.xml".to_owned());
    world.name("report", queue[0].id.to_string());
    world.name("contest", token);
    world.name("takedown", down.id.to_string());
}
