//! What is counted of an offer, in one number of one column, and the tables
//! that such numbers are counted in.

use std::collections::HashMap;

use pleinweb_search::Document;

/// Bits of contract, hours, experience, remote, size and source: together few
/// enough for one table.
const BITS: [u32; 6] = [3, 2, 2, 2, 2, 1];
const TERMS: usize = 1 << 12;
const DEPARTMENTS: usize = 1 << 8;

/// A list of values, each with its number.
#[derive(Default)]
struct Values {
    names: Vec<String>,
    numbers: HashMap<String, usize>,
}

impl Values {
    fn number(&mut self, value: &str) -> usize {
        if let Some(number) = self.numbers.get(value) {
            return *number;
        }
        self.numbers.insert(value.to_owned(), self.names.len());
        self.names.push(value.to_owned());
        self.names.len() - 1
    }
}

/// The values behind the numbers.
#[derive(Default)]
pub struct Facts {
    terms: [Values; 6],
    departments: Values,
    occupations: Values,
    /// The region of each department and the domain of each occupation.
    regions: Vec<String>,
    domains: Vec<String>,
}

impl Facts {
    /// All of an offer in one number.
    pub fn pack(&mut self, offer: &Document) -> u64 {
        let values = [
            &offer.contract,
            &offer.hours,
            &offer.experience,
            &offer.remote,
            &offer.employer_size,
            &offer.source,
        ];
        let mut packed = 0;
        let mut shift = 0;
        for ((list, bits), value) in self.terms.iter_mut().zip(BITS).zip(values) {
            let number = list.number(value);
            assert!(number < 1 << bits, "{value} has no room");
            packed |= (number as u64) << shift;
            shift += bits;
        }
        let department = self.departments.number(&offer.department);
        assert!(department < DEPARTMENTS, "too many departments");
        self.regions
            .resize(self.regions.len().max(department + 1), offer.region.clone());
        let occupation = self.occupations.number(&offer.occupation);
        self.domains
            .resize(self.domains.len().max(occupation + 1), offer.domain.clone());
        packed | (department as u64) << 12 | (occupation as u64) << 20
    }

    /// The number of a contract, if any offer has it.
    pub fn contract(&self, contract: &str) -> Option<u64> {
        let number = self.terms[0].numbers.get(contract)?;
        Some(*number as u64)
    }
}

/// The contract in such a number.
pub fn contract_of(facts: u64) -> u64 {
    facts & 7
}

/// Counts of choices. Regions and domains follow from departments and occupations.
pub struct Counts {
    terms: Box<[u32; TERMS]>,
    /// Of offers that are of another contract than the one asked for.
    contracts: [u32; 8],
    departments: Box<[u32; DEPARTMENTS]>,
    occupations: Vec<u32>,
}

impl Counts {
    pub fn new(facts: &Facts) -> Self {
        Self {
            terms: Box::new([0; TERMS]),
            contracts: [0; 8],
            departments: Box::new([0; DEPARTMENTS]),
            occupations: vec![0; facts.occupations.names.len()],
        }
    }

    /// Counts an offer that passes all filters.
    #[inline]
    pub fn passes(&mut self, facts: u64) {
        self.terms[facts as usize % TERMS] += 1;
        self.elsewhere(facts);
        if let Some(count) = self.occupations.get_mut((facts >> 20) as usize) {
            *count += 1;
        }
    }

    /// Counts an offer that lies elsewhere, and passes otherwise.
    #[inline]
    pub fn elsewhere(&mut self, facts: u64) {
        self.departments[(facts >> 12) as usize % DEPARTMENTS] += 1;
    }

    /// Counts an offer of another contract, that passes otherwise.
    #[inline]
    pub fn other_contract(&mut self, facts: u64) {
        self.contracts[contract_of(facts) as usize] += 1;
    }

    /// All groups of choices in words, most frequent first.
    pub fn finish(&self, facts: &Facts) -> Vec<Vec<(String, u64)>> {
        let mut groups = vec![
            list(&facts.departments.names, &self.departments[..]),
            list(&facts.occupations.names, &self.occupations),
            together(&facts.regions, &self.departments[..]),
            together(&facts.domains, &self.occupations),
        ];
        let mut shift = 0;
        for (at, (values, bits)) in facts.terms.iter().zip(BITS).enumerate() {
            let mut counts = if at == 0 { self.contracts } else { [0; 8] };
            for (key, count) in self.terms.iter().enumerate() {
                counts[key >> shift & ((1 << bits) - 1)] += count;
            }
            groups.push(list(&values.names, &counts));
            shift += bits;
        }
        groups
    }
}

fn list(names: &[String], counts: &[u32]) -> Vec<(String, u64)> {
    let counted = names.iter().zip(counts);
    let mut list: Vec<(&String, u32)> = counted
        .filter(|(name, count)| **count > 0 && !name.is_empty())
        .map(|(name, count)| (name, *count))
        .collect();
    list.sort_unstable_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
    list.into_iter()
        .map(|(name, count)| (name.clone(), u64::from(count)))
        .collect()
}

/// The same where several numbers have one name.
fn together(names: &[String], counts: &[u32]) -> Vec<(String, u64)> {
    let mut sums: HashMap<&String, u64> = HashMap::new();
    for (name, count) in names.iter().zip(counts).filter(|(_, count)| **count > 0) {
        *sums.entry(name).or_default() += u64::from(*count);
    }
    let mut list: Vec<(String, u64)> = sums
        .into_iter()
        .filter(|(name, _)| !name.is_empty())
        .map(|(name, count)| (name.clone(), count))
        .collect();
    list.sort_unstable_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    list
}
