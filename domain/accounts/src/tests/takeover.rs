//! What a thief prepared does not outlive the owner's act, whichever it is.

use super::keyring::Keyring;
use super::passkeys::add;
use super::{
    AcceptInvitation, AcceptInvitationInput, AppError, Browser, ChangePassword,
    ChangePasswordInput, CloseOtherSessions, CloseOtherSessionsInput, ConfirmNewEmail,
    ConfirmNewEmailInput, FinishAddPasskey, FinishPasskeyInput, Invite, InviteInput,
    MyRecoveryCodes, MyWaysIn, OTHER_PASSWORD, PASSWORD, PendingTotp, RemovePasskey,
    RemovePasskeyInput, Role, StartAddPasskey, StartPasskeyInput, StartTotp, StartTotpInput,
    StopChanges, StopChangesInput, TestApp, account, ask_for_address, browser_at, code_of, enrol,
    forget, give, mailed_token, reset, role_of, sign_in, signed_in, store, undo_token,
};
use pleinweb_kernel::FormReturn;
use pleinweb_platform::testing::on_both;
use pleinweb_platform::{Of, keep_form, load_form, secrets};

const GONE: AppError = AppError::conflict("link-gone");

/// Every act that takes everything back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Reset,
    ChangePassword,
    ChangeAddress,
    CloseElsewhere,
    AddKey,
    RemoveKey,
    Stop,
}

const ACTS: [Act; 7] = [
    Act::Reset,
    Act::ChangePassword,
    Act::ChangeAddress,
    Act::CloseElsewhere,
    Act::AddKey,
    Act::RemoveKey,
    Act::Stop,
];

impl Act {
    /// Does it, in the owner's browser or from the owner's mailbox.
    async fn run(self, app: &TestApp, owner: &mut Browser, email: &str) {
        match self {
            Self::Reset => {
                let token = forget(app, email).await;
                reset(app, owner, &token, OTHER_PASSWORD).await.unwrap();
            }
            Self::ChangePassword => {
                let input = ChangePasswordInput {
                    current: PASSWORD.to_owned(),
                    password: OTHER_PASSWORD.to_owned(),
                };
                owner.must_send::<ChangePassword>(app, input).await;
            }
            Self::ChangeAddress => {
                let token = ask_for_address(app, owner, &format!("new-{email}")).await;
                let input = ConfirmNewEmailInput { token };
                assert!(owner.must_send::<ConfirmNewEmail>(app, input).await);
            }
            Self::CloseElsewhere => {
                let input = CloseOtherSessionsInput {};
                owner.must_send::<CloseOtherSessions>(app, input).await;
            }
            Self::AddKey => drop(add(app, owner, &mut Keyring::new(200)).await.unwrap()),
            Self::RemoveKey => {
                let ways = owner.must_ask::<MyWaysIn>(app, ()).await;
                let input = RemovePasskeyInput {
                    passkey: ways.passkeys[0].id.clone(),
                };
                owner.must_send::<RemovePasskey>(app, input).await;
            }
            Self::Stop => {
                let input = StopChangesInput {
                    token: undo_token(app, email).await,
                };
                owner.must_send::<StopChanges>(app, input).await;
            }
        }
    }

    /// Whether the owner's own browser stays in.
    fn keeps_owner(self) -> bool {
        !matches!(self, Self::Stop)
    }
}

