//! Files as programs and sites really write them: whatever the form, the offer
//! is there with its text, and what was odd is counted with its first line.

use super::tests::read_noted;
use super::{Format, Kind};
use crate::model::{Contract, Hours, Offer};

fn table(content: &[u8]) -> (Vec<Offer>, Vec<(Kind, u64)>) {
    let (offers, told, noted) = read_noted("a.csv", content, Format::Csv);
    assert_eq!(told, Vec::<String>::new());
    (offers, noted)
}

fn posting(more: &str) -> (Offer, Vec<Kind>) {
    let text = format!(r#"{{"@type":"JobPosting","identifier":"1","title":"Vendeur"{more}}}"#);
    let (mut offers, told, noted) = read_noted("a.json", text.as_bytes(), Format::JobPosting);
    assert_eq!(told, Vec::<String>::new(), "{more}");
    let kinds = noted.into_iter().map(|(kind, _)| kind).collect();
    (offers.remove(0), kinds)
}

fn in_utf16(text: &str, little: bool) -> Vec<u8> {
    let units = text.encode_utf16();
    units
        .flat_map(|unit| {
            if little {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            }
        })
        .collect()
}

#[pleinweb_testing::test]
fn a_table_reads_the_same_however_a_spreadsheet_writes_it() {
    let plain = "id;intitulé;description;employeur;lieu\n1;Pâtissier;Crèmes & œufs;Café d’été;Limoges\n2;Vendeuse;;;87\n";
    let (expected, noted) = table(plain.as_bytes());
    assert_eq!((expected.len(), noted), (2, vec![]));
    assert_eq!(expected[0].text.title, "Pâtissier");
    let latin: Vec<u8> = plain
        .chars()
        .map(|letter| match letter {
            '’' => 0x92,
            'œ' => 0x9c,
            other => u8::try_from(u32::from(other)).unwrap(),
        })
        .collect();
    let tabs = plain.replace(';', "\t");
    for (content, kinds) in [
        (format!("\u{feff}{plain}").into_bytes(), vec![]),
        (plain.replace('\n', "\r\n").into_bytes(), vec![]),
        (
            plain.replace('\n', "\r").into_bytes(),
            vec![(Kind::LineEnds, 1)],
        ),
        (tabs.clone().into_bytes(), vec![]),
        (plain.replace(';', ",").into_bytes(), vec![]),
        (plain.replace(';', "|").into_bytes(), vec![]),
        (
            format!("sep=;\n{plain}").into_bytes(),
            vec![(Kind::Separator, 1)],
        ),
        (
            format!("\u{feff}SEP=;\r\n{plain}").into_bytes(),
            vec![(Kind::Separator, 1)],
        ),
        (
            format!("\"sep=;\"\n{plain}").into_bytes(),
            vec![(Kind::Separator, 1)],
        ),
        (
            format!("sep=\t\n{tabs}").into_bytes(),
            vec![(Kind::Separator, 1)],
        ),
        (
            format!(";;;;\n\n{plain}").into_bytes(),
            vec![(Kind::BlankRows, 1)],
        ),
        (
            plain
                .replace("id;intitulé", "Référence;\"Titre\"")
                .into_bytes(),
            vec![],
        ),
        (latin.clone(), vec![(Kind::Encoding, 2)]),
        (in_utf16(plain, true), vec![(Kind::Utf16, 1)]),
        (
            in_utf16(&format!("\u{feff}{plain}"), true),
            vec![(Kind::Utf16, 1)],
        ),
        (in_utf16(plain, false), vec![(Kind::Utf16, 1)]),
        (
            in_utf16(&format!("\u{feff}{plain}"), false),
            vec![(Kind::Utf16, 1)],
        ),
        (
            in_utf16(
                &format!("\u{feff}sep=\t\r{}", tabs.replace('\n', "\r")),
                true,
            ),
            vec![(Kind::Utf16, 1), (Kind::LineEnds, 1), (Kind::Separator, 1)],
        ),
    ] {
        let (offers, noted) = table(&content);
        assert_eq!(offers, expected, "{}", String::from_utf8_lossy(&content));
        assert_eq!(noted, kinds, "{}", String::from_utf8_lossy(&content));
    }
    // Blank fields beyond the header, and lines counted from the file's first.
    let (offers, noted) = table(b"sep=,\nid,title\n1,A,,\n,\n2,&eacute;,\n");
    assert_eq!(offers.len(), 2);
    assert_eq!(
        noted,
        [
            (Kind::Separator, 1),
            (Kind::BlankFields, 3),
            (Kind::BlankRows, 4),
            (Kind::BlankFields, 5),
            (Kind::Entities, 5),
        ]
    );
}

#[pleinweb_testing::test]
fn json_of_other_encodings_is_read_or_refused() {
    let text = r#"[{"id":"1","intitule":"Pâtissier"},
{"id":"2","intitule":"Boulanger"}]"#;
    let latin: Vec<u8> = text
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).unwrap())
        .collect();
    for (content, kinds) in [
        (latin, vec![(Kind::Encoding, 1)]),
        (in_utf16(text, true), vec![(Kind::Utf16, 1)]),
        (
            in_utf16(&format!("\u{feff}{text}"), false),
            vec![(Kind::Utf16, 1)],
        ),
    ] {
        let (offers, told, noted) = read_noted("a.json", &content, Format::FranceTravail);
        assert_eq!((offers.len(), told, noted), (2, vec![], kinds));
        assert_eq!(offers[0].text.title, "Pâtissier");
    }
    // Some letters of two encodings: which is not known.
    let mut mixed = text.as_bytes().to_vec();
    mixed.splice(20..20, [0xe9]);
    let (offers, told, noted) = read_noted("a.json", &mixed, Format::FranceTravail);
    assert_eq!(offers.len(), 1);
    assert_eq!(told, ["a.json:1: not text in UTF-8, id None"]);
    assert_eq!(noted, [(Kind::Letters, 1)]);
}

