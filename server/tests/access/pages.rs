//! Every page, opened by everyone. Which part of the site is whose is said
//! here by area, apart from `page.rs`, so that a slip there is noticed.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use pleinweb_app::admission::Admission;
use pleinweb_app::page::{Audience, Page};
use pleinweb_domain::kernel::{Lang, Role};

use crate::knock::{request, send, service};
use crate::who::{EVERYONE, SIGNED_IN, Who};
use crate::world::Template;

/// The areas: the first that a path begins with decides.
pub const AREAS: &[(&str, Audience)] = &[
    ("/espace", Audience::Only(Role::JobSeeker)),
    ("/conseil", Audience::Only(Role::Adviser)),
    ("/exploitation", Audience::Only(Role::Operator)),
    ("/compte", Audience::SignedIn),
    ("/second-facteur/codes", Audience::SignedIn),
    ("/second-facteur", Audience::HalfSignedIn),
    ("/demo", Audience::Demo),
    ("/", Audience::Anyone),
];

/// How many SQL statements each page asks for, opened by whom it is for.
pub const PAGES: &[(&str, u64)] = &[
    ("/", 0),
    ("/accessibilite", 0),
    ("/aide", 0),
    ("/alertes/{token}", 0),
    ("/api", 0),
    ("/ce-n-etait-pas-moi/{token}", 3),
    ("/compte", 6),
    ("/compte/adresse", 1),
    ("/compte/appareils", 3),
    ("/compte/cles", 6),
    ("/compte/mot-de-passe", 1),
    ("/compte/verifier", 6),
    ("/confidentialite", 0),
    ("/confirmer/{token}", 3),
    ("/connexion", 0),
    ("/conseil", 12),
    ("/conseil/dossier/{registration}", 25),
    ("/conseil/portefeuille", 12),
    ("/conseil/rappels", 8),
    ("/creer-un-compte", 0),
    ("/creer-un-compte/envoye", 0),
    ("/espace", 14),
    ("/espace/contrat", 9),
    ("/espace/inscription", 4),
    ("/espace/inscription/{step}", 3),
    ("/espace/offres", 9),
    ("/espace/offres/gardees", 4),
    ("/espace/recherches", 5),
    ("/espace/recherches/nouvelle", 3),
    ("/espace/recherches/{search}", 2),
    ("/espace/recu", 6),
    ("/espace/retour-en-agence", 10),
    ("/espace/retour-en-agence/fait", 10),
    ("/espace/volontaire", 10),
    ("/etre-rappele", 0),
    ("/etre-rappele/merci", 1),
    ("/exploitation", 12),
    ("/exploitation/signalements", 5),
    ("/marche", 0),
    ("/mentions-legales", 0),
    ("/mot-de-passe-oublie", 0),
    ("/mot-de-passe-oublie/envoye", 0),
    ("/nouveau-mot-de-passe/{token}", 3),
    ("/offres", 1),
    ("/offres/classement", 0),
    ("/offres/contester/{token}", 1),
    ("/offres/{offer}", 1),
    ("/offres/{offer}/signale", 0),
    ("/offres/{offer}/signaler", 0),
    ("/pour-moi", 0),
    ("/pour-moi/exercice", 0),
    ("/pour-moi/exercice/{task}", 0),
    ("/pour-moi/question/{number}", 0),
    ("/pour-moi/reprendre/{token}", 1),
    ("/pour-moi/resultat", 0),
    ("/pres-de-chez-moi", 0),
    ("/rejoindre/{token}", 3),
    ("/second-facteur", 6),
    ("/second-facteur/activer", 5),
    ("/second-facteur/codes", 4),
];

/// What someone meets at a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meets {
    Page,
    SignIn,
    SecondFactor,
    NotFound,
    Else(u16),
}

pub type Observed = BTreeMap<(String, Who), Meets>;

