//! The link that stops things, and what was added lately.

use super::keyring::Keyring;
use super::passkeys::{add, come_in};
use super::{
    AccountId, AppError, Browser, CloseOtherSessions, CloseOtherSessionsInput, ConfirmNewEmail,
    ConfirmNewEmailInput, KeepRecent, KeepRecentInput, LinkView, LookAtLink, MyWaysIn,
    NewRecoveryCodes, NewRecoveryCodesInput, Notification, OTHER_PASSWORD, PASSWORD,
    RecentAdditions, RemoveRecent, RemoveRecentInput, RemoveTotp, RemoveTotpInput, Role,
    StartAddPasskey, StartPasskeyInput, StartTotp, StartTotpInput, Step, StopChanges,
    StopChangesInput, TestApp, WayIn, account, all_mails, ask_for_address, browser_at, code_of,
    enrol, forget, give, mails, reset, role_of, sign_in, undo_of, undo_token, was_told,
};
use pleinweb_kernel::DAY_MS;
use pleinweb_platform::testing::on_both;

pub const OWN: &str = "a@exemple.fr";
pub const GONE: AppError = AppError::conflict("link-gone");
pub const REFUSED: AppError = AppError::conflict("passkey-refused");

pub async fn stop(app: &TestApp, token: &str) -> Result<Option<String>, AppError> {
    let input = StopChangesInput {
        token: token.to_owned(),
    };
    Browser::new().send::<StopChanges>(app, input).await
}

pub async fn move_to(app: &TestApp, browser: &mut Browser, email: &str) {
    let token = ask_for_address(app, browser, email).await;
    let input = ConfirmNewEmailInput { token };
    browser.must_send::<ConfirmNewEmail>(app, input).await;
}

/// A job seeker whose password a thief knows, and the thief, signed in.
pub async fn stolen(app: &TestApp) -> (AccountId, Browser) {
    let id = account(app, Role::JobSeeker, OWN).await;
    let mut thief = browser_at("198.51.100.1");
    sign_in(app, &mut thief, OWN, PASSWORD).await.unwrap();
    (id, thief)
}

