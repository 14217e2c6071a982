//! What holds for all answers to the entry check.

use proptest::prelude::*;

use super::{Answers, Level, Outcome, Path, QUESTIONS, assess, suggest};

/// For each question: `None` skipped, or a place among its options.
fn any_answers() -> impl Strategy<Value = Vec<Option<usize>>> {
    QUESTIONS
        .iter()
        .map(|question| proptest::option::of(0..question.options.len()))
        .collect::<Vec<_>>()
}

fn built(given: &[Option<usize>], order: impl Iterator<Item = usize>) -> Answers {
    let mut answers = Answers::default();
    for at in order {
        let question = &QUESTIONS[at];
        let option = given[at].map_or(Answers::SKIP, |place| question.options[place].id);
        answers
            .set(question.id, option)
            .expect("an option of the question");
    }
    answers
}

/// Least to most online. Where nothing is known lies between knowing that help
/// is needed and knowing that it is not.
fn rank(level: Level) -> u8 {
    match level {
        Level::Supported => 0,
        Level::Unknown => 1,
        Level::Partial => 2,
        Level::Autonomous => 3,
    }
}

fn online(path: Path) -> u8 {
    match path {
        Path::Agency => 0,
        Path::Mixed => 1,
        Path::FullWeb => 2,
    }
}

const BY_SUCCESS: [Outcome; 3] = [Outcome::NotDone, Outcome::DoneWithHelp, Outcome::Done];

proptest! {
    #[pleinweb_testing::test]
    fn a_better_answer_never_lowers(
        given in any_answers(), at in 0_usize..10, better in 0_usize..4, outcome in proptest::sample::select(Outcome::ALL),
    ) {
        let options = QUESTIONS[at].options;
        let (Some(old), Some(new)) = (given[at], options.get(better)) else { return Ok(()) };
        prop_assume!(new.weight >= options[old].weight);
        let mut improved = given.clone();
        improved[at] = Some(better);
        let (before, after) = (assess(&built(&given, 0..10), None, outcome), assess(&built(&improved, 0..10), None, outcome));
        prop_assert!(rank(after.digital.level) >= rank(before.digital.level));
        prop_assert!(rank(after.job_search.level) >= rank(before.job_search.level));
        prop_assert!(online(suggest(&after).path) >= online(suggest(&before).path));
    }

    #[pleinweb_testing::test]
    fn a_better_outcome_never_lowers(given in any_answers()) {
        let levels: Vec<u8> =
            BY_SUCCESS.iter().map(|outcome| rank(assess(&built(&given, 0..10), None, *outcome).digital.level)).collect();
        prop_assert!(levels.is_sorted(), "{levels:?}");
    }

    #[pleinweb_testing::test]
    fn skipping_is_never_worse_than_the_answer_that_weighs_most(given in any_answers(), at in 0_usize..10) {
        let worst = (0..QUESTIONS[at].options.len()).min_by_key(|place| QUESTIONS[at].options[*place].weight);
        let with = |answer| {
            let mut given = given.clone();
            given[at] = answer;
            online(suggest(&assess(&built(&given, 0..10), None, Outcome::Skipped)).path)
        };
        prop_assert!(with(None) >= with(worst));
    }

    #[pleinweb_testing::test]
    fn the_order_of_answers_is_irrelevant(given in any_answers(), order in Just((0..10).collect::<Vec<_>>()).prop_shuffle()) {
        prop_assert_eq!(
            assess(&built(&given, 0..10), None, Outcome::Done),
            assess(&built(&given, order.into_iter()), None, Outcome::Done)
        );
    }

    #[pleinweb_testing::test]
    fn every_conclusion_has_a_reason(given in any_answers(), outcome in proptest::sample::select(Outcome::ALL)) {
        let result = assess(&built(&given, 0..10), None, outcome);
        prop_assert!(!result.digital.reasons.is_empty() && !result.job_search.reasons.is_empty());
    }
}
