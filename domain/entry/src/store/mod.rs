//! The tables of the entry check: checks with their holders and conclusions,
//! links, requests to be called back.

mod callbacks;
mod checks;
mod facade;
mod links;

pub use callbacks::{
    CallbackLine, callback, callback_not_reached, callbacks_of, calls_taken_by, finish_callback,
    free_calls, late_callbacks, take_callback,
};
pub(crate) use callbacks::{
    NewCallback, Sealed, insert_callback, latest_callback, recent_callback,
};
pub(crate) use checks::{
    CheckRow, adopt_check, check_by_id, conclude, current, hold, make, restart, save,
};
pub use checks::{adopt, keep_for_good};
#[cfg(feature = "testing")]
pub(crate) use facade::Views;
pub use facade::{Chosen, choice_of, views_of};
pub(crate) use links::{LinkRow, insert_link, link, links_since};