#[pleinweb_testing::test]
async fn the_old_address_hears_of_a_change_and_stops_it_with_a_press() {
    on_both(|app| async move {
        let (_, mut thief) = stolen(&app).await;
        let pending = ask_for_address(&app, &mut thief, "t@exemple.fr").await;
        let asked = mails(&app).await;
        assert!(
            asked.iter().any(|(to, notice)| to == OWN
                && matches!(notice, Notification::EmailChangeAsked { new_address_masked, .. }
                    if new_address_masked == "t…@exemple.fr")),
            "{asked:?}"
        );
        let token = undo_token(&app, OWN).await;
        let seen = Browser::new().ask::<LookAtLink>(&app, token.clone()).await;
        let email = "a…@exemple.fr".to_owned();
        assert_eq!(seen.unwrap(), LinkView::Stop { email });
        assert!(
            role_of(&app, &thief).await.is_some(),
            "looking, as scanners do, stops nothing"
        );
        // The thief presses what a thief can press.
        thief
            .must_send::<CloseOtherSessions>(&app, CloseOtherSessionsInput {})
            .await;
        let pending_again = ask_for_address(&app, &mut thief, "t@exemple.fr").await;
        let new = stop(&app, &token).await.unwrap().expect("a link");
        assert_eq!(role_of(&app, &thief).await, None);
        for token in [pending, pending_again] {
            let input = ConfirmNewEmailInput { token };
            let moved = Browser::new().send::<ConfirmNewEmail>(&app, input).await;
            assert_eq!(moved, Err(GONE));
        }
        let known = sign_in(&app, &mut thief, OWN, PASSWORD).await;
        assert!(known.is_err(), "the thief's password opens nothing");
        let mut owner = Browser::new();
        reset(&app, &mut owner, &new, OTHER_PASSWORD).await.unwrap();
        assert_eq!(role_of(&app, &owner).await, Some(Role::JobSeeker));
        assert_eq!(stop(&app, &token).await, Err(GONE), "a link serves once");
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_address_that_was_carried_off_comes_back() {
    on_both(|app| async move {
        let (_, mut thief) = stolen(&app).await;
        move_to(&app, &mut thief, "t1@exemple.fr").await;
        let owners = undo_token(&app, OWN).await;
        move_to(&app, &mut thief, "t2@exemple.fr").await;
        let thiefs = undo_token(&app, "t1@exemple.fr").await;
        let new = stop(&app, &owners).await.unwrap().expect("a link");
        assert_eq!(role_of(&app, &thief).await, None);
        assert_eq!(
            stop(&app, &thiefs).await,
            Err(GONE),
            "the thief's own link does not carry it off again"
        );
        let told = mails(&app).await;
        assert!(
            told.iter().any(|(to, notice)| to == "t2@exemple.fr"
                && matches!(notice, Notification::EmailTakenBack))
        );
        let mut owner = Browser::new();
        reset(&app, &mut owner, &new, OTHER_PASSWORD).await.unwrap();
        let own = sign_in(&app, &mut Browser::new(), OWN, OTHER_PASSWORD).await;
        assert!(own.is_ok(), "{own:?}");
        let asked = forget(&app, OWN).await;
        assert!(!asked.is_empty());
        // After a week the old mailbox has no say any more.
        move_to(&app, &mut owner, "b@exemple.fr").await;
        let late = undo_token(&app, OWN).await;
        app.clock.advance(7 * DAY_MS);
        assert_eq!(stop(&app, &late).await, Err(GONE));
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_address_that_somebody_else_has_by_now_is_not_taken() {
    on_both(|app| async move {
        let (_, mut thief) = stolen(&app).await;
        move_to(&app, &mut thief, "t@exemple.fr").await;
        let token = undo_token(&app, OWN).await;
        account(&app, Role::JobSeeker, OWN).await;
        assert_eq!(stop(&app, &token).await, Ok(None), "stopped, not moved");
        assert_eq!(role_of(&app, &thief).await, None);
        let thief = sign_in(&app, &mut thief, "t@exemple.fr", PASSWORD).await;
        assert!(thief.is_err(), "{thief:?}");
        let other = sign_in(&app, &mut Browser::new(), OWN, PASSWORD).await;
        assert!(other.is_ok(), "whose address it is now: {other:?}");
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_thiefs_key_is_shown_first_opens_nothing_and_goes_with_one_press() {
    on_both(|app| async move {
        account(&app, Role::JobSeeker, OWN).await;
        let (mut owner, mut own_key) = (Browser::new(), Keyring::new(1));
        sign_in(&app, &mut owner, OWN, PASSWORD).await.unwrap();
        add(&app, &mut owner, &mut own_key).await.unwrap();
        app.clock.advance(31 * DAY_MS);
        let (mut thief, mut key) = (browser_at("198.51.100.1"), Keyring::new(2));
        sign_in(&app, &mut thief, OWN, PASSWORD).await.unwrap();
        add(&app, &mut thief, &mut key).await.unwrap();
        app.clock.advance(DAY_MS);

        let token = forget(&app, OWN).await;
        let mut owner = Browser::new();
        let entered = reset(&app, &mut owner, &token, OTHER_PASSWORD)
            .await
            .unwrap();
        assert!(entered.review, "shown first");
        let again = sign_in(&app, &mut Browser::new(), OWN, OTHER_PASSWORD).await;
        assert!(again.unwrap().review, "until it was answered");
        let recent = owner.must_ask::<RecentAdditions>(&app, ()).await;
        assert_eq!((recent.passkeys.len(), recent.asked), (1, true));
        assert_eq!(
            come_in(&app, &mut thief, &mut key).await,
            Err(REFUSED),
            "the thief's key waits"
        );
        let own = come_in(&app, &mut Browser::new(), &mut own_key).await;
        assert!(own.is_ok(), "an old one does not: {own:?}");

        let remove = RemoveRecentInput {
            return_to: "/espace?a=1".to_owned(),
        };
        let done = owner.must_send::<RemoveRecent>(&app, remove).await;
        assert_eq!(
            (done.step, done.review, done.return_to.as_str()),
            (Step::SignedIn, false, "/espace?a=1")
        );
        assert!(was_told(&app, WayIn::RecentRemoved).await);
        assert_eq!(come_in(&app, &mut thief, &mut key).await, Err(REFUSED));
        let ways = owner.must_ask::<MyWaysIn>(&app, ()).await;
        assert_eq!(ways.passkeys.len(), 1);
        let again = sign_in(&app, &mut Browser::new(), OWN, OTHER_PASSWORD).await;
        assert!(!again.unwrap().review);
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_is_ones_own_is_kept_with_one_press() {
    on_both(|app| async move {
        let (_, mut owner) = stolen(&app).await;
        let mut key = Keyring::new(1);
        add(&app, &mut owner, &mut key).await.unwrap();
        app.clock.advance(1);
        let token = undo_token(&app, OWN).await;
        let new = stop(&app, &token).await.unwrap().unwrap();
        assert_eq!(
            come_in(&app, &mut Browser::new(), &mut key).await,
            Err(REFUSED),
            "after a stop it waits"
        );
        let entered = reset(&app, &mut owner, &new, OTHER_PASSWORD).await.unwrap();
        assert!(entered.review);
        let keep = KeepRecentInput::default();
        owner.must_send::<KeepRecent>(&app, keep).await;
        let own = come_in(&app, &mut Browser::new(), &mut key).await;
        assert!(!own.unwrap().review);
        app.clock.advance(16 * pleinweb_kernel::MINUTE_MS);
        let late = owner
            .send::<RemoveRecent>(&app, RemoveRecentInput::default())
            .await;
        assert_eq!(late, Err(AppError::StepUpRequired));
    })
    .await;
}

#[pleinweb_testing::test]
async fn the_mailbox_alone_stops_and_adds_nothing_to_a_colleagues_account() {
    on_both(|app| async move {
        account(&app, Role::Adviser, OWN).await;
        let mut owner = Browser::new();
        sign_in(&app, &mut owner, OWN, PASSWORD).await.unwrap();
        let (view, codes) = enrol(&app, &mut owner).await;
        let token = undo_token(&app, OWN).await;
        app.clock.advance(30_000);
        let new = stop(&app, &token).await.unwrap().unwrap();
        let mut holder = Browser::new();
        let entered = reset(&app, &mut holder, &new, OTHER_PASSWORD)
            .await
            .unwrap();
        assert_eq!(
            (entered.step, entered.review),
            (Step::GiveSecondFactor, false)
        );
        let half = AppError::StepUpRequired;
        let remove = RemoveRecentInput::default();
        let removed = holder.send::<RemoveRecent>(&app, remove.clone()).await;
        assert_eq!(removed, Err(half.clone()));
        let begun = holder.send::<StartTotp>(&app, StartTotpInput {}).await;
        assert_eq!(begun, Err(half.clone()));
        let begun = holder
            .send::<StartAddPasskey>(&app, StartPasskeyInput {})
            .await;
        assert_eq!(begun, Err(half.clone()));
        assert_eq!(holder.ask::<RecentAdditions>(&app, ()).await, Err(half));

        // With the factor, what was added is shown first; without any left, one
        // is added at once.
        let code = code_of(&app, &view);
        let entered = give(&app, &mut holder, &code).await.unwrap();
        assert!(entered.review);
        let recent = holder.must_ask::<RecentAdditions>(&app, ()).await;
        assert!(recent.totp.is_some() && recent.codes.is_some());
        let done = holder.must_send::<RemoveRecent>(&app, remove).await;
        assert_eq!(done.step, Step::EnrolSecondFactor);
        assert_eq!(role_of(&app, &holder).await, None);
        let old = give(&app, &mut holder, &codes[0]).await;
        assert_eq!(old, Err(AppError::invalid("code", "code-wrong")));
        enrol(&app, &mut holder).await;
        assert_eq!(role_of(&app, &holder).await, Some(Role::Adviser));
    })
    .await;
}

#[pleinweb_testing::test]
async fn the_owner_is_told_of_each_new_way_in_with_a_link_that_stops_it() {
    on_both(|app| async move {
        account(&app, Role::Adviser, OWN).await;
        let mut owner = Browser::new();
        sign_in(&app, &mut owner, OWN, PASSWORD).await.unwrap();
        enrol(&app, &mut owner).await;
        add(&app, &mut owner, &mut Keyring::new(1)).await.unwrap();
        owner
            .must_send::<NewRecoveryCodes>(&app, NewRecoveryCodesInput {})
            .await;
        owner
            .must_send::<RemoveTotp>(&app, RemoveTotpInput {})
            .await;
        for change in [
            WayIn::AppAdded,
            WayIn::KeyAdded,
            WayIn::CodesMade,
            WayIn::AppRemoved,
        ] {
            assert!(was_told(&app, change).await, "{change:?}");
        }
        account(&app, Role::JobSeeker, "b@exemple.fr").await;
        let mut phone = Browser::new();
        for told in [1, 1] {
            app.clock.advance(1);
            sign_in(&app, &mut phone, "b@exemple.fr", PASSWORD)
                .await
                .unwrap();
            let mails = all_mails(&app).await;
            let devices = mails.iter().filter(|(to, notice)| {
                to == "b@exemple.fr" && matches!(notice, Notification::NewDevice { .. })
            });
            assert_eq!(devices.count(), told, "of an unknown device, once");
        }
        let linked = all_mails(&app).await;
        for (_, notice) in linked {
            let said = format!("{notice:?}");
            let undo = undo_of(notice).expect(&said);
            assert!(undo.contains("/ce-n-etait-pas-moi/"), "{said}");
        }
        let token = undo_token(&app, "b@exemple.fr").await;
        assert!(stop(&app, &token).await.unwrap().is_some());
        assert_eq!(role_of(&app, &phone).await, None);
    })
    .await;
}
