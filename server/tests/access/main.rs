//! The access matrix: every server function, every other route and every page,
//! tried for real by everyone, beside what the access table says.

mod budget;
mod compare;
mod grown;
mod hostile;
mod ids;
mod line;
mod malformed;
mod openings;
mod pages;
mod request_as;
mod shown;
mod spending;
mod table;
mod unguarded;
mod walk;
mod who;
mod world;
mod world_caseload;
mod world_offers;

use std::collections::BTreeSet;

use compare::differences;
use who::EVERYONE;
use world::Template;

fn report(found: Vec<String>) {
    assert!(
        found.is_empty(),
        "{} differences:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_function_and_route_is_in_the_table_and_the_table_is_true() {
    let template = Template::make().await;
    let table = walk::table();
    let exist = walk::ways_in();
    let observed = walk::try_all(&table, &template).await;
    report(differences(&table, &exist, &observed));
    // The test of the test: any change of the table would have been noticed.
    for (index, line) in table.iter().enumerate() {
        for who in EVERYONE {
            let mut changed = table.clone();
            changed[index] = line.flipped(*who);
            let found = differences(&changed, &exist, &observed);
            assert_eq!(
                found.len(),
                1,
                "{} {} flipped for {who:?}",
                line.method,
                line.path
            );
        }
        let mut shorter = table.clone();
        shorter.remove(index);
        assert!(!differences(&shorter, &exist, &observed).is_empty());
        let mut gone = exist.clone();
        gone.remove(&(line.method.to_owned(), line.path.to_owned()));
        assert!(!differences(&table, &gone, &observed).is_empty());
    }
    assert!(!differences(&table, &BTreeSet::new(), &observed).is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_shows_a_person_to_the_staff_is_noted_and_counted() {
    let template = Template::make().await;
    let (showing, found) = shown::try_all(&template).await;
    report(found);
    // The test of the test: these do, and nothing else is known to.
    let followed = template.world.named("followed");
    let expected: BTreeSet<String> = [
        "/conseil".to_owned(),
        "/conseil because of news".to_owned(),
        // News of a file tell who has it, and nothing of the person.
        format!("/conseil/dossier/{followed}"),
        "/conseil/portefeuille".to_owned(),
        "/conseil/portefeuille because of news".to_owned(),
        "/conseil/rappels".to_owned(),
        "/conseil/rappels because of news".to_owned(),
    ]
    .into();
    assert_eq!(showing, expected);
}

/// What only pages ask has no address; what an island asks by one is about nobody.
#[test]
fn whatever_is_asked_by_an_address_is_about_nobody() {
    let asked: BTreeSet<String> = walk::ways_in()
        .into_iter()
        .filter(|(method, path)| method == "GET" && path.starts_with("/_fn/"))
        .map(|(_, path)| path)
        .collect();
    let islands = ["occupations", "places"].map(|list| ["/_fn/nomenclature/", list].concat());
    assert_eq!(asked, islands.into());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_opens_for_its_own_people_only() {
    let template = Template::make().await;
    let app = template.fresh(0).await;
    let openings = openings::all();
    report(pages::astray(&openings, &template.world));
    let observed = pages::try_all(&openings, &app, &template.world).await;
    let areas = pages::AREAS.to_vec();
    report(pages::differences(&areas, &openings, &observed));
    // The test of the test: any change of either table would have been noticed.
    for index in 0..areas.len() {
        for audience in pages::other_audiences(areas[index].1) {
            let mut changed = areas.clone();
            changed[index].1 = audience;
            assert!(
                !pages::differences(&changed, &openings, &observed).is_empty(),
                "{} opened for {audience:?}",
                areas[index].0
            );
        }
    }
    for (index, line) in openings.iter().enumerate() {
        for who in EVERYONE {
            let mut changed = openings.clone();
            changed[index] = line.flipped(*who);
            let found = pages::differences(&areas, &changed, &observed).len();
            let let_in = pages::expected(line.audience(), *who) == pages::Meets::Page;
            assert_eq!(found, usize::from(let_in), "{} for {who:?}", line.at);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_keeps_to_its_people_even_without_its_guard() {
    let template = Template::make().await;
    let app = template.fresh(0).await;
    let openings = openings::all();
    let observed = unguarded::try_all(&openings, &app, &template.world).await;
    report(unguarded::differences(&openings, &observed));
    // The test of the test: whatever else somebody had met would have been noticed.
    for key in observed.keys() {
        let mut changed = observed.clone();
        changed.insert(*key, pages::Meets::Otherwise);
        let found = unguarded::differences(&openings, &changed);
        assert!(!found.is_empty(), "{key:?}");
    }
    let (status, body) = unguarded::people_of_a_demo(&app).await;
    assert_eq!(status, 404);
    assert!(!body.contains("/_fn/demo/enter"), "{body}");
}

#[tokio::test]
async fn a_page_keeps_to_its_people_on_postgresql_too() {
    let Some(app) = pleinweb_platform::testing::postgres_app().await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    let world = world::build(&app).await;
    pleinweb_market::fill_market(&app).await.expect("a book");
    let openings = openings::all();
    let observed = pages::try_all(&openings, &app, &world).await;
    report(pages::differences(pages::AREAS, &openings, &observed));
    let observed = unguarded::try_all(&openings, &app, &world).await;
    report(unguarded::differences(&openings, &observed));
}

#[tokio::test]
async fn however_its_address_is_written_a_page_has_its_guard() {
    let template = Template::make().await;
    let app = template.fresh(0).await;
    report(pages::written_otherwise(&openings::all(), &app, &template.world).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_way_in_keeps_to_its_budget_of_statements() {
    let template = Template::make().await;
    let few = budget::each_in_a_fresh_world(&template).await;
    let template = Template::make_grown().await;
    let many = budget::each_in_a_fresh_world(&template).await;
    let mut found = budget::over(&few, "in a small world");
    found.extend(budget::over(&many, "in a large world"));
    found.extend(budget::left_over(&few));
    report(found);
    // The test of the test: one statement more would have been noticed.
    for way in few.keys() {
        let mut more = few.clone();
        *more.get_mut(way).expect("a cost") += 1;
        assert_eq!(budget::over(&more, "").len(), 1, "{way}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_budgets_hold_on_postgresql_too() {
    let Some(app) = pleinweb_platform::testing::postgres_app().await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    let world = world::build(&app).await;
    let few = budget::all_in_one_world(&app, &world).await;
    let app = pleinweb_platform::testing::postgres_app().await;
    let app = app.expect("another schema");
    let world = world::build(&app).await;
    grown::grow(&app, &world).await;
    let many = budget::all_in_one_world(&app, &world).await;
    report(budget::over(&budget::reading(&few), "on PostgreSQL"));
    assert_eq!(few, many, "it does not depend on how much there is");
}

#[tokio::test]
async fn who_may_not_may_not_on_postgresql_either() {
    let Some(app) = pleinweb_platform::testing::postgres_app().await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    let world = world::build(&app).await;
    report(walk::try_refusals(&walk::table(), &app, &world).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_works_for_somebody_has_a_limit() {
    let template = Template::make().await;
    let (found, works) = spending::without_limit(&walk::table(), &template).await;
    report(found);
    // The test of the test: it saw those that are known to.
    for known in [
        "/_fn/accounts/sign-up",
        "/_fn/accounts/forgot-password",
        "/_fn/accounts/change-email",
        "/_fn/accounts/invite",
        "/_fn/caseload/send-now",
        "/_fn/entry/callback",
        "/_fn/entry/keep-link",
        "/_fn/offers/report",
    ] {
        assert!(works.contains(known), "{known} seems to work for nobody");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_id_that_leads_nowhere_is_never_a_success() {
    let template = Template::make().await;
    let app = template.fresh(0).await;
    let table = walk::table();
    let openings = openings::all();
    assert!(ids::count(&table, &template.world) > 30);
    assert!(ids::count_of_pages(&openings, &template.world) > 10);
    report(ids::done_for_nobody(&table));
    report(ids::try_all(&table, &app, &template.world).await);
    report(ids::try_pages(&openings, &app, &template.world).await);
}

#[tokio::test]
async fn an_id_that_leads_nowhere_is_never_a_success_on_postgresql_either() {
    let Some(app) = pleinweb_platform::testing::postgres_app().await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    let world = world::build(&app).await;
    // A program that asks for figures before they are counted is told to wait.
    pleinweb_market::fill_market(&app).await.expect("a book");
    report(ids::try_all(&walk::table(), &app, &world).await);
    report(ids::try_pages(&openings::all(), &app, &world).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nonsense_is_an_error_of_the_callers() {
    let template = Template::make().await;
    let app = template.fresh(0).await;
    report(malformed::try_all(&table::functions(), &app, &template.world).await);
    report(malformed::try_pages(&openings::all(), &app, &template.world).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nonsense_is_an_error_of_the_callers_on_postgresql_too() {
    let Some(app) = pleinweb_platform::testing::postgres_app().await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    let world = world::build(&app).await;
    report(malformed::try_all(&table::functions(), &app, &world).await);
    report(malformed::try_pages(&openings::all(), &app, &world).await);
}
