//! Statements say the same on both databases, and keep the rules of transactions.

use uuid::Uuid;

use super::postgres;
use crate::alarms::AlarmKind;
use crate::testing::sqlite_app;
use crate::{Db, Statement, Tx, sql};
use pleinweb_kernel::{AccountId, Day, Lang, Timestamp};

async fn on_both(test: impl AsyncFn(&Db)) {
    test(sqlite_app().await.db()).await;
    match postgres().await {
        Some(db) => test(&db).await,
        None => eprintln!("skipped: no PostgreSQL"),
    }
}

async fn names_kept(tx: &mut Tx) -> Vec<String> {
    sql!("SELECT name FROM setting WHERE name LIKE 'kept-%' ORDER BY name")
        .scalars(tx)
        .await
        .unwrap()
}

#[pleinweb_testing::test]
fn values_that_stand_alone_are_numbered_first_and_once() {
    let (id, names, at) = (Uuid::from_u128(7), ["a", "b"], Timestamp(3));
    let part = sql!("since > {at}");
    let made = sql!(
        "SELECT {{}} FROM t WHERE id = {id} AND name IN ({names:list}) AND {part:sql}
         AND (owner = {id} OR at = {at})"
    );
    let told = format!("{made:?}");
    for text in [
        "SELECT {} FROM t WHERE id = $1 AND name IN ($3, $4) AND since > $5",
        "(owner = $1 OR at = $2)",
    ] {
        assert!(told.contains(text), "{told}");
    }
    let none: [&str; 0] = [];
    assert!(format!("{:?}", sql!("IN ({none:list})")).contains("IN (SELECT $1 WHERE 1 = 0)"));
}

/// As it comes back.
type Back = (
    AccountId,
    Day,
    Vec<u8>,
    AlarmKind,
    Lang,
    String,
    bool,
    f64,
    Timestamp,
);

#[pleinweb_testing::test]
async fn every_kind_of_value_comes_back_as_it_went() {
    on_both(async |db| {
        let mut tx = db.begin().await.unwrap();
        let (account, day) = (AccountId(Uuid::from_u128(9)), Day::new(2026, 2, 3).unwrap());
        let (bytes, kind, lang) = (vec![0_u8, 255], AlarmKind::KeysSetAside, Lang::En);
        let (text, yes, share, nobody) = ("l'été", true, 0.5_f64, None::<AccountId>);
        let at = Timestamp(1 << 40);
        let back: Back = sql!(
            "SELECT {account}, {day}, {bytes}, {kind}, {lang}, {text}, {yes}, {share}, {at}
             WHERE {nobody} IS NULL"
        )
        .one(&mut tx)
        .await
        .unwrap();
        let went = (
            account,
            day,
            bytes,
            kind,
            lang,
            text.to_owned(),
            yes,
            share,
            at,
        );
        assert_eq!(back, went);
        let none: Option<AccountId> = sql!("SELECT {nobody}").scalar(&mut tx).await.unwrap();
        assert_eq!(none, None);
    })
    .await;
}

#[pleinweb_testing::test]
async fn lists_rows_and_counts_are_the_same_on_both() {
    on_both(async |db| {
        let before = db.statements().count();
        let mut tx = db.begin().await.unwrap();
        let rows = ["kept-1", "kept-2", "kept-3"].map(|name| sql!("({name}, 'x')"));
        let rows = Statement::joined(", ", rows.into_iter());
        let added = sql!("INSERT INTO setting (name, value) VALUES {rows:sql}")
            .affected(&mut tx)
            .await
            .unwrap();
        assert_eq!(added, 3);
        let some = ["kept-1", "kept-3", "kept-9"];
        let gone = sql!("DELETE FROM setting WHERE value = 'x' AND name IN ({some:list})")
            .changed(&mut tx)
            .await
            .unwrap();
        assert!(gone);
        assert_eq!(names_kept(&mut tx).await, ["kept-2"]);
        let nothing: [&str; 0] = [];
        let gone = sql!("DELETE FROM setting WHERE name IN ({nothing:list})")
            .changed(&mut tx)
            .await
            .unwrap();
        assert!(!gone);
        let not_there = sql!("SELECT COUNT(*) FROM setting WHERE name NOT IN ({nothing:list})");
        let all = sql!("SELECT COUNT(*) FROM setting")
            .scalar::<i64>(&mut tx)
            .await;
        assert_eq!(not_there.scalar(&mut tx).await, all);
        let absent: Option<(String, String)> =
            sql!("SELECT name, value FROM setting WHERE name = 'kept-1'")
                .optional(&mut tx)
                .await
                .unwrap();
        assert_eq!(absent, None);
        assert_eq!(db.statements().count() - before, 7);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_key_that_is_none_is_an_incident_and_the_transaction_goes_on() {
    on_both(async |db| {
        let mut tx = db.begin().await.unwrap();
        let unknown = "of-a-later-version";
        let read = sql!("SELECT {unknown}").scalar::<AlarmKind>(&mut tx).await;
        assert!(
            matches!(read, Err(pleinweb_kernel::AppError::Unavailable { .. })),
            "{read:?}"
        );
        assert!(!tx.is_over());
        assert!(names_kept(&mut tx).await.is_empty());
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_value_that_is_taken_is_a_conflict() {
    on_both(async |db| {
        let mut tx = db.begin().await.unwrap();
        let name = "kept-once";
        let put =
            |name: &'static str| sql!("INSERT INTO setting (name, value) VALUES ({name}, 'x')");
        put(name).unless_taken(&mut tx, "taken").await.unwrap();
        let again = put(name).unless_taken(&mut tx, "taken").await;
        assert_eq!(again, Err(pleinweb_kernel::AppError::conflict("taken")));
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_transaction_that_is_over_runs_no_statement() {
    on_both(async |db| {
        let mut tx = db.begin().await.unwrap();
        sql!("SELECT nothing FROM nowhere")
            .execute(&mut tx)
            .await
            .unwrap_err();
        assert!(tx.is_over());
        sql!("INSERT INTO setting (name, value) VALUES ('kept-after', 'x')")
            .execute(&mut tx)
            .await
            .unwrap_err();
        drop(tx);
        let mut tx = db.begin().await.unwrap();
        assert!(names_kept(&mut tx).await.is_empty());
    })
    .await;
}
