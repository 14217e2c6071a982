//! The rules of the entry check as tables of cases.

use super::{
    Answers, Assessment, Attempt, Axis, AxisResult, Choice, Level, Outcome, Path, QUESTIONS,
    Question, ReasonCode, TaskKind, Weight, assess, judge, suggest,
};

/// Answers from `question=option` pairs; what is not named was never seen.
pub(super) fn answers(pairs: &str) -> Answers {
    let mut answers = Answers::default();
    for pair in pairs.split_whitespace() {
        let (question, option) = pair.split_once('=').expect("question=option");
        answers
            .set(question, option)
            .unwrap_or_else(|_| panic!("{pair} does not exist"));
    }
    answers
}

/// Five answers of an axis by weight, in the order asked: `E` easy, `B` between,
/// `H` hard, `X` blocking, `-` skipped, ` ` never seen.
fn by_weight(axis: Axis, weights: &str) -> Answers {
    let mut answers = Answers::default();
    let questions = QUESTIONS.iter().filter(|question| question.axis == axis);
    for (question, letter) in questions.zip(weights.chars()) {
        let option = match letter {
            ' ' => "",
            '-' => Answers::SKIP,
            _ => option_of(question, letter)
                .unwrap_or_else(|| panic!("{} has no {letter}", question.id)),
        };
        answers
            .set(question.id, option)
            .expect("an option of the question");
    }
    answers
}

fn option_of(question: &Question, letter: char) -> Option<&'static str> {
    let weight = match letter {
        'E' => Weight::Easy,
        'B' => Weight::Between,
        'H' => Weight::Hard,
        _ => Weight::Blocking,
    };
    question
        .options
        .iter()
        .find(|option| option.weight == weight)
        .map(|option| option.id)
}

fn reasons(result: &AxisResult) -> Vec<&str> {
    result.reasons.iter().map(ReasonCode::as_str).collect()
}

#[pleinweb_testing::test]
fn levels_of_the_digital_axis() {
    use Level::{Autonomous, Partial, Supported, Unknown};
    for (weights, level) in [
        ("EEEEE", Autonomous),
        ("BEEEE", Autonomous),
        ("BBEEE", Autonomous),
        ("EEBBE", Autonomous),
        ("BBBEE", Partial),
        ("BBBBB", Partial),
        ("EEEEH", Partial), // one "better with someone" is worth a talk
        ("EHEEE", Partial),
        ("BBBBH", Partial),
        ("EBHHB", Partial),
        ("BBHBH", Supported),
        ("BHHHH", Supported),
        ("EHHHH", Supported),
        ("XEEEE", Supported), // no device
        ("EXEEE", Supported), // no connection
        ("X    ", Supported),
        ("-X---", Supported),
        // Skipped questions are left out, not counted against anyone.
        ("EEE--", Autonomous),
        ("--EEE", Autonomous),
        ("-BEE ", Autonomous),
        ("BBE--", Partial),
        ("EEEB-", Autonomous),
        ("EEBB-", Autonomous),
        ("EBBB-", Partial),
        ("BBH--", Supported),
        ("EEH--", Partial),
        ("B-HH-", Supported),
        ("EE---", Unknown),
        ("BB---", Unknown),
        ("E----", Unknown),
        ("-----", Unknown),
        ("     ", Unknown),
    ] {
        let result = assess(&by_weight(Axis::Digital, weights), None, Outcome::Skipped);
        assert_eq!(result.digital.declared, level, "{weights:?}");
        assert_eq!(
            result.digital.level, level,
            "{weights:?}: a skipped task changes nothing"
        );
        assert_eq!(
            result.job_search.level, Unknown,
            "the other axis is not touched"
        );
    }
}

#[pleinweb_testing::test]
fn levels_of_the_job_search_axis() {
    use Level::{Autonomous, Partial, Supported, Unknown};
    for (weights, level) in [
        ("EEEEE", Autonomous),
        ("BEEEB", Autonomous),
        ("BBEEB", Partial),
        ("EEEEH", Partial),
        ("HHEEE", Partial),
        ("HHHEE", Partial),
        ("HHHHE", Supported),
        ("HHHHH", Supported),
        ("BBHHB", Supported),
        ("HH---", Unknown), // two answers are not enough to say anything
        ("HHH--", Supported),
        ("E-E-E", Autonomous),
        ("-----", Unknown),
    ] {
        let result = assess(&by_weight(Axis::JobSearch, weights), None, Outcome::Skipped);
        assert_eq!(result.job_search.level, level, "{weights:?}");
        assert_eq!(
            result.digital.level, Unknown,
            "the other axis is not touched"
        );
    }
}

