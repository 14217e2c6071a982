//! The statement budget: how many SQL statements each function and each page
//! asks for is a column of its line (`table.rs`, `openings.rs`), and the same
//! however much there is to show. Sessions, journal, audit, request ids and outbox are counted too.

use std::collections::BTreeMap;

use pleinweb_market::fill_market;
use pleinweb_offers::Keeper;
use pleinweb_platform::testing::TestApp;
use pleinweb_platform::{AppState, Db};

use crate::line::{Gets, Line};
use crate::openings::{self, Opening};
use crate::pages::open;
use crate::request_as::{call, service};
use crate::walk;
use crate::who::{EVERYONE, Who};
use crate::world::{Template, World};

/// Statements by way in: `POST /_fn/…` for a function, `/… as …` for a page.
pub type Costs = BTreeMap<String, u64>;

fn key(line: &Line) -> String {
    [line.method, " ", line.path].concat()
}

fn page_key(line: &Opening, who: Who) -> String {
    let again = if line.news { " because of news" } else { "" };
    format!("{}{again} as {who:?}", line.at)
}

/// Whoever gets furthest with the example of a line; nobody where a line is of
/// a demo only.
fn walker(line: &Line) -> Option<Who> {
    let gets = |wanted: fn(Gets) -> bool| {
        let found = EVERYONE.iter().rev();
        found.copied().find(|who| wanted(line.expected(*who)))
    };
    gets(|gets| gets == Gets::Done).or_else(|| gets(Gets::is_allowed))
}

/// The lists of occupations and places are read once for each process, and so
/// are the offers, into the search index and the market's book: what that costs
/// is nobody's.
async fn warm(app: &TestApp) {
    let mut keeper = Keeper::open(AppState::clone(app), None).await;
    keeper.catch_up().await.expect("an index");
    fill_market(app).await.expect("a book");
    let path = "/_fn/nomenclature/occupations";
    call(&service(app), "GET", path, "text=boulanger", None).await;
}

/// What a line costs here. `None` when it did not go as the table says: an
/// earlier line changed the world.
async fn cost_of(line: &Line, who: Who, app: &TestApp, world: &World) -> Option<u64> {
    let before = app.db().statements().count();
    let seen = walk::request_as(line, who, app, world).await;
    let after = app.db().statements().count();
    (seen.gets == line.expected(who)).then_some(after - before)
}

/// Every function and route, each in a world where nothing happened.
pub async fn each_in_a_fresh_world(template: &Template) -> Costs {
    let mut costs = Costs::new();
    let mut kept: Option<TestApp> = None;
    for (number, line) in walk::table().iter().enumerate() {
        let Some(who) = walker(line) else { continue };
        let app = if let Some(app) = kept.take() {
            app
        } else {
            let app = template.fresh(number as u64).await;
            warm(&app).await;
            app
        };
        let cost = cost_of(line, who, &app, &template.world).await;
        costs.insert(key(line), cost.expect("as the table says"));
        if line.method == "GET" {
            kept = Some(app);
        }
    }
    let app = template.fresh(0).await;
    warm(&app).await;
    pages(&app, &template.world, &mut costs).await;
    costs
}

/// Every query and page, then what can be sent to one world one after another
/// (what is sent later may find another world, but the same for each size): for
/// a database that cannot be copied.
pub async fn all_in_one_world(app: &TestApp, world: &World) -> Costs {
    let mut costs = Costs::new();
    warm(app).await;
    pages(app, world, &mut costs).await;
    let mut table = walk::table();
    table.sort_by_key(|line| line.method);
    for line in &table {
        let Some(who) = walker(line) else { continue };
        match cost_of(line, who, app, world).await {
            Some(cost) => drop(costs.insert(key(line), cost)),
            None => assert_ne!(line.method, "GET", "{}", line.path),
        }
    }
    costs
}

/// Every line of the table of pages, opened by its reader.
async fn pages(app: &TestApp, world: &World, costs: &mut Costs) {
    for line in openings::all() {
        let Some(who) = line.reader() else { continue };
        let path = world.fill(line.at);
        let mut least = u64::MAX;
        for _ in 0..tries(app) {
            let before = app.db().statements().count();
            open(&service(app), &path, line.news, world.token(who)).await;
            least = least.min(app.db().statements().count() - before);
        }
        costs.insert(page_key(&line, who), least);
    }
}

/// How often a page is opened to know its cost. The queries of a page run side
/// by side, and on PostgreSQL one may have to begin again because of another:
/// what that costs is not the page's.
fn tries(app: &TestApp) -> usize {
    match app.db() {
        Db::Sqlite { .. } => 1,
        Db::Postgres { .. } => 3,
    }
}

/// What was written down: a column of each line, and a line for each page.
fn budgets() -> Costs {
    let lines = walk::table().into_iter();
    let lines = lines.filter_map(|line| Some((key(&line), line.asks?)));
    let pages = openings::all().into_iter();
    let pages = pages.filter_map(|line| Some((page_key(&line, line.reader()?), line.asks)));
    lines.chain(pages).collect()
}

/// What is not as it was written down.
pub fn over(costs: &Costs, world: &str) -> Vec<String> {
    let budgets = budgets();
    let mut found = Vec::new();
    for (way, cost) in costs {
        match budgets.get(way) {
            Some(budget) if budget == cost => {}
            Some(budget) => found.push(format!(
                "{way} asks for {cost} statements {world}, {budget} are its budget"
            )),
            None => found.push(format!("{way} has no budget: it asks({cost})")),
        }
    }
    found
}

/// What only reads: queries and pages.
pub fn reading(costs: &Costs) -> Costs {
    let sent = |way: &str| way.starts_with("POST ");
    let reading = costs.iter().filter(|(way, _)| !sent(way));
    reading.map(|(way, cost)| (way.clone(), *cost)).collect()
}

/// Budgets of what does not exist any more.
pub fn left_over(costs: &Costs) -> Vec<String> {
    budgets()
        .into_keys()
        .filter(|way| !costs.contains_key(way))
        .map(|way| format!("{way} has a budget and does not exist"))
        .collect()
}
