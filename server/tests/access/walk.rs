//! Knocks at every way in as everyone.

use std::collections::BTreeSet;
use std::sync::Arc;

use pleinweb::http::ROUTES;
use pleinweb_platform::AppState;
use pleinweb_platform::testing::TestApp;

use crate::compare::{Observed, Seen};
use crate::line::{Gets, Line};
use crate::request_as::{call, service};
use crate::table;
use crate::who::{EVERYONE, Who};
use crate::world::{Template, World};

/// The whole table.
pub fn table() -> Vec<Line> {
    [table::functions(), table::routes()].concat()
}

/// What the program has: its server functions and its other routes.
pub fn ways_in() -> BTreeSet<(String, String)> {
    let functions = server_fn::axum::server_fn_paths()
        .map(|(path, method)| (method.to_string(), path.to_owned()));
    let routes = ROUTES
        .iter()
        .map(|route| (route.method.to_owned(), route.path.to_owned()));
    functions.chain(routes).collect()
}

/// Tries every line as everyone, each on a world in which nothing happened.
pub async fn try_all(table: &[Line], template: &Template) -> Observed {
    let world = Arc::new(template.world.clone());
    let mut observed = Observed::new();
    let mut app: Option<TestApp> = None;
    for (number, line) in table.iter().enumerate() {
        for who in EVERYONE {
            let here = match app.take() {
                Some(untouched) => untouched,
                None => template.fresh(number as u64).await,
            };
            let seen = request_as(line, *who, &here, &world).await;
            // Only what was done leaves something behind.
            if !matches!(seen.gets, Gets::Done | Gets::Conflict) || line.method == "GET" {
                app = Some(here);
            }
            observed.insert((line.method.to_owned(), line.path.to_owned(), *who), seen);
        }
    }
    observed
}

/// Tries, on one app, everyone whom the table refuses.
pub async fn try_refusals(table: &[Line], app: &AppState, world: &World) -> Vec<String> {
    let mut found = Vec::new();
    for line in table {
        for who in EVERYONE {
            let expected = line.expected(*who);
            if matches!(expected, Gets::Done | Gets::Conflict | Gets::Invalid) {
                continue;
            }
            let seen = request_as(line, *who, app, world).await;
            if seen.gets != expected {
                found.push(format!(
                    "{} {} for {who:?}: {expected:?} was declared, the answer was {:?} ({})",
                    line.method, line.path, seen.gets, seen.answer
                ));
            }
        }
    }
    found
}

pub async fn request_as(line: &Line, who: Who, app: &AppState, world: &World) -> Seen {
    let mut input = world.fill(line.input);
    if line.method != "GET" {
        input.push_str("&meta[request_id]=matrix&meta[back]=/&meta[lang]=fr");
    }
    let answer = call(
        &service(app),
        line.method,
        &world.fill(line.path),
        &input,
        world.token(who),
    )
    .await;
    let kind = match answer.status.as_u16() {
        401 if answer.body.is_empty() => "sign-in-required",
        _ => answer.error_kind(),
    };
    Seen {
        gets: Gets::of(answer.status.as_u16(), kind),
        answer: format!(
            "{} {}",
            answer.status,
            answer.body.chars().take(200).collect::<String>()
        ),
    }
}
