//! Every page of the service, once: its address, the workspace that it belongs
//! to, who may open it, and whether it is a list (which may weigh more). Links
//! are made from here, so a link cannot lead to a page that does not exist.

pub mod params;

use pleinweb_kernel::{Lang, Role};

use crate::address::{Param, with_params, with_query};

/// What belongs together, and is drawn by one module of `workspaces`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Main,
    Public,
    Search,
    Offers,
    Market,
    Account,
    JobSeeker,
    Adviser,
    Operator,
}

/// Who may open a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    Anyone,
    /// Anyone who is signed in, a missing second factor included.
    HalfSignedIn,
    SignedIn,
    Only(Role),
    /// Anyone, on a demo database opened from this very machine.
    Demo,
}

macro_rules! pages {
    ($( $(#[$doc:meta])* $name:ident $(($arg:ident))? = [$($segment:tt),*] $part:ident $audience:expr $(, $list:ident)?; )+) => {
        /// A page of the service.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum Page { $( $(#[$doc])* $name $((pages!(@string $arg)))?, )+ }

        impl Page {
            /// The page at a path without language prefix and query.
            pub fn parse(path: &str) -> Option<Self> {
                let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
                match segments.as_slice() {
                    $( [$($segment),*] => Some(Self::$name $(((*$arg).to_owned()))?), )+
                    _ => None,
                }
            }

            /// The path, without language prefix.
            pub fn path(&self) -> String {
                match self {
                    $( Self::$name $(($arg))? => {
                        $( let $arg = $arg.as_str(); )?
                        join(&[$($segment),*])
                    } )+
                }
            }

            pub fn part(&self) -> Part {
                match self { $( Self::$name $((pages!(@any $arg)))? => Part::$part, )+ }
            }

            pub fn audience(&self) -> Audience {
                match self { $( Self::$name $((pages!(@any $arg)))? => $audience, )+ }
            }

            /// Whether whoever has the address of the page has the right to it: what
            /// varies in it is a secret, called `token` in this table.
            pub fn behind_secret(&self) -> bool {
                match self { $( Self::$name $((pages!(@any $arg)))? => pages!(@secret $($arg)?), )+ }
            }

            /// One of each page, with `{name}` for what varies: for tests that walk all of them.
            pub fn patterns() -> Vec<Self> {
                vec![ $( Self::$name $((concat!("{", stringify!($arg), "}").to_owned()))? ),+ ]
            }
        }
    };
    (@string $arg:ident) => { String };
    (@any $arg:ident) => { _ };
    (@secret token) => { true };
    (@secret $($arg:ident)?) => { false };
}

use Audience::{Anyone, Demo, HalfSignedIn, Only, SignedIn};

pages! {
    Home = [] Main Anyone;
    SignIn = ["connexion"] Main Anyone;

    SignUp = ["creer-un-compte"] Public Anyone;
    /// "We sent you a mail": the same answer whether the address was free or not.
    SignUpSent = ["creer-un-compte", "envoye"] Public Anyone;
    ConfirmEmail(token) = ["confirmer", token] Public Anyone;
    ForgotPassword = ["mot-de-passe-oublie"] Public Anyone;
    ForgotPasswordSent = ["mot-de-passe-oublie", "envoye"] Public Anyone;
    ResetPassword(token) = ["nouveau-mot-de-passe", token] Public Anyone;
    /// An invitation of an operator to a colleague.
    AcceptInvitation(token) = ["rejoindre", token] Public Anyone;
    /// The link under a mail that tells an account's owner of something.
    StopChanges(token) = ["ce-n-etait-pas-moi", token] Public Anyone;
    SecondFactor = ["second-facteur"] Public HalfSignedIn;
    EnrolSecondFactor = ["second-facteur", "activer"] Public HalfSignedIn;
    RecoveryCodes = ["second-facteur", "codes"] Public SignedIn;

    EntryCheck = ["pour-moi"] Public Anyone;
    EntryQuestion(number) = ["pour-moi", "question", number] Public Anyone;
    EntryTask = ["pour-moi", "exercice"] Public Anyone;
    /// One of the three small tasks: a `TaskKind`.
    EntryTry(task) = ["pour-moi", "exercice", task] Public Anyone;
    EntryResult = ["pour-moi", "resultat"] Public Anyone;
    /// Resume on another device, by the address that was kept.
    EntryResume(token) = ["pour-moi", "reprendre", token] Public Anyone;
    NearbyHelp = ["pres-de-chez-moi"] Public Anyone;
    Callback = ["etre-rappele"] Public Anyone;
    CallbackSent = ["etre-rappele", "merci"] Public Anyone;

    /// The link under a mail of a saved search.
    MailStop(token) = ["alertes", token] Public Anyone;
    Help = ["aide"] Public Anyone;
    Accessibility = ["accessibilite"] Public Anyone;
    Privacy = ["confidentialite"] Public Anyone;
    LegalNotice = ["mentions-legales"] Public Anyone;
    /// What programs can read, and how.
    Api = ["api"] Public Anyone, List;
    /// What the answers of the API hold.
    ApiAnswers = ["api", "reponses"] Public Anyone, List;
    DemoMailbox = ["demo", "courrier"] Public Demo, List;
    DemoMail(mail) = ["demo", "courrier", mail] Public Demo;

    /// A search of offers; what is searched is in the query.
    Offers = ["offres"] Search Anyone, List;
    /// An employer contests that an offer was taken down, by a secret link.
    OfferContest(token) = ["offres", "contester", token] Offers Anyone;
    /// How offers are ranked for a person. Before `Offer`: that would be its id.
    OfferRanking = ["offres", "classement"] Offers Anyone;
    Offer(offer) = ["offres", offer] Offers Anyone;
    OfferReport(offer) = ["offres", offer, "signaler"] Offers Anyone;
    OfferReported(offer) = ["offres", offer, "signale"] Offers Anyone;
    /// Figures of an occupation in a place; the question is in the query.
    Market = ["marche"] Market Anyone, List;

    Account = ["compte"] Account SignedIn;
    AccountEmail = ["compte", "adresse"] Account SignedIn;
    AccountPassword = ["compte", "mot-de-passe"] Account SignedIn;
    AccountPasskeys = ["compte", "cles"] Account SignedIn;
    AccountSessions = ["compte", "appareils"] Account SignedIn;
    /// Until when one stays signed in.
    AccountSession = ["compte", "session"] Account SignedIn;
    /// What was added lately: shown first after a reset or a stop.
    AccountReview = ["compte", "verifier"] Account SignedIn;

    Space = ["espace"] JobSeeker Only(Role::JobSeeker);
    Registration = ["espace", "inscription"] JobSeeker Only(Role::JobSeeker);
    RegistrationStep(step) = ["espace", "inscription", step] JobSeeker Only(Role::JobSeeker);
    RegistrationReceipt = ["espace", "recu"] JobSeeker Only(Role::JobSeeker);
    /// What was sent, to be read again.
    RegistrationSent = ["espace", "recu", "reponses"] JobSeeker Only(Role::JobSeeker);
    ReturnToAgency = ["espace", "retour-en-agence"] JobSeeker Only(Role::JobSeeker);
    ReturnDone = ["espace", "retour-en-agence", "fait"] JobSeeker Only(Role::JobSeeker);
    VolunteerAgain = ["espace", "volontaire"] JobSeeker Only(Role::JobSeeker);
    /// Searches that the person keeps.
    SavedSearches = ["espace", "recherches"] JobSeeker Only(Role::JobSeeker);
    /// Keeping the search of the query.
    NewSearch = ["espace", "recherches", "nouvelle"] JobSeeker Only(Role::JobSeeker);
    SavedSearch(search) = ["espace", "recherches", search] JobSeeker Only(Role::JobSeeker);
    FitOffers = ["espace", "offres"] JobSeeker Only(Role::JobSeeker), List;
    KeptOffers = ["espace", "offres", "gardees"] JobSeeker Only(Role::JobSeeker), List;
    Contract = ["espace", "contrat"] JobSeeker Only(Role::JobSeeker);

    AdviserQueue = ["conseil"] Adviser Only(Role::Adviser), List;
    AdviserFile(registration) = ["conseil", "dossier", registration] Adviser Only(Role::Adviser);
    AdviserCallbacks = ["conseil", "rappels"] Adviser Only(Role::Adviser), List;
    AdviserCaseload = ["conseil", "portefeuille"] Adviser Only(Role::Adviser), List;

    /// Nothing works there yet: what comes, and what can be done today.
    Employer = ["entreprise"] Account Only(Role::Employer);
    Evaluator = ["pilotage"] Account Only(Role::Evaluator);

    Operator = ["exploitation"] Operator Only(Role::Operator), List;
    /// Asks before an agency (of the query), its charge or the account is taken away.
    ColleagueLeaves(account) = ["exploitation", "collegues", account] Operator Only(Role::Operator);
    /// Asks before an invitation is taken back.
    InvitationBack(invitation) = ["exploitation", "invitations", invitation] Operator Only(Role::Operator);
    OperatorReports = ["exploitation", "signalements"] Operator Only(Role::Operator), List;
}

impl Page {
    /// Where someone's own workspace begins.
    pub fn home_of(role: Role) -> Self {
        match role {
            Role::JobSeeker => Self::Space,
            Role::Adviser => Self::AdviserQueue,
            Role::Operator => Self::Operator,
            Role::Employer => Self::Employer,
            Role::Evaluator => Self::Evaluator,
        }
    }

    /// The address in a language: what every link uses.
    pub fn href(&self, lang: Lang) -> String {
        let path = self.path();
        if path == "/" && lang != Lang::default() {
            return lang.prefix().to_owned();
        }
        let mut href = lang.prefix().to_owned();
        href.push_str(&path);
        href
    }

    /// The same with values for its query, by names of `params`; a value that is
    /// empty is left out.
    pub fn href_with(&self, lang: Lang, params: &[(Param, &str)]) -> String {
        with_params(&self.href(lang), params)
    }

    /// The same with a query that is written already: a search.
    pub fn href_asking(&self, lang: Lang, query: &str) -> String {
        with_query(&self.href(lang), query)
    }

    /// The same for a page on the way to another: `back` is the path and query
    /// where the reader goes on from there; empty for none.
    pub fn href_back(&self, lang: Lang, back: &str) -> String {
        self.href_with(lang, &[(params::BACK, back)])
    }
}

fn join(segments: &[&str]) -> String {
    if segments.is_empty() {
        return "/".to_owned();
    }
    let mut path = String::new();
    for segment in segments {
        path.push('/');
        path.push_str(segment);
    }
    path
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{Page, params};
    use pleinweb_kernel::Lang;

    #[test]
    fn every_page_is_found_at_its_own_path() {
        let mut paths = HashSet::new();
        for page in Page::patterns() {
            let path = page.path();
            assert_eq!(Page::parse(&path), Some(page), "{path}");
            assert!(paths.insert(path.clone()), "{path} twice");
        }
        assert_eq!(Page::parse("/nulle-part"), None);
        assert_eq!(Page::parse("/espace/inscription/a/b"), None);
    }

    #[test]
    fn what_is_called_a_token_is_a_secret() {
        for page in Page::patterns() {
            let secret = page.path().contains("{token}");
            assert_eq!(page.behind_secret(), secret, "{}", page.path());
        }
        assert!(Page::StopChanges("a".to_owned()).behind_secret());
        assert!(!Page::Offer("a".to_owned()).behind_secret());
    }

    #[test]
    fn a_link_carries_the_language() {
        assert_eq!(Page::Home.href(Lang::Fr), "/");
        assert_eq!(Page::Home.href(Lang::En), "/en");
        assert_eq!(Page::SignIn.href(Lang::En), "/en/connexion");
    }

    #[test]
    fn a_link_carries_the_way_back() {
        assert_eq!(Page::SignIn.href_back(Lang::En, ""), "/en/connexion");
        assert_eq!(
            Page::SecondFactor.href_back(Lang::Fr, "/conseil?a=1"),
            "/second-facteur?retour=/conseil%3Fa%3D1"
        );
        assert_eq!(
            Page::OperatorReports.href_with(Lang::En, &[(params::AFTER, "a b")]),
            "/en/exploitation/signalements?apres=a%20b"
        );
        assert_eq!(
            Page::Offers.href_asking(Lang::Fr, "quoi=a+b"),
            "/offres?quoi=a+b"
        );
    }
}
