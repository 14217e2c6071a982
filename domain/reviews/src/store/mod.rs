//! The rows of reviews and of caseloads.

mod handover;
mod members;
mod reviews;

pub use handover::{
    InHand, followed_in, free_claims, give_files, give_files_back, give_people, give_people_back,
    in_hand_of, loads_in,
};
pub use members::{Member, NewMember, count_members, follows, members_page, set_member};
pub(crate) use members::{member_of, note_event};
pub(crate) use reviews::{NewReview, decided_last, open_of};
pub use reviews::{
    Review, claim, close, count_overdue, counts, late, loads, open, overdue, page, pass, put_off,
    release, review_of,
};
