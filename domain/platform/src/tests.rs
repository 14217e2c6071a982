//! The promises of the platform, on both databases.

use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::testing::{Browser, TestApp, Told, on_both, postgres_app, sqlite_app};
use super::{
    Command, Cx, MailBody, Permit, RequestInfo, keep_form, load_form, mail, outbox, queue_mail,
    run_command, sessions,
};
use crate::on;
use pleinweb_kernel::promises::SESSION_IDLE;
use pleinweb_kernel::{
    AppError, DAY_MS, FieldErrors, FormMeta, FormReturn, HOUR_MS, Lang, MINUTE_MS,
};

/// Adds one to a counter kept in `setting`; refuses on demand.
struct Count {
    by: i64,
    refuse: bool,
    keep: bool,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct CountInput {
    by: String,
    refuse: bool,
    keep: bool,
}

impl Command for Count {
    const NAME: &'static str = "test/count";
    type Input = CountInput;
    type Subject = ();
    type Output = i64;

    fn parse(input: CountInput) -> Result<Self, FieldErrors> {
        let by = input
            .by
            .parse()
            .map_err(|_| FieldErrors::one("by", "number"))?;
        Ok(Self {
            by,
            refuse: input.refuse,
            keep: input.keep,
        })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<i64, AppError> {
        cx.ensure_session().await?;
        let old: Option<String> = on!(cx.tx(), |c| sqlx::query_scalar(
            "SELECT value FROM setting WHERE name = 'count'"
        )
        .fetch_optional(c)
        .await)?;
        let new = old.and_then(|old| old.parse::<i64>().ok()).unwrap_or(0) + self.by;
        on!(cx.tx(), |c| {
            sqlx::query(
            "INSERT INTO setting (name, value) VALUES ('count', $1) ON CONFLICT (name) DO UPDATE SET value = $1"
        )
        .bind(new.to_string())
        .execute(c)
        .await
        .map(|_| ())
        })?;
        cx.emit("test:count".to_owned(), "counted");
        cx.mail(None, "a@exemple.fr", Lang::Fr, Told::Plain);
        if self.keep {
            cx.keep_on_refusal();
        }
        if self.refuse {
            Err(AppError::conflict("refused"))
        } else {
            Ok(new)
        }
    }
}

fn by(by: &str) -> CountInput {
    CountInput {
        by: by.to_owned(),
        ..CountInput::default()
    }
}

async fn count(app: &TestApp) -> Option<String> {
    let mut tx = app.db().read().await.unwrap();
    on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT value FROM setting WHERE name = 'count'"
    )
    .fetch_optional(c)
    .await)
    .unwrap()
}

