//! The second factor of the staff.

use super::{
    AppError, Browser, ChangeEmail, ChangeEmailInput, ConfirmTotp, ConfirmTotpInput, GiveCode,
    GiveCodeInput, KeepRecoveryCodes, KeepRecoveryCodesInput, MyRecoveryCodes, MySessions,
    MyWaysIn, NewRecoveryCodes, NewRecoveryCodesInput, OTHER_PASSWORD, PASSWORD, PendingTotp,
    ProveAgain, ProveAgainInput, RemoveTotp, RemoveTotpInput, Role, SignOut, SignOutInput,
    StartTotp, StartTotpInput, Step, account, browser_at, code_of, enrol, role_of, sign_in,
    signed_in,
};
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
    on_both(|app| async move {
        let mut browser = signed_in(&app, Role::Adviser, "c@exemple.fr").await;
        assert_eq!(role_of(&app, &browser).await, None, "half signed in");
        assert_eq!(
            browser.ask::<MySessions>(&app, ()).await.unwrap_err(),
            AppError::StepUpRequired
        );
        browser
            .must_send::<StartTotp>(&app, StartTotpInput {})
            .await;
        let view = browser.must_ask::<PendingTotp>(&app, ()).await.unwrap();
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
        assert_eq!(browser.send::<ConfirmTotp>(&app, bad).await, wrong());
        let half = browser.request.session_token.clone();
        let good = ConfirmTotpInput {
            code: code_of(&app, &view),
            return_to: "/conseil".to_owned(),
        };
        let enrolled = browser.must_send::<ConfirmTotp>(&app, good).await;
        assert!(enrolled.codes);
        assert_eq!(role_of(&app, &browser).await, Some(Role::Adviser));
        assert_ne!(browser.request.session_token, half, "a new session");

        // The very code that enrolled it is used up.
        let mut desk = Browser::new();
        let entered = sign_in(&app, &mut desk, "c@exemple.fr", PASSWORD)
            .await
            .unwrap();
        assert_eq!(entered.step, Step::GiveSecondFactor);
        assert_eq!(
            desk.send::<GiveCode>(&app, give(&code_of(&app, &view)))
                .await,
            wrong()
        );
        app.clock.advance(STEP);
        let code = code_of(&app, &view);
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        let entered = desk.must_send::<GiveCode>(&app, give(&spaced)).await;
        assert_eq!(
            (entered.step, entered.return_to.as_str()),
            (Step::SignedIn, "/conseil")
        );
        assert_eq!(role_of(&app, &desk).await, Some(Role::Adviser));

        let mut thief = Browser::new();
        sign_in(&app, &mut thief, "c@exemple.fr", PASSWORD)
            .await
            .unwrap();
        assert_eq!(
            thief.send::<GiveCode>(&app, give(&code)).await,
            wrong(),
            "a code serves once"
        );
        assert_eq!(
            thief.send::<StartTotp>(&app, StartTotpInput {}).await,
            Err(AppError::StepUpRequired)
        );
        assert_eq!(
            thief.ask::<PendingTotp>(&app, ()).await,
            Err(AppError::StepUpRequired)
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn two_clients_with_one_code_come_in_once() {
    on_both(|app| async move {
        let mut browser = signed_in(&app, Role::Adviser, "c@exemple.fr").await;
        let (view, codes) = enrol(&app, &mut browser).await;
        app.clock.advance(STEP);
        for code in [code_of(&app, &view), codes[0].clone()] {
            let (mut one, mut two) = (Browser::new(), Browser::new());
            for half in [&mut one, &mut two] {
                sign_in(&app, half, "c@exemple.fr", PASSWORD).await.unwrap();
            }
            let (a, b) = tokio::join!(
                one.send::<GiveCode>(&app, give(&code)),
                two.send::<GiveCode>(&app, give(&code)),
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
    on_both(|app| async move {
        let mut browser = signed_in(&app, Role::Operator, "o@exemple.fr").await;
        let (_, codes) = enrol(&app, &mut browser).await;
        assert_eq!(codes.len(), 10);
        let distinct: std::collections::HashSet<&String> = codes.iter().collect();
        assert_eq!(distinct.len(), 10);
        let keep = KeepRecoveryCodesInput::default();
        browser.must_send::<KeepRecoveryCodes>(&app, keep).await;
        assert!(
            browser
                .must_ask::<MyRecoveryCodes>(&app, ())
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
            sign_in(&app, &mut desk, "o@exemple.fr", PASSWORD)
                .await
                .unwrap();
            let answer = desk.send::<GiveCode>(&app, give(attempt)).await;
            assert_eq!(answer.is_ok(), right, "{answer:?}");
        }
        let ways = browser.must_ask::<MyWaysIn>(&app, ()).await;
        assert_eq!((ways.totp, ways.recovery_left), (true, 8));
        browser
            .must_send::<NewRecoveryCodes>(&app, NewRecoveryCodesInput {})
            .await;
        let new = browser.must_ask::<MyRecoveryCodes>(&app, ()).await;
        assert_eq!(new.len(), 10);
        assert!(!new.contains(&codes[5]));
        let mut desk = Browser::new();
        sign_in(&app, &mut desk, "o@exemple.fr", PASSWORD)
            .await
            .unwrap();
        assert_eq!(
            desk.send::<GiveCode>(&app, give(&codes[5])).await,
            wrong(),
            "an old code"
        );
        app.clock.advance(14 * MINUTE_MS);
        browser.must_send::<SignOut>(&app, SignOutInput {}).await;
    })
    .await;
}

#[pleinweb_testing::test]
async fn guessing_codes_waits() {
    on_both(|app| async move {
        account(&app, Role::Adviser, "c@exemple.fr").await;
        let mut browser = browser_at("192.0.2.1");
        sign_in(&app, &mut browser, "c@exemple.fr", PASSWORD)
            .await
            .unwrap();
        let (view, _) = enrol(&app, &mut browser).await;
        let mut thief = browser_at("198.51.100.1");
        sign_in(&app, &mut thief, "c@exemple.fr", PASSWORD)
            .await
            .unwrap();
        for _ in 0..5 {
            assert_eq!(thief.send::<GiveCode>(&app, give("000000")).await, wrong());
        }
        let waits = thief.send::<GiveCode>(&app, give("000000")).await;
        assert_eq!(waits, Err(AppError::TooMany { retry_after: 30 }));
        app.clock.advance(STEP);
        let mut desk = browser.clone();
        sign_in(&app, &mut desk, "c@exemple.fr", PASSWORD)
            .await
            .unwrap();
        let own = desk
            .send::<GiveCode>(&app, give(&code_of(&app, &view)))
            .await;
        assert!(own.is_ok(), "the known device does not wait: {own:?}");
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_old_proof_is_given_again() {
    on_both(|app| async move {
        let mut browser = signed_in(&app, Role::JobSeeker, "a@exemple.fr").await;
        app.clock.advance(HOUR_MS);
        let change = ChangeEmailInput {
            email: "b@exemple.fr".to_owned(),
            ..ChangeEmailInput::default()
        };
        assert_eq!(
            browser.send::<ChangeEmail>(&app, change.clone()).await,
            Err(AppError::StepUpRequired)
        );
        let prove = |password: &str| ProveAgainInput {
            password: password.to_owned(),
            return_to: "/compte/adresse".to_owned(),
        };
        let refused = browser
            .send::<ProveAgain>(&app, prove(OTHER_PASSWORD))
            .await;
        assert_eq!(
            refused,
            Err(AppError::invalid("password", "password-wrong"))
        );
        let entered = browser.must_send::<ProveAgain>(&app, prove(PASSWORD)).await;
        assert_eq!(entered.return_to, "/compte/adresse");
        browser.must_send::<ChangeEmail>(&app, change).await;

        let adviser = account(&app, Role::Adviser, "c@exemple.fr").await;
        let _ = adviser;
        let mut staff = Browser::new();
        sign_in(&app, &mut staff, "c@exemple.fr", PASSWORD)
            .await
            .unwrap();
        enrol(&app, &mut staff).await;
        let refused = staff.send::<ProveAgain>(&app, prove(PASSWORD)).await;
        assert_eq!(
            refused,
            Err(AppError::NotAllowed),
            "a password is not enough for the staff"
        );
        assert_eq!(
            staff.send::<RemoveTotp>(&app, RemoveTotpInput {}).await,
            Err(AppError::conflict("last-way-in"))
        );
    })
    .await;
}
