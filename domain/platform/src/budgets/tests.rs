//! Budgets as commands meet them, on both databases.

use super::{Asking, Budget, Counted, Key, give_back, take};
use crate::on;
use crate::testing::{TestApp, on_both};
use crate::{Origin, begin_as_system, finish, tidy};
use pleinweb_kernel::{AccountId, Actor, AppError, HOUR_MS, MINUTE_MS};

const FOUR: Budget = Budget::new("test", 4, 4 * HOUR_MS);

fn from(address: &str) -> Asking {
    Asking {
        actor: Actor::Visitor,
        has_session: true,
        from: Origin::of(address.parse().unwrap()),
    }
}

async fn spend(app: &TestApp, budget: Budget, key: Key<'_>) -> Result<(), AppError> {
    let mut cx = begin_as_system(app, "test").await?;
    cx.spend(budget, key).await?;
    finish(cx).await
}

fn wait(result: &Result<(), AppError>) -> u32 {
    match result {
        Err(AppError::TooMany { retry_after }) => *retry_after,
        other => panic!("{other:?}"),
    }
}

#[pleinweb_testing::test]
async fn so_many_at_once_and_then_little_by_little() {
    on_both(|app| async move {
        let key = Key::Address("camille@exemple.fr");
        for _ in 0..4 {
            spend(&app, FOUR, key).await.unwrap();
        }
        // Refused ones are not counted: waiting is not made longer.
        for _ in 0..3 {
            assert_eq!(wait(&spend(&app, FOUR, key).await), 3600);
        }
        app.clock.advance(20 * MINUTE_MS);
        assert_eq!(wait(&spend(&app, FOUR, key).await), 2400);
        app.clock.advance(40 * MINUTE_MS);
        spend(&app, FOUR, key).await.unwrap();
        assert_eq!(wait(&spend(&app, FOUR, key).await), 3600);
        // Everybody else, everything else and every other purpose has its own.
        for other in [
            Key::Address("camille@exemple.com"),
            Key::About("camille@exemple.fr"),
        ] {
            spend(&app, FOUR, other).await.unwrap();
        }
        let other = Budget::new("other", 4, 4 * HOUR_MS);
        spend(&app, other, key).await.unwrap();
        app.clock.advance(4 * HOUR_MS);
        for _ in 0..4 {
            spend(&app, FOUR, key).await.unwrap();
        }
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_mailbox_is_one_however_its_address_is_written() {
    on_both(|app| async move {
        for address in [
            "camille@exemple.fr",
            "Camille@exemple.fr",
            "camille@EXEMPLE.fr",
            "camille+a@exemple.fr",
        ] {
            spend(&app, FOUR, Key::Address(address)).await.unwrap();
        }
        wait(&spend(&app, FOUR, Key::Address("camille+b@exemple.fr")).await);
        spend(&app, FOUR, Key::Address("camil@exemple.fr"))
            .await
            .unwrap();
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_is_rolled_back_or_given_back_was_not_taken() {
    on_both(|app| async move {
        let key = Key::About("an offer");
        for _ in 0..10 {
            let mut cx = begin_as_system(&app, "test").await.unwrap();
            cx.spend(FOUR, key).await.unwrap();
            drop(cx);
        }
        let counted = Counted::NOBODY.network(FOUR);
        for _ in 0..10 {
            let taken = take(&app, &counted, from("192.0.2.1")).await.unwrap();
            give_back(&app, taken).await;
        }
        for _ in 0..4 {
            spend(&app, FOUR, key).await.unwrap();
            take(&app, &counted, from("192.0.2.1")).await.unwrap();
        }
        wait(&spend(&app, FOUR, key).await);
        let refused = take(&app, &counted, from("192.0.2.1")).await;
        assert!(matches!(refused, Err(AppError::TooMany { .. })));
        take(&app, &counted, from("192.0.2.2")).await.unwrap();
    })
    .await;
}

#[pleinweb_testing::test]
async fn when_one_of_several_is_used_up_none_is_taken() {
    on_both(|app| async move {
        let both = Counted::NEWCOMERS.network(FOUR);
        let newcomer = Asking {
            has_session: false,
            ..from("2001:db8:1:2::1")
        };
        for _ in 0..4 {
            take(&app, &both, newcomer).await.unwrap();
        }
        let before = rows(&app).await;
        assert_eq!(before.len(), 2);
        for _ in 0..5 {
            // Another /64 of the same /56 is the same place.
            let neighbour = Asking {
                has_session: false,
                ..from("2001:db8:1:3::9")
            };
            assert!(take(&app, &both, neighbour).await.is_err());
        }
        assert_eq!(rows(&app).await, before);
        // The program itself is counted for nobody.
        let program = Asking {
            from: Origin::PROGRAM,
            ..newcomer
        };
        take(&app, &both, program).await.unwrap();
        assert_eq!(rows(&app).await, before);
    })
    .await;
}

#[pleinweb_testing::test]
async fn who_is_signed_in_counts_alone_wherever_they_are() {
    on_both(|app| async move {
        let counted = Counted::NEWCOMERS.account(FOUR).network(FOUR);
        let someone = |number: u128, address: &str| Asking {
            actor: Actor::Employer {
                account: AccountId(uuid::Uuid::from_u128(number)),
            },
            ..from(address)
        };
        for number in 0..4 {
            let address = format!("192.0.2.{number}");
            take(&app, &counted, someone(1, &address)).await.unwrap();
        }
        let fifth = take(&app, &counted, someone(1, "203.0.113.1")).await;
        assert!(matches!(fifth, Err(AppError::TooMany { .. })));
        // A hundred colleagues at one address do not hold each other up.
        for number in 2..102 {
            take(&app, &counted, someone(number, "192.0.2.1"))
                .await
                .unwrap();
        }
        take(&app, &counted, from("192.0.2.1")).await.unwrap();
    })
    .await;
}

async fn rows(app: &TestApp) -> Vec<(String, String, Vec<u8>, i64)> {
    let mut tx = app.db().read().await.unwrap();
    on!(&mut tx, |c| sqlx::query_as(
        "SELECT purpose, kind, scope, full_at FROM budget ORDER BY purpose, kind, scope"
    )
    .fetch_all(c)
    .await)
    .unwrap()
}

#[pleinweb_testing::test]
async fn at_the_same_moment_no_more_than_there_are() {
    on_both(|app| async move {
        let counted = Counted::NOBODY.network(FOUR);
        let tries: Vec<_> = (0..24)
            .map(|_| {
                let app = app.clone();
                tokio::spawn(
                    async move { take(&app, &counted, from("192.0.2.1")).await.map(|_| ()) },
                )
            })
            .collect();
        let mut done = 0;
        for one in tries {
            match one.await.unwrap() {
                Ok(()) => done += 1,
                Err(AppError::TooMany { .. }) => {}
                Err(other) => panic!("{other:?}: somebody had to begin again"),
            }
        }
        assert_eq!(done, 4);
    })
    .await;
}

#[pleinweb_testing::test]
async fn keys_are_not_stored_and_full_budgets_are_forgotten() {
    on_both(|app| async move {
        spend(&app, FOUR, Key::Address("camille@exemple.fr"))
            .await
            .unwrap();
        let kept = rows(&app).await;
        assert_eq!(kept.len(), 1);
        assert!(!format!("{kept:?}").contains("camille"));
        assert_eq!(kept[0].2.len(), 32);
        tidy(&app).await.unwrap();
        assert_eq!(rows(&app).await.len(), 1);
        app.clock.advance(HOUR_MS);
        tidy(&app).await.unwrap();
        assert_eq!(rows(&app).await.len(), 0);
    })
    .await;
}
