//! Who is signed in is known, and reads again what they sent.

use super::{LoadKnown, LoadReceipt, LoadSent, Someone, answers, on_both};
use pleinweb_kernel::{AppError, Role};
use pleinweb_platform::testing::{Browser, enter};

#[pleinweb_testing::test]
async fn what_somebody_wrote_is_known_from_the_draft_on() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        assert_eq!(zoe.browser.must_ask::<LoadKnown>(&app, ()).await, None);
        zoe.fill(&app, answers()).await;
        let known = zoe.browser.must_ask::<LoadKnown>(&app, ()).await.unwrap();
        let given = answers();
        assert_eq!(known.name, given.identity.display_name());
        assert_eq!(known.email, "zoe@exemple.fr");
        assert_eq!(known.commune, "87085");
        assert_eq!(known.place, "Limoges (87)");
        assert_eq!(known.agency, "Agence de Limoges Centre");
        assert!(!known.phone.is_empty() && !known.postcode.is_empty());
        // Nobody else's.
        let other = Someone::new(&app, "lou@exemple.fr").await;
        assert_eq!(other.browser.must_ask::<LoadKnown>(&app, ()).await, None);
        let adviser = enter(&app, Role::Adviser, "c@exemple.fr", false).await;
        let refused = adviser.browser().ask::<LoadKnown>(&app, ()).await;
        assert_eq!(refused, Err(AppError::NotAllowed));
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_was_sent_is_read_again_and_the_receipt_says_who_and_where() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        zoe.fill(&app, answers()).await;
        let early = zoe.browser.ask::<LoadSent>(&app, ()).await;
        assert_eq!(early.map(|_| ()), Err(AppError::NotFound));
        let number = zoe.send(&app).await.unwrap();
        let sent = zoe.browser.must_ask::<LoadSent>(&app, ()).await;
        assert_eq!(
            (sent.number.as_str(), sent.email.as_str()),
            (number.as_str(), "zoe@exemple.fr")
        );
        let wanted = sent.answers.project.occupation_1.as_str();
        assert_eq!(wanted, answers().project.occupation_1);
        let receipt = zoe.browser.must_ask::<LoadReceipt>(&app, ()).await;
        assert_eq!(receipt.name, answers().identity.display_name());
        assert!(!receipt.phone.is_empty());
        let agency = receipt.agency.unwrap();
        assert_eq!(agency.name, "Agence de Limoges Centre");
        assert!(agency.address.contains("Limoges") && !agency.phone.is_empty());
        let nobody = Browser::new().ask::<LoadSent>(&app, ()).await;
        assert_eq!(nobody.map(|_| ()), Err(AppError::SignInRequired));
    })
    .await;
}
