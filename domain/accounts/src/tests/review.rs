//! The link that stops things, and what was added lately.

use super::keyring::Keyring;
use super::passkeys::{add, come_in};
use super::*;
use pleinweb_kernel::DAY_MS;
use pleinweb_platform::testing::on_both;

pub const OWN: &str = "a@exemple.fr";
pub const GONE: AppError = AppError::conflict("link-gone");
pub const REFUSED: AppError = AppError::conflict("passkey-refused");

pub async fn stop(office: &TestOffice, token: &str) -> Result<Option<String>, AppError> {
    let input = StopChangesInput {
        token: token.to_owned(),
    };
    Browser::new().send::<StopChanges>(office, input).await
}

pub async fn move_to(office: &TestOffice, browser: &mut Browser, email: &str) {
    let token = ask_for_address(office, browser, email).await;
    let input = ConfirmNewEmailInput { token };
    browser.must_send::<ConfirmNewEmail>(office, input).await;
}

/// A job seeker whose password a thief knows, and the thief, signed in.
pub async fn stolen(office: &TestOffice) -> (AccountId, Browser) {
    let id = account(office, Role::JobSeeker, OWN).await;
    let mut thief = browser_at("198.51.100.1");
    sign_in(office, &mut thief, OWN, PASSWORD).await.unwrap();
    (id, thief)
}

