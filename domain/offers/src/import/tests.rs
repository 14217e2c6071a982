//! Small files of every shape, with every way an offer can be odd.

use std::io::Write;
use std::path::Path;

use super::{Event, Format, ImportError, Kind, read};
use crate::model::{
    Contract, EmployerSize, ExperienceNeed, Hours, Need, Offer, Remote, RequirementKind,
};
use pleinweb_nomenclature::Lists;
use pleinweb_nomenclature::demo::demo_rows;
use pleinweb_nomenclature::search::PlaceIndex;

/// What was read, and what was told besides, one line each.
fn read_file(name: &str, content: &[u8], format: Format) -> (Vec<Offer>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    read_path(&path, format).unwrap()
}

/// The same with what was noted, and where.
pub(super) fn read_noted(
    name: &str,
    content: &[u8],
    format: Format,
) -> (Vec<Offer>, Vec<String>, Vec<(Kind, u64)>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    let lists = lists();
    let (mut offers, mut told, mut noted) = (Vec::new(), Vec::new(), Vec::new());
    read(&path, format, "test", &lists, &mut |event| match event {
        Event::Offer(offer) => offers.push(*offer),
        Event::Problem(problem) => told.push(format!("{problem}, id {:?}", problem.id)),
        Event::Noted(kind, line) => noted.push((kind, line)),
        _ => {}
    })
    .unwrap();
    (offers, told, noted)
}

fn lists() -> Lists {
    Lists::of_places(PlaceIndex::build(&demo_rows().communes))
}

fn read_path(path: &Path, format: Format) -> Result<(Vec<Offer>, Vec<String>), ImportError> {
    let lists = lists();
    let (mut offers, mut told) = (Vec::new(), Vec::new());
    read(path, format, "test", &lists, &mut |event| match event {
        Event::Offer(offer) => offers.push(*offer),
        Event::Removed(id) => told.push(format!("removed {id}")),
        Event::Problem(problem) => told.push(format!("{problem}, id {:?}", problem.id)),
        Event::Cut(file) => told.push(format!("{file} was cut")),
        Event::File(_) | Event::Progress(_) | Event::Noted(..) | Event::Mark(_) => {}
    })?;
    Ok((offers, told))
}

const WHOLE: &str = r#"{"id":"100ABCD","intitule":"Boulanger / Boulangère (H/F)","description":"Missions :\n- Pétrir\n- Cuire\n\nTélétravail impossible.",
"dateCreation":"2026-11-20T08:00:00.000Z","dateActualisation":"2026-11-22T09:30:00.000Z",
"lieuTravail":{"libelle":"87 - LIMOGES","latitude":45.83,"longitude":1.26,"codePostal":"87000","commune":"87085"},
"romeCode":"D1102","romeLibelle":"Boulanger","appellationlibelle":"Boulanger / Boulangère",
"entreprise":{"nom":"Fournil du Pont","description":"Une <b>petite</b> maison","entrepriseAdaptee":false},
"typeContrat":"CDD","typeContratLibelle":"CDD - 6 Mois","natureContrat":"Contrat travail","experienceExige":"E","experienceLibelle":"2 An(s)",
"formations":[{"codeFormation":"21538","domaineLibelle":"boulangerie","niveauLibelle":"CAP, BEP et équivalents","exigence":"E"}],
"langues":[{"libelle":"Anglais","exigence":"S"}],"permis":[{"libelle":"B - Véhicule léger","exigence":"E"}],
"competences":[{"code":"100","libelle":"Pétrir une pâte","exigence":"S"},{"code":"101","libelle":"Cuire un pain","exigence":"E"},{"code":"101","libelle":"Cuire un pain","exigence":"E"}],
"salaire":{"libelle":"Mensuel de 2100.0 Euros à 2400.0 Euros sur 12.0 mois","complement1":"Primes","complement2":"Autre"},
"dureeTravailLibelle":"35H/semaine\nTravail de nuit","dureeTravailLibelleConverti":"Temps plein","alternance":false,"nombrePostes":2,"accessibleTH":true,
"qualificationCode":"6","qualificationLibelle":"Employé qualifié","codeNAF":"10.71C","secteurActiviteLibelle":"Boulangerie",
"trancheEffectifEtab":"3 à 5 salariés","qualitesProfessionnelles":[{"libelle":"Faire preuve de rigueur","description":"x"}],
"contact":{"nom":"Jean Dupont","courriel":"jean@exemple.fr","urlPostulation":"https://exemple.fr/postuler"},
"origineOffre":{"origine":"1","urlOrigine":"https://exemple.fr/offre/100ABCD","partenaires":[{"nom":"Partenaire","url":"https://partenaire.exemple.fr"}]}}"#;

