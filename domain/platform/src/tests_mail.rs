//! A mail leaves at least once, and once unless a node dies with it in its hands.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use super::testing::{TestApp, Told, another_node, on_both};
use super::{mail, queue_mail, tidy};
use crate::on;
use pleinweb_kernel::{DAY_MS, HOUR_MS, Lang, MINUTE_MS, MailId};

async fn queue(app: &TestApp, many: usize) {
    for number in 0..many {
        let to = format!("a{number}@exemple.fr");
        queue_mail(app, &to, Lang::Fr, Told::Plain).await.unwrap();
    }
}

/// What is kept of each mail: address, bytes of its content.
async fn kept(app: &TestApp) -> Vec<(String, usize)> {
    let mut tx = app.db().read().await.unwrap();
    let rows: Vec<(String, Vec<u8>)> = on!(&mut tx, |c| sqlx::query_as(
        "SELECT address, notice FROM mail"
    )
    .fetch_all(c)
    .await)
    .unwrap();
    rows.into_iter()
        .map(|(address, notice)| (address, notice.len()))
        .collect()
}

async fn alarms(app: &TestApp) -> Vec<(String, i64)> {
    let mut tx = app.db().read().await.unwrap();
    on!(&mut tx, |c| sqlx::query_as("SELECT kind, count FROM alarm")
        .fetch_all(c)
        .await)
    .unwrap()
}

#[pleinweb_testing::test]
async fn two_nodes_that_send_one_queue_send_each_mail_once() {
    on_both(|one| async move {
        const MANY: usize = 40;
        let two = another_node(&one, 8, 3_000);
        queue(&one, MANY).await;
        two.clock.advance(MINUTE_MS);
        let left: Mutex<BTreeMap<MailId, usize>> = Mutex::default();
        let send = |mail: mail::QueuedMail| {
            *left.lock().unwrap().entry(mail.id).or_default() += 1;
            async {
                tokio::task::yield_now().await;
                Ok(())
            }
        };
        let (first, second) =
            tokio::join!(mail::send_due(&one, &send), mail::send_due(&two, &send));
        let (first, second) = (first.unwrap(), second.unwrap());
        assert_eq!(first + second, MANY);
        assert!(
            first > 0 && second > 0,
            "both did something: {first} {second}"
        );
        assert!(left.lock().unwrap().values().all(|times| *times == 1));
        assert_eq!(left.lock().unwrap().len(), MANY);
        for node in [&one, &two] {
            node.clock.advance(DAY_MS);
            assert_eq!(mail::send_due(node, &send).await, Ok(0));
        }
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_mail_that_left_is_noted_though_another_transaction_is_in_the_way() {
    on_both(|app| async move {
        queue(&app, 3).await;
        let other = &app;
        let sent = mail::send_due(&app, |mail| async move {
            // It changes the same row, and commits while the note is written.
            let mut tx = other.db().begin().await.unwrap();
            on!(&mut tx, |c| sqlx::query(
                "UPDATE mail SET lang = 'en' WHERE id = $1"
            )
            .bind(mail.id)
            .execute(c)
            .await
            .map(|_| ()))
            .unwrap();
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(50)).await;
                tx.commit().await.unwrap();
            });
            Ok(())
        });
        assert_eq!(sent.await, Ok(3));
        app.clock.advance(HOUR_MS);
        let again = mail::send_due(&app, |_| async { Ok(()) }).await;
        assert_eq!(again, Ok(0), "none leaves twice");
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_mail_whose_node_died_leaves_again_under_the_same_id() {
    on_both(|one| async move {
        queue(&one, 1).await;
        let seen: Mutex<Vec<MailId>> = Mutex::default();
        let sending = tokio::sync::Notify::new();
        let send = |mail: mail::QueuedMail| {
            seen.lock().unwrap().push(mail.id);
            sending.notify_one();
            std::future::pending()
        };
        // Ended in the middle of sending, however long it took to get there.
        tokio::select! {
            _ = mail::send_due(&one, send) => unreachable!("the mail never leaves"),
            () = sending.notified() => {}
        }
        let two = another_node(&one, 8, 0);
        let send = |mail: mail::QueuedMail| {
            seen.lock().unwrap().push(mail.id);
            async { Ok(()) }
        };
        assert_eq!(mail::send_due(&two, send).await, Ok(0), "it is claimed");
        two.clock.advance(5 * MINUTE_MS);
        assert_eq!(mail::send_due(&two, send).await, Ok(1));
        let seen = seen.lock().unwrap();
        assert!(seen.len() == 2 && seen[0] == seen[1]);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_mail_that_left_or_was_given_up_keeps_neither_address_nor_content() {
    on_both(|app| async move {
        queue(&app, 1).await;
        assert!(kept(&app).await[0].1 > 0);
        for _ in 0..mail::TRIES {
            assert_eq!(kept(&app).await[0].0, "a0@exemple.fr", "it is tried again");
            let failed = mail::send_due(&app, |_| async { Err("no".to_owned()) }).await;
            assert_eq!(failed, Ok(0));
            app.clock.advance(DAY_MS);
        }
        assert_eq!(kept(&app).await, [(String::new(), 0)]);
        assert_eq!(alarms(&app).await, [("mails-given-up".to_owned(), 1)]);
        let sent = mail::send_due(&app, |_| async { Ok(()) }).await;
        assert_eq!(sent, Ok(0), "never again");
        assert!(app.mails().await.is_empty());

        queue(&app, 1).await;
        let sent = mail::send_due(&app, |_| async { Ok(()) }).await;
        assert_eq!(sent, Ok(1));
        assert_eq!(kept(&app).await, [(String::new(), 0), (String::new(), 0)]);
        app.clock.advance(28 * DAY_MS);
        tidy(&app).await.unwrap();
        assert_eq!(kept(&app).await.len(), 2);
        app.clock.advance(2 * DAY_MS);
        tidy(&app).await.unwrap();
        assert!(kept(&app).await.is_empty(), "thirty days after");
    })
    .await;
}

/// As a node of a later version could leave it, while both run or after going back.
#[pleinweb_testing::test]
async fn a_mail_in_a_language_that_is_not_known_stops_no_other() {
    on_both(|app| async move {
        queue(&app, 2).await;
        let mut tx = app.db().begin().await.unwrap();
        on!(&mut tx, |c| sqlx::query(
            "UPDATE mail SET lang = 'xx' WHERE address = 'a0@exemple.fr'"
        )
        .execute(c)
        .await
        .map(|_| ()))
        .unwrap();
        tx.commit().await.unwrap();
        let left = mail::send_due(&app, |mail| async move {
            assert_eq!(mail.address, "a1@exemple.fr");
            Ok(())
        });
        assert_eq!(left.await, Ok(1));
        let tried = "SELECT COUNT(*) FROM mail WHERE lang = 'xx' AND attempts = 1";
        assert_eq!(app.count(tried).await, 1, "it counts as a try");
    })
    .await;
}
