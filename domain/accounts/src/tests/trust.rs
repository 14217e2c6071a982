//! Second factors cannot be guessed: they count for the account, whatever the
//! device and whatever the factor, and a browser is known by every proof only.

use super::keyring::Keyring;
use super::passkeys::{add, come_in};
use super::*;
use pleinweb_kernel::MINUTE_MS;
use pleinweb_platform::on;
use pleinweb_platform::secrets;
use pleinweb_platform::testing::on_both;

const STEP: i64 = 30_000;
const ADVISER: &str = "c@exemple.fr";

/// An adviser who enrolled an application in this browser.
async fn adviser(office: &TestOffice) -> (AccountId, Browser, TotpView) {
    let id = account(office, Role::Adviser, ADVISER).await;
    let mut home = browser_at("203.0.113.1");
    sign_in(office, &mut home, ADVISER, PASSWORD).await.unwrap();
    let (view, _) = enrol(office, &mut home).await;
    (id, home, view)
}

/// Who knows the password, in a browser without cookies on a network of its own.
async fn thief(office: &TestOffice, number: usize) -> Browser {
    let mut browser = browser_at(&format!("10.{}.{}.1", number / 200, number % 200));
    sign_in(office, &mut browser, ADVISER, PASSWORD)
        .await
        .unwrap();
    browser
}

fn is_wait<T>(answer: &Result<T, AppError>) -> bool {
    matches!(answer, Err(AppError::TooMany { .. }))
}

async fn guessed(office: &TestOffice, about: AccountId) -> Option<i64> {
    let mut tx = office.db().read().await.unwrap();
    on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT count FROM alarm WHERE kind = 'guessed-factors' AND about = $1"
    )
    .bind(about)
    .fetch_optional(c)
    .await)
    .unwrap()
}

async fn told_of_guesses(office: &TestOffice) -> usize {
    let mails = mails(office).await;
    let told = mails.iter().filter(|(to, notice)| {
        to == ADVISER && matches!(notice, Notification::FactorsGuessed { .. })
    });
    told.count()
}

#[pleinweb_testing::test]
async fn whoever_drops_cookies_waits_like_everyone() {
    on_both(|office| async move {
        let (id, mut home, view) = adviser(&office).await;
        let mut judged = 0;
        for number in 0..30 {
            let mut browser = thief(&office, number).await;
            assert_eq!(
                browser.request.device_token, None,
                "the password alone makes no browser known"
            );
            let answer = give(&office, &mut browser, "000000").await;
            judged += usize::from(!is_wait(&answer));
            if number == 3 {
                assert_eq!(
                    (told_of_guesses(&office).await, guessed(&office, id).await),
                    (0, None)
                );
            }
        }
        assert_eq!(judged, 5, "of thirty guesses in one moment");
        assert_eq!(told_of_guesses(&office).await, 1);
        assert_eq!(guessed(&office, id).await, Some(5));
        // The waits grow, whoever comes and from wherever.
        let mut judged = 0;
        for number in 30..90 {
            office.clock.advance(MINUTE_MS);
            let mut browser = thief(&office, number).await;
            let answer = give(&office, &mut browser, "000000").await;
            judged += usize::from(!is_wait(&answer));
        }
        assert!(judged <= 7, "{judged} more in an hour");
        assert!(guessed(&office, id).await > Some(5));
        // During a wait the right code is not judged either, but on the device
        // that gave every proof before.
        let mut stranger = thief(&office, 100).await;
        assert!(is_wait(
            &give(&office, &mut stranger, &code_of(&office, &view)).await
        ));
        sign_in(&office, &mut home, ADVISER, PASSWORD)
            .await
            .unwrap();
        let own = give(&office, &mut home, &code_of(&office, &view)).await;
        assert!(own.is_ok(), "{own:?}");
        // That the owner came in gives no guesses to anyone else.
        office.clock.advance(STEP);
        let mut stranger = thief(&office, 101).await;
        assert!(is_wait(&give(&office, &mut stranger, "000000").await));
    })
    .await;
}

