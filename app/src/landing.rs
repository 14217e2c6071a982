//! The pages that mails and search engines lead to: what the domain knows of
//! addresses (`Landing`), held against the table of pages.

use pleinweb_kernel::{Landing, Lang, OfferId, SavedSearchId};

use crate::page::Page;

/// The page of a landing: the compiler asks for one when one is added.
fn page_of(landing: Landing<'_>) -> Page {
    match landing {
        Landing::SignIn => Page::SignIn,
        Landing::SignUp => Page::SignUp,
        Landing::ForgotPassword => Page::ForgotPassword,
        Landing::ConfirmEmail(token) => Page::ConfirmEmail(token.to_owned()),
        Landing::ResetPassword(token) => Page::ResetPassword(token.to_owned()),
        Landing::Invitation(token) => Page::AcceptInvitation(token.to_owned()),
        Landing::StopChanges(token) => Page::StopChanges(token.to_owned()),
        Landing::EntryResume(token) => Page::EntryResume(token.to_owned()),
        Landing::Space => Page::Space,
        Landing::Registration => Page::Registration,
        Landing::SavedSearch(id) => Page::SavedSearch(id.to_string()),
        Landing::MailStop(token) => Page::MailStop(token.to_owned()),
        Landing::Offer(id) => Page::Offer(id.to_string()),
        Landing::OfferContest(token) => Page::OfferContest(token.to_owned()),
        Landing::Adviser => Page::AdviserQueue,
        Landing::Operator => Page::Operator,
    }
}

#[test]
fn every_mailed_link_leads_to_its_page() {
    let id = "0192d1f0-0000-7000-8000-000000000007"
        .parse()
        .map(|OfferId(id)| id)
        .unwrap();
    for landing in [
        Landing::SignIn,
        Landing::SignUp,
        Landing::ForgotPassword,
        Landing::ConfirmEmail("abc"),
        Landing::ResetPassword("abc"),
        Landing::Invitation("abc"),
        Landing::StopChanges("abc"),
        Landing::EntryResume("abc"),
        Landing::Space,
        Landing::Registration,
        Landing::SavedSearch(SavedSearchId(id)),
        Landing::MailStop("abc"),
        Landing::Offer(OfferId(id)),
        Landing::OfferContest("abc"),
        Landing::Adviser,
        Landing::Operator,
    ] {
        let page = page_of(landing);
        assert_eq!(landing.path(), page.path());
        for lang in Lang::ALL {
            assert_eq!(landing.href(lang), page.href(lang));
        }
    }
}
