//! Which documents of a segment hold a word, a phrase or either of several, and
//! how well: window by window.

pub mod clause;
pub mod cursor;
pub mod phrase;
