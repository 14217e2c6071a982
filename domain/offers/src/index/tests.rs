//! The index follows the store, whatever happens to either.

use super::{IndexStatus, Keeper};
use crate::OfferIndex;
use crate::search::tests::world::{begin, fill, follow, given, search, titles};
use crate::withdraw_next;
use pleinweb_platform::on;
use pleinweb_platform::projections::{Phase, ProjectionBoard};
use pleinweb_platform::testing::{on_both, sqlite_app};
use pleinweb_platform::{begin_as_system, finish};

#[pleinweb_testing::test]
async fn what_is_stored_is_found_and_what_is_withdrawn_is_not() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        assert_eq!(search(&app, "quoi=boulanger").await.total, 0);
        let lines = [
            given("Boulanger", "D1102", "Limoges", "Pain au levain."),
            given("Vendeuse", "D1106", "Limoges", "Vente de pain."),
        ];
        fill(&app, &lines).await;
        follow(&app, &mut keeper).await;
        assert_eq!(app.service::<OfferIndex>().standing(), IndexStatus::Current);
        assert_eq!(titles(&search(&app, "quoi=boulanger").await), ["Boulanger"]);
        let mut cx = begin_as_system(&app, "test").await.unwrap();
        assert!(withdraw_next(&mut cx, "essai", "").await.unwrap());
        finish(cx).await.unwrap();
        follow(&app, &mut keeper).await;
        assert_eq!(titles(&search(&app, "").await), ["Vendeuse"]);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_restart_goes_on_and_a_broken_folder_is_made_anew() {
    let app = sqlite_app().await;
    begin(&app).await;
    let folder = app.folder().join("search");
    let open = || Keeper::open(app.app.clone(), Some(folder.clone()));
    let mut keeper = open().await;
    fill(&app, &[given("Boulanger", "D1102", "Limoges", "")]).await;
    follow(&app, &mut keeper).await;
    assert_eq!(search(&app, "").await.total, 1);
    // A new process: what was committed is there before anything is read.
    drop(keeper);
    app.service::<OfferIndex>()
        .replace(pleinweb_search::Index::in_memory());
    fill_second(&app).await;
    let mut keeper = open().await;
    assert_eq!(search(&app, "").await.total, 1);
    assert!(
        keeper.noted(&app).await.unwrap().is_some(),
        "it goes on where it was"
    );
    follow(&app, &mut keeper).await;
    assert_eq!(search(&app, "").await.total, 2);
    // Broken: it serves, and is made anew by itself.
    drop(keeper);
    app.service::<OfferIndex>()
        .replace(pleinweb_search::Index::in_memory());
    for file in std::fs::read_dir(&folder).unwrap() {
        std::fs::write(file.unwrap().path(), b"nonsense").unwrap();
    }
    let mut keeper = open().await;
    assert_eq!(search(&app, "").await.total, 0);
    assert!(
        search(&app, "").await.partial,
        "and says that offers are missing"
    );
    follow(&app, &mut keeper).await;
    assert_eq!(search(&app, "").await.total, 2);
    // Another process may not have the folder.
    let other = pleinweb_search::Index::open(&folder);
    assert!(matches!(other, Err(pleinweb_search::Error::InUse)));
}

#[pleinweb_testing::test]
async fn a_node_with_a_shared_data_folder_has_a_folder_of_its_own() {
    let app = sqlite_app().await;
    begin(&app).await;
    fill(&app, &[given("Boulanger", "D1102", "Limoges", "")]).await;
    let folder = app.folder().join("search");
    let _first = pleinweb_search::Index::open(&folder).unwrap();
    let open = || Keeper::open(app.app.clone(), Some(folder.clone()));
    let mut second = open().await;
    follow(&app, &mut second).await;
    assert!(!app.service::<OfferIndex>().is_memory_only());
    drop(second);
    app.service::<OfferIndex>()
        .replace(pleinweb_search::Index::in_memory());
    // After a restart it is there before anything is read.
    let mut second = open().await;
    assert_eq!(search(&app, "").await.total, 1);
    assert!(second.noted(&app).await.unwrap().is_some());
    let folders = super::index_folders(&folder);
    assert_eq!(folders, [folder.clone(), app.folder().join("search-2")]);
}

