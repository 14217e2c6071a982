//! Tables of cases for hiding, rounding, quartiles, trends and the indicator.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "made-up pay and short lists"
)]

use proptest::prelude::{Strategy, prop_assert, proptest};

use super::model::{Breakdown, Count, Direction, TensionLevel};
use super::pay::{BUCKETS, HIGHEST, LARGEST_ERROR, LOWEST, bucket, middle, quantile, quartiles};
use super::rules::{TensionInput, break_down, hide, round_people, tension, trend};

#[pleinweb_testing::test]
fn small_numbers_are_hidden_and_people_counted_in_fives() {
    for (number, offers, people) in [
        (0, Count::Few, Count::Few),
        (9, Count::Few, Count::Few),
        (10, Count::Exactly(10), Count::Exactly(10)),
        (12, Count::Exactly(12), Count::Exactly(10)),
        (13, Count::Exactly(13), Count::Exactly(15)),
        (17, Count::Exactly(17), Count::Exactly(15)),
        (18, Count::Exactly(18), Count::Exactly(20)),
        (1_002, Count::Exactly(1_002), Count::Exactly(1_000)),
    ] {
        assert_eq!(hide(number), offers, "{number}");
        assert_eq!(round_people(number), people, "{number}");
    }
}

#[pleinweb_testing::test]
fn the_only_hidden_part_takes_another_with_it() {
    for (parts, shown, hidden) in [
        (vec![], vec![], 0),
        (vec![0, 0], vec![], 0),
        (vec![12, 40], vec![('b', 40), ('a', 12)], 0),
        // 52 in all: 40 and 12 would tell the 7.
        (vec![12, 40, 7], vec![('b', 40)], 2),
        (vec![12, 40, 7, 3], vec![('b', 40), ('a', 12)], 2),
        // Two for two kinds: each is one.
        (vec![18, 25, 1, 1], vec![('b', 25)], 3),
        (vec![18, 1, 1], vec![], 3),
        // Nothing else to hide it with: the whole is small too.
        (vec![7], vec![], 1),
        (vec![10, 9], vec![], 2),
    ] {
        let named = parts.iter().copied().zip('a'..).map(|(n, name)| (name, n));
        assert_eq!(break_down(named), Breakdown { shown, hidden }, "{parts:?}");
    }
}

proptest! {
    #[pleinweb_testing::test]
    fn what_is_hidden_cannot_be_computed_from_the_whole(parts in proptest::collection::vec(0u32..40, 0..8)) {
        let named = parts.iter().copied().enumerate();
        let result = break_down(named);
        prop_assert!(result.shown.iter().all(|(_, number)| *number >= 10));
        // One hidden part alone only where nothing is shown beside it.
        prop_assert!(result.hidden != 1 || result.shown.is_empty());
        let shown: u32 = result.shown.iter().map(|(_, number)| number).sum();
        let hidden = parts.iter().sum::<u32>() - shown;
        prop_assert!(result.hidden == 0 || hidden >= 10 || result.shown.is_empty());
    }

    #[pleinweb_testing::test]
    fn a_quantile_is_near_the_exact_one(
        pays in proptest::collection::vec((0.0..1.0f64).prop_map(|at| 6_000.0 * 20.0f64.powf(at)), 1..200),
        share in 0.05..0.95f64,
    ) {
        let mut pays: Vec<u32> = pays.into_iter().map(|pay| pay as u32).collect();
        let mut counts = [0; BUCKETS];
        for pay in &pays {
            counts[bucket(*pay)] += 1;
        }
        pays.sort_unstable();
        let rank = ((pays.len() as f64 * share).ceil() as usize).clamp(1, pays.len());
        let exact = f64::from(pays[rank - 1]);
        let found = f64::from(quantile(&counts, share).unwrap());
        // Half a euro more: pay is in whole euros.
        prop_assert!((found - exact).abs() <= exact * LARGEST_ERROR + 0.5, "{found} for {exact}");
    }
}

