//! Official files: read, refused row by row, written once.

use std::path::{Path, PathBuf};

use super::{Counts, Families, import_official};
use crate::model::OfficialKind;
use crate::store::{COUNTRY, official, region_area};
use pleinweb_nomenclature::Step;
use pleinweb_platform::testing::{TestApp, on_both, sqlite_app};

const TENSION: &str = "annee;rome;libfap;cbassin;lib_bassin_bmo19;oee;defm_abc;ind_tension_d;ind_int_emb_d;\
ind_main_oeuvre_d;ind_dur_empl_d;ind_cond_travail_d;ind_mismatch_geo_d;ind_specif_form_empl_d\n";

fn file(app: &TestApp, name: &str, text: &str) -> PathBuf {
    let path = app.folder().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

async fn import(app: &TestApp, kind: OfficialKind, path: &Path) -> (Counts, Vec<String>) {
    import_families(app, kind, path, Families::default()).await
}

async fn import_families(
    app: &TestApp,
    kind: OfficialKind,
    path: &Path,
    families: Families,
) -> (Counts, Vec<String>) {
    let mut problems = Vec::new();
    let counts = import_official(app, kind, path, families, &mut |step| {
        if let Step::Problem(problem) = step {
            problems.push(format!("{}: {}", problem.line, problem.reason));
        }
    })
    .await
    .unwrap();
    (counts, problems)
}

#[pleinweb_testing::test]
async fn a_file_is_read_row_by_row_and_written_once() {
    on_both(|app| async move {
        let rows = "2020;D1102;Boulangerie - viennoiserie;7401;LIMOGES;120;340;5;4;2;4;5;4;4\n\
            2020;D1102;Boulangerie - viennoiserie;7401;LIMOGES;1\n\
            2020;Z9999;Rien;7401;LIMOGES;1;1;1;1;1;1;1;1;1\n\
            2020;G1602;Cuisine;7401;LIMOGES;12;beaucoup;5;4;2;4;5;4;4\n\
            2020;G1602;Cuisine;7402;ST JUNIEN;12;NA;5;4;2;4;5;4;4\n\
            2020;G1602;Cuisine;7403;;12;1;5;4;2;4;5;4;4\n";
        let path = file(&app, "tension.csv", &format!("{TENSION}{rows}"));
        let kind = OfficialKind::ZoneTension;
        let (counts, problems) = import(&app, kind, &path).await;
        let expected = Counts {
            read: 2,
            new: 2,
            rejected: 4,
            ..Counts::default()
        };
        assert_eq!(counts, expected);
        assert_eq!(
            problems,
            [
                "3: 6 fields where the header has 14",
                "4: `rome` cannot be read",
                "5: `defm_abc` cannot be read",
                "7: `lib_bassin_bmo19` is empty",
            ]
        );
        let (again, _) = import(&app, kind, &path).await;
        assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 2));
        let changed = rows.replace("120;340", "121;340");
        let path = file(&app, "tension.csv", &format!("{TENSION}{changed}"));
        let (third, _) = import(&app, kind, &path).await;
        assert_eq!((third.new, third.changed, third.unchanged), (0, 1, 1));
        let mut tx = app.db().read().await.unwrap();
        let found = official(&mut tx, &[("D1102", "Limoges"), ("G1602", "Saint-Junien")])
            .await
            .unwrap();
        assert_eq!(found.len(), 1, "the zone's other spelling is another zone");
        assert_eq!(found[0].figures.year, 2020);
        assert_eq!(found[0].figures.values[0], ("oee".to_owned(), 121.0));
    })
    .await;
}

#[pleinweb_testing::test]
async fn departments_lose_their_zeros_and_commas_become_points() {
    let app = sqlite_app().await;
    let text = "codeDepartement;libelleDepartement;rentreeScolaire;tauxChomage\n\
        087;HAUTE-VIENNE;2023;6,4\n087;HAUTE-VIENNE;2022;6,9\n02A;CORSE-DU-SUD;2023;6,1\n974;LA REUNION;2023;19\n";
    let path = file(&app, "chomage.csv", text);
    let (counts, problems) = import(&app, OfficialKind::DepartmentUnemployment, &path).await;
    assert_eq!((counts.new, problems.len()), (4, 0));
    let mut tx = app.db().read().await.unwrap();
    let found = official(&mut tx, &[("", "87"), ("", "2A"), ("", "974")])
        .await
        .unwrap();
    let mut rates: Vec<_> = found
        .iter()
        .map(|row| (row.area.as_str(), row.figures.year, row.figures.values[0].1))
        .collect();
    rates.sort_by(|one, other| one.partial_cmp(other).unwrap());
    assert_eq!(
        rates,
        [
            ("2A", 2023, 6.1),
            ("87", 2022, 6.9),
            ("87", 2023, 6.4),
            ("974", 2023, 19.0)
        ]
    );
}

