//! Every page, function and route, as each kind of person that may.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::Body;
use pleinweb::http::ROUTES;
use pleinweb_app::page::{Audience, Page};
use pleinweb_entry::TaskKind;
use pleinweb_kernel::{Lang, Role};
use pleinweb_registration::Step;

use super::answers::{Found, look};
use super::text::{encoded, hostile};
use crate::line::{Gets, Line};
use crate::request_as::{Answer, call, request, send};
use crate::table;
use crate::who::{EVERYONE, SIGNED_IN, Who};
use crate::world::World;

/// What is asked by addresses: pages, feeds, files and the API together. The
/// names of the API's parameters are added from its document.
const QUERY: [&str; 18] = [
    "quoi",
    "ou",
    "rayon",
    "contrat",
    "tri",
    "suite",
    "metier",
    "metier_text",
    "domaine",
    "lieu",
    "lieu_text",
    "niveau",
    "avec_metier_text",
    "avec_lieu_text",
    "place",
    "commune",
    "retour",
    "form",
];

/// A walk through a service.
pub struct Walk<'a> {
    pub service: &'a Router,
    pub world: &'a World,
    /// See `answers::look`.
    pub turned: bool,
    pub found: Found,
    /// Tokens that answers gave to browsers.
    pub tokens: BTreeSet<String>,
    /// How many answers were looked at, by the kind of their content.
    pub looked: BTreeMap<String, usize>,
    /// Refused forms that came back with what was typed.
    pub shown_again: usize,
    requests: AtomicUsize,
}

impl<'a> Walk<'a> {
    pub fn new(service: &'a Router, world: &'a World, turned: bool) -> Self {
        Self {
            service,
            world,
            turned,
            found: Found::new(),
            tokens: BTreeSet::new(),
            looked: BTreeMap::new(),
            shown_again: 0,
            requests: AtomicUsize::new(0),
        }
    }

    /// An id for a form that is sent again.
    pub fn next_request(&self) -> String {
        format!("walk-{}", self.requests.fetch_add(1, Ordering::Relaxed))
    }

    pub fn look(&mut self, what: &str, answer: &Answer) {
        look(what, answer, self.turned, &mut self.found);
        for cookie in answer.headers.get_all("set-cookie") {
            let cookie = cookie.to_str().unwrap_or_default();
            let token = cookie.split([';', '=']).nth(1).unwrap_or_default();
            if token.len() > 10 {
                self.tokens.insert(token.to_owned());
            }
        }
        let kind = answer.header("content-type").split(';').next();
        let kind = kind.unwrap_or_default().to_owned();
        *self.looked.entry(kind).or_default() += 1;
    }

    /// Opens a page as a browser does.
    pub async fn open(&mut self, who: Who, path: &str) -> Answer {
        self.open_with(who, self.world.token(who), path).await
    }

    /// The same with the session that an answer has just given.
    pub async fn open_with(&mut self, who: Who, token: Option<&str>, path: &str) -> Answer {
        let asked = request("GET", path, token)
            .header("accept", "text/html")
            .body(Body::empty());
        let answer = send(self.service, asked.expect("a request")).await;
        self.look(&format!("{path} for {who:?}"), &answer);
        answer
    }

    /// All of it, as it stands in the tables.
    pub async fn all(&mut self) {
        for (page, path) in pages(self.world) {
            for (turn, who) in readers(&page).into_iter().enumerate() {
                self.open(who, &path).await;
                if turn == 0 {
                    self.open(who, &[Lang::En.prefix(), &path].concat()).await;
                }
            }
        }
        for line in table::functions() {
            if line.method == "GET" {
                for who in may(&line) {
                    self.ask(&line, &self.world.fill(line.input), who).await;
                }
            }
        }
        for line in table::routes() {
            if line.method == "GET" {
                for who in may(&line) {
                    self.ask(&line, line.input, who).await;
                }
            }
        }
    }

    /// Hostile addresses: in the place of what varies, in each parameter, and
    /// in all of them at once.
    pub async fn hostile_addresses(&mut self) {
        let text = encoded(&hostile(800));
        let known = self.parameters().await;
        let query: Vec<String> = known.iter().map(|name| format!("{name}={text}")).collect();
        let all = query.join("&");
        for page in Page::patterns() {
            let readers = readers(&page);
            let Some(who) = readers.first().copied() else {
                continue;
            };
            for lang in Lang::ALL {
                let path = page.href(lang);
                let hostile = in_braces(&path, &text);
                let mut paths = vec![format!("{hostile}?{all}"), hostile];
                paths.push(format!("{}?{all}", in_braces(&path, "x")));
                for path in paths {
                    self.open(who, &path).await;
                }
            }
        }
        for line in table::functions().iter().chain(&table::routes()) {
            let Some(who) = may(line).first().copied().filter(|_| line.method == "GET") else {
                continue;
            };
            let names: BTreeSet<&str> = line
                .input
                .split('&')
                .filter_map(name_of)
                .chain(known.iter().map(String::as_str))
                .collect();
            let all: Vec<String> = names.iter().map(|name| format!("{name}={text}")).collect();
            self.ask(line, &all.join("&"), who).await;
            for name in names {
                self.ask(line, &format!("{name}={text}"), who).await;
            }
        }
        for route in ROUTES {
            let path = in_braces(route.path, &text);
            let body = format!("List-Unsubscribe=One-Click&x={text}");
            let answer = call(self.service, route.method, &path, &body, None).await;
            self.look(&path, &answer);
        }
        for nowhere in [
            format!("/{text}"),
            format!("/en/{text}/{text}?{all}"),
            format!("/_fn/{text}"),
        ] {
            self.open(Who::Visitor, &nowhere).await;
        }
    }