#[pleinweb_testing::test]
fn buckets_are_in_order_and_hold_their_middle() {
    assert_eq!(bucket(0), 0);
    assert_eq!(bucket(LOWEST as u32 - 1), 0);
    assert_eq!(bucket(LOWEST as u32), 1);
    assert_eq!(bucket(HIGHEST as u32 - 1), BUCKETS - 2);
    assert_eq!(bucket(HIGHEST as u32), BUCKETS - 1);
    assert_eq!(bucket(u32::MAX), BUCKETS - 1);
    for at in 1..BUCKETS - 1 {
        assert_eq!(bucket(middle(at)), at);
        assert!(middle(at - 1) < middle(at));
    }
}

#[pleinweb_testing::test]
fn quartiles_need_ten_offers_and_show_hundreds() {
    let mut counts = [0; BUCKETS];
    counts[bucket(24_000)] = 9;
    assert_eq!(quartiles(&counts), None);
    counts[bucket(40_000)] = 3;
    counts[bucket(20_000)] = 4;
    let found = quartiles(&counts).unwrap();
    assert_eq!(found.count, 16);
    for (found, exact) in [
        (found.low, 20_000.0),
        (found.median, 24_000.0),
        (found.high, 24_000.0),
    ] {
        assert_eq!(found % 100, 0);
        assert!((f64::from(found) - exact).abs() <= exact * LARGEST_ERROR + 50.0);
    }
}

#[pleinweb_testing::test]
fn a_trend_compares_quarters() {
    for (months, expected) in [
        (vec![], None),
        (vec![20, 20, 20], None),
        (vec![10, 10, 10, 10, 10, 10], Some((Direction::Steady, 0))),
        (vec![99, 10, 10, 10, 12, 12, 12], Some((Direction::Up, 20))),
        (vec![20, 20, 20, 10, 10, 10], Some((Direction::Down, -50))),
        (
            vec![100, 100, 100, 104, 104, 104],
            Some((Direction::Steady, 4)),
        ),
        (vec![100, 100, 100, 105, 105, 105], Some((Direction::Up, 5))),
        // Nine against a hundred says nothing that may be shown.
        (vec![100, 0, 0, 3, 3, 3], None),
        (vec![3, 3, 3, 100, 0, 0], None),
    ] {
        let found = trend(&months).map(|trend| (trend.direction, trend.percent));
        assert_eq!(found, expected, "{months:?}");
    }
}

#[pleinweb_testing::test]
fn the_indicator_is_the_mean_of_what_can_be_told() {
    let none = TensionInput::default();
    // open, people, published before, still open, ended -> score, level, parts
    for (case, expected) in [
        // Too few offers, or only one part: nothing is said.
        ((9, Some(100), 50, 25, 50), None),
        ((40, None, 5, 2, 40), None),
        ((40, Some(5), 5, 2, 40), None),
        // As many offers as people, a quarter still open, half ended.
        (
            (40, Some(40), 40, 10, 40),
            Some((50, TensionLevel::High, [Some(50), Some(50), Some(50)])),
        ),
        // Four people for an offer, hardly one open, nearly all ended.
        (
            (10, Some(40), 100, 1, 190),
            Some((2, TensionLevel::Low, [Some(0), Some(2), Some(5)])),
        ),
        // Many offers, few people, most still open.
        (
            (400, Some(20), 100, 80, 20),
            Some((98, TensionLevel::VeryHigh, [Some(100), Some(100), Some(95)])),
        ),
        // Without people: the other two.
        (
            (60, None, 50, 10, 60),
            Some((45, TensionLevel::Moderate, [None, Some(40), Some(50)])),
        ),
        // Nothing is old enough yet: the other two.
        (
            (20, Some(80), 0, 0, 60),
            Some((13, TensionLevel::Low, [Some(0), None, Some(25)])),
        ),
    ] {
        let (open, people, published_before, still_open, ended) = case;
        let input = TensionInput {
            open,
            people,
            published_before,
            still_open,
            ended,
        };
        let found = tension(&input).map(|found| {
            let parts = [found.seekers, found.lasting, found.exits];
            (found.score, found.level, parts)
        });
        assert_eq!(found, expected, "{case:?}");
    }
    assert_eq!(tension(&none), None);
}