#[pleinweb_testing::test]
fn a_whole_offer_is_read_whole() {
    let (offers, told) = read_file("offre.json", WHOLE.as_bytes(), Format::FranceTravail);
    assert_eq!(told, Vec::<String>::new());
    let offer = &offers[0];
    let figures = &offer.figures;
    assert_eq!(offer.source.id, "100ABCD");
    assert_eq!(
        offer.source.url.as_deref(),
        Some("https://exemple.fr/offre/100ABCD")
    );
    assert_eq!(offer.source.partner.as_deref(), Some("Partenaire"));
    assert_eq!(
        figures.occupation.map(|code| code.to_string()).as_deref(),
        Some("D1102")
    );
    assert_eq!(
        (figures.contract, figures.contract_months),
        (Contract::FixedTerm, Some(6))
    );
    assert_eq!(
        (figures.hours, figures.weekly_minutes),
        (Some(Hours::Full), Some(2100))
    );
    let experience = figures.experience.unwrap();
    assert_eq!(
        (experience.need, experience.months),
        (ExperienceNeed::Required, Some(24))
    );
    assert_eq!(
        (figures.remote, figures.accessible, figures.posts),
        (Some(Remote::No), true, 2)
    );
    assert_eq!(figures.sector.as_deref(), Some("10.71C"));
    let yearly = offer.pay.yearly.unwrap();
    assert_eq!((yearly.low, yearly.high), (25_200, 28_800));
    assert_eq!(offer.pay.extras, ["Primes"]);
    assert_eq!(offer.place.label, "Limoges");
    assert_eq!(
        offer.place.position.map(|position| position.lat),
        Some(45.83)
    );
    let text = &offer.text;
    assert_eq!(
        text.description,
        "<p>Missions :</p><ul><li>Pétrir</li><li>Cuire</li></ul><p>Télétravail impossible.</p>"
    );
    assert_eq!(
        text.about_employer.as_deref(),
        Some("Une <b>petite</b> maison")
    );
    assert_eq!(text.hours.as_deref(), Some("35H/semaine Travail de nuit"));
    assert_eq!(
        text.apply_url.as_deref(),
        Some("https://exemple.fr/postuler")
    );
    let asked: Vec<String> = text
        .requirements
        .iter()
        .map(|one| format!("{} {} {}", one.need.key(), one.kind.key(), one.label))
        .collect();
    assert_eq!(
        asked,
        [
            "must skill Cuire un pain",
            "must licence B - Véhicule léger",
            "must training CAP, BEP et équivalents, boulangerie",
            "nice skill Pétrir une pâte",
            "nice language Anglais",
            "nice soft Faire preuve de rigueur",
        ]
    );
    // Who to write to is not ours to keep.
    let all = serde_json::to_string(offer).unwrap();
    assert!(!all.contains("Dupont") && !all.contains("jean@"), "{all}");
}