#[pleinweb_testing::test]
async fn the_old_address_hears_of_a_change_and_stops_it_with_a_press() {
    on_both(|office| async move {
        let (_, mut thief) = stolen(&office).await;
        let pending = ask_for_address(&office, &mut thief, "t@exemple.fr").await;
        let asked = mails(&office).await;
        assert!(
            asked.iter().any(|(to, notice)| to == OWN
                && matches!(notice, Notification::EmailChangeAsked { new_address_masked, .. }
                    if new_address_masked == "t…@exemple.fr")),
            "{asked:?}"
        );
        let token = undo_token(&office, OWN).await;
        let seen = Browser::new()
            .ask::<LookAtLink>(&office, token.clone())
            .await;
        let email = "a…@exemple.fr".to_owned();
        assert_eq!(seen.unwrap(), LinkView::Stop { email });
        assert!(
            role_of(&office, &thief).await.is_some(),
            "looking, as scanners do, stops nothing"
        );
        // The thief presses what a thief can press.
        thief
            .must_send::<CloseOtherSessions>(&office, CloseOtherSessionsInput {})
            .await;
        let pending_again = ask_for_address(&office, &mut thief, "t@exemple.fr").await;
        let new = stop(&office, &token).await.unwrap().expect("a link");
        assert_eq!(role_of(&office, &thief).await, None);
        for token in [pending, pending_again] {
            let input = ConfirmNewEmailInput { token };
            let moved = Browser::new().send::<ConfirmNewEmail>(&office, input).await;
            assert_eq!(moved, Err(GONE));
        }
        let known = sign_in(&office, &mut thief, OWN, PASSWORD).await;
        assert!(known.is_err(), "the thief's password opens nothing");
        let mut owner = Browser::new();
        reset(&office, &mut owner, &new, OTHER_PASSWORD)
            .await
            .unwrap();
        assert_eq!(role_of(&office, &owner).await, Some(Role::JobSeeker));
        assert_eq!(stop(&office, &token).await, Err(GONE), "a link serves once");
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_address_that_was_carried_off_comes_back() {
    on_both(|office| async move {
        let (_, mut thief) = stolen(&office).await;
        move_to(&office, &mut thief, "t1@exemple.fr").await;
        let owners = undo_token(&office, OWN).await;
        move_to(&office, &mut thief, "t2@exemple.fr").await;
        let thiefs = undo_token(&office, "t1@exemple.fr").await;
        let new = stop(&office, &owners).await.unwrap().expect("a link");
        assert_eq!(role_of(&office, &thief).await, None);
        assert_eq!(
            stop(&office, &thiefs).await,
            Err(GONE),
            "the thief's own link does not carry it off again"
        );
        let told = mails(&office).await;
        assert!(
            told.iter().any(|(to, notice)| to == "t2@exemple.fr"
                && matches!(notice, Notification::EmailTakenBack))
        );
        let mut owner = Browser::new();
        reset(&office, &mut owner, &new, OTHER_PASSWORD)
            .await
            .unwrap();
        let own = sign_in(&office, &mut Browser::new(), OWN, OTHER_PASSWORD).await;
        assert!(own.is_ok(), "{own:?}");
        let asked = forget(&office, OWN).await;
        assert!(!asked.is_empty());
        // After a week the old mailbox has no say any more.
        move_to(&office, &mut owner, "b@exemple.fr").await;
        let late = undo_token(&office, OWN).await;
        office.clock.advance(7 * DAY_MS);
        assert_eq!(stop(&office, &late).await, Err(GONE));
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_address_that_somebody_else_has_by_now_is_not_taken() {
    on_both(|office| async move {
        let (_, mut thief) = stolen(&office).await;
        move_to(&office, &mut thief, "t@exemple.fr").await;
        let token = undo_token(&office, OWN).await;
        account(&office, Role::JobSeeker, OWN).await;
        assert_eq!(stop(&office, &token).await, Ok(None), "stopped, not moved");
        assert_eq!(role_of(&office, &thief).await, None);
        let thief = sign_in(&office, &mut thief, "t@exemple.fr", PASSWORD).await;
        assert!(thief.is_err(), "{thief:?}");
        let other = sign_in(&office, &mut Browser::new(), OWN, PASSWORD).await;
        assert!(other.is_ok(), "whose address it is now: {other:?}");
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_thiefs_key_is_shown_first_opens_nothing_and_goes_with_one_press() {
    on_both(|office| async move {
        account(&office, Role::JobSeeker, OWN).await;
        let (mut owner, mut own_key) = (Browser::new(), Keyring::new(1));
        sign_in(&office, &mut owner, OWN, PASSWORD).await.unwrap();
        add(&office, &mut owner, &mut own_key).await.unwrap();
        office.clock.advance(31 * DAY_MS);
        let (mut thief, mut key) = (browser_at("198.51.100.1"), Keyring::new(2));
        sign_in(&office, &mut thief, OWN, PASSWORD).await.unwrap();
        add(&office, &mut thief, &mut key).await.unwrap();
        office.clock.advance(DAY_MS);

        let token = forget(&office, OWN).await;
        let mut owner = Browser::new();
        let entered = reset(&office, &mut owner, &token, OTHER_PASSWORD)
            .await
            .unwrap();
        assert!(entered.review, "shown first");
        let again = sign_in(&office, &mut Browser::new(), OWN, OTHER_PASSWORD).await;
        assert!(again.unwrap().review, "until it was answered");
        let recent = owner.must_ask::<RecentAdditions>(&office, ()).await;
        assert_eq!((recent.passkeys.len(), recent.asked), (1, true));
        assert_eq!(
            come_in(&office, &mut thief, &mut key).await,
            Err(REFUSED),
            "the thief's key waits"
        );
        let own = come_in(&office, &mut Browser::new(), &mut own_key).await;
        assert!(own.is_ok(), "an old one does not: {own:?}");

        let remove = RemoveRecentInput {
            return_to: "/espace?a=1".to_owned(),
        };
        let done = owner.must_send::<RemoveRecent>(&office, remove).await;
        assert_eq!(
            (done.step, done.review, done.return_to.as_str()),
            (Step::SignedIn, false, "/espace?a=1")
        );
        assert!(was_told(&office, WayIn::RecentRemoved).await);
        assert_eq!(come_in(&office, &mut thief, &mut key).await, Err(REFUSED));
        let ways = owner.must_ask::<MyWaysIn>(&office, ()).await;
        assert_eq!(ways.passkeys.len(), 1);
        let again = sign_in(&office, &mut Browser::new(), OWN, OTHER_PASSWORD).await;
        assert!(!again.unwrap().review);
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_is_ones_own_is_kept_with_one_press() {
    on_both(|office| async move {
        let (_, mut owner) = stolen(&office).await;
        let mut key = Keyring::new(1);
        add(&office, &mut owner, &mut key).await.unwrap();
        office.clock.advance(1);
        let token = undo_token(&office, OWN).await;
        let new = stop(&office, &token).await.unwrap().unwrap();
        assert_eq!(
            come_in(&office, &mut Browser::new(), &mut key).await,
            Err(REFUSED),
            "after a stop it waits"
        );
        let entered = reset(&office, &mut owner, &new, OTHER_PASSWORD)
            .await
            .unwrap();
        assert!(entered.review);
        let keep = KeepRecentInput::default();
        owner.must_send::<KeepRecent>(&office, keep).await;
        let own = come_in(&office, &mut Browser::new(), &mut key).await;
        assert!(!own.unwrap().review);
        office.clock.advance(16 * pleinweb_kernel::MINUTE_MS);
        let late = owner
            .send::<RemoveRecent>(&office, RemoveRecentInput::default())
            .await;
        assert_eq!(late, Err(AppError::StepUpRequired));
    })
    .await;
}

#[pleinweb_testing::test]
async fn the_mailbox_alone_stops_and_adds_nothing_to_a_colleagues_account() {
    on_both(|office| async move {
        account(&office, Role::Adviser, OWN).await;
        let mut owner = Browser::new();
        sign_in(&office, &mut owner, OWN, PASSWORD).await.unwrap();
        let (view, codes) = enrol(&office, &mut owner).await;
        let token = undo_token(&office, OWN).await;
        office.clock.advance(30_000);
        let new = stop(&office, &token).await.unwrap().unwrap();
        let mut holder = Browser::new();
        let entered = reset(&office, &mut holder, &new, OTHER_PASSWORD)
            .await
            .unwrap();
        assert_eq!(
            (entered.step, entered.review),
            (Step::GiveSecondFactor, false)
        );
        let half = AppError::StepUpRequired;
        let remove = RemoveRecentInput::default();
        let removed = holder.send::<RemoveRecent>(&office, remove.clone()).await;
        assert_eq!(removed, Err(half.clone()));
        let begun = holder.send::<StartTotp>(&office, StartTotpInput {}).await;
        assert_eq!(begun, Err(half.clone()));
        let begun = holder
            .send::<StartAddPasskey>(&office, StartPasskeyInput {})
            .await;
        assert_eq!(begun, Err(half.clone()));
        assert_eq!(holder.ask::<RecentAdditions>(&office, ()).await, Err(half));

        // With the factor, what was added is shown first; without any left, one
        // is added at once.
        let code = code_of(&office, &view);
        let entered = give(&office, &mut holder, &code).await.unwrap();
        assert!(entered.review);
        let recent = holder.must_ask::<RecentAdditions>(&office, ()).await;
        assert!(recent.totp.is_some() && recent.codes.is_some());
        let done = holder.must_send::<RemoveRecent>(&office, remove).await;
        assert_eq!(done.step, Step::EnrolSecondFactor);
        assert_eq!(role_of(&office, &holder).await, None);
        let old = give(&office, &mut holder, &codes[0]).await;
        assert_eq!(old, Err(AppError::invalid("code", "code-wrong")));
        enrol(&office, &mut holder).await;
        assert_eq!(role_of(&office, &holder).await, Some(Role::Adviser));
    })
    .await;
}

#[pleinweb_testing::test]
async fn the_owner_is_told_of_each_new_way_in_with_a_link_that_stops_it() {
    on_both(|office| async move {
        account(&office, Role::Adviser, OWN).await;
        let mut owner = Browser::new();
        sign_in(&office, &mut owner, OWN, PASSWORD).await.unwrap();
        enrol(&office, &mut owner).await;
        add(&office, &mut owner, &mut Keyring::new(1))
            .await
            .unwrap();
        owner
            .must_send::<NewRecoveryCodes>(&office, NewRecoveryCodesInput {})
            .await;
        owner
            .must_send::<RemoveTotp>(&office, RemoveTotpInput {})
            .await;
        for change in [
            WayIn::AppAdded,
            WayIn::KeyAdded,
            WayIn::CodesMade,
            WayIn::AppRemoved,
        ] {
            assert!(was_told(&office, change).await, "{change:?}");
        }
        account(&office, Role::JobSeeker, "b@exemple.fr").await;
        let mut phone = Browser::new();
        for told in [1, 1] {
            office.clock.advance(1);
            sign_in(&office, &mut phone, "b@exemple.fr", PASSWORD)
                .await
                .unwrap();
            let mails = all_mails(&office).await;
            let devices = mails.iter().filter(|(to, notice)| {
                to == "b@exemple.fr" && matches!(notice, Notification::NewDevice { .. })
            });
            assert_eq!(devices.count(), told, "of an unknown device, once");
        }
        let linked = all_mails(&office).await;
        for (_, notice) in linked {
            let said = format!("{notice:?}");
            let undo = undo_of(notice).expect(&said);
            assert!(undo.contains("/ce-n-etait-pas-moi/"), "{said}");
        }
        let token = undo_token(&office, "b@exemple.fr").await;
        assert!(stop(&office, &token).await.unwrap().is_some());
        assert_eq!(role_of(&office, &phone).await, None);
    })
    .await;
}
