//! The operator's own lists: agencies and places that help.

use std::path::{Path, PathBuf};

use crate::{
    FindNearbyHelp, ImportReport, NearbyInput, Step, agencies, import_agencies, import_communes,
    import_help_places,
};
use pleinweb_platform::testing::{Browser, on_both};

fn file(folder: &Path, text: &str) -> PathBuf {
    let path = folder.join("list.csv");
    std::fs::write(&path, text).unwrap();
    path
}

/// `read new/changed/unchanged/withdrawn, rejected`.
fn said(report: &ImportReport) -> String {
    let (_, tally) = report.tables[0];
    format!(
        "{} {}/{}/{}/{}, {}",
        tally.read, tally.new, tally.changed, tally.unchanged, tally.withdrawn, report.rejected
    )
}

const AGENCIES: &str = "slug,name,street,postcode,city,lat,lon,phone,departments,postcodes\n\
    limoges,Agence de Limoges,1 rue des Arts,87000,Limoges,45.83,1.26,05 36 49 10 10,87|23,87000|87100\n\
    tulle,Agence de Tulle,2 quai de la Corrèze,19000,Tulle,45.27,1.77,,,\n";

#[pleinweb_testing::test]
async fn agencies_are_added_changed_and_never_lost() {
    on_both(|app| async move {
        let folder = tempfile::tempdir().unwrap();
        let path = file(folder.path(), AGENCIES);
        let first = import_agencies(&app, &path, &mut |_| {}).await.unwrap();
        assert_eq!(said(&first), "2 2/0/0/0, 0");
        let again = import_agencies(&app, &path, &mut |_| {}).await.unwrap();
        assert_eq!(said(&again), "2 0/0/2/0, 0");
        let ids = || async {
            let mut tx = app.db().read().await.unwrap();
            let all = agencies(&mut tx).await.unwrap();
            all.into_iter()
                .map(|agency| (agency.id, agency.name))
                .collect::<Vec<_>>()
        };
        let before = ids().await;
        // One moves, the other is not in the list any more, three lines are wrong.
        let changed = "slug,name,street,postcode,city,lat,lon,departments\n\
            limoges,Agence de Limoges Centre,5 rue Neuve,87000,Limoges,45.84,1.26,87\n\
            limoges,Encore,5 rue Neuve,87000,Limoges,45.84,1.26,87\n\
            Pas Bon,Agence,5 rue Neuve,87000,Limoges,45.84,1.26,87\n\
            brive,Agence de Brive,5 rue Neuve,19100,Brive,95.0,1.26,87\n";
        let path = file(folder.path(), changed);
        let mut problems = Vec::new();
        let report = import_agencies(&app, &path, &mut |step| {
            if let Step::Problem(problem) = step {
                problems.push(problem.to_string());
            }
        })
        .await
        .unwrap();
        assert_eq!(said(&report), "1 0/1/0/0, 3");
        assert_eq!(
            problems,
            [
                "list.csv:3: the same `slug` came before",
                "list.csv:4: `slug` cannot be read",
                "list.csv:5: `lat` cannot be read",
            ]
        );
        let after = ids().await;
        assert_eq!(
            before.len(),
            after.len(),
            "people belong to agencies: none is deleted"
        );
        assert_eq!(
            before[0].0, after[0].0,
            "the same agency, whatever its name"
        );
        assert_eq!(after[0].1, "Agence de Limoges Centre");
    })
    .await;
}

#[pleinweb_testing::test]
async fn imported_places_are_found_nearby() {
    on_both(|app| async move {
        let folder = tempfile::tempdir().unwrap();
        let communes = "code_insee,nom,departement,population_municipale,codes_postaux,lat,lon\n\
            87085,Limoges,87,129937,87000|87100,45.83,1.26\n";
        import_communes(&app, &file(folder.path(), communes), &mut |_| {})
            .await
            .unwrap();
        import_agencies(&app, &file(folder.path(), AGENCIES), &mut |_| {})
            .await
            .unwrap();
        let places = "slug,name,street,postcode,city,lat,lon,phone,hours\n\
            cafe,Café connecté,7 place du Marché,87350,Panazol,45.84,1.31,,Jeudi\n\
            salle,Salle numérique,1 rue du Pont,87000,Limoges,45.83,1.25,05 55 00 00 00,\n";
        let path = file(folder.path(), places);
        let report = import_help_places(&app, &path, &mut |_| {}).await.unwrap();
        assert_eq!(said(&report), "2 2/0/0/0, 0");
        let near = || async {
            let input = NearbyInput {
                place: "87000".to_owned(),
                commune: String::new(),
            };
            let found = Browser::new()
                .ask::<FindNearbyHelp>(&app, input)
                .await
                .unwrap();
            let names = |list: Vec<String>| list.join(", ");
            (
                names(
                    found
                        .agencies
                        .into_iter()
                        .map(|near| near.what.name)
                        .collect(),
                ),
                names(
                    found
                        .help_places
                        .into_iter()
                        .map(|near| near.what.name)
                        .collect(),
                ),
            )
        };
        // Tulle is 74 km away: near enough to be named, after one's own.
        assert_eq!(
            near().await,
            (
                "Agence de Limoges, Agence de Tulle".to_owned(),
                "Salle numérique, Café connecté".to_owned()
            )
        );
        // What is no longer in the list is gone, unless a line could not be read.
        let broken = places.replace("salle,Salle numérique", "salle,");
        let kept = import_help_places(&app, &file(folder.path(), &broken), &mut |_| {})
            .await
            .unwrap();
        assert_eq!(
            (said(&kept), kept.nothing_withdrawn),
            ("1 0/0/1/0, 1".to_owned(), true)
        );
        let one = places.lines().take(2).collect::<Vec<_>>().join("\n");
        let gone = import_help_places(&app, &file(folder.path(), &one), &mut |_| {})
            .await
            .unwrap();
        assert_eq!(said(&gone), "1 0/0/1/1, 0");
        assert_eq!(near().await.1, "Café connecté");
    })
    .await;
}

