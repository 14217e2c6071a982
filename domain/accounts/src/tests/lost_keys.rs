//! A running node whose master keys do not open what others sealed: it says so
//! wherever it opens something, and never shows nothing instead.

use super::keyring::Keyring;
use super::{
    AppError, Browser, FinishAddPasskey, FinishPasskeyInput, GiveCode, GiveCodeInput,
    MyRecoveryCodes, PASSWORD, PendingTotp, Role, StartAddPasskey, StartPasskeyInput, StartTotp,
    StartTotpInput, code_of, enrol, mails, sign_in, signed_in,
};
use pleinweb_kernel::FormReturn;
use pleinweb_platform::testing::on_both;
use pleinweb_platform::{keep_form, load_form, mail};

fn said<T: std::fmt::Debug>(outcome: Result<T, AppError>) {
    assert!(
        matches!(outcome, Err(AppError::Unavailable { .. })),
        "{outcome:?}"
    );
}

#[pleinweb_testing::test]
async fn what_does_not_open_is_said_at_every_place() {
    on_both(|app| async move {
        let other = app.with_other_keys();
        let mut browser = signed_in(&app, Role::Adviser, "c@exemple.fr").await;
        // Second factors, half made, whole, and the codes beside them.
        let start = browser.send::<StartTotp>(&app, StartTotpInput {});
        start.await.unwrap();
        said(browser.ask::<PendingTotp>(&other, ()).await);
        let start = browser.send::<StartAddPasskey>(&app, StartPasskeyInput {});
        let start = start.await.unwrap();
        let answer = FinishPasskeyInput {
            ceremony: start.ceremony,
            credential: Keyring::new(1).register(&start.options),
            return_to: String::new(),
        };
        said(browser.send::<FinishAddPasskey>(&other, answer).await);
        let (view, codes) = enrol(&app, &mut browser).await;
        assert_eq!(codes.len(), 10);
        said(browser.ask::<MyRecoveryCodes>(&other, ()).await);
        app.clock.advance(30_000);
        let mut desk = Browser::new();
        sign_in(&app, &mut desk, "c@exemple.fr", PASSWORD)
            .await
            .unwrap();
        let code = GiveCodeInput {
            code: code_of(&app, &view),
            return_to: String::new(),
        };
        said(desk.send::<GiveCode>(&other, code).await);
        // Mails: not fewer of them, and none is taken for sent.
        let queued = mails(&app).await.len();
        assert!(queued > 0);
        said(mail::latest(&other, 20).await);
        let first = mail::latest(&app, 1).await.unwrap().remove(0);
        said(mail::one(&other, first.id).await);
        let left = mail::send_due(&other, |_| async { Ok(()) }).await;
        assert_eq!(left, Ok(0));
        app.clock.advance(pleinweb_kernel::DAY_MS);
        let left = mail::send_due(&app, |_| async { Ok(()) }).await;
        assert_eq!(left, Ok(queued));
        // A form that was refused: never an empty one.
        let refused = FormReturn {
            form: "/_fn/test".to_owned(),
            error: AppError::invalid("name", "required"),
            values: vec![("name".to_owned(), "Zoé".to_owned())],
        };
        let mut visitor = Browser::new();
        let (id, effects) = keep_form(&app, &visitor.request, &refused).await.unwrap();
        visitor.apply(&effects);
        said(load_form(&other, &visitor.request, id).await);
        assert!(load_form(&app, &visitor.request, id).await.is_ok());
    })
    .await;
}
