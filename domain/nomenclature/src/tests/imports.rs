use std::path::Path;

use super::{Release, occupation, read, skill, suggest};
use crate::model::Postcode;
use crate::{
    ImportFailure, ImportReport, Nomenclature, Step, SuggestInput, SuggestPlaces,
    close_occupations, import_communes, import_rome, is_empty, occupation_label, seed_agencies,
    seed_lists, skills_by_code, skills_of,
};
use pleinweb_platform::on;
use pleinweb_platform::testing::{Browser, TestApp, on_both, sqlite_app};

/// Imports and gives what was told, as text.
async fn import(app: &TestApp, release: &Release) -> (ImportReport, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    release.write(folder.path());
    let mut told = Vec::new();
    let mut tell = |step| {
        told.push(match step {
            Step::File(name) => name,
            Step::Progress(rows) => rows.to_string(),
            Step::Problem(problem) => problem.to_string(),
        });
    };
    let report = import_rome(app, folder.path(), &mut tell).await.unwrap();
    (report, told)
}

/// The tallies of the tables as `name new/changed/unchanged/withdrawn`.
fn tallies(report: &ImportReport) -> Vec<String> {
    let line = |(name, tally): &(&str, crate::Tally)| {
        assert_eq!(
            tally.read,
            tally.new + tally.changed + tally.unchanged,
            "{name}"
        );
        format!(
            "{name} {}/{}/{}/{}",
            tally.new, tally.changed, tally.unchanged, tally.withdrawn
        )
    };
    report.tables.iter().map(line).collect()
}

