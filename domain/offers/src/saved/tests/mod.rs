//! A search is kept, offers come, a mail leaves: on both databases.

mod jobs;
mod standing;
mod stopping;
mod telling;
mod twins;

use crate::Keeper;
use crate::Notification;
use crate::saved::model::{SaveSearchInput, SavedSearches};
use crate::saved::{LoadSavedSearches, LookForOffers, SaveSearch, TellFoundOffers};
use crate::search::tests::world::{Given, follow, offer, place};
use pleinweb_kernel::{AppError, Role, SavedSearchId};
use pleinweb_platform::testing::{Browser, TestApp, enter};
use pleinweb_platform::{mail, run_system};

async fn someone(app: &TestApp, role: Role) -> Browser {
    let id: uuid::Uuid = app.new_id();
    let mut browser = Browser::new();
    let entered = enter(app, role, &format!("{id}@exemple.fr"), false).await;
    browser.request.session_token = Some(entered.token);
    browser
}

async fn save(
    app: &TestApp,
    who: &mut Browser,
    query: &str,
    rhythm: &str,
) -> Result<SavedSearchId, AppError> {
    let input = SaveSearchInput {
        query: query.to_owned(),
        rhythm: rhythm.to_owned(),
    };
    who.send::<SaveSearch>(app, input).await
}

async fn kept(app: &TestApp, who: &Browser) -> SavedSearches {
    who.ask::<LoadSavedSearches>(app, ()).await.unwrap()
}

/// Offers arrive, and the index has them.
async fn arrive(app: &TestApp, keeper: &mut Keeper, lines: &[(usize, Given)]) {
    let mut offers = Vec::new();
    for (number, given) in lines {
        offers.push(offer(app, *number, given.title, *given).await);
    }
    place(app, offers).await;
    follow(app, keeper).await;
}

/// What the background does each few seconds.
async fn work(app: &TestApp) {
    while run_system(app, "alerts", &LookForOffers).await.unwrap() > 0 {}
    while run_system(app, "alerts", &TellFoundOffers).await.unwrap() > 0 {}
}

/// Mails about offers so far, oldest first: to whom, the titles, how many others.
async fn told(app: &TestApp) -> Vec<(String, Vec<String>, u64)> {
    let mails = mail::latest(app, 100).await.unwrap();
    mails
        .into_iter()
        .rev()
        .filter_map(|mail| match mail.body.read().ok()? {
            Notification::OffersFound { offers, others, .. } => {
                let titles = offers.into_iter().map(|offer| offer.title).collect();
                Some((mail.address, titles, others))
            }
            _ => None,
        })
        .collect()
}

/// The titles of each mail so far.
async fn mails(app: &TestApp) -> Vec<Vec<String>> {
    told(app)
        .await
        .into_iter()
        .map(|(_, titles, _)| titles)
        .collect()
}