#[pleinweb_testing::test]
fn odd_offers_are_taken_and_broken_ones_are_told() {
    let lines = [
        r#"{"id":"1","intitule":"Sans rien"}"#.to_owned(),
        r#"{"id":"2","intitule":"Tout est nul","description":null,"dateCreation":null,"dateActualisation":null,"lieuTravail":null,"romeCode":null,"entreprise":null,"competences":null,"langues":null,"permis":null,"formations":null,"qualitesProfessionnelles":null,"salaire":null,"contact":null,"origineOffre":null,"dureeTravailLibelle":null,"nombrePostes":null}"#.to_owned(),
        "{\"id\":\"3\",\"intitule\":\"Une\u{2028}ligne\",\"description\":\"a\u{2028}b\"}".to_owned(),
        r#"{"id":"4","intitule":"Un département","lieuTravail":{"libelle":"59 - Nord"},"dateCreation":"2026-11-20T08:00:00Z"}"#.to_owned(),
        r#"{"id":"5","intitule":"Sans coordonnées","lieuTravail":{"libelle":"87 - LIMOGES","commune":"87085"}}"#.to_owned(),
        r#"{"id":"6","intitule":"Salaire absurde","salaire":{"libelle":"Annuel de 1,00 Euros à 999999999,00 Euros"}}"#.to_owned(),
        r#"{"id":"7","intitule":"Métier inconnu","romeCode":"Z9999"}"#.to_owned(),
        r#"{"id":"8","intitule":"Métier d'une autre liste","romeCode":"A9999"}"#.to_owned(),
        String::new(),
        r#"{"id":"9","intitule":"#.to_owned(),
        r#"{"intitule":"Sans id"}"#.to_owned(),
        r#"{"id":"10","intitule":""}"#.to_owned(),
        r#"{"id":"11","intitule":"Date","dateCreation":"demain"}"#.to_owned(),
        r#"{"id":12,"intitule":"<script>alert(1)</script>Liens","description":"<p onclick=\"x\">a</p><script>b</script>","origineOffre":{"urlOrigine":"javascript:alert(1)"},"contact":{"urlPostulation":"data:text/html,x"}}"#.to_owned(),
        "not json".to_owned(),
        "[1,2]".to_owned(),
        r#"{"id":"13","intitule":"La dernière"}"#.to_owned(),
    ];
    let content = lines.join("\n") + "\n";
    let (offers, told) = read_file("offres.jsonl", content.as_bytes(), Format::FranceTravail);
    let ids: Vec<&str> = offers
        .iter()
        .map(|offer| offer.source.id.as_str())
        .collect();
    assert_eq!(
        ids,
        ["1", "2", "3", "4", "5", "6", "7", "8", "11", "12", "13"]
    );
    assert_eq!(
        told,
        [
            "offres.jsonl:10: not JSON: it ends too early at column 21, id None",
            "offres.jsonl:11: `id` is missing, id None",
            "offres.jsonl:12: `intitule` is missing, id Some(\"10\")",
            "offres.jsonl:15: not JSON: it is broken at column 2, id None",
            "offres.jsonl:16: `id` is missing, id None",
        ]
    );
    for index in [0, 1] {
        let offer = &offers[index];
        assert_eq!(
            (offer.published_at, offer.updated_at, offer.pay.yearly),
            (None, None, None)
        );
        assert_eq!(
            (offer.figures.contract, offer.figures.posts),
            (Contract::Other, 1)
        );
        assert_eq!(
            (offer.place.position, offer.place.label.as_str()),
            (None, "")
        );
    }
    assert_eq!(offers[2].text.title, "Une ligne");
    assert_eq!(offers[2].text.description, "<p>a<br>b</p>");
    assert_eq!(offers[3].place.department.as_deref(), Some("59"));
    assert_eq!(
        (offers[3].place.label.as_str(), offers[3].place.position),
        ("Nord", None)
    );
    assert!(offers[3].published_at.is_some() && offers[3].updated_at.is_none());
    assert!(offers[4].place.position.is_some(), "the commune's own");
    assert_eq!(offers[5].pay.yearly, None);
    assert_eq!(
        offers[5].pay.text.as_deref(),
        Some("Annuel de 1,00 Euros à 999999999,00 Euros")
    );
    assert_eq!(offers[6].figures.occupation, None);
    assert_eq!(
        offers[7]
            .figures
            .occupation
            .map(|code| code.to_string())
            .as_deref(),
        Some("A9999")
    );
    assert_eq!(
        offers[8].published_at, None,
        "a date that cannot be read is left out"
    );
    let hostile = &offers[9];
    assert_eq!(hostile.source.url, None);
    assert_eq!(hostile.text.apply_url, None);
    assert_eq!(hostile.text.description, "<p>a</p>");
}