pub fn other_audiences(audience: Audience) -> Vec<Audience> {
    [
        Audience::Anyone,
        Audience::HalfSignedIn,
        Audience::SignedIn,
        Audience::Only(Role::JobSeeker),
        Audience::Only(Role::Adviser),
        Audience::Only(Role::Operator),
        Audience::Demo,
    ]
    .into_iter()
    .filter(|other| *other != audience)
    .collect()
}

pub async fn try_all(template: &Template) -> Observed {
    let office = template.fresh(0).await;
    let service = service(&office);
    let mut observed = Observed::new();
    for page in Page::patterns() {
        for who in EVERYONE {
            let path = page.href(Lang::Fr).replace(['{', '}'], "");
            let request = request("GET", &path, template.world.token(*who))
                .body(Body::empty())
                .expect("a request");
            let answer = send(&service, request).await;
            let to = answer.header("location");
            let meets = match (answer.status.as_u16(), answer.admission) {
                (303, _) if to.starts_with("/connexion?retour=") => Meets::SignIn,
                (303, _) if to.starts_with("/second-facteur?retour=") => Meets::SecondFactor,
                // What a page says of things that are not there is its own business.
                (200 | 404, Some(Admission::Welcome)) => Meets::Page,
                (404, _) if words(&answer.body) == nowhere(&service, template, *who).await => {
                    Meets::NotFound
                }
                (other, _) => Meets::Else(other),
            };
            observed.insert((page.path(), *who), meets);
        }
    }
    observed
}

/// The page of an address that leads nowhere, as this person sees it.
async fn nowhere(service: &Router, template: &Template, who: Who) -> String {
    let request = request("GET", "/nulle-part", template.world.token(who))
        .body(Body::empty())
        .expect("a request");
    words(&send(service, request).await.body)
}

/// What can be read in `main`: no markup, no nonce, no links of the header
/// (the other language's link holds the address itself).
fn words(html: &str) -> String {
    let main = html.split("<main").nth(1).unwrap_or_default();
    let main = main.split("</main>").next().unwrap_or_default();
    let mut text = String::new();
    for piece in main.split('<') {
        text.push_str(piece.split_once('>').map_or("", |(_, words)| words));
        text.push('\n');
    }
    text
}

pub fn differences(areas: &[(&str, Audience)], observed: &Observed) -> Vec<String> {
    let mut found = Vec::new();
    for page in Page::patterns() {
        let path = page.path();
        let Some((_, audience)) = areas.iter().find(|(area, _)| {
            path == *area || path.starts_with(&format!("{}/", area.trim_end_matches('/')))
        }) else {
            found.push(format!("{path} is in no area"));
            continue;
        };
        for who in EVERYONE {
            let expected = expected(*audience, *who);
            let seen = observed.get(&(path.clone(), *who)).copied();
            if seen != Some(expected) {
                found.push(format!(
                    "{path} for {who:?}: {expected:?} was declared, {seen:?} was met"
                ));
            }
        }
    }
    found
}

fn expected(audience: Audience, who: Who) -> Meets {
    let half = who == Who::HalfSignedIn;
    let signed_in = SIGNED_IN.contains(&who);
    match audience {
        Audience::Anyone => Meets::Page,
        Audience::Demo => Meets::NotFound,
        Audience::HalfSignedIn if half || signed_in => Meets::Page,
        Audience::SignedIn if signed_in => Meets::Page,
        Audience::Only(role) if role_of(who) == Some(role) => Meets::Page,
        Audience::Only(_) if signed_in => Meets::NotFound,
        _ if half => Meets::SecondFactor,
        _ => Meets::SignIn,
    }
}

fn role_of(who: Who) -> Option<Role> {
    match who {
        Who::Visitor | Who::HalfSignedIn => None,
        Who::JobSeeker | Who::OtherJobSeeker => Some(Role::JobSeeker),
        Who::Adviser
        | Who::Colleague
        | Who::FormerAdviser
        | Who::DetachedAdviser
        | Who::AdviserElsewhere
        | Who::Head => Some(Role::Adviser),
        Who::Employer => Some(Role::Employer),
        Who::Evaluator => Some(Role::Evaluator),
        Who::Operator => Some(Role::Operator),
    }
}
