//! Every page, opened by everyone at the addresses of `openings.rs`. Which part
//! of the site is whose is said here by area, apart from `page.rs`, so that a slip
//! there is noticed.

use std::collections::BTreeMap;
use std::mem::discriminant;

use axum::Router;
use axum::body::Body;
use pleinweb_app::admission::Admission;
use pleinweb_app::page::{Audience, Page};
use pleinweb_kernel::Role;
use pleinweb_platform::AppState;

use crate::openings::{Key, Opening};
use crate::request_as::{Answer, request, send, service};
use crate::who::{EVERYONE, SIGNED_IN, Who};
use crate::world::World;

/// The areas: the first that a path begins with decides.
pub const AREAS: &[(&str, Audience)] = &[
    ("/espace", Audience::Only(Role::JobSeeker)),
    ("/conseil", Audience::Only(Role::Adviser)),
    ("/exploitation", Audience::Only(Role::Operator)),
    ("/entreprise", Audience::Only(Role::Employer)),
    ("/pilotage", Audience::Only(Role::Evaluator)),
    ("/compte", Audience::SignedIn),
    ("/second-facteur/codes", Audience::SignedIn),
    ("/second-facteur", Audience::HalfSignedIn),
    ("/demo", Audience::Demo),
    ("/", Audience::Anyone),
];

/// What someone meets at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meets {
    /// The page, with all that its line says is on it.
    Page,
    /// The page without that: something else stands there.
    Otherwise,
    SignIn,
    SecondFactor,
    /// Who is let in and may not.
    NotAllowed,
    /// Like an address that leads nowhere.
    NotFound,
    /// Who is let in is told that there is no such thing.
    NotThere,
    /// Anything else; never declared.
    Strange(u16),
}

pub type Observed = BTreeMap<Key, Meets>;

pub fn other_audiences(audience: Audience) -> Vec<Audience> {
    [
        Audience::Anyone,
        Audience::HalfSignedIn,
        Audience::SignedIn,
        Audience::Only(Role::JobSeeker),
        Audience::Only(Role::Adviser),
        Audience::Only(Role::Operator),
        Audience::Only(Role::Employer),
        Audience::Only(Role::Evaluator),
        Audience::Demo,
    ]
    .into_iter()
    .filter(|other| *other != audience)
    .collect()
}

/// Opens an address as a browser does, or as our script does because of news.
pub async fn open(service: &Router, path: &str, news: bool, token: Option<&str>) -> Answer {
    let mut request = request("GET", path, token).header("accept", "text/html");
    if news {
        request = request.header(NEWS, "1");
    }
    let request = request.body(Body::empty());
    send(service, request.expect("a request")).await
}

/// The header by which a page is asked for again.
pub const NEWS: &str = "x-news";

/// Every line of the table, opened by everyone.
pub async fn try_all(openings: &[Opening], app: &AppState, world: &World) -> Observed {
    let service = service(app);
    let mut observed = Observed::new();
    for who in EVERYONE {
        let token = world.token(*who);
        let nowhere = words(&open(&service, "/nulle-part", false, token).await.body);
        for line in openings {
            let answer = open(&service, &world.fill(line.at), line.news, token).await;
            let meets = met(&answer, line.shows, &nowhere);
            observed.insert(line.key(*who), meets);
        }
    }
    observed
}

/// What an answer is to its reader, whose page of nothing has the words `nowhere`.
pub fn met(answer: &Answer, shows: &[&str], nowhere: &str) -> Meets {
    let to = answer.header("location");
    match (answer.status.as_u16(), answer.admission) {
        (303, _) if to.starts_with("/connexion?retour=") => Meets::SignIn,
        (303, _) if to.starts_with("/second-facteur?retour=") => Meets::SecondFactor,
        (200, Some(Admission::Welcome)) if has_all(answer, shows) => Meets::Page,
        (200, Some(Admission::Welcome)) => Meets::Otherwise,
        (404, Some(Admission::Welcome)) => Meets::NotThere,
        (404, _) if words(&answer.body) == nowhere => Meets::NotFound,
        (other, _) => Meets::Strange(other),
    }
}

