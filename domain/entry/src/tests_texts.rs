//! Every message id that the entry check names exists in both languages.

use super::{
    Answers, Attempt, Axis, CallbackOutcome, CallbackSlot, CallbackSubject, Channel, Level,
    Outcome, Path, QUESTIONS, Return, Service, SupportIntensity, TaskKind, assess, judge, suggest,
};

const FRENCH: &str = include_str!("../../../app/locales/fr/entry.ftl");
const ENGLISH: &str = include_str!("../../../app/locales/en/entry.ftl");
const ERRORS: [&str; 2] = [
    include_str!("../../../app/locales/fr/errors.ftl"),
    include_str!("../../../app/locales/en/errors.ftl"),
];

fn has(messages: &str, id: &str) -> bool {
    messages.lines().any(|line| {
        line.strip_prefix(id)
            .is_some_and(|rest| rest.starts_with(" = "))
    })
}

#[pleinweb_testing::test]
fn every_id_has_a_text_in_each_language() {
    let mut ids: Vec<&str> = Vec::new();
    for question in &QUESTIONS {
        ids.push(question.text);
        ids.extend(
            question
                .options
                .iter()
                .flat_map(|option| [option.text, option.reason]),
        );
    }
    for level in Level::ALL {
        ids.extend([
            level.message(),
            level.result(Axis::Digital),
            level.result(Axis::JobSearch),
        ]);
    }
    for path in Path::ALL {
        ids.extend([path.message(), path.about(), path.suggested()]);
    }
    ids.extend(TaskKind::ALL.iter().map(|kind| kind.message()));
    ids.extend(Outcome::ALL.iter().map(|outcome| outcome.message()));
    ids.extend(Service::ALL.iter().map(|service| service.message()));
    ids.extend(Channel::ALL.iter().map(|channel| channel.message()));
    ids.extend(Return::ALL.iter().map(|way| way.message()));
    ids.extend(
        SupportIntensity::ALL
            .iter()
            .map(|intensity| intensity.message()),
    );
    ids.extend(CallbackSlot::ALL.iter().map(|slot| slot.message()));
    ids.extend(CallbackSubject::ALL.iter().map(|subject| subject.message()));
    ids.extend(CallbackOutcome::ALL.iter().map(|outcome| outcome.message()));
    for id in ids {
        assert!(has(FRENCH, id), "{id} is missing in fr/entry.ftl");
        assert!(has(ENGLISH, id), "{id} is missing in en/entry.ftl");
    }
}

/// Reasons are built while a check is assessed: all that can come out.
#[pleinweb_testing::test]
fn every_reason_has_a_text_in_each_language() {
    let none = Answers::default();
    let mut full = Answers::default();
    for question in &QUESTIONS {
        full.set(question.id, question.options[0].id)
            .expect("an option of the question");
    }
    let mut hard = Answers::default();
    for question in &QUESTIONS {
        let last = question.options.len() - 1;
        hard.set(question.id, question.options[last].id)
            .expect("an option of the question");
    }
    for answers in [&none, &full, &hard] {
        for outcome in Outcome::ALL {
            let result = assess(answers, None, *outcome);
            let suggestion = suggest(&result);
            for reason in result
                .digital
                .reasons
                .iter()
                .chain(&result.job_search.reasons)
                .chain(&suggestion.reasons)
            {
                let id = reason.as_str();
                assert!(has(FRENCH, id) && has(ENGLISH, id), "{id}");
            }
        }
    }
    for level in Level::ALL {
        for axis in ["digital", "job-search"] {
            let id = format!("suggest-{axis}-{}", level.key());
            assert!(has(FRENCH, &id) && has(ENGLISH, &id), "{id}");
        }
    }
}

#[pleinweb_testing::test]
fn the_find_task_can_be_solved_in_each_language() {
    for messages in [FRENCH, ENGLISH] {
        let page = messages
            .lines()
            .find_map(|line| line.strip_prefix("task-find-page = "))
            .expect("the page");
        let solved = judge(TaskKind::Find, &Attempt::Text(page.to_owned()), false);
        assert_eq!(solved, Outcome::Done, "the page holds the answer");
    }
}

#[pleinweb_testing::test]
fn codes_of_the_contract_have_words() {
    for code in [
        "intensity-full-web",
        "channel-impossible",
        "already-full-web",
        "already-volunteered",
    ] {
        assert!(ERRORS.iter().all(|messages| has(messages, code)), "{code}");
    }
}
