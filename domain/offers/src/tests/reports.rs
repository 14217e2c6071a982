//! Something is wrong with an offer: who says so has an answer, who is accused
//! can object.

use super::{id_of, import, line, titles};
use crate::Notification;
use crate::reports::{
    ContestInput, ContestOutcome, DecideReportInput, PER_DAY, ReportInput, SettleContestInput,
};
use crate::{
    ContestTakedown, DecideReport, LoadReports, LoadTakedown, ReportOffer, SettleContest,
    TidyOffers,
};
use pleinweb_kernel::{AppError, DAY_MS, HOUR_MS, OfferId, Role};
use pleinweb_platform::testing::{Browser, TestApp, enter, on_both};
use pleinweb_platform::{mail, run_system};

const REASON: &str = "Cette annonce demande de payer une formation.";

fn report(offer: OfferId, reason: &str, email: &str) -> ReportInput {
    ReportInput {
        offer: offer.to_string(),
        reason: reason.to_owned(),
        words: "On m’a demandé 200 €.".to_owned(),
        email: email.to_owned(),
        ..ReportInput::default()
    }
}

fn decision(report: impl ToString, decision: &str, employer: &str) -> DecideReportInput {
    DecideReportInput {
        report: report.to_string(),
        decision: decision.to_owned(),
        reason: REASON.to_owned(),
        employer_email: employer.to_owned(),
    }
}

async fn someone(app: &TestApp, role: Role) -> Browser {
    let id: uuid::Uuid = app.new_id();
    let mut browser = Browser::new();
    browser.request.session_token = Some(
        enter(app, role, &format!("{id}@exemple.fr"), false)
            .await
            .token,
    );
    browser
}

async fn notices(app: &TestApp) -> Vec<(String, Notification)> {
    let mails = mail::latest(app, 100).await.unwrap();
    mails
        .into_iter()
        .rev()
        .map(|mail| (mail.address, mail.body.read().expect("one of ours")))
        .collect()
}

async fn two_offers(app: &TestApp) -> (OfferId, OfferId) {
    let lines = [line("1", "Bonne affaire", ""), line("2", "Boulanger", "")];
    import(app, &lines, true).await.0.unwrap();
    (id_of(app, "1").await, id_of(app, "2").await)
}