#[pleinweb_testing::test]
async fn an_index_that_has_no_folder_says_so() {
    let app = sqlite_app().await;
    begin(&app).await;
    fill(&app, &[given("Boulanger", "D1102", "Limoges", "")]).await;
    // No folder can be made below a file.
    let file = app.folder().join("file");
    std::fs::write(&file, "").unwrap();
    let mut keeper = Keeper::open(app.app.clone(), Some(file.join("search"))).await;
    assert!(app.service::<OfferIndex>().is_memory_only());
    follow(&app, &mut keeper).await;
    assert_eq!(search(&app, "").await.total, 1, "it serves all the same");
    // Without a folder to begin with there is nothing to say.
    let wanted = sqlite_app().await;
    let _keeper = Keeper::open(wanted.app.clone(), None).await;
    assert!(!wanted.service::<OfferIndex>().is_memory_only());
}

#[pleinweb_testing::test]
async fn offers_are_found_by_the_new_names_of_their_occupation() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        fill(&app, &[given("Poste de nuit", "D1102", "Limoges", "")]).await;
        follow(&app, &mut keeper).await;
        assert_eq!(search(&app, "quoi=levainier").await.total, 0);
        let mut cx = begin_as_system(&app, "test").await.unwrap();
        let id: uuid::Uuid = cx.new_id();
        on!(cx.tx(), |c| sqlx::query(
            "UPDATE occupation SET label = 'Levainier / Levainière' WHERE code = 'D1102'"
        )
        .execute(c)
        .await
        .map(|_| ()))
        .unwrap();
        on!(cx.tx(), |c| sqlx::query(
            "INSERT INTO nomenclature_import (id, at, source, read, written, rejected, withdrawn)
             VALUES ($1, 0, 'essai', 1, 1, 0, 0)"
        )
        .bind(id)
        .execute(c)
        .await
        .map(|_| ()))
        .unwrap();
        cx.emit(pleinweb_nomenclature::TOPIC.to_owned(), "imported");
        finish(cx).await.unwrap();
        follow(&app, &mut keeper).await;
        assert_eq!(
            titles(&search(&app, "quoi=levainier").await),
            ["Poste de nuit"]
        );
    })
    .await;
}

async fn fill_second(app: &pleinweb_platform::testing::TestApp) {
    use crate::search::tests::world::{offer, place};
    let second = offer(app, 1, "Boucher", given("Boucher", "D1101", "Limoges", "")).await;
    place(app, vec![second]).await;
}

#[pleinweb_testing::test]
async fn it_begins_from_nothing_and_on_a_store_that_is_full() {
    on_both(|app| async move {
        let board = app.service::<ProjectionBoard>();
        let mut empty = Keeper::open(app.app.clone(), None).await;
        assert_eq!(board.all()["offer-index"].phase, Phase::Starting);
        empty.catch_up().await.unwrap();
        let handle = app.service::<OfferIndex>();
        assert_eq!((handle.offers(), handle.upto()), (0, Some(0)));
        assert_eq!(handle.standing(), IndexStatus::Current);
        drop(empty);

        begin(&app).await;
        let lines = [
            given("Boulanger", "D1102", "Limoges", ""),
            given("Vendeuse", "D1106", "Limoges", ""),
        ];
        fill(&app, &lines).await;
        app.settled().await;
        handle.replace(pleinweb_search::Index::in_memory());
        let mut full = Keeper::open(app.app.clone(), None).await;
        full.catch_up().await.unwrap();
        assert_eq!(handle.offers(), 2);
        let stands = board.all()["offer-index"];
        assert_eq!((stands.phase, stands.upto), (Phase::Current, handle.upto()));
        assert_eq!(stands.made_at, Some(app.now()));
    })
    .await;
}
