use super::super::{Address, AddressLine, Email, Phone, Postcode};
use super::table;

#[pleinweb_testing::test]
fn phones() {
    let parse = |text: &str| Phone::parse(text).map(|phone| phone.as_str().to_owned());
    table(
        parse,
        &[
            ("06 12 34 56 78", Ok("+33612345678")),
            ("0612345678", Ok("+33612345678")),
            ("06.12.34.56.78", Ok("+33612345678")),
            ("06-12-34-56-78", Ok("+33612345678")),
            ("+33 6 12 34 56 78", Ok("+33612345678")),
            ("+33 (0)6 12 34 56 78", Ok("+33612345678")),
            ("+33 06 12 34 56 78", Ok("+33612345678")),
            ("0033 6 12 34 56 78", Ok("+33612345678")),
            ("33612345678", Ok("+33612345678")),
            (
                "\u{202a}+33\u{a0}6\u{202f}12 34 56 78\u{202c}",
                Ok("+33612345678"),
            ),
            ("01 40 00 00 00", Ok("+33140000000")),
            ("09 72 00 00 00", Ok("+33972000000")),
            ("0800 00 00 00", Ok("+33800000000")),
            ("0692 12 34 56", Ok("+262692123456")),
            ("+262 692 12 34 56", Ok("+262692123456")),
            ("+262 (0)692 12 34 56", Ok("+262692123456")),
            ("+33 692 12 34 56", Ok("+262692123456")),
            ("0639 12 34 56", Ok("+262639123456")),
            ("0590 12 34 56", Ok("+590590123456")),
            ("0694 12 34 56", Ok("+594694123456")),
            ("0696 12 34 56", Ok("+596696123456")),
            ("0508 41 23 45", Ok("+508412345")),
            ("+508 41 23 45", Ok("+508412345")),
            ("+687 12 34 56", Ok("+687123456")),
            ("+689 87 12 34 56", Ok("+68987123456")),
            ("+32 470 12 34 56", Ok("+32470123456")),
            ("+32 0470 12 34 56", Ok("+32470123456")),
            ("0032/470.12.34.56", Ok("+32470123456")),
            ("+39 06 1234 5678", Ok("+390612345678")),
            ("+225 07 12 34 56 78", Ok("+2250712345678")),
            ("+352 12 34 56", Ok("+352123456")),
            ("+1 514 555 0123", Ok("+15145550123")),
            ("+44 (0)20 7946 0018", Ok("+442079460018")),
            ("+61 (0)4 12 34 56 78", Ok("+61412345678")),
            ("", Err("required")),
            (" . ", Err("required")),
            // Where the 0 is not dialled, a second one belongs to no number.
            ("+31 00 00 00", Err("phone-format")),
            ("+33 (0)0 12 34 56 78", Err("phone-format")),
            ("06 12 34 56 7", Err("phone-format")),
            ("06 12 34 56 789", Err("phone-format")),
            ("00 12 34 56 78", Err("phone-format")),
            ("612345678", Err("phone-format")),
            ("3949", Err("phone-format")),
            ("15", Err("phone-format")),
            ("06 12 34 56 7o", Err("phone-format")),
            ("06 12 34 56 78 ou 07 12 34 56 78", Err("phone-format")),
            ("++33612345678", Err("phone-format")),
            ("+", Err("phone-format")),
            ("+33", Err("phone-format")),
            ("+33 6 12 34 56", Err("phone-format")),
            ("+0612345678", Err("phone-format")),
            ("+687 12 34 5", Err("phone-format")),
            ("+32 4701 2345 6789 0123", Err("phone-format")),
            ("06 12 34 56 78 <b>", Err("phone-format")),
            ("٠٦١٢٣٤٥٦٧٨", Err("phone-format")),
            ("08 99 12 34 56", Err("phone-premium")),
            ("+33 8 92 12 34 56", Err("phone-premium")),
            ("+979 123456789", Err("phone-premium")),
            ("+882 16 12345678", Err("phone-premium")),
        ],
    );
}

#[pleinweb_testing::test]
fn phones_are_shown_as_their_people_write_them() {
    for (typed, shown) in [
        ("+33612345678", "06 12 34 56 78"),
        ("0262123456", "0262 12 34 56"),
        ("0696123456", "0696 12 34 56"),
        ("+687123456", "+687 12 34 56"),
        ("+508412345", "+508 41 23 45"),
        ("+32470123456", "+32 470 12 34 56"),
        ("+3221234567", "+32 21 23 45 67"),
        ("+15145550123", "+1 514 555 0123"),
        ("+352123456", "+352 12 34 56"),
    ] {
        let phone = Phone::parse(typed).unwrap();
        assert_eq!(phone.to_string(), shown);
        assert_eq!(Phone::parse(shown), Ok(phone), "what is shown reads back");
    }
}

