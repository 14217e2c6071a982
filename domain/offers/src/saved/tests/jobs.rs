//! What is done for searches by itself, on an empty database first.

use super::{arrive, mails, save, someone};
use crate::saved::model::SearchInput;
use crate::saved::{Alerts, DeleteSearch, SearchUpkeep};
use crate::search::tests::world::{Given, begin, given};
use pleinweb_kernel::{DAY_MS, HOUR_MS, MINUTE_MS, Role};
use pleinweb_platform::testing::on_both;

const BAKER: Given = given("Boulanger", "D1102", "Limoges", "");

#[pleinweb_testing::test]
async fn alerts_begin_from_nothing_and_tell_what_came() {
    on_both(|app| async move {
        app.works(&Alerts, 0).await;
        let mut keeper = begin(&app).await;
        let mut nadia = someone(&app, Role::JobSeeker).await;
        save(&app, &mut nadia, "quoi=boulanger", "at-once")
            .await
            .unwrap();
        app.clock.advance(HOUR_MS);
        arrive(&app, &mut keeper, &[(1, BAKER)]).await;
        let run = app.work(&Alerts).await;
        assert_eq!((run.well, run.waiting), (true, Some(0)));
        assert!(run.batches > 1, "until nothing is left: {run:?}");
        assert_eq!(mails(&app).await, [["Boulanger"]]);
        app.clock.advance(MINUTE_MS / 2);
        app.works(&Alerts, 0).await;
    })
    .await;
}

#[pleinweb_testing::test]
async fn deleted_searches_go() {
    on_both(|app| async move {
        app.works(&SearchUpkeep, 1).await;
        begin(&app).await;
        let mut nadia = someone(&app, Role::JobSeeker).await;
        let id = save(&app, &mut nadia, "quoi=boulanger", "at-once")
            .await
            .unwrap();
        let name = SearchInput {
            search: id.to_string(),
        };
        nadia.send::<DeleteSearch>(&app, name).await.unwrap();
        app.clock.advance(DAY_MS + 1);
        app.works(&SearchUpkeep, 2).await;
        assert_eq!(app.rows("saved_search").await, 0);
    })
    .await;
}