#[pleinweb_testing::test]
fn what_was_never_tried_is_not_counted_against_anyone() {
    let digital = |online_steps: &str| {
        let typed = format!("equipment=own connection=good messages=easy {online_steps}");
        assess(&answers(&typed), None, Outcome::Skipped)
            .digital
            .level
    };
    assert_eq!(
        digital("online-steps=never video=to-try"),
        Level::Autonomous
    );
    assert_eq!(
        digital("online-steps=someone-else video=to-try"),
        Level::Partial
    );
    // A phone of one's own is enough equipment.
    assert_eq!(
        answers("equipment=own")
            .get("equipment")
            .map(|option| option.weight),
        Some(Weight::Easy)
    );
}

#[pleinweb_testing::test]
fn reasons_are_the_answers_that_weighed() {
    let typed = "equipment=own connection=limited messages=easy online-steps=someone-else video=skip \
                 project=clear cv=none offers=start applying=together";
    let result = assess(&answers(typed), None, Outcome::Skipped);
    assert_eq!(result.digital.level, Level::Partial);
    assert_eq!(
        reasons(&result.digital),
        [
            "reason-connection-limited",
            "reason-online-steps-someone-else"
        ]
    );
    assert_eq!(result.job_search.level, Level::Supported);
    assert_eq!(
        reasons(&result.job_search),
        [
            "reason-cv-none",
            "reason-offers-start",
            "reason-applying-together"
        ]
    );

    let well = assess(&by_weight(Axis::Digital, "EEEEB"), None, Outcome::Skipped);
    assert_eq!(
        reasons(&well.digital),
        [
            "reason-equipment-own",
            "reason-connection-good",
            "reason-messages-easy",
            "reason-online-steps-alone"
        ]
    );
    assert_eq!(reasons(&well.job_search), ["reason-job-search-few-answers"]);
}

#[pleinweb_testing::test]
fn the_task_moves_the_digital_axis_by_one_step_at_most() {
    use Level::{Autonomous, Partial, Supported, Unknown};
    use Outcome::{Done, DoneWithHelp, NotDone, Skipped};
    for (weights, outcome, level, reason) in [
        ("EEEEE", Done, Autonomous, None),
        (
            "EEEEE",
            DoneWithHelp,
            Partial,
            Some("reason-task-done-with-help"),
        ),
        ("EEEEE", NotDone, Partial, Some("reason-task-not-done")),
        ("EEEEE", Skipped, Autonomous, None),
        ("BBBBB", Done, Partial, None),
        ("BBBBB", DoneWithHelp, Partial, None),
        ("BBBBB", NotDone, Partial, None),
        ("BHHHH", Done, Partial, Some("reason-task-done")),
        ("BHHHH", DoneWithHelp, Supported, None),
        ("BHHHH", NotDone, Supported, None),
        ("XEEEE", Done, Supported, None),
        ("-----", Done, Partial, Some("reason-task-done")),
        (
            "-----",
            DoneWithHelp,
            Partial,
            Some("reason-task-done-with-help"),
        ),
        ("-----", NotDone, Unknown, None),
        ("-----", Skipped, Unknown, None),
    ] {
        let declared = assess(&by_weight(Axis::Digital, weights), None, Skipped).digital;
        let result = assess(
            &by_weight(Axis::Digital, weights),
            Some(TaskKind::Find),
            outcome,
        );
        assert_eq!(result.digital.level, level, "{weights:?} {outcome:?}");
        assert_eq!(
            result.digital.declared, declared.level,
            "the declared view stays beside it"
        );
        assert_eq!(
            result.digital.reasons.len() - declared.reasons.len(),
            usize::from(reason.is_some())
        );
        if reason.is_some() {
            assert_eq!(reasons(&result.digital).last().copied(), reason);
        }
    }
}

#[pleinweb_testing::test]
fn the_task_has_a_view_of_its_own() {
    for (outcome, level) in [
        (Outcome::Done, Level::Autonomous),
        (Outcome::DoneWithHelp, Level::Partial),
        (Outcome::NotDone, Level::Supported),
        (Outcome::Skipped, Level::Unknown),
    ] {
        let task = assess(&Answers::default(), Some(TaskKind::Attach), outcome).task;
        assert_eq!(
            (task.kind, task.outcome, task.level),
            (Some(TaskKind::Attach), outcome, level)
        );
    }
}

