//! Passkeys, with a key made of software.

use super::keyring::Keyring;
use super::{
    AppError, Browser, Enrolled, Entered, FinishAddPasskey, FinishPasskeyInput,
    FinishPasskeySignIn, MyRecoveryCodes, MyWaysIn, PASSWORD, PasskeyOptions, RemovePasskey,
    RemovePasskeyInput, RenamePasskey, RenamePasskeyInput, Role, StartAddPasskey,
    StartPasskeyInput, StartPasskeySignIn, Step, TestApp, WayIn, account, role_of, sign_in,
    signed_in, was_told,
};
use pleinweb_kernel::MINUTE_MS;
use pleinweb_platform::testing::on_both;

const REFUSED: AppError = AppError::conflict("passkey-refused");

pub async fn add(
    app: &TestApp,
    browser: &mut Browser,
    key: &mut Keyring,
) -> Result<Enrolled, AppError> {
    let start = browser
        .send::<StartAddPasskey>(app, StartPasskeyInput {})
        .await?;
    let answer = finish(&start, key.register(&start.options));
    browser.send::<FinishAddPasskey>(app, answer).await
}

pub async fn come_in(
    app: &TestApp,
    browser: &mut Browser,
    key: &mut Keyring,
) -> Result<Entered, AppError> {
    let start = browser
        .send::<StartPasskeySignIn>(app, StartPasskeyInput {})
        .await?;
    let answer = finish(&start, key.sign_in(&start.options));
    browser.send::<FinishPasskeySignIn>(app, answer).await
}

fn finish(start: &PasskeyOptions, credential: String) -> FinishPasskeyInput {
    FinishPasskeyInput {
        ceremony: start.ceremony.clone(),
        credential,
        return_to: "/espace".to_owned(),
    }
}

