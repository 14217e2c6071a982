//! Saying that something is wrong with an offer. Anyone may.

use super::QUEUE;
use crate::reports::{PER_DAY, ParsedReport, ReportInput};
use crate::store::{self, Sealed};
use crate::views::OfferFound;
use pleinweb_kernel::{AppError, DAY_MS, FieldErrors, HOUR_MS, OfferId};
use pleinweb_platform::{Budget, Command, Counted, Cx, Key, Permit};

/// Reports of one offer: an operator looks at it at the first; a crowd that is
/// right is heard by ten, and one person who comes as many writes no more.
const OF_AN_OFFER: Budget = Budget::new("report-of-offer", 10, 10 * HOUR_MS);

/// Reports an open offer. The same person reports an offer once until it is decided.
///
/// # Errors
/// `Invalid`: `reason` required, choice-unknown; `words` too-long; `email` those of
/// `Email::parse`, where it is given. `NotFound` for what never was an offer.
/// `Conflict("offer-gone")` when it is not open any more. `TooMany` when the person
/// or this offer had too many reports, or what `COUNTED` allows is used up.
#[derive(Debug)]
pub struct ReportOffer {
    offer: String,
    report: ParsedReport,
}

impl Command for ReportOffer {
    const NAME: &'static str = "offers/report";
    const COUNTED: Counted = Counted::NEWCOMERS
        .account(Budget::a_day("report", 20))
        .network(Budget::a_day("report", 100));
    type Input = ReportInput;
    type Subject = OfferId;
    type Output = OfferId;

    fn parse(input: ReportInput) -> Result<Self, FieldErrors> {
        Ok(Self {
            report: input.check()?,
            offer: input.offer,
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<OfferId>, AppError> {
        let id: OfferId = self.offer.parse()?;
        match store::found(cx.tx(), id).await? {
            Some(OfferFound::Open(_)) => Ok(cx.permit(Some(id.0), id)),
            Some(OfferFound::Gone(_)) => Err(AppError::conflict("offer-gone")),
            None => Err(AppError::NotFound),
        }
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<OfferId>) -> Result<OfferId, AppError> {
        let offer = permit.subject;
        let session = cx.ensure_session().await?;
        let who = cx
            .actor()
            .account()
            .map_or_else(|| session.to_string(), |account| account.to_string());
        let reporter = cx.app().secrets().lookup_hash("offer-report", &who);
        if store::same_report(cx.tx(), offer, &reporter).await? {
            return Ok(offer);
        }
        let since = cx.now().minus(DAY_MS);
        if store::recent_reports(cx.tx(), &reporter, since).await? >= PER_DAY {
            return Err(AppError::TooMany {
                retry_after: u32::try_from(DAY_MS / 1000).unwrap_or(u32::MAX),
            });
        }
        let about = offer.to_string();
        cx.spend(OF_AN_OFFER, Key::About(&about)).await?;
        let sealed = Sealed {
            words: self.report.words.clone(),
            email: self
                .report
                .email
                .as_ref()
                .map(|email| email.as_str().to_owned()),
        };
        store::insert_report(cx, offer, self.report.reason, &sealed, reporter).await?;
        cx.emit(QUEUE.to_owned(), "reported");
        Ok(offer)
    }
}
