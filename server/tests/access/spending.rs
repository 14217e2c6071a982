//! Whatever makes the service write or work for somebody has a limit: found by
//! doing it, for every line of the access table that somebody may do.
//!
//! First once: what it left (mails, and events on others' pages), and whether a
//! budget of who did it was taken. Then again and again, a stranger each time as
//! another browser from another network: mails and work for others must come to
//! an end, whatever counts them.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::body::Body;
use axum::extract::ConnectInfo;
use pleinweb_platform::AppState;
use pleinweb_platform::on;

use crate::line::{Gets, Line};
use crate::request_as::{request, send, service};
use crate::who::{EVERYONE, STAFF, Who};
use crate::world::{Template, World};

/// How often each is tried.
const TIMES: usize = 40;
/// Mails to one address that so many tries may send.
const MAILS: usize = 20;
/// Events for others that so many tries may cause.
const EVENTS: usize = 20;

/// What visitors do without a budget of their network, and why that is right.
const WITHOUT: &[(&str, &str)] = &[
    (
        "/_fn/accounts/sign-in",
        "wrong passwords wait by account and network",
    ),
    ("/_fn/accounts/sign-out", "it only ends one's own session"),
];

/// What nobody is refused, so that it counts nobody, and why that is right.
const NEVER_REFUSED: &[(&str, &str)] = &[(
    "/_fn/offers/stop-mails",
    "whoever wants no more mails is heard; a right link counts by itself, and stops once",
)];

/// What there is of mails, events and budgets.
#[derive(Clone, Debug, Default)]
struct Left {
    mails: BTreeMap<String, usize>,
    topics: Vec<String>,
    budgets: BTreeSet<(String, Vec<u8>, i64)>,
}

async fn look(app: &AppState) -> Left {
    let mut tx = app.db().read().await.expect("a transaction");
    let mails: Vec<String> = on!(&mut tx, |c| sqlx::query_scalar("SELECT address FROM mail")
        .fetch_all(c)
        .await)
    .expect("mails");
    let topics: Vec<String> = on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT topic FROM outbox ORDER BY seq"
    )
    .fetch_all(c)
    .await)
    .expect("events");
    let budgets: Vec<(String, Vec<u8>, i64)> = on!(&mut tx, |c| sqlx::query_as(
        "SELECT kind, scope, full_at FROM budget"
    )
    .fetch_all(c)
    .await)
    .expect("budgets");
    let mut left = Left {
        topics,
        budgets: budgets.into_iter().collect(),
        ..Left::default()
    };
    for address in mails {
        *left.mails.entry(address).or_default() += 1;
    }
    left
}

impl Left {
    /// Mails that were not there before.
    fn mails_since(&self, before: &Self) -> BTreeMap<&str, usize> {
        let new = |(address, count): (&'_ String, &usize)| {
            count - before.mails.get(address).copied().unwrap_or(0)
        };
        let mails = self.mails.iter();
        mails
            .map(|mail| (mail.0.as_str(), new(mail)))
            .filter(|(_, count)| *count > 0)
            .collect()
    }

    /// Events on pages of others than this person's.
    fn work_since(&self, before: &Self, own: &str) -> usize {
        let new = self.topics.iter().skip(before.topics.len());
        new.filter(|topic| *topic != own).count()
    }

    fn took_since(&self, before: &Self, kind: &str) -> bool {
        self.budgets
            .difference(&before.budgets)
            .any(|(of, _, _)| of == kind)
    }
}

/// The first of each kind of person who gets to the end of a line.
fn doers(line: &Line) -> Vec<Who> {
    let done = |who: &&Who| line.expected(**who) == Gets::Done;
    let visitor = [Who::Visitor];
    let people: Vec<Who> = EVERYONE
        .iter()
        .copied()
        .filter(|who| *who != Who::Visitor && !STAFF.contains(who))
        .collect();
    [visitor.as_slice(), &people, STAFF]
        .iter()
        .filter_map(|kind| kind.iter().find(done).copied())
        .collect()
}

/// Does it; whether it was done. A visitor comes each time from elsewhere.
async fn act(line: &Line, who: Who, app: &AppState, world: &World, turn: usize) -> bool {
    let body = format!(
        "{}&meta[request_id]=spend{turn}&meta[back]=/&meta[lang]=fr",
        world.fill(line.input)
    );
    let mut form = request(line.method, &world.fill(line.path), world.token(who))
        .header("accept", "application/json")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .expect("a request");
    let last = u8::try_from(turn % 250).expect("a small number");
    let peer = IpAddr::V4(Ipv4Addr::new(10, last, 1, 1));
    form.extensions_mut()
        .insert(ConnectInfo(SocketAddr::new(peer, 50_000)));
    send(&service(app), form).await.status.as_u16() < 400
}

/// What works for somebody without a limit, and all that works for somebody.
pub async fn without_limit(
    table: &[Line],
    template: &Template,
) -> (Vec<String>, BTreeSet<&'static str>) {
    let (mut found, mut works) = (Vec::new(), BTreeSet::new());
    for (number, line) in table.iter().enumerate() {
        if line.method != "POST" {
            continue;
        }
        for who in doers(line) {
            let app = template.fresh(number as u64).await;
            let told = one(line, who, &app, &template.world, &mut works).await;
            found.extend(told.map(|told| format!("{} as {who:?}: {told}", line.path)));
        }
    }
    (found, works)
}

async fn one(
    line: &Line,
    who: Who,
    app: &AppState,
    world: &World,
    works: &mut BTreeSet<&'static str>,
) -> Option<String> {
    let own = match who {
        Who::Visitor => String::new(),
        who => format!("account:{}", world.person(who).account),
    };
    let before = look(app).await;
    if !act(line, who, app, world, 0).await {
        return Some("the example was not done".to_owned());
    }
    let after = look(app).await;
    let mails = after.mails_since(&before).len();
    let work = after.work_since(&before, &own);
    let is_in = |list: &[(&str, &str)]| list.iter().any(|(path, _)| *path == line.path);
    let heard = is_in(NEVER_REFUSED);
    let free = heard || is_in(WITHOUT);
    if who == Who::Visitor && !free && !after.took_since(&before, "network") {
        return Some("a visitor makes the service write and no budget counts the network".into());
    }
    // The staff wake each other's pages all day long; that is their work.
    let for_others = mails > 0 || (work > 0 && !STAFF.contains(&who));
    if who != Who::Visitor && for_others && !heard && !after.took_since(&before, "account") {
        return Some(format!(
            "{mails} mails, {work} events for others, and no budget counts the account"
        ));
    }
    if !for_others {
        return None;
    }
    works.insert(line.path);
    for turn in 1..TIMES {
        act(line, who, app, world, turn).await;
    }
    let end = look(app).await;
    for (address, count) in end.mails_since(&before) {
        if count > MAILS {
            return Some(format!("{count} of {TIMES} mails to {address}"));
        }
    }
    let work = end.work_since(&before, &own);
    (work > EVENTS && !STAFF.contains(&who))
        .then(|| format!("{work} events for others by {TIMES} tries"))
}