/// Entities are decoded in every text of every format.
#[pleinweb_testing::test]
fn no_entity_is_left_in_any_text_of_any_format() {
    let e = "d&rsquo;&eacute;t&#233; &amp;amp; l&amp;#039;&#x9C;uvre";
    let letters = "d’été & l'œuvre";
    let france = format!(
        r#"{{"id":"1","intitule":"{e}","description":"{e}","entreprise":{{"nom":"{e}","description":"{e}"}},"appellationlibelle":"{e}","typeContratLibelle":"{e}","dureeTravailLibelle":"{e}","experienceLibelle":"{e}","secteurActiviteLibelle":"{e}","qualificationLibelle":"{e}","lieuTravail":{{"libelle":"{e}"}},"salaire":{{"libelle":"{e}","complement1":"{e}"}},"competences":[{{"libelle":"{e}"}}],"langues":[{{"libelle":"{e} 2"}}],"formations":[{{"domaineLibelle":"{e}"}}],"origineOffre":{{"urlOrigine":"https://x.fr/?a=1&amp;b=2","partenaires":[{{"nom":"{e}","url":"https://x.fr/?a=1&amp;b=2"}}]}}}}"#
    );
    let swedish = format!(
        r#"{{"id":"1","headline":"{e}","description":{{"text":"{e}","company_information":"{e}"}},"occupation":{{"label":"{e}"}},"employer":{{"name":"{e}"}},"duration":{{"label":"{e}"}},"working_hours_type":{{"label":"{e}"}},"salary_description":"{e}","workplace_address":{{"city":"{e}"}},"must_have":{{"skills":[{{"label":"{e}"}}]}},"webpage_url":"https://x.fr/?a=1&amp;b=2"}}"#
    );
    let site = format!(
        r#"{{"@type":"JobPosting","identifier":"1","title":"{e}","description":"{e}","hiringOrganization":{{"name":"{e}","description":"{e}"}},"occupationalCategory":"{e}","employmentType":"{e}","workHours":"{e}","experienceRequirements":"{e}","industry":"{e}","skills":"{e}","qualifications":"{e}","baseSalary":"{e}","jobLocation":{{"address":{{"addressLocality":"{e}"}}}},"url":"https://x.fr/?a=1&amp;b=2"}}"#
    );
    let quoted = format!("\"{e}\"");
    let columns = "id;intitule;description;employeur;lieu;contrat;duree;experience;salaire;exigences;competences;url";
    let row = ["1"]
        .into_iter()
        .chain([&*quoted; 10])
        .collect::<Vec<_>>()
        .join(";");
    let csv = format!("{columns}\n{row};\"https://x.fr/?a=1&amp;b=2\"\n");
    for (name, content, format) in [
        ("a.json", france, Format::FranceTravail),
        ("a.json", swedish, Format::JobTech),
        ("a.json", site, Format::JobPosting),
        ("a.csv", csv, Format::Csv),
    ] {
        let (offers, told, noted) = read_noted(name, content.as_bytes(), format);
        assert_eq!(told, Vec::<String>::new());
        assert_eq!(
            noted.first().map(|(kind, _)| *kind),
            Some(Kind::Entities),
            "{format:?}"
        );
        let offer = &offers[0];
        assert_eq!(offer.text.title, letters, "{format:?}");
        assert_eq!(
            offer.text.description, "<p>d’été &amp; l'œuvre</p>",
            "{format:?}"
        );
        assert_eq!(
            offer.source.url.as_deref(),
            Some("https://x.fr/?a=1&b=2"),
            "{format:?}"
        );
        // Descriptions are HTML: the three signs of HTML are written so in them.
        let all = serde_json::to_string(offer)
            .unwrap()
            .replace("été &amp; l", "");
        for left in ["&rsquo", "&eacute", "&#", "&amp", "&quot"] {
            assert!(!all.contains(left), "{format:?} {left} {all}");
        }
    }
}