#[pleinweb_testing::test]
fn the_same_offer_reads_the_same_however_it_is_wrapped() {
    let one =
        |id: &str| format!(r#"{{"id":"{id}","intitule":"Titre {id}","description":"é \u2028"}}"#);
    let (a, b) = (one("1"), one("2"));
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(format!("{a}\n{b}\n").as_bytes()).unwrap();
    let gz = gz.finish().unwrap();
    for (name, content) in [
        ("a.jsonl", format!("{a}\n{b}").into_bytes()),
        (
            "a.jsonl",
            format!("\u{feff}{a}\r\n\r\n{b}\r\n").into_bytes(),
        ),
        ("a.ndjson.gz", gz),
        ("a.json", format!("[{a},\n{b}]").into_bytes()),
        (
            "a.json",
            format!(r#"{{"filtresPossibles":[{{"filtre":"x"}}],"resultats":[{a},{b}]}}"#)
                .into_bytes(),
        ),
        ("a.json", format!("{a}{b}").into_bytes()),
        (
            "a.json",
            format!(r#"{{"id":"1","data":{a},"origine":{{"nom":"x"}}}}{b}"#).into_bytes(),
        ),
    ] {
        let (offers, told) = read_file(name, &content, Format::FranceTravail);
        let titles: Vec<&str> = offers
            .iter()
            .map(|offer| offer.text.title.as_str())
            .collect();
        assert_eq!(
            (titles, told),
            (vec!["Titre 1", "Titre 2"], vec![]),
            "{name} {}",
            String::from_utf8_lossy(&content)
        );
    }
}

#[pleinweb_testing::test]
fn a_posting_is_found_wherever_a_page_keeps_it() {
    let one =
        |id: &str| format!(r#"{{"@type":"JobPosting","identifier":"{id}","title":"Titre {id}"}}"#);
    let (a, b) = (one("1"), one("2"));
    let page = r#"{"@type":"WebPage","name":"x"}"#;
    for (name, content) in [
        ("a.jsonl", format!(r#"{{"@graph":[{page},{a},{b}]}}"#)),
        ("a.jsonl", format!("{{\"@graph\":[{a}]}}\n[[{b}]]\n[]\n")),
        ("a.jsonl", format!(r#"[{page},{{"@graph":[{a},[{b}]]}}]"#)),
        (
            "a.jsonl",
            format!(
                r#"{{"@type":"ItemList","itemListElement":[{{"@type":"ListItem","item":{a}}},{b}]}}"#
            ),
        ),
        (
            "a.json",
            format!(r#"[{{"@type":"WebPage","mainEntity":{a}}},{{"mainEntity":[{b}]}}]"#),
        ),
        (
            "a.json",
            format!(
                r#"[{{"@graph":[{{"@type":"ListItem","item":{{"@type":"WebPage","mainEntity":{a}}}}}]}},{b}]"#
            ),
        ),
        ("a.json", format!("[[{a}],[[{b}],{page}]]")),
    ] {
        let (offers, told, noted) = read_noted(name, content.as_bytes(), Format::JobPosting);
        let titles: Vec<&str> = offers
            .iter()
            .map(|offer| offer.text.title.as_str())
            .collect();
        assert_eq!(titles, ["Titre 1", "Titre 2"], "{content}");
        assert_eq!((told, noted), (vec![], vec![]), "{content}");
    }
}

#[pleinweb_testing::test]
fn files_that_were_cut_say_so() {
    let whole = r#"{"id":"1","intitule":"Titre"}"#;
    for (name, content) in [
        ("a.jsonl", format!("{whole}\n{{\"id\":\"2\",\"inti")),
        ("a.json", format!("[{whole},{{\"id\":\"2\"")),
        ("a.json", format!("{{\"resultats\":[{whole}")),
    ] {
        let (offers, told) = read_file(name, content.as_bytes(), Format::FranceTravail);
        assert_eq!(
            (offers.len(), told),
            (1, vec![format!("{name} was cut")]),
            "{content}"
        );
    }
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(format!("{whole}\n").repeat(5000).as_bytes())
        .unwrap();
    let gz = gz.finish().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl.gz");
    std::fs::write(&path, &gz[..gz.len() / 2]).unwrap();
    assert!(matches!(
        read_path(&path, Format::FranceTravail),
        Err(ImportError::Read { .. })
    ));
}

#[pleinweb_testing::test]
fn a_folder_is_read_by_name_and_other_files_are_left() {
    let folder = tempfile::tempdir().unwrap();
    for (name, id) in [
        ("b.json", "2"),
        ("a.jsonl", "1"),
        ("notes.txt", "3"),
        ("c.csv", "4"),
    ] {
        std::fs::write(
            folder.path().join(name),
            format!(r#"{{"id":"{id}","intitule":"Titre"}}"#),
        )
        .unwrap();
    }
    let (offers, _) = read_path(folder.path(), Format::FranceTravail).unwrap();
    let ids: Vec<&str> = offers
        .iter()
        .map(|offer| offer.source.id.as_str())
        .collect();
    assert_eq!(ids, ["1", "2"]);
    let empty = tempfile::tempdir().unwrap();
    assert!(matches!(
        read_path(empty.path(), Format::Csv),
        Err(ImportError::NoFile(_))
    ));
    assert!(matches!(
        read_path(&empty.path().join("no.json"), Format::Csv),
        Err(ImportError::Open { .. })
    ));
}

#[pleinweb_testing::test]
fn ads_of_jobtech_are_read_in_both_languages() {
    let today = r#"{"total":{"value":2},"hits":[
        {"id":"1","headline":"Bagare","description":{"text":"Du bakar."},"employer":{"name":"Bageriet"},
         "employment_type":{"label":"Vanlig anställning"},"duration":{"label":"Tillsvidare"},"working_hours_type":{"label":"Heltid"},
         "workplace_address":{"municipality":"Nacka","region":"Stockholms län","postcode":"13141","coordinates":[18.05,59.31]},
         "must_have":{"skills":[{"concept_id":"abc","label":"Baka"}],"languages":null},"nice_to_have":{"skills":[{"label":"Sälja"}]},
         "experience_required":true,"driving_license_required":true,"number_of_vacancies":3,
         "application_deadline":"2027-01-31T23:59:59","publication_date":"2026-11-01T00:00:00","removed":false,
         "webpage_url":"https://exemple.se/1"},
        {"id":"2","headline":"Gone","removed":true}]}"#;
    let (offers, told) = read_file("a.json", today.as_bytes(), Format::JobTech);
    assert_eq!(told, ["removed 2"]);
    let offer = &offers[0];
    assert_eq!(offer.place.label, "Nacka, Stockholms län, Sverige");
    assert_eq!(
        (
            offer.place.postcode,
            offer.place.position.map(|position| position.lat)
        ),
        (None, Some(59.31))
    );
    assert_eq!(
        (
            offer.figures.contract,
            offer.figures.hours,
            offer.figures.posts
        ),
        (Contract::Permanent, Some(Hours::Full), 3)
    );
    assert!(offer.ends_at.is_some() && offer.published_at.is_some());
    let asked: Vec<(Need, RequirementKind)> = offer
        .text
        .requirements
        .iter()
        .map(|one| (one.need, one.kind))
        .collect();
    assert_eq!(
        asked,
        [
            (Need::Must, RequirementKind::Skill),
            (Need::Must, RequirementKind::Licence),
            (Need::Nice, RequirementKind::Skill)
        ]
    );
    let index = r#"{"took":1,"hits":{"total":{"value":1},"hits":[{"_id":"9","_source":{"id":9,"rubrik":"Bagare",
        "beskrivning":{"annonstext":"Du bakar."},"arbetsgivare":{"namn":"Bageriet"},"antal_platser":1,
        "arbetsplatsadress":{"kommun":"Solna","lan":"Stockholms län","land":null,"coordinates":[18.0,59.3]},
        "krav":{"yrkeserfarenheter":[{"kod":"x","term":"Bagare"}]},"publiceringsdatum":"2019-02-14T00:00:00",
        "sista_ansokningsdatum":"2019-03-03T23:59:59","status":{"uppdaterad":"2019-02-14T11:04:40"}}}]}}"#;
    let (offers, told) = read_file("a.json", index.as_bytes(), Format::JobTech);
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(
        (
            offers[0].source.id.as_str(),
            offers[0].text.employer.as_deref()
        ),
        ("9", Some("Bageriet"))
    );
    assert_eq!(offers[0].text.requirements[0].kind, RequirementKind::Work);
}

#[pleinweb_testing::test]
fn postings_of_sites_are_read_however_they_are_written() {
    let text = r#"{"@context":"http://schema.org","@graph":[
        {"@type":"Organization","name":"x"},
        {"@type":["JobPosting"],"title":"Vendeur &amp; caissier","identifier":{"@type":"PropertyValue","name":"x","value":77},
         "description":"<p>Vendre</p><script>x</script>","datePosted":"2026-11-01","validThrough":"2026-12-31",
         "hiringOrganization":{"name":"Magasin"},"employmentType":["FULL_TIME","CDI"],
         "jobLocation":{"@type":"Place","address":{"addressLocality":"Limoges","postalCode":"87000","addressCountry":"FR"}},
         "baseSalary":{"@type":"MonetaryAmount","currency":"EUR","value":{"minValue":12.5,"maxValue":14,"unitText":"HOUR"}},
         "experienceRequirements":{"monthsOfExperience":12},"skills":"Encaisser, Conseiller"},
        {"@type":"https://schema.org/JobPosting","title":"Développeuse","url":"https://exemple.fr/2","jobLocationType":"TELECOMMUTE",
         "jobLocation":[{"address":"10 rue du Pont, 87000 Limoges"}],"identifier":"abc","employmentType":"INTERN",
         "baseSalary":{"currency":"USD","value":{"value":60000,"unitText":"YEAR"}}},
        {"@type":"JobPosting","title":"Sans identifiant"}]}"#;
    let (offers, told) = read_file("a.json", text.as_bytes(), Format::JobPosting);
    assert_eq!(told, ["a.json:12: `identifier` is missing, id None"]);
    let seller = &offers[0];
    assert_eq!(
        (seller.source.id.as_str(), seller.text.title.as_str()),
        ("77", "Vendeur & caissier")
    );
    assert_eq!(seller.text.description, "<p>Vendre</p>");
    assert_eq!(
        (seller.figures.contract, seller.figures.hours),
        (Contract::Permanent, Some(Hours::Full))
    );
    assert_eq!(seller.place.label, "Limoges");
    let yearly = seller.pay.yearly.unwrap();
    assert_eq!((yearly.low, yearly.high), (22_750, 25_480));
    assert_eq!(seller.figures.experience.unwrap().months, Some(12));
    assert_eq!(seller.text.requirements.len(), 2);
    assert_eq!(
        seller.ends_at.map(|at| at.jiff().to_string()).as_deref(),
        Some("2026-12-31T22:59:59Z")
    );
    let developer = &offers[1];
    assert_eq!(
        (developer.figures.remote, developer.figures.contract),
        (Some(Remote::Full), Contract::Internship)
    );
    assert_eq!(
        (developer.place.label.as_str(), developer.pay.yearly),
        ("Limoges", None)
    );
    assert_eq!(
        developer.pay.text.as_deref(),
        Some("Annuel de 60000.00 USD")
    );
    // One alone, and a list.
    let alone =
        r#"{"@context":"https://schema.org/","@type":"JobPosting","identifier":"x","title":"T"}"#;
    assert_eq!(
        read_file("a.json", alone.as_bytes(), Format::JobPosting)
            .0
            .len(),
        1
    );
    let list = format!("[{alone}]");
    assert_eq!(
        read_file("a.json", list.as_bytes(), Format::JobPosting)
            .0
            .len(),
        1
    );
}

#[pleinweb_testing::test]
fn a_table_is_read_by_its_header() {
    let text = "\u{feff}Reference;Titre;Description;Entreprise;Ville;Code_postal;Rome;Contrat;Duree;Experience;Salaire;Teletravail;Competences;Url;Date;Fin\n\
        A1;Boulanger;\"Pétrir ;\nCuire\";Fournil;Limoges;87000;D1102;CDD 6 mois;35h;débutant accepté;SMIC + 10 %;non;Pétrir|Cuire;https://exemple.fr;24/11/2026;2026-12-31\n\
        A2;Vendeuse;;;87;;;intérim;temps partiel;2 ans;;;;javascript:x;;\n\
        ;Sans id;;;;;;;;;;;;;;\n\
        A3;Date;;;;;;;;;;;;;hier;\n\
        A4;trop court\n\
        A5;Dernière;;;;;;;;;;;;;;\n";
    let (offers, told) = read_file("a.csv", text.as_bytes(), Format::Csv);
    let ids: Vec<&str> = offers
        .iter()
        .map(|offer| offer.source.id.as_str())
        .collect();
    assert_eq!(ids, ["A1", "A2", "A3", "A5"]);
    assert_eq!(
        told,
        [
            "a.csv:5: `id` is missing, id None",
            "a.csv:7: 2 fields where the header has 16, id None",
        ]
    );
    let baker = &offers[0];
    assert_eq!(
        (baker.figures.contract, baker.figures.contract_months),
        (Contract::FixedTerm, Some(6))
    );
    assert_eq!(
        (baker.figures.remote, baker.figures.hours),
        (Some(Remote::No), Some(Hours::Full))
    );
    assert_eq!(
        (baker.place.label.as_str(), baker.text.requirements.len()),
        ("Limoges", 2)
    );
    assert_eq!(baker.pay.yearly.map(|pay| pay.low), Some(24_064));
    assert_eq!(baker.text.description, "<p>Pétrir ;<br>Cuire</p>");
    let seller = &offers[1];
    assert_eq!(
        (seller.figures.contract, seller.figures.hours),
        (Contract::Temporary, Some(Hours::Part))
    );
    assert_eq!(
        (
            seller.place.department.as_deref(),
            seller.source.url.as_deref()
        ),
        (Some("87"), None)
    );
    for (text, column) in [("titre;x\na;b\n", "id"), ("id,x\n1,2\n", "intitule")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, text).unwrap();
        let error = read_path(&path, Format::Csv).unwrap_err();
        assert!(
            matches!(error, ImportError::MissingColumn { column: found, .. } if found == column)
        );
    }
    let commas = "id,title,place\n1,\"A, B\",Limoges\n";
    let (offers, _) = read_file("a.csv", commas.as_bytes(), Format::Csv);
    assert_eq!(offers[0].text.title, "A, B");
}

