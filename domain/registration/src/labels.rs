//! What the nomenclature says of a file: its agency, the labels of its codes,
//! what a typed text may mean.

use std::any::Any;

use pleinweb_checks::letters::fold;
use pleinweb_kernel::{AppError, Code, FieldErrors};
use pleinweb_nomenclature::model::{CommuneCode, OccupationCode, SkillCode, SkillItem};
use pleinweb_nomenclature::{self as nomenclature, Lists};
use pleinweb_platform::Cx;

use super::home;
use super::model::{Answers, CodeField, CodeKind, ContactInput, Labelled, MayMean, Step, StepForm};
use super::rules::place_label;

/// Answers shown for a text without a choice.
const MAY_MEAN: usize = 8;
/// Skills proposed from one occupation; its heart comes first.
const PROPOSED: usize = 12;

/// Labels of the codes of skills in the answers.
pub(super) async fn labels(
    cx: &mut Cx,
    answers: &Answers,
) -> Result<Vec<(String, String)>, AppError> {
    let skills = known_skills(cx, answers).await?;
    Ok(skills
        .into_iter()
        .map(|skill| (skill.code.to_string(), skill.label))
        .collect())
}

async fn known_skills(cx: &mut Cx, answers: &Answers) -> Result<Vec<SkillItem>, AppError> {
    let codes: Vec<SkillCode> = answers
        .skills
        .skills
        .iter()
        .filter_map(|code| SkillCode::parse(code).ok())
        .collect();
    nomenclature::skills_by_code(cx.tx(), &codes).await
}

/// Looks the chosen codes of a form up and puts their labels where the text was
/// typed. A text that is the very name of one answer chooses it. Codes that do
/// not exist are errors.
pub(super) async fn look_up<F: StepForm>(
    cx: &mut Cx,
    form: &mut F,
    wrong: &mut FieldErrors,
) -> Result<(), AppError> {
    ask_which(cx, form, wrong).await?;
    let fields = form.codes();
    if fields.is_empty() {
        return Ok(());
    }
    let lists = nomenclature::lists(cx).await?;
    for field in fields {
        look_up_one(cx, &lists, field, wrong).await?;
    }
    Ok(())
}

/// An address whose postcode and town do not say a commune: the person is asked.
async fn ask_which<F: StepForm>(
    cx: &mut Cx,
    form: &F,
    wrong: &mut FieldErrors,
) -> Result<(), AppError> {
    let Some(contact) = (form as &dyn Any).downcast_ref::<ContactInput>() else {
        return Ok(());
    };
    if wrong.of("postcode").is_some() || wrong.of("city").is_some() {
        return Ok(());
    }
    let home = home::home_of(cx, contact).await?.0;
    if home.is_open() {
        wrong.push("commune", Code::new("commune-which"));
    } else if home.slip.is_some() {
        wrong.push("city", Code::new("town-slip"));
    }
    Ok(())
}

async fn look_up_one(
    cx: &mut Cx,
    lists: &Lists,
    field: CodeField<'_>,
    wrong: &mut FieldErrors,
) -> Result<(), AppError> {
    if field.code.trim().is_empty() {
        if let Some((found, corrected)) = the_one(lists, field.kind, field.text) {
            (*field.code, *field.text) = (found.code, found.label);
            wrong.0.retain(|error| error.field != field.name);
            // Shown as it was understood: who sends it so confirms it.
            if corrected {
                wrong.push(field.name, Code::new("place-slip"));
            }
        }
        return Ok(());
    }
    let label = match field.kind {
        CodeKind::Occupation => match OccupationCode::parse(field.code) {
            Ok(code) => nomenclature::occupation_label(cx.tx(), code).await?,
            Err(_) => None,
        },
        CodeKind::Place => CommuneCode::parse(field.code)
            .ok()
            .and_then(|code| lists.places.by_code(code))
            .map(|place| place_label(&place)),
    };
    let unknown = match field.kind {
        CodeKind::Occupation => "occupation-unknown",
        CodeKind::Place => "place-unknown",
    };
    match label {
        Some(label) => {
            // A job title of the occupation stays as it was chosen.
            let named = means(lists, field.kind, field.text)
                .into_iter()
                .any(|found| found.code == *field.code && found.label == *field.text);
            if !named {
                *field.text = label;
            }
        }
        None if wrong.of(field.name).is_none() => wrong.push(field.name, Code::new(unknown)),
        None => {}
    }
    Ok(())
}

/// What a text may mean, best first.
fn means(lists: &Lists, kind: CodeKind, text: &str) -> Vec<Labelled> {
    match kind {
        CodeKind::Occupation => lists
            .occupations
            .search(text, MAY_MEAN)
            .into_iter()
            .map(|hit| Labelled {
                code: hit.code.to_string(),
                detail: if hit.matched == hit.label {
                    String::new()
                } else {
                    hit.label
                },
                label: hit.matched,
            })
            .collect(),
        CodeKind::Place => lists
            .places
            .search(text, MAY_MEAN)
            .into_iter()
            .map(|place| Labelled {
                code: place.commune.to_string(),
                label: place_label(&place),
                detail: place.region,
            })
            .collect(),
    }
}