pub fn has_all(answer: &Answer, pieces: &[&str]) -> bool {
    pieces.iter().all(|piece| answer.body.contains(piece))
}

/// What can be read in `main`: no markup, no nonce, no links of the header
/// (the other language's link holds the address itself).
pub fn words(html: &str) -> String {
    let main = html.split("<main").nth(1).unwrap_or_default();
    let main = main.split("</main>").next().unwrap_or_default();
    let mut text = String::new();
    for piece in main.split('<') {
        text.push_str(piece.split_once('>').map_or("", |(_, words)| words));
        text.push('\n');
    }
    text
}

/// Every difference, in words; none means that both tables are true.
pub fn differences(
    areas: &[(&str, Audience)],
    openings: &[Opening],
    observed: &Observed,
) -> Vec<String> {
    let mut found = Vec::new();
    for line in openings {
        let Some(audience) = area_of(areas, line.page) else {
            found.push(format!("{} is in no area", line.page));
            continue;
        };
        for who in EVERYONE {
            let expected = match expected(audience, *who) {
                Meets::Page => line.met(*who),
                refused => refused,
            };
            let seen = observed.get(&line.key(*who)).copied();
            if seen != Some(expected) {
                found.push(format!(
                    "{} {:?} for {who:?}: {expected:?} was declared, {seen:?} was met",
                    line.at, line.shows
                ));
            }
        }
    }
    found
}

fn area_of(areas: &[(&str, Audience)], path: &str) -> Option<Audience> {
    let within =
        |area: &str| path == area || path.starts_with(&format!("{}/", area.trim_end_matches('/')));
    let area = areas.iter().find(|(area, _)| within(area));
    area.map(|(_, audience)| *audience)
}

/// Pages without a line, and lines that open another page than they say.
pub fn astray(openings: &[Opening], world: &World) -> Vec<String> {
    let mut found = Vec::new();
    for page in Page::patterns() {
        let path = page.path();
        if !openings.iter().any(|line| line.page == path) {
            found.push(format!("{path} is not in the table of pages"));
        }
    }
    for line in openings {
        let at = world.fill(line.at);
        let opened = Page::parse(at.split('?').next().unwrap_or_default());
        let said = line.found();
        if opened.as_ref().map(discriminant) != said.as_ref().map(discriminant) {
            found.push(format!("{at} is {opened:?} and no {}", line.page));
        }
    }
    found
}

/// What the guard makes of someone.
pub fn expected(audience: Audience, who: Who) -> Meets {
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

/// Pages whose guard depends on how their address is written.
pub async fn written_otherwise(openings: &[Opening], app: &AppState, world: &World) -> Vec<String> {
    let service = service(app);
    let mut found = Vec::new();
    for line in openings {
        if line.audience() == Audience::Anyone {
            continue;
        }
        let at = world.fill(line.at);
        let path = at.trim_start_matches('/');
        let first = path.chars().next().map_or(0, u32::from);
        for written in [
            format!("/{path}/"),
            format!("//{path}"),
            format!("/./{path}"),
            format!("/x/../{path}"),
            format!("/%{first:02x}{}", &path[1..]),
            format!("/{}", path.to_uppercase()),
            format!("/en/{path}"),
            format!("/en//{path}"),
            format!("/fr/{path}"),
            format!("/{path};x"),
            format!("/{path}%20"),
            format!("/{path}%00"),
        ] {
            for method in ["GET", "HEAD", "POST"] {
                let asked = request(method, &written, None).body(Body::empty());
                let answer = send(&service, asked.expect("a request")).await;
                if !matches!(answer.status.as_u16(), 303 | 404 | 405) {
                    found.push(format!("{method} {written}: {}", answer.status));
                }
            }
        }
    }
    found
}
