//! The only SQL of the tables of offers.

mod again;
mod aging;
mod ending;
mod feed;
mod names;
mod reading;
mod reports;
mod rows;
mod sitemap;
mod sources;
mod takedowns;
mod tally;
mod twins;
mod writing;

/// How the outbox calls what is no news: whoever keeps a copy takes it in anew.
pub const MENDED: &str = "mended";

pub use again::read_pay_again;
pub use aging::{age, confirm, renew};
pub use ending::{close_ended, erase_texts_of_taken_down, open_count, open_ids_after, withdraw};
pub use feed::{leading_by_id, offers_after, offers_by_id, open_offers};
pub use names::{Holder, holders, ids_with};
pub use reading::{card, cards, found, stored};
pub use reports::{
    ReportRow, Sealed, decide, insert_report, load_report, open_reports, recent_reports,
    reports_of, same_report,
};
pub use sitemap::{Mark, marks, open_between};
pub(crate) use sources::Counts;
pub use sources::{ensure_source, note_import};
pub use takedowns::{
    TakedownRow, contest, contests, insert_takedown, set_taken_down, settle, takedown_by_id,
    takedown_by_token,
};
pub use tally::{Tally, tallies_after, tallies_by_id};
pub use twins::{
    Moved, add_twins, copies_of_known, set_keys, settle_twins, standing_for, stands_for,
    taken_down_twins, twins_of, unkeyed,
};
pub use writing::{KnownRow, Written, known, put};
