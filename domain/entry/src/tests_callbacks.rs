//! Requests to be called back, on both databases: asked, queued, taken, done.

use uuid::Uuid;

use super::{
    CallbackOutcome, CallbackSlot, LoadCallback, RequestCallback, RequestCallbackInput,
    callback_not_reached, callbacks_of, finish_callback, may_take, take_callback,
};
use pleinweb_kernel::promises::CALL_TAKEN;
use pleinweb_kernel::{AdviserId, AgencyId, AppError, Cursor, DAY_MS, HOUR_MS, MINUTE_MS};
use pleinweb_nomenclature::{seed_agencies, seed_lists};
use pleinweb_platform::on;
use pleinweb_platform::testing::{Browser, TestApp, on_both};
use pleinweb_platform::{Command, Cx, Permit};

fn request(phone: &str) -> RequestCallbackInput {
    RequestCallbackInput {
        name: "Zoé Le Goff".to_owned(),
        phone: phone.to_owned(),
        slot: "morning".to_owned(),
        subject: "register".to_owned(),
        postcode: "87000".to_owned(),
        agreed: true,
        ..RequestCallbackInput::default()
    }
}

const PHONE: &str = "06 12 34 56 78";

/// `take`, `finish`, `not-reached` or `list`, and who does it.
type Step = (String, u128);

/// What is in the queue: number, tries, whether it is overdue.
type Lines = Vec<(String, i64, bool)>;

/// Does something to the queue inside a command, as the adviser's pages do.
struct Work(Step);

impl Command for Work {
    const NAME: &'static str = "test/callbacks";
    const REPLAY: bool = false;
    type Input = Step;
    type Subject = ();
    type Output = Lines;

