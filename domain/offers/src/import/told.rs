//! What is found in a file, told to whoever listens: the same for every shape.

use super::text::plain;
use super::{Apart, Event, ImportError, Kind, Mark, Notes, Problem, Reason};
use crate::contact::Contact;
use crate::model::Offer;

/// What an element turned out to be.
pub enum Found {
    Offer(Box<Offer>),
    /// No longer there, by its id.
    Removed(String),
    /// Something that is no offer (another part of a graph).
    Nothing,
}

/// An element that cannot be read: why, and its id if that could be read.
pub struct Refused {
    pub reason: Reason,
    pub id: Option<String>,
}

impl From<Reason> for Refused {
    fn from(reason: Reason) -> Self {
        Self { reason, id: None }
    }
}

/// Tells what is found in a file.
pub struct Told<'a> {
    pub file: String,
    count: u64,
    each: &'a mut dyn FnMut(Event),
}

impl<'a> Told<'a> {
    pub fn new(file: String, each: &'a mut dyn FnMut(Event)) -> Self {
        Self {
            file,
            count: 0,
            each,
        }
    }
}

impl Told<'_> {
    pub fn found(&mut self, line: u64, found: Result<Found, Refused>, notes: &Notes) {
        if !matches!(found, Ok(Found::Nothing)) {
            for kind in notes.kinds() {
                (self.each)(Event::Noted(*kind, line));
            }
        }
        match found {
            Ok(Found::Offer(mut offer)) => {
                let Offer { figures, text, .. } = &mut *offer;
                let hours = text.hours.as_deref().unwrap_or_default();
                figures.read_in_words(&text.title, hours, &plain(&text.description));
                // Where there is a link, who to write to is not ours to keep.
                if offer.source.url.is_some() || offer.text.apply_url.is_some() {
                    offer.text.contact = Contact::default();
                }
                (self.each)(Event::Offer(offer));
            }
            Ok(Found::Removed(id)) => (self.each)(Event::Removed(id)),
            Ok(Found::Nothing) => return,
            Err(Refused { reason, id }) => {
                (self.each)(Event::Noted(reason.kind(), line));
                (self.each)(Event::Problem(Problem {
                    file: self.file.clone(),
                    line,
                    reason,
                    id,
                }));
            }
        }
        self.count += 1;
        if self.count.is_multiple_of(1000) {
            (self.each)(Event::Progress(self.count));
        }
    }

    /// Says what is known of the element that comes next.
    pub fn mark(&mut self, line: u64, said: i64, apart: Option<Apart>) {
        (self.each)(Event::Mark(Mark { line, said, apart }));
    }

    /// Something odd that is no part of an element.
    pub fn noted(&mut self, kind: Kind, line: u64) {
        (self.each)(Event::Noted(kind, line));
    }

    pub fn cut(&mut self) {
        (self.each)(Event::Cut(self.file.clone()));
    }

    pub fn failed(&self, source: std::io::Error) -> ImportError {
        ImportError::Read {
            file: self.file.clone(),
            source,
        }
    }

    pub fn end(&mut self) {
        if self.count == 0 {
            self.noted(Kind::EmptyFile, 1);
        }
        if !self.count.is_multiple_of(1000) {
            (self.each)(Event::Progress(self.count));
        }
    }
}
