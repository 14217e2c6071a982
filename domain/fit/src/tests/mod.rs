//! Points and reasons as tables; the list, corrections, keeping and tidying on
//! both databases.

mod commands;
mod contests;
mod kept;
mod mending;
mod rules;
mod world;
