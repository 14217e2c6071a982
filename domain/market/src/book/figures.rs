//! The merged counters of a question, by what they count.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::names::Names;
use super::{day_number, kind};
use crate::pay::BUCKETS;
use pleinweb_kernel::Day;
use pleinweb_offers::model::{Contract, ExperienceNeed};

/// How many skills and employers are worth a line.
const LONGEST_LIST: usize = 10;

/// Exact figures; what may be shown of them is for `rules` to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Open offers by the day they were published, days since 1970.
    open: BTreeMap<u32, u32>,
    new: BTreeMap<u32, u32>,
    ended: BTreeMap<u32, u32>,
    contracts: Vec<(Contract, u32)>,
    experience: Vec<(ExperienceNeed, u32)>,
    pay: [u32; BUCKETS],
    /// Code and count, the most asked first.
    skills: Vec<(String, u32)>,
    /// Name and count, the largest first.
    employers: Vec<(String, u32)>,
    employer_count: u32,
}

impl Figures {
    pub(super) fn read(sum: &HashMap<u32, u32>, skills: &Names, employers: &Names) -> Self {
        let mut read = Self {
            open: BTreeMap::new(),
            new: BTreeMap::new(),
            ended: BTreeMap::new(),
            contracts: Vec::new(),
            experience: Vec::new(),
            pay: [0; BUCKETS],
            skills: Vec::new(),
            employers: Vec::new(),
            employer_count: 0,
        };
        let (mut by_contract, mut by_need) = (BTreeMap::new(), BTreeMap::new());
        let (mut by_skill, mut by_employer) = (Vec::new(), Vec::new());
        for (key, &number) in sum {
            let value = key & 0x00FF_FFFF;
            match (key >> 24) as u8 {
                kind::OPEN => drop(read.open.insert(value, number)),
                kind::NEW => drop(read.new.insert(value, number)),
                kind::ENDED => drop(read.ended.insert(value, number)),
                kind::CONTRACT => drop(by_contract.insert(value as usize, number)),
                kind::EXPERIENCE => drop(by_need.insert(value as usize, number)),
                kind::PAY => {
                    if let Some(bucket) = read.pay.get_mut(value as usize) {
                        *bucket = number;
                    }
                }
                kind::SKILL => by_skill.push((value, number)),
                kind::EMPLOYER => by_employer.push((value, number)),
                _ => {}
            }
        }
        read.contracts = in_order(Contract::ALL, &by_contract);
        read.experience = in_order(ExperienceNeed::ALL, &by_need);
        read.employer_count = u32::try_from(by_employer.len()).unwrap_or(u32::MAX);
        read.skills = largest(by_skill, skills);
        read.employers = largest(by_employer, employers);
        read
    }

    /// Offers open now.
    pub fn open(&self) -> u32 {
        self.open.values().sum()
    }

    /// Offers published from one day to another, open or not, both included.
    pub fn published(&self, from: Day, to: Day) -> u32 {
        between(&self.new, from, to)
    }

    /// Offers that ended from one day to another, both included.
    pub fn ended(&self, from: Day, to: Day) -> u32 {
        between(&self.ended, from, to)
    }

    pub fn contracts(&self) -> &[(Contract, u32)] {
        &self.contracts
    }

    pub fn experience(&self) -> &[(ExperienceNeed, u32)] {
        &self.experience
    }

    /// Open offers by bucket of pay.
    pub fn pay(&self) -> &[u32; BUCKETS] {
        &self.pay
    }

    pub fn skills(&self) -> &[(String, u32)] {
        &self.skills
    }

    pub fn employers(&self) -> &[(String, u32)] {
        &self.employers
    }

    /// How many employers have an open offer.
    pub fn employer_count(&self) -> u32 {
        self.employer_count
    }
}

fn between(days: &BTreeMap<u32, u32>, from: Day, to: Day) -> u32 {
    let (from, to) = (day_number(from), day_number(to));
    if from > to {
        return 0;
    }
    days.range(from..=to).map(|(_, number)| number).sum()
}

fn in_order<K: Copy>(all: &[K], numbers: &BTreeMap<usize, u32>) -> Vec<(K, u32)> {
    numbers
        .iter()
        .filter_map(|(at, number)| Some((*all.get(*at)?, *number)))
        .collect()
}

/// The largest, with their texts; at the same number in the order of the alphabet.
fn largest(mut numbers: Vec<(u32, u32)>, names: &Names) -> Vec<(String, u32)> {
    let order = |pair: &(u32, u32)| (Reverse(pair.1), names.text(pair.0).to_owned());
    if numbers.len() > LONGEST_LIST {
        // By number alone first: names are only read for those that may be shown.
        numbers.sort_unstable_by_key(|pair| Reverse(pair.1));
        let last = numbers[LONGEST_LIST - 1].1;
        numbers.retain(|pair| pair.1 >= last);
    }
    numbers.sort_by_cached_key(order);
    numbers.truncate(LONGEST_LIST);
    numbers
        .into_iter()
        .map(|(number, count)| (names.text(number).to_owned(), count))
        .collect()
}
