//! Where mails and search engines lead. Features name a landing; what its address
//! is stands here and nowhere else in the domain, and the interface, whose pages
//! these are, has a test that each leads to its page (`app/src/landing.rs`).
//!
//! A queued mail holds the path itself: it is read by whichever version of the
//! program sends it, and its link is the one that was true when it was written.

use crate::{Lang, OfferId, SavedSearchId};

/// A page that somebody comes to from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Landing<'a> {
    SignIn,
    SignUp,
    ForgotPassword,
    /// With a secret of the mail, as all that hold a text.
    ConfirmEmail(&'a str),
    ResetPassword(&'a str),
    Invitation(&'a str),
    StopChanges(&'a str),
    EntryResume(&'a str),
    /// The person's space, and the registration in it.
    Space,
    Registration,
    SavedSearch(SavedSearchId),
    MailStop(&'a str),
    Offer(OfferId),
    OfferContest(&'a str),
    /// Where advisers and operators begin.
    Adviser,
    Operator,
}

impl Landing<'_> {
    /// The path without the language: of what has one address for all.
    pub fn path(self) -> String {
        match self {
            Self::SignIn => "/connexion".to_owned(),
            Self::SignUp => "/creer-un-compte".to_owned(),
            Self::ForgotPassword => "/mot-de-passe-oublie".to_owned(),
            Self::ConfirmEmail(token) => under("/confirmer", token),
            Self::ResetPassword(token) => under("/nouveau-mot-de-passe", token),
            Self::Invitation(token) => under("/rejoindre", token),
            Self::StopChanges(token) => under("/ce-n-etait-pas-moi", token),
            Self::EntryResume(token) => under("/pour-moi/reprendre", token),
            Self::Space => "/espace".to_owned(),
            Self::Registration => "/espace/inscription".to_owned(),
            Self::SavedSearch(id) => under("/espace/recherches", &id.to_string()),
            Self::MailStop(token) => under("/alertes", token),
            Self::Offer(id) => under("/offres", &id.to_string()),
            Self::OfferContest(token) => under("/offres/contester", token),
            Self::Adviser => "/conseil".to_owned(),
            Self::Operator => "/exploitation".to_owned(),
        }
    }

    /// The path in a language.
    pub fn href(self, lang: Lang) -> String {
        [lang.prefix(), &self.path()].concat()
    }
}

fn under(folder: &str, name: &str) -> String {
    [folder, "/", name].concat()
}
