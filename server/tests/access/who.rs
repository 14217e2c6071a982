//! Everyone who may ask. What they are to the subject of a function (the
//! world's job seeker and her file) is part of who they are: it is her own, it
//! is someone else's, it is in the caseload, it was, it is another agency's.

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// Nobody signed in, no cookie.
    Visitor,
    /// An adviser whose second factor is missing.
    HalfSignedIn,
    /// The job seeker of the world: her own things.
    JobSeeker,
    /// Another job seeker: someone else's things.
    OtherJobSeeker,
    /// Adviser of her agency; she is in this caseload.
    Adviser,
    /// Adviser of her agency; she is not in this caseload.
    Colleague,
    /// Adviser of her agency; she was in this caseload.
    FormerAdviser,
    /// Adviser who was of her agency, followed people there, and left it.
    DetachedAdviser,
    /// Adviser of another agency.
    AdviserElsewhere,
    /// Head of her agency: an adviser there; she is not in this caseload.
    Head,
    Employer,
    Evaluator,
    Operator,
}

use Who::{
    Adviser, AdviserElsewhere, Colleague, DetachedAdviser, Employer, Evaluator, FormerAdviser,
    HalfSignedIn, Head, JobSeeker, Operator, OtherJobSeeker, Visitor,
};

pub const EVERYONE: &[Who] = &[
    Visitor,
    HalfSignedIn,
    JobSeeker,
    OtherJobSeeker,
    Adviser,
    Colleague,
    FormerAdviser,
    DetachedAdviser,
    AdviserElsewhere,
    Head,
    Employer,
    Evaluator,
    Operator,
];
/// Whoever is signed in for good.
pub const SIGNED_IN: &[Who] = &[
    JobSeeker,
    OtherJobSeeker,
    Adviser,
    Colleague,
    FormerAdviser,
    DetachedAdviser,
    AdviserElsewhere,
    Head,
    Employer,
    Evaluator,
    Operator,
];
pub const JOB_SEEKERS: &[Who] = &[JobSeeker, OtherJobSeeker];
pub const ADVISERS: &[Who] = &[
    Adviser,
    Colleague,
    FormerAdviser,
    DetachedAdviser,
    AdviserElsewhere,
    Head,
];
pub const NOBODY: &[Who] = &[];
/// Those who open other people's files.
pub const STAFF: &[Who] = &[
    Adviser,
    Colleague,
    FormerAdviser,
    DetachedAdviser,
    AdviserElsewhere,
    Head,
    Evaluator,
    Operator,
];
