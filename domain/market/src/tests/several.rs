//! An offer in several places, from a file to a search.

use crate::model::{Count, MarketAnswer, MarketInput};
use crate::{LoadMarket, fill_market};
use pleinweb_offers::import::Format;
use pleinweb_offers::search::tests::world::{begin, follow, search};
use pleinweb_offers::tests::{ImportOptions, open, order, run};
use pleinweb_offers::{LoadOfferPage, OfferPageInput};
use pleinweb_platform::testing::{Browser, TestApp, on_both};

async fn import_table(app: &TestApp, rows: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("offres.csv");
    std::fs::write(
        &path,
        format!("id;intitule;lieu;commune;rome;contrat\n{rows}"),
    )
    .unwrap();
    let order = ImportOptions {
        format: Format::Csv,
        ..order(&path, true)
    };
    let (report, problems) = run(app, &order).await;
    assert_eq!(problems, Vec::<String>::new());
    report.unwrap();
}

#[pleinweb_testing::test]
async fn it_is_found_at_each_place_and_counted_once() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let several = "Limoges | Paris;87085 | 75056";
        let mut rows =
            format!("1;Boulanger;{several};D1102;CDI\n2;Vendeur;Limoges;87085;D1106;CDI\n");
        for number in 3..13 {
            let row = format!("{number};Boulanger {number};{several};D1102;CDD\n");
            rows.push_str(&row);
        }
        import_table(&app, &rows).await;
        follow(&app, &mut keeper).await;
        for (query, total) in [
            ("", 12),
            ("quoi=boulanger", 11),
            ("ou=Limoges", 12),
            ("ou=Paris", 11),
            ("ou=Paris&rayon=10&contrat=permanent", 1),
            ("ou=Haute-Vienne", 12),
            ("ou=Île-de-France", 11),
            ("ou=Nouvelle-Aquitaine&contrat=permanent", 2),
        ] {
            assert_eq!(search(&app, query).await.total, total, "{query}");
        }
        // The nearest place is the one that is shown, with its distance.
        let found = search(&app, "quoi=boulanger&ou=Paris&contrat=permanent").await;
        let card = &found.offers[0].card;
        assert_eq!(
            (card.place.label.as_str(), found.offers[0].km),
            ("Paris", Some(0))
        );
        assert_eq!(card.place.elsewhere[0].label, "Limoges");

        let input = OfferPageInput {
            offer: card.id.to_string(),
            place: String::new(),
        };
        let page = Browser::new()
            .ask::<LoadOfferPage>(&app, input)
            .await
            .unwrap();
        let posting: serde_json::Value = serde_json::from_str(&page.posting).unwrap();
        let named = |at: usize| posting["jobLocation"][at]["address"]["addressLocality"].clone();
        assert_eq!([named(0), named(1)], ["Limoges", "Paris"]);

        fill_market(&app).await.unwrap();
        for (place, level, open) in [
            ("", "country", 12),
            ("87085", "department", 12),
            ("75056", "department", 11),
            ("87085", "around", 12),
        ] {
            let input = MarketInput {
                place: place.to_owned(),
                level: level.to_owned(),
                ..MarketInput::default()
            };
            let answer = Browser::new().ask::<LoadMarket>(&app, input).await.unwrap();
            let MarketAnswer::Market(view) = answer else {
                panic!("{answer:?}")
            };
            assert_eq!(
                view.figures.unwrap().open,
                Count::Exactly(open),
                "{place} {level}"
            );
        }
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_place_more_or_less_is_a_change_and_the_same_again_is_none() {
    on_both(|app| async move {
        begin(&app).await;
        import_table(&app, "1;Boulanger;Limoges;87085;D1102;CDI\n").await;
        import_table(&app, "1;Boulanger;Limoges | Paris;87085|75056;D1102;CDI\n").await;
        let labels = |stored: &pleinweb_offers::StoredOffer| -> Vec<String> {
            let all = stored.offer.place.all();
            all.map(|place| place.label.clone()).collect()
        };
        assert_eq!(labels(&open(&app).await[0]), ["Limoges", "Paris"]);
        import_table(&app, "1;Boulanger;Paris;75056;D1102;CDI\n").await;
        assert_eq!(labels(&open(&app).await[0]), ["Paris"]);
    })
    .await;
}
