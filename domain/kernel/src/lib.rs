//! Words that every feature uses, in the browser and on the server.

mod actor;
#[cfg(feature = "server")]
mod bind;
#[cfg(feature = "server")]
mod causes;
mod error;
mod form;
mod guards;
mod ids;
mod keyed;
#[cfg(feature = "server")]
pub mod keys;
mod landing;
mod lang;
#[cfg(feature = "server")]
mod page;
pub mod promises;
mod time;
pub mod told;
#[cfg(feature = "server")]
pub mod trouble;

pub use actor::{Actor, Role};
#[cfg(feature = "server")]
pub use bind::{Bind, Value};
pub use error::{AppError, Code, FieldErrors};
pub use form::{FormMeta, FormReturn, is_local_path};
pub use ids::*;
pub use landing::Landing;
pub use lang::Lang;
#[cfg(feature = "server")]
pub use page::{Cursor, Page};
pub use time::{DAY_MS, Day, HOUR_MS, LocalTime, MINUTE_MS, Timestamp};
