//! Words of documents turned into documents of words.

use super::tokens::{NAME, TEXT, TITLE, Term, Token, roomy};

/// One document of a term while inverting.
#[derive(Clone, Copy, Default)]
struct Posting {
    document: u32,
    words: u16,
    fields: u8,
}

/// Tokens sorted by term, by counting.
pub struct Inverted<'a> {
    terms: &'a [Term],
    ends: Vec<(u16, u16)>,
    postings: Vec<Posting>,
    posting_starts: Vec<usize>,
    positions: Vec<u16>,
    position_starts: Vec<usize>,
}

impl<'a> Inverted<'a> {
    pub fn new(
        terms: &'a [Term],
        order: &[u32],
        ends: &[(usize, u16, u16)],
        tokens: &[Token],
    ) -> Self {
        let starts = |count: fn(&Term) -> u32| {
            let mut at = 0;
            let mut starts = Vec::with_capacity(terms.len() + 1);
            for term in terms {
                starts.push(at);
                at += count(term) as usize;
            }
            starts.push(at);
            starts
        };
        let posting_starts = starts(|term| term.documents);
        let position_starts = starts(|term| term.words);
        let count = *posting_starts.last().unwrap_or(&0);
        let mut postings = roomy(count);
        postings.resize(count, Posting::default());
        let mut positions = roomy(tokens.len());
        positions.resize(tokens.len(), 0);
        let mut next_posting = posting_starts.clone();
        let mut next_position = position_starts.clone();
        for (document, old) in (0u32..).zip(order) {
            let old = *old as usize;
            let start = if old == 0 { 0 } else { ends[old - 1].0 };
            for token in &tokens[start..ends[old].0] {
                let term = token.term as usize;
                positions[next_position[term]] = token.position;
                next_position[term] += 1;
                let at = next_posting[term];
                let fresh = at == posting_starts[term] || postings[at - 1].document != document;
                if fresh {
                    postings[at].document = document;
                    next_posting[term] += 1;
                }
                let posting = &mut postings[if fresh { at } else { at - 1 }];
                posting.words = posting.words.saturating_add(1);
                posting.fields |= token.field;
                // The count of words in the text sits above the two flags.
                if token.field == TEXT && posting.fields < 252 {
                    posting.fields += 4;
                }
            }
        }
        Self {
            terms,
            ends: order
                .iter()
                .map(|old| (ends[*old as usize].1, ends[*old as usize].2))
                .collect(),
            postings,
            posting_starts,
            positions,
            position_starts,
        }
    }

    /// Every document of a term with its impact and positions.
    pub fn each(&self, term: usize, mut take: impl FnMut(u32, u8, &[u16])) {
        debug_assert!(term < self.terms.len());
        let mut position = self.position_starts[term];
        for posting in &self.postings[self.posting_starts[term]..self.posting_starts[term + 1]] {
            let positions = &self.positions[position..position + usize::from(posting.words)];
            position += usize::from(posting.words);
            let (title, text) = self.ends[posting.document as usize];
            take(
                posting.document,
                impact(posting.fields, title, text),
                positions,
            );
        }
    }
}

/// How much a document is about a term, from 1 to 15. Most of it is the title
/// (a short one says more), then the job's names, then how often the text says it.
fn impact(fields: u8, title_words: u16, text_words: u16) -> u8 {
    /// The length of a usual offer.
    const USUAL: f32 = 100.0;
    let title = if fields & TITLE == 0 {
        0.0
    } else {
        1.0 / (1.0 + 0.12 * (f32::from(title_words) - 1.0).clamp(0.0, 8.0))
    };
    let name = if fields & NAME == 0 { 0.0 } else { 1.0 };
    let times = f32::from(fields >> 2);
    let text = times / (times + 1.2 * (0.4 + 0.6 * f32::from(text_words) / USUAL));
    let impact = 0.55 * title + 0.2 * name + 0.25 * text;
    (impact * 15.0).round().clamp(1.0, 15.0) as u8
}
