//! Whether a page opens for someone. The server asks before it renders, and
//! `workspaces` asks again before a page is shown (an address can be written in
//! many ways); what is in a page is its queries' business.

use crate::page::{Audience, Page};
use crate::site::Site;

/// What the guard says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    Welcome,
    SignInFirst,
    SecondFactorFirst,
    /// Exists, for others: looks as if it did not.
    NotYours,
}

/// Whether the reader of this site may open a page at all.
pub fn admit(page: &Page, site: &Site) -> Admission {
    let half = site.half_signed_in;
    match page.audience() {
        Audience::Anyone => Admission::Welcome,
        Audience::Demo if site.demo => Admission::Welcome,
        Audience::Demo => Admission::NotYours,
        Audience::HalfSignedIn if half || site.role.is_some() => Admission::Welcome,
        Audience::SignedIn if site.role.is_some() => Admission::Welcome,
        Audience::Only(role) if site.role == Some(role) => Admission::Welcome,
        Audience::Only(_) if site.role.is_some() => Admission::NotYours,
        _ if half => Admission::SecondFactorFirst,
        _ => Admission::SignInFirst,
    }
}

#[cfg(test)]
mod tests {
    use super::{Admission, admit};
    use crate::page::Page;
    use crate::site::Site;
    use pleinweb_kernel::Role;

    #[test]
    fn each_page_opens_for_its_own_people() {
        use Admission::{NotYours, SecondFactorFirst, SignInFirst, Welcome};
        let visitor = Site::default();
        let half = Site {
            half_signed_in: true,
            ..Site::default()
        };
        let of = |role| Site {
            role: Some(role),
            ..Site::default()
        };
        let seeker = of(Role::JobSeeker);
        let adviser = of(Role::Adviser);
        let demo = Site {
            demo: true,
            ..Site::default()
        };
        for (page, site, expected) in [
            (Page::Home, &visitor, Welcome),
            (Page::Space, &visitor, SignInFirst),
            (Page::Space, &seeker, Welcome),
            (Page::Space, &adviser, NotYours),
            (Page::AdviserQueue, &seeker, NotYours),
            (Page::AdviserQueue, &half, SecondFactorFirst),
            (Page::SecondFactor, &half, Welcome),
            (Page::SecondFactor, &visitor, SignInFirst),
            (Page::Account, &half, SecondFactorFirst),
            (Page::DemoMailbox, &seeker, NotYours),
            (Page::DemoMailbox, &demo, Welcome),
        ] {
            assert_eq!(admit(&page, site), expected, "{page:?} for {site:?}");
        }
    }
}
