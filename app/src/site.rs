//! What every page knows of the site and of its reader, without asking.

use leptos::prelude::*;
use pleinweb_kernel::{FormReturn, LocalTime, Role};

/// Given by the server with each page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Whose session it is, if somebody is signed in.
    pub role: Option<Role>,
    /// Stands for whoever is signed in, the same on each page: what a tab keeps of
    /// one person's pages is not shown to another. Not their id.
    pub reader: Option<String>,
    /// Signed in but for the second factor.
    pub half_signed_in: bool,
    /// A demo database opened from this machine: "Entrer comme…" and the mailbox exist.
    pub demo: bool,
    /// Help line, as people dial it.
    pub help_phone: String,
    /// A form that was refused without scripts, to be shown filled in.
    pub returned: Option<FormReturn>,
    /// On a page of signing in: a form is kept for whoever comes back from it.
    pub awaits: bool,
    /// Until when whoever is signed in stays so.
    pub ends: Option<Ends>,
}

/// When a session ends, unless it is used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    pub at: LocalTime,
    /// From when the page was made.
    pub seconds: i64,
    /// Only new proofs open another one.
    pub fixed: bool,
}

impl Site {
    /// The form that came back was kept while its reader proved who they are: nothing
    /// is wrong with it.
    pub fn is_back(&self, error: &pleinweb_kernel::AppError) -> bool {
        use pleinweb_kernel::AppError::{SignInRequired, StepUpRequired};
        self.role.is_some() && matches!(error, SignInRequired | StepUpRequired)
    }
}

/// The site as the page knows it.
pub fn use_site() -> Site {
    use_context::<Site>().unwrap_or_default()
}

/// The refused form of this address, for the form with this action.
pub fn returned_form(action: &str) -> Option<FormReturn> {
    use_context::<Site>()
        .and_then(|site| site.returned)
        .filter(|returned| returned.form == action)
}
