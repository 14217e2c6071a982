//! What may be decided, and what a decision does.

use super::{adviser, agency, decided, file, full_web, sent_file};
use crate::Notification;
use crate::{
    DecideInput, HoldInterview, LoadCaseload, LoadFile, LoadQueue, PeopleInput, QueueInput,
};
use pleinweb_contract::{
    Cause, LoadContract, LoadHome, ReturnToAgency, ReturnToAgencyInput, State,
};
use pleinweb_entry::{Channel, Path, SupportIntensity};
use pleinweb_kernel::{AppError, RegistrationId};
use pleinweb_platform::testing::on_both;

#[pleinweb_testing::test]
fn a_decision_holds_together_or_says_what_does_not() {
    let id = RegistrationId(uuid::Uuid::from_u128(1));
    let base = || full_web(id);
    let with = |path: &str, intensity: &str| DecideInput {
        path: path.to_owned(),
        intensity: intensity.to_owned(),
        ..base()
    };
    let desk = || "desk".to_owned();
    // Input, the field and code that refuse it (none: it is taken).
    let cases = [
        (base(), None),
        (with("full-web", "suivi"), None),
        (
            with("full-web", "renforce"),
            Some(("intensity", "intensity-full-web")),
        ),
        (with("mixed", "renforce"), None),
        (with("agency", "renforce"), None),
        (with("", "guide"), Some(("path", "required"))),
        (with("mixed", ""), Some(("intensity", "required"))),
        (with("elsewhere", "guide"), Some(("path", "choice-unknown"))),
        (
            DecideInput {
                reason: String::new(),
                ..base()
            },
            Some(("reason", "required")),
        ),
        (
            DecideInput {
                reason: "Trop court.".to_owned(),
                ..base()
            },
            Some(("reason", "reason-too-short")),
        ),
        (
            DecideInput {
                reason: "x".repeat(2001),
                ..base()
            },
            Some(("reason", "too-long")),
        ),
        (
            DecideInput {
                registration: "?".to_owned(),
                ..base()
            },
            Some(("registration", "choice-unknown")),
        ),
        (
            DecideInput {
                interviews: desk(),
                ..base()
            },
            Some(("path", "path-differs")),
        ),
        (
            DecideInput {
                interviews: "web".to_owned(),
                ..base()
            },
            None,
        ),
        (
            DecideInput {
                documents: "phone".to_owned(),
                ..with("mixed", "guide")
            },
            Some(("documents", "channel-impossible")),
        ),
        (
            DecideInput {
                messages: "pigeon".to_owned(),
                ..with("mixed", "guide")
            },
            Some(("messages", "choice-unknown")),
        ),
        (
            DecideInput {
                messages: "web".to_owned(),
                ..with("mixed", "renforce")
            },
            None,
        ),
        (
            DecideInput {
                interviews: "web".to_owned(),
                messages: "web".to_owned(),
                ..with("mixed", "renforce")
            },
            Some(("path", "path-differs")),
        ),
        (
            DecideInput {
                messages: "web".to_owned(),
                ..with("agency", "guide")
            },
            Some(("path", "path-differs")),
        ),
    ];
    for (input, refused) in cases {
        let found = input.check().err().map(|errors| {
            let first = errors.0[0].clone();
            (first.field.to_string(), first.code.as_str().to_owned())
        });
        let refused = refused.map(|(field, code)| (field.to_owned(), code.to_owned()));
        assert_eq!(found, refused, "{input:?}");
    }
}

#[pleinweb_testing::test]
fn a_reason_begins_with_the_sentence_that_was_chosen() {
    const READY: &str = "Votre projet est clair et vous êtes à l’aise.";
    for (ready, typed, reason) in [
        (READY, "", READY.to_owned()),
        (READY, "Bravo !", format!("{READY} Bravo !")),
        (READY, READY, READY.to_owned()),
        (
            READY,
            "Votre projet est clair et vous êtes à l’aise. Bravo !",
            format!("{READY} Bravo !"),
        ),
        (
            "",
            "Votre projet est clair, et vous aussi.",
            "Votre projet est clair, et vous aussi.".to_owned(),
        ),
    ] {
        let input = DecideInput {
            ready: ready.to_owned(),
            reason: typed.to_owned(),
            ..full_web(RegistrationId(uuid::Uuid::from_u128(1)))
        };
        assert_eq!(input.check().unwrap().reason, reason);
    }
}

