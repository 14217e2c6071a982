//! The guard of pages is not what keeps people out: here it lets everyone in,
//! and each page asks for what it shows all the same. Whoever may not have it is
//! told so by the query itself, as when it had an address of its own.

use axum::body::{Body, to_bytes};
use axum::response::IntoResponse;
use leptos::prelude::{LeptosOptions, provide_context};
use pleinweb::http::document;
use pleinweb_app::address::Address;
use pleinweb_app::page::{Audience, Page};
use pleinweb_app::reference::Document;
use pleinweb_app::site::Site;
use pleinweb_kernel::{Lang, Role};
use pleinweb_platform::{AppState, RequestInfo};

use crate::openings::Opening;
use crate::pages::{Meets, NEWS, Observed, expected};
use crate::request_as::request;
use crate::who::{EVERYONE, Who};
use crate::world::World;

/// What the guard would have to believe for everyone to be let in.
fn belief(audience: Audience) -> Site {
    Site {
        role: match audience {
            Audience::Only(role) => Some(role),
            Audience::SignedIn => Some(Role::JobSeeker),
            Audience::Anyone | Audience::HalfSignedIn | Audience::Demo => None,
        },
        half_signed_in: audience == Audience::HalfSignedIn,
        demo: true,
        ..Site::default()
    }
}

/// The page as it is drawn for someone of whom the guard believes the best.
async fn drawn(
    app: &AppState,
    path: &str,
    news: bool,
    token: Option<&str>,
    site: Site,
) -> (u16, String) {
    let options = LeptosOptions::builder().output_name("pleinweb").build();
    let (address, query) = path.split_once('?').unwrap_or((path, ""));
    let address = Address {
        path: address.to_owned(),
        query: query.to_owned(),
    };
    let info = RequestInfo {
        session_token: token.map(str::to_owned),
        ..RequestInfo::default()
    };
    let app = app.clone();
    let context = move || {
        provide_context(app.clone());
        provide_context(info.clone());
        provide_context(Document(document));
        provide_context(Lang::Fr);
        provide_context(site.clone());
        provide_context(address.clone());
    };
    let handler = leptos_axum::render_app_async_with_context(context, move || {
        pleinweb_app::shell(options.clone())
    });
    let mut asked = request("GET", path, None);
    if news {
        asked = asked.header(NEWS, "1");
    }
    let asked = asked.body(Body::empty()).expect("a request");
    let answer = handler(asked).await.into_response();
    let status = answer.status().as_u16();
    let body = to_bytes(answer.into_body(), 10_000_000).await;
    let body = body.expect("a whole page").to_vec();
    (status, String::from_utf8(body).expect("a text"))
}

/// Whether the guard keeps somebody from it who could be let in by mistake.
fn is_kept(line: &Opening) -> bool {
    match line.audience() {
        Audience::Anyone => false,
        Audience::Demo => true,
        _ => !line.asks_nothing(),
    }
}

/// Every page that is not everyone's, drawn for all whom the guard refuses.
pub async fn try_all(openings: &[Opening], app: &AppState, world: &World) -> Observed {
    pleinweb_app::serve::ready();
    let mut observed = Observed::new();
    for line in openings.iter().filter(|line| is_kept(line)) {
        for who in refused(line) {
            let site = belief(line.audience());
            let path = world.fill(line.at);
            let (status, body) = drawn(app, &path, line.news, world.token(who), site).await;
            let leads_to = |page: Page| body.contains(&[&page.href(Lang::Fr), "?retour="].concat());
            let meets = match status {
                200 if line.shows.iter().all(|piece| body.contains(piece)) => Meets::Page,
                200 => Meets::Otherwise,
                401 if leads_to(Page::SecondFactor) => Meets::SecondFactor,
                401 if leads_to(Page::SignIn) => Meets::SignIn,
                403 => Meets::NotAllowed,
                404 => Meets::NotThere,
                other => Meets::Strange(other),
            };
            observed.insert(line.key(who), meets);
        }
    }
    observed
}

fn refused(line: &Opening) -> Vec<Who> {
    let kept = |who: &Who| expected(line.audience(), *who) != Meets::Page;
    EVERYONE.iter().copied().filter(kept).collect()
}

/// What the query itself says to whom the guard refuses.
fn answer(line: &Opening, who: Who) -> Meets {
    match who {
        _ if line.audience() == Audience::Demo => Meets::NotThere,
        _ if line.too.contains(&who) => Meets::Page,
        Who::Visitor => Meets::SignIn,
        Who::HalfSignedIn => Meets::SecondFactor,
        _ => Meets::NotAllowed,
    }
}

pub fn differences(openings: &[Opening], observed: &Observed) -> Vec<String> {
    let mut found = Vec::new();
    for line in openings.iter().filter(|line| is_kept(line)) {
        for who in refused(line) {
            let expected = answer(line, who);
            let seen = observed.get(&line.key(who)).copied();
            if seen != Some(expected) {
                found.push(format!(
                    "{} without its guard for {who:?}: {expected:?} was declared, {seen:?} was met",
                    line.at
                ));
            }
        }
    }
    found
}

/// "Entrer comme…" is asked for by the sign-in page of a demo, whatever its guard
/// believes: no other database has such people.
pub async fn people_of_a_demo(app: &AppState) -> (u16, String) {
    drawn(app, "/connexion", false, None, belief(Audience::Demo)).await
}
