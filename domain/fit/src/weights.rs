//! What counts for how much. The page that explains the ranking reads this very
//! table; a change of it takes a new [`VERSION`], which every list keeps.

use pleinweb_kernel::keyed;

/// Version of the weights and of the rules around them, which every list keeps.
/// 1 put the hundred best in order by the crowd; 2 looks as deep as a crowd
/// makes necessary (`rules::CANDIDATES`), with the same weights; 3 puts offers that
/// their source has not confirmed for long behind those that fit as well.
pub const VERSION: u16 = 3;

keyed! {
    /// What an offer gets points for.
    "fit-part" Part {
        Occupation "occupation",
        Must "must",
        Nice "nice",
        Distance "distance",
        Hours "hours",
        Contract "contract",
        Pay "pay",
        Freshness "freshness",
        /// Points off: how many are after it already.
        Crowd "crowd",
        /// Points off: its source has not confirmed it for `promises::OFFER_OLD`.
        Aged "aged",
    }
}

impl Part {
    /// Whether its points are taken off.
    pub const fn takes_off(self) -> bool {
        matches!(self, Self::Crowd | Self::Aged)
    }
}

/// How much a part counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weight {
    pub part: Part,
    /// Points at most; see [`Part::takes_off`].
    pub points: u16,
}

const fn weight(part: Part, points: u16) -> Weight {
    Weight { part, points }
}

/// The points, of 100 in all. What an offer or a person does not say counts
/// half, so that nobody gains or loses by silence.
pub const WEIGHTS: [Weight; 10] = [
    // What someone asked for comes first: nothing else makes up for other work.
    // A close occupation has a bit over half of it (see `CLOSE`).
    weight(Part::Occupation, 40),
    // Required skills decide whether an application is read. Half of distance
    // and skills together weigh as much as the step to a close occupation.
    weight(Part::Must, 18),
    // A welcome skill is a small advantage: a third of a required one.
    weight(Part::Nice, 6),
    // Nearer is better within the limit that the person gave; beyond it an
    // offer is not shown at all, so this only puts reachable ones in order.
    weight(Part::Distance, 14),
    // The hours one asked for; other hours are shown after, not hidden.
    weight(Part::Hours, 6),
    // The same for the kind of contract, which is more often agreed upon.
    weight(Part::Contract, 4),
    // Many offers say no pay: more weight would only favour those that do.
    weight(Part::Pay, 6),
    // A new offer is answered more often; old ones stay, behind.
    weight(Part::Freshness, 6),
    // Enough to change the order of offers that fit alike, too little to hide
    // one that fits better: less than the step to a close occupation.
    weight(Part::Crowd, 12),
    // One more than a crowd takes off: whatever else there is, a younger offer that
    // fits as well stands before it. Less than the step to a close occupation.
    weight(Part::Aged, 13),
];

/// The points of a part at most.
pub const fn points_of(part: Part) -> u16 {
    let mut at = 0;
    while at < WEIGHTS.len() {
        if WEIGHTS[at].part as u8 == part as u8 {
            return WEIGHTS[at].points;
        }
        at += 1;
    }
    0
}

/// The share of [`Part::Occupation`] that the closest occupation gets, what
/// each further one gets less, and the least, in percent. Closeness and its
/// order are those of ROME's mobilities.
pub const CLOSE_PERCENT: u16 = 58;
pub const CLOSE_STEP_PERCENT: u16 = 2;
pub const CLOSE_LEAST_PERCENT: u16 = 40;

/// An offer is half as fresh after so many days: half of what is online is older.
pub const FADING_DAYS: u16 = 14;

/// So many people after each post of an offer take off half of the crowd's points.
pub const CROWD: u16 = 10;

/// Someone who keeps an offer is after it more surely than someone who opened it.
pub const KEEPER_COUNTS: u32 = 3;

/// How far work is looked for, in kilometres, where the person gave no limit.
pub const USUAL_REACH: u32 = 30;

/// The share of an occupation at this rank among the close ones, from 0.
pub fn closeness(rank: usize) -> f32 {
    let rank = u16::try_from(rank).unwrap_or(u16::MAX);
    let less = rank.saturating_mul(CLOSE_STEP_PERCENT);
    let percent = CLOSE_PERCENT.saturating_sub(less).max(CLOSE_LEAST_PERCENT);
    f32::from(percent) / 100.0
}

#[cfg(feature = "testing")]
mod tests {
    use super::{CLOSE_PERCENT, Part, VERSION, WEIGHTS, closeness, points_of};

    /// Whoever changes a weight changes the version, and this table with it.
    #[pleinweb_testing::test]
    fn the_weights_of_version_3() {
        assert_eq!(VERSION, 3);
        let table: Vec<(&str, u16)> = WEIGHTS
            .iter()
            .map(|weight| (weight.part.key(), weight.points))
            .collect();
        assert_eq!(
            table,
            [
                ("occupation", 40),
                ("must", 18),
                ("nice", 6),
                ("distance", 14),
                ("hours", 6),
                ("contract", 4),
                ("pay", 6),
                ("freshness", 6),
                ("crowd", 12),
                ("aged", 13),
            ]
        );
        let given = |weight: &&super::Weight| !weight.part.takes_off();
        let sum: u16 = WEIGHTS.iter().filter(given).map(|one| one.points).sum();
        assert_eq!(sum, 100);
    }

    #[pleinweb_testing::test]
    fn every_part_has_one_weight() {
        assert_eq!(Part::ALL.len(), WEIGHTS.len());
        for (part, weight) in Part::ALL.iter().zip(WEIGHTS) {
            assert_eq!(*part, weight.part);
            assert!(points_of(*part) > 0);
        }
    }

    #[pleinweb_testing::test]
    fn neither_a_crowd_nor_age_outweighs_the_occupation_looked_for() {
        let step = points_of(Part::Occupation) * (100 - CLOSE_PERCENT) / 100;
        assert!(points_of(Part::Crowd) < step);
        assert!(points_of(Part::Crowd) < points_of(Part::Aged) && points_of(Part::Aged) < step);
    }

    #[pleinweb_testing::test]
    fn close_occupations_count_less_and_less() {
        for (rank, share) in [(0, 0.58), (1, 0.56), (4, 0.5), (9, 0.4), (500, 0.4)] {
            assert!((closeness(rank) - share).abs() < 0.001, "{rank}");
        }
        assert!((closeness(usize::MAX) - 0.4).abs() < 0.001);
    }
}
