//! The rows of reviews and of caseloads.

mod members;
mod reviews;

pub use members::{
    Member, NewMember, count_members, member_of, members_page, note_event, set_member,
};
pub use reviews::{
    NewReview, Review, claim, close, count_overdue, counts, late, loads, open, open_of, overdue,
    page, pass, put_off, release, review_of,
};