#[pleinweb_testing::test]
async fn families_are_told_for_each_of_their_occupations() {
    on_both(|app| async move {
        let of = file(
            &app,
            "familles.csv",
            "Fap;Rome;intitule_rome\nS0Z20;D1102;Boulangerie\nS0Z20;NA;NA\nS0Z20;D1106;Vente\nT9Z99;D1106;Vente\n",
        );
        let names = file(
            &app,
            "noms.csv",
            "fap,libelle,niveau\nS0Z20,\"Boulangers, p\\u00e2tissiers\",fap225\n",
        );
        let families = Families::read(&of, Some(&names)).unwrap();
        let head = "fap,Emploi moyen,Tension ,Catégorie Tension,Intensité d'embauches,Lien formation-emploi,\
            Manque de main-d'œuvre disponible,Non-durabilité de l'emploi,Conditions de travail contraignantes,\
            Inadéquation géographique,Année,niveau_geo,niveau_fap,reg,dep\n";
        let rows = "S0Z20,63100,-0.006,3.0,5.0,3.0,2.0,5.0,4.0,5.0,2019,nat,fap 225,,\n\
            S0Z20,3100,-0.1,4.0,5.0,3.0,2.0,5.0,4.0,5.0,2019,reg,fap 225,75.0,\n\
            S0Z20,100,-0.2,5.0,5.0,3.0,2.0,5.0,4.0,5.0,2019,dep,fap 225,,01\n\
            S0Z,100,-0.2,5.0,5.0,3.0,2.0,5.0,4.0,5.0,2019,dep,fap 87,,01\n\
            T9Z99,900,1.5,2.0,,,,,,,2019,nat,fap 225,,\n\
            T9Z99,100,-1.8,,,,,,,,2019,dep,fap 225,,36\n\
            S0Z20,100,-1.8,1.0,,,,,,,2019,dep,fap 225,,999\n\
            S0Z20,100,-1.8,1.0,,,,,,,2019,reg,fap 225,5.0,\n\
            S0Z20,100,-1.8,1.0,,,,,,,2019,ville,fap 225,,\n";
        let path = file(&app, "tension.csv", &format!("{head}{rows}"));
        let kind = OfficialKind::FamilyTension;
        let (counts, problems) = import_families(&app, kind, &path, families.clone()).await;
        assert_eq!((counts.new, counts.rejected), (7, 3));
        assert_eq!(
            problems,
            [
                "8: `dep` cannot be read",
                "9: `reg` cannot be read",
                "10: `niveau_geo` cannot be read"
            ]
        );
        let (again, _) = import_families(&app, kind, &path, families.clone()).await;
        assert_eq!((again.new, again.unchanged), (0, 7));
        let pay = "\"Fap3\",\"Annee\",\"Salaire_median\"\n\"S0Z\",\"2017-2019\",1500\n\"S0Z20\",\"2017-2019\",1480\n";
        let path = file(&app, "salaire.csv", pay);
        let (counts, _) = import_families(&app, OfficialKind::FamilyPay, &path, families).await;
        assert_eq!(counts.new, 2);

        let mut tx = app.db().read().await.unwrap();
        let bretagne = region_area("Bretagne");
        let aquitaine = region_area("Nouvelle-Aquitaine");
        let wanted = [
            ("D1106", COUNTRY),
            ("D1102", &aquitaine),
            ("D1102", &bretagne),
            ("D1102", "1"),
            ("D1102", "01"),
        ];
        let rows = official(&mut tx, &wanted).await.unwrap();
        let mut told: Vec<(&str, &str, &str, i16, f64)> = rows
            .iter()
            .map(|row| {
                let figures = &row.figures;
                let label = figures.occupation.as_deref().unwrap_or_default();
                let class = figures.values.iter().find(|(name, _)| name != "emploi");
                (figures.kind.key(), figures.area.as_str(), label, figures.year, class.unwrap().1)
            })
            .collect();
        told.sort_by(|one, other| one.partial_cmp(other).unwrap());
        assert_eq!(
            told,
            [
                ("salaire-fap", "France", "Boulangers, pâtissiers", 2019, 1480.0),
                ("tension-fap", "Ain", "Boulangers, pâtissiers", 2019, 5.0),
                ("tension-fap", "France", "Boulangers, pâtissiers", 2019, 3.0),
                ("tension-fap", "France", "T9Z99", 2019, 2.0),
                ("tension-fap", "Nouvelle-Aquitaine", "Boulangers, pâtissiers", 2019, 4.0),
            ]
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_file_of_another_shape_is_refused_as_a_whole() {
    let app = sqlite_app().await;
    let path = file(&app, "autre.csv", "a;b\n1;2\n");
    let kind = OfficialKind::ZoneTension;
    let failed = import_official(&app, kind, &path, Families::default(), &mut |_| {}).await;
    assert_eq!(
        failed.unwrap_err().to_string(),
        "autre.csv: no column `annee`"
    );
}

#[pleinweb_testing::test]
async fn the_real_files_are_imported_and_come_again_unchanged() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/stats");
    if !data.is_dir() {
        println!("skipped: {} is not there", data.display());
        return;
    }
    let app = sqlite_app().await;
    let families = Families::read(
        &data.join("dares-fap2009-rome3.utf8.csv.gz"),
        Some(&data.join("dares-fap2009-libelles.csv.gz")),
    )
    .unwrap();
    for (kind, name, rows) in [
        (
            OfficialKind::ZoneTension,
            "ft-tension-bassin-rome3-2020.csv.gz",
            27_053,
        ),
        (
            OfficialKind::DepartmentUnemployment,
            "insee-chomage-departement-annuel.csv.gz",
            0,
        ),
        (
            OfficialKind::RegionUnemployment,
            "insee-chomage-region-annuel.csv.gz",
            0,
        ),
        (
            OfficialKind::FamilyTension,
            "dares-tensions-fap2009-2019-nat-reg-dep.csv.gz",
            0,
        ),
        (
            OfficialKind::FamilyPay,
            "dares-salaire-median-fap.utf8.csv.gz",
            0,
        ),
    ] {
        let path = data.join(name);
        let (counts, problems) = import_families(&app, kind, &path, families.clone()).await;
        println!("{name}: {counts:?}");
        assert!(problems.is_empty(), "{name}: {problems:?}");
        assert_eq!(
            counts.new, counts.read,
            "{name}: each row says another thing"
        );
        assert!(
            counts.read > 30 && (rows == 0 || counts.read == rows),
            "{name}: {}",
            counts.read
        );
        let (again, _) = import_families(&app, kind, &path, families.clone()).await;
        assert_eq!(
            (again.new, again.changed, again.unchanged),
            (0, 0, counts.read)
        );
    }
    let mut tx = app.db().read().await.unwrap();
    let bakers = official(&mut tx, &[("D1102", COUNTRY)]).await.unwrap();
    let mut labels: Vec<&str> = bakers
        .iter()
        .filter_map(|row| row.figures.occupation.as_deref())
        .collect();
    labels.sort_unstable();
    labels.dedup();
    assert!(labels.contains(&"Boulangers, pâtissiers"), "{labels:?}");
    assert!(!labels.concat().contains('\\'), "{labels:?}");
    let found = official(&mut tx, &[("D1102", "Limoges"), ("", "87")])
        .await
        .unwrap();
    assert!(
        found
            .iter()
            .any(|row| row.figures.kind == OfficialKind::ZoneTension)
    );
    assert!(
        found
            .iter()
            .any(|row| row.figures.kind == OfficialKind::DepartmentUnemployment)
    );
}

#[pleinweb_testing::test]
async fn a_line_that_is_too_long_is_told_and_stops_nothing() {
    let app = sqlite_app().await;
    let long = "x".repeat(9 * 1024 * 1024);
    let path = file(&app, "long.csv", &format!("{TENSION}{long}\n"));
    let (counts, problems) = import(&app, OfficialKind::ZoneTension, &path).await;
    assert_eq!((counts.read, counts.rejected), (0, 1));
    assert_eq!(problems, ["2: longer than 8 MB"]);
}
