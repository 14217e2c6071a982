//! Few offers hold all words: those that hold some follow, and nothing comes twice.

use super::world::{begin, fill, follow, given, ids, search, titles};
use crate::search::known;
use crate::search::state::SearchState;
use crate::search::view::SearchView;
use crate::{FindInput, FindOffers};
use pleinweb_kernel::OfferId;
use pleinweb_platform::testing::{Browser, TestApp, on_both, sqlite_app};
use pleinweb_platform::{begin_as_system, finish};

/// The headings with how many offers each says and shows.
fn sections(view: &SearchView) -> Vec<(&str, &str, u64, usize)> {
    let tail = view.tail.iter();
    tail.map(|one| {
        (
            one.kept.as_str(),
            one.without.as_str(),
            one.total,
            one.offers.len(),
        )
    })
    .collect()
}

fn all_ids(view: &SearchView) -> Vec<OfferId> {
    let tail = view.tail.iter().flat_map(|tail| &tail.offers);
    let mut all = ids(view);
    all.extend(tail.map(|found| found.card.id));
    all
}

/// Three welders with TIG, thirty without, two TIG without a welder, others.
async fn welders(app: &TestApp) {
    let mut lines = vec![given("Soudeur", "H2913", "Limoges", "Soudage TIG sur inox."); 3];
    lines.extend([given("Soudeuse", "H2913", "Limoges", "Soudage MIG."); 30]);
    lines.extend([given("Électricien", "F1602", "Limoges", "Du TIG."); 2]);
    lines.extend([given("Boulanger", "D1102", "Limoges", "Pain, nuit."); 4]);
    lines.push(given("Soudeur", "H2913", "Paris", "TIG, inox, de nuit."));
    fill(app, &lines).await;
}

#[pleinweb_testing::test]
async fn what_holds_all_words_comes_first_and_then_the_main_word_under_a_heading() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        welders(&app).await;
        follow(&app, &mut keeper).await;
        let found = search(&app, "quoi=soudeur+TIG").await;
        assert_eq!((found.total, found.offers.len()), (4, 4), "exactly these");
        assert_eq!(sections(&found), [("soudeur", "TIG", 30, 16)]);
        assert!(found.next.is_some());
        // A letter in quotes says nothing by itself, and is given up first.
        let letter = search(&app, "quoi=soudeur+%22X%22").await;
        assert!(
            letter.tail.iter().all(|tail| tail.kept == "soudeur"),
            "{:?}",
            sections(&letter)
        );
        assert!(all_ids(&letter).len() <= 34, "no list of every offer");
        let nothing = search(&app, "quoi=permis+%22B%22").await;
        assert_eq!((nothing.total, all_ids(&nothing).len()), (0, 0));
        // With a filter, near a place, by date: the same, of what passes.
        for (query, total, tail) in [
            ("quoi=soudeur+TIG&contrat=fixed-term", 1, 8),
            ("quoi=TIG+soudeur&ou=Limoges", 3, 30),
            ("quoi=soudeur+TIG&ou=Paris", 1, 0),
            ("quoi=soudeur+TIG&tri=date", 4, 30),
            ("quoi=soudeur+TIG&exact=oui", 4, 30),
        ] {
            let found = search(&app, query).await;
            let told: u64 = found.tail.iter().map(|tail| tail.total).sum();
            assert_eq!((found.total, told), (total, tail), "{query}");
        }
        // Where many hold all words, nothing follows.
        assert!(search(&app, "quoi=soudeuse+MIG").await.tail.is_empty());
        // Where nothing holds all words, counts are those of what follows.
        let none = search(&app, "quoi=soudeur+xylophone").await;
        assert_eq!((none.total, none.understood.some_words), (0, false));
        assert_eq!(sections(&none), [("soudeur", "xylophone", 34, 20)]);
        assert!(!none.counts.filters.is_empty());
    })
    .await;
}

#[pleinweb_testing::test]
async fn parts_go_on_from_one_list_to_the_next_and_repeat_nothing() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    welders(&app).await;
    follow(&app, &mut keeper).await;
    for (query, expected) in [
        ("quoi=soudeur+TIG", 34),
        ("quoi=soudeur+TIG&tri=date", 34),
        ("quoi=soudeur+TIG&tri=salaire", 34),
        ("quoi=soudeur+TIG&ou=Limoges&tri=distance", 33),
        // The rarest word is kept longest: night goes first, then inox.
        ("quoi=soudeur+inox+nuit", 34),
    ] {
        let mut whole = search(&app, query).await;
        let (total, mut seen) = (whole.total, all_ids(&whole));
        while let Some(after) = whole.next.clone() {
            let part = search(&app, &format!("{query}&suite={after}")).await;
            assert_eq!(part.total, total, "{query}");
            seen.extend(all_ids(&part));
            whole.append(part);
        }
        assert_eq!(all_ids(&whole), seen, "{query}");
        assert_eq!(seen.len(), expected, "{query}");
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), expected, "{query}: each once");
        for tail in &whole.tail {
            assert_eq!(tail.total, tail.offers.len() as u64, "{query}");
        }
    }
    let three = search(&app, "quoi=soudeur+inox+nuit").await;
    let heads: Vec<(&str, &str)> = sections(&three)
        .into_iter()
        .map(|(kept, without, ..)| (kept, without))
        .collect();
    assert_eq!(heads, [("soudeur inox", "nuit"), ("soudeur", "inox")]);
}

