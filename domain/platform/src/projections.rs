//! Copies in memory, each made from tables and kept up from the outbox: the search
//! index, the market's figures.
//!
//! A `Projection` says how it is made (`rebuild`), what it does with what happened
//! (`follow`), and where it can go on from (`position`). Everything else is here,
//! once (`Follower`): when it is made anew, what it waits for, whom it tells, what
//! `/readyz` and the metrics say of it (`board`). Each node keeps its own
//! (docs/adr/0033).

mod board;
mod follower;

use std::fmt::Display;
use std::future::{Future, ready};
use std::time::Duration;

use super::{AppState, Changes, Line};
use pleinweb_kernel::AppError;

pub use board::{Phase, ProjectionBoard, Stands};
#[cfg(feature = "testing")]
pub(super) use follower::wakes;
pub use follower::{Follower, keep};

/// Where a copy begins that is made now: what happens from then on comes after it
/// in the outbox, and is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beginning {
    pub position: i64,
    /// Of which outbox, where the database says.
    pub line: Option<Line>,
}

/// What became of what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followed {
    /// Nothing that anybody sees.
    Unmoved,
    /// It says something else now: open pages are told (`TELLS`).
    Moved,
    /// It cannot be followed: it must be made anew.
    Lost,
}

/// A copy in memory. Tables are the truth: what is missing is made again.
pub trait Projection: Send {
    /// As `/readyz`, the metrics and the log name it.
    const NAME: &'static str;
    /// It follows what the outbox says under topics that begin so; other news do
    /// not wake it.
    const FOLLOWS: &'static str = "";
    /// The topic under which open pages are told that it moved.
    const TELLS: Option<&'static str> = None;
    /// Rows of the outbox that are taken in together.
    const AT_ONCE: i64;
    /// How often it looks though nobody here told it anything: other nodes write too.
    const LOOK_EVERY: Duration;
    const AFTER_A_FAILURE: Duration;
    /// After so long it is made anew, whatever it followed.
    const FRESH_FOR: Option<Duration> = None;

    type Error: From<AppError> + Display + Send;

    /// Takes up what an earlier process left, if that is kept anywhere.
    fn open(&mut self, _app: &AppState) -> impl Future<Output = ()> + Send {
        ready(())
    }

    /// Up to which position it holds all there is, if it can go on from there: at
    /// the start, and after a failure. Nothing: it is made anew.
    fn position(
        &mut self,
        _app: &AppState,
    ) -> impl Future<Output = Result<Option<i64>, Self::Error>> + Send {
        ready(Ok(None))
    }

    /// Makes it from the tables; what was there serves until then, and stays where
    /// this fails.
    fn rebuild(
        &mut self,
        app: &AppState,
        from: Beginning,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Takes in what happened, which may be nothing: it is asked each time it looks.
    /// What is in the copy already may come once more.
    fn follow(
        &mut self,
        app: &AppState,
        changes: &Changes,
    ) -> impl Future<Output = Result<Followed, Self::Error>> + Send;

    /// How far it is now, for whoever asks the copy.
    fn stands(&mut self, _app: &AppState, _phase: Phase, _upto: Option<i64>) {}
}
