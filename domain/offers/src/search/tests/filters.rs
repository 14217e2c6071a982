//! Places, filters, counts, parts of a list, and what to do when there is nothing.

use super::world::{begin, fill, follow, given, ids, search, titles};
use crate::model::{Contract, Hours};
use crate::search::state::{Filter, SearchState};
use crate::search::view::Shown;
use crate::search::view::{Likeness, OfferPage, Relax};
use crate::{LoadOfferPage, OfferPageInput};
use pleinweb_platform::testing::{Browser, on_both, sqlite_app};

#[pleinweb_testing::test]
async fn a_place_is_a_town_a_postcode_a_department_or_a_region() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let lines = [
            given("Boulanger à Limoges", "D1102", "Limoges", ""),
            given("Boulanger à Guéret", "D1102", "Guéret", ""),
            given("Boulanger à Paris", "D1102", "Paris", ""),
            given("Boulanger à Brive", "D1102", "Brive-la-Gaillarde", ""),
        ];
        fill(&app, &lines).await;
        follow(&app, &mut keeper).await;
        for (query, expected) in [
            ("ou=Limoges&rayon=30", 1),
            ("ou=limoges", 1),
            ("ou=87000", 1),
            ("ou=Limoges+%2887%29&rayon=100", 3),
            ("ou=Haute-Vienne", 1),
            ("ou=87", 1),
            ("ou=Nouvelle-Aquitaine", 3),
            ("ou=idf", 1),
            ("ou=brive+la+gaillarde", 1),
            ("ou=Brive-la-Gaillarde", 1),
            ("ou=BRIVE", 1),
            ("ou=gueret", 1),
            ("ou=GU%C3%89RET&rayon=30", 1),
            ("ou=creuse", 1),
            ("ou=23", 1),
            ("ou=nouvelle+aquitaine", 3),
            ("ou=ile+de+france", 1),
            ("ou=Paris", 1),
            ("ou=France", 4),
        ] {
            assert_eq!(search(&app, query).await.total, expected, "{query}");
        }
        // Where else to look: regions, or the departments of the one at hand; what
        // each leads to finds as many.
        for (query, are_departments, expected) in [
            (
                "",
                false,
                [("Nouvelle-Aquitaine", 3), ("Île-de-France", 1)].as_slice(),
            ),
            ("quoi=gu%C3%A9ret", false, &[("Nouvelle-Aquitaine", 1)]),
            (
                "ou=Nouvelle-Aquitaine",
                true,
                &[("Corrèze", 1), ("Creuse", 1), ("Haute-Vienne", 1)],
            ),
            (
                "ou=Creuse",
                true,
                &[("Corrèze", 1), ("Creuse", 1), ("Haute-Vienne", 1)],
            ),
            ("ou=75", true, &[("Paris", 1)]),
        ] {
            let areas = search(&app, query).await.counts.areas;
            let shown: Vec<(&str, u64)> = areas
                .list
                .iter()
                .map(|area| (area.label.as_str(), area.count))
                .collect();
            assert_eq!(
                (areas.are_departments, shown.as_slice()),
                (are_departments, expected),
                "{query}"
            );
            for area in &areas.list {
                let state = SearchState {
                    place: area.place.clone(),
                    ..SearchState::read(query).0
                };
                let there = search(&app, &state.query()).await;
                assert_eq!(there.total, area.count, "{}", area.place);
            }
        }
        let near = search(&app, "ou=Limoges&rayon=100&tri=distance").await;
        assert_eq!(near.offers[0].km, Some(0));
        assert!(near.offers[2].km.unwrap() > near.offers[1].km.unwrap());
        let unknown = search(&app, "ou=qqqqzzzz&rayon=loin").await;
        assert_eq!(unknown.total, 4, "a place nobody knows hides nothing");
        let named: Vec<&str> = unknown
            .ignored
            .iter()
            .map(|one| one.name.as_str())
            .collect();
        assert_eq!(named, ["ou", "rayon"]);
    })
    .await;
}

