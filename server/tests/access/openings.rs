//! The table of pages: one line or more for each, at addresses of the world
//! (`{name}` stands for something of it, see `world.rs`).
//!
//! To add a page: a line with how many SQL statements it asks for, opened by
//! whom it is for (its session, journal and audit included), and what is on it
//! for those only who may see it. Whom the guard lets in is said by area
//! (`pages::AREAS`); a line says what those meet who are let in, where it is not
//! the page itself: what belongs to someone else is not there. What only pages
//! ask is asked on the server and has no address, so that this is where it is
//! said who gets it.

use pleinweb_app::page::{Audience, Page};
use pleinweb_kernel::Role;

use crate::pages::Meets;
use crate::who::Who::{
    self, Adviser, AdviserElsewhere, DetachedAdviser, HalfSignedIn, Head, JobSeeker,
    OtherJobSeeker, Visitor,
};
use crate::who::{JOB_SEEKERS, NOBODY};

/// A line. Made with `page` and the words after it.
#[derive(Clone, Debug)]
pub struct Opening {
    /// As `page.rs` has it.
    pub page: &'static str,
    /// Its address in the world, without language.
    pub at: &'static str,
    /// Asked for again because of news, as `turn.js` does.
    pub news: bool,
    /// How many SQL statements it asks for, opened by `by`.
    pub asks: u64,
    pub by: Option<Who>,
    /// Pieces of HTML that are on it for whoever meets the page.
    pub shows: &'static [&'static str],
    /// What those meet who are let in and for whom it is not.
    pub except: Vec<(Who, Meets)>,
    only: Option<(&'static [Who], Meets)>,
    /// Who is refused by the guard alone: what the page asks is theirs too.
    pub too: &'static [Who],
}

