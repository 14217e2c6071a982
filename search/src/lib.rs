//! Search over offers: words in plain French, filters with live counts, order
//! by fit, date, distance or pay, and the best offers for one person, over a
//! million offers in memory.
//!
//! The index is a copy that can be made again: the store feeds it from the
//! outbox, each commit notes how far it followed, and what comes out is ids.
//!
//! - [`Index`] opens a folder, takes changes ([`Batch`]), commits, rebuilds;
//! - [`Reader`] answers a [`Query`] with an [`Answer`] and a [`PersonQuery`]
//!   with [`Ranked`] offers, from one consistent state;
//! - documents live in immutable segments, kept in the order of their
//!   occupations; small ones are merged in the background (docs/adr/0006).
//!
//! No clock, no SQL, no web: who calls says what time it is.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "numbers are packed into as few bits as their ranges need; the ranges are checked where they come in"
)]

pub mod analysis;
mod answer;
mod bits;
mod by_terms;
mod bytes;
mod columns;
mod document;
mod facts;
mod folder;
mod further;
mod geo;
mod index;
mod interner;
mod matching;
mod packed;
mod page_cursor;
mod person;
mod plan;
mod point_table;
mod query;
mod run;
mod segment;
mod snapshot;
mod totals;
mod witness;

pub use answer::{AGE_STEPS, Answer, Correction, Facets, Hit, PAY_STEPS, RADIUS_STEPS};
pub use document::{Document, Elsewhere, FLAGS, Flags, Id, Point, Skill};
pub use index::{Batch, Error, Index, Opened, Reader, Rebuild, Status};
pub use interner::{Kind, NoRoom};
pub use page_cursor::PageCursor;
pub use person::{Components, PersonQuery, Ranked, Weights};
pub use query::{Alternative, Filters, Held, Place, Query, Sort};