#[pleinweb_testing::test]
fn tasks_are_judged_by_what_came_of_them() {
    use Outcome::{Done, NotDone};
    let text = |text: &str| Attempt::Text(text.to_owned());
    for (kind, attempt, outcome) in [
        (TaskKind::Attach, Attempt::File { bytes: 1 }, Done),
        (TaskKind::Attach, Attempt::File { bytes: 0 }, NotDone),
        (TaskKind::Attach, text("photo.jpg"), NotDone),
        (TaskKind::Attach, Attempt::NotDone, NotDone),
        (TaskKind::Find, text("12"), Done),
        (TaskKind::Find, text("Salle 12, au premier étage."), Done),
        (TaskKind::Find, text("la salle n°12"), Done),
        (TaskKind::Find, text("DOUZE"), Done),
        (TaskKind::Find, text("room twelve"), Done),
        (TaskKind::Find, text("14 h"), NotDone),
        (TaskKind::Find, text("120"), NotDone),
        (TaskKind::Find, text(""), NotDone),
        (TaskKind::Find, Attempt::File { bytes: 9 }, NotDone),
        (TaskKind::Answer, text("Oui"), Done),
        (TaskKind::Answer, text("ok"), Done),
        (TaskKind::Answer, text("Non merci, plutôt mercredi"), Done),
        (TaskKind::Answer, text(" . "), NotDone),
    ] {
        assert_eq!(
            judge(kind, &attempt, false),
            outcome,
            "{kind:?} {attempt:?}"
        );
        let with_help = if outcome == Done {
            Outcome::DoneWithHelp
        } else {
            outcome
        };
        assert_eq!(
            judge(kind, &attempt, true),
            with_help,
            "{kind:?} {attempt:?}"
        );
    }
}

#[pleinweb_testing::test]
fn suggestions() {
    use Path::{Agency, FullWeb, Mixed};
    for (digital, job_search, path) in [
        ("EEEEE", "EEEEE", FullWeb),
        ("EEEEE", "BBBBB", FullWeb),
        ("EEEEE", "-----", FullWeb),
        ("EEEEE", "HHHHH", Mixed),
        ("BBBBB", "EEEEE", Mixed),
        ("BBBBB", "BBBBB", Mixed),
        ("BBBBB", "HHHHH", Mixed),
        ("BBBBB", "-----", Mixed),
        ("-----", "EEEEE", Mixed),
        ("-----", "HHHHH", Mixed),
        ("-----", "-----", Mixed),
        ("BHHHH", "EEEEE", Agency),
        ("BHHHH", "HHHHH", Agency),
        ("XEEEE", "EEEEE", Agency),
        ("X----", "-----", Agency),
    ] {
        let suggestion = suggest(&both(digital, job_search, Outcome::Skipped));
        assert_eq!(suggestion.path, path, "{digital:?} {job_search:?}");
        let [first, second] = suggestion.reasons.as_slice() else {
            panic!("one reason for each axis")
        };
        assert!(
            first.as_str().starts_with("suggest-digital-")
                && second.as_str().starts_with("suggest-job-search-")
        );
    }
    assert_eq!(
        suggest(&both("EEEEE", "EEEEE", Outcome::NotDone)).path,
        Mixed
    );
    assert_eq!(suggest(&both("BHHHH", "EEEEE", Outcome::Done)).path, Mixed);
}

fn both(digital: &str, job_search: &str, outcome: Outcome) -> Assessment {
    let one = assess(&by_weight(Axis::Digital, digital), None, outcome);
    let other = assess(&by_weight(Axis::JobSearch, job_search), None, outcome);
    Assessment {
        job_search: other.job_search,
        ..one
    }
}

#[pleinweb_testing::test]
fn the_person_chooses_freely() {
    for suggested in Path::ALL {
        for path in Path::ALL {
            let choice = Choice {
                path: *path,
                suggested: Some(*suggested),
            };
            assert_eq!(choice.differs(), path != suggested);
            assert_eq!(choice.volunteers(), *path != Path::Agency);
        }
    }
    assert!(
        !Choice {
            path: Path::FullWeb,
            suggested: None
        }
        .differs()
    );
}
