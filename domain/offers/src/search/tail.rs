//! A search on its way through the index: the offers that hold all words, and,
//! where these are few, those that hold some, step by step (`loosen`).

use pleinweb_search::{Answer, Held, PageCursor, Query as Question};

use super::asking::hits;
use super::commands::Search;
use super::loosen::{FEW, Loosened, Mark, Step, without_letters};
use super::typed_words::{How, read};
use pleinweb_kernel::OfferId;

/// An offer's id, and its kilometres from the place where both are known.
pub type Hit = (OfferId, Option<u32>);

/// What a part of a list holds.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// How many hold all words, and counts: of these, or of the first section
    /// where there is none.
    pub total: u64,
    pub facets: pleinweb_search::Facets,
    pub hits: Vec<Hit>,
    pub sections: Vec<Section>,
    /// Where the next part begins.
    pub next: Option<String>,
}

/// Offers that hold some of the words.
#[derive(Clone, Debug)]
pub struct Section {
    /// These words,
    pub kept: String,
    /// and not this one.
    pub without: String,
    pub total: u64,
    pub hits: Vec<Hit>,
}

impl Search<'_> {
    /// The part of the list that is asked for.
    pub fn find(&mut self) -> Found {
        let mark = self.state.after.as_deref().and_then(Mark::parse);
        let loosened = mark.as_ref().and_then(|mark| mark.loosened.clone());
        let (first, room) = if loosened.is_some() {
            (None, 0)
        } else {
            (
                mark.as_ref().map(|mark| mark.after.clone()),
                self.much.limit,
            )
        };
        let mut answer = self.reader.search(&Question {
            limit: room,
            after: first,
            facets: self.much.counts,
            ..self.question.clone()
        });
        let mut found = Found {
            total: answer.total,
            ..Found::default()
        };
        let goes_on = answer.next.is_some();
        // Where words were given up already, the list goes on as it began.
        let few = answer.total < FEW || loosened.is_some();
        if self.much.tail && !goes_on && few && !self.read.words.is_empty() {
            found.hits = hits(&answer);
            self.loosen(&mut found, mark, &mut answer);
        }
        if answer.total == 0 && found.sections.is_empty() && loosened.is_none() {
            answer = self.some_words(answer);
            found.total = answer.total;
        }
        found.hits = hits(&answer);
        found.next = found
            .next
            .or_else(|| answer.next.as_ref().map(ToString::to_string));
        found.facets = answer.facets.unwrap_or_default();
        found
    }

    /// The sections that follow, as long as there is room.
    fn loosen(&self, found: &mut Found, mark: Option<Mark>, answer: &mut Answer) {
        let (mut after, begun) = match mark {
            Some(Mark {
                after,
                loosened: Some(begun),
            }) => (Some(after), Some(begun)),
            _ => (None, None),
        };
        let first = begun.as_ref().map_or(1, |(step, _)| *step);
        let order = begun.map(|(_, order)| order);
        let loosened = Loosened::new(&self.reader, self.lists, &self.read.words, order);
        let mut before = vec![Held {
            words: self.read.words.clone(),
            alternatives: self.read.alternatives.clone(),
        }];
        let mut room = self.much.limit.saturating_sub(found.hits.len());
        for number in 1..=loosened.steps() {
            let Some(step) = loosened.step(number) else {
                break;
            };
            let (question, held) = self.step(&step, &before);
            before.push(held);
            if number < first {
                continue;
            }
            if room == 0 {
                break;
            }
            let counts = answer.total == 0 && self.much.counts && found.sections.is_empty();
            let part = self.reader.search(&Question {
                limit: room,
                after: after.take(),
                facets: counts,
                ..question
            });
            room -= part.hits.len();
            if counts && part.total > 0 {
                answer.facets.clone_from(&part.facets);
            }
            if !part.hits.is_empty() {
                found.sections.push(Section {
                    kept: step.kept,
                    without: step.without,
                    total: part.total,
                    hits: hits(&part),
                });
            }
            if let Some(next) = &part.next {
                found.next = Some(Mark::write(next, number, &loosened));
                break;
            }
        }
    }

    /// The question of a step, and what later ones leave out.
    fn step(&self, step: &Step, before: &[Held]) -> (Question, Held) {
        let how = How {
            exact: self.state.exact,
            typing: self.question.typing,
            wide: false,
        };
        let mut read = read(&self.reader, self.lists, &step.words, how);
        // The occupations that all words together stand for are likelier meant than
        // what fewer words say.
        let named = self.read.alternatives.iter();
        read.alternatives.extend(named.cloned());
        let held = Held {
            words: read.words.clone(),
            alternatives: read.alternatives.clone(),
        };
        let question = Question {
            words: read.words,
            alternatives: read.alternatives,
            without: before.to_vec(),
            ..self.question.clone()
        };
        (question, held)
    }

    /// When no offer anywhere holds all words: those that hold some.
    fn some_words(&mut self, answer: Answer) -> Answer {
        if self.state.exact || self.read.words.is_empty() {
            return answer;
        }
        let anywhere = Question {
            filters: pleinweb_search::Filters::default(),
            limit: 0,
            ..self.question.clone()
        };
        if self.reader.search(&anywhere).total > 0 {
            return answer;
        }
        // One letter is no part of what is meant by itself.
        let some = Question {
            any: true,
            words: without_letters(&self.read.words),
            ..self.question.clone()
        };
        if some.words.is_empty() {
            return answer;
        }
        let wider = self.reader.search(&Question {
            limit: self.much.limit,
            after: self.state.after.as_deref().and_then(PageCursor::parse),
            facets: self.much.counts,
            ..some.clone()
        });
        if wider.total == 0 {
            return answer;
        }
        self.understood.some_words = true;
        self.question = some;
        wider
    }
}
