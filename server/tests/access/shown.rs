//! Whatever shows a person to the staff is found from the access table and from
//! the pages: it writes one row of the access journal and counts as one
//! reading, and it shows nobody to an adviser whose readings are paused.

use std::collections::BTreeSet;

use pleinweb_kernel::HOUR_MS;
use pleinweb_platform::AppState;
use pleinweb_platform::on;
use pleinweb_platform::testing::TestApp;

use crate::pages::open;
use crate::request_as::{call, service};
use crate::who::{ADVISERS, STAFF, Who};
use crate::world::{Template, World};
use crate::world_caseload::NAME;
use crate::{openings, walk};

/// Words that are a person's: names, the telephone, addresses.
const MARKS: &[&str] = &[
    NAME,
    "Camille Roy",
    "711223344",
    "07 11 22 33 44",
    "\"jobseeker@exemple.fr",
    "suivie@exemple.fr",
    "laissee@exemple.fr",
];

/// A method, an address, and what is sent there: a function's, a route's, a page's.
type Way = (&'static str, String, String);

/// As a method: a page that is asked for again because of news.
const AGAIN: &str = "because of news";

fn name_of(way: &Way) -> String {
    match way {
        (AGAIN, path, _) => [path, " ", AGAIN].concat(),
        (_, path, _) => path.clone(),
    }
}

/// Every way in with its example filled in.
fn ways(world: &World) -> Vec<Way> {
    let functions = walk::table().into_iter().map(|line| {
        let meta = if line.method == "GET" {
            ""
        } else {
            "&meta[request_id]=shown&meta[back]=/&meta[lang]=fr"
        };
        let input = [&world.fill(line.input), meta].concat();
        (line.method, world.fill(line.path), input)
    });
    let mut ways: Vec<Way> = functions.collect();
    let mut pages: Vec<&str> = openings::all().iter().map(|line| line.at).collect();
    pages.dedup();
    for at in pages {
        let way = |method| (method, world.fill(at), String::new());
        ways.extend(["GET", AGAIN].map(way));
    }
    ways
}

async fn one(app: &AppState, sql: &'static str) -> i64 {
    let mut tx = app.db().read().await.expect("a transaction");
    on!(&mut tx, |c| sqlx::query_scalar(sql).fetch_one(c).await).expect("a count")
}

async fn change(app: &AppState, sql: &str) {
    let mut tx = app.db().begin().await.expect("a transaction");
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    on!(&mut tx, |c| sqlx::query(sql).execute(c).await.map(|_| ())).expect("a change");
    tx.commit().await.expect("a commit");
}

/// What someone is shown: whether a person, and what it left.
async fn look(app: &AppState, world: &World, way: &Way, who: Who) -> (bool, i64, i64) {
    change(app, "DELETE FROM reading").await;
    let before = one(app, "SELECT COUNT(*) FROM access_journal").await;
    let (service, token) = (service(app), world.token(who));
    let answer = match way {
        (AGAIN, path, _) => open(&service, path, true, token).await,
        (method, path, input) => call(&service, method, path, input, token).await,
    };
    let shown = MARKS.iter().any(|mark| answer.body.contains(mark));
    let rows = one(app, "SELECT COUNT(*) FROM access_journal").await - before;
    let counted = one(app, "SELECT COUNT(*) FROM reading").await;
    (shown, rows, counted)
}

/// Tries everything as all the staff. Gives the ways in that show a person, and
/// what went wrong.
pub async fn try_all(template: &Template) -> (BTreeSet<String>, Vec<String>) {
    let (mut showing, mut found) = (BTreeSet::new(), Vec::new());
    let mut kept: Option<TestApp> = None;
    for (number, way) in ways(&template.world).iter().enumerate() {
        for who in STAFF.iter().chain(&[Who::HalfSignedIn]) {
            let app = match kept.take() {
                Some(app) => app,
                None => template.fresh(number as u64).await,
            };
            let (shown, rows, counted) = look(&app, &template.world, way, *who).await;
            let path = &name_of(way);
            if shown {
                showing.insert(path.clone());
                if (rows, counted) != (1, 1) {
                    found.push(format!(
                        "{path} shows a person to {who:?}: {rows} rows of the journal, {counted} counted"
                    ));
                }
                if matches!(who, Who::DetachedAdviser | Who::AdviserElsewhere) {
                    found.push(format!("{path} shows a person to {who:?}"));
                }
            } else if way.0 == AGAIN && rows > 0 {
                found.push(format!(
                    "{path} notes a reading of {who:?} and shows nobody"
                ));
            }
            if way.0 != "POST" {
                kept = Some(app);
            }
        }
    }
    found.extend(paused(template, &showing).await);
    (showing, found)
}

/// The same while the readings of every adviser are paused.
async fn paused(template: &Template, showing: &BTreeSet<String>) -> Vec<String> {
    let app = template.fresh(9_000).await;
    let now = app.now();
    let sql = format!(
        "INSERT INTO reading_pause (id, account_id, scope, since, until)
         SELECT id, id, 'outside', {}, {} FROM account WHERE role = 'adviser'",
        now.0,
        now.plus(HOUR_MS).0
    );
    change(&app, "DELETE FROM reading_pause").await;
    change(&app, &sql).await;
    let mut found = Vec::new();
    let ways = ways(&template.world);
    for way in ways.iter().filter(|way| showing.contains(&name_of(way))) {
        for who in ADVISERS {
            let (shown, rows, counted) = look(&app, &template.world, way, *who).await;
            if shown || rows != 0 || counted != 0 {
                found.push(format!("{} for {who:?} during a pause", name_of(way)));
            }
        }
    }
    found
}
