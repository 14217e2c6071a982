//! Offers with a hostile text in everything, in each format.

use std::path::Path;

use pleinweb_offers::import::Format;
use pleinweb_offers::{ImportOptions, import_offers};
use pleinweb_platform::AppState;
use serde_json::{Value, json};

use super::text::hostile;

/// The numbers of the texts: one for each format.
const FIRST: usize = 700;

/// Imports some of each format; every one must come through.
pub async fn import(app: &AppState) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (number, format) in Format::ALL.into_iter().enumerate() {
        let end = if format == Format::Csv {
            "csv"
        } else {
            "jsonl"
        };
        let path = folder.path().join(format!("{}.{end}", format.key()));
        // Enough of them for the figures of the market to name the employer.
        let lines = (0..12).map(|turn| line(format, FIRST + number, turn));
        let head = if format == Format::Csv {
            csv_head()
        } else {
            String::new()
        };
        std::fs::write(&path, head + &lines.collect::<String>()).expect("a file");
        let report = import_one(app, &path, format, &hostile(FIRST + 20 + number)).await;
        assert_eq!(report, 12, "{format:?}");
    }
}

async fn import_one(app: &AppState, path: &Path, format: Format, name: &str) -> u64 {
    let order = ImportOptions {
        path: path.to_owned(),
        format,
        source: format.key().to_owned(),
        source_name: name.to_owned(),
        complete: false,
        force: false,
    };
    let report = import_offers(app, &order, &mut |_| {}).await;
    report.expect("an import").counts.new
}

/// All columns of a table but those that are numbers and dates.
const COLUMNS: [&str; 14] = [
    "id",
    "intitule",
    "description",
    "employeur",
    "lieu",
    "contrat",
    "duree",
    "experience",
    "salaire",
    "exigences",
    "competences",
    "url",
    "secteur",
    "rome",
];

fn csv_head() -> String {
    COLUMNS.join(",") + "\n"
}

fn line(format: Format, number: usize, turn: usize) -> String {
    let text = hostile(number);
    // Each is another offer: the same ones would count as one.
    let rich = format!("{text}<p>{text} {turn}</p><b onclick=x()>{text}</b>");
    let id = format!("{turn}{text}");
    let offer = match format {
        Format::Csv => {
            let cells = COLUMNS.map(|column| {
                let cell = match column {
                    "id" => &id,
                    "description" => &rich,
                    "rome" => "D1102",
                    "url" => "javascript:x()//pwmark",
                    _ => &text,
                };
                format!("\"{}\"", cell.replace('"', "\"\""))
            });
            return cells.join(",") + "\n";
        }
        Format::FranceTravail => france_travail(&id, &text, &rich),
        Format::JobTech => jobtech(&id, &text, &rich),
        Format::JobPosting => posting(&id, &text, &rich),
    };
    offer.to_string() + "\n"
}

fn france_travail(id: &str, text: &str, rich: &str) -> Value {
    let asked = json!([{"libelle": text, "code": text, "exigence": "E"}]);
    json!({
        "id": id, "intitule": text, "description": rich, "romeCode": "D1102",
        "romeLibelle": text, "appellationlibelle": text,
        "lieuTravail": {"libelle": text, "commune": text, "codePostal": text},
        "entreprise": {"nom": text, "description": rich, "url": text, "logo": text},
        "typeContrat": text, "typeContratLibelle": text, "natureContrat": text,
        "experienceExige": text, "experienceLibelle": text, "experienceCommentaire": text,
        "dureeTravailLibelle": text, "dureeTravailLibelleConverti": text,
        "salaire": {"libelle": text, "commentaire": text, "complement1": text, "complement2": text},
        "competences": asked, "qualitesProfessionnelles": asked, "langues": asked, "permis": asked,
        "formations": [{"niveauLibelle": text, "domaineLibelle": text, "codeFormation": text, "exigence": "E"}],
        "secteurActiviteLibelle": text, "codeNAF": text, "qualificationLibelle": text,
        "trancheEffectifEtab": text,
        "contact": {"urlPostulation": "javascript:x()//pwmark", "nom": text},
        "origineOffre": {"urlOrigine": format!("https://exemple.fr/{text}"), "partenaires": [{"nom": text, "url": text}]},
    })
}

fn jobtech(id: &str, text: &str, rich: &str) -> Value {
    let asked =
        json!({"skills": [{"label": text, "concept_id": text}], "languages": [{"label": text}]});
    json!({
        "id": id, "headline": text,
        "description": {"text": rich, "company_information": rich},
        "employer": {"name": text}, "occupation": {"label": text},
        "duration": {"label": text}, "working_hours_type": {"label": text},
        "salary_description": text,
        "workplace_address": {"municipality": text, "region": text, "country": text, "city": text},
        "must_have": asked, "nice_to_have": asked,
        "webpage_url": "javascript:x()//pwmark", "application_details": {"url": text},
    })
}

fn posting(id: &str, text: &str, rich: &str) -> Value {
    json!({
        "@type": "JobPosting", "identifier": {"value": id}, "title": text, "description": rich,
        "hiringOrganization": {"name": text, "description": rich},
        "occupationalCategory": text, "employmentType": text, "workHours": text,
        "experienceRequirements": text, "industry": text, "skills": text, "qualifications": text,
        "baseSalary": text, "url": format!("https://exemple.fr/{text}"),
        "jobLocation": [
            {"address": {"addressLocality": text, "postalCode": text, "addressRegion": text}},
            {"address": {"addressLocality": format!("{text} bis")}},
        ],
    })
}