#[pleinweb_testing::test]
fn emails() {
    let parse = |text: &str| Email::parse(text).map(|email| email.to_string());
    table(
        parse,
        &[
            ("jean@exemple.fr", Ok("jean@exemple.fr")),
            (" Jean.Dupont@Exemple.FR ", Ok("Jean.Dupont@exemple.fr")),
            ("jean+emploi@exemple.co.uk", Ok("jean+emploi@exemple.co.uk")),
            ("o'connor@exemple.fr", Ok("o'connor@exemple.fr")),
            ("j@x.io", Ok("j@x.io")),
            (
                "jean_dupont-2@sous.domaine-long.exemple.fr",
                Ok("jean_dupont-2@sous.domaine-long.exemple.fr"),
            ),
            ("jean@xn--socit-esab.fr", Ok("jean@xn--socit-esab.fr")),
            ("", Err("required")),
            ("jean", Err("email-format")),
            ("jean@", Err("email-format")),
            ("@exemple.fr", Err("email-format")),
            ("jean@exemple", Err("email-format")),
            ("jean@@exemple.fr", Err("email-format")),
            ("jean@exemple@exemple.fr", Err("email-format")),
            ("jean dupont@exemple.fr", Err("email-format")),
            ("jean@exemple,fr", Err("email-format")),
            ("jean@exemple..fr", Err("email-format")),
            (".jean@exemple.fr", Err("email-format")),
            ("jean.@exemple.fr", Err("email-format")),
            ("je..an@exemple.fr", Err("email-format")),
            ("jean@-exemple.fr", Err("email-format")),
            ("jean@exemple.fr.", Err("email-format")),
            ("jean@192.168.0.1", Err("email-format")),
            ("jean@exemple.f", Err("email-format")),
            ("<jean@exemple.fr>", Err("email-format")),
            ("jean@exemple.fr, paul@exemple.fr", Err("email-format")),
            ("jean\u{0}@exemple.fr", Err("email-format")),
            ("andré@exemple.fr", Err("email-accents")),
            ("jean@société.fr", Err("email-accents")),
        ],
    );
    let fits = format!(
        "{}@{}.fr",
        "a".repeat(64),
        ["b".repeat(63), "c".repeat(63), "d".repeat(58)].join(".")
    );
    assert_eq!(fits.len(), 254);
    assert!(Email::parse(&fits).is_ok());
    assert_eq!(
        Email::parse(&format!("{fits}r")).unwrap_err().as_str(),
        "too-long"
    );
    assert_eq!(
        Email::parse(&format!("{}@exemple.fr", "a".repeat(65)))
            .unwrap_err()
            .as_str(),
        "email-format"
    );
    assert_eq!(
        Email::parse("Jean@Exemple.fr").unwrap().key(),
        Email::parse("jean@exemple.fr").unwrap().key()
    );
}

#[pleinweb_testing::test]
fn slips_in_usual_domains_are_noticed() {
    for (typed, meant) in [
        ("a@gmial.com", Some("a@gmail.com")),
        ("a@gmail.con", Some("a@gmail.com")),
        ("a@gmail.fr", Some("a@gmail.com")),
        ("a@gmail.co", Some("a@gmail.com")),
        ("a@gnail.com", Some("a@gmail.com")),
        ("a@gamil.com", Some("a@gmail.com")),
        ("a@hotmial.fr", Some("a@hotmail.fr")),
        ("a@hotmail.fe", Some("a@hotmail.fr")),
        ("a@hotmai.fr", Some("a@hotmail.fr")),
        ("a@yaho.fr", Some("a@yahoo.fr")),
        ("a@orang.fr", Some("a@orange.fr")),
        ("a@wanado.fr", Some("a@wanadoo.fr")),
        ("a@laposte.ne", Some("a@laposte.net")),
        ("a@outlok.com", Some("a@outlook.com")),
        ("a@iclod.com", Some("a@icloud.com")),
        ("a@fee.fr", Some("a@free.fr")),
        ("a@fere.fr", Some("a@free.fr")),
        // Two slips in a short domain make another domain of it.
        ("a@frise.fr", None),
        ("a@gmail.com", None),
        ("a@free.fr", None),
        ("a@mail.com", None),
        ("a@ymail.com", None),
        ("a@gmx.fr", None),
        ("a@yahoo.be", None),
        ("a@exemple.fr", None),
        ("a@mairie-lyon.fr", None),
        ("a@ac-paris.fr", None),
    ] {
        let got = Email::parse(typed)
            .ok()
            .and_then(|email| email.suggestion());
        assert_eq!(got.as_deref(), meant, "{typed}");
    }
}

#[pleinweb_testing::test]
fn what_is_no_address_may_mean_one() {
    for (typed, meant) in [
        ("a@gmial.com", Some("a@gmail.com")),
        ("a@orange.f", Some("a@orange.fr")),
        ("A.B@Orange.F", Some("A.B@orange.fr")),
        ("a@gmail.c", Some("a@gmail.com")),
        ("a@gmail", Some("a@gmail.com")),
        ("a@laposte", Some("a@laposte.net")),
        ("a@exemple", None),
        ("a@exemple.f", None),
        ("a@gmail.com", None),
        ("a b@gmail", None),
        ("@gmail", None),
        ("gmail", None),
        ("", None),
    ] {
        assert_eq!(Email::meant(typed).as_deref(), meant, "{typed}");
    }
}

