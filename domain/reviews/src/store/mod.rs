//! The rows of reviews and of caseloads.

mod handover;
mod held;
mod members;
mod reviews;

pub use handover::{
    InHand, followed_in, free_claims, give_files, give_files_back, give_people, give_people_back,
    in_hand_of, loads_in,
};
pub(crate) use held::stop_of;
pub use held::{Held, NewHeld, count_due, due, forget_held, held_by, held_of, hold, stop};
pub use members::{Member, NewMember, follows, members, set_member};
pub(crate) use members::{member_of, note_event};
pub use reviews::{
    Filter, Review, claim, close, count_overdue, counts, late, loads, open, open_of_all, overdue,
    page, pass, put_off, release, review_of,
};
pub(crate) use reviews::{NewReview, decided_last, open_of};
