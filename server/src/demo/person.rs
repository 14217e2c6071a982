//! One invented job seeker: name, address, answers, and how far they came.

use pleinweb_entry::{Answers as CheckAnswers, Outcome, Path, QUESTIONS, TaskKind, Weight};
use pleinweb_kernel::{Day, Timestamp};
use pleinweb_nomenclature::demo::DemoRows;
use pleinweb_platform::clock::paris_day;
use pleinweb_registration::{
    AVAILABILITY, Answers, AreaInput, BankInput, CONTRACTS, ContactInput, EDUCATION,
    ExperienceInput, HOURS, IdentityInput, JobInput, LEVELS, LanguageInput, ProjectInput, REASONS,
    SituationInput, SkillsInput, TRANSPORTS, YEARS,
};

use super::dice::Dice;
use super::names::{FIRST_NAMES, LAST_NAMES, STREETS};

/// Somebody of the demo.
#[derive(Clone, Debug)]
pub struct Person {
    pub first_name: &'static str,
    pub last_name: &'static str,
    pub email: String,
    pub answers: Answers,
    pub check: CheckAnswers,
    pub task: (TaskKind, Outcome),
    pub choice: Path,
    /// Which of the demo's agencies, by its place in the list.
    pub agency: usize,
}

/// Draws a person. `now` gives the dates their distance.
pub fn draw(dice: &Dice, rows: &DemoRows, number: usize, now: Timestamp) -> Person {
    let first_name = FIRST_NAMES[number % FIRST_NAMES.len()];
    let last_name = *dice.pick(&LAST_NAMES);
    let agency = if dice.percent(50) {
        0
    } else {
        1 + dice.below(rows.agencies.len() - 1)
    };
    let today = paris_day(now);
    let (check, at_ease) = check_answers(dice);
    Person {
        first_name,
        last_name,
        email: format!("demandeur{number}@exemple.fr"),
        answers: answers(dice, rows, first_name, last_name, agency, today),
        check,
        task: (*dice.pick(TaskKind::ALL), task_outcome(dice, at_ease)),
        choice: match (at_ease, dice.below(10)) {
            (true, 0) | (false, 4..=6) => Path::Mixed,
            (true, _) => Path::FullWeb,
            (false, _) => Path::Agency,
        },
        agency,
    }
}

/// A date as people type it.
fn day_first(day: Day) -> String {
    day.0.strftime("%d/%m/%Y").to_string()
}

/// Most people are at ease; some are not, and a few skip a question.
fn check_answers(dice: &Dice) -> (CheckAnswers, bool) {
    let at_ease = dice.percent(75);
    let mut answers = CheckAnswers::default();
    for question in &QUESTIONS {
        let fitting: Vec<_> = question
            .options
            .iter()
            .filter(|option| (option.weight >= Weight::Between) == (at_ease || dice.percent(30)))
            .collect();
        let option = match fitting.as_slice() {
            [] => &question.options[0],
            some => dice.pick(some),
        };
        let id = if dice.percent(4) {
            CheckAnswers::SKIP
        } else {
            option.id
        };
        // The ids come from the questions themselves.
        let _ = answers.set(question.id, id);
    }
    (answers, at_ease)
}

fn task_outcome(dice: &Dice, at_ease: bool) -> Outcome {
    match (at_ease, dice.below(10)) {
        (true, 0) | (false, 0..=3) => Outcome::DoneWithHelp,
        (true, _) => Outcome::Done,
        (false, 4..=6) => Outcome::Skipped,
        (false, _) => Outcome::NotDone,
    }
}

fn answers(
    dice: &Dice,
    rows: &DemoRows,
    first_name: &str,
    last_name: &str,
    agency: usize,
    today: Day,
) -> Answers {
    let agency = &rows.agencies[agency];
    let near: Vec<_> = rows
        .communes
        .iter()
        .filter(|commune| agency.departments.contains(&commune.department))
        .collect();
    let commune = dice.pick(&near);
    let postcode = commune
        .postcodes
        .first()
        .map(ToString::to_string)
        .unwrap_or_default();
    let occupation = dice.pick(&rows.occupations);
    let mut skills: Vec<String> = rows
        .occupation_skills
        .iter()
        .filter(|link| link.occupation == occupation.code)
        .map(|link| link.skill.to_string())
        .collect();
    skills.truncate(2 + dice.below(4));
    let birth = Day::new(
        today.0.year() - 19 - i16::try_from(dice.below(44)).unwrap_or(0),
        1,
        1,
    )
    .unwrap_or(today)
    .plus_days(i32::try_from(dice.below(365)).unwrap_or(0));
    let since = today.plus_days(-i32::try_from(5 + dice.below(80)).unwrap_or(5));
    Answers {
        identity: IdentityInput {
            first_name: first_name.to_owned(),
            birth_name: last_name.to_owned(),
            birth_date: day_first(birth),
            ..IdentityInput::default()
        },
        contact: ContactInput {
            street: format!("{} {}", 1 + dice.below(120), dice.pick(&STREETS)),
            postcode,
            city: commune.name.clone(),
            // Numbers that the regulator keeps for fiction (ARCEP: 06 39 98 xx xx).
            phone: format!("06 39 98 {:02} {:02}", dice.below(100), dice.below(100)),
            ..ContactInput::default()
        },
        situation: SituationInput {
            reason: (*dice.pick(REASONS)).to_owned(),
            since: day_first(since),
            availability: (*dice.pick(AVAILABILITY)).to_owned(),
            residence: "french".to_owned(),
            allowance: if dice.percent(30) { "yes" } else { "no" }.to_owned(),
            registered_before: if dice.percent(40) { "yes" } else { "no" }.to_owned(),
            ..SituationInput::default()
        },
        experience: ExperienceInput {
            education: (*dice.pick(EDUCATION)).to_owned(),
            years: (*dice.pick(YEARS)).to_owned(),
            jobs: vec![JobInput {
                title: occupation.label.clone(),
                employer: format!("Maison {}", dice.pick(&LAST_NAMES)),
                from: (today.0.year() - 4).to_string(),
                to: (today.0.year() - 1).to_string(),
            }],
            ..ExperienceInput::default()
        },
        skills: SkillsInput {
            skills,
            languages: vec![LanguageInput {
                language: "anglais".to_owned(),
                level: (*dice.pick(LEVELS)).to_owned(),
            }],
            ..SkillsInput::default()
        },
        project: ProjectInput {
            occupation_1: occupation.code.to_string(),
            occupation_1_text: occupation.label.clone(),
            contracts: vec![
                CONTRACTS[0].to_owned(),
                (*dice.pick(&CONTRACTS[1..])).to_owned(),
            ],
            ..ProjectInput::default()
        },
        area: AreaInput {
            place: commune.code.to_string(),
            place_text: commune.name.clone(),
            radius: dice.pick(&["10", "20", "30", "50"]).to_string(),
            transports: vec![(*dice.pick(TRANSPORTS)).to_owned()],
            hours: (*dice.pick(HOURS)).to_owned(),
            ..AreaInput::default()
        },
        bank: BankInput {
            later: true,
            ..BankInput::default()
        },
    }
}
