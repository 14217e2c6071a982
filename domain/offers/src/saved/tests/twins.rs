//! The same offer published again is told once.

use super::{arrive, kept, mails, save, someone, work};
use crate::saved::LoadSavedSearch;
use crate::saved::model::SearchInput;
use crate::search::tests::world::{Given, begin, follow, given, ids, search};
use crate::withdraw_next;
use pleinweb_kernel::{HOUR_MS, MINUTE_MS, Role};
use pleinweb_platform::testing::{TestOffice, on_both};
use pleinweb_platform::{begin_as_system, finish};

const BAKER: Given = given(
    "Boulanger à Limoges",
    "D1102",
    "Limoges",
    "Vous pétrissez et cuisez le pain dans notre fournil, de nuit, avec quatre collègues et un apprenti.",
);

async fn withdraw(office: &TestOffice, after: &str) {
    let mut cx = begin_as_system(office, "test").await.unwrap();
    assert!(withdraw_next(&mut cx, "essai", after).await.unwrap());
    finish(cx).await.unwrap();
}

#[pleinweb_testing::test]
async fn a_copy_that_comes_later_or_takes_its_place_is_no_news() {
    on_both(|office| async move {
        let mut keeper = begin(&office).await;
        let mut nadia = someone(&office, Role::JobSeeker).await;
        office.clock.advance(MINUTE_MS);
        let asked = "quoi=boulanger&ou=Limoges";
        let search_id = save(&office, &mut nadia, asked, "at-once").await.unwrap();
        office.clock.advance(MINUTE_MS);
        arrive(&office, &mut keeper, &[(1, BAKER)]).await;
        work(&office).await;
        assert_eq!(mails(&office).await.len(), 1);
        let first = ids(&search(&office, asked).await);

        office.clock.advance(HOUR_MS);
        arrive(&office, &mut keeper, &[(5, BAKER), (9, BAKER)]).await;
        work(&office).await;
        assert_eq!(mails(&office).await.len(), 1, "it was told");
        assert_eq!(ids(&search(&office, asked).await), first);

        office.clock.advance(HOUR_MS);
        withdraw(&office, "").await;
        follow(&office, &mut keeper).await;
        let second = ids(&search(&office, asked).await);
        assert!(second.len() == 1 && second != first, "the next stands");
        office.clock.advance(HOUR_MS);
        work(&office).await;
        assert_eq!(mails(&office).await.len(), 1, "nothing is new about it");
        // The search's own page leads to the one that stands.
        let input = SearchInput {
            search: search_id.to_string(),
        };
        let page = nadia.ask::<LoadSavedSearch>(&office, input).await.unwrap();
        let shown: Vec<_> = page.latest.iter().map(|one| one.card.id).collect();
        assert_eq!(shown, second);
        assert_eq!(kept(&office, &nadia).await.searches[0].week, 1);
    })
    .await;
}

#[pleinweb_testing::test]
async fn one_that_ended_before_anybody_looked_is_told_as_its_copy() {
    on_both(|office| async move {
        let mut keeper = begin(&office).await;
        let mut nadia = someone(&office, Role::JobSeeker).await;
        office.clock.advance(MINUTE_MS);
        save(&office, &mut nadia, "quoi=boulanger", "at-once")
            .await
            .unwrap();
        office.clock.advance(MINUTE_MS);
        arrive(&office, &mut keeper, &[(1, BAKER)]).await;
        arrive(&office, &mut keeper, &[(5, BAKER)]).await;
        withdraw(&office, "").await;
        follow(&office, &mut keeper).await;
        office.clock.advance(MINUTE_MS);
        work(&office).await;
        assert_eq!(mails(&office).await, [["Boulanger à Limoges"]]);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_copy_of_what_was_there_before_the_search_is_no_news() {
    on_both(|office| async move {
        let mut keeper = begin(&office).await;
        arrive(&office, &mut keeper, &[(1, BAKER)]).await;
        let mut nadia = someone(&office, Role::JobSeeker).await;
        office.clock.advance(MINUTE_MS);
        save(&office, &mut nadia, "quoi=boulanger", "at-once")
            .await
            .unwrap();
        office.clock.advance(HOUR_MS);
        arrive(&office, &mut keeper, &[(5, BAKER)]).await;
        withdraw(&office, "").await;
        follow(&office, &mut keeper).await;
        office.clock.advance(HOUR_MS);
        work(&office).await;
        assert!(mails(&office).await.is_empty());
        assert_eq!(search(&office, "quoi=boulanger").await.total, 1);
    })
    .await;
}
