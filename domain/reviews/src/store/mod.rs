//! The rows of reviews and of caseloads.

mod members;
mod reviews;

pub use members::{Member, NewMember, count_members, follows, members_page, set_member};
pub(crate) use members::{member_of, note_event};
pub(crate) use reviews::{NewReview, open_of};
pub use reviews::{
    Review, claim, close, count_overdue, counts, late, loads, open, overdue, page, pass, put_off,
    release, review_of,
};