    /// The names that addresses ask by: those of pages, and what the API's own
    /// document says.
    async fn parameters(&mut self) -> BTreeSet<String> {
        let path = pleinweb_app::reference::DOCUMENT_PATH;
        let answer = call(self.service, "GET", path, "", None).await;
        let document: serde_json::Value = serde_json::from_str(&answer.body).expect("a document");
        let mut names: BTreeSet<String> = QUERY.iter().map(|name| (*name).to_owned()).collect();
        for operation in document["paths"].as_object().into_iter().flatten() {
            let parameters = operation.1["get"]["parameters"].as_array();
            for parameter in parameters.into_iter().flatten() {
                names.extend(parameter["name"].as_str().map(str::to_owned));
            }
        }
        assert!(names.contains("teletravail"), "{names:?}");
        names
    }

    async fn ask(&mut self, line: &Line, input: &str, who: Who) {
        let path = self.world.fill(line.path);
        let token = self.world.token(who);
        let answer = call(self.service, line.method, &path, input, token).await;
        self.look(&format!("{path}?{input} for {who:?}"), &answer);
    }
}

fn name_of(pair: &str) -> Option<&str> {
    pair.split_once('=').map(|(name, _)| name)
}

/// Those whom the table lets in.
fn may(line: &Line) -> Vec<Who> {
    let allowed = |who: &Who| line.expected(*who) == Gets::Done;
    EVERYONE.iter().copied().filter(allowed).collect()
}

/// Those who may open a page.
pub fn readers(page: &Page) -> Vec<Who> {
    match page.audience() {
        Audience::Anyone => [&[Who::Visitor, Who::HalfSignedIn], SIGNED_IN].concat(),
        Audience::HalfSignedIn => [&[Who::HalfSignedIn], SIGNED_IN].concat(),
        Audience::SignedIn => SIGNED_IN.to_vec(),
        Audience::Only(Role::JobSeeker) => vec![Who::JobSeeker, Who::OtherJobSeeker],
        Audience::Only(Role::Adviser) => {
            vec![
                Who::Adviser,
                Who::Colleague,
                Who::FormerAdviser,
                Who::AdviserElsewhere,
            ]
        }
        Audience::Only(Role::Operator) => vec![Who::Operator],
        // Nobody is employer or evaluator of a page yet; the demo has its own tests.
        Audience::Only(_) | Audience::Demo => Vec::new(),
    }
}

/// A path with something else where it varies.
fn in_braces(path: &str, text: &str) -> String {
    let mut out = String::new();
    for (turn, piece) in path.split(['{', '}']).enumerate() {
        out.push_str(if turn % 2 == 1 { text } else { piece });
    }
    out
}

/// Every page at addresses of the world, one for each thing that it can show.
pub fn pages(world: &World) -> Vec<(Page, String)> {
    let one = |name: &str| vec![world.named(name).to_owned()];
    let mut found = Vec::new();
    for page in Page::patterns() {
        let shown = match &page {
            Page::Offer(_) | Page::OfferReport(_) | Page::OfferReported(_) => one("offer"),
            Page::OfferContest(_) => one("contest"),
            Page::MailStop(_) => one("mail_stop"),
            Page::EntryResume(_) => one("entry_link"),
            Page::SavedSearch(_) => one("search"),
            Page::AdviserFile(_) => [one("file"), one("followed")].concat(),
            Page::RegistrationStep(_) => Step::ALL.map(|step| step.slug().to_owned()).to_vec(),
            Page::EntryQuestion(_) => (1..=3).map(|number| number.to_string()).collect(),
            Page::EntryTry(_) => TaskKind::ALL
                .iter()
                .map(|kind| kind.key().to_owned())
                .collect(),
            _ => vec!["rien".to_owned()],
        };
        let path = page.href(Lang::Fr);
        let mut paths: Vec<String> = shown.iter().map(|text| in_braces(&path, text)).collect();
        paths.dedup();
        if !path.contains('{') {
            paths.truncate(1);
        }
        found.extend(paths.into_iter().map(|path| (page.clone(), path)));
    }
    found
}