#[pleinweb_testing::test]
async fn filters_count_parts_go_on_and_nothing_says_what_to_give_up() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    let lines = [given("Boulanger", "D1102", "Limoges", "Pain."); 45];
    fill(&app, &lines).await;
    follow(&app, &mut keeper).await;
    let all = search(&app, "quoi=boulanger").await;
    assert_eq!((all.total, all.offers.len()), (45, 20));
    assert_eq!(all.counts.of(Filter::Contract(Contract::FixedTerm)), 11);
    assert_eq!(all.counts.of(Filter::Hours(Hours::Part)), 15);
    let part = search(&app, "quoi=boulanger&contrat=fixed-term").await;
    assert_eq!(part.total, 11);
    assert_eq!(part.counts.of(Filter::Contract(Contract::Permanent)), 34);
    let mut seen = ids(&all);
    let mut next = all.next;
    while let Some(after) = next {
        let more = search(&app, &format!("quoi=boulanger&suite={after}")).await;
        seen.extend(ids(&more));
        next = more.next;
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 45, "each once");
    let none = search(&app, "quoi=boulanger&ou=Paris&contrat=seasonal").await;
    assert_eq!(none.total, 0);
    let none = search(&app, "quoi=boulanger&ou=Limoges&contrat=seasonal").await;
    let told: Vec<_> = none
        .relaxed
        .iter()
        .map(|one| (one.what, one.count))
        .collect();
    assert_eq!(
        told,
        [(Relax::Filter(Filter::Contract(Contract::Seasonal)), 45)]
    );
    assert_eq!(none.relaxed[0].query, "quoi=boulanger&ou=Limoges");
    let far = search(&app, "quoi=boulanger&ou=Paris").await;
    assert_eq!(far.relaxed.last().map(|one| one.what), Some(Relax::Place));
}

#[pleinweb_testing::test]
async fn misspelt_words_are_corrected_unless_asked_otherwise_and_close_work_is_proposed() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    let lines = [
        given("Boulanger", "D1102", "Limoges", ""),
        given("Pâtissier", "D1104", "Limoges", ""),
        given("Magasinier", "N1103", "Limoges", ""),
    ];
    fill(&app, &lines).await;
    follow(&app, &mut keeper).await;
    let found = search(&app, "quoi=magazinier").await;
    assert_eq!(titles(&found), ["Magasinier"]);
    assert_eq!(found.understood.corrected.as_deref(), Some("magasinier"));
    assert_eq!(search(&app, "quoi=magazinier&exact=oui").await.total, 0);
    let found = search(&app, "quoi=boulanger").await;
    assert!(found.related.iter().any(|one| one.code.as_str() == "D1104"));
    let some = search(&app, "quoi=magasinier+xylophone").await;
    assert_eq!((some.total, some.tail[0].kept.as_str()), (0, "magasinier"));
    assert_eq!(some.tail[0].offers[0].card.title, "Magasinier");
}

#[pleinweb_testing::test]
async fn an_offer_is_shown_with_what_is_close_to_it_and_so_is_none() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let lines = [
            given("Boulanger </script>", "D1102", "Limoges", ""),
            given("Boulangère", "D1102", "Guéret", ""),
            // Close work, nearer; other work; the same too far away.
            given("Pâtissier", "D1104", "Panazol", ""),
            given("Développeur", "M1805", "Limoges", ""),
            given("Boulanger à Paris", "D1102", "Paris", ""),
        ];
        fill(&app, &lines).await;
        follow(&app, &mut keeper).await;
        let all = search(&app, "").await;
        let first = |title: &&str| title.starts_with("Boulanger <");
        let at = titles(&all).iter().position(first).unwrap();
        let one = ids(&all)[at];
        let page = |offer: String| {
            let app = app.clone();
            async move {
                let input = OfferPageInput {
                    offer,
                    place: "Guéret".to_owned(),
                };
                Browser::new()
                    .ask::<LoadOfferPage>(&app, input)
                    .await
                    .unwrap()
            }
        };
        let shown = page(one.to_string()).await;
        assert!(matches!(shown.found, Shown::Open(_)));
        let from = shown.from.as_deref().unwrap();
        assert!(shown.km.unwrap() > 40 && from.starts_with("Guéret"));
        let like = |page: &OfferPage| -> Vec<(String, u32)> {
            let offers = page.similar.iter();
            offers
                .map(|one| (one.card.title.clone(), one.km.unwrap()))
                .collect()
        };
        let similar = like(&shown);
        assert_eq!(similar.len(), 2, "{similar:?}");
        assert!(
            similar[0].0 == "Pâtissier" && similar[0].1 < 10,
            "{similar:?}"
        );
        assert!(
            similar[1].0 == "Boulangère" && similar[1].1 > 40,
            "{similar:?}"
        );
        assert_eq!(shown.likeness, Likeness::Near);
        assert!(!shown.posting.contains("</"), "{}", shown.posting);
        let mut cx = pleinweb_platform::begin_as_system(&app, "test")
            .await
            .unwrap();
        crate::withdraw_next(&mut cx, "essai", "").await.unwrap();
        pleinweb_platform::finish(cx).await.unwrap();
        follow(&app, &mut keeper).await;
        let gone = page(one.to_string()).await;
        assert!(matches!(gone.found, Shown::Gone(_)));
        assert_eq!(like(&gone), similar, "those like it are still found");
        for unknown in ["nonsense".to_owned(), uuid::Uuid::nil().to_string()] {
            let unknown = page(unknown).await;
            assert!(matches!(unknown.found, Shown::Unknown));
            assert_eq!(unknown.similar.len(), 4);
            assert_eq!(unknown.likeness, Likeness::Newest);
        }
    })
    .await;
}
