//! Answers as they are sent, kept and resumed, and the questions themselves.

use super::tests_rules::answers;
use super::{Answers, Axis, QUESTIONS, Weight};

#[pleinweb_testing::test]
fn answers_are_kept_resumed_and_read_leniently() {
    let kept = answers("equipment=own connection=skip cv=ready");
    assert_eq!(
        (kept.seen(), kept.resume_at().map(|question| question.id)),
        (3, Some("messages"))
    );
    let json = serde_json::to_string(&kept).unwrap();
    assert_eq!(
        json,
        r#"{"connection":"skip","cv":"ready","equipment":"own"}"#
    );
    assert_eq!(serde_json::from_str::<Answers>(&json).unwrap(), kept);
    let older = r#"{"cv":"ready","connection":"skip","equipment":"own","gone":"x","video":"gone"}"#;
    assert_eq!(serde_json::from_str::<Answers>(older).unwrap(), kept);

    let sent = |pairs: &[(&str, &str)]| {
        Answers::parse(
            &pairs
                .iter()
                .map(|(question, option)| (question.to_string(), option.to_string()))
                .collect(),
        )
    };
    assert_eq!(
        sent(&[
            ("equipment", " own "),
            ("connection", "skip"),
            ("cv", "ready"),
            ("video", "")
        ]),
        Ok(kept)
    );
    let errors = sent(&[("equipment", "toaster"), ("cv", "ready"), ("video", "FINE")]).unwrap_err();
    let fields: Vec<_> = errors
        .0
        .iter()
        .map(|error| (error.field.as_ref(), error.code.as_str()))
        .collect();
    assert_eq!(
        fields,
        [("equipment", "choice-unknown"), ("video", "choice-unknown")]
    );
    let all = answers(
        "equipment=own connection=good messages=easy online-steps=alone video=skip project=clear \
                       cv=ready offers=alone applying=skip obstacles=none",
    );
    assert_eq!((all.seen(), all.resume_at().is_none()), (10, true));
}

#[pleinweb_testing::test]
fn the_questions_are_well_made() {
    for (index, question) in QUESTIONS.iter().enumerate() {
        assert!(
            QUESTIONS[..index]
                .iter()
                .all(|other| other.id != question.id)
        );
        assert!(
            question
                .options
                .iter()
                .all(|option| option.id != Answers::SKIP && !option.id.is_empty())
        );
        assert!(
            question
                .options
                .iter()
                .any(|option| option.weight == Weight::Easy),
            "{}",
            question.id
        );
    }
    let digital = QUESTIONS
        .iter()
        .filter(|question| question.axis == Axis::Digital)
        .count();
    assert_eq!((digital, QUESTIONS.len()), (5, 10));
}
