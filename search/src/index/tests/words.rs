//! What people type, and what they find.

use super::{found, index, offer, query};
use crate::{Index, Query};

fn offers() -> Index {
    index([
        offer(
            1,
            "Boulanger / Boulangère (H/F)",
            "Fabriquer le pain. CDI 35 heures, travail de nuit.",
        ),
        offer(
            2,
            "Vendeuse en boulangerie",
            "Accueil des clients, caisse, 35h.",
        ),
        offer(
            3,
            "Technicien de maintenance",
            "Dépannage d’ascenseurs. CACES 3 exigé.",
        ),
        offer(
            4,
            "Aide-soignante",
            "Soins d'hygiène à l’hôpital, jusqu'à 23 h.",
        ),
        offer(5, "Développeur C++ / C#", "Équipe .NET, télétravail."),
        offer(
            6,
            "Chef de cuisine",
            "Restaurant traditionnel\u{2028}service du soir.",
        ),
        offer(7, "Conducteur / Conductrice de bus", "Permis D."),
        offer(
            8,
            "Assistant·e commercial·e",
            "Suivi des commandes, travaux administratifs.",
        ),
        offer(
            9,
            "Cuisinier",
            "Sous la direction du chef; une belle cuisine.",
        ),
        offer(10, "Infirmier(ère)", "Bloc opératoire."),
    ])
}

#[test]
fn words_find_their_forms() {
    let index = offers();
    for (words, expected) in [
        ("boulanger", vec![1]),
        ("BOULANGÈRES", vec![1]),
        ("boulangere", vec![1]),
        ("boulangerie", vec![2]),
        ("vendeur", vec![2]),
        ("vendeurs boulangerie", vec![2]),
        ("technicienne", vec![3]),
        ("aide soignant", vec![4]),
        ("aide-soignants", vec![4]),
        ("l'aide-soignante", vec![4]),
        ("hôpitaux", vec![4]),
        ("hygiene", vec![4]),
        ("ascenseur", vec![3]),
        ("c++", vec![5]),
        ("C#", vec![5]),
        (".net", vec![5]),
        ("conductrice", vec![7]),
        ("assistante commerciale", vec![8]),
        ("assistants commerciaux", vec![8]),
        ("travail", vec![1, 8]),
        ("infirmière", vec![10]),
        ("caces 3", vec![3]),
        ("35h", vec![1, 2]),
        ("35 heures", vec![1, 2]),
        ("soir", vec![6]),
        ("boulanger h/f", vec![1]),
        ("boulanger (F/H)", vec![1]),
        ("boulanger vendeur", vec![]),
        ("pilote", vec![]),
        ("xyzzy", vec![]),
    ] {
        let mut numbers = found(&index, &query(words));
        numbers.sort_unstable();
        assert_eq!(numbers, expected, "{words}");
    }
}

#[test]
fn one_of_several_words_may_be_enough() {
    let index = offers();
    let mut any = query("boulanger infirmière pilote");
    any.any = true;
    let mut numbers = found(&index, &any);
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 10]);
}

#[test]
fn phrases_are_exact() {
    let index = offers();
    for (words, expected) in [
        ("\"chef de cuisine\"", vec![6]),
        ("« chef de cuisine »", vec![6]),
        ("\"cuisine chef\"", vec![]),
        ("\"chef cuisine\"", vec![]),
        ("chef cuisine", vec![6, 9]),
        ("\"vendeuse en boulangerie\"", vec![2]),
        ("\"vendeuses en boulangeries\"", vec![2]),
        ("\"technicien de maintenance\" caces", vec![3]),
        ("\"chef de cuisine\" soir", vec![6]),
        ("\"chef de cuisine\" caces", vec![]),
        ("\"boulanger\"", vec![1]),
        ("\"chef de cuisine", vec![6, 9]),
        ("\"traditionnel service\"", vec![6]),
    ] {
        let mut numbers = found(&index, &query(words));
        numbers.sort_unstable();
        assert_eq!(numbers, expected, "{words}");
    }
}