/// The one answer that a text names, and whether a slip was corrected for that.
fn the_one(lists: &Lists, kind: CodeKind, text: &str) -> Option<(Labelled, bool)> {
    let typed = fold(text.trim());
    if typed.is_empty() {
        return None;
    }
    let labelled = means(lists, kind, text);
    let mut named: Vec<&Labelled> = labelled
        .iter()
        .filter(|found| names(&found.label, &typed))
        .collect();
    named.dedup_by(|one, other| one.code == other.code);
    match (&named[..], kind) {
        ([one], _) => Some(((*one).clone(), false)),
        ([], CodeKind::Place) => {
            let (place, corrected) = lists.only_one_named(text)?;
            let found = Labelled {
                code: place.commune.to_string(),
                label: place_label(&place),
                detail: String::new(),
            };
            Some((found, corrected))
        }
        _ => None,
    }
}

/// Whether a label is what was typed, or has it as one of its forms: "Boulanger /
/// Boulangère".
fn names(label: &str, typed: &str) -> bool {
    fold(label) == typed || label.split(" / ").any(|form| fold(form.trim()) == typed)
}

/// What a step's page shows besides its answers.
#[derive(Debug, Default)]
pub(super) struct Extras {
    pub may_mean: Vec<MayMean>,
    pub proposed: Vec<Labelled>,
    pub agency: Option<String>,
}

pub(super) async fn for_step(
    cx: &mut Cx,
    step: Step,
    answers: &Answers,
) -> Result<Extras, AppError> {
    let mut extras = Extras::default();
    match step {
        Step::Contact => {
            let (found, agency) = home::home_of(cx, &answers.contact).await?;
            if !found.is_open() {
                extras.agency = agency.map(|(_, name)| name);
            }
            if let Some(name) = found.slip {
                let meant = Labelled {
                    label: name,
                    ..Labelled::default()
                };
                extras.may_mean.push(MayMean {
                    field: "city".to_owned(),
                    choices: vec![meant],
                });
            }
            if !found.choices.is_empty() {
                let choices = found.choices.iter().map(|place| Labelled {
                    code: place.commune.to_string(),
                    label: place_label(place),
                    detail: place.region.clone(),
                });
                extras.may_mean.push(MayMean {
                    field: "commune".to_owned(),
                    choices: choices.collect(),
                });
            }
        }
        Step::Skills => extras.proposed = proposed(cx, answers).await?,
        Step::Project => extras.may_mean = unchosen(cx, &mut answers.project.clone()).await?,
        Step::Area => extras.may_mean = unchosen(cx, &mut answers.area.clone()).await?,
        _ => {}
    }
    Ok(extras)
}

/// Answers for the texts that were typed without choosing.
async fn unchosen<F: StepForm>(cx: &mut Cx, form: &mut F) -> Result<Vec<MayMean>, AppError> {
    let lists = nomenclature::lists(cx).await?;
    let open = form
        .codes()
        .into_iter()
        .filter(|field| field.code.is_empty() && !field.text.trim().is_empty());
    Ok(open
        .map(|field| MayMean {
            field: field.name.to_owned(),
            choices: means(&lists, field.kind, field.text),
        })
        .filter(|found| !found.choices.is_empty())
        .collect())
}

/// The occupations looked for, or, as long as none is chosen, those that the
/// jobs of the past seem to be: three at most.
async fn occupations(cx: &mut Cx, answers: &Answers) -> Result<Vec<OccupationCode>, AppError> {
    let chosen = answers.project.chosen();
    let mut codes: Vec<OccupationCode> = chosen
        .into_iter()
        .filter_map(|code| OccupationCode::parse(code).ok())
        .collect();
    if codes.is_empty() {
        let lists = nomenclature::lists(cx).await?;
        let titles = answers.experience.jobs.iter().map(|job| job.title.trim());
        codes = titles
            .filter(|title| !title.is_empty())
            .filter_map(|title| lists.occupations.search(title, 1).into_iter().next())
            .map(|hit| hit.code)
            .collect();
        codes.dedup();
    }
    Ok(codes)
}

/// Skills of the person's occupations, and those that were ticked already.
async fn proposed(cx: &mut Cx, answers: &Answers) -> Result<Vec<Labelled>, AppError> {
    let mut found: Vec<SkillItem> = known_skills(cx, answers).await?;
    for code in occupations(cx, answers).await? {
        let skills = nomenclature::skills_of(cx.tx(), code).await?;
        found.extend(skills.into_iter().take(PROPOSED));
    }
    let mut proposed: Vec<Labelled> = Vec::with_capacity(found.len());
    for skill in found {
        let code = skill.code.to_string();
        if proposed.iter().all(|known| known.code != code) {
            proposed.push(Labelled {
                code,
                label: skill.label,
                detail: String::new(),
            });
        }
    }
    Ok(proposed)
}
