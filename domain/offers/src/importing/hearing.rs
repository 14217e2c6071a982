//! What reading tells, heard in its order: names given, oddities counted, offers
//! handed to whoever writes them.

use std::collections::HashSet;

use super::names::Names;
use super::writer::{Ended, Writer};
use super::{ImportEvent, Told, short};
use crate::import::{Event, Kind, Mark, Problem, Tallies};
use crate::model::Offer;
use pleinweb_kernel::{AppError, Timestamp};

/// Hears what reading tells.
pub struct Hearing<'a> {
    writer: Writer<'a>,
    names: &'a Names,
    began_at: Timestamp,
    /// Offers that are there, by their names.
    pub seen: HashSet<u64>,
    /// Of those that may share an identifier: their names with what they say but for
    /// dates.
    said: HashSet<(u64, u64)>,
    cut: Option<String>,
    unnamed: u64,
    kinds: Tallies,
    /// The present file, and what is known of its next element.
    file: String,
    mark: Option<Mark>,
}

impl<'a> Hearing<'a> {
    pub fn new(writer: Writer<'a>, names: &'a Names, began_at: Timestamp) -> Self {
        Self {
            writer,
            names,
            began_at,
            seen: HashSet::new(),
            said: HashSet::new(),
            cut: None,
            unnamed: 0,
            kinds: Tallies::default(),
            file: String::new(),
            mark: None,
        }
    }

    pub async fn hear(&mut self, event: Event, told: Told<'_>) -> Result<(), AppError> {
        match event {
            Event::File(name) => {
                self.file.clone_from(&name);
                told(ImportEvent::File(name));
            }
            Event::Noted(kind, line) => self.kinds.note(kind, &self.file, line),
            Event::Mark(mark) => self.mark = Some(mark),
            Event::Progress(count) => told(ImportEvent::Progress(count)),
            Event::Offer(offer) => self.offer(offer).await?,
            Event::Removed(id) => self.writer.remove(id),
            Event::Problem(problem) => {
                self.problem(&problem);
                told(ImportEvent::Problem(problem));
            }
            Event::Cut(file) => self.cut = Some(file),
        }
        Ok(())
    }

    async fn offer(&mut self, mut offer: Box<Offer>) -> Result<(), AppError> {
        let mark = self.mark.take();
        let (line, said) = mark.map_or((0, 0), |mark| (mark.line, mark.said));
        let mut again = false;
        if let Some(apart) = mark.and_then(|mark| mark.apart) {
            let (name, shares) = self.names.name(&offer.source.id, &apart);
            if shares {
                self.kinds.note(Kind::SameIdentifier, &self.file, line);
            }
            again = !self.said.insert((short(&name), apart.content));
            offer.source.id = name;
        }
        if !self.seen.insert(short(&offer.source.id)) {
            self.kinds.note(Kind::Repeated, &self.file, line);
        }
        // The same content under the same name, perhaps with other dates: taken
        // once, or the two would overwrite each other at every import.
        if again {
            self.writer.again();
            return Ok(());
        }
        if offer.published_at.is_some_and(|at| at > self.began_at) {
            self.kinds.note(Kind::Future, &self.file, line);
        }
        self.writer.take(offer, said).await
    }

    fn problem(&mut self, problem: &Problem) {
        self.writer.rejected();
        let apart = self.mark.take().and_then(|mark| mark.apart);
        let Some(id) = &problem.id else {
            self.unnamed += 1;
            return;
        };
        // The source still has this offer, though it could not be read: neither
        // name that it may be stored under is withdrawn.
        if let Some(apart) = apart {
            self.seen.insert(short(&self.names.name(id, &apart).0));
        }
        self.seen.insert(short(id));
    }

    /// What was done, and what is left to do.
    pub async fn end(self) -> Result<Ended, AppError> {
        let mut ended = self.writer.end().await?;
        ended.report.cut = self.cut;
        ended.report.unnamed = self.unnamed;
        ended.report.kinds = self.kinds;
        Ok(ended)
    }
}
