//! Two hundred of the real offers, drawn with a fixed seed and read by hand: what
//! their fields and texts say of pay, place and contract, and how often we read
//! that. The table holds ids and what is right, and no text of theirs.
//!
//! A line: the offer's id, the lower and the higher end of a year's pay (empty where
//! it is to be kept as text), commune and department (empty where none is said),
//! latitude of the place where a commune is, contract. Pay that the law forbids, and
//! pay whose unit and amount contradict each other, is to be kept as text.

use crate::StoredOffer;

const TABLE: &str = include_str!("read_by_hand.tsv");

/// How many of the table were right when this was written: never fewer.
const PAY: usize = 199;
const PLACE: usize = 200;
const CONTRACT: usize = 199;
/// Degrees: a commune's own coordinates and those of a street of it differ.
const NEAR: f64 = 0.3;

/// Counts what is right, says it, and fails when it is less than was reached. `all`:
/// copies of others among them.
pub fn compare(all: &[StoredOffer]) {
    let (mut pay, mut place, mut contract, mut wrong) = (0, 0, 0, Vec::new());
    for line in TABLE.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, low, high, commune, department, latitude, kind] = columns[..] else {
            panic!("{line:?}");
        };
        let offer = &all
            .iter()
            .find(|one| one.offer.source.id == id)
            .unwrap_or_else(|| panic!("{id}"))
            .offer;
        let mut count = |what: &str, right: bool, into: &mut usize, found: String| {
            *into += usize::from(right);
            if !right {
                wrong.push(format!("{id} {what}: {found}"));
            }
        };
        let range = offer.pay.yearly.map(|pay| (pay.low, pay.high));
        let expected = low.parse().ok().zip(high.parse().ok());
        count("pay", range == expected, &mut pay, format!("{range:?}"));
        let at = &offer.place;
        let near = latitude.parse::<f64>().map_or(true, |expected| {
            at.position
                .is_some_and(|found| (found.lat - expected).abs() < NEAR)
        });
        let same = at.commune.map(|code| code.to_string()).unwrap_or_default() == commune
            && at.department.as_deref().unwrap_or_default() == department;
        count("place", same && near, &mut place, format!("{at:?}"));
        let found = offer.figures.contract.key();
        count("contract", found == kind, &mut contract, found.to_owned());
    }
    println!("of 200 read by hand: pay {pay}, place {place}, contract {contract} right");
    for one in &wrong {
        println!("  {one}");
    }
    assert!(
        pay >= PAY && place >= PLACE && contract >= CONTRACT,
        "pay {pay}, place {place}, contract {contract}"
    );
}