#[test]
fn typing_errors_are_corrected_and_said() {
    let index = offers();
    for (words, used, expected) in [
        ("boulnager", "boulanger", vec![1]),
        ("boulager", "boulanger", vec![1]),
        ("boullanger", "boulanger", vec![1]),
        ("boulangre", "boulanger", vec![1]),
        ("vendeusse", "vendeuse", vec![2]),
        ("techncien", "technicien", vec![3]),
        ("technicein maintenence", "technicien maintenance", vec![3]),
        ("infrimier", "infirmier", vec![10]),
        ("aidesoignante", "aide soignante", vec![4]),
        ("caces3", "caces 3", vec![3]),
        ("condukteur", "conducteur", vec![7]),
    ] {
        let answer = index.reader().search(&query(words));
        let said: Vec<&str> = answer
            .corrections
            .iter()
            .map(|one| one.used.as_str())
            .collect();
        assert_eq!(said.join(" "), used, "{words}");
        assert_eq!(found(&index, &query(words)), expected, "{words}");
    }
    for words in [
        "bus",
        "buz",
        "\"boulnager\"",
        "\"boulnager nuit\"",
        "xyzzyx",
    ] {
        let answer = index.reader().search(&query(words));
        let phrase = words.contains(' ') || words.len() < 4;
        assert!(answer.corrections.is_empty() || !phrase, "{words}");
    }
}

#[test]
fn frequent_words_are_likelier_meant() {
    let mut documents: Vec<_> = (0..40).map(|number| offer(number, "Serveur", "")).collect();
    documents.push(offer(40, "Serreur", ""));
    let index = index(documents);
    let answer = index.reader().search(&query("serbeur"));
    assert_eq!(answer.corrections[0].used, "serveur");
    assert_eq!(answer.total, 40);
}

#[test]
fn an_unfinished_word_finds_what_it_may_become() {
    let index = offers();
    for (words, expected) in [
        ("boulang", vec![1, 2]),
        ("boulange", vec![1, 2]),
        ("chef de cui", vec![6, 9]),
        ("vendeus", vec![2]),
        ("infirm", vec![10]),
        ("boulang ", vec![]),
    ] {
        let mut numbers = found(
            &index,
            &Query {
                typing: true,
                ..query(words)
            },
        );
        numbers.sort_unstable();
        assert_eq!(numbers, expected, "{words}");
    }
}

#[test]
fn whatever_is_typed_is_answered() {
    let index = offers();
    let long = "à".repeat(10_000);
    for words in [
        "\"",
        "\"\"",
        "\"\"\"",
        "«",
        "'",
        "l'",
        "-",
        "()",
        "#",
        "+",
        ".net .net",
        "\0",
        "\u{1}a",
        &long,
    ] {
        for typing in [false, true] {
            for any in [false, true] {
                let mut query = Query {
                    any,
                    typing,
                    ..query(words)
                };
                query.facets = true;
                index.reader().search(&query);
            }
        }
    }
}

#[test]
fn words_as_typed_are_not_corrected_and_no_word_is_cut_where_no_offer_has_both_in_a_row() {
    let index = index([
        offer(1, "Boulanger", "Vita, une maison de thé."),
        offer(2, "Mineur", "Dans la mine."),
    ]);
    let mut typed = query("boulnager");
    assert_eq!(found(&index, &typed), [1]);
    typed.as_typed = true;
    let answer = index.reader().search(&typed);
    assert_eq!((answer.total, answer.corrections), (0, Vec::new()));
    let answer = index.reader().search(&query("vitamine"));
    assert_eq!((answer.total, answer.corrections), (0, Vec::new()));
}

#[test]
fn what_a_list_before_showed_is_left_out() {
    let occupation = |number, title: &str, text: &str, code: &str| crate::Document {
        occupation: code.into(),
        ..offer(number, title, text)
    };
    let index = index([
        occupation(1, "Soudeur", "TIG et MIG", "H2913"),
        occupation(2, "Soudeur", "MIG", "H2913"),
        occupation(3, "Ouvrier de métallerie", "MIG", "H2913"),
        occupation(4, "Soudeur TIG", "", "H2916"),
    ]);
    let welders = || crate::Alternative {
        words: "soudeur".into(),
        occupations: vec![("H2913".into(), 1.0)],
    };
    let tail = Query {
        alternatives: vec![welders()],
        without: vec![crate::Held {
            words: "soudeur TIG".into(),
            alternatives: vec![welders()],
        }],
        ..query("soudeur")
    };
    assert_eq!(found(&index, &tail), [2, 3]);
    let answer = index.reader().search(&Query {
        facets: true,
        ..tail
    });
    assert_eq!(answer.total, 2);
    assert_eq!(
        answer.facets.unwrap().occupations,
        [("H2913".to_owned(), 2)]
    );
}
