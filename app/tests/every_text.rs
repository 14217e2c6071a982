//! What is known by a key has its text, in every language: the values of every
//! `keyed!` list, every code of an error, every reason, every choice of a form,
//! every alarm and every mail. A page that looks a text up by its key shows
//! nothing, or a sentence for everything, where there is none: so the keys are
//! read from the sources themselves, and a new one is asked for its text here.

#[path = "every_text/by_hand.rs"]
mod by_hand;
#[path = "every_text/mails.rs"]
mod mails;
#[path = "every_text/numbers.rs"]
mod numbers;
#[path = "every_text/sources.rs"]
mod sources;

use std::collections::BTreeSet;

use pleinweb_app::texts;
use pleinweb_caseload::REACH_AGAIN_MS;
use pleinweb_contract::State;
use pleinweb_entry::{Channel, Path, QUESTIONS, Service, SupportIntensity, is_possible};
use pleinweb_kernel::Lang;
use pleinweb_platform::alarms::AlarmKind;
use pleinweb_registration::{self as choices, Step};

type ById = fn(Lang, &str) -> Option<&'static str>;

/// Every file of texts that is looked up by keys.
const LOOKUPS: &[(&str, ById)] = &[
    ("alarms", texts::alarms::by_id),
    ("api_words", texts::api_words::by_id),
    ("caseload", texts::caseload::by_id),
    ("contract", texts::contract::by_id),
    ("departures", texts::departures::by_id),
    ("entry", texts::entry::by_id),
    ("errors", texts::errors::by_id),
    ("market_words", texts::market_words::by_id),
    ("offer_fit", texts::offer_fit::by_id),
    ("offer_reports", texts::offer_reports::by_id),
    ("offers", texts::offers::by_id),
    ("registration", texts::registration::by_id),
    ("saved_searches", texts::saved_searches::by_id),
    ("told", texts::told::by_id),
];

/// Lists whose values are never said as such: stored, or told in another way.
const NEVER_SAID: &[(&str, &str)] = &[
    ("CorrectionKind", "a sentence with what was corrected"),
    ("Certainty", "the pay is written with a sentence for each"),
    ("Level of market", "a page says the place"),
    ("Moment", "the kit's timeline says it"),
    ("Need", "headings of an offer"),
    ("OfferState", "stored"),
    ("RequirementKind", "headings of an offer"),
];

/// Codes that no page shows.
const NEVER_SHOWN: &[(&str, &str)] = &[
    ("appellation-code", "of an import"),
    ("operator-exists", "of the command line"),
    ("unreadable", "a mark that no page makes"),
];

fn has_text(by_id: ById, id: &str) -> bool {
    Lang::ALL
        .iter()
        .all(|lang| by_id(*lang, id).is_some_and(|text| !text.trim().is_empty()))
}

fn report(missing: &[String]) {
    assert!(missing.is_empty(), "no text for:\n{}", missing.join("\n"));
}

/// Those of these ids that a file has no text for.
fn missing<'a>(file: &str, ids: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let (_, by_id) = LOOKUPS.iter().find(|(name, _)| *name == file).expect(file);
    let gone = ids.into_iter().filter(|id| !has_text(*by_id, id));
    gone.map(|id| format!("{id} ({file}.ftl)")).collect()
}

#[test]
fn every_file_that_is_looked_up_is_known_here() {
    let known: BTreeSet<String> = LOOKUPS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(sources::lookups(), known);
}

#[test]
fn every_value_of_a_list_has_its_text() {
    let lists = sources::keyed();
    assert!(lists.len() > 25, "the lists are found: {}", lists.len());
    let mut found = Vec::new();
    for list in &lists {
        let never = NEVER_SAID.iter().any(|(name, _)| *name == list.name);
        for id in &list.ids {
            let said = LOOKUPS.iter().any(|(_, by_id)| has_text(*by_id, id));
            if said == never {
                let how = if never {
                    "is said to be never said"
                } else {
                    "has no text"
                };
                found.push(format!("{id} of {} {how}", list.name));
            }
        }
    }
    report(&found);
    for (name, _) in NEVER_SAID {
        assert!(
            lists.iter().any(|list| list.name == *name),
            "{name} is gone"
        );
    }
}

