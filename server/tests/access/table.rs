//! The access table: one line for each server function and each other route.
//!
//! To add a function: a line in the list of its feature, with an example that
//! gets to its end (`{name}` stands for something of the world, see
//! `world.rs`), and who may. What the others get is said by `line.rs`.

use crate::line::{Line, get};
use crate::who::{NOBODY, SIGNED_IN};

/// Every server function.
pub fn functions() -> Vec<Line> {
    [information(), notifications()].concat()
}

fn information() -> Vec<Line> {
    vec![get("/_fn/information/operator", "").anyone()]
}

/// The demo's mailbox: on any other database these do not exist for anyone
/// (`doors.rs` tries the demo itself).
fn notifications() -> Vec<Line> {
    vec![
        get("/_fn/notifications/mailbox", "").may(NOBODY).hidden(),
        get("/_fn/notifications/mail", "id={nobody}")
            .may(NOBODY)
            .hidden(),
    ]
}

/// Every other route (`http::ROUTES`).
pub fn routes() -> Vec<Line> {
    use crate::line::Gets::SignInRequired;
    vec![
        get("/healthz", "").anyone(),
        get("/readyz", "").anyone(),
        get("/live", "")
            .may(SIGNED_IN)
            .but(crate::who::Who::HalfSignedIn, SignInRequired),
    ]
}