#[pleinweb_testing::test]
async fn communes_of_before_are_imported_in_every_shape() {
    on_both(|app| async move {
        let folder = tempfile::tempdir().unwrap();
        let communes = "code_insee,nom,type,commune_parente,departement,codes_postaux,lat,lon\n\
            14762,Vire Normandie,commune-actuelle,,14,14500,48.84,-0.89\n\
            14061,Le Bény-Bocage,commune-deleguee,14762,14,14350,,\n";
        let path = file(folder.path(), communes);
        let both = import_communes(&app, &path, &mut |_| {}).await.unwrap();
        let names: Vec<&str> = both.tables.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["communes", "former communes"]);
        for (text, expected) in [
            // The official list.
            (
                "TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT\n\
                 COM,14762,28,14,14D,144,0,VIRE NORMANDIE,Vire Normandie,Vire Normandie,1427,\n\
                 COMD,14762,,,,,0,VIRE,Vire,Vire,,14762\n\
                 COMA,14388,,,,,0,MAISONCELLES,Maisoncelles,Maisoncelles,,14762\n",
                "2 2/0/0/0, 0",
            ),
            // Its list of movements: one line comes twice.
            (
                "MOD,DATE_EFF,TYPECOM_AV,COM_AV,TNCC_AV,NCC_AV,NCCENR_AV,LIBELLE_AV,\
                 TYPECOM_AP,COM_AP,TNCC_AP,NCC_AP,NCCENR_AP,LIBELLE_AP\n\
                 32,2016-01-01,COM,14545,0,ROULLOURS,Roullours,Roullours,COM,14762,0,VIRE NORMANDIE,Vire Normandie,Vire Normandie\n\
                 32,2016-01-01,COM,14545,0,ROULLOURS,Roullours,Roullours,COM,14762,0,VIRE NORMANDIE,Vire Normandie,Vire Normandie\n\
                 32,2016-01-01,COM,14545,0,ROULLOURS,Roullours,Roullours,COMD,14545,0,ROULLOURS,Roullours,Roullours\n\
                 21,1950-01-01,COM,14762,0,VIRE,Vire,Vire,COM,14999,0,NEUF,Neuf,Neuf\n",
                "1 1/0/0/0, 0",
            ),
            // One's own.
            ("nom,commune,code\nSaint-Germain d'avant,14762,\nTruttemer,14762,14717\n", "2 2/0/0/0, 0"),
            ("nom,commune\nTruttemer,xx\n", "0 0/0/0/0, 1"),
        ] {
            let path = file(folder.path(), text);
            let report = import_communes(&app, &path, &mut |_| {}).await.unwrap();
            assert_eq!(said(&report), expected, "{text}");
        }
        for name in ["Vire", "le beny bocage", "maisoncelles", "Roullours", "truttemer"] {
            let input = NearbyInput { place: name.to_owned(), ..NearbyInput::default() };
            let found = Browser::new().ask::<FindNearbyHelp>(&app, input).await.unwrap();
            assert_eq!(found.place.name, "Vire Normandie", "{name}");
        }
    })
    .await;
}

#[pleinweb_testing::test]
async fn agencies_may_list_communes() {
    on_both(|app| async move {
        let folder = tempfile::tempdir().unwrap();
        let text = "slug,name,street,postcode,city,lat,lon,departments,postcodes,communes\n\
            libourne,Libourne,1 rue A,33500,Libourne,44.91,-0.24,33,33220|33500,\n\
            bergerac,Bergerac,1 rue B,24100,Bergerac,44.85,0.48,24,,24335|24222\n\
            wrong,Wrong,1 rue B,24100,Bergerac,44.85,0.48,24,,2433\n";
        let path = file(folder.path(), text);
        let report = import_agencies(&app, &path, &mut |_| {}).await.unwrap();
        assert_eq!(said(&report), "2 2/0/0/0, 1");
        let again = import_agencies(&app, &path, &mut |_| {}).await.unwrap();
        assert_eq!(said(&again), "2 0/0/2/0, 1");
        let mut tx = app.db().read().await.unwrap();
        let all = agencies(&mut tx).await.unwrap();
        let codes: Vec<String> = all[0].communes.iter().map(ToString::to_string).collect();
        assert_eq!(codes, ["24335", "24222"]);
    })
    .await;
}