#[test]
fn every_code_of_an_error_has_its_text() {
    let (codes, unresolved) = sources::codes();
    assert!(codes.len() > 90, "the codes are found: {}", codes.len());
    assert_eq!(
        unresolved,
        Vec::<String>::new(),
        "say in FORWARDS where these come from"
    );
    let shown = |code: &&String| !NEVER_SHOWN.iter().any(|(never, _)| *never == code.as_str());
    let shown = codes.iter().filter(shown).map(String::as_str);
    report(&missing("errors", shown));
    for (code, _) in NEVER_SHOWN {
        assert!(codes.contains(*code), "{code} is gone");
    }
}

#[test]
fn every_question_answer_and_reason_of_the_check_has_its_text() {
    let questions = QUESTIONS.iter().map(|question| question.text);
    let options = QUESTIONS.iter().flat_map(|question| question.options);
    let options = options.flat_map(|option| [option.text, option.reason]);
    report(&missing("entry", questions.chain(options)));
    let reasons = sources::reasons();
    assert!(reasons.len() > 8, "the reasons are found: {reasons:?}");
    report(&missing("entry", reasons.iter().map(String::as_str)));
    let about = Path::ALL
        .iter()
        .flat_map(|path| [path.about(), path.suggested()]);
    report(&missing("entry", about));
    let closely = SupportIntensity::ALL.iter();
    let closely: Vec<String> = closely
        .map(|one| [one.message(), "-about"].concat())
        .collect();
    report(&missing("entry", closely.iter().map(String::as_str)));
}

#[test]
fn every_choice_of_the_registration_has_its_text() {
    let steps: Vec<&str> = Step::ALL.iter().map(|step| step.key()).collect();
    let asked: Vec<&str> = steps
        .iter()
        .copied()
        .filter(|step| *step != "summary")
        .collect();
    let lists: [(&str, &[&str]); 14] = [
        ("step", &steps),
        ("lead", &asked),
        ("transport", choices::TRANSPORTS),
        ("licence", choices::LICENCES),
        ("hours", choices::HOURS),
        ("schedule", choices::SCHEDULES),
        ("education", choices::EDUCATION),
        ("years", choices::YEARS),
        ("level", choices::LEVELS),
        ("reason", choices::REASONS),
        ("availability", choices::AVAILABILITY),
        ("residence", choices::RESIDENCE),
        ("contract", choices::CONTRACTS),
        ("document", &sources::documents()),
    ];
    for (prefix, keys) in lists {
        assert!(!keys.is_empty(), "{prefix}");
        let ids: Vec<String> = keys.iter().map(|key| format!("{prefix}-{key}")).collect();
        report(&missing("registration", ids.iter().map(String::as_str)));
    }
}

#[test]
fn whatever_else_is_made_of_a_key_has_its_text() {
    let standing = State::ALL
        .iter()
        .map(|state| format!("text-{}", state.key()));
    let services = Service::ALL.iter().flat_map(|service| {
        let ways = Channel::ALL
            .iter()
            .filter(|way| is_possible(*service, **way));
        ways.map(|way| format!("about-{}-{}", service.key(), way.key()))
    });
    let of_contract: Vec<String> = standing.chain(services).collect();
    report(&missing("contract", of_contract.iter().map(String::as_str)));
    let again = REACH_AGAIN_MS.iter().map(|(key, _)| format!("call-{key}"));
    let again: Vec<String> = again.collect();
    report(&missing("caseload", again.iter().map(String::as_str)));
    let alarms = AlarmKind::ALL.iter();
    let alarms =
        alarms.flat_map(|kind| ["alarm", "todo"].map(|about| format!("{about}-{}", kind.key())));
    let alarms: Vec<String> = alarms.collect();
    report(&missing("alarms", alarms.iter().map(String::as_str)));
}

/// What staff read in place of what the person reads stands for a text that there is.
#[test]
fn whatever_is_told_about_somebody_is_told_to_them_too() {
    let told = sources::messages("told");
    assert!(told.len() > 40, "the texts are found: {}", told.len());
    let gone: Vec<&String> = told
        .iter()
        .filter(|id| {
            let (feature, rest) = id.split_once('-').unwrap_or((id, ""));
            let known = LOOKUPS.iter().find(|(name, _)| *name == feature);
            !known.is_some_and(|(_, by_id)| has_text(*by_id, rest))
        })
        .collect();
    assert!(gone.is_empty(), "{gone:?}");
}
