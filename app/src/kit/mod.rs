//! Accessible components that know no domain word. Labels, hints, errors and
//! `aria-*` come with each component, so a page cannot forget them.
//!
//! Sentences of the kit itself are in `kit.ftl`. What moves by itself is in the
//! crate of islands; everything here is drawn by the server.

mod button;
mod callout;
mod chart;
mod choice;
mod combobox;
mod date;
mod email;
mod field;
mod file;
mod form;
mod icon;
mod lists;
mod nav;
mod panel;
mod password;
mod progress;
mod said;
mod select;
mod slip;
mod state;
mod status;
mod summary;
mod summary_list;
mod table;
mod tag;
#[cfg(test)]
pub(crate) mod tests;
mod text_field;
mod timeline;

use std::borrow::Cow;

pub use icondata_lu as lu;

pub use button::{Button, LinkButton, Look, PressedByEnter};
pub use callout::{Callout, Mood};
pub use chart::{Caption, Series, Spread, bar_table, box_chart, line_chart};
pub use choice::{Checkbox, CheckboxGroup, Choice, RadioGroup};
pub use combobox::Combobox;
pub use date::DateField;
pub use email::EmailField;
pub use file::FileField;
pub use form::{Form, came_back, this_page};
pub use icon::icon;
pub use lists::{EmptyState, Pager};
pub use nav::{Dock, Tabs, Way};
pub use panel::{Card, Details, Stat};
pub use password::PasswordField;
pub use pleinweb_islands::{Check, Finder, Suggestion};
pub use progress::{ProgressBar, Steps};
pub use said::error_text;
pub use select::SelectField;
pub use slip::Slip;
pub use state::{FormState, use_form};
pub use status::Status;
pub use summary_list::{SummaryList, SummaryRow};
pub use table::{Column, Order, Row, Table};
pub use tag::{Tag, Tone};
pub use text_field::{TextArea, TextField};
pub use timeline::{Milestone, Moment, Timeline};

/// A text that a component shows: a constant, or made for the occasion.
pub type Words = Cow<'static, str>;
