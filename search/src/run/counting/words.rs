//! Counts written out in words.

use super::Counts;
use crate::answer::{AGE_STEPS, Facets, PAY_STEPS, RADIUS_STEPS};
use crate::columns::{
    contract_of, experience_of, flag_of, hours_of, pay_step_of, remote_of, size_of_employer,
};
use crate::interner::{Interner, Kind};
use crate::run::filter::{Filter, Where};

impl Counts {
    /// Counts written out in words.
    pub fn finish(&self, interner: &Interner, filter: &Filter) -> Facets {
        let mut contracts = self.contracts;
        let mut hours = self.hours;
        let mut experiences = self.experiences;
        for (key, count) in self.terms.iter().enumerate() {
            contracts[contract_of(key)] += count;
            hours[hours_of(key)] += count;
            experiences[experience_of(key)] += count;
        }
        let mut remote = self.remote;
        let mut sizes = self.sizes;
        let mut pay = self.pay;
        let mut flags = self.flags.map(u64::from);
        for (key, count) in self.setting.iter().enumerate() {
            remote[remote_of(key)] += count;
            sizes[size_of_employer(key)] += count;
            pay[pay_step_of(key)] += count;
            for (flag, having) in flags.iter_mut().enumerate() {
                *having += u64::from(flag_of(key, flag)) * u64::from(*count);
            }
        }
        let mut domains = vec![0; interner.count(Kind::Domain)];
        for (occupation, count) in self.occupations.iter().enumerate() {
            domains[interner.domain_of(occupation)] += count;
        }
        let list = |kind, counts: &[u32]| list(interner, kind, counts);
        Facets {
            occupations: list(Kind::Occupation, &self.occupations),
            domains: list(Kind::Domain, &domains),
            departments: list(Kind::Department, &self.departments),
            regions: list(Kind::Region, &self.regions),
            radii: match filter.place {
                Where::Circle(_) => up_to(&RADIUS_STEPS, &self.radii),
                _ => Vec::new(),
            },
            contracts: list(Kind::Contract, &contracts),
            hours: list(Kind::Hours, &hours),
            experiences: list(Kind::Experience, &experiences),
            remote: list(Kind::Remote, &remote),
            employer_sizes: list(Kind::EmployerSize, &sizes),
            sources: list(Kind::Source, &self.sources),
            pay: reach(&pay),
            ages: up_to(&AGE_STEPS, &self.ages),
            flags,
        }
    }
}

/// Values with their counts, most frequent first; "not said" is no choice.
fn list(interner: &Interner, kind: Kind, counts: &[u32]) -> Vec<(String, u64)> {
    let mut list: Vec<(&str, u64)> = counts
        .iter()
        .enumerate()
        .skip(1)
        .filter(|(_, count)| **count > 0)
        .map(|(number, count)| (interner.value(kind, number), u64::from(*count)))
        .collect();
    list.sort_unstable_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
    list.into_iter()
        .map(|(value, count)| (value.to_owned(), count))
        .collect()
}

/// From "misses the first n steps" to "is within each step".
fn up_to(steps: &[u32], counts: &[u32]) -> Vec<(u32, u64)> {
    let mut within = 0;
    steps
        .iter()
        .zip(counts)
        .map(|(step, count)| {
            within += u64::from(*count);
            (*step, within)
        })
        .collect()
}

/// From "reaches n steps" to "reaches this step".
fn reach(counts: &[u32]) -> Vec<(u32, u64)> {
    PAY_STEPS
        .iter()
        .enumerate()
        .map(|(at, step)| {
            (
                *step,
                counts[at + 1..].iter().map(|count| u64::from(*count)).sum(),
            )
        })
        .collect()
}
