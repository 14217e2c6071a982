//! What people reported about offers, so that the operator's queue is not
//! empty: some that wait, one that was kept, one that was taken down and is contested.

use std::sync::Arc;

use pleinweb_accounts::demo_people;
use pleinweb_kernel::{AppError, FormMeta, Role, Timestamp};
use pleinweb_offers::reports::{ContestInput, DecideReportInput, ReportInput, ReportsView};
use pleinweb_offers::{ContestTakedown, DecideReport, LoadReports, ReportOffer, offers_after};
use pleinweb_platform::clock::{HeldClock, SeededRandomness};
use pleinweb_platform::{AppState, RequestInfo, enter_for_demo, run_command, run_query};

const HOUR_MS: i64 = 3_600_000;

/// Reason, what was seen, and how many hours ago.
const REPORTED: [(&str, &str, i64); 6] = [
    (
        "asks-for-money",
        "On m’a demandé 90 € par virement pour une formation avant l’entretien.",
        70,
    ),
    (
        "already-filled",
        "J’ai appelé : le poste est pris depuis deux semaines.",
        52,
    ),
    (
        "misleading",
        "Le titre dit CDI, mais au téléphone on m’a parlé de missions d’intérim.",
        26,
    ),
    (
        "discrimination",
        "L’annonce demande une personne « jeune, moins de 35 ans ».",
        20,
    ),
    (
        "fake",
        "L’adresse n’existe pas, et personne ne répond au numéro donné.",
        7,
    ),
    ("already-filled", "", 2),
];

/// Who stands on the sign-in page and seeks a job reports; the operator decides.
pub async fn make(app: &AppState, now: Timestamp) -> Result<(), AppError> {
    let mut tx = app.db().read().await?;
    let people = demo_people(&mut tx).await?;
    let offers = offers_after(&mut tx, None, 400).await?;
    drop(tx);
    let mut seekers = people.iter().filter(|row| row.kind == "job-seeker").cycle();
    let operator = people.iter().find(|row| row.kind == "operator");
    let chosen = offers.iter().step_by(61).take(REPORTED.len());
    for (number, (offer, (reason, words, hours))) in (0_u64..).zip(chosen.zip(REPORTED)) {
        let Some(seeker) = seekers.next() else {
            return Ok(());
        };
        let then = ago(app, now, hours, number);
        let request = enter_for_demo(&then, seeker.account_id, Role::JobSeeker).await?;
        let report = ReportInput {
            offer: offer.id.to_string(),
            reason: reason.to_owned(),
            words: words.to_owned(),
            email: String::new(),
            ..ReportInput::default()
        };
        run_command::<ReportOffer>(&then, &request, report, &FormMeta::default()).await?;
    }
    let Some(operator) = operator else {
        return Ok(());
    };
    let then = ago(app, now, 24, 100);
    let request = enter_for_demo(&then, operator.account_id, Role::Operator).await?;
    let waiting = queue(&then, &request).await?.reports;
    for (report, decision, reason) in [
        (
            waiting.first(),
            "take-down",
            "Demander de l’argent à une personne qui cherche un emploi est interdit.",
        ),
        (
            waiting.get(1),
            "keep",
            "L’employeur confirme que le poste est encore libre.",
        ),
    ] {
        let Some(report) = report else { continue };
        let input = DecideReportInput {
            report: report.id.to_string(),
            decision: decision.to_owned(),
            reason: reason.to_owned(),
            employer_email: String::new(),
        };
        run_command::<DecideReport>(&then, &request, input, &FormMeta::default()).await?;
    }
    let later = ago(app, now, 5, 101);
    let request = enter_for_demo(&later, operator.account_id, Role::Operator).await?;
    let Some(down) = queue(&later, &request).await?.taken_down.pop() else {
        return Ok(());
    };
    let Some((_, token)) = down.link.rsplit_once('/') else {
        return Ok(());
    };
    let contest = ContestInput {
        token: token.to_owned(),
        words: "La formation est gratuite. Une annonce recopiée ailleurs demande de l’argent : ce n’est pas nous."
            .to_owned(),
        email: String::new(),
        ..ContestInput::default()
    };
    let visitor = RequestInfo::default();
    run_command::<ContestTakedown>(&later, &visitor, contest, &FormMeta::default()).await?;
    Ok(())
}

async fn queue(app: &AppState, request: &RequestInfo) -> Result<ReportsView, AppError> {
    run_query::<LoadReports>(app, request, String::new()).await
}

/// The app of some hours ago, with dice of its own.
fn ago(app: &AppState, now: Timestamp, hours: i64, seed: u64) -> AppState {
    app.at(
        Arc::new(HeldClock::at(now.minus(hours * HOUR_MS))),
        Arc::new(SeededRandomness::new(7_000 + seed)),
    )
}