/// Whatever can be asked for in a search, a table can say.
#[pleinweb_testing::test]
fn a_table_says_what_must_be_known_and_who_is_welcome() {
    let text = "id;titre;exigences;competences;effectif;accessible;secteur\n\
        1;Boulanger;Pétrir|Cuire;Vendre;10 à 19 salariés;Oui;10.71C\n\
        2;Vendeuse;;Compter|;5;non;\n\
        3;Caissière;;;beaucoup;peut-être;\n";
    let (offers, told) = read_file("a.csv", text.as_bytes(), Format::Csv);
    assert_eq!(told, Vec::<String>::new());
    let read = offers.iter().map(|offer| {
        let asked = offer.text.requirements.iter();
        let asked: Vec<_> = asked.map(|one| (one.label.as_str(), one.need)).collect();
        let figures = &offer.figures;
        (asked, figures.size, figures.accessible)
    });
    assert_eq!(
        read.collect::<Vec<_>>(),
        [
            (
                vec![
                    ("Pétrir", Need::Must),
                    ("Cuire", Need::Must),
                    ("Vendre", Need::Nice)
                ],
                Some(EmployerSize::Small),
                true
            ),
            (
                vec![("Compter", Need::Nice)],
                Some(EmployerSize::Micro),
                false
            ),
            (vec![], None, false),
        ]
    );
    assert_eq!(offers[0].figures.sector.as_deref(), Some("10.71C"));
}

