//! The labour market: what is offered, where, for whom, at what pay.
//!
//! Figures are never counted from the offers when someone asks. `book` holds
//! counters by occupation and commune (with roll-ups by department and for the
//! country) and merges them; `keeper` fills it from the offers' table at start
//! and follows the changes. What must outlive a process is in the offers'
//! figures, which stay when a text goes. `rules` hides small numbers, reads
//! quartiles and makes our shortage indicator; `pay` says how exact they are.

pub mod model;
pub mod pay;
pub mod rules;

#[cfg(feature = "server")]
pub mod book;
#[cfg(test)]
mod tests_rules;