#[pleinweb_testing::test]
fn odd_pay_never_costs_the_offer_its_text() {
    for (salary, text, odd) in [
        (
            r#"{"currency":"EUR","value":{"value":"2500,00","unitText":"MONTH"}}"#,
            Some("2500"),
            false,
        ),
        (
            r#"{"currency":"EUR","value":{"minValue":"2000","maxValue":"2500","unitText":"MONTH"}}"#,
            Some("2000"),
            false,
        ),
        (
            r#"[{"currency":"EUR","value":{"value":2500,"unitText":"MONTH"}}]"#,
            Some("2500"),
            false,
        ),
        (
            r#"{"value":{"value":{"value":2500,"unitText":"MONTH"}},"currency":"EUR"}"#,
            Some("2500"),
            false,
        ),
        (r#""2 500 € par mois""#, Some("2 500 € par mois"), false),
        (
            r#"{"value":"2 500 € par mois"}"#,
            Some("2 500 € par mois"),
            false,
        ),
        (
            r#"{"value":{"value":"2 500 EUR"},"currency":"EUR"}"#,
            Some("2 500 EUR"),
            true,
        ),
        (
            r#"["selon profil","négociable"]"#,
            Some("selon profil"),
            true,
        ),
        (r#""selon profil""#, Some("selon profil"), true),
        (
            r#"{"currency":"EUR","value":{"minValue":"douze","unitText":"HOUR"}}"#,
            Some("douze EUR par heure"),
            true,
        ),
        (
            r#"{"value":{"maxValue":2500,"unitText":"MONTH"},"currency":"EUR"}"#,
            Some("Jusqu'à 2500.00 Euros par mois"),
            true,
        ),
        (
            r#"{"currency":"USD","value":{"value":2500,"unitText":"MONTH"}}"#,
            Some("Mensuel de 2500.00 USD"),
            true,
        ),
        (
            r#"{"currency":"EUR","value":{"value":2500,"unitText":"Projet"}}"#,
            Some("2500.00 Euros par Projet"),
            true,
        ),
        ("null", None, false),
        ("{}", None, true),
        ("[]", None, true),
        ("true", None, true),
    ] {
        let (offer, kinds) = posting(&format!(r#","description":"Vendre","baseSalary":{salary}"#));
        assert_eq!(offer.text.description, "<p>Vendre</p>", "{salary}");
        let said = offer.pay.text.unwrap_or_default();
        assert!(said.contains(text.unwrap_or_default()), "{salary}: {said}");
        assert_eq!(said.is_empty(), text.is_none(), "{salary}: {said}");
        if odd && offer.pay.yearly.is_none() {
            assert_eq!(kinds, [Kind::OddPay], "{salary}");
        }
        if !odd {
            assert_eq!(kinds, [], "{salary}");
        }
    }
}

#[pleinweb_testing::test]
fn pay_of_a_posting_is_read_whatever_names_its_unit_and_its_money() {
    for (more, expected) in [
        (
            r#"{"value":{"value":2500,"unitText":"MOIS"}}"#,
            Some(30_000),
        ),
        (
            r#"{"value":{"value":2500,"unitText":"Mensuel"}}"#,
            Some(30_000),
        ),
        (
            r#"{"value":{"value":2500,"unitText":"monthly"}}"#,
            Some(30_000),
        ),
        (r#"{"value":{"value":30000,"unitText":"AN"}}"#, Some(30_000)),
        (
            r#"{"value":{"value":30000,"unitText":"Année"}}"#,
            Some(30_000),
        ),
        (r#"{"value":{"value":15,"unitText":"HEURE"}}"#, Some(27_300)),
        (r#"{"value":{"value":100,"unitText":"JOUR"}}"#, Some(26_000)),
        (
            r#"{"value":{"value":500,"unitText":"SEMAINE"}}"#,
            Some(26_000),
        ),
        (
            r#"{"value":{"value":1000,"unitText":"quinzaine"}}"#,
            Some(26_000),
        ),
        (r#"{"value":{"value":2500,"unitText":"mission"}}"#, None),
        (
            r#"{"value":{"value":2500,"unitText":"MONTH","currency":"€"}}"#,
            Some(30_000),
        ),
        (
            r#"{"value":{"value":2500,"unitText":"MONTH","currency":"Euros"}}"#,
            Some(30_000),
        ),
        (
            r#"{"value":{"value":2500,"unitText":"MONTH","currency":"CHF"}}"#,
            None,
        ),
        (
            r#"{"value":{"value":2500,"unitText":"MONTH"}},"salaryCurrency":"CHF""#,
            None,
        ),
        (
            r#"{"value":{"value":2500,"unitText":"MONTH"}},"salaryCurrency":"EUR""#,
            Some(30_000),
        ),
        (
            r#"{"value":{"value":{"value":2500,"unitText":"MONTH","currency":"USD"}}}"#,
            None,
        ),
    ] {
        let (offer, kinds) = posting(&format!(r#","baseSalary":{more}"#));
        let yearly = offer.pay.yearly.map(|pay| pay.low);
        assert_eq!(yearly, expected, "{more}: {:?}", offer.pay.text);
        assert_eq!(kinds.contains(&Kind::OddPay), expected.is_none(), "{more}");
    }
}

#[pleinweb_testing::test]
fn words_in_things_are_their_letters() {
    let (offer, _) = posting(
        r#","title":{"text":"Chef d&rsquo;&eacute;quipe"},"experienceRequirements":{"description":"2 ans d&rsquo;exp&eacute;rience"},"workHours":{"description":"35h &agrave; r&eacute;partir"},"industry":{"text":"B&acirc;timent"},"baseSalary":{"description":"&Agrave; n&eacute;gocier"}"#,
    );
    let text = offer.text;
    assert_eq!(text.title, "Chef d’équipe");
    for (found, expected) in [
        (text.experience, "2 ans d’expérience"),
        (text.hours, "35h à répartir"),
        (text.sector, "Bâtiment"),
        (offer.pay.text, "À négocier"),
    ] {
        assert_eq!(found.as_deref(), Some(expected));
    }
}

#[pleinweb_testing::test]
fn postings_are_read_whatever_is_a_list_or_a_text() {
    let whole = r#","title":["Vendeuse","Seller"],"description":["<p>Un</p>","<p>Deux</p>"],"employmentType":["https://schema.org/PART_TIME",["CDI"]],
        "hiringOrganization":[{"@type":"Organization","name":["Magasin"]}],"jobLocation":[{"address":{"addressLocality":"Limoges","postalCode":87000}}],
        "workHours":["24h par semaine"],"experienceRequirements":[{"monthsOfExperience":6}],"industry":[{"name":"Commerce"}],
        "occupationalCategory":{"codeValue":"D1106","name":"Vente en alimentation"},"url":["https://exemple.fr/1"],
        "datePosted":["2026-11-01"],"validThrough":{"@value":"2026-12-31"},"skills":[{"name":"Encaisser"}]"#;
    let (offer, kinds) = posting(whole);
    assert_eq!(kinds, []);
    let text = &offer.text;
    assert_eq!(
        (text.title.as_str(), text.description.as_str()),
        ("Vendeuse", "<p>Un</p>\n<p>Deux</p>")
    );
    assert_eq!(text.employer.as_deref(), Some("Magasin"));
    assert_eq!(
        (offer.figures.contract, offer.figures.hours),
        (Contract::Permanent, Some(Hours::Part))
    );
    assert_eq!(
        offer
            .figures
            .occupation
            .map(|code| code.to_string())
            .as_deref(),
        Some("D1106")
    );
    assert_eq!(offer.figures.weekly_minutes, Some(24 * 60));
    assert_eq!(
        offer.figures.experience.and_then(|found| found.months),
        Some(6)
    );
    assert_eq!(text.sector.as_deref(), Some("Commerce"));
    assert_eq!(text.requirements.len(), 1);
    assert_eq!(offer.place.label, "Limoges");
    assert!(offer.published_at.is_some() && offer.ends_at.is_some());
    assert_eq!(offer.source.url.as_deref(), Some("https://exemple.fr/1"));
    let (offer, _) = posting(
        r#","hiringOrganization":"Magasin","description":{"@value":"Vendre"},"title":{"@value":"Vendeur"}"#,
    );
    assert_eq!(offer.text.employer.as_deref(), Some("Magasin"));
    assert_eq!(
        (offer.text.title.as_str(), offer.text.description.as_str()),
        ("Vendeur", "<p>Vendre</p>")
    );
    let (offer, _) = posting(
        r#","title":null,"name":"Vendeur","hiringOrganization":null,"jobLocation":null,"employmentType":null"#,
    );
    assert_eq!(
        (offer.text.title.as_str(), offer.text.employer),
        ("Vendeur", None)
    );
}

#[pleinweb_testing::test]
fn what_cannot_be_read_is_left_out_and_the_offer_stays() {
    let odd = r#","datePosted":"bientôt","validThrough":12,"totalJobOpenings":"plusieurs","description":"Le texte""#;
    let (offer, kinds) = posting(odd);
    assert_eq!(offer.text.description, "<p>Le texte</p>");
    assert_eq!(
        (offer.published_at, offer.ends_at, offer.figures.posts),
        (None, None, 1)
    );
    assert_eq!(kinds, [Kind::Date, Kind::Field]);
    let (offers, noted) = table(b"id;titre;date;fin;latitude;longitude;postes;rome\n1;A;hier;12 mai 2027;x;2,5;beaucoup;ZZ\n");
    assert_eq!(offers.len(), 1);
    assert_eq!(
        noted,
        [(Kind::Date, 2), (Kind::DateForm, 2), (Kind::Field, 2)]
    );
}
