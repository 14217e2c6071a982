//! A line of the access table: a way in, an example, and what each kind of
//! person gets there.

use crate::who::{EVERYONE, Who};

/// What someone gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gets {
    /// It was done, or shown.
    Done,
    /// The right to it, but the example cannot get to its end (a passkey would
    /// have to sign, say): fields refused, or a state that does not allow it.
    Invalid,
    Conflict,
    SignInRequired,
    StepUpRequired,
    NotAllowed,
    NotFound,
    /// Anything else; never declared.
    Unexpected,
}

impl Gets {
    /// What an answer means: its status, and the kind of error it names.
    pub fn of(status: u16, kind: &str) -> Self {
        match (status, kind) {
            (200..=399, _) => Self::Done,
            (_, "invalid") => Self::Invalid,
            (_, "conflict") => Self::Conflict,
            (_, "sign-in-required") => Self::SignInRequired,
            (_, "step-up-required") => Self::StepUpRequired,
            (_, "not-allowed") => Self::NotAllowed,
            (_, "not-found") => Self::NotFound,
            _ => Self::Unexpected,
        }
    }

    pub fn is_allowed(self) -> bool {
        matches!(self, Self::Done | Self::Invalid | Self::Conflict)
    }
}

/// A line. Made with `get` or `post` and the words after them.
#[derive(Clone, Debug)]
pub struct Line {
    pub method: &'static str,
    pub path: &'static str,
    /// Query or form; `{name}` stands for something of the world.
    pub input: &'static str,
    /// How many SQL statements the example asks for; none where it gets nowhere.
    pub asks: Option<u64>,
    pub may: &'static [Who],
    /// What those who may get.
    pub then: Gets,
    pub visitor: Gets,
    pub half: Gets,
    /// What everybody else gets.
    pub others: Gets,
    pub except: Vec<(Who, Gets)>,
}

/// A query: `input` is what follows the question mark.
pub fn get(path: &'static str, input: &'static str) -> Line {
    line("GET", path, input)
}

/// A command: `input` is the form (`meta[..]` is added).
pub fn post(path: &'static str, input: &'static str) -> Line {
    line("POST", path, input)
}

fn line(method: &'static str, path: &'static str, input: &'static str) -> Line {
    Line {
        method,
        path,
        input,
        asks: None,
        may: &[],
        then: Gets::Done,
        visitor: Gets::SignInRequired,
        half: Gets::StepUpRequired,
        others: Gets::NotAllowed,
        except: Vec::new(),
    }
}

impl Line {
    /// Its budget of SQL statements.
    pub fn asks(mut self, statements: u64) -> Self {
        self.asks = Some(statements);
        self
    }

    /// Who may. Everyone else: a visitor must sign in, who is half signed in
    /// must step up, others are not allowed, unless said otherwise.
    pub fn may(mut self, who: &'static [Who]) -> Self {
        self.may = who;
        self
    }

    pub fn anyone(self) -> Self {
        self.may(EVERYONE)
    }

    /// Those who may get this far with the example.
    pub fn then(mut self, gets: Gets) -> Self {
        self.then = gets;
        self
    }

    pub fn others(mut self, gets: Gets) -> Self {
        self.others = gets;
        self
    }

    /// For everybody who may not, visitors included, it does not exist.
    pub fn hidden(mut self) -> Self {
        self.visitor = Gets::NotFound;
        self.half = Gets::NotFound;
        self.others = Gets::NotFound;
        self
    }

    pub fn but(mut self, who: Who, gets: Gets) -> Self {
        self.except.push((who, gets));
        self
    }

    /// What the table says that this person gets.
    pub fn expected(&self, who: Who) -> Gets {
        if let Some((_, gets)) = self.except.iter().find(|(other, _)| *other == who) {
            return *gets;
        }
        if self.may.contains(&who) {
            return self.then;
        }
        match who {
            Who::Visitor => self.visitor,
            Who::HalfSignedIn => self.half,
            _ => self.others,
        }
    }

    /// The same line with one person turned from allowed to refused, or back.
    pub fn flipped(&self, who: Who) -> Self {
        let turned = if self.expected(who).is_allowed() {
            Gets::NotFound
        } else {
            Gets::Done
        };
        let mut line = self.clone();
        line.except.retain(|(other, _)| *other != who);
        line.but(who, turned)
    }
}

#[cfg(test)]
mod tests {
    use super::{Gets, post};
    use crate::who::{ADVISERS, JOB_SEEKERS, Who};

    #[test]
    fn a_line_says_what_everyone_gets() {
        let line = post("/_fn/x/y", "")
            .may(JOB_SEEKERS)
            .then(Gets::Conflict)
            .others(Gets::NotFound)
            .but(Who::OtherJobSeeker, Gets::NotFound);
        assert_eq!(line.expected(Who::JobSeeker), Gets::Conflict);
        assert_eq!(line.expected(Who::OtherJobSeeker), Gets::NotFound);
        assert_eq!(line.expected(Who::Visitor), Gets::SignInRequired);
        assert_eq!(line.expected(Who::HalfSignedIn), Gets::StepUpRequired);
        for adviser in ADVISERS {
            assert_eq!(line.expected(*adviser), Gets::NotFound);
        }
        let flipped = line.flipped(Who::JobSeeker);
        assert_eq!(flipped.expected(Who::JobSeeker), Gets::NotFound);
        assert_eq!(
            flipped.flipped(Who::JobSeeker).expected(Who::JobSeeker),
            Gets::Done
        );
    }
}
