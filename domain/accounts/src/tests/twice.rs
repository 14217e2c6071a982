//! A sign-up sent twice, by whatever way, acts once.

use std::sync::Arc;

use crate::{SignUp, SignUpInput};
use pleinweb_kernel::{AppError, FormMeta};
use pleinweb_platform::testing::{TestApp, on_both};
use pleinweb_platform::{Effect, RequestInfo, run_command, sessions};

fn input(email: &str) -> SignUpInput {
    SignUpInput {
        email: email.to_owned(),
        password: "une phrase assez longue".to_owned(),
        ..SignUpInput::default()
    }
}

fn meta(request_id: &str) -> FormMeta {
    FormMeta {
        request_id: request_id.to_owned(),
        ..FormMeta::default()
    }
}

const FORM: &str = "7f9c24e5-2b1d-4f6a-9c3e-8d5a1b2c3d4e";

async fn send(app: &TestApp, email: &str, form: &str) -> Result<Vec<Effect>, AppError> {
    let request = RequestInfo::default();
    let answer = run_command::<SignUp>(app, &request, input(email), &meta(form)).await?;
    Ok(answer.effects)
}

#[pleinweb_testing::test]
async fn a_sign_up_sent_to_two_nodes_acts_once() {
    on_both(|app| async move {
        let app = Arc::new(app);
        let mut sent = Vec::new();
        for _ in 0..4 {
            let app = app.clone();
            sent.push(tokio::spawn(async move {
                send(&app, "a@exemple.fr", FORM).await
            }));
        }
        let mut tokens = Vec::new();
        for one in sent {
            let effects = one.await.unwrap().expect("every one of them is answered");
            let [Effect::KeepVisitor(token)] = effects.as_slice() else {
                panic!("{effects:?}")
            };
            tokens.push(token.clone());
        }
        assert_eq!(app.rows("sign_up").await, 1);
        assert_eq!(app.mails().await.len(), 1);
        // Whichever answer the browser took, it holds the session of the sign-up.
        tokens.dedup();
        assert_eq!(tokens.len(), 1);
        let mut tx = app.db().read().await.unwrap();
        let session = sessions::load(&mut tx, &tokens[0], app.now()).await;
        assert!(session.unwrap().is_some());
    })
    .await;
}

#[pleinweb_testing::test]
async fn another_form_and_other_words_are_another_act() {
    on_both(|app| async move {
        let first = send(&app, "a@exemple.fr", FORM).await.unwrap();
        let other_words = send(&app, "b@exemple.fr", FORM).await.unwrap();
        let other_form = "0b9c24e5-2b1d-4f6a-9c3e-8d5a1b2c3d4e";
        let other_form = send(&app, "a@exemple.fr", other_form).await.unwrap();
        assert_ne!(first, other_words);
        assert_ne!(first, other_form);
        assert_eq!(app.rows("sign_up").await, 3);
        // An id that anybody could guess is none.
        for _ in 0..2 {
            send(&app, "c@exemple.fr", "1").await.unwrap();
        }
        assert_eq!(app.rows("sign_up").await, 5);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_session_that_was_closed_is_not_opened_again() {
    on_both(|app| async move {
        let effects = send(&app, "a@exemple.fr", FORM).await.unwrap();
        let Some(Effect::KeepVisitor(token)) = effects.first() else {
            panic!("{effects:?}")
        };
        let mut tx = app.db().begin().await.unwrap();
        let session = sessions::load(&mut tx, token, app.now()).await.unwrap();
        sessions::close(&mut tx, session.unwrap().id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(send(&app, "a@exemple.fr", FORM).await, Ok(Vec::new()));
        assert_eq!(app.rows("sign_up").await, 1);
    })
    .await;
}
