//! Every id that a way in takes, tried with one that leads nowhere: nobody is
//! answered that something was done, whoever they are.
//!
//! Which fields of the examples are ids is not listed but seen: whatever the
//! world has under a name that is an id or a secret of a link.

use pleinweb_platform::AppState;

use crate::line::{Gets, Line};
use crate::openings::Opening;
use crate::pages::{Meets, has_all, met, open, words};
use crate::request_as::{Answer, call, service};
use crate::who::EVERYONE;
use crate::world::World;

/// Names that stand for secrets of links, which lead somewhere as ids do.
const SECRETS: &[&str] = &["entry_link", "contest", "mail_stop", "token"];

const NOWHERE: &[&str] = &[
    "00000000-0000-7000-8000-000000000000",
    "garbage",
    "'%20OR%201%3D1",
];

/// An example with one of its ids leading nowhere.
struct Try {
    path: String,
    input: String,
    what: String,
}

fn is_id(world: &World, name: &str) -> bool {
    SECRETS.contains(&name) || uuid::Uuid::parse_str(world.named(name)).is_ok()
}

/// The names in an example.
fn names(example: &str) -> Vec<&str> {
    let parts = example.split('{').skip(1);
    parts.filter_map(|part| part.split('}').next()).collect()
}

fn tries(line: &Line, world: &World) -> Vec<Try> {
    let mut tries = Vec::new();
    for name in names(line.path)
        .into_iter()
        .filter(|name| is_id(world, name))
    {
        for nowhere in NOWHERE {
            let path = line.path.replace(&format!("{{{name}}}"), nowhere);
            tries.push(Try {
                path: world.fill(&path),
                input: world.fill(line.input),
                what: format!("{name} in its path being {nowhere}"),
            });
        }
    }
    let pairs: Vec<&str> = line.input.split('&').collect();
    for (index, pair) in pairs.iter().enumerate() {
        for name in names(pair).into_iter().filter(|name| is_id(world, name)) {
            for nowhere in NOWHERE {
                let mut changed = pairs.clone();
                let instead = pair.replace(&format!("{{{name}}}"), nowhere);
                changed[index] = &instead;
                tries.push(Try {
                    path: world.fill(line.path),
                    input: world.fill(&changed.join("&")),
                    what: format!("{pair} being {nowhere}"),
                });
            }
        }
    }
    tries
}

/// Tries them all; gives what went wrong.
pub async fn try_all(table: &[Line], app: &AppState, world: &World) -> Vec<String> {
    let service = service(app);
    let mut found = Vec::new();
    for line in table {
        for one in tries(line, world) {
            for who in EVERYONE {
                let input = match line.method {
                    "GET" => one.input.clone(),
                    _ => format!(
                        "{}&meta[request_id]=ids&meta[back]=/&meta[lang]=fr",
                        one.input
                    ),
                };
                let token = world.token(*who);
                let answer = call(&service, line.method, &one.path, &input, token).await;
                let status = answer.status.as_u16();
                let kind = answer.error_kind();
                // Who may is told that there is nothing, or which field is wrong; a
                // link that was used up looks like one that never was.
                let right = match (status, kind) {
                    (404, _) | (422, "invalid") => true,
                    (409, "conflict") => line.expected(*who) != Gets::Done,
                    (400, "malformed") => line.path.starts_with("/api/"),
                    (401 | 403, _) => !line.expected(*who).is_allowed(),
                    _ => false,
                };
                if !right {
                    let text: String = answer.body.chars().take(160).collect();
                    found.push(format!(
                        "{} {} with {} for {who:?}: {status} {text}",
                        line.method, line.path, one.what
                    ));
                }
            }
        }
    }
    found
}

/// The same for the pages that ask for something by what stands in their address:
/// nobody is shown it, and whoever is let in for whom it is not (someone else's,
/// the example itself) meets the very page of what never was.
pub async fn try_pages(openings: &[Opening], app: &AppState, world: &World) -> Vec<String> {
    let service = service(app);
    let mut found = Vec::new();
    for line in openings.iter().filter(|line| !line.asks_nothing()) {
        for name in names(line.at).into_iter().filter(|name| is_id(world, name)) {
            for who in EVERYONE {
                let token = world.token(*who);
                let example = open(&service, &world.fill(line.at), line.news, token).await;
                let others = met(&example, line.shows, "") == Meets::NotThere;
                for nowhere in NOWHERE {
                    let path = line.at.replace(&format!("{{{name}}}"), nowhere);
                    let answer = open(&service, &world.fill(&path), line.news, token).await;
                    if let Some(wrong) = wrong(line, &answer) {
                        found.push(format!("{path} for {who:?}: {wrong}"));
                    }
                    if others && words(&answer.body) != words(&example.body) {
                        found.push(format!(
                            "{path} for {who:?} is no {} {:?} {:?}",
                            line.at,
                            words(&answer.body),
                            words(&example.body)
                        ));
                    }
                }
            }
        }
    }
    found
}

/// What is wrong with the page of something that is not there.
fn wrong(line: &Opening, answer: &Answer) -> Option<String> {
    let shown = !line.shows.is_empty() && has_all(answer, line.shows);
    match answer.status.as_u16() {
        _ if shown => Some("it is shown".to_owned()),
        // The guard leads to a proof first; a link that leads nowhere says so.
        303 | 404 => None,
        200 if !line.shows.is_empty() => None,
        status => Some(status.to_string()),
    }
}

/// How many ids of pages are tried.
pub fn count_of_pages(openings: &[Opening], world: &World) -> usize {
    let asking = openings.iter().filter(|line| !line.asks_nothing());
    let names = asking.flat_map(|line| names(line.at));
    names.filter(|name| is_id(world, name)).count()
}

/// What an example calls an id that is nobody's cannot end well.
pub fn done_for_nobody(table: &[Line]) -> Vec<String> {
    let mut found = Vec::new();
    for line in table.iter().filter(|line| line.input.contains("{nobody}")) {
        for who in EVERYONE {
            if line.expected(*who) == Gets::Done {
                found.push(format!("{} is done for nobody's id as {who:?}", line.path));
            }
        }
    }
    found
}

/// How many ids are tried: a table whose examples have none would pass too.
pub fn count(table: &[Line], world: &World) -> usize {
    table
        .iter()
        .map(|line| tries(line, world).len())
        .sum::<usize>()
        / NOWHERE.len()
}
