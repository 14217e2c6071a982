//! The names in the queries of our addresses, each once: the page that reads a
//! name and whatever leads there take it from here. A search of offers and the
//! market have more than these, in `offers::search` and `market::address`.

use crate::address::Param;

/// What a parameter says that is there or not.
pub const YES: &str = "1";

/// Where the reader was going: read by the pages of signing in.
pub const BACK: Param = Param("retour");
/// The id of a refused form that was kept: read by the server, for every page.
pub const FORM: Param = Param("form");
/// Where the next part of a list begins: the adviser's lists, the reports of offers.
pub const AFTER: Param = Param("apres");
/// The language of what has one address for both: the market's file, the API.
pub const LANGUAGE: Param = Param("langue");

/// Something is done, and this page says so: the account (with one of the two
/// values below), the adviser's queue (with the file), the operator's colleagues, the
/// reports of offers, a search's mails.
pub const DONE: Param = Param("fait");
pub const DONE_EMAIL: &str = "adresse";
pub const DONE_PASSWORD: &str = "mot-de-passe";

/// The address that a mail went to, sealed for the browser that gave it: where one
/// asked for an account, a password, another address, or a link to go on.
pub const MAILED_TO: Param = Param("vers");
/// `Page::AdviserQueue`: a part of what waits. `Page::AdviserCaseload`: what is to do.
pub const SHOW: Param = Param("voir");
/// `Page::AdviserCaseload`: a part of a name.
pub const NAME: Param = Param("nom");

/// `Page::SignUpSent`: the mail was sent once more.
pub const SENT_AGAIN: Param = Param("renvoye");
/// `Page::AccountEmail`: a mail went to the new address.
pub const SENT: Param = Param("envoye");
/// `Page::ResetPassword`: what a mail told of was stopped.
pub const STOPPED: Param = Param("arrete");
/// `Page::Operator`: a colleague was invited.
pub const INVITED: Param = Param("invite");

/// `Page::ColleagueLeaves`: the agency that is taken away, else the account is closed;
/// and that it is only its charge.
pub const AGENCY: Param = Param("agence");
pub const HEAD: Param = Param("responsable");

/// `Page::NearbyHelp`: a place as typed, and the commune that is meant.
pub const PLACE: Param = Param("lieu");
pub const COMMUNE: Param = Param("commune");

/// `Page::RegistrationStep`: where saving leads, if not to the next step.
pub const THEN: Param = Param("retour");

/// `Page::OfferReport`: the reason that is chosen beforehand.
pub const REASON: Param = Param("motif");
/// `Page::OfferContest`: the contest was received. The page knows it anyway.
pub const RECEIVED: Param = Param("recu");
/// `Page::FitOffers`: the correction that was made, or taken back.
pub const CORRECTED: Param = Param("corrige");
pub const UNDONE: Param = Param("annule");
/// `Page::KeptOffers`: the offer that was just let go.
pub const LET_GO: Param = Param("retiree");

/// `Page::SavedSearches`: the search that was kept, changed or deleted; or that
/// one is back.
pub const KEPT: Param = Param("gardee");
pub const CHANGED: Param = Param("changee");
pub const DELETED: Param = Param("supprimee");
pub const RESTORED: Param = Param("reprise");
/// `Page::MailStop`: mails come again.
pub const RESUMED: Param = Param("repris");
