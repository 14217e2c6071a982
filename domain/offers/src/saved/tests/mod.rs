//! A search is kept, offers come, a mail leaves: on both databases.

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
use pleinweb_platform::testing::{Browser, TestOffice, enter};
use pleinweb_platform::{mail, run_system};

async fn someone(office: &TestOffice, role: Role) -> Browser {
    let id: uuid::Uuid = office.new_id();
    let mut browser = Browser::new();
    let entered = enter(office, role, &format!("{id}@exemple.fr"), false).await;
    browser.request.session_token = Some(entered.token);
    browser
}

async fn save(
    office: &TestOffice,
    who: &mut Browser,
    query: &str,
    rhythm: &str,
) -> Result<SavedSearchId, AppError> {
    let input = SaveSearchInput {
        query: query.to_owned(),
        rhythm: rhythm.to_owned(),
    };
    who.send::<SaveSearch>(office, input).await
}

async fn kept(office: &TestOffice, who: &Browser) -> SavedSearches {
    who.ask::<LoadSavedSearches>(office, ()).await.unwrap()
}

/// Offers arrive, and the index has them.
async fn arrive(office: &TestOffice, keeper: &mut Keeper, lines: &[(usize, Given)]) {
    let mut offers = Vec::new();
    for (number, given) in lines {
        offers.push(offer(office, *number, given.title, *given).await);
    }
    place(office, offers).await;
    follow(office, keeper).await;
}

/// What the background does each few seconds.
async fn work(office: &TestOffice) {
    while run_system(office, "alerts", &LookForOffers).await.unwrap() > 0 {}
    while run_system(office, "alerts", &TellFoundOffers)
        .await
        .unwrap()
        > 0
    {}
}

/// Mails about offers so far, oldest first: to whom, the titles, how many others.
async fn told(office: &TestOffice) -> Vec<(String, Vec<String>, u64)> {
    let mails = mail::latest(office, 100).await.unwrap();
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
async fn mails(office: &TestOffice) -> Vec<Vec<String>> {
    told(office)
        .await
        .into_iter()
        .map(|(_, titles, _)| titles)
        .collect()
}