pub type Key = (&'static str, bool, &'static [&'static str], Who);

fn page(page: &'static str) -> Opening {
    Opening {
        page,
        at: page,
        news: false,
        asks: 0,
        by: None,
        shows: &[],
        except: Vec::new(),
        only: None,
        too: NOBODY,
    }
}

impl Opening {
    fn at(mut self, address: &'static str) -> Self {
        self.at = address;
        self
    }

    /// When it is asked for again because of news.
    fn news(mut self) -> Self {
        self.news = true;
        self
    }

    /// Its budget of SQL statements.
    fn asks(mut self, statements: u64) -> Self {
        self.asks = statements;
        self
    }

    /// Who opens it for the budget, where it is not the first whom it is for.
    fn by(mut self, who: Who) -> Self {
        self.by = Some(who);
        self
    }

    fn shows(mut self, pieces: &'static [&'static str]) -> Self {
        self.shows = pieces;
        self
    }

    /// Whom it is for, and what the others meet who are let in.
    fn only(mut self, who: &'static [Who], others: Meets) -> Self {
        self.only = Some((who, others));
        self
    }

    fn but(mut self, who: Who, meets: Meets) -> Self {
        self.except.push((who, meets));
        self
    }

    /// What it asks for would be theirs too.
    fn too(mut self, who: &'static [Who]) -> Self {
        self.too = who;
        self
    }

    /// Whether it knows nothing of the database but whose session it is.
    pub fn asks_nothing(&self) -> bool {
        let session = match self.audience() {
            Audience::Anyone => u64::from(self.by.is_some_and(|who| who != Visitor)),
            _ => 1,
        };
        self.asks <= session
    }

    /// The page of the table of pages that it opens.
    pub fn found(&self) -> Option<Page> {
        Page::patterns()
            .into_iter()
            .find(|page| page.path() == self.page)
    }

    pub fn audience(&self) -> Audience {
        self.found()
            .map_or(Audience::Anyone, |page| page.audience())
    }

    /// Who opens it for the budget; nobody where it is of a demo only.
    pub fn reader(&self) -> Option<Who> {
        self.by.or(match self.audience() {
            Audience::Anyone => Some(Visitor),
            Audience::HalfSignedIn => Some(HalfSignedIn),
            Audience::SignedIn | Audience::Only(Role::JobSeeker) => Some(JobSeeker),
            Audience::Only(Role::Adviser) => Some(Adviser),
            Audience::Only(Role::Operator) => Some(Who::Operator),
            Audience::Only(Role::Employer) => Some(Who::Employer),
            Audience::Only(Role::Evaluator) => Some(Who::Evaluator),
            Audience::Demo => None,
        })
    }

    /// What tells this line's answer to someone from all others.
    pub fn key(&self, who: Who) -> Key {
        (self.at, self.news, self.shows, who)
    }

    /// What someone meets who is let in.
    pub fn met(&self, who: Who) -> Meets {
        if let Some((_, meets)) = self.except.iter().find(|(other, _)| *other == who) {
            return *meets;
        }
        match self.only {
            Some((some, others)) if !some.contains(&who) => others,
            _ => Meets::Page,
        }
    }

    /// The same line with another thing said of one person.
    pub fn flipped(&self, who: Who) -> Self {
        let turned = match self.met(who) {
            Meets::Page => Meets::NotThere,
            _ => Meets::Page,
        };
        let mut line = self.clone();
        line.except.retain(|(other, _)| *other != who);
        line.but(who, turned)
    }
}

/// Every page.
pub fn all() -> Vec<Opening> {
    [
        of_everyone(),
        of_the_entry(),
        of_offers(),
        of_accounts(),
        of_job_seekers(),
        of_advisers(),
        of_operators(),
        of_the_demo(),
    ]
    .concat()
}

fn of_everyone() -> Vec<Opening> {
    vec![
        page("/").asks(0),
        // What their own workspace begins with, in one card.
        page("/").by(JobSeeker).asks(16),
        page("/").by(Adviser).asks(5),
        page("/").by(Who::Operator).asks(4),
        page("/connexion").asks(0),
        // The people of a demo are on the page of a demo only (`http/limits.rs`).
        page("/connexion")
            .asks(0)
            .shows(&["id=\"demo\""])
            .only(NOBODY, Meets::Otherwise),
        page("/accessibilite").asks(0),
        page("/aide").asks(0),
        page("/confidentialite").asks(0),
        page("/mentions-legales").asks(0),
        // The document of the public API, as its page shows it.
        page("/api").asks(0),
        page("/api/reponses").asks(0),
        // Figures of all offers together: nothing is about a person.
        page("/marche").at("/marche?niveau=country").asks(0),
        page("/marche")
            .at("/marche?niveau=country&avec_metier=D1102")
            .asks(1),
    ]
}

/// Anyone may have an entry check and ask to be called back; each sees their
/// own, and no other can be named but by a link that is a secret.
fn of_the_entry() -> Vec<Opening> {
    let link = || {
        page("/pour-moi/reprendre/{token}")
            .at("/pour-moi/reprendre/{entry_link}")
            .shows(&["/_fn/entry/resume"])
    };
    vec![
        page("/pour-moi").asks(0),
        page("/pour-moi").by(JobSeeker).asks(3),
        page("/pour-moi/question/{number}")
            .at("/pour-moi/question/1")
            .asks(0),
        page("/pour-moi/exercice").asks(0),
        page("/pour-moi/exercice/{task}")
            .at("/pour-moi/exercice/find")
            .asks(0),
        page("/pour-moi/question/{number}")
            .at("/pour-moi/question/1")
            .by(JobSeeker)
            .asks(3),
        page("/pour-moi/resultat").asks(0),
        page("/pour-moi/resultat").by(JobSeeker).asks(3),
        link().asks(2),
        link().by(JobSeeker).asks(5),
        page("/pres-de-chez-moi").asks(0),
        page("/pres-de-chez-moi")
            .at("/pres-de-chez-moi?lieu=87000")
            .asks(3),
        page("/etre-rappele").asks(0),
        // Whoever is known is asked less.
        page("/etre-rappele").by(JobSeeker).asks(4),
        // Whoever did not ask is told nothing.
        page("/etre-rappele/merci")
            .by(JobSeeker)
            .asks(3)
            .only(&[JobSeeker], Meets::NotThere),
    ]
}

/// Anyone looks and reports; an employer contests by a secret; why an offer fits
/// is for job seekers.
fn of_offers() -> Vec<Opening> {
    vec![
        page("/offres").asks(1),
        // Whoever is known begins where they live.
        page("/offres").by(JobSeeker).asks(6),
        page("/offres").at("/offres?quoi=boulanger").asks(2),
        page("/offres")
            .at("/offres?quoi=boulanger")
            .by(JobSeeker)
            .asks(4),
        page("/offres/classement").asks(0),
        page("/offres/{offer}").asks(1),
        page("/offres/{offer}")
            .by(JobSeeker)
            .asks(11)
            .shows(&["/_fn/offers/keep"])
            .only(JOB_SEEKERS, Meets::Otherwise),
        page("/offres/{offer}/signale").asks(0),
        page("/offres/{offer}/signaler").asks(0),
        page("/offres/contester/{token}")
            .at("/offres/contester/{contest}")
            .asks(1),
        // Whoever has the link of a mail stops the mails.
        page("/alertes/{token}").at("/alertes/{mail_stop}").asks(1),
    ]
}

/// Ways in are open to anyone; what an account holds, to its own sessions. A
/// link that nobody was sent opens nothing.
fn of_accounts() -> Vec<Opening> {
    let nobodys = |page: Opening| page.only(NOBODY, Meets::Otherwise);
    vec![
        page("/creer-un-compte").asks(0),
        page("/creer-un-compte/envoye").asks(0),
        page("/mot-de-passe-oublie").asks(0),
        page("/mot-de-passe-oublie/envoye").asks(0),
        nobodys(
            page("/confirmer/{token}")
                .asks(3)
                .shows(&["/_fn/accounts/confirm"]),
        ),
        nobodys(
            page("/nouveau-mot-de-passe/{token}")
                .asks(3)
                .shows(&["/_fn/accounts/reset-password"]),
        ),
        nobodys(
            page("/rejoindre/{token}")
                .asks(3)
                .shows(&["/_fn/accounts/accept-invitation"]),
        ),
        nobodys(
            page("/ce-n-etait-pas-moi/{token}")
                .asks(3)
                .shows(&["/_fn/accounts/stop-changes"]),
        ),
        page("/compte").asks(6).too(&[HalfSignedIn]),
        page("/compte/adresse").asks(1),
        page("/compte/mot-de-passe").asks(1),
        page("/compte/cles").asks(6).too(&[HalfSignedIn]),
        page("/compte/appareils").asks(3),
        page("/compte/session").asks(1),
        page("/compte/verifier").asks(6),
        page("/entreprise").asks(1),
        page("/pilotage").asks(1),
        // Whoever is half signed in may give or enrol a factor, and nothing else.
        page("/second-facteur").asks(6),
        page("/second-facteur/activer").asks(5),
        page("/second-facteur/codes").asks(4),
    ]
}

/// One's own only: no address names a file. The job seeker's is sent, the other
/// one's is a draft.
fn of_job_seekers() -> Vec<Opening> {
    vec![
        page("/espace").asks(14),
        page("/espace/inscription").asks(4),
        page("/espace/inscription/{step}")
            .at("/espace/inscription/identite")
            .by(OtherJobSeeker)
            .asks(6)
            .shows(&["/_fn/registration/save-identity"])
            .but(JobSeeker, Meets::Otherwise),
        page("/espace/inscription/{step}")
            .at("/espace/inscription/recapitulatif")
            .by(OtherJobSeeker)
            .asks(7)
            .shows(&["summary-list"])
            .but(JobSeeker, Meets::Otherwise),
        page("/espace/recu")
            .asks(6)
            .shows(&["file-number"])
            .but(OtherJobSeeker, Meets::Otherwise),
        page("/espace/recu/reponses")
            .asks(7)
            .shows(&["summary-list"])
            .but(OtherJobSeeker, Meets::Otherwise),
        page("/espace/contrat").asks(9),
        page("/espace/retour-en-agence").asks(10),
        page("/espace/retour-en-agence/fait").asks(10),
        page("/espace/volontaire").asks(10),
        page("/espace/offres").asks(9),
        // Someone whose file is a draft: registered or not, the page is theirs.
        page("/espace/offres").by(OtherJobSeeker).asks(3),
        page("/espace/offres/gardees").asks(4),
        page("/espace/recherches").asks(5),
        page("/espace/recherches/nouvelle")
            .at("/espace/recherches/nouvelle?quoi=pain")
            .asks(3),
        page("/espace/recherches/{search}")
            .asks(5)
            .but(OtherJobSeeker, Meets::NotThere),
    ]
}

/// Advisers read what waits in their agencies; a decided file is read by the
/// adviser who follows the person, and by nobody who did before. Outside the
/// caseload a reason comes first (`shown.rs` tries that, and pauses). Six statements of
/// each page count what is late, for the ways between them.
fn of_advisers() -> Vec<Opening> {
    let again = |at| {
        page("/conseil/dossier/{registration}")
            .at(at)
            .news()
            .asks(11)
            .but(DetachedAdviser, Meets::NotThere)
            .but(AdviserElsewhere, Meets::NotThere)
    };
    vec![
        page("/conseil").asks(20),
        // What an agency's head is told does not exist for other advisers.
        page("/conseil")
            .by(Head)
            .asks(28)
            .shows(&["id=\"agency\"", "/_fn/alarms/lift-as-head"])
            .only(&[Head], Meets::Otherwise),
        page("/conseil/portefeuille").asks(18),
        page("/conseil/rappels").asks(14),
        page("/conseil/dossier/{registration}")
            .at("/conseil/dossier/{followed}")
            .asks(28)
            .only(&[Adviser], Meets::NotThere),
        page("/conseil/dossier/{registration}")
            .at("/conseil/dossier/{file}")
            .asks(13)
            .shows(&["/_fn/caseload/read"])
            .but(DetachedAdviser, Meets::NotThere)
            .but(AdviserElsewhere, Meets::NotThere),
        // News tell the agency who has the file, or who decided, and nothing of the
        // person: no reason comes first, and no reading is noted.
        again("/conseil/dossier/{file}").shows(&["/_fn/caseload/open"]),
        again("/conseil/dossier/{followed}"),
    ]
}

fn of_operators() -> Vec<Opening> {
    vec![
        page("/exploitation").asks(16).shows(&[
            "/_fn/accounts/invite",
            "/_fn/departures/undo",
            "/_fn/alarms/close",
            "/_fn/alarms/lift",
        ]),
        // What is open at a colleague's name: how much, and nothing of anybody.
        page("/exploitation/collegues/{account}")
            .at("/exploitation/collegues/{colleague}?agence={agency}")
            .asks(12)
            .shows(&["/_fn/departures/leave"]),
        page("/exploitation/collegues/{account}")
            .at("/exploitation/collegues/{colleague}")
            .asks(13)
            .shows(&["/_fn/departures/close"]),
        page("/exploitation/collegues/{account}")
            .at("/exploitation/collegues/{head}?agence={agency}&responsable=1")
            .asks(12)
            .shows(&["/_fn/departures/head"]),
        page("/exploitation/invitations/{invitation}")
            .asks(3)
            .shows(&["/_fn/departures/withdraw"]),
        page("/exploitation/signalements")
            .asks(5)
            .shows(&["/_fn/offers/decide-report", "/_fn/offers/settle-contest"]),
    ]
}

/// On any other database these do not exist for anyone (`http/limits.rs` tries
/// the demo itself).
fn of_the_demo() -> Vec<Opening> {
    vec![
        page("/demo/courrier").asks(0),
        page("/demo/courrier/{mail}")
            .at("/demo/courrier/{nobody}")
            .asks(0),
    ]
}
