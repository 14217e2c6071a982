//! What operators take away from colleagues: the question, what was done, and undo.

pub mod acts;
pub mod api;
pub mod page_invitation;
pub mod page_question;