#[pleinweb_testing::test]
fn what_is_too_long_or_too_deep_is_refused_in_every_format_and_stops_nothing() {
    let deep = format!("{}1{}", "[".repeat(70), "]".repeat(70));
    let long = "x".repeat(9 * 1024 * 1024);
    for (format, good) in [
        (Format::FranceTravail, r#"{"id":"1","intitule":"Boulanger"#),
        (Format::JobTech, r#"{"id":"1","headline":"Bagare"#),
        (
            Format::JobPosting,
            r#"{"@type":"JobPosting","identifier":"1","title":"Boulanger"#,
        ),
    ] {
        let good = format!(r#"{good}"}}"#);
        let more =
            |name: &str, value: &str| good.replace("{\"", &format!("{{\"{name}\":{value},\""));
        let deep = more("x", &deep);
        let long = more("x", &format!("\"{long}\""));
        for (name, content) in [
            ("a.jsonl", format!("{good}\n{deep}\n{long}\n{good}\n")),
            ("a.json", format!("[{good},\n{deep},\n{long},\n{good}]")),
        ] {
            let (offers, told) = read_file(name, content.as_bytes(), format);
            assert_eq!(offers.len(), 2, "{format:?} {name}");
            assert_eq!(
                told,
                [
                    format!("{name}:2: nested deeper than 64, id None"),
                    format!("{name}:3: larger than 8 MB, id None"),
                ],
                "{format:?}"
            );
        }
    }
    let table = format!("id,intitule\n1,Boulanger\n2,{long}\n3,Fournier\n");
    let (offers, told) = read_file("a.csv", table.as_bytes(), Format::Csv);
    assert_eq!(offers.len(), 2);
    assert_eq!(told, ["a.csv:3: larger than 8 MB, id None"]);
}

#[pleinweb_testing::test]
fn several_places_are_read_as_several() {
    let labels = |offer: &Offer| -> Vec<String> {
        let places = offer.place.all();
        places.map(|place| place.label.clone()).collect()
    };
    let text = r#"{"@context":"https://schema.org/","@type":"JobPosting","identifier":"x","title":"T","jobLocation":[
        {"@type":"Place","address":{"@type":"PostalAddress","addressLocality":"Limoges","postalCode":"87000","addressCountry":"FR"}},
        {"@type":"Place","address":"Stockholm"},
        {"@type":"Place","address":{"addressLocality":"Limoges","postalCode":"87000"}}]}"#;
    let (offers, told) = read_file("a.json", text.as_bytes(), Format::JobPosting);
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(labels(&offers[0]), ["Limoges", "Stockholm"]);
    let text = "id;titre;lieu;code_postal;latitude;longitude\n\
        1;T;Limoges | Ailleurs;87000|;45,8|46,5;1,2|1,9\n2;T;Limoges;87000;;\n3;T;;;;\n";
    let (offers, told) = read_file("a.csv", text.as_bytes(), Format::Csv);
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(labels(&offers[0]), ["Limoges", "Ailleurs"]);
    let lat = |at: usize| offers[0].place.all().nth(at).unwrap().position.unwrap().lat;
    assert!((lat(0) - 45.8).abs() < 1e-9 && (lat(1) - 46.5).abs() < 1e-9);
    assert!(offers[1].place.elsewhere.is_empty());
    assert_eq!(labels(&offers[2]), [""]);
}
