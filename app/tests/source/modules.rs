//! The modules of a crate, and what each names, without tests.

use std::collections::{BTreeMap, BTreeSet};

use super::reading;
use super::tokens::{Token, tokens};

/// A module or an item, from the crate on.
pub type Way = Vec<String>;

/// A module: what stands in it, and not in modules of its own.
#[derive(Debug, Default)]
pub struct Module {
    /// Every path it names, as written: from `crate`, `self`, `super` or a child on.
    pub named: Vec<Way>,
    /// What it knows by a name of its own: passed on to whoever asks it.
    pub known: BTreeMap<String, Way>,
    /// Everything of these it knows too.
    pub all_of: Vec<Way>,
    /// What is made in it.
    pub made: BTreeSet<String>,
    /// Its texts.
    pub texts: Vec<String>,
}

pub struct Crate {
    pub modules: BTreeMap<Way, Module>,
}

impl Crate {
    /// Reads a crate from its first file on; `file` gives the text of one.
    pub fn read(first: &str, file: &dyn Fn(&str) -> Option<String>) -> Self {
        let mut read = Self {
            modules: BTreeMap::new(),
        };
        let lib = file(first).expect("the first file");
        read.module(Vec::new(), "", &tokens(&lib), file);
        read
    }

    fn module(
        &mut self,
        way: Way,
        folder: &str,
        written: &[Token],
        file: &dyn Fn(&str) -> Option<String>,
    ) {
        let (module, children) = reading::read(written);
        self.modules.insert(way.clone(), module);
        for (name, inside) in children {
            let child = [way.clone(), vec![name.clone()]].concat();
            let own = format!("{folder}{name}/");
            let inside = inside.or_else(|| {
                let text = file(&format!("{folder}{name}.rs"));
                let text = text.or_else(|| file(&format!("{own}mod.rs")))?;
                Some(tokens(&text))
            });
            // One that is elsewhere (`#[path]`, made by a build) is not looked into.
            if let Some(inside) = inside {
                self.module(child, &own, &inside, file);
            }
        }
    }

    /// Where a path leads that is written in a module: the module that holds what
    /// is meant.
    pub fn place_of(&self, from: &Way, path: &[String]) -> Option<Way> {
        let (at, rest) = self.absolute(from, path)?;
        Some(self.follow(at, rest, 16))
    }

    fn follow(&self, mut at: Way, mut rest: &[String], patience: u8) -> Way {
        while let Some((name, others)) = rest.split_first() {
            let child = [at.clone(), vec![name.clone()]].concat();
            if self.modules.contains_key(&child) {
                (at, rest) = (child, others);
                continue;
            }
            let Some(module) = self.modules.get(&at).filter(|_| patience > 0) else {
                return at;
            };
            let passed_on = module.known.get(name).cloned().or_else(|| {
                let made_there = |way: &&Way| {
                    let place = self.place_of(&at, way);
                    place.is_some_and(|place| self.makes(&place, name))
                };
                let from = module.all_of.iter().find(made_there)?;
                Some([from.clone(), vec![name.clone()]].concat())
            });
            let Some(way) = passed_on else { return at };
            let whole = [way, others.to_vec()].concat();
            return match self.absolute(&at, &whole) {
                Some((from, rest)) if (&from, rest) != (&at, &whole) => {
                    self.follow(from, rest, patience - 1)
                }
                _ => at,
            };
        }
        at
    }

    /// Where a path begins, and what is left of it.
    fn absolute<'a>(&self, from: &Way, path: &'a [String]) -> Option<(Way, &'a [String])> {
        let (first, rest) = path.split_first()?;
        let mut at = from.clone();
        match first.as_str() {
            "crate" => Some((Vec::new(), rest)),
            "self" => Some((at, rest)),
            "super" => {
                let steps = path.iter().take_while(|step| *step == "super").count();
                at.truncate(from.len().checked_sub(steps)?);
                Some((at, &path[steps..]))
            }
            name => {
                at.push(name.to_owned());
                self.modules.contains_key(&at).then_some((at, rest))
            }
        }
    }

    fn makes(&self, place: &Way, name: &str) -> bool {
        let module = self.modules.get(place);
        module.is_some_and(|module| module.made.contains(name) || module.known.contains_key(name))
    }
}
