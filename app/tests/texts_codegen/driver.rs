// Not a test of its own: `texts_codegen.rs` compiles it together with the texts
// of `locales/` here, and runs it.

#[derive(Clone, Copy)]
pub enum Lang {
    Fr,
    En,
    Sv,
    Nl,
    Ja,
}

const ALL: [Lang; 5] = [Lang::Fr, Lang::En, Lang::Sv, Lang::Nl, Lang::Ja];

fn main() {
    plurals();
    numbers_and_words();
    typography();
    plain_texts();
    lookup();
}

/// What Unicode CLDR 48 says, as computed by ICU 78 (`Intl.PluralRules`).
fn plurals() {
    let numbers = [
        0, 1, 2, 3, 10, 11, 21, 101, 999_999, 1_000_000, 1_000_001, 2_000_000,
    ];
    let french = [
        "one", "one", "other", "other", "other", "other", "other", "other", "other", "many",
        "other", "many",
    ];
    for (n, french) in numbers.into_iter().zip(french) {
        let germanic = if n == 1 { "one" } else { "other" };
        for (lang, kind) in ALL
            .into_iter()
            .zip([french, germanic, germanic, germanic, "other"])
        {
            assert_eq!(
                texts::sample::kind(lang, n),
                kind,
                "{n} in language {}",
                lang as u8
            );
        }
    }
}

fn numbers_and_words() {
    use texts::sample::found;
    let at = |lang, n, way| found(lang, n, "Zoé", way);
    for (text, expected) in [
        (at(Lang::Fr, 0, "web"), "Aucune offre en ligne pour Zoé"),
        (at(Lang::Fr, 1, "desk"), "1 offre en agence pour Zoé"),
        (at(Lang::Fr, 2, "?"), "2 offres partout pour Zoé"),
        (
            at(Lang::Fr, 12_345, "web"),
            "12\u{202f}345 offres en ligne pour Zoé",
        ),
        (
            at(Lang::Fr, 3_000_000, "web"),
            "3\u{202f}000\u{202f}000 d’offres en ligne pour Zoé",
        ),
        (at(Lang::En, 0, "desk"), "No offer everywhere for Zoé"),
        (at(Lang::En, 1, "web"), "1 offer online for Zoé"),
        (at(Lang::En, 12_345, "web"), "12,345 offers online for Zoé"),
        (at(Lang::Sv, 12_345, "web"), "12\u{a0}345 jobb web Zoé"),
        (at(Lang::Nl, 12_345, "web"), "12.345 banen web Zoé"),
        (at(Lang::Ja, 12_345, "web"), "Zoé: web 12,345件"),
    ] {
        assert_eq!(text, expected);
    }
    assert_eq!(texts::sample::welcome(Lang::Fr, "f"), "Inscrite");
    assert_eq!(texts::sample::welcome(Lang::En, "f"), "Registered");
    // Arguments come in alphabetical order and are never read as markers.
    assert_eq!(
        texts::sample::r#type(Lang::En, "\u{2}a", "\u{1}b"),
        "\u{1}b, \u{2}a"
    );
}

fn typography() {
    use texts::sample::{figures, hello, question, question_title};
    assert_eq!(hello(Lang::Fr, "Zoé"), "Bonjour Zoé\u{202f}!");
    assert_eq!(
        question(Lang::Fr),
        "«\u{a0}Plein Web\u{a0}»\u{a0}: c’est quoi\u{202f}?"
    );
    assert_eq!(
        question_title(Lang::Fr),
        "Une «\u{a0}Plein Web\u{a0}» à 100\u{a0}%\u{202f}; 3\u{a0}€\u{202f}!"
    );
    assert_eq!(
        hello(Lang::En, "Zoé"),
        "Hello Zoé !",
        "only French has such spaces"
    );
    for lang in ALL {
        assert_eq!(
            figures(lang, "17", "23"),
            "17\u{a0}h\u{a0}23, 8\u{a0}h, 12\u{a0}km, 26\u{a0}300 m, habits",
            "a figure is in one piece"
        );
    }
}

fn plain_texts() {
    use texts::sample::{literal, only_attributes_aria_label, reference, same, several_lines};
    assert_eq!(
        several_lines(Lang::Fr),
        "Une première ligne,\nune deuxième.\n\nUn paragraphe."
    );
    assert_eq!(reference(Lang::En), "See: A Plein Web");
    assert_eq!(literal(Lang::Fr), "Un  {é :", "literals stay as they are");
    assert_eq!(only_attributes_aria_label(Lang::Ja), "閉じる");
    assert!(ALL.into_iter().all(|lang| same(lang) == "Plein Web"));
}

fn lookup() {
    use texts::sample::by_id;
    assert_eq!(
        by_id(Lang::En, "several-lines"),
        Some("One line,\ntwo lines.\n\nA paragraph.")
    );
    assert_eq!(by_id(Lang::Sv, "question.title"), Some("En Plein Web"));
    assert_eq!(by_id(Lang::En, "hello"), None, "it has a variable");
    assert_eq!(by_id(Lang::En, "-brand"), None, "it is a term");
    assert_eq!(by_id(Lang::En, "no-such-id"), None);
}