#[pleinweb_testing::test]
async fn the_same_form_sent_twice_acts_once() {
    on_both(|app| async move {
        let mut browser = Browser::new();
        assert_eq!(browser.send::<Count>(&app, by("1")).await, Ok(1));
        let meta = FormMeta {
            request_id: "one".to_owned(),
            ..FormMeta::default()
        };
        for _ in 0..2 {
            let answer = run_command::<Count>(&app, &browser.request, by("5"), &meta)
                .await
                .unwrap();
            assert_eq!(answer.output, 6);
        }
        assert_eq!(count(&app).await.as_deref(), Some("6"));
        let other = run_command::<Count>(&app, &browser.request, by("7"), &meta).await;
        assert_eq!(other.unwrap_err(), AppError::conflict("sent-differently"));
        let stranger = Browser::new();
        let answer = run_command::<Count>(&app, &stranger.request, by("1"), &meta)
            .await
            .unwrap();
        assert_eq!(
            answer.output, 7,
            "another person's request id is another request"
        );
        app.clock.advance(7 * DAY_MS);
        super::tidy(&app).await.unwrap();
        let answer = run_command::<Count>(&app, &browser.request, by("1"), &meta)
            .await
            .unwrap();
        assert_eq!(answer.output, 8, "after a week the id is free again");
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_refusal_changes_nothing_unless_it_says_so() {
    on_both(|app| async move {
        let mut browser = Browser::new();
        assert_eq!(
            browser.send::<Count>(&app, by("x")).await,
            Err(AppError::invalid("by", "number"))
        );
        let refused = CountInput {
            refuse: true,
            ..by("1")
        };
        assert_eq!(
            browser.send::<Count>(&app, refused).await,
            Err(AppError::conflict("refused"))
        );
        assert_eq!(count(&app).await, None);
        assert!(app.mails().await.is_empty());
        let kept = CountInput {
            refuse: true,
            keep: true,
            ..by("1")
        };
        assert_eq!(
            browser.send::<Count>(&app, kept).await,
            Err(AppError::conflict("refused"))
        );
        assert_eq!(count(&app).await.as_deref(), Some("1"));
    })
    .await;
}

#[pleinweb_testing::test]
async fn commands_that_compete_all_count() {
    on_both(|app| async move {
        let mut work = tokio::task::JoinSet::new();
        for _ in 0..6 {
            let app = app.clone();
            work.spawn(async move { Browser::new().send::<Count>(&app, by("1")).await });
        }
        while let Some(done) = work.join_next().await {
            done.unwrap().unwrap();
        }
        assert_eq!(count(&app).await.as_deref(), Some("6"));
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_session_ends_when_it_is_not_used() {
    on_both(|app| async move {
        let mut browser = Browser::new();
        browser.must_send::<Count>(&app, by("1")).await;
        let token = browser.request.session_token.clone().unwrap();
        app.clock.advance(SESSION_IDLE.ms() - HOUR_MS);
        browser.must_send::<Count>(&app, by("1")).await;
        app.clock.advance(SESSION_IDLE.ms() - HOUR_MS);
        let mut tx = app.db().read().await.unwrap();
        assert!(
            sessions::load(&mut tx, &token, app.now())
                .await
                .unwrap()
                .is_some(),
            "use keeps it open"
        );
        drop(tx);
        app.clock.advance(2 * HOUR_MS);
        let mut tx = app.db().read().await.unwrap();
        assert!(
            sessions::load(&mut tx, &token, app.now())
                .await
                .unwrap()
                .is_none()
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_refused_form_comes_back_to_its_own_session_only() {
    on_both(|app| async move {
        let refused = FormReturn {
            form: "/_fn/test".to_owned(),
            error: AppError::invalid("name", "required"),
            values: vec![("name".to_owned(), "Zoé".to_owned())],
        };
        let mut browser = Browser::new();
        let (id, effects) = keep_form(&app, &browser.request, &refused).await.unwrap();
        browser.apply(&effects);
        assert_eq!(
            load_form(&app, &browser.request, id).await.unwrap(),
            Some(refused.clone())
        );
        assert_eq!(
            load_form(&app, &RequestInfo::default(), id).await.unwrap(),
            None
        );
        let mut stranger = Browser::new();
        stranger.must_send::<Count>(&app, by("1")).await;
        assert_eq!(load_form(&app, &stranger.request, id).await.unwrap(), None);
        app.clock.advance(15 * MINUTE_MS);
        assert_eq!(load_form(&app, &browser.request, id).await.unwrap(), None);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_mail_is_tried_again_until_it_leaves() {
    on_both(|app| async move {
        Browser::new().must_send::<Count>(&app, by("1")).await;
        assert_eq!(
            mail::send_due(&app, |_| async { Err("no".to_owned()) })
                .await
                .unwrap(),
            0
        );
        assert_eq!(
            mail::send_due(&app, |_| async { Ok(()) }).await.unwrap(),
            0,
            "not before its time"
        );
        app.clock.advance(MINUTE_MS);
        let other = &app;
        let sent = mail::send_due(&app, |mail| async move {
            assert_eq!(mail.body, MailBody::of(&Told::Plain));
            let twice = mail::send_due(other, |_| async { Ok(()) }).await;
            assert_eq!(twice, Ok(0), "another node leaves it alone");
            Ok(())
        });
        assert_eq!(sent.await.unwrap(), 1);
        app.clock.advance(DAY_MS);
        assert_eq!(
            mail::send_due(&app, |_| async { Ok(()) }).await.unwrap(),
            0,
            "once"
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_mail_that_can_wait_does_not_arrive_at_night() {
    on_both(|app| async move {
        // Half past ten in the evening, or later by an hour in summer.
        let evening = 21 * HOUR_MS + 30 * MINUTE_MS;
        let until = (evening - app.now().0.rem_euclid(DAY_MS)).rem_euclid(DAY_MS);
        app.clock.advance(until);
        let found = Told::Stoppable {
            stop: "/alertes/1".to_owned(),
        };
        for notice in [found, Told::Plain] {
            queue_mail(&app, "a@exemple.fr", Lang::Fr, notice)
                .await
                .unwrap();
        }
        let send = || mail::send_due(&app, |_| async { Ok(()) });
        assert_eq!(send().await, Ok(1), "what someone just did is told now");
        app.clock.advance(6 * HOUR_MS);
        assert_eq!(send().await, Ok(0), "half past four, or half past five");
        app.clock.advance(4 * HOUR_MS);
        assert_eq!(send().await, Ok(1), "after eight");
        app.clock.advance(DAY_MS);
        assert_eq!(send().await, Ok(0), "once");
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_reader_of_the_outbox_never_steps_over_a_late_writer() {
    let Some(app) = postgres_app().await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    let event = |name: &str| vec![(name.to_owned(), "k")];
    let mut slow = app.db().begin().await.unwrap();
    outbox::write(&mut slow, app.now(), &event("slow"))
        .await
        .unwrap();
    let mut fast = app.db().begin().await.unwrap();
    outbox::write(&mut fast, app.now(), &event("fast"))
        .await
        .unwrap();
    fast.commit().await.unwrap();
    assert!(
        outbox::read_after(app.db(), 0).await.unwrap().is_empty(),
        "the slow one has the lower number"
    );
    slow.commit().await.unwrap();
    assert_eq!(told(&app, 0, 2).await, ["slow", "fast"]);
}

/// The topics after a position, once there are so many. Open transactions of
/// other tests may hold the reader back for a while.
async fn told(app: &TestApp, mut after: i64, many: usize) -> Vec<String> {
    let mut topics = Vec::new();
    for _ in 0..12_000 {
        for live in outbox::read_after(app.db(), after).await.unwrap() {
            after = live.version;
            topics.push(live.topic);
        }
        if topics.len() >= many {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    topics
}

#[pleinweb_testing::test]
async fn a_lower_number_of_a_later_transaction_is_not_stepped_over() {
    let Some(app) = postgres_app().await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    let event = |name: &str| vec![(name.to_owned(), "k")];
    // The first transaction takes its id, then the second one takes the lower number.
    let mut first = app.db().begin().await.unwrap();
    on!(&mut first, |c| sqlx::query("SELECT pg_current_xact_id()")
        .execute(c)
        .await
        .map(|_| ()))
    .unwrap();
    let mut second = app.db().begin().await.unwrap();
    outbox::write(&mut second, app.now(), &event("second"))
        .await
        .unwrap();
    outbox::write(&mut first, app.now(), &event("first"))
        .await
        .unwrap();
    first.commit().await.unwrap();
    // Read before the second one ends, then after: nothing comes twice, nothing is lost.
    let early = outbox::read_after(app.db(), 0).await.unwrap();
    let after = early.last().map_or(0, |live| live.version);
    let mut topics: Vec<_> = early.into_iter().map(|live| live.topic).collect();
    second.commit().await.unwrap();
    topics.extend(told(&app, after, 2 - topics.len()).await);
    assert_eq!(topics, ["first", "second"]);
}

#[pleinweb_testing::test]
async fn the_two_schemas_have_the_same_tables_columns_and_nullability() {
    let Some(postgres) = postgres_app().await else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    let sqlite = sqlite_app().await;
    let mut tx = sqlite.db().read().await.unwrap();
    let super::Tx::Sqlite(connection, _) = &mut tx else {
        unreachable!()
    };
    let rows = sqlx::query(
        "SELECT t.name AS t, c.name AS c, c.\"notnull\" AS n FROM sqlite_schema t JOIN pragma_table_info(t.name) c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '\\_sqlx%' ESCAPE '\\' ORDER BY 1, 2",
    )
    .fetch_all(&mut **connection)
    .await
    .unwrap();
    let ours: Vec<(String, String, bool)> = rows
        .iter()
        .map(|row| (row.get("t"), row.get("c"), row.get::<i64, _>("n") == 1))
        .collect();
    let mut tx = postgres.db().read().await.unwrap();
    let super::Tx::Postgres(connection, _) = &mut tx else {
        unreachable!()
    };
    let rows = sqlx::query(
        "SELECT table_name::text AS t, column_name::text AS c, is_nullable = 'NO' AS n FROM information_schema.columns
         WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_sqlx%' AND column_name <> 'written_by'
         ORDER BY table_name::text COLLATE \"C\", column_name::text COLLATE \"C\"",
    )
    .fetch_all(&mut **connection)
    .await
    .unwrap();
    let theirs: Vec<(String, String, bool)> = rows
        .iter()
        .map(|row| (row.get("t"), row.get("c"), row.get("n")))
        .collect();
    // `seq` is SQLite's rowid: never null, though its schema does not say so.
    let known = |list: Vec<(String, String, bool)>| -> Vec<_> {
        list.into_iter().filter(|row| row.1 != "seq").collect()
    };
    assert_eq!(known(ours), known(theirs));
}
