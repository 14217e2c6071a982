//! What the service tells people by mail. The domain says what happened; the
//! interface has the sentences (`app/src/notifications`).

mod model;
#[cfg(feature = "server")]
mod quiet;

pub use model::{FoundInMail, Notice, WayIn};
#[cfg(feature = "server")]
pub use quiet::{QUIET_FROM, QUIET_UNTIL, morning, out_of_the_night};
