//! Telling by mail what was found.

use crate::model::Place;
use crate::saved::commands::load::asked;
use crate::saved::link;
use crate::saved::model::{MAIL_MAX, Rhythm};
use crate::saved::rules::tell_at;
use crate::saved::store::{self, SearchRow};
use crate::search::state::SearchState;
use crate::search::{locate, whole_km};
use crate::store::{cards, standing_for};
use crate::{FoundInMail, Notification};
use pleinweb_accounts::reach;
use pleinweb_kernel::{AppError, FieldErrors, Landing};
use pleinweb_nomenclature::lists;
use pleinweb_platform::out_of_the_night;
use pleinweb_platform::{Command, Cx, Permit};

/// Mails of one transaction.
const BATCH: i64 = 10;

/// Sends a batch of the mails that are due; gives how many searches were done.
///
/// # Errors
/// `NotAllowed` for anybody but background work.
#[derive(Debug)]
pub struct TellFoundOffers;

impl Command for TellFoundOffers {
    const NAME: &'static str = "offers/tell";
    type Input = ();
    type Subject = ();
    type Output = u64;

    fn parse((): ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        cx.actor().system()?;
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<u64, AppError> {
        let now = cx.now();
        let due = store::to_tell(cx.tx(), now, BATCH).await?;
        for row in &due {
            tell(cx, row).await?;
        }
        Ok(u64::try_from(due.len()).unwrap_or(0))
    }
}

async fn tell(cx: &mut Cx, row: &SearchRow) -> Result<(), AppError> {
    let now = cx.now();
    let (id, account) = (cx.rows_of(row.id)?, cx.rows_of(row.account_id)?);
    let rhythm = row.rhythm;
    // The program stood still until the night: the mail can wait until the morning.
    let after = out_of_the_night(now);
    if after > now {
        let (rhythm, stopped) = (rhythm, row.stopped_rhythm);
        return store::set_rhythm(cx.tx(), id, rhythm, stopped, Some(after)).await;
    }
    let Some(reach) = reach(cx.tx(), account).await? else {
        // Nobody is there any more: nor is the search.
        return store::set_deleted(cx.tx(), id, Some(now)).await;
    };
    // An offer that ended meanwhile, and is published elsewhere too, is told as the
    // one that is still open.
    let ids = store::untold(cx.tx(), (id, account)).await?;
    let ids = standing_for(cx.tx(), &ids).await?;
    let offers = cards(cx.tx(), &ids).await?;
    // Next time for daily and weekly mails; "at once" waits for the next find.
    let next = match rhythm {
        Rhythm::AtOnce | Rhythm::PageOnly => None,
        Rhythm::Daily | Rhythm::Weekly => tell_at(rhythm, now.plus(1), Some(now)),
    };
    let told = !offers.is_empty();
    if told {
        let stop = link::token(&cx.app(), row.id);
        let state = SearchState::read(&row.query).0;
        let from = SearchState::seen_from(&state.place_as_meant());
        let known = lists(cx).await?;
        let middle = locate(&known, &state.place, state.radius, state.place_exact)
            .and_then(|found| found.at);
        // Of several places the one nearest to what is looked for.
        let label = |place: Place| match middle {
            Some(at) => place.seen_from(at).label,
            None => place.label,
        };
        let others = offers.len().saturating_sub(MAIL_MAX);
        let offers = offers
            .into_iter()
            .take(MAIL_MAX)
            .map(|card| FoundInMail {
                km: middle.and_then(|at| card.place.km_from(at)).map(whole_km),
                contract: Some(card.figures.contract),
                pay: card.pay,
                title: card.title,
                employer: card.employer,
                place: label(card.place),
                link: [&Landing::Offer(card.id).href(reach.lang), from.as_str()].concat(),
            })
            .collect();
        let notice = Notification::OffersFound {
            asked: asked(cx, &row.query).await?,
            offers,
            others: u64::try_from(others).unwrap_or(0),
            link: Landing::SavedSearch(row.id).href(reach.lang),
            stop: Landing::MailStop(&stop).href(reach.lang),
        };
        cx.mail(Some(row.account_id), &reach.email, reach.lang, notice);
    }
    store::set_told(cx.tx(), id, told, now, next).await
}
