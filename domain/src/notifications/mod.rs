//! What the service tells people by mail. The domain says what happened; the
//! interface has the sentences (`app/src/notifications`).

mod model;

pub use model::{FoundInMail, Notice};