#[pleinweb_testing::test]
async fn the_same_release_twice_changes_nothing() {
    on_both(|app| async move {
        let (report, told) = import(&app, &Release::default()).await;
        assert_eq!(
            tallies(&report),
            [
                "job titles 3/0/0/0",
                "links to skills 3/0/0/0",
                "mobilities 2/0/0/0",
                "skills 3/0/0/0",
                "occupations 2/0/0/0"
            ]
        );
        assert_eq!(told[..2], ["unix_referentiel_code_rome_v1_utf8.csv", "2"]);
        assert_eq!(report.written(), 13);
        let (again, _) = import(&app, &Release::default()).await;
        assert_eq!(again.written(), 0);
        assert_eq!(again.read(), 13);
        let mut tx = read(&app).await;
        let told: i64 = on!(&mut tx, |c| sqlx::query_scalar(
            "SELECT COUNT(*) FROM outbox WHERE topic = 'nomenclature'"
        )
        .fetch_one(c)
        .await)
        .unwrap();
        assert_eq!(told, 1, "who keeps copies is told once");
        drop(tx);
        assert_eq!(suggest(&app, "tourier").await, ["Tourier / Tourière"]);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_newer_release_changes_adds_and_withdraws() {
    on_both(|app| async move {
        import(&app, &Release::default()).await;
        assert_eq!(suggest(&app, "patissier").await, ["Pâtissier / Pâtissière"]);
        let newer = Release {
            occupations:
                "D1102,Artisan boulanger / Artisane boulangère\nD1101,Boucher / Bouchère\n"
                    .to_owned(),
            appellations: "1,Boulanger / Boulangère,D1102\n4,Boucher / Bouchère,D1101\n".to_owned(),
            skills: "100,Pétrir la pâte,Savoir-faire\n".to_owned(),
            links: "D1102,5,1,100\n".to_owned(),
            mobilities: "D1102,D1101,1\n".to_owned(),
        };
        let (report, _) = import(&app, &newer).await;
        assert_eq!(
            tallies(&report),
            [
                "job titles 1/0/1/2",
                "links to skills 0/1/0/2",
                "mobilities 1/0/0/2",
                "skills 0/1/1/1",
                "occupations 1/1/0/1"
            ]
        );
        assert!(!report.nothing_withdrawn);
        assert!(
            suggest(&app, "patissier").await.is_empty(),
            "gone from the list"
        );
        assert_eq!(suggest(&app, "bouchere").await, ["Boucher / Bouchère"]);
        let mut tx = read(&app).await;
        let label = occupation_label(&mut tx, occupation("D1104"))
            .await
            .unwrap();
        assert_eq!(
            label.as_deref(),
            Some("Pâtissier / Pâtissière"),
            "files that name it still read"
        );
        let known = skills_by_code(&mut tx, &[skill("101"), skill("100"), skill("999")])
            .await
            .unwrap();
        let labels: Vec<&str> = known.iter().map(|skill| skill.label.as_str()).collect();
        assert_eq!(labels, ["Pétrir la pâte", "Cuire"]);
        drop(tx);
        let (back, _) = import(&app, &Release::default()).await;
        assert_eq!(
            tallies(&back)[4],
            "occupations 0/2/0/1",
            "what comes back is no longer retired"
        );
        assert_eq!(suggest(&app, "patissier").await, ["Pâtissier / Pâtissière"]);
        let (again, _) = import(&app, &Release::default()).await;
        assert_eq!(
            again.written(),
            0,
            "what is retired already is not withdrawn again"
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_row_that_cannot_be_read_stops_nothing_and_withdraws_nothing() {
    on_both(|app| async move {
        import(&app, &Release::default()).await;
        let broken = Release {
            appellations: "1,Boulanger / Boulangère,D1102\n2,\"Tourier,D1102\n".to_owned(),
            ..Release::default()
        };
        let (report, told) = import(&app, &broken).await;
        assert_eq!(report.rejected, 1);
        assert!(report.nothing_withdrawn);
        assert_eq!(tallies(&report)[0], "job titles 0/0/1/0");
        let problem =
            "unix_referentiel_appellation_v1_utf8.csv:3: a quote is missing or in the wrong place";
        assert!(told.iter().any(|line| line == problem), "{told:?}");
        assert_eq!(suggest(&app, "tourier").await, ["Tourier / Tourière"]);
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_is_not_a_release_is_said() {
    let app = sqlite_app().await;
    let folder = tempfile::tempdir().unwrap();
    let failure = import_rome(&app, folder.path(), &mut |_| {})
        .await
        .unwrap_err();
    assert!(matches!(failure, ImportFailure::File(_)), "{failure}");
    let failure = import_communes(&app, &folder.path().join("no.csv"), &mut |_| {}).await;
    assert!(matches!(failure, Err(ImportFailure::File(_))));
}

#[pleinweb_testing::test]
async fn the_shipped_lists_fill_a_new_database_once() {
    on_both(|app| async move {
        assert!(is_empty(&mut read(&app).await).await.unwrap());
        let report = seed_lists(&app).await.unwrap();
        assert!(report.written() > 3000, "{}", report.written());
        assert!(!is_empty(&mut read(&app).await).await.unwrap());
        assert_eq!(seed_lists(&app).await.unwrap().written(), 0);
        seed_agencies(&app).await.unwrap();
        let before = crate::agencies(&mut read(&app).await).await.unwrap();
        seed_agencies(&app).await.unwrap();
        let after = crate::agencies(&mut read(&app).await).await.unwrap();
        assert_eq!(before.len(), 3);
        assert_eq!(before, after, "the agencies keep their ids");
        let mut tx = read(&app).await;
        let skills = skills_of(&mut tx, occupation("D1102")).await.unwrap();
        assert!(skills.len() >= 6 && skills[0].core && !skills[skills.len() - 1].core);
        let close = close_occupations(&mut tx, occupation("D1102"))
            .await
            .unwrap();
        let close: Vec<&str> = close.iter().map(|row| row.label.as_str()).collect();
        assert_eq!(
            close,
            [
                "Pâtissier / Pâtissière",
                "Vendeur / Vendeuse en alimentation",
                "Pizzaïolo / Pizzaïola"
            ]
        );
        drop(tx);
        let (report, _) = import(&app, &Release::default()).await;
        assert!(tallies(&report)[0].starts_with("job titles 3/0/0/"));
        assert_eq!(
            suggest(&app, "macon").await,
            [""; 0],
            "the official list takes over whole"
        );
    })
    .await;
}

fn communes(folder: &Path, rows: &str) -> std::path::PathBuf {
    let path = folder.join("communes.csv");
    let header = "code_insee,nom,departement,population_municipale,codes_postaux,lat,lon,bassin_be19_libelle";
    std::fs::write(&path, format!("{header}\n{rows}")).unwrap();
    path
}

#[pleinweb_testing::test]
async fn communes_are_imported_and_found_at_once() {
    on_both(|app| async move {
        let folder = tempfile::tempdir().unwrap();
        let limoges = "87085,Limoges,87,129937,87000|87100,45.85,1.25,LIMOGES\n";
        let path = communes(
            folder.path(),
            &format!("{limoges}87999,Bad,87,1,,,,\n85165,L'Oie,85,,85140,,,\n"),
        );
        let report = import_communes(&app, &path, &mut |_| {}).await.unwrap();
        assert_eq!(
            (tallies(&report), report.rejected),
            (vec!["communes 2/0/0/0".to_owned()], 1)
        );
        let places = || async {
            let input = SuggestInput {
                text: "limog".to_owned(),
            };
            Browser::new()
                .ask::<SuggestPlaces>(&app, input)
                .await
                .unwrap()
        };
        assert_eq!(places().await[0].zone.as_deref(), Some("Limoges"));
        let again = import_communes(&app, &path, &mut |_| {}).await.unwrap();
        assert_eq!(tallies(&again), ["communes 0/0/2/0"]);
        let path = communes(
            folder.path(),
            &limoges.replace("Limoges", "Limoges-sur-Vienne"),
        );
        let changed = import_communes(&app, &path, &mut |_| {}).await.unwrap();
        assert_eq!(
            tallies(&changed),
            ["communes 0/1/0/0"],
            "what is not in the file stays"
        );
        assert_eq!(places().await[0].name, "Limoges-sur-Vienne");
        let mut tx = read(&app).await;
        let lists = app
            .service::<Nomenclature>()
            .lists(&mut tx, app.app.now())
            .await
            .unwrap();
        assert_eq!(
            lists.places.by_postcode(Postcode::parse("85140").unwrap())[0].position,
            None
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn another_process_notices_an_import_within_half_a_minute() {
    on_both(|app| async move {
        let other = Nomenclature::default();
        let now = app.app.now();
        let count = |at| {
            let (other, app) = (&other, &app);
            async move {
                let mut tx = read(app).await;
                other.lists(&mut tx, at).await.unwrap().occupations.len()
            }
        };
        assert_eq!(count(now).await, 0);
        import(&app, &Release::default()).await;
        assert_eq!(count(now.plus(29_999)).await, 0);
        assert_eq!(count(now.plus(30_000)).await, 2);
    })
    .await;
}