#[pleinweb_testing::test]
async fn a_passkey_signs_in_without_address_or_password() {
    on_both(|app| async move {
        let mut browser = signed_in(&app, Role::JobSeeker, "a@exemple.fr").await;
        let mut key = Keyring::new(1);
        let added = add(&app, &mut browser, &mut key).await.unwrap();
        assert!(!added.codes, "recovery codes are for the staff");
        assert!(was_told(&app, WayIn::KeyAdded).await);
        let twice = add(&app, &mut browser, &mut key).await;
        assert!(twice.is_err(), "the same key is not added twice");

        let mut phone = Browser::new();
        let entered = come_in(&app, &mut phone, &mut key).await.unwrap();
        assert_eq!(
            (entered.step, entered.return_to.as_str()),
            (Step::SignedIn, "/espace")
        );
        assert_eq!(role_of(&app, &phone).await, Some(Role::JobSeeker));
        let ways = phone.must_ask::<MyWaysIn>(&app, ()).await;
        assert_eq!(ways.passkeys.len(), 1);
        assert!(ways.passkeys[0].last_used.is_some());
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_does_not_prove_its_user_here_and_now_is_refused() {
    on_both(|app| async move {
        let mut browser = signed_in(&app, Role::JobSeeker, "a@exemple.fr").await;
        let mut key = Keyring::new(1);
        add(&app, &mut browser, &mut key).await.unwrap();

        key.verifies_user = false;
        assert_eq!(
            come_in(&app, &mut Browser::new(), &mut key).await,
            Err(REFUSED),
            "no finger, no code"
        );
        key.verifies_user = true;
        key.origin = "https://evil.example";
        assert_eq!(
            come_in(&app, &mut Browser::new(), &mut key).await,
            Err(REFUSED),
            "another site"
        );
        key.origin = "http://localhost:3000";
        let mut stranger = Keyring::new(2);
        stranger.register_as(&key);
        assert_eq!(
            come_in(&app, &mut Browser::new(), &mut stranger).await,
            Err(REFUSED),
            "another key"
        );

        let mut copy = Browser::new();
        key.counter = 0;
        assert_eq!(
            come_in(&app, &mut copy, &mut key).await,
            Err(REFUSED),
            "a copied key counts behind"
        );
        key.counter = 9;

        let mut phone = Browser::new();
        let start = phone
            .must_send::<StartPasskeySignIn>(&app, StartPasskeyInput {})
            .await;
        let answer = finish(&start, key.sign_in(&start.options));
        let mut thief = Browser::new();
        thief
            .must_send::<StartPasskeySignIn>(&app, StartPasskeyInput {})
            .await;
        let stolen = thief
            .send::<FinishPasskeySignIn>(&app, answer.clone())
            .await;
        assert_eq!(stolen, Err(REFUSED), "another browser's exchange");
        let before = phone.clone();
        phone
            .must_send::<FinishPasskeySignIn>(&app, answer.clone())
            .await;
        let again = before
            .clone()
            .send::<FinishPasskeySignIn>(&app, answer)
            .await;
        assert_eq!(again, Err(REFUSED), "an exchange serves once");

        let start = phone
            .must_send::<StartPasskeySignIn>(&app, StartPasskeyInput {})
            .await;
        let answer = finish(&start, key.sign_in(&start.options));
        app.clock.advance(5 * MINUTE_MS);
        assert_eq!(
            phone.send::<FinishPasskeySignIn>(&app, answer).await,
            Err(REFUSED),
            "five minutes"
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn two_tabs_with_one_exchange_come_in_once() {
    on_both(|app| async move {
        let mut browser = signed_in(&app, Role::JobSeeker, "a@exemple.fr").await;
        let mut key = Keyring::new(1);
        add(&app, &mut browser, &mut key).await.unwrap();
        let mut one = Browser::new();
        let start = one
            .must_send::<StartPasskeySignIn>(&app, StartPasskeyInput {})
            .await;
        let answer = finish(&start, key.sign_in(&start.options));
        let mut two = one.clone();
        let (a, b) = tokio::join!(
            one.send::<FinishPasskeySignIn>(&app, answer.clone()),
            two.send::<FinishPasskeySignIn>(&app, answer),
        );
        assert_eq!(
            usize::from(a.is_ok()) + usize::from(b.is_ok()),
            1,
            "{a:?} {b:?}"
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_passkey_is_a_second_factor_and_the_last_one_stays() {
    on_both(|app| async move {
        account(&app, Role::Adviser, "c@exemple.fr").await;
        let (mut browser, mut key) = (Browser::new(), Keyring::new(1));
        let entered = sign_in(&app, &mut browser, "c@exemple.fr", PASSWORD)
            .await
            .unwrap();
        assert_eq!(entered.step, Step::EnrolSecondFactor);
        let added = add(&app, &mut browser, &mut key).await.unwrap();
        assert!(added.codes);
        assert_eq!(role_of(&app, &browser).await, Some(Role::Adviser));
        assert_eq!(
            browser.must_ask::<MyRecoveryCodes>(&app, ()).await.len(),
            10
        );

        let ways = browser.must_ask::<MyWaysIn>(&app, ()).await;
        let remove = RemovePasskeyInput {
            passkey: ways.passkeys[0].id.clone(),
        };
        let last = browser.send::<RemovePasskey>(&app, remove.clone()).await;
        assert_eq!(last, Err(AppError::conflict("last-way-in")));
        let rename = RenamePasskeyInput {
            passkey: remove.passkey.clone(),
            name: "Mon téléphone".to_owned(),
        };
        browser
            .must_send::<RenamePasskey>(&app, rename.clone())
            .await;
        app.clock.advance(1);
        add(&app, &mut browser, &mut Keyring::new(3)).await.unwrap();
        let ways = browser.must_ask::<MyWaysIn>(&app, ()).await;
        let names: Vec<&str> = ways
            .passkeys
            .iter()
            .map(|line| line.name.as_str())
            .collect();
        assert_eq!(names, ["Mon téléphone", "Test"]);

        let other = account(&app, Role::JobSeeker, "b@exemple.fr").await;
        let _ = other;
        let mut stranger = Browser::new();
        sign_in(&app, &mut stranger, "b@exemple.fr", PASSWORD)
            .await
            .unwrap();
        assert_eq!(
            stranger.send::<RenamePasskey>(&app, rename).await,
            Err(AppError::NotFound)
        );
        assert_eq!(
            stranger.send::<RemovePasskey>(&app, remove.clone()).await,
            Err(AppError::NotFound)
        );

        browser
            .must_send::<RemovePasskey>(&app, remove.clone())
            .await;
        let gone = come_in(&app, &mut Browser::new(), &mut key).await;
        assert_eq!(gone, Err(REFUSED));
        app.clock.advance(15 * MINUTE_MS);
        let late = browser.send::<RemovePasskey>(&app, remove).await;
        assert_eq!(
            late,
            Err(AppError::StepUpRequired),
            "a proof of a quarter of an hour ago is too old"
        );
    })
    .await;
}