#[pleinweb_testing::test]
fn everything_that_is_missing_is_said_at_once() {
    let errors = DecideInput::default().check().unwrap_err();
    let fields: Vec<_> = errors
        .0
        .iter()
        .map(|error| error.field.to_string())
        .collect();
    assert_eq!(fields, ["registration", "path", "intensity", "reason"]);
}

#[pleinweb_testing::test]
async fn a_decision_makes_the_contract_the_adviser_and_tells_the_person() {
    on_both(|app| async move {
        let (mut adviser_, _) = adviser(&app, agency(1), "Camille Roux").await;
        let (person, _, id) = sent_file(&app, agency(1)).await;
        assert_eq!(
            person
                .must_ask::<LoadHome>(&app, ())
                .await
                .standing
                .state,
            State::Sent
        );
        let decision = DecideInput {
            path: "mixed".to_owned(),
            messages: "web".to_owned(),
            ..full_web(id)
        };
        decided(&app, &mut adviser_, decision).await;

        let contract = person.must_ask::<LoadContract>(&app, ()).await;
        assert_eq!(contract.versions.len(), 1);
        let version = &contract.versions[0];
        assert_eq!(version.cause, Cause::Decided);
        assert_eq!(version.adviser.as_deref(), Some("Camille Roux"));
        assert_eq!(version.intensity, Some(SupportIntensity::Guide));
        assert_eq!(version.contract.path(), Path::Mixed);
        assert_eq!(version.contract.messages, Channel::Web);
        assert!(version.reason.starts_with("Vous êtes à l’aise"));

        let home = person.must_ask::<LoadHome>(&app, ()).await;
        assert_eq!(home.standing.state, State::Mixed);
        assert_eq!(
            home.contact.unwrap().adviser.as_deref(),
            Some("Camille Roux")
        );
        assert!(home.may_volunteer);
        let told: Vec<Notification> = app.told().await;
        assert_eq!(app.mails().await.len(), 1);
        assert!(
            matches!(told.as_slice(), [Notification::Decided { decision, .. }] if decision == "mixed"),
            "{told:?}"
        );

        let queue = adviser_.must_ask::<LoadQueue>(&app, QueueInput::default()).await;
        assert!(queue.rows.is_empty() && queue.counts.waiting == 0);
        let people = adviser_
            .must_ask::<LoadCaseload>(&app, PeopleInput::default())
            .await;
        assert_eq!(
            (people.total, people.rows.len(), people.rows[0].registration),
            (1, 1, id)
        );
        let file = adviser_.must_ask::<LoadFile>(&app, id).await;
        assert_eq!(file.review.closed_by.as_deref(), Some("Camille Roux"));
        // Decided, it is nobody else's business any more, in the same agency either.
        let (mut colleague, _) = adviser(&app, agency(1), "Autre").await;
        let refused = colleague.ask::<LoadFile>(&app, id).await.map(|_| ());
        assert_eq!(refused, Err(AppError::NotFound));
        let refused = colleague
            .send::<HoldInterview>(&app, super::file(id))
            .await;
        assert_eq!(refused, Err(AppError::NotFound));
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_interview_asked_for_before_the_decision_is_kept_until_it_is_held() {
    on_both(|app| async move {
        let (mut adviser_, _) = adviser(&app, agency(1), "Une").await;
        let (mut person, _, id) = sent_file(&app, agency(1)).await;
        let once = ReturnToAgencyInput {
            how: "once".to_owned(),
            ..ReturnToAgencyInput::default()
        };
        person.must_send::<ReturnToAgency>(&app, once).await;
        decided(&app, &mut adviser_, full_web(id)).await;
        let contract = person.must_ask::<LoadContract>(&app, ()).await;
        assert!(contract.versions[0].contract.desk_once);
        let home = person.must_ask::<LoadHome>(&app, ()).await;
        assert_eq!(home.standing.state, State::ReturnedOnce);

        for _ in 0..2 {
            adviser_.must_send::<HoldInterview>(&app, file(id)).await;
        }
        let contract = person.must_ask::<LoadContract>(&app, ()).await;
        assert_eq!(contract.versions.len(), 2, "held once");
        assert!(!contract.versions[0].contract.desk_once);
        assert_eq!(contract.versions[0].contract.path(), Path::FullWeb);
        let home = person.must_ask::<LoadHome>(&app, ()).await;
        assert_eq!(home.standing.state, State::FullWeb);
    })
    .await;
}
