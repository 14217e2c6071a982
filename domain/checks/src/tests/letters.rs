use super::super::letters::{compose, digits, find, fold, fold_latin, one_line, ungrouped};

#[pleinweb_testing::test]
fn accents_come_on_and_off() {
    for (apart, together, folded) in [
        ("e\u{301}", "é", "e"),
        ("E\u{301}", "É", "e"),
        ("e\u{323}\u{302}", "ệ", "e"),
        ("U\u{31b}\u{301}", "Ứ", "u"),
        ("c\u{327}", "ç", "c"),
        ("Y\u{308}", "Ÿ", "y"),
        ("n\u{303}", "ñ", "n"),
        ("s\u{326}", "ș", "s"),
        // No letter exists for this one: both characters stay.
        ("x\u{301}", "x\u{301}", "x"),
        ("æ", "æ", "ae"),
        ("ǽ", "ǽ", "ae"),
    ] {
        assert_eq!(compose(apart), together);
        assert_eq!(fold(apart), folded);
        assert_eq!(fold(together), folded);
    }
    assert_eq!(fold("Boulangère-Pâtissière"), "boulangere-patissiere");
    assert_eq!(fold("Ελένη"), "ελένη");
}

#[pleinweb_testing::test]
fn spaces_and_invisible_characters() {
    assert_eq!(
        one_line("\u{feff} a\r\n\u{2028}b\u{202f}c\u{200b} "),
        "a b c"
    );
    assert_eq!(
        ungrouped(" 1 90.07-2A\u{2011}\u{a0}3 "),
        "19007".to_owned() + "2A3"
    );
}

#[pleinweb_testing::test]
fn folding_without_case_tables_is_the_same_for_latin_letters() {
    for text in [
        "Œuvré",
        "ÉÀÇÔÜŸÑ",
        "Łódź Żółć",
        "ĐẶNG Ứng",
        "İstanbul Iğdır",
        "Ĳsbrand",
        "Þór Æsa",
    ] {
        assert_eq!(fold_latin(text), fold(text), "{text}");
        assert!(fold(text).is_ascii(), "{text}");
    }
}

#[pleinweb_testing::test]
fn small_tools() {
    assert_eq!(digits("0042"), Some(42));
    assert_eq!(
        digits("18446744073709551626"),
        Some(u64::MAX),
        "too large is the largest"
    );
    for text in ["", "-1", "1.5", "٣", " 1"] {
        assert_eq!(digits(text), None, "{text:?}");
    }
    for (text, part) in [
        ("été", "té"),
        ("abc", ""),
        ("abc", "d"),
        ("", ""),
        ("aab", "ab"),
    ] {
        assert_eq!(
            find(text, part),
            text.find(part).filter(|_| !text.is_empty()),
            "{text:?} {part:?}"
        );
    }
}