#[pleinweb_testing::test]
async fn every_kind_of_factor_counts_together() {
    on_both(|office| async move {
        let (_, mut home, view) = adviser(&office).await;
        let mut key = Keyring::new(1);
        add(&office, &mut home, &mut key).await.unwrap();
        office.clock.advance(STEP);
        let mut copy = Keyring::new(2);
        copy.register_as(&key);
        for number in 0..2 {
            let refused = come_in(&office, &mut browser_at("198.51.100.1"), &mut copy).await;
            assert_eq!(refused, Err(AppError::conflict("passkey-refused")));
            let mut browser = thief(&office, number).await;
            let refused = give(&office, &mut browser, "000000").await;
            assert_eq!(refused, Err(AppError::invalid("code", "code-wrong")));
        }
        let mut browser = thief(&office, 9).await;
        let refused = give(&office, &mut browser, "aaaaa-aaaaa").await;
        assert_eq!(refused, Err(AppError::invalid("code", "code-wrong")));
        // Five of three kinds: the sixth is not judged, of whatever kind.
        let code = code_of(&office, &view);
        assert!(is_wait(&give(&office, &mut browser, &code).await));
        assert!(is_wait(&give(&office, &mut browser, "aaaaa-aaaaa").await));
        let mut phone = browser_at("192.0.2.9");
        assert!(is_wait(&come_in(&office, &mut phone, &mut key).await));
        assert_eq!(told_of_guesses(&office).await, 1);
        // Proving oneself again meets the same count, from the device's own.
        for _ in 0..5 {
            assert!(!is_wait(&give(&office, &mut home, "000000").await));
        }
        assert!(is_wait(&give(&office, &mut home, &code).await));
        assert!(is_wait(&come_in(&office, &mut home, &mut key).await));
    })
    .await;
}

#[pleinweb_testing::test]
async fn first_codes_count_too() {
    on_both(|office| async move {
        account(&office, Role::Adviser, ADVISER).await;
        for number in 0..6 {
            let mut browser = thief(&office, number).await;
            browser
                .must_send::<StartTotp>(&office, StartTotpInput {})
                .await;
            let input = ConfirmTotpInput {
                code: "000000".to_owned(),
                return_to: String::new(),
            };
            let answer = browser.send::<ConfirmTotp>(&office, input).await;
            assert_eq!(is_wait(&answer), number == 5, "{number}: {answer:?}");
        }
        assert_eq!(told_of_guesses(&office).await, 1);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_browser_is_known_when_every_proof_is_there() {
    on_both(|office| async move {
        let (id, home, _) = adviser(&office).await;
        let known = async |browser: &Browser, id: AccountId| {
            let token = browser.request.device_token.clone().unwrap_or_default();
            let mut tx = office.db().read().await.unwrap();
            let hash = secrets::token_hash(&token);
            store::is_known_device(&mut tx, &hash, id).await.unwrap()
        };
        assert!(known(&home, id).await, "password and code");
        // A browser that another account knows is a stranger to this one.
        let seeker = account(&office, Role::JobSeeker, "a@exemple.fr").await;
        let mut other = Browser::new();
        sign_in(&office, &mut other, "a@exemple.fr", PASSWORD)
            .await
            .unwrap();
        assert!(known(&other, seeker).await, "all that this account has");
        sign_in(&office, &mut other, ADVISER, PASSWORD)
            .await
            .unwrap();
        assert!(!known(&other, id).await);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_door_of_the_demo_makes_no_browser_known() {
    let office = pleinweb_platform::testing::demo_office().await;
    let id = account(&office, Role::Adviser, ADVISER).await;
    let door = enter(&office, id).await;
    assert_eq!(role_of(&office, &door).await, Some(Role::Adviser));
    assert_eq!(door.request.device_token, None, "nothing was proved");
}
