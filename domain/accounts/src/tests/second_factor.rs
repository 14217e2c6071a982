//! The second factor of the staff.

use super::*;
use pleinweb_kernel::{HOUR_MS, MINUTE_MS};
use pleinweb_platform::testing::on_both;

const STEP: i64 = 30_000;

fn give(code: &str) -> GiveCodeInput {
    GiveCodeInput {
        code: code.to_owned(),
        return_to: "/conseil".to_owned(),
    }
}

fn wrong<T>() -> Result<T, AppError> {
    Err(AppError::invalid("code", "code-wrong"))
}

#[pleinweb_testing::test]
async fn an_adviser_enrols_at_the_first_sign_in_and_gives_a_code_at_the_next() {
    on_both(|office| async move {
        let mut browser = signed_in(&office, Role::Adviser, "c@exemple.fr").await;
        assert_eq!(role_of(&office, &browser).await, None, "half signed in");
        assert_eq!(
            browser.ask::<MySessions>(&office, ()).await.unwrap_err(),
            AppError::StepUpRequired
        );
        browser
            .must_send::<StartTotp>(&office, StartTotpInput {})
            .await;
        let view = browser.must_ask::<PendingTotp>(&office, ()).await.unwrap();
        assert!(
            view.address
                .starts_with("otpauth://totp/Plein%20Web:c%40exemple.fr?secret="),
            "{}",
            view.address
        );
        assert!(
            view.side > 20 && view.picture.starts_with("M0 0h7v1h-7z"),
            "{}",
            view.picture
        );
        let bad = ConfirmTotpInput {
            code: "000 000".to_owned(),
            return_to: String::new(),
        };
        assert_eq!(browser.send::<ConfirmTotp>(&office, bad).await, wrong());
        let half = browser.request.session_token.clone();
        let good = ConfirmTotpInput {
            code: code_of(&office, &view),
            return_to: "/conseil".to_owned(),
        };
        let enrolled = browser.must_send::<ConfirmTotp>(&office, good).await;
        assert!(enrolled.codes);
        assert_eq!(role_of(&office, &browser).await, Some(Role::Adviser));
        assert_ne!(browser.request.session_token, half, "a new session");

        // The very code that enrolled it is used up.
        let mut desk = Browser::new();
        let entered = sign_in(&office, &mut desk, "c@exemple.fr", PASSWORD)
            .await
            .unwrap();
        assert_eq!(entered.step, Step::GiveSecondFactor);
        assert_eq!(
            desk.send::<GiveCode>(&office, give(&code_of(&office, &view)))
                .await,
            wrong()
        );
        office.clock.advance(STEP);
        let code = code_of(&office, &view);
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        let entered = desk.must_send::<GiveCode>(&office, give(&spaced)).await;
        assert_eq!(
            (entered.step, entered.return_to.as_str()),
            (Step::SignedIn, "/conseil")
        );
        assert_eq!(role_of(&office, &desk).await, Some(Role::Adviser));

        let mut thief = Browser::new();
        sign_in(&office, &mut thief, "c@exemple.fr", PASSWORD)
            .await
            .unwrap();
        assert_eq!(
            thief.send::<GiveCode>(&office, give(&code)).await,
            wrong(),
            "a code serves once"
        );
        assert_eq!(
            thief.send::<StartTotp>(&office, StartTotpInput {}).await,
            Err(AppError::StepUpRequired)
        );
        assert_eq!(
            thief.ask::<PendingTotp>(&office, ()).await,
            Err(AppError::StepUpRequired)
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn two_clients_with_one_code_come_in_once() {
    on_both(|office| async move {
        let mut browser = signed_in(&office, Role::Adviser, "c@exemple.fr").await;
        let (view, codes) = enrol(&office, &mut browser).await;
        office.clock.advance(STEP);
        for code in [code_of(&office, &view), codes[0].clone()] {
            let (mut one, mut two) = (Browser::new(), Browser::new());
            for half in [&mut one, &mut two] {
                sign_in(&office, half, "c@exemple.fr", PASSWORD)
                    .await
                    .unwrap();
            }
            let (a, b) = tokio::join!(
                one.send::<GiveCode>(&office, give(&code)),
                two.send::<GiveCode>(&office, give(&code)),
            );
            assert_eq!(
                usize::from(a.is_ok()) + usize::from(b.is_ok()),
                1,
                "{a:?} {b:?}"
            );
        }
    })
    .await;
}

#[pleinweb_testing::test]
async fn recovery_codes_are_read_once_and_serve_once() {
    on_both(|office| async move {
        let mut browser = signed_in(&office, Role::Operator, "o@exemple.fr").await;
        let (_, codes) = enrol(&office, &mut browser).await;
        assert_eq!(codes.len(), 10);
        let distinct: std::collections::HashSet<&String> = codes.iter().collect();
        assert_eq!(distinct.len(), 10);
        let keep = KeepRecoveryCodesInput::default();
        browser.must_send::<KeepRecoveryCodes>(&office, keep).await;
        assert!(
            browser
                .must_ask::<MyRecoveryCodes>(&office, ())
                .await
                .is_empty()
        );

        let typed = codes[3]
            .to_uppercase()
            .replace('-', " ")
            .replace('0', "O")
            .replace('1', "L");
        for (attempt, right) in [(&typed, true), (&codes[3], false), (&codes[4], true)] {
            let mut desk = Browser::new();
            sign_in(&office, &mut desk, "o@exemple.fr", PASSWORD)
                .await
                .unwrap();
            let answer = desk.send::<GiveCode>(&office, give(attempt)).await;
            assert_eq!(answer.is_ok(), right, "{answer:?}");
        }
        let ways = browser.must_ask::<MyWaysIn>(&office, ()).await;
        assert_eq!((ways.totp, ways.recovery_left), (true, 8));
        browser
            .must_send::<NewRecoveryCodes>(&office, NewRecoveryCodesInput {})
            .await;
        let new = browser.must_ask::<MyRecoveryCodes>(&office, ()).await;
        assert_eq!(new.len(), 10);
        assert!(!new.contains(&codes[5]));
        let mut desk = Browser::new();
        sign_in(&office, &mut desk, "o@exemple.fr", PASSWORD)
            .await
            .unwrap();
        assert_eq!(
            desk.send::<GiveCode>(&office, give(&codes[5])).await,
            wrong(),
            "an old code"
        );
        office.clock.advance(14 * MINUTE_MS);
        browser.must_send::<SignOut>(&office, SignOutInput {}).await;
    })
    .await;
}

#[pleinweb_testing::test]
async fn guessing_codes_waits() {
    on_both(|office| async move {
        account(&office, Role::Adviser, "c@exemple.fr").await;
        let mut browser = browser_at("192.0.2.1");
        sign_in(&office, &mut browser, "c@exemple.fr", PASSWORD)
            .await
            .unwrap();
        let (view, _) = enrol(&office, &mut browser).await;
        let mut thief = browser_at("198.51.100.1");
        sign_in(&office, &mut thief, "c@exemple.fr", PASSWORD)
            .await
            .unwrap();
        for _ in 0..5 {
            assert_eq!(
                thief.send::<GiveCode>(&office, give("000000")).await,
                wrong()
            );
        }
        let waits = thief.send::<GiveCode>(&office, give("000000")).await;
        assert_eq!(waits, Err(AppError::TooMany { retry_after: 30 }));
        office.clock.advance(STEP);
        let mut desk = browser.clone();
        sign_in(&office, &mut desk, "c@exemple.fr", PASSWORD)
            .await
            .unwrap();
        let own = desk
            .send::<GiveCode>(&office, give(&code_of(&office, &view)))
            .await;
        assert!(own.is_ok(), "the known device does not wait: {own:?}");
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_old_proof_is_given_again() {
    on_both(|office| async move {
        let mut browser = signed_in(&office, Role::JobSeeker, "a@exemple.fr").await;
        office.clock.advance(HOUR_MS);
        let change = ChangeEmailInput {
            email: "b@exemple.fr".to_owned(),
        };
        assert_eq!(
            browser.send::<ChangeEmail>(&office, change.clone()).await,
            Err(AppError::StepUpRequired)
        );
        let prove = |password: &str| ProveAgainInput {
            password: password.to_owned(),
            return_to: "/compte/adresse".to_owned(),
        };
        let refused = browser
            .send::<ProveAgain>(&office, prove(OTHER_PASSWORD))
            .await;
        assert_eq!(
            refused,
            Err(AppError::invalid("password", "password-wrong"))
        );
        let entered = browser
            .must_send::<ProveAgain>(&office, prove(PASSWORD))
            .await;
        assert_eq!(entered.return_to, "/compte/adresse");
        browser.must_send::<ChangeEmail>(&office, change).await;

        let adviser = account(&office, Role::Adviser, "c@exemple.fr").await;
        let _ = adviser;
        let mut staff = Browser::new();
        sign_in(&office, &mut staff, "c@exemple.fr", PASSWORD)
            .await
            .unwrap();
        enrol(&office, &mut staff).await;
        let refused = staff.send::<ProveAgain>(&office, prove(PASSWORD)).await;
        assert_eq!(
            refused,
            Err(AppError::NotAllowed),
            "a password is not enough for the staff"
        );
        assert_eq!(
            staff.send::<RemoveTotp>(&office, RemoveTotpInput {}).await,
            Err(AppError::conflict("last-way-in"))
        );
    })
    .await;
}
