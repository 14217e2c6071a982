//! Claims and hand-overs, as tables.

use uuid::Uuid;

use pleinweb_kernel::{AdviserId, Timestamp};
use pleinweb_reviews::rules::{Claim, claim_of, next_owner};

fn adviser(number: u128) -> AdviserId {
    AdviserId(Uuid::from_u128(number))
}

#[pleinweb_testing::test]
fn a_claim_holds_until_its_end_and_for_its_owner_only() {
    let (me, other, now) = (adviser(1), adviser(2), Timestamp(1000));
    for (claimed, expected) in [
        (None, Claim::Free),
        (Some((other, Timestamp(1000))), Claim::Free),
        (Some((me, Timestamp(999))), Claim::Free),
        (
            Some((me, Timestamp(1001))),
            Claim::Mine {
                until: Timestamp(1001),
            },
        ),
        (
            Some((other, Timestamp(1001))),
            Claim::Theirs {
                by: other,
                until: Timestamp(1001),
            },
        ),
    ] {
        assert_eq!(claim_of(now, claimed, me), expected, "{claimed:?}");
    }
}

#[pleinweb_testing::test]
fn a_file_goes_to_whoever_has_least_and_never_back_to_the_same() {
    let (one, two, three) = (adviser(1), adviser(2), adviser(3));
    for (advisers, with, expected) in [
        (vec![], None, None),
        (vec![(one, 9)], None, Some(one)),
        (vec![(one, 0)], Some(one), None),
        (vec![(one, 0), (two, 5)], Some(one), Some(two)),
        (vec![(one, 3), (two, 2), (three, 2)], None, Some(two)),
        (vec![(three, 2), (two, 2)], Some(two), Some(three)),
        (vec![(one, 1)], Some(three), Some(one)),
    ] {
        assert_eq!(
            next_owner(&advisers, with),
            expected,
            "{advisers:?} {with:?}"
        );
    }
}
