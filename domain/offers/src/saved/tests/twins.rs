//! The same offer published again is told once.

use super::{arrive, kept, mails, save, someone, work};
use crate::saved::LoadSavedSearch;
use crate::saved::model::SearchInput;
use crate::search::tests::world::{Given, begin, follow, given, ids, search};
use crate::withdraw_next;
use pleinweb_kernel::{HOUR_MS, MINUTE_MS, Role};
use pleinweb_platform::testing::{TestApp, on_both};
use pleinweb_platform::{begin_as_system, finish};

const BAKER: Given = given(
    "Boulanger à Limoges",
    "D1102",
    "Limoges",
    "Vous pétrissez et cuisez le pain dans notre fournil, de nuit, avec quatre collègues et un apprenti.",
);

async fn withdraw(app: &TestApp, after: &str) {
    let mut cx = begin_as_system(app, "test").await.unwrap();
    assert!(withdraw_next(&mut cx, "essai", after).await.unwrap());
    finish(cx).await.unwrap();
}

#[pleinweb_testing::test]
async fn a_copy_that_comes_later_or_takes_its_place_is_no_news() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let mut nadia = someone(&app, Role::JobSeeker).await;
        app.clock.advance(MINUTE_MS);
        let asked = "quoi=boulanger&ou=Limoges";
        let search_id = save(&app, &mut nadia, asked, "at-once").await.unwrap();
        app.clock.advance(MINUTE_MS);
        arrive(&app, &mut keeper, &[(1, BAKER)]).await;
        work(&app).await;
        assert_eq!(mails(&app).await.len(), 1);
        let first = ids(&search(&app, asked).await);

        app.clock.advance(HOUR_MS);
        arrive(&app, &mut keeper, &[(5, BAKER), (9, BAKER)]).await;
        work(&app).await;
        assert_eq!(mails(&app).await.len(), 1, "it was told");
        assert_eq!(ids(&search(&app, asked).await), first);

        app.clock.advance(HOUR_MS);
        withdraw(&app, "").await;
        follow(&app, &mut keeper).await;
        let second = ids(&search(&app, asked).await);
        assert!(second.len() == 1 && second != first, "the next stands");
        app.clock.advance(HOUR_MS);
        work(&app).await;
        assert_eq!(mails(&app).await.len(), 1, "nothing is new about it");
        // The search's own page leads to the one that stands.
        let input = SearchInput {
            search: search_id.to_string(),
        };
        let page = nadia.ask::<LoadSavedSearch>(&app, input).await.unwrap();
        let shown: Vec<_> = page.latest.iter().map(|one| one.card.id).collect();
        assert_eq!(shown, second);
        assert_eq!(kept(&app, &nadia).await.searches[0].week, 1);
    })
    .await;
}

#[pleinweb_testing::test]
async fn one_that_ended_before_anybody_looked_is_told_as_its_copy() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let mut nadia = someone(&app, Role::JobSeeker).await;
        app.clock.advance(MINUTE_MS);
        save(&app, &mut nadia, "quoi=boulanger", "at-once")
            .await
            .unwrap();
        app.clock.advance(MINUTE_MS);
        arrive(&app, &mut keeper, &[(1, BAKER)]).await;
        arrive(&app, &mut keeper, &[(5, BAKER)]).await;
        withdraw(&app, "").await;
        follow(&app, &mut keeper).await;
        app.clock.advance(MINUTE_MS);
        work(&app).await;
        assert_eq!(mails(&app).await, [["Boulanger à Limoges"]]);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_copy_of_what_was_there_before_the_search_is_no_news() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        arrive(&app, &mut keeper, &[(1, BAKER)]).await;
        let mut nadia = someone(&app, Role::JobSeeker).await;
        app.clock.advance(MINUTE_MS);
        save(&app, &mut nadia, "quoi=boulanger", "at-once")
            .await
            .unwrap();
        app.clock.advance(HOUR_MS);
        arrive(&app, &mut keeper, &[(5, BAKER)]).await;
        withdraw(&app, "").await;
        follow(&app, &mut keeper).await;
        app.clock.advance(HOUR_MS);
        work(&app).await;
        assert!(mails(&app).await.is_empty());
        assert_eq!(search(&app, "quoi=boulanger").await.total, 1);
    })
    .await;
}