#[pleinweb_testing::test]
async fn programs_get_what_follows_only_where_they_ask_for_it() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    welders(&app).await;
    follow(&app, &mut keeper).await;
    let find = |query: String, tail: bool| {
        let app = app.clone();
        async move {
            let input = FindInput {
                query,
                limit: 10,
                newest: false,
                tail,
            };
            Browser::new().ask::<FindOffers>(&app, input).await
        }
    };
    let plain = find("quoi=soudeur+TIG".to_owned(), false).await.unwrap();
    // What they always got: "soudeur TIG" is a name of the occupation.
    assert_eq!((plain.total, plain.offers.len()), (34, 10));
    assert!(plain.tail.is_empty());
    let wider = find("quoi=soudeur+TIG".to_owned(), true).await.unwrap();
    assert_eq!((wider.offers.len(), wider.tail[0].offers.len()), (4, 6));
    let (mut next, mut told) = (wider.next, 10);
    while let Some(after) = next {
        let query = format!("quoi=soudeur+TIG&suite={after}");
        let part = find(query, true).await.unwrap();
        told += part.offers.len() + part.tail.iter().map(|one| one.offers.len()).sum::<usize>();
        next = part.next;
    }
    assert_eq!(told, 34);
    let unreadable = format!("suite={}-ba9", "0".repeat(56));
    assert!(find(unreadable, true).await.is_err());
}

#[pleinweb_testing::test]
async fn searches_kept_before_go_on_finding_what_they_meant() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    welders(&app).await;
    follow(&app, &mut keeper).await;
    for (query, total) in [
        // Every welder, as this job title always meant; and no list of others.
        ("quoi=soudeur+TIG", 34),
        ("quoi=soudeur+inox", 4),
        ("quoi=soudeur+xylophone", 0),
        ("quoi=soudeur&exact=oui", 34),
        // Nobody is told of every offer for one letter.
        ("quoi=q", 0),
    ] {
        let mut cx = begin_as_system(&app, "test").await.unwrap();
        let (state, _) = SearchState::read(query);
        let found = known(&mut cx, &state).await.unwrap().total;
        finish(cx).await.unwrap();
        assert_eq!(found, total, "{query}");
    }
}

#[pleinweb_testing::test]
async fn one_letter_alone_is_no_search_and_beside_a_word_it_counts() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    let lines = [
        given("Conducteur", "N4101", "Limoges", "Permis C, FIMO à jour."),
        given("Conducteur", "N4101", "Limoges", "Permis D exigé."),
        given("Développeur", "M1855", "Limoges", "Langage C embarqué."),
        given("Développeur", "M1855", "Limoges", "C++ et C#."),
        given("Diététicien", "J1402", "Limoges", "La vitamine B."),
        given("Diététicien", "J1402", "Limoges", "La vitamine D."),
        given("Boulanger", "D1102", "Limoges", "C'est un métier. Pain."),
    ];
    fill(&app, &lines).await;
    follow(&app, &mut keeper).await;
    let all = search(&app, "").await;
    for letter in ["c", "C", "b", "%C3%A9", "%22c%22", "c+d", "l%27", "%3F"] {
        let found = search(&app, &format!("quoi={letter}")).await;
        assert!(found.understood.no_words, "{letter}");
        assert_eq!(found.total, 7, "{letter}");
        assert_eq!(
            titles(&found),
            titles(&all),
            "{letter}: the list of no words"
        );
    }
    for (typed, total) in [
        ("permis+c", 1),
        ("permis+D", 1),
        ("d%C3%A9veloppeur+C", 1),
        ("d%C3%A9veloppeur+C%2B%2B", 1),
        ("C%23", 1),
        ("c%2B%2B", 1),
        ("vitamine+b", 1),
        ("vitamine+B", 1),
    ] {
        let found = search(&app, &format!("quoi={typed}")).await;
        assert!(!found.understood.no_words, "{typed}");
        assert_eq!(found.total, total, "{typed}");
        assert_eq!(found.understood.corrected, None, "{typed}");
    }
}

#[pleinweb_testing::test]
async fn a_correction_is_always_said_and_undone_and_stays_undone() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    let mut lines = vec![given("Magasinier", "N1103", "Limoges", "Chef de rayon."); 30];
    lines.push(given("Boulanger", "D1102", "Limoges", "Pain."));
    fill(&app, &lines).await;
    follow(&app, &mut keeper).await;
    for (typed, used) in [
        ("magazinier", Some("magasinier")),
        ("boulnager", Some("boulanger")),
        // Beside a phrase too.
        (
            "%22chef+de+rayon%22+magazinier",
            Some("\"chef de rayon\" magasinier"),
        ),
        ("magazinier+rayon", Some("magasinier rayon")),
        // What was typed is never proposed.
        ("magasinier", None),
        ("MAGASINI%C3%88RE", None),
        ("boulanger", None),
    ] {
        let found = search(&app, &format!("quoi={typed}")).await;
        assert_eq!(found.understood.corrected.as_deref(), used, "{typed}");
        assert!(found.total > 0, "{typed}");
        let exact = search(&app, &format!("quoi={typed}&exact=oui")).await;
        assert_eq!(exact.understood.corrected, None, "{typed}");
        assert_eq!(exact.total > 0, used.is_none(), "{typed}");
        // As a form says it, sorted and narrowed down.
        let form = format!("quoi={typed}&exact={typed}&tri=date&contrat=permanent");
        let exact = search(&app, &form).await;
        assert_eq!(exact.understood.corrected, None, "{typed}");
        assert_eq!(exact.total > 0, used.is_none(), "{typed}");
    }
    let other = search(&app, "quoi=boulnager&exact=magazinier").await;
    assert_eq!(other.total, 1, "other words are corrected again");
}