    fn parse(input: Step) -> Result<Self, pleinweb_kernel::FieldErrors> {
        Ok(Self(input))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<Self::Output, AppError> {
        let (step, who) = &self.0;
        let me = AdviserId(Uuid::from_u128(*who));
        let agencies = [AgencyId(Uuid::from_u128(8)), AgencyId(Uuid::from_u128(9))];
        let lines = callbacks_of(cx, &agencies, None, 50).await?.rows;
        let now = cx.now();
        match (step.as_str(), lines.first()) {
            ("take", Some(line)) => {
                may_take(me, line.owner, now).map_err(AppError::Conflict)?;
                take_callback(cx, line, me).await?;
            }
            ("finish", Some(line)) => {
                finish_callback(cx, line, me, CallbackOutcome::Answered, Some("vu")).await?;
            }
            ("not-reached", Some(line)) => {
                callback_not_reached(cx, line, me, now.plus(DAY_MS)).await?;
            }
            _ => {}
        }
        // Read again in pages of one: the keyset leaves nothing out and repeats nothing.
        let (mut all, mut after) = (Vec::new(), None);
        while let Some(line) = callbacks_of(cx, &agencies, after, 1).await?.rows.pop() {
            after = Some(Cursor {
                at: line.due_at,
                id: line.id.0,
            });
            all.push((line.phone.clone(), line.tries, line.overdue(now)));
        }
        Ok(all)
    }
}

impl Work {
    async fn does(app: &TestApp, step: &str, who: u128) -> Result<Lines, AppError> {
        Browser::new()
            .send::<Work>(app, (step.to_owned(), who))
            .await
    }
}

#[pleinweb_testing::test]
async fn a_request_is_promised_within_72_hours() {
    on_both(|app| async move {
        let mut browser = Browser::new();
        let nothing = browser.ask::<LoadCallback>(&app, ()).await;
        assert_eq!(nothing.unwrap_err(), AppError::NotFound);
        let refused = browser
            .send::<RequestCallback>(&app, RequestCallbackInput::default())
            .await;
        let AppError::Invalid(errors) = refused.unwrap_err() else {
            panic!()
        };
        let fields: Vec<&str> = errors.0.iter().map(|error| &*error.field).collect();
        assert_eq!(
            fields,
            ["subject", "name", "phone", "slot", "postcode", "agreed"]
        );

        let input = RequestCallbackInput {
            email: "zoe@exemple.fr".to_owned(),
            ..request(PHONE)
        };
        browser.must_send::<RequestCallback>(&app, input).await;
        let view = browser.must_ask::<LoadCallback>(&app, ()).await;
        assert_eq!(
            view.answer_by.day.to_string(),
            "2026-11-26",
            "asked on the 23rd"
        );
        assert_eq!((view.slot, view.mailed), (CallbackSlot::Morning, true));
        assert_eq!(view.email.as_deref(), Some("zoe@exemple.fr"));
        assert_eq!(app.mails().await.len(), 1);
        let other = Browser::new().ask::<LoadCallback>(&app, ()).await;
        assert_eq!(other.unwrap_err(), AppError::NotFound, "nobody else's");
    })
    .await;
}

#[pleinweb_testing::test]
async fn nothing_personal_is_stored_in_the_clear() {
    on_both(|app| async move {
        Browser::new()
            .must_send::<RequestCallback>(&app, request(PHONE))
            .await;
        let mut tx = app.db().read().await.unwrap();
        let sealed: Vec<u8> = on!(&mut tx, |c| sqlx::query_scalar(
            "SELECT sealed FROM callback_request"
        )
        .fetch_one(c)
        .await)
        .unwrap();
        for secret in ["Goff", "612345678"] {
            let secret = secret.as_bytes();
            assert!(!sealed.windows(secret.len()).any(|part| part == secret));
        }
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_double_click_asks_once_and_a_number_is_not_flooded() {
    on_both(|app| async move {
        for _ in 0..2 {
            // No session yet: each click comes as a new browser.
            let mut browser = Browser::new();
            browser
                .must_send::<RequestCallback>(&app, request(PHONE))
                .await;
            assert!(browser.ask::<LoadCallback>(&app, ()).await.is_ok());
        }
        assert_eq!(Work::does(&app, "list", 1).await.unwrap().len(), 1);
        for _ in 0..2 {
            app.clock.advance(11 * MINUTE_MS);
            Browser::new()
                .must_send::<RequestCallback>(&app, request("+33 6 12 34 56 78"))
                .await;
        }
        app.clock.advance(11 * MINUTE_MS);
        let fourth = Browser::new()
            .send::<RequestCallback>(&app, request(PHONE))
            .await;
        assert!(
            matches!(fourth, Err(AppError::TooMany { .. })),
            "{fourth:?}"
        );
        Browser::new()
            .must_send::<RequestCallback>(&app, request("07 11 22 33 44"))
            .await;
    })
    .await;
}

#[pleinweb_testing::test]
async fn the_queue_has_what_is_due_first_and_one_owner_each() {
    on_both(|app| async move {
        let (first, second) = ("+33612345678", "+33711223344");
        Browser::new()
            .must_send::<RequestCallback>(&app, request(first))
            .await;
        app.clock.advance(HOUR_MS);
        Browser::new()
            .must_send::<RequestCallback>(&app, request(second))
            .await;
        let phones = |lines: &[(String, i64, bool)]| -> Vec<String> {
            lines.iter().map(|line| line.0.clone()).collect()
        };
        let lines = Work::does(&app, "take", 1).await.unwrap();
        assert_eq!(phones(&lines), [first, second]);
        assert_eq!(
            Work::does(&app, "take", 2).await,
            Err(AppError::conflict("taken-by-colleague"))
        );
        app.clock.advance(CALL_TAKEN.ms());
        assert!(
            Work::does(&app, "take", 2).await.is_ok(),
            "free again after a while"
        );

        app.clock.advance(70 * HOUR_MS - MINUTE_MS);
        let lines = Work::does(&app, "not-reached", 2).await.unwrap();
        assert_eq!(
            lines,
            [(second.to_owned(), 0, false), (first.to_owned(), 1, false)]
        );
        app.clock.advance(HOUR_MS + 2 * MINUTE_MS);
        let lines = Work::does(&app, "list", 2).await.unwrap();
        assert!(
            lines[0].2 && !lines[1].2,
            "72 hours are over for the second: {lines:?}"
        );
        let lines = Work::does(&app, "finish", 2).await.unwrap();
        assert_eq!(phones(&lines), [first]);

        app.clock.advance(396 * DAY_MS);
        pleinweb_platform::tidy(&app).await.unwrap();
        assert_eq!(
            Work::does(&app, "list", 2).await.unwrap().len(),
            1,
            "an open request is not forgotten"
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn two_advisers_at_once_and_one_has_it() {
    on_both(|app| async move {
        Browser::new()
            .must_send::<RequestCallback>(&app, request(PHONE))
            .await;
        let (one, two) = tokio::join!(Work::does(&app, "take", 1), Work::does(&app, "take", 2));
        assert_ne!(one.is_ok(), two.is_ok(), "{one:?} {two:?}");
    })
    .await;
}

#[pleinweb_testing::test]
async fn the_agency_follows_from_the_postcode() {
    on_both(|app| async move {
        seed_lists(&app).await.unwrap();
        seed_agencies(&app).await.unwrap();
        Browser::new()
            .must_send::<RequestCallback>(&app, request(PHONE))
            .await;
        let mut tx = app.db().read().await.unwrap();
        let near: i64 = on!(&mut tx, |c| sqlx::query_scalar(
            "SELECT COUNT(*) FROM callback_request WHERE agency_id IS NOT NULL"
        )
        .fetch_one(c)
        .await)
        .unwrap();
        drop(tx);
        assert_eq!(near, 1);
        let lines = Work::does(&app, "list", 1).await.unwrap();
        assert_eq!(lines, [], "advisers of other agencies do not see it");
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_address_is_not_flooded_and_the_calls_come_all_the_same() {
    on_both(|app| async move {
        let mut mailed = 0;
        for number in 0..25 {
            let mut browser = Browser::new();
            let input = RequestCallbackInput {
                // One mailbox, however its address is written.
                email: ["zoe@exemple.fr", "Zoe@exemple.fr", "zoe+a@exemple.fr"][number % 3]
                    .to_owned(),
                ..request(&format!("06123456{number:02}"))
            };
            browser.must_send::<RequestCallback>(&app, input).await;
            let view = browser.must_ask::<LoadCallback>(&app, ()).await;
            mailed += usize::from(view.mailed);
        }
        assert_eq!(mailed, 3, "the page says what was done");
        assert_eq!(app.mails().await.len(), 3);
        let mut tx = app.db().read().await.unwrap();
        let kept: i64 = on!(&mut tx, |c| sqlx::query_scalar(
            "SELECT COUNT(*) FROM callback_request"
        )
        .fetch_one(c)
        .await)
        .unwrap();
        drop(tx);
        assert_eq!(kept, 25);
        // The mailbox's owner has a mail again after a while.
        app.clock.advance(8 * HOUR_MS);
        let input = RequestCallbackInput {
            email: "zoe@exemple.fr".to_owned(),
            ..request("07 11 22 33 44")
        };
        Browser::new()
            .must_send::<RequestCallback>(&app, input)
            .await;
        assert_eq!(app.mails().await.len(), 4);
    })
    .await;
}
