//! Sets of documents, one bit each.

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
}

impl Bits {
    pub fn new(length: usize) -> Self {
        Self {
            words: vec![0; length.div_ceil(64)],
        }
    }

    #[inline]
    pub fn get(&self, at: u32) -> bool {
        self.words[at as usize / 64] >> (at % 64) & 1 == 1
    }

    #[inline]
    pub fn set(&mut self, at: u32) {
        self.words[at as usize / 64] |= 1 << (at % 64);
    }

    pub fn words(&self) -> &[u64] {
        &self.words
    }

    pub fn from_words(words: Vec<u64>) -> Self {
        Self { words }
    }

    /// The first bit from `from` on that is set.
    pub fn next(&self, from: u32) -> Option<u32> {
        let first = from as usize / 64;
        let mut word = self.words.get(first)? & u64::MAX << (from % 64);
        for at in first.. {
            if word != 0 {
                return Some(at as u32 * 64 + word.trailing_zeros());
            }
            word = *self.words.get(at + 1)?;
        }
        None
    }

    /// The places of all bits that are set.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let words = (0_u32..).zip(&self.words);
        words.flat_map(|(at, word)| ones(*word).map(move |bit| at * 64 + bit))
    }

    pub fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }
}

/// The places of the bits that are set.
#[inline]
pub fn ones(word: u64) -> impl Iterator<Item = u32> {
    let mut rest = word;
    std::iter::from_fn(move || {
        if rest == 0 {
            return None;
        }
        let at = rest.trailing_zeros();
        rest &= rest - 1;
        Some(at)
    })
}

/// Sets the bits from `start` up to and without `end`.
pub fn set_run(words: &mut [u64], start: usize, end: usize) {
    if start >= end {
        return;
    }
    let (first, last) = (start / 64, (end - 1) / 64);
    let head = u64::MAX << (start % 64);
    let tail = u64::MAX >> (63 - (end - 1) % 64);
    if first == last {
        words[first] |= head & tail;
        return;
    }
    words[first] |= head;
    for word in &mut words[first + 1..last] {
        *word = u64::MAX;
    }
    words[last] |= tail;
}

/// Clears the bits from `start` up to and without `end`.
pub fn clear_run(words: &mut [u64], start: usize, end: usize) {
    if start >= end {
        return;
    }
    let (first, last) = (start / 64, (end - 1) / 64);
    let head = u64::MAX << (start % 64);
    let tail = u64::MAX >> (63 - (end - 1) % 64);
    if first == last {
        words[first] &= !(head & tail);
        return;
    }
    words[first] &= !head;
    words[first + 1..last].fill(0);
    words[last] &= !tail;
}

/// Whether any bit from `start` up to and without `end` is set.
#[inline]
pub fn any_in(words: &[u64], start: usize, end: usize) -> bool {
    if start >= end {
        return false;
    }
    let (first, last) = (start / 64, (end - 1) / 64);
    let head = u64::MAX << (start % 64);
    let tail = u64::MAX >> (63 - (end - 1) % 64);
    if first == last {
        return words[first] & head & tail != 0;
    }
    words[first] & head != 0
        || words[last] & tail != 0
        || words[first + 1..last].iter().any(|word| *word != 0)
}

#[cfg(test)]
mod tests {
    use super::{any_in, clear_run, ones, set_run};

    #[test]
    fn runs_are_set_and_seen() {
        for start in 0..200 {
            for end in start..200 {
                let mut words = [0u64; 4];
                set_run(&mut words, start, end);
                let set: Vec<usize> = (0..4)
                    .flat_map(|word| ones(words[word]).map(move |bit| word * 64 + bit as usize))
                    .collect();
                assert_eq!(set, (start..end).collect::<Vec<_>>());
                assert!(!any_in(&words, 0, start));
                assert_eq!(any_in(&words, start, 256), end > start);
                assert!(!any_in(&words, end, 256));
                let mut others = [u64::MAX; 4];
                clear_run(&mut others, start, end);
                assert_eq!(others, words.map(|word| !word));
            }
        }
    }
}