#[pleinweb_testing::test]
async fn nothing_that_was_prepared_outlives_any_act() {
    on_both(|app| async move {
        for (number, act) in ACTS.into_iter().enumerate() {
            let email = format!("a{number}@exemple.fr");
            let id = account(&app, Role::JobSeeker, &email).await;
            let seed = u8::try_from(number).unwrap() + 1;
            let (mut owner, mut key) = (browser_at("203.0.113.1"), Keyring::new(seed));
            sign_in(&app, &mut owner, &email, PASSWORD).await.unwrap();
            add(&app, &mut owner, &mut key).await.unwrap();

            // The thief: signed in, an address asked for, a reset link in the
            // old mailbox, a key half added, a form kept, a copy of the cookie.
            let mut thief = browser_at("198.51.100.1");
            sign_in(&app, &mut thief, &email, PASSWORD).await.unwrap();
            let pending = ask_for_address(&app, &mut thief, &format!("t{number}@exemple.fr")).await;
            let mailed = forget(&app, &email).await;
            let mut own_key = Keyring::new(100 + seed);
            let start = thief
                .must_send::<StartAddPasskey>(&app, StartPasskeyInput {})
                .await;
            let half_added = FinishPasskeyInput {
                ceremony: start.ceremony.clone(),
                credential: own_key.register(&start.options),
                return_to: String::new(),
            };
            let typed = FormReturn {
                form: "/_fn/x".to_owned(),
                error: AppError::NotFound,
                values: vec![],
            };
            let (form, _) = keep_form(&app, &thief.request, &typed).await.unwrap();
            let copy = owner.clone();
            let device = thief.request.device_token.clone().unwrap();

            act.run(&app, &mut owner, &email).await;

            assert_eq!(role_of(&app, &thief).await, None, "{act:?}: the session");
            assert_eq!(role_of(&app, &copy).await, None, "{act:?}: a copied cookie");
            let own = role_of(&app, &owner).await;
            assert_eq!(own.is_some(), act.keeps_owner(), "{act:?}: the owner");
            let input = ConfirmNewEmailInput { token: pending };
            let moved = Browser::new().send::<ConfirmNewEmail>(&app, input).await;
            assert_eq!(moved, Err(GONE), "{act:?}: the pending address");
            let again = reset(
                &app,
                &mut Browser::new(),
                &mailed,
                "cinq oiseaux verts volent",
            )
            .await;
            assert_eq!(again, Err(GONE), "{act:?}: a reset link");
            let added = thief.send::<FinishAddPasskey>(&app, half_added).await;
            assert!(added.is_err(), "{act:?}: a key half added: {added:?}");
            let kept = load_form(&app, &thief.request, form).await.unwrap();
            assert_eq!(kept, None, "{act:?}: a kept form");
            let mut tx = app.db().read().await.unwrap();
            let hash = secrets::token_hash(&device);
            let known = store::is_known_device(&mut tx, &hash, Some(Of::for_test(id)))
                .await
                .unwrap();
            assert!(!known, "{act:?}: the known device");
        }
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_colleagues_half_sessions_and_invitations_go_too() {
    on_both(|app| async move {
        let mut owner = signed_in(&app, Role::Operator, "o@exemple.fr").await;
        let (view, codes) = enrol(&app, &mut owner).await;
        assert_eq!(codes.len(), 10, "the new codes are there to be read");
        // The thief shares the session: invites a colleague, begins an
        // application, and waits half signed in with the password.
        let mut thief = owner.clone();
        let invite = InviteInput {
            email: "thief@exemple.fr".to_owned(),
            name: "Un Complice".to_owned(),
            role: "operator".to_owned(),
            agencies: vec![],
        };
        app.clock.advance(1);
        thief.must_send::<Invite>(&app, invite).await;
        let invitation = mailed_token(&app).await;
        let mut half = Browser::new();
        sign_in(&app, &mut half, "o@exemple.fr", PASSWORD)
            .await
            .unwrap();
        let input = ChangePasswordInput {
            current: PASSWORD.to_owned(),
            password: OTHER_PASSWORD.to_owned(),
        };
        owner.must_send::<ChangePassword>(&app, input).await;
        let accept = AcceptInvitationInput {
            token: invitation,
            password: OTHER_PASSWORD.to_owned(),
        };
        let accepted = Browser::new().send::<AcceptInvitation>(&app, accept).await;
        assert_eq!(accepted, Err(GONE), "an invitation");
        app.clock.advance(30_000);
        let code = code_of(&app, &view);
        let given = give(&app, &mut half, &code).await;
        assert_eq!(given, Err(AppError::SignInRequired), "a half session");
        let shown = thief.ask::<MyRecoveryCodes>(&app, ()).await;
        assert!(shown.is_err(), "the thief's copy: {shown:?}");
        let shown = owner.must_ask::<MyRecoveryCodes>(&app, ()).await;
        assert!(shown.is_empty(), "codes that waited to be read");
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_application_that_a_thief_began_is_not_the_owners() {
    on_both(|app| async move {
        let mut thief = signed_in(&app, Role::Adviser, "c@exemple.fr").await;
        thief.must_send::<StartTotp>(&app, StartTotpInput {}).await;
        let secret = thief.must_ask::<PendingTotp>(&app, ()).await;
        assert!(secret.is_some());
        let token = forget(&app, "c@exemple.fr").await;
        let mut owner = Browser::new();
        reset(&app, &mut owner, &token, OTHER_PASSWORD)
            .await
            .unwrap();
        let pending = owner.must_ask::<PendingTotp>(&app, ()).await;
        assert_eq!(pending, None, "revoked");
        owner.must_send::<StartTotp>(&app, StartTotpInput {}).await;
        app.clock.advance(pleinweb_kernel::HOUR_MS);
        let pending = owner.must_ask::<PendingTotp>(&app, ()).await;
        assert_eq!(pending, None, "and old ones are not shown again");
    })
    .await;
}
