//! One node at a time does what runs by itself, whatever happens to it and
//! however wrong clocks are.

use std::time::Duration;

use super::leases::{duty_standing, leave_duty, look_after_duty};
use super::testing::{TestApp, another_node, on_both};
use pleinweb_kernel::{DAY_MS, HOUR_MS, MINUTE_MS};

const LOOK_MS: i64 = 5_000;
const DAY: Duration = Duration::from_hours(24);

async fn looks(app: &TestApp) -> bool {
    look_after_duty(app).await.unwrap()
}

fn pass(nodes: [&TestApp; 2], ms: i64) {
    for node in nodes {
        node.clock.advance(ms);
    }
}

fn is_held(app: &TestApp) -> bool {
    app.duty().is_held(app.now())
}

#[pleinweb_testing::test]
async fn a_node_that_dies_on_duty_is_followed_within_a_minute() {
    for ahead in [0, 7_000, -7_000, HOUR_MS, -HOUR_MS] {
        on_both(|one| async move {
            let two = another_node(&one, 8, ahead);
            assert!(looks(&one).await, "nobody had it");
            // Both live: for ten minutes it stays where it is.
            for _ in 0..120 {
                assert!(!looks(&two).await, "{ahead}");
                pass([&one, &two], LOOK_MS);
                assert!(looks(&one).await, "{ahead}");
            }
            // The first one dies just after it beat.
            pass([&one, &two], 10_000);
            assert!(looks(&one).await);
            let mut dead_ms = 0;
            while !looks(&two).await {
                assert!(dead_ms < MINUTE_MS, "{ahead}");
                pass([&one, &two], LOOK_MS);
                dead_ms += LOOK_MS;
            }
            assert!(dead_ms >= 30_000, "not for a moment of silence: {dead_ms}");
            assert!(
                !is_held(&one),
                "it knew by itself that it was not sure any more"
            );
            assert!(is_held(&two));
            // It was only frozen: it sees that another has it, and leaves it there.
            for _ in 0..30 {
                assert!(!looks(&one).await && looks(&two).await);
                pass([&one, &two], LOOK_MS);
            }
        })
        .await;
    }
}

#[pleinweb_testing::test]
async fn a_node_that_ends_gives_the_lease_back() {
    on_both(|one| async move {
        let two = another_node(&one, 8, 0);
        assert!(looks(&one).await && !looks(&two).await);
        leave_duty(&two).await.unwrap();
        assert!(is_held(&one), "only one's own");
        leave_duty(&one).await.unwrap();
        assert!(!is_held(&one));
        assert_eq!(duty_standing(&two).await.unwrap().holder, None);
        assert!(looks(&two).await);
        assert!(!looks(&one).await);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_clock_that_leaps_takes_nothing_over() {
    on_both(|one| async move {
        let two = another_node(&one, 8, 0);
        assert!(looks(&one).await);
        for leap in [HOUR_MS, -2 * HOUR_MS, DAY_MS] {
            assert!(!looks(&two).await);
            two.clock.advance(leap);
            assert!(!looks(&two).await, "{leap}");
            one.clock.advance(10_000);
            assert!(looks(&one).await);
        }
        // Its own leaps make no holder sure of itself.
        one.clock.advance(-HOUR_MS);
        assert!(!is_held(&one));
        assert!(looks(&one).await && is_held(&one), "it beats at once");
    })
    .await;
}

#[pleinweb_testing::test]
async fn of_two_nodes_that_see_a_dead_one_one_follows() {
    on_both(|one| async move {
        let (two, three) = (another_node(&one, 8, 0), another_node(&one, 9, 0));
        assert!(looks(&one).await);
        for _ in 0..8 {
            assert!(!looks(&two).await && !looks(&three).await);
            pass([&two, &three], LOOK_MS);
        }
        let (second, third) = tokio::join!(look_after_duty(&two), look_after_duty(&three));
        assert_eq!(
            u8::from(second.unwrap()) + u8::from(third.unwrap()),
            1,
            "one of them"
        );
        assert!(is_held(&two) != is_held(&three));
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_was_done_today_is_not_done_again_by_another_node_or_after_a_restart() {
    on_both(|one| async move {
        let two = another_node(&one, 8, 0);
        assert!(!one.duty().is_due("keys", DAY, one.now()), "not on duty");
        assert!(looks(&one).await);
        assert!(one.duty().is_due("keys", DAY, one.now()));
        one.duty().note("keys", one.now(), true);
        assert!(!one.duty().is_due("keys", DAY, one.now()));
        pass([&one, &two], 10_000);
        assert!(looks(&one).await);
        leave_duty(&one).await.unwrap();
        assert!(looks(&two).await);
        assert!(!two.duty().is_due("keys", DAY, two.now()));
        let said = duty_standing(&two).await.unwrap();
        assert!(said.is_here() && said.runs["keys"].well);
        let seen = duty_standing(&one).await.unwrap();
        assert_eq!((seen.is_here(), seen.runs), (false, said.runs));
        two.clock.advance(DAY_MS);
        assert!(looks(&two).await);
        assert!(two.duty().is_due("keys", DAY, two.now()));
        // Noted by a clock that was wrong: not waited for.
        two.duty().note("keys", two.now().plus(DAY_MS), true);
        assert!(two.duty().is_due("keys", DAY, two.now()));
    })
    .await;
}
