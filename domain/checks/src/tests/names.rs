use super::super::PersonName;
use super::table;

fn parse(text: &str) -> Result<String, pleinweb_kernel::Code> {
    PersonName::parse(text).map(|name| name.to_string())
}

#[pleinweb_testing::test]
fn names_as_people_write_them() {
    let long = "a".repeat(101);
    let cases = [
        ("Jean", Ok("Jean")),
        ("Zoé", Ok("Zoé")),
        ("d'Arc", Ok("d'Arc")),
        ("O’Connor", Ok("O'Connor")),
        ("O′Connor", Ok("O'Connor")),
        ("O‵Connor", Ok("O'Connor")),
        ("O՚Connor", Ok("O'Connor")),
        ("O＇Connor", Ok("O'Connor")),
        ("O‛Connor", Ok("O'Connor")),
        ("Oʹahu", Ok("O'ahu")),
        ("Fa’aʻa", Ok("Fa'a'a")),
        ("Taʿizz", Ok("Ta'izz")),
        ("M'Bappé", Ok("M'Bappé")),
        ("M`Bappé", Ok("M'Bappé")),
        ("Nguyễn", Ok("Nguyễn")),
        ("Nguye\u{302}\u{303}n", Ok("Nguyễn")),
        ("E\u{301}lodie", Ok("Élodie")),
        ("李", Ok("李")),
        ("Ó", Ok("Ó")),
        ("Y", Ok("Y")),
        (
            "de La Rochefoucauld-Doudeauville",
            Ok("de La Rochefoucauld-Doudeauville"),
        ),
        ("van 't Hoff", Ok("van 't Hoff")),
        ("'t Hooft", Ok("'t Hooft")),
        ("Dupont--Martin", Ok("Dupont--Martin")),
        ("Jean – Pierre", Ok("Jean - Pierre")),
        ("St. John", Ok("St. John")),
        ("Martin Jr.", Ok("Martin Jr.")),
        ("Gal·la", Ok("Gal·la")),
        ("L'Haÿ", Ok("L'Haÿ")),
        ("Œuvré", Ok("Œuvré")),
        ("Łukasz Żółć", Ok("Łukasz Żółć")),
        ("Ñuñez", Ok("Ñuñez")),
        ("İbrahim", Ok("İbrahim")),
        ("محمد", Ok("محمد")),
        ("Дмитрий", Ok("Дмитрий")),
        ("कृष्ण", Ok("कृष्ण")),
        ("  Jean \t  Marc\u{a0} ", Ok("Jean Marc")),
        ("Jean\u{200b}\u{202c}", Ok("Jean")),
        ("", Err("required")),
        (" \u{a0}\u{200b} ", Err("required")),
        ("Jean2", Err("name-characters")),
        ("Louis Ⅳ", Err("name-characters")),
        ("Jean\u{0}", Err("name-characters")),
        ("Jean\u{1b}[31m", Err("name-characters")),
        ("Jean 🙂", Err("name-characters")),
        ("🅰nna", Err("name-characters")),
        ("𝓐nna", Err("name-characters")),
        ("<b>Jean</b>", Err("name-characters")),
        ("Jean > Marc", Err("name-characters")),
        ("Jean, Marc", Err("name-characters")),
        ("Jean/Marc", Err("name-characters")),
        ("jean@exemple.fr", Err("name-characters")),
        ("-", Err("name-characters")),
        ("-Jean", Err("name-characters")),
        ("'", Err("name-characters")),
        ("...", Err("name-characters")),
        ("\u{301}Jean", Err("name-characters")),
        ("Z\u{334}\u{335}\u{336}\u{337}algo", Err("name-characters")),
        ("- \u{301}", Err("name-characters")),
    ];
    table(parse, &cases);
    assert_eq!(PersonName::parse(&long).unwrap_err().as_str(), "too-long");
    assert_eq!(
        PersonName::parse(&"é".repeat(100))
            .unwrap()
            .as_str()
            .chars()
            .count(),
        100
    );
}

#[pleinweb_testing::test]
fn match_keys_bring_spellings_together() {
    for group in [
        &["Le Goff", "LE GOFF", "Legoff", "le-goff"][..],
        &["O'Connor", "O’Connor", "OConnor"],
        &["Élodie", "Elodie", "E\u{301}LODIE"],
        &["Œuvré", "Oeuvre", "ŒUVRÉ"],
        &["Nguyễn", "NGUYEN", "nguyên"],
        &["Łukasz Żółć", "Lukasz Zolc"],
        &["Groß", "GROSS", "GROẞ"],
        &["Đặng", "dang"],
        &["İbrahim", "Ibrahim", "ıbrahım"],
    ] {
        let keys: Vec<String> = group
            .iter()
            .map(|name| PersonName::parse(name).unwrap().match_key())
            .collect();
        assert!(
            keys.windows(2).all(|pair| pair[0] == pair[1]),
            "{group:?} gives {keys:?}"
        );
        assert!(keys[0].chars().all(|c| c.is_ascii_lowercase()), "{keys:?}");
    }
    assert_eq!(PersonName::parse("李").unwrap().match_key(), "李");
    assert_ne!(
        PersonName::parse("Martin").unwrap().match_key(),
        PersonName::parse("Martine").unwrap().match_key()
    );
}
