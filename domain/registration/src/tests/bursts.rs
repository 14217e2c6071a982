//! Many who send at once, and what their numbers promise.

use super::{Someone, TestApp, answers, begin_as_system, file_number, finish, on, on_both};
use crate::demo::{DemoFile, DemoState, make_for_demo};
use pleinweb_kernel::HOUR_MS;
use pleinweb_platform::testing::{postgres_app, postgres_app_with};

const MANY: usize = 100;

/// People whose files only wait to be sent.
async fn ready_to_send(app: &TestApp, many: usize) -> Vec<Someone> {
    let mut tx = app.db().read().await.unwrap();
    let agency = pleinweb_nomenclature::agencies(&mut tx).await.unwrap()[0].id;
    drop(tx);
    let mut people = Vec::new();
    for index in 0..many {
        let mut someone = Someone::new(app, &format!("p{index}@exemple.fr")).await;
        let mut given = answers();
        given.identity.birth_date = format!("{:02}/{:02}/1990", index % 28 + 1, index / 28 + 1);
        let mut cx = begin_as_system(app, "test").await.unwrap();
        let file = DemoFile {
            person: someone.person(),
            agency,
            at: app.now(),
            state: DemoState::Draft { steps: 8 },
            answers: given,
            possible_double_of: None,
        };
        make_for_demo(&mut cx, &file).await.unwrap();
        finish(cx).await.unwrap();
        someone.choose(app).await;
        people.push(someone);
    }
    people
}

async fn all_at_once(app: &TestApp) {
    let people = ready_to_send(app, MANY).await;
    let began = std::time::Instant::now();
    let mut work = tokio::task::JoinSet::new();
    for mut someone in people {
        let app = app.clone();
        work.spawn(async move { someone.send(&app).await });
    }
    let mut numbers = std::collections::BTreeSet::new();
    for sent in work.join_all().await {
        numbers.insert(sent.expect("nobody is refused"));
    }
    assert_eq!(numbers.len(), MANY, "no number twice");
    let (again, waited) = app.db().statements().begun_again();
    println!(
        "{MANY} registrations at once took {:?}: begun again {again} times, waited {waited:?} in all",
        began.elapsed()
    );
}

#[pleinweb_testing::test]
async fn of_a_hundred_registrations_at_once_none_is_refused() {
    for app in [
        Some(pleinweb_platform::testing::sqlite_app().await),
        postgres_app_with(16).await,
    ] {
        let Some(app) = app else {
            eprintln!("skipped on PostgreSQL");
            continue;
        };
        pleinweb_nomenclature::seed_lists(&app).await.unwrap();
        pleinweb_nomenclature::seed_agencies(&app).await.unwrap();
        all_at_once(&app).await;
    }
}

#[pleinweb_testing::test]
async fn the_year_of_a_number_is_that_of_sending_and_the_count_goes_on() {
    on_both(|app| async move {
        let mut people = ready_to_send(&app, 2).await;
        // 31 December, a quarter past eleven in the evening in Paris.
        let evening = jiff::civil::date(2026, 12, 31).at(23, 15, 0, 0);
        let evening = evening.in_tz("Europe/Paris").unwrap();
        // Drafts end after a fortnight: these began the day before.
        let wait = evening.timestamp().as_millisecond() - app.now().0;
        app.clock.advance(wait);
        let mut tx = app.db().begin().await.unwrap();
        let far = app.now().plus(1000 * HOUR_MS);
        on!(&mut tx, |c| sqlx::query(
            "UPDATE registration SET ends_at = $1"
        )
        .bind(far)
        .execute(c)
        .await
        .map(|_| ()))
        .unwrap();
        tx.commit().await.unwrap();
        for someone in &mut people {
            someone.come_back(&app).await;
        }
        assert_eq!(people[0].send(&app).await, Ok(file_number(2026, 1)));
        app.clock.advance(HOUR_MS);
        assert_eq!(people[1].send(&app).await, Ok(file_number(2027, 2)));
    })
    .await;
}

/// The sequence begins well after the numbers that a program of before, which
/// still runs beside, goes on giving.
#[pleinweb_testing::test]
async fn numbers_of_an_older_database_are_not_given_again() {
    let Some(app) = postgres_app().await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    let migration = include_str!("../../../../migrations/postgres/0019_registration_numbers.sql");
    let mut tx = app.db().begin().await.unwrap();
    for sql in [
        "DROP SEQUENCE registration_numbers",
        "INSERT INTO registration_counter (year, last) VALUES (2025, 7), (2026, 41)",
        migration,
    ] {
        on!(&mut tx, |c| sqlx::raw_sql(sql).execute(c).await.map(|_| ())).unwrap();
    }
    let next: i64 = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT nextval('registration_numbers')"
    )
    .fetch_one(c)
    .await)
    .unwrap();
    assert_eq!(next, 1042);
}
