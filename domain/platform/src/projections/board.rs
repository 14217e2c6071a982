//! How far the projections of this process are, for `/readyz` and the metrics.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::Projection;
use pleinweb_kernel::Timestamp;

/// How far a projection is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing has been compared with the tables yet.
    #[default]
    Starting,
    /// It is made anew. What there was serves.
    Rebuilding,
    /// Some rows of the outbox are still to be taken in: there are many, nobody can
    /// read them yet, or something failed.
    CatchingUp,
    /// It holds what the tables hold, but for the last moment.
    Current,
}

impl Phase {
    pub fn key(self) -> &'static str {
        match self {
            Self::Starting => "starting",
            Self::Rebuilding => "rebuilding",
            Self::CatchingUp => "catching up",
            Self::Current => "current",
        }
    }
}

/// What is known of a projection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stands {
    pub phase: Phase,
    /// Up to which position it took the outbox in.
    pub upto: Option<i64>,
    /// When this process made it last, if it did.
    pub made_at: Option<Timestamp>,
    pub failed_at: Option<Timestamp>,
}

/// The projections of this process.
#[derive(Debug, Default)]
pub struct ProjectionBoard(Mutex<BTreeMap<&'static str, Stands>>);

impl crate::Service for ProjectionBoard {}

impl ProjectionBoard {
    /// All of them, by their names.
    pub fn all(&self) -> BTreeMap<&'static str, Stands> {
        self.known().clone()
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<&'static str, Stands>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn note<P: Projection>(&self, phase: Phase, upto: Option<i64>) {
        let mut known = self.known();
        let stands = known.entry(P::NAME).or_default();
        // Many look several times a second, and find nothing.
        if (stands.phase, stands.upto) == (phase, upto) && phase != Phase::Starting {
            return;
        }
        (stands.phase, stands.upto) = (phase, upto);
        drop(known);
        let is_current = f64::from(u8::from(phase == Phase::Current));
        metrics::gauge!("pleinweb_projection_current", "projection" => P::NAME).set(is_current);
        if let Some(upto) = upto {
            #[expect(clippy::cast_precision_loss, reason = "a figure to be looked at")]
            metrics::gauge!("pleinweb_projection_position", "projection" => P::NAME)
                .set(upto as f64);
        }
    }

    pub(super) fn made<P: Projection>(&self, at: Timestamp, took: Duration) {
        self.known().entry(P::NAME).or_default().made_at = Some(at);
        metrics::histogram!("pleinweb_projection_rebuild_seconds", "projection" => P::NAME)
            .record(took.as_secs_f64());
    }

    pub(super) fn failed<P: Projection>(&self, at: Timestamp) {
        self.known().entry(P::NAME).or_default().failed_at = Some(at);
        metrics::counter!("pleinweb_projection_failures_total", "projection" => P::NAME)
            .increment(1);
    }
}
