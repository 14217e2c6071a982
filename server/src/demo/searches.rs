//! Searches that someone of the demo keeps, and a mail about offers, so that
//! neither page is empty.

use pleinweb_accounts::{demo_people, reach};
use pleinweb_kernel::{AppError, FormMeta, Landing, Role};
use pleinweb_offers::offers_after;
use pleinweb_offers::saved::model::{SaveSearchInput, SearchRequest};
use pleinweb_offers::saved::{SaveSearch, mail_stop_token};
use pleinweb_offers::{FoundInMail, Notification};
use pleinweb_platform::{
    AppState, begin_as_system, enter_for_demo, finish, queue_mail, run_command,
};

/// Whose label on the sign-in page ends so.
const WHO: &str = "suivi 100 % en ligne";
const REGION: &str = "Nouvelle-Aquitaine";

pub async fn make(app: &AppState) -> Result<(), AppError> {
    let mut tx = app.db().read().await?;
    let people = demo_people(&mut tx).await?;
    let Some(who) = people.iter().find(|row| row.label.ends_with(WHO)) else {
        return Ok(());
    };
    let offers = offers_after(&mut tx, None, 400).await?;
    drop(tx);
    let mut cx = begin_as_system(app, "demo").await?;
    let account = cx.rows_of(who.account_id)?;
    let reach = reach(cx.tx(), account).await?;
    finish(cx).await?;
    let Some(reach) = reach else {
        return Ok(());
    };
    let request = enter_for_demo(app, who.account_id, Role::JobSeeker).await?;
    let query = format!("ou={REGION}");
    let mut search = None;
    for (query, rhythm) in [
        (query.as_str(), "daily"),
        ("quoi=vendeur&contrat=permanent", "weekly"),
    ] {
        let input = SaveSearchInput {
            query: query.to_owned(),
            rhythm: rhythm.to_owned(),
        };
        let kept = run_command::<SaveSearch>(app, &request, input, &FormMeta::default()).await?;
        search.get_or_insert(kept.output);
    }
    let Some(search) = search else { return Ok(()) };
    let here = offers
        .into_iter()
        .filter(|stored| stored.offer.place.region.as_deref() == Some(REGION));
    let offers = here
        .take(2)
        .map(|stored| FoundInMail {
            link: Landing::Offer(stored.id).path(),
            title: stored.offer.text.title,
            employer: stored.offer.text.employer,
            place: stored.offer.place.label,
            pay: stored.offer.pay,
            contract: Some(stored.offer.figures.contract),
            km: None,
        })
        .collect();
    let notice = Notification::OffersFound {
        asked: SearchRequest {
            query,
            chosen: Vec::new(),
        },
        offers,
        others: 0,
        link: Landing::SavedSearch(search).path(),
        stop: Landing::MailStop(&mail_stop_token(app, search)).path(),
    };
    queue_mail(app, &reach.email, reach.lang, notice).await
}