#[pleinweb_testing::test]
async fn a_report_is_decided_and_everybody_has_an_answer() {
    on_both(|app| async move {
        let (offer, other) = two_offers(&app).await;
        let mut visitor = Browser::new();
        let sent = report(offer, "asks-for-money", "temoin@exemple.fr");
        assert_eq!(
            visitor.send::<ReportOffer>(&app, sent.clone()).await,
            Ok(offer)
        );
        // Said twice by the same person: once.
        assert_eq!(visitor.send::<ReportOffer>(&app, sent).await, Ok(offer));
        app.clock.advance(HOUR_MS);
        let mut seeker = someone(&app, Role::JobSeeker).await;
        seeker
            .send::<ReportOffer>(&app, report(offer, "fake", ""))
            .await
            .unwrap();
        app.clock.advance(1);
        seeker
            .send::<ReportOffer>(&app, report(other, "already-filled", "autre@exemple.fr"))
            .await
            .unwrap();
        let mut operator = someone(&app, Role::Operator).await;
        let queue = operator
            .ask::<LoadReports>(&app, String::new())
            .await
            .unwrap();
        let told: Vec<String> = queue
            .reports
            .iter()
            .map(|line| {
                format!(
                    "{} {} {} {}",
                    line.reason.key(),
                    line.title.as_deref().unwrap_or("-"),
                    line.open_for_offer,
                    line.answerable
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "asks-for-money Bonne affaire 2 true",
                "fake Bonne affaire 2 false",
                "already-filled Boulanger 1 true"
            ]
        );
        assert_eq!(
            queue.reports[0].words.as_deref(),
            Some("On m’a demandé 200 €.")
        );
        // Nobody else sees or decides.
        for role in [
            Role::JobSeeker,
            Role::Adviser,
            Role::Employer,
            Role::Evaluator,
        ] {
            let mut nosy = someone(&app, role).await;
            assert_eq!(
                nosy.ask::<LoadReports>(&app, String::new())
                    .await
                    .unwrap_err(),
                AppError::NotAllowed
            );
            let input = decision(queue.reports[0].id, "keep", "");
            assert_eq!(
                nosy.send::<DecideReport>(&app, input).await,
                Err(AppError::NotAllowed)
            );
        }
        let input = decision(queue.reports[0].id, "take-down", "patron@exemple.fr");
        operator
            .send::<DecideReport>(&app, input.clone())
            .await
            .unwrap();
        assert_eq!(
            operator.send::<DecideReport>(&app, input).await,
            Err(AppError::conflict("report-decided"))
        );
        let input = decision(queue.reports[2].id, "keep", "");
        operator.send::<DecideReport>(&app, input).await.unwrap();
        assert_eq!(titles(&app).await, ["Boulanger"]);
        let queue = operator
            .ask::<LoadReports>(&app, String::new())
            .await
            .unwrap();
        assert!(queue.reports.is_empty() && queue.contests.is_empty());
        let link = queue.taken_down[0].link.clone();
        let told = notices(&app).await;
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told.contains(&(
            "temoin@exemple.fr".to_owned(),
            Notification::OfferReportAnswered {
                title: "Bonne affaire".to_owned(),
                taken_down: true,
                reason: REASON.to_owned()
            }
        )));
        assert!(told.contains(&(
            "patron@exemple.fr".to_owned(),
            Notification::OfferTakenDown {
                title: "Bonne affaire".to_owned(),
                reason: REASON.to_owned(),
                link
            }
        )));
        assert!(told.contains(&(
            "autre@exemple.fr".to_owned(),
            Notification::OfferReportAnswered {
                title: "Boulanger".to_owned(),
                taken_down: false,
                reason: REASON.to_owned()
            }
        )));
        // What is gone cannot be reported, and an import does not bring it back.
        assert_eq!(
            visitor
                .send::<ReportOffer>(&app, report(offer, "fake", ""))
                .await,
            Err(AppError::conflict("offer-gone"))
        );
        let lines = [
            line("1", "Bonne affaire, vraiment", ""),
            line("2", "Boulanger", ""),
        ];
        import(&app, &lines, true).await.0.unwrap();
        assert_eq!(titles(&app).await, ["Boulanger"]);
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_its_source_withdrew_stays_down_when_it_comes_again() {
    on_both(|app| async move {
        let all: Vec<String> = (0..10)
            .map(|number| line(&number.to_string(), &format!("Offre {number}"), ""))
            .collect();
        import(&app, &all, true).await.0.unwrap();
        let offer = id_of(&app, "0").await;
        let mut visitor = Browser::new();
        let input = report(offer, "asks-for-money", "temoin@exemple.fr");
        visitor.send::<ReportOffer>(&app, input).await.unwrap();
        import(&app, &all[1..], true).await.0.unwrap();
        let mut operator = someone(&app, Role::Operator).await;
        let queue = operator.ask::<LoadReports>(&app, String::new()).await;
        let input = decision(queue.unwrap().reports[0].id, "take-down", "");
        operator.send::<DecideReport>(&app, input).await.unwrap();
        let queue = operator.ask::<LoadReports>(&app, String::new()).await;
        assert_eq!(
            queue.unwrap().taken_down.len(),
            1,
            "its employer can contest"
        );
        import(&app, &all, true).await.0.unwrap();
        let open = titles(&app).await;
        assert_eq!(open.len(), 9);
        assert!(!open.contains(&"Offre 0".to_owned()));
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_employer_contests_once_and_in_time() {
    on_both(|app| async move {
        let (first, second) = two_offers(&app).await;
        let mut operator = someone(&app, Role::Operator).await;
        let mut visitor = Browser::new();
        for offer in [first, second] {
            visitor.send::<ReportOffer>(&app, report(offer, "misleading", "")).await.unwrap();
        }
        let queue = operator.ask::<LoadReports>(&app, String::new()).await.unwrap();
        for line in &queue.reports {
            operator.send::<DecideReport>(&app, decision(line.id, "take-down", "")).await.unwrap();
        }
        let queue = operator.ask::<LoadReports>(&app, String::new()).await.unwrap();
        let token = |offer: OfferId| {
            let line = queue.taken_down.iter().find(|line| line.offer == offer).unwrap();
            line.link.rsplit('/').next().unwrap().to_owned()
        };
        let mut employer = Browser::new();
        let contest = |token: String| ContestInput {
            token,
            words: "La formation est gratuite.".to_owned(),
            email: "patron@exemple.fr".to_owned(),
            ..ContestInput::default()
        };
        let unknown = employer.send::<ContestTakedown>(&app, contest("nothing".to_owned())).await;
        assert_eq!(unknown, Err(AppError::NotFound));
        let seen = employer.ask::<LoadTakedown>(&app, token(first)).await.unwrap();
        assert_eq!((seen.title.as_deref(), seen.reason.as_str(), seen.contested), (Some("Bonne affaire"), REASON, None));
        employer.send::<ContestTakedown>(&app, contest(token(first))).await.unwrap();
        let again = ContestInput { words: "Autre chose.".to_owned(), ..contest(token(first)) };
        employer.send::<ContestTakedown>(&app, again).await.unwrap();
        let queue = operator.ask::<LoadReports>(&app, String::new()).await.unwrap();
        assert_eq!(queue.contests[0].words.as_deref(), Some("La formation est gratuite."));
        let settle = |outcome: &str| SettleContestInput {
            takedown: queue.contests[0].id.to_string(),
            outcome: outcome.to_owned(),
            reason: "La formation est gratuite, c’est vrai.".to_owned(),
        };
        assert_eq!(employer.send::<SettleContest>(&app, settle("restored")).await, Err(AppError::SignInRequired));
        operator.send::<SettleContest>(&app, settle("restored")).await.unwrap();
        assert_eq!(operator.send::<SettleContest>(&app, settle("upheld")).await, Err(AppError::conflict("contest-settled")));
        assert_eq!(titles(&app).await, ["Bonne affaire"]);
        let seen = employer.ask::<LoadTakedown>(&app, token(first)).await.unwrap();
        assert_eq!(seen.outcome, Some(ContestOutcome::Restored));
        assert!(matches!(&notices(&app).await[..], [(to, Notification::OfferContestAnswered { restored: true, .. })] if to == "patron@exemple.fr"));
        // After thirty days it is too late, and the text goes.
        assert_eq!(run_system(&app, "test", &TidyOffers).await, Ok(0));
        // One that is taken down a second time has thirty days again.
        app.clock.advance(20 * DAY_MS);
        let mut other = Browser::new();
        other.send::<ReportOffer>(&app, report(first, "fake", "")).await.unwrap();
        let mut operator = someone(&app, Role::Operator).await;
        let queue = operator.ask::<LoadReports>(&app, String::new()).await.unwrap();
        operator.send::<DecideReport>(&app, decision(queue.reports[0].id, "take-down", "")).await.unwrap();
        app.clock.advance(11 * DAY_MS);
        let late = employer.send::<ContestTakedown>(&app, contest(token(second))).await;
        assert_eq!(late, Err(AppError::conflict("contest-over")));
        assert_eq!(run_system(&app, "test", &TidyOffers).await, Ok(1));
        let seen = employer.ask::<LoadTakedown>(&app, token(first)).await.unwrap();
        assert_eq!(seen.title.as_deref(), Some("Bonne affaire"));
        assert_eq!(seen.outcome, Some(ContestOutcome::Restored), "its own link still says how it ended");
        let seen = employer.ask::<LoadTakedown>(&app, token(second)).await.unwrap();
        assert_eq!(seen.title, None);
        assert!(seen.is_over, "the page says so before anybody writes");
    })
    .await;
}

#[pleinweb_testing::test]
async fn fields_are_checked_and_a_flood_is_stopped() {
    on_both(|app| async move {
        let (offer, _) = two_offers(&app).await;
        let mut visitor = Browser::new();
        for (input, field, code) in [
            (report(offer, "", ""), "reason", "required"),
            (report(offer, "ugly", ""), "reason", "choice-unknown"),
            (report(offer, "fake", "nothing"), "email", "email-format"),
            (
                ReportInput {
                    words: "x".repeat(1001),
                    ..report(offer, "fake", "")
                },
                "words",
                "too-long",
            ),
        ] {
            let refused = visitor.send::<ReportOffer>(&app, input).await.unwrap_err();
            assert_eq!(refused, AppError::invalid(field, code));
        }
        let nobody: OfferId = app.new_id();
        assert_eq!(
            visitor
                .send::<ReportOffer>(&app, report(nobody, "fake", ""))
                .await,
            Err(AppError::NotFound)
        );
        let lines: Vec<String> = (0..=PER_DAY)
            .map(|number| line(&format!("F{number:02}"), "Offre", ""))
            .collect();
        import(&app, &lines, false).await.0.unwrap();
        for number in 0..PER_DAY {
            let offer = id_of(&app, &format!("F{number:02}")).await;
            visitor
                .send::<ReportOffer>(&app, report(offer, "fake", ""))
                .await
                .unwrap();
        }
        let one_more = id_of(&app, &format!("F{PER_DAY:02}")).await;
        let refused = visitor
            .send::<ReportOffer>(&app, report(one_more, "fake", ""))
            .await;
        assert!(
            matches!(refused, Err(AppError::TooMany { .. })),
            "{refused:?}"
        );
        // The queue goes on where its part ended.
        for number in 0..PER_DAY {
            let offer = id_of(&app, &format!("F{number:02}")).await;
            let mut other = Browser::new();
            other
                .send::<ReportOffer>(&app, report(offer, "fake", ""))
                .await
                .unwrap();
        }
        let operator = someone(&app, Role::Operator).await;
        let first = operator
            .ask::<LoadReports>(&app, String::new())
            .await
            .unwrap();
        let second = operator
            .ask::<LoadReports>(&app, first.next.clone().unwrap())
            .await
            .unwrap();
        assert_eq!(
            (first.reports.len(), second.reports.len(), second.next),
            (30, 10, None)
        );
        assert!(
            first
                .reports
                .iter()
                .all(|line| second.reports.iter().all(|other| other.id != line.id))
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn one_offer_is_not_buried_in_reports() {
    on_both(|app| async move {
        let (one, other) = two_offers(&app).await;
        let mut taken = 0;
        for _ in 0..40 {
            let sent = Browser::new()
                .send::<ReportOffer>(&app, report(one, "fake", "camille@exemple.fr"))
                .await;
            match sent {
                Ok(_) => taken += 1,
                Err(AppError::TooMany { retry_after }) => assert!(retry_after <= 3600),
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!(taken, 10);
        Browser::new()
            .send::<ReportOffer>(&app, report(other, "fake", ""))
            .await
            .unwrap();
        app.clock.advance(HOUR_MS);
        Browser::new()
            .send::<ReportOffer>(&app, report(one, "fake", ""))
            .await
            .unwrap();
        // Somebody's address under all of them has a few answers, not ten.
        let mut operator = someone(&app, Role::Operator).await;
        let queue = operator
            .ask::<LoadReports>(&app, String::new())
            .await
            .unwrap();
        let line = queue.reports.iter().find(|line| line.offer == one).unwrap();
        operator
            .send::<DecideReport>(&app, decision(line.id, "take-down", ""))
            .await
            .unwrap();
        assert_eq!(mail::latest(&app, 50).await.unwrap().len(), 5);
    })
    .await;
}
