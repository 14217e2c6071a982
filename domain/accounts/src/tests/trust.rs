//! Second factors cannot be guessed: they count for the account, whatever the
//! device and whatever the factor, and a browser is known by every proof only.

use super::keyring::Keyring;
use super::passkeys::{add, come_in};
use super::{
    AccountId, AppError, Browser, ConfirmTotp, ConfirmTotpInput, Notification, PASSWORD, Role,
    StartTotp, StartTotpInput, TestApp, TotpView, account, browser_at, code_of, enrol, enter, give,
    mails, role_of, sign_in, store,
};
use pleinweb_kernel::MINUTE_MS;
use pleinweb_platform::Of;
use pleinweb_platform::on;
use pleinweb_platform::secrets;
use pleinweb_platform::testing::on_both;

const STEP: i64 = 30_000;
const ADVISER: &str = "c@exemple.fr";

/// An adviser who enrolled an application in this browser.
async fn adviser(app: &TestApp) -> (AccountId, Browser, TotpView) {
    let id = account(app, Role::Adviser, ADVISER).await;
    let mut home = browser_at("203.0.113.1");
    sign_in(app, &mut home, ADVISER, PASSWORD).await.unwrap();
    let (view, _) = enrol(app, &mut home).await;
    (id, home, view)
}

/// Who knows the password, in a browser without cookies on a network of its own.
async fn thief(app: &TestApp, number: usize) -> Browser {
    let mut browser = browser_at(&format!("10.{}.{}.1", number / 200, number % 200));
    sign_in(app, &mut browser, ADVISER, PASSWORD).await.unwrap();
    browser
}

fn is_wait<T>(answer: &Result<T, AppError>) -> bool {
    matches!(answer, Err(AppError::TooMany { .. }))
}

async fn guessed(app: &TestApp, about: AccountId) -> Option<i64> {
    let mut tx = app.db().read().await.unwrap();
    on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT count FROM alarm WHERE kind = 'guessed-factors' AND about = $1"
    )
    .bind(about)
    .fetch_optional(c)
    .await)
    .unwrap()
}

async fn told_of_guesses(app: &TestApp) -> usize {
    let mails = mails(app).await;
    let told = mails.iter().filter(|(to, notice)| {
        to == ADVISER && matches!(notice, Notification::FactorsGuessed { .. })
    });
    told.count()
}

#[pleinweb_testing::test]
async fn whoever_drops_cookies_waits_like_everyone() {
    on_both(|app| async move {
        let (id, mut home, view) = adviser(&app).await;
        let mut judged = 0;
        for number in 0..30 {
            let mut browser = thief(&app, number).await;
            assert_eq!(
                browser.request.device_token, None,
                "the password alone makes no browser known"
            );
            let answer = give(&app, &mut browser, "000000").await;
            judged += usize::from(!is_wait(&answer));
            if number == 3 {
                assert_eq!(
                    (told_of_guesses(&app).await, guessed(&app, id).await),
                    (0, None)
                );
            }
        }
        assert_eq!(judged, 5, "of thirty guesses in one moment");
        assert_eq!(told_of_guesses(&app).await, 1);
        assert_eq!(guessed(&app, id).await, Some(5));
        // The waits grow, whoever comes and from wherever.
        let mut judged = 0;
        for number in 30..90 {
            app.clock.advance(MINUTE_MS);
            let mut browser = thief(&app, number).await;
            let answer = give(&app, &mut browser, "000000").await;
            judged += usize::from(!is_wait(&answer));
        }
        assert!(judged <= 7, "{judged} more in an hour");
        assert!(guessed(&app, id).await > Some(5));
        // During a wait the right code is not judged either, but on the device
        // that gave every proof before.
        let mut stranger = thief(&app, 100).await;
        assert!(is_wait(
            &give(&app, &mut stranger, &code_of(&app, &view)).await
        ));
        sign_in(&app, &mut home, ADVISER, PASSWORD).await.unwrap();
        let own = give(&app, &mut home, &code_of(&app, &view)).await;
        assert!(own.is_ok(), "{own:?}");
        // That the owner came in gives no guesses to anyone else.
        app.clock.advance(STEP);
        let mut stranger = thief(&app, 101).await;
        assert!(is_wait(&give(&app, &mut stranger, "000000").await));
    })
    .await;
}

