//! What a registration holds: nine steps, each with its form, and the views
//! that pages and advisers get.

mod area;
mod background;
mod identity;
mod pay;
mod project;
mod situation;
mod step;
mod views;

// Whole: a list of choices that a step gains is known to the pages with it.
pub use area::*;
pub use background::*;
pub use identity::*;
pub use pay::meant_pay;
pub use project::*;
pub use situation::*;
pub use step::{CodeField, CodeKind, Secret, Stamp, Step, StepForm};
pub use views::*;
