//! The employer's way to contest, by a link that is a secret.

use super::{ANSWERS, DECISIONS, QUEUE};
use crate::Notification;
use crate::reports::{ContestInput, ContestOutcome, SettleContestInput, TakedownView, WORDS_MAX};
use crate::store::{self, Sealed, TakedownRow};
use pleinweb_checks::parse_reason;
use pleinweb_checks::{Email, optional, parse_text};
use pleinweb_kernel::promises::CONTEST;
use pleinweb_kernel::{AppError, FieldErrors, OfferTakedownId, Timestamp};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Budget, Command, Counted, Cx, Key, Permit, Query};

async fn by_token(cx: &mut Cx, token: &str) -> Result<TakedownRow, AppError> {
    store::takedown_by_token(cx.tx(), token)
        .await?
        .ok_or(AppError::NotFound)
}

fn last_moment(row: &TakedownRow) -> Timestamp {
    row.taken_at.plus(CONTEST.ms())
}

/// What the link leads to.
///
/// # Errors
/// `NotFound` for a link that was never made.
#[derive(Debug)]
pub struct LoadTakedown(String);

impl Query for LoadTakedown {
    const NAME: &'static str = "offers/takedown";
    type Input = String;
    type Subject = TakedownRow;
    type Output = TakedownView;

    fn parse(input: String) -> Result<Self, FieldErrors> {
        Ok(Self(input))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<TakedownRow>, AppError> {
        let row = by_token(cx, &self.0).await?;
        Ok(cx.permit(None, row))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<TakedownRow>,
    ) -> Result<TakedownView, AppError> {
        let row = &permit.subject;
        Ok(TakedownView {
            is_over: cx.now() > last_moment(row),
            title: row.title.clone(),
            reason: row.reason.clone(),
            taken: paris_time(row.taken_at),
            until: paris_time(last_moment(row)),
            contested: row.contested_at.map(paris_time),
            outcome: row.outcome,
            outcome_reason: row.outcome_reason.clone(),
        })
    }
}

/// Contests once, within 30 days.
///
/// # Errors
/// `Invalid`: `words` required, too-long; `email` those of `Email::own`, where it
/// is given. `NotFound` for a link that was never made. `Conflict("contest-over")`
/// after 30 days. `TooMany` when what `COUNTED` allows is used up.
#[derive(Debug)]
pub struct ContestTakedown {
    token: String,
    words: String,
    email: Option<Email>,
}

impl Command for ContestTakedown {
    const NAME: &'static str = "offers/contest";
    const COUNTED: Counted = Counted::NOBODY
        .account(Budget::a_day("contest", 50))
        .network(Budget::a_day("contest", 50));
    /// The link is a secret: its form is no answer to keep.
    const REPLAY: bool = false;
    const SECRETS: &'static [&'static str] = &["token"];
    type Input = ContestInput;
    type Subject = TakedownRow;
    type Output = String;

    fn parse(input: ContestInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let words = errors.check("words", parse_text(&input.words, WORDS_MAX));
        let email = errors.check(
            "email",
            optional(&input.email, |typed| {
                Email::own(typed, &input.email_meant, &input.email_kept)
            }),
        );
        let parsed = (|| {
            Some(Self {
                token: input.token,
                words: words?,
                email: email?,
            })
        })();
        errors.finish(parsed)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<TakedownRow>, AppError> {
        let row = by_token(cx, &self.token).await?;
        Ok(cx.permit(Some(row.offer_id.0), row))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<TakedownRow>) -> Result<String, AppError> {
        let row = &permit.subject;
        // Sent twice: the first words stand.
        if row.contested_at.is_some() {
            return Ok(self.token.clone());
        }
        if cx.now() > last_moment(row) {
            return Err(AppError::conflict("contest-over"));
        }
        let sealed = Sealed {
            words: Some(self.words.clone()),
            email: self.email.as_ref().map(|email| email.as_str().to_owned()),
        };
        store::contest(cx, row.id, &sealed).await?;
        cx.emit(QUEUE.to_owned(), "contested");
        Ok(self.token.clone())
    }
}

/// Settles a contest with a reason, which the employer is told.
///
/// # Errors
/// `Invalid`: `outcome` required, choice-unknown; `reason` required,
/// reason-too-short, too-long. `NotFound` for a decision that is not there.
/// `Conflict("contest-settled")` when it was not contested, or is settled already.
/// `TooMany` when what `COUNTED` allows is used up. Whoever is not an operator: as
/// `Actor::operator` says.
#[derive(Debug)]
pub struct SettleContest {
    takedown: String,
    outcome: ContestOutcome,
    reason: String,
}

impl Command for SettleContest {
    const NAME: &'static str = "offers/settle-contest";
    const COUNTED: Counted = Counted::NOBODY.account(DECISIONS);
    type Input = SettleContestInput;
    type Subject = TakedownRow;
    /// How many people were written to.
    type Output = u32;

    fn parse(input: SettleContestInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let outcome = errors.check("outcome", ContestOutcome::parse(&input.outcome));
        let reason = errors.check("reason", parse_reason(&input.reason));
        let parsed = (|| {
            Some(Self {
                takedown: input.takedown,
                outcome: outcome?,
                reason: reason?,
            })
        })();
        errors.finish(parsed)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<TakedownRow>, AppError> {
        cx.actor().operator()?;
        let id: OfferTakedownId = self.takedown.parse()?;
        let row = store::takedown_by_id(cx.tx(), id)
            .await?
            .ok_or(AppError::NotFound)?;
        Ok(cx.permit(Some(row.offer_id.0), row))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<TakedownRow>) -> Result<u32, AppError> {
        let by = cx.actor().operator()?;
        let row = &permit.subject;
        if row.contested_at.is_none() || row.settled_at.is_some() {
            return Err(AppError::conflict("contest-settled"));
        }
        store::settle(cx, row.id, by, self.outcome, &self.reason).await?;
        let restored = self.outcome == ContestOutcome::Restored;
        if restored {
            store::set_taken_down(cx, row.offer_id, false).await?;
        }
        let (app, mut told) = (cx.app(), 0);
        if let Some(email) = row.sealed(&app)?.email
            && cx.may_spend(ANSWERS, Key::Address(&email)).await?
        {
            let notice = Notification::OfferContestAnswered {
                title: row.title.clone().unwrap_or_default(),
                restored,
                reason: self.reason.clone(),
            };
            cx.mail(None, &email, row.lang, notice);
            told += 1;
        }
        cx.emit(QUEUE.to_owned(), "settled");
        Ok(told)
    }
}