#[pleinweb_testing::test]
async fn every_kind_of_factor_counts_together() {
    on_both(|app| async move {
        let (_, mut home, view) = adviser(&app).await;
        let mut key = Keyring::new(1);
        add(&app, &mut home, &mut key).await.unwrap();
        app.clock.advance(STEP);
        let mut copy = Keyring::new(2);
        copy.register_as(&key);
        for number in 0..2 {
            let refused = come_in(&app, &mut browser_at("198.51.100.1"), &mut copy).await;
            assert_eq!(refused, Err(AppError::conflict("passkey-refused")));
            let mut browser = thief(&app, number).await;
            let refused = give(&app, &mut browser, "000000").await;
            assert_eq!(refused, Err(AppError::invalid("code", "code-wrong")));
        }
        let mut browser = thief(&app, 9).await;
        let refused = give(&app, &mut browser, "aaaaa-aaaaa").await;
        assert_eq!(refused, Err(AppError::invalid("code", "code-wrong")));
        // Five of three kinds: the sixth is not judged, of whatever kind.
        let code = code_of(&app, &view);
        assert!(is_wait(&give(&app, &mut browser, &code).await));
        assert!(is_wait(&give(&app, &mut browser, "aaaaa-aaaaa").await));
        let mut phone = browser_at("192.0.2.9");
        assert!(is_wait(&come_in(&app, &mut phone, &mut key).await));
        assert_eq!(told_of_guesses(&app).await, 1);
        // Proving oneself again meets the same count, from the device's own.
        for _ in 0..5 {
            assert!(!is_wait(&give(&app, &mut home, "000000").await));
        }
        assert!(is_wait(&give(&app, &mut home, &code).await));
        assert!(is_wait(&come_in(&app, &mut home, &mut key).await));
    })
    .await;
}

#[pleinweb_testing::test]
async fn first_codes_count_too() {
    on_both(|app| async move {
        account(&app, Role::Adviser, ADVISER).await;
        for number in 0..6 {
            let mut browser = thief(&app, number).await;
            browser
                .must_send::<StartTotp>(&app, StartTotpInput {})
                .await;
            let input = ConfirmTotpInput {
                code: "000000".to_owned(),
                return_to: String::new(),
            };
            let answer = browser.send::<ConfirmTotp>(&app, input).await;
            assert_eq!(is_wait(&answer), number == 5, "{number}: {answer:?}");
        }
        assert_eq!(told_of_guesses(&app).await, 1);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_browser_is_known_when_every_proof_is_there() {
    on_both(|app| async move {
        let (id, home, _) = adviser(&app).await;
        let known = async |browser: &Browser, id: AccountId| {
            let token = browser.request.device_token.clone().unwrap_or_default();
            let mut tx = app.db().read().await.unwrap();
            let hash = secrets::token_hash(&token);
            store::is_known_device(&mut tx, &hash, Some(Of::for_test(id)))
                .await
                .unwrap()
        };
        assert!(known(&home, id).await, "password and code");
        // A browser that another account knows is a stranger to this one.
        let seeker = account(&app, Role::JobSeeker, "a@exemple.fr").await;
        let mut other = Browser::new();
        sign_in(&app, &mut other, "a@exemple.fr", PASSWORD)
            .await
            .unwrap();
        assert!(known(&other, seeker).await, "all that this account has");
        sign_in(&app, &mut other, ADVISER, PASSWORD).await.unwrap();
        assert!(!known(&other, id).await);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_door_of_the_demo_makes_no_browser_known() {
    let app = pleinweb_platform::testing::demo_app().await;
    let id = account(&app, Role::Adviser, ADVISER).await;
    let door = enter(&app, id).await;
    assert_eq!(role_of(&app, &door).await, Some(Role::Adviser));
    assert_eq!(door.request.device_token, None, "nothing was proved");
}
