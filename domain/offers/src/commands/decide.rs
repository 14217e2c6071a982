//! The operator's queue of reports.

use super::{ANSWERS, DECISIONS, EMPLOYERS, QUEUE, token};
use crate::Notification;
use crate::reports::{DecideReportInput, ReportDecision, ReportLine, ReportsView, TakedownLine};
use crate::store::{self, ReportRow, TakedownRow};
use pleinweb_checks::parse_reason;
use pleinweb_checks::{Email, optional};
use pleinweb_kernel::promises::CONTEST;
use pleinweb_kernel::{AppError, Cursor, FieldErrors, Landing, OfferReportId, OfferTakedownId};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{AppState, Command, Counted, Cx, Key, Permit, Query};

/// Reports on a page.
const PAGE: i64 = 30;
/// Contests and decisions beside them.
const BESIDE: i64 = 50;

/// The queue, from a place in it on (`next` of the part before).
///
/// # Errors
/// Whoever is not an operator: as `Actor::operator` says.
#[derive(Debug)]
pub struct LoadReports {
    after: Option<Cursor>,
}

impl Query for LoadReports {
    const NAME: &'static str = "offers/reports";
    type Input = String;
    type Subject = ();
    type Output = ReportsView;

    fn parse(input: String) -> Result<Self, FieldErrors> {
        Ok(Self {
            after: Cursor::parse(&input),
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        cx.actor().operator()?;
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<ReportsView, AppError> {
        let (app, now) = (cx.app(), cx.now());
        let page = store::open_reports(cx.tx(), self.after, PAGE).await?;
        let (contests, recent) = store::contests(cx.tx(), now.minus(CONTEST.ms()), BESIDE).await?;
        let line = |row: TakedownRow| takedown_line(&app, row);
        Ok(ReportsView {
            reports: page
                .rows
                .iter()
                .map(|row| report_line(&app, row))
                .collect::<Result<_, _>>()?,
            next: page.next,
            contests: contests.into_iter().map(line).collect::<Result<_, _>>()?,
            taken_down: recent.into_iter().map(line).collect::<Result<_, _>>()?,
        })
    }
}

fn report_line(app: &AppState, row: &ReportRow) -> Result<ReportLine, AppError> {
    let sealed = row.sealed(app)?;
    Ok(ReportLine {
        id: row.id,
        offer: row.offer_id,
        title: row.title.clone(),
        employer: row.employer.clone(),
        state: row.state,
        reason: row.reason,
        words: sealed.words,
        answerable: sealed.email.is_some(),
        created: paris_time(row.created_at),
        open_for_offer: u32::try_from(row.same).unwrap_or(1),
    })
}

fn takedown_line(app: &AppState, row: TakedownRow) -> Result<TakedownLine, AppError> {
    let words = row.sealed(app)?.words;
    Ok(TakedownLine {
        link: Landing::OfferContest(&token(app, row.id)).path(),
        id: row.id,
        offer: row.offer_id,
        title: row.title,
        employer: row.employer,
        reason: row.reason,
        taken: paris_time(row.taken_at),
        contested: row.contested_at.map(paris_time),
        words,
    })
}

/// Decides a report with a reason; who reported has an answer, the employer a
/// way to contest. Taking down answers every open report about the offer.
///
/// # Errors
/// `Invalid`: `decision` required, choice-unknown; `reason` required,
/// reason-too-short, too-long; `employer_email` those of `Email::parse`, where it
/// is given. `NotFound` for a report that is not there.
/// `Conflict("report-decided")` when it is decided already. `TooMany` when the
/// employer was written to too often (then nothing is decided), or what `COUNTED`
/// allows is used up. Whoever is not an operator: as `Actor::operator` says.
#[derive(Debug)]
pub struct DecideReport {
    report: String,
    decision: ReportDecision,
    reason: String,
    employer: Option<Email>,
}

impl Command for DecideReport {
    const NAME: &'static str = "offers/decide-report";
    const COUNTED: Counted = Counted::NOBODY.account(DECISIONS);
    type Input = DecideReportInput;
    type Subject = ReportRow;
    /// How many people were written to.
    type Output = u32;

    fn parse(input: DecideReportInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let decision = errors.check("decision", ReportDecision::parse(&input.decision));
        let reason = errors.check("reason", parse_reason(&input.reason));
        let employer = errors.check(
            "employer_email",
            optional(&input.employer_email, Email::parse),
        );
        let parsed = (|| {
            Some(Self {
                report: input.report,
                decision: decision?,
                reason: reason?,
                employer: employer?,
            })
        })();
        errors.finish(parsed)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<ReportRow>, AppError> {
        cx.actor().operator()?;
        let id: OfferReportId = self.report.parse()?;
        let row = store::load_report(cx.tx(), id)
            .await?
            .ok_or(AppError::NotFound)?;
        Ok(cx.permit(Some(row.offer_id.0), row))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<ReportRow>) -> Result<u32, AppError> {
        let by = cx.actor().operator()?;
        let (report, mut told) = (&permit.subject, 0);
        if report.decided_at.is_some() {
            return Err(AppError::conflict("report-decided"));
        }
        let down = self.decision == ReportDecision::TakeDown;
        let answered = if down {
            store::reports_of(cx.tx(), report.offer_id).await?
        } else {
            vec![report.clone()]
        };
        store::decide(cx, report, by, self.decision, &self.reason).await?;
        let app = cx.app();
        let title = report.title.clone().unwrap_or_default();
        for row in &answered {
            if let Some(email) = row.sealed(&app)?.email
                && cx.may_spend(ANSWERS, Key::Address(&email)).await?
            {
                let notice = Notification::OfferReportAnswered {
                    title: title.clone(),
                    taken_down: down,
                    reason: self.reason.clone(),
                };
                cx.mail(None, &email, row.lang, notice);
                told += 1;
            }
        }
        if down && store::set_taken_down(cx, report.offer_id, true).await? {
            let id: OfferTakedownId = cx.new_id();
            let token = token(&app, id);
            store::insert_takedown(cx, id, report, by, &self.reason, &token).await?;
            if let Some(email) = &self.employer {
                cx.spend(EMPLOYERS, Key::Address(email.as_str())).await?;
                // Offers are in French, and so are their employers.
                let lang = pleinweb_kernel::Lang::Fr;
                let notice = Notification::OfferTakenDown {
                    title,
                    reason: self.reason.clone(),
                    link: Landing::OfferContest(&token).path(),
                };
                cx.mail(None, email.as_str(), lang, notice);
                told += 1;
            }
        }
        cx.emit(QUEUE.to_owned(), "decided");
        Ok(told)
    }
}
