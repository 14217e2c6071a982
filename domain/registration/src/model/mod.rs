//! What a registration holds: nine steps, each with its form, and the views
//! that pages and advisers get.

mod area;
mod background;
mod identity;
mod project;
mod situation;
mod step;
mod views;

pub use area::{
    AreaInput, BankInput, FURTHEST_KM, HOURS, LICENCES, LONGEST_WEEK, SCHEDULES, TRANSPORTS,
};
pub use background::{
    EDUCATION, ExperienceInput, JobInput, LEVELS, LanguageInput, SkillsInput, YEARS,
};
pub use identity::{ContactInput, Identity, IdentityInput};
pub use project::{CONTRACTS, ProjectInput};
pub use situation::{AVAILABILITY, REASONS, RESIDENCE, SituationInput};
pub use step::{CodeField, CodeKind, Secret, Stamp, Step, StepForm};
pub use views::*;
