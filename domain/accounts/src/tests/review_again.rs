//! Reviews asked for again, addresses come back to, keys of colleagues.

use super::keyring::Keyring;
use super::passkeys::{add, come_in};
use super::review::{GONE, OWN, REFUSED, move_to, stolen, stop};
use super::{
    Browser, OTHER_PASSWORD, PASSWORD, RecentAdditions, Role, Step, account, all_mails, forget,
    reset, sign_in, undo_of, undo_token,
};
use pleinweb_kernel::DAY_MS;
use pleinweb_platform::testing::on_both;

#[pleinweb_testing::test]
async fn coming_back_to_ones_address_leaves_the_other_one_no_link() {
    on_both(|app| async move {
        let (_, mut thief) = stolen(&app).await;
        move_to(&app, &mut thief, "t@exemple.fr").await;
        // The owner, who knows the password too, moves the account back.
        let mut owner = Browser::new();
        sign_in(&app, &mut owner, "t@exemple.fr", PASSWORD)
            .await
            .unwrap();
        move_to(&app, &mut owner, OWN).await;
        for (to, notice) in all_mails(&app).await {
            if to != "t@exemple.fr" {
                continue;
            }
            let link = undo_of(notice).unwrap_or_default();
            let token = link.rsplit('/').next().unwrap_or_default().to_owned();
            assert_eq!(stop(&app, &token).await, Err(GONE));
        }
        let token = undo_token(&app, OWN).await;
        assert!(stop(&app, &token).await.is_ok(), "the owner keeps theirs");
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_second_reset_shows_what_the_first_one_showed_and_what_came_since() {
    on_both(|app| async move {
        let (_, mut browser) = stolen(&app).await;
        add(&app, &mut browser, &mut Keyring::new(1)).await.unwrap();
        app.clock.advance(29 * DAY_MS);
        let token = forget(&app, OWN).await;
        reset(&app, &mut browser, &token, OTHER_PASSWORD)
            .await
            .unwrap();
        let mut since = Keyring::new(2);
        app.clock.advance(1);
        add(&app, &mut browser, &mut since).await.unwrap();
        app.clock.advance(2 * DAY_MS);
        let token = forget(&app, OWN).await;
        reset(&app, &mut browser, &token, PASSWORD).await.unwrap();
        let recent = browser.must_ask::<RecentAdditions>(&app, ()).await;
        assert_eq!(recent.passkeys.len(), 2);
        let waits = come_in(&app, &mut Browser::new(), &mut since).await;
        assert_eq!(waits, Err(REFUSED));
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_colleagues_new_key_is_a_second_factor_all_the_same() {
    on_both(|app| async move {
        account(&app, Role::Adviser, OWN).await;
        let (mut owner, mut key) = (Browser::new(), Keyring::new(1));
        sign_in(&app, &mut owner, OWN, PASSWORD).await.unwrap();
        add(&app, &mut owner, &mut key).await.unwrap();
        let token = forget(&app, OWN).await;
        let entered = reset(&app, &mut owner, &token, OTHER_PASSWORD)
            .await
            .unwrap();
        assert_eq!(entered.step, Step::GiveSecondFactor);
        let alone = come_in(&app, &mut Browser::new(), &mut key).await;
        assert_eq!(alone, Err(REFUSED), "the key alone, whoever has it");
        let entered = come_in(&app, &mut owner, &mut key).await.unwrap();
        assert_eq!((entered.step, entered.review), (Step::SignedIn, true));
    })
    .await;
}
