//! Imports, stored lists and queries, on both databases.

mod imports;
mod official;
mod places;
mod queries;

use std::path::Path;

use super::model::{OccupationCode, SkillCode};
use super::{SuggestInput, SuggestOccupations};
use pleinweb_platform::Tx;
use pleinweb_platform::testing::{Browser, TestApp};

fn occupation(code: &str) -> OccupationCode {
    OccupationCode::parse(code).unwrap()
}

fn skill(code: &str) -> SkillCode {
    SkillCode::parse(code).unwrap()
}

async fn read(app: &TestApp) -> Tx {
    app.db().read().await.unwrap()
}

/// The job titles suggested for what someone typed.
async fn suggest(app: &TestApp, text: &str) -> Vec<String> {
    let input = SuggestInput {
        text: text.to_owned(),
    };
    let hits = Browser::new()
        .ask::<SuggestOccupations>(app, input)
        .await
        .unwrap();
    hits.into_iter().map(|hit| hit.matched).collect()
}

/// A ROME release of two occupations; each test changes what it needs.
struct Release {
    occupations: String,
    appellations: String,
    skills: String,
    links: String,
    mobilities: String,
}

impl Default for Release {
    fn default() -> Self {
        Self {
            occupations: "D1102,Boulanger / Boulangère\nD1104,Pâtissier / Pâtissière\n".to_owned(),
            appellations: "1,Boulanger / Boulangère,D1102\n2,Tourier / Tourière,D1102\n\
                           3,Pâtissier / Pâtissière,D1104\n"
                .to_owned(),
            skills: "100,Pétrir,Savoir-faire\n101,Cuire,Savoir-faire\n".to_owned(),
            links: "D1102,5,1,101\nD1102,5,1,100\nD1104,5,1,101\n".to_owned(),
            mobilities: "D1102,D1104,1\nD1104,D1102,1\n".to_owned(),
        }
    }
}

impl Release {
    fn write(&self, folder: &Path) {
        for (table, header, rows) in [
            (
                "referentiel_code_rome",
                "code_rome,libelle_rome",
                self.occupations.as_str(),
            ),
            (
                "referentiel_appellation",
                "code_ogr,libelle_appellation_long,code_rome",
                &self.appellations,
            ),
            (
                "referentiel_competence",
                "code_ogr,libelle_competence,cat_comp",
                &self.skills,
            ),
            (
                "referentiel_savoir",
                "code_ogr_savoir,libelle_savoir",
                "200,Farines\n",
            ),
            (
                "coherence_item",
                "code_rome,code_ogr,coeur_metier",
                "D1102,100,Principale\n",
            ),
            (
                "liens_rome_referentiels",
                "code_rome,code_compo_bloc,code_rubrique,code_ogr",
                &self.links,
            ),
            (
                "rubrique_mobilite",
                "code_rome,code_rome_cible,numero_ordre",
                &self.mobilities,
            ),
        ] {
            let file = folder.join(format!("unix_{table}_v1_utf8.csv"));
            std::fs::write(file, format!("{header}\n{rows}")).unwrap();
        }
    }
}