#[pleinweb_testing::test]
fn ones_own_address_is_asked_about_once() {
    for (typed, meant, kept, expected) in [
        ("a@exemple.fr", "", "", Ok("a@exemple.fr")),
        ("a@gmial.com", "", "", Err("email-slip")),
        // "Yes": the other one is taken, "no": it is right as it is.
        ("a@gmial.com", "a@gmail.com", "", Ok("a@gmail.com")),
        ("a@gmial.com", "", "a@gmial.com", Ok("a@gmial.com")),
        // Said of another address.
        ("a@hotmial.fr", "", "a@gmial.com", Err("email-slip")),
        ("a@exemple.fr", "", "a@gmial.com", Ok("a@exemple.fr")),
        // Another one was taken, whatever it is: it is not asked about again.
        ("a@orange.f", "a@orange.fr", "", Ok("a@orange.fr")),
        ("a@orange.f", "", "a@orange.f", Err("email-format")),
        ("a@gmial.com", "x", "", Err("email-format")),
        ("", "", "", Err("required")),
    ] {
        let own = Email::own(typed, meant, kept);
        let own = own.as_ref().map(Email::as_str);
        let own = own.map_err(pleinweb_kernel::Code::as_str);
        assert_eq!(own, expected, "{typed} {meant} {kept}");
    }
}

#[pleinweb_testing::test]
fn address_lines() {
    let parse = |text: &str| AddressLine::parse(text).map(|line| line.to_string());
    table(
        parse,
        &[
            ("12 bis, rue de l'Église", Ok("12 bis, rue de l'Église")),
            ("  3   allée  des\tTilleuls ", Ok("3 allée des Tilleuls")),
            (
                "Bât. B, 3e étage, chez M. & Mme Roux",
                Ok("Bât. B, 3e étage, chez M. & Mme Roux"),
            ),
            ("L'Haÿ-les-Roses", Ok("L'Haÿ-les-Roses")),
            ("Paris 12e", Ok("Paris 12e")),
            ("Y", Ok("Y")),
            (
                "Lieu-dit « Le Pré » (n° 4/5)",
                Ok("Lieu-dit « Le Pré » (n° 4/5)"),
            ),
            ("", Err("required")),
            ("---", Err("address-characters")),
            ("<script>", Err("address-characters")),
            ("rue\u{7}x", Err("address-characters")),
        ],
    );
    assert_eq!(
        AddressLine::parse(&"x".repeat(101)).unwrap_err().as_str(),
        "too-long"
    );
}

#[pleinweb_testing::test]
fn postcodes() {
    let parse = |text: &str| Postcode::parse(text).map(|code| code.to_string());
    table(
        parse,
        &[
            ("75011", Ok("75011")),
            (" 75 011 ", Ok("75011")),
            ("01000", Ok("01000")),
            ("20000", Ok("20000")),
            ("97400", Ok("97400")),
            ("97500", Ok("97500")),
            ("98800", Ok("98800")),
            ("", Err("required")),
            ("7501", Err("postcode-format")),
            ("750110", Err("postcode-format")),
            ("7501A", Err("postcode-format")),
            ("F-75011", Err("postcode-format")),
            ("2A004", Err("postcode-corsica")),
            ("2b033", Err("postcode-corsica")),
            ("00100", Err("postcode-unknown")),
            ("96000", Err("postcode-unknown")),
            ("99100", Err("postcode-unknown")),
            ("97000", Err("postcode-unknown")),
            ("98000", Err("postcode-unknown")),
        ],
    );
    for (code, department) in [
        ("75011", "75"),
        ("01000", "01"),
        ("20090", "2A"),
        ("20137", "2A"),
        ("20200", "2B"),
        ("20600", "2B"),
        ("97410", "974"),
        ("98713", "987"),
    ] {
        assert_eq!(
            Postcode::parse(code).unwrap().department(),
            department,
            "{code}"
        );
    }
}

#[pleinweb_testing::test]
fn a_whole_address_tells_every_field() {
    let address = Address::parse("1 rue Basse", " ", "59000", "Lille").unwrap();
    assert_eq!((address.extra, address.postcode.as_str()), (None, "59000"));
    let errors = Address::parse("", "<", "5900", "Lille").unwrap_err();
    let got: Vec<_> = errors
        .0
        .iter()
        .map(|error| (error.field.as_ref(), error.code.as_str()))
        .collect();
    assert_eq!(
        got,
        [
            ("street", "required"),
            ("extra", "address-characters"),
            ("postcode", "postcode-format")
        ]
    );
}
