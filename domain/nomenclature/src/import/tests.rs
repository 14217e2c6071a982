//! Small files with every way a row can be broken.

use std::io::Write;
use std::path::Path;

use super::{CommuneLine, Event, ImportError, RomeRow, read_communes, read_rome};

/// Two occupations, and every way a row can be broken.
const TABLES: [(&str, &str); 7] = [
    (
        "referentiel_code_rome",
        "\"code_rome\",\"code_ogr\",\"libelle_rome\"\n\
         \"D1102\",\"1\",\"Boulanger / Boulangère\"\n\
         \"Z9999\",\"2\",\"Nothing\"\n\
         \"D1104\",\"3\",\"\"\n\
         \"D1104\",\"3\",\"Pâtissier / Pâtissière\"\n\
         \"D1102\",\"4\",\"Boulanger again\"\n",
    ),
    (
        "referentiel_appellation",
        "\"code_ogr\",\"libelle_appellation_long\",\"code_rome\",\"peu_usite\"\n\
         \"11573\",\"Boulanger / Boulangère\",\"D1102\",\"N\"\n\
         \"11574\",\"Gindre\",\"D1102\",\"O\"\n\
         \"11575\",\"Nobody\",\"D1103\",\"N\"\n\
         \"11576\",\"Open,\"D1102\",\"N\"\n\
         \"11577\",\"Tourier / Tourière, \"\"maison\"\"\",\"D1104\",\"N\"\n",
    ),
    (
        "referentiel_competence",
        "\"code_ogr\",\"libelle_competence\",\"definition\",\"cat_comp\"\n\
         \"100\",\"Pétrir une pâte\",\"two\nlines\",\"Savoir-faire\"\n\
         \"101\",\"Tenir un rythme\",\"\",\"Savoir-être professionnel\"\n\
         \"102\",\"Too few\"\n",
    ),
    (
        "referentiel_savoir",
        "\"code_ogr_savoir\",\"libelle_savoir\"\n\"200\",\"Farines\"\n\"200\",\"Farines\"\n",
    ),
    (
        "coherence_item",
        "\"code_rome\",\"code_ogr\",\"coeur_metier\"\n\"D1102\",\"100\",\"Principale\"\n\"D1102\",\"200\",\"\"\n",
    ),
    (
        "liens_rome_referentiels",
        "\"code_rome\",\"code_compo_bloc\",\"code_rubrique\",\"code_ogr\"\n\
         \"D1102\",\"2\",\"\",\"11573\"\n\
         \"D1102\",\"5\",\"3\",\"200\"\n\
         \"D1102\",\"5\",\"1\",\"100\"\n\
         \"D1102\",\"5\",\"1\",\"100\"\n\
         \"D1102\",\"5\",\"1\",\"999\"\n",
    ),
    (
        "rubrique_mobilite",
        "\"code_rome\",\"code_rome_cible\",\"numero_ordre\"\n\
         \"D1102\",\"D1104\",\"1\"\n\
         \"D1102\",\"D1101\",\"2\"\n\
         \"D1104\",\"D1102\",\"x\"\n",
    ),
];

/// What was read, one line each.
fn told(events: &[Event<RomeRow>]) -> Vec<String> {
    events
        .iter()
        .filter_map(|event| match event {
            Event::Row(RomeRow::Occupation(row)) => {
                Some(format!("occupation {} {}", row.code, row.label))
            }
            Event::Row(RomeRow::Appellation(row)) => Some(format!(
                "title {} {}{}",
                row.occupation,
                row.label,
                if row.rare { " (rare)" } else { "" }
            )),
            Event::Row(RomeRow::Skill(row)) => {
                Some(format!("skill {} {:?} {}", row.code, row.kind, row.label))
            }
            Event::Row(RomeRow::OccupationSkill(row)) => Some(format!(
                "link {} {} {} {}",
                row.occupation, row.skill, row.core, row.rank
            )),
            Event::Row(RomeRow::Mobility(row)) => Some(format!(
                "move {} {} {}",
                row.occupation, row.target, row.rank
            )),
            Event::Problem(problem) => Some(
                problem
                    .to_string()
                    .replace("unix_", "")
                    .replace("_v7_utf8.csv", ""),
            ),
            Event::File(_) | Event::Progress(_) => None,
        })
        .collect()
}

fn read(path: &Path) -> Result<Vec<Event<RomeRow>>, ImportError> {
    let mut events = Vec::new();
    read_rome(path, &mut |event| events.push(event))?;
    Ok(events)
}

fn folder_of(tables: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (table, text) in tables {
        std::fs::write(
            folder.path().join(format!("unix_{table}_v7_utf8.csv")),
            text,
        )
        .unwrap();
    }
    folder
}

const EXPECTED: [&str; 23] = [
    "occupation D1102 Boulanger / Boulangère",
    "referentiel_code_rome:3: `code_rome` cannot be read",
    "referentiel_code_rome:4: `libelle_rome` is empty",
    "occupation D1104 Pâtissier / Pâtissière",
    "referentiel_code_rome:6: the same `code_rome` came before",
    "title D1102 Boulanger / Boulangère",
    "title D1102 Gindre (rare)",
    "referentiel_appellation:4: `code_rome` names something that is not in these files",
    "referentiel_appellation:5: a quote is missing or in the wrong place",
    "title D1104 Tourier / Tourière, \"maison\"",
    "skill 100 KnowHow Pétrir une pâte",
    "skill 101 Soft Tenir un rythme",
    "referentiel_competence:5: 2 fields where the header has 4",
    "skill 200 Knowledge Farines",
    "referentiel_savoir:3: the same `code_ogr_savoir` came before",
    "link D1102 200 false 0",
    "link D1102 100 true 1",
    "liens_rome_referentiels:5: the same `code_ogr` came before",
    "liens_rome_referentiels:6: `code_ogr` names something that is not in these files",
    "move D1102 D1104 1",
    "rubrique_mobilite:3: `code_rome_cible` names something that is not in these files",
    "rubrique_mobilite:4: `numero_ordre` cannot be read",
    "",
];

