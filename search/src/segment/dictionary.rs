//! The terms of a segment, sorted, each with the form in which it is mostly
//! written. Terms that begin with a control character are the index's own:
//! departments and communes of offers, and skills.

use crate::bytes::{Reader, Writer};

/// Marks of the index's own terms.
pub const DEPARTMENT: u8 = 1;
pub const COMMUNE: u8 = 2;
pub const SKILL: u8 = 3;
/// Where words begin.
const WORDS: u8 = b' ';

/// An own term: a mark and a number.
pub fn own(mark: u8, number: u32) -> [u8; 5] {
    let [a, b, c, d] = number.to_be_bytes();
    [mark, a, b, c, d]
}

pub fn skill(key: &str) -> Vec<u8> {
    std::iter::once(SKILL).chain(key.bytes()).collect()
}

/// Texts end to end.
#[derive(Debug)]
pub struct Texts {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            ends: vec![0],
        }
    }
}

impl Texts {
    pub fn push(&mut self, text: &[u8]) {
        self.bytes.extend_from_slice(text);
        self.ends.push(self.bytes.len() as u32);
    }

    #[inline]
    pub fn get(&self, at: u32) -> &[u8] {
        let at = at as usize;
        &self.bytes[self.ends[at] as usize..self.ends[at + 1] as usize]
    }

    pub fn len(&self) -> u32 {
        self.ends.len() as u32 - 1
    }

    fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    fn write(&self, out: &mut Writer) {
        out.bytes(&self.bytes);
        out.u32s(&self.ends);
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        let texts = Self {
            bytes: from.bytes()?.to_vec(),
            ends: from.u32s()?,
        };
        let whole = texts.ends.first() == Some(&0)
            && texts.ends.is_sorted()
            && *texts.ends.last()? as usize == texts.bytes.len();
        whole.then_some(texts)
    }
}

#[derive(Debug, Default)]
pub struct Dictionary {
    terms: Texts,
    /// How it is mostly written; empty where the term says it itself.
    written: Texts,
    /// Which letters each term has, for typing errors.
    letters: Vec<u32>,
    first_word: u32,
}

/// Which letters a word has: a bit for each of a-z, one for all else.
pub fn letters(word: &[u8]) -> u32 {
    word.iter().fold(0, |set, letter| {
        set | match letter {
            b'a'..=b'z' => 1 << (letter - b'a'),
            _ => 1 << 26,
        }
    })
}

impl Dictionary {
    /// The next term; they come sorted.
    pub fn push(&mut self, term: &[u8], written: &str) {
        if term.first().is_some_and(|mark| *mark < WORDS) {
            self.first_word = self.terms.len() + 1;
        }
        self.terms.push(term);
        let same = written.as_bytes() == term;
        self.written
            .push(if same { b"" } else { written.as_bytes() });
        self.letters.push(letters(term));
    }

    pub fn finish(mut self) -> Self {
        self.terms.shrink();
        self.written.shrink();
        self.letters.shrink_to_fit();
        self
    }

    pub fn len(&self) -> u32 {
        self.terms.len()
    }

    pub fn term(&self, number: u32) -> &[u8] {
        self.terms.get(number)
    }

    pub fn written(&self, number: u32) -> &str {
        let written = self.written.get(number);
        let text = if written.is_empty() {
            self.term(number)
        } else {
            written
        };
        std::str::from_utf8(text).unwrap_or_default()
    }

    pub fn letters(&self, number: u32) -> u32 {
        self.letters[number as usize]
    }

    /// The numbers of words, the index's own terms left out.
    pub fn words(&self) -> std::ops::Range<u32> {
        self.first_word..self.len()
    }

    /// The first term that is not before `term`.
    pub fn lower(&self, term: &[u8]) -> u32 {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.term(middle) < term {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    pub fn find(&self, term: &[u8]) -> Option<u32> {
        let at = self.lower(term);
        (at < self.len() && self.term(at) == term).then_some(at)
    }

    pub fn memory(&self) -> usize {
        self.terms.bytes.len()
            + self.written.bytes.len()
            + 4 * (self.terms.ends.len() + self.written.ends.len() + self.letters.len())
    }

    pub fn write(&self, out: &mut Writer) {
        self.terms.write(out);
        self.written.write(out);
    }

    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        let terms = Texts::read(from)?;
        let written = Texts::read(from)?;
        if terms.len() != written.len() {
            return None;
        }
        let mut dictionary = Self {
            letters: (0..terms.len()).map(|at| letters(terms.get(at))).collect(),
            terms,
            written,
            first_word: 0,
        };
        dictionary.first_word = dictionary.lower(&[WORDS]);
        Some(dictionary)
    }
}
