//! How old an offer is: counted from the last time its source said that it is there.

use super::{changes, count, import, line};
use crate::search::tests::world::{Given, begin, follow, given, offer, search, titles};
use crate::{Keeper, Placed, TidyOffers, place_offers};
use pleinweb_kernel::{DAY_MS, HOUR_MS, MINUTE_MS};
use pleinweb_platform::testing::{TestApp, on_both};
use pleinweb_platform::{begin_as_system, finish, run_system};

const AGED: &str = "SELECT COUNT(*) FROM offer WHERE aged";

/// Lets so much time go by, and what goes by itself do its work.
async fn later(app: &TestApp, ms: i64) -> i64 {
    app.clock.advance(ms);
    while run_system(app, "test", &TidyOffers).await.unwrap() > 0 {}
    count(app, AGED).await
}

#[pleinweb_testing::test]
async fn an_offer_grows_old_on_the_sixty_first_day_and_is_young_when_its_source_has_it() {
    on_both(|app| async move {
        let all = ["A", "B", "C"].map(|id| {
            line(
                id,
                "Boulanger",
                &format!(r#","romeCode":"D1102","description":"{id}{id}""#),
            )
        });
        import(&app, &all, true).await.0.unwrap();
        // It is ten in the morning in Paris.
        assert_eq!(later(&app, 61 * DAY_MS - 10 * HOUR_MS - MINUTE_MS).await, 0);
        let (_, upto) = changes(&app, 0).await;
        assert_eq!(later(&app, 2 * MINUTE_MS).await, 3);
        let (mut told, upto) = changes(&app, upto).await;
        told.sort();
        assert_eq!(
            told,
            ["mended A", "mended B", "mended C"],
            "no news to anybody"
        );
        assert_eq!(later(&app, MINUTE_MS).await, 3);
        assert_eq!(changes(&app, upto).await.0, [""; 0], "once");

        // A part of what the source has: only that is confirmed.
        import(&app, &all[..1], false).await.0.unwrap();
        assert_eq!(later(&app, MINUTE_MS).await, 2);
        // All it has: everything is confirmed at once.
        import(&app, &all, true).await.0.unwrap();
        assert_eq!(later(&app, MINUTE_MS).await, 0);
        assert_eq!(later(&app, 60 * DAY_MS).await, 0);
        // A file that was cut still says what is in it.
        let cut = format!("{}\n{{\"id\":", all[1]);
        super::import_text(&app, &cut, true).await.0.unwrap();
        assert_eq!(later(&app, DAY_MS).await, 2);
    })
    .await;
}

const YOUNG: Given = given("Boulanger A", "D1102", "Limoges", "Du pain.");
const OLD: Given = given("Boulanger B", "D1102", "Limoges", "Du pain.");

/// Stores an offer of the same pay as the others, published and confirmed so many days ago.
async fn put(app: &TestApp, keeper: &mut Keeper, number: usize, given: Given, days: (i64, i64)) {
    let now = app.now();
    let (published, confirmed) = (now.minus(days.0 * DAY_MS), now.minus(days.1 * DAY_MS));
    // Twenty apart, they are paid alike.
    let mut offer = offer(app, number * 60, given.title, given).await;
    offer.published_at = Some(published);
    let placed = [Placed {
        offer,
        published_at: published,
        ended_at: None,
        confirmed_at: confirmed,
    }];
    let mut cx = begin_as_system(app, "test").await.unwrap();
    place_offers(&mut cx, &placed, true).await.unwrap();
    finish(cx).await.unwrap();
    follow(app, keeper).await;
}

#[pleinweb_testing::test]
async fn no_old_offer_stands_before_a_younger_one_that_fits_as_well() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        // Published long before the old one, and confirmed since; stored before it too.
        put(&app, &mut keeper, 1, YOUNG, (200, 1)).await;
        put(&app, &mut keeper, 2, OLD, (61, 61)).await;
        for query in [
            "",
            "quoi=boulanger",
            "quoi=pain",
            "tri=date",
            "ou=Limoges",
            "ou=Limoges&tri=distance",
            "tri=salaire",
            "quoi=boulanger&tri=salaire",
        ] {
            let found = search(&app, query).await;
            assert_eq!(titles(&found), ["Boulanger A", "Boulanger B"], "{query}");
        }
        for (query, expected) in [
            ("quoi=boulanger&depuis=31", &[][..]),
            ("quoi=boulanger&depuis=90", &["Boulanger B"][..]),
            (
                "quoi=boulanger&depuis=300",
                &["Boulanger A", "Boulanger B"][..],
            ),
        ] {
            let found = search(&app, query).await;
            assert_eq!(
                titles(&found),
                expected,
                "when it was published counts: {query}"
            );
        }
    })
    .await;
}