#[pleinweb_testing::test]
fn a_folder_is_read_row_by_row_and_broken_rows_stop_nothing() {
    let folder = folder_of(&TABLES);
    assert_eq!(told(&read(folder.path()).unwrap()), EXPECTED[..22]);
}

#[pleinweb_testing::test]
fn gzipped_files_and_a_zip_read_the_same() {
    let gzipped = tempfile::tempdir().unwrap();
    let zip_path = gzipped.path().join("rome.zip");
    let mut archive = zip::ZipWriter::new(std::fs::File::create(&zip_path).unwrap());
    for (table, text) in TABLES {
        let file =
            std::fs::File::create(gzipped.path().join(format!("unix_{table}_v7_utf8.csv.gz")))
                .unwrap();
        let mut packed = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
        packed.write_all(text.as_bytes()).unwrap();
        packed.finish().unwrap();
        let name = format!("rome/unix_{table}_v7_utf8.csv");
        archive
            .start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap();
    let plain = |lines: Vec<String>| {
        lines
            .into_iter()
            .map(|line| line.replace(".gz", ""))
            .collect::<Vec<_>>()
    };
    assert_eq!(plain(told(&read(gzipped.path()).unwrap())), EXPECTED[..22]);
    assert_eq!(told(&read(&zip_path).unwrap()), EXPECTED[..22]);
}

#[pleinweb_testing::test]
fn the_newest_release_of_a_table_is_read() {
    let folder = folder_of(&TABLES);
    let newer = "\"code_rome\",\"libelle_rome\"\n\"D1104\",\"Newer\"\n";
    std::fs::write(
        folder
            .path()
            .join("unix_referentiel_code_rome_v10_utf8.csv"),
        newer,
    )
    .unwrap();
    assert_eq!(
        told(&read(folder.path()).unwrap())[0],
        "occupation D1104 Newer"
    );
}

#[pleinweb_testing::test]
fn what_cannot_be_imported_at_all_says_why() {
    let missing = folder_of(&TABLES[..6]);
    let error = read(missing.path()).unwrap_err().to_string();
    assert!(
        error.ends_with("no file `unix_rubrique_mobilite_v…_utf8.csv` here"),
        "{error}"
    );
    let mut tables = TABLES;
    tables[3].1 = "\"code\",\"libelle_savoir\"\n";
    let error = read(folder_of(&tables).path()).unwrap_err().to_string();
    assert_eq!(
        error,
        "unix_referentiel_savoir_v7_utf8.csv: no column `code_ogr_savoir`"
    );
    let file = folder_of(&TABLES).path().join("nothing");
    assert!(matches!(read(&file), Err(ImportError::Open { .. })));
    let folder = folder_of(&TABLES);
    let error = read(&folder.path().join("unix_coherence_item_v7_utf8.csv")).unwrap_err();
    assert!(matches!(error, ImportError::Zip { .. }), "{error}");
}

#[pleinweb_testing::test]
fn communes_are_read_and_broken_rows_stop_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("communes.csv");
    let text = "\u{feff}code_insee,nom,departement,population_municipale,codes_postaux,lat,lon,bassin_be19_libelle\n\
                87085,Limoges,87,129937,87280|87000|87100,45.8567,1.2260,LIMOGES\n\
                2A004,Ajaccio,2A,75000,20000|20090,41.9347,8.7013,AJACCIO\n\
                98411,Nowhere,984,,,-37.8,77.5,\n\
                85165,L'Oie,85,,85140,,,\n\
                00000,Atlantis,00,1,00000,1,1,\n\
                87001,Bad,87,1,8700,45,1,\n\
                87002,Bad,87,many,87000,45,1,\n\
                87003,Bad,87,1,87000,95,1,\n\
                87085,Limoges,87,1,87000,45,1,\n";
    std::fs::write(&path, text).unwrap();
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    read_communes(&path, &mut |event| match event {
        Event::Row(CommuneLine::Present(row)) => rows.push(row),
        Event::Problem(problem) => problems.push(problem.to_string()),
        _ => {}
    })
    .unwrap();
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Limoges", "Ajaccio", "L'Oie"]);
    assert_eq!(
        rows[0]
            .postcodes
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        ["87000", "87100", "87280"]
    );
    assert_eq!(rows[0].zone.as_deref(), Some("Limoges"));
    assert_eq!((rows[2].position, rows[2].population), (None, 0));
    assert_eq!(
        problems,
        [
            "communes.csv:4: `codes_postaux` is empty",
            "communes.csv:6: `departement` names something that is not in these files",
            "communes.csv:7: `codes_postaux` cannot be read",
            "communes.csv:8: `population_municipale` cannot be read",
            "communes.csv:9: `lat` cannot be read",
            "communes.csv:10: the same `code_insee` came before",
        ]
    );
}
