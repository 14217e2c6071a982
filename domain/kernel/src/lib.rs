//! Words that every feature uses, in the browser and on the server.

mod actor;
#[cfg(feature = "server")]
mod causes;
mod error;
mod form;
mod guards;
mod ids;
mod keyed;
mod landing;
mod lang;
pub mod promises;
mod time;
pub mod told;
#[cfg(feature = "server")]
pub mod trouble;

pub use actor::{Actor, Role};
pub use error::{AppError, Code, FieldError, FieldErrors};
pub use form::{FormMeta, FormReturn, is_local_path};
pub use ids::*;
pub use landing::Landing;
pub use lang::Lang;
pub use time::{DAY_MS, Day, HOUR_MS, LocalTime, MINUTE_MS, Timestamp};
