//! Hostile texts by the doors that everyone has: forms, addresses, imports.

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Body;
use pleinweb_caseload::HeldDecisions;
use pleinweb_kernel::promises::DECISION_HELD;
use pleinweb_market::fill_market;
use pleinweb_offers::Keeper;
use pleinweb_platform::AppState;
use pleinweb_platform::testing::TestApp;

use super::forms::{Field, Form, of_page};
use super::text::{MARK, hostile, short};
use super::walk::{Walk, pages, readers};
use super::{columns, html, logs, mails, offers, report};
use crate::request_as::{Answer, request, send, service};
use crate::who::Who;
use crate::world::Template;

/// Free texts that must have been taken with a hostile text in them: otherwise
/// nothing of it was stored, and nothing was shown.
const TAKEN: &[&str] = &[
    "/_fn/caseload/decide command[reason]",
    "/_fn/caseload/finish-callback command[note]",
    "/_fn/contract/return command[note]",
    "/_fn/entry/callback command[words]",
    "/_fn/offers/contest command[words]",
    "/_fn/offers/decide-report command[reason]",
    "/_fn/offers/report command[words]",
    "/_fn/offers/settle-contest command[reason]",
    "/_fn/registration/save-experience command[diploma]",
    "/_fn/registration/save-skills command[own_words]",
];

/// What ends a session, an account or a thing that others are shown: last.
const ENDINGS: [&str; 12] = [
    "sign-out", "close", "detach", "delete", "remove", "return", "leave", "release", "undo",
    "stop", "settle", "finish",
];

/// One of each kind of people that forms are for.
const SENDERS: [Who; 6] = [
    Who::Visitor,
    Who::HalfSignedIn,
    Who::JobSeeker,
    Who::OtherJobSeeker,
    Who::Adviser,
    Who::Operator,
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hostile_text_that_comes_by_a_door_stays_text() {
    logs::listen();
    let template = Template::make().await;
    let app = template.fresh(0).await;
    let mut world = template.world.clone();
    offers::import(&app).await;
    let mut keeper = Keeper::open(AppState::clone(&app), None).await;
    keeper.catch_up().await.expect("an index");
    fill_market(&app).await.expect("a book");
    world.name("offer", columns::an_imported_offer(&app).await);
    let service = service(&app);
    let mut walk = Walk::new(&service, &world, true);
    walk.hostile_addresses().await;
    take_what_waits(&mut walk, &app).await;
    let taken = send_forms(&mut walk).await;
    keeper.catch_up().await.expect("an index");
    walk.all().await;
    let taken: BTreeSet<&str> = taken.iter().map(String::as_str).collect();
    let refused = TAKEN.iter().filter(|way| !taken.contains(*way));
    let refused = refused.map(|way| format!("{way} was never taken with a hostile text"));
    walk.found.extend(refused);
    // A draft is kept although something in it is wrong.
    let kept = columns::drafts_that_hold(&app, MARK).await;
    assert!(kept >= 6, "{kept} steps of a draft hold a hostile text");
    for kind in [
        "text/html",
        "application/json",
        "application/problem+json",
        "application/atom+xml",
        "application/xml",
        "text/csv",
    ] {
        assert!(
            walk.looked.contains_key(kind),
            "no answer of the kind {kind}"
        );
    }
    assert!(
        walk.shown_again > 50,
        "{} refused forms were shown again",
        walk.shown_again
    );
    walk.found.extend(columns::that_turn(&app).await);
    // What an adviser decided goes once it was held: its mail is looked at too.
    app.clock.advance(DECISION_HELD.ms());
    app.work(&HeldDecisions).await;
    walk.found.extend(mails::of_queue(&app).await);
    walk.found.extend(said_too_much(&app, &walk).await);
    report(&walk.found);
}

/// Typed texts, tokens and secret links in the log or the metrics.
async fn said_too_much(app: &TestApp, walk: &Walk<'_>) -> Vec<String> {
    let mut secrets: BTreeSet<String> = walk.tokens.clone();
    secrets.insert(MARK.to_owned());
    let plausible = [
        "quelqu.un@exemple.fr",
        "Camille",
        "0612345678",
        "06 12 34 56 78",
        "une phrase assez longue",
    ];
    secrets.extend(plausible.map(str::to_owned));
    for who in crate::who::EVERYONE {
        secrets.extend(walk.world.token(*who).map(str::to_owned));
    }
    for name in ["entry_link", "contest", "mail_stop", "password"] {
        secrets.insert(walk.world.named(name).replace('+', " "));
    }
    secrets.extend(mails::links(app).await);
    let secrets: Vec<String> = secrets.into_iter().collect();
    logs::that_hold(&secrets)
}

/// Endings last; the same form of another thing is the same form.
type Key = (bool, String, String);
/// Who sends it, from which page.
type Sent = (Who, String, Form);

/// Fills every form that a page shows, one field after the other, and gives
/// those that were taken. Twice: what was sent shows other forms.
async fn send_forms(walk: &mut Walk<'_>) -> BTreeSet<String> {
    let mut known: BTreeSet<Key> = BTreeSet::new();
    let mut taken = BTreeSet::new();
    for pass in 0..2 {
        let mut forms = forms_of_pages(walk).await;
        forms.retain(|key, _| known.insert(key.clone()));
        for (turn, sent) in forms.into_values().enumerate() {
            send_each_field(walk, &sent, 100 * pass + turn, &mut taken).await;
        }
    }
    assert!(known.len() > 40, "{} forms", known.len());
    taken
}

async fn forms_of_pages(walk: &mut Walk<'_>) -> BTreeMap<Key, Sent> {
    let mut forms = BTreeMap::new();
    for (page, path) in pages(walk.world) {
        for who in readers(&page) {
            // One of each kind sends: an adviser's own claim, a visitor's own check.
            if !SENDERS.contains(&who) {
                continue;
            }
            let answer = walk.open(who, &path).await;
            for form in of_page(&html::read(&answer.body)) {
                let names = form.fields.iter().map(|field| field.name.as_str());
                let names = names.collect::<Vec<_>>().join(" ");
                let ends = ENDINGS.iter().any(|word| form.action.contains(word));
                let key = (ends, form.action.clone(), names);
                forms.entry(key).or_insert((who, path.clone(), form));
            }
        }
    }
    forms
}

async fn send_each_field(
    walk: &mut Walk<'_>,
    (who, path, form): &Sent,
    turn: usize,
    taken: &mut BTreeSet<String>,
) {
    if form.multipart {
        return;
    }
    // What is typed first: many a form is taken once.
    let mut fields: Vec<&Field> = form.fields.iter().filter(|field| !field.secret).collect();
    fields.sort_by_key(|field| (!field.typed, !is_words(&field.name)));
    for field in fields {
        let mut texts = vec![hostile(turn)];
        if field.typed {
            texts.push(format!("Quelques mots\r\n{}", hostile(turn)));
            texts.push(short(turn));
        }
        for text in texts {
            let change = |one: &Field| (one.name == field.name).then(|| text.clone());
            let answer = send_form(walk, *who, path, form, change).await;
            let to = answer.header("location");
            if field.typed && answer.status.is_redirection() && !to.contains("form=") {
                taken.insert(format!("{} {}", form.action, field.name));
                break;
            }
        }
    }
    let all = |one: &Field| one.typed.then(|| hostile(turn));
    send_form(walk, *who, path, form, all).await;
}

/// Free texts, in which everything is allowed.
fn is_words(name: &str) -> bool {
    [
        "reason",
        "words",
        "note",
        "about",
        "constraints",
        "own_words",
        "diploma",
    ]
    .iter()
    .any(|word| name.ends_with(&format!("[{word}]")))
}

/// Forms that are shown only to whoever has taken something.
async fn take_what_waits(walk: &mut Walk<'_>, app: &AppState) {
    let mut tx = app.db().begin().await.expect("a transaction");
    pleinweb_platform::on!(&mut tx, |c| sqlx::query(
        "UPDATE offer_takedown SET contested_at = NULL, sealed = NULL"
    )
    .execute(c)
    .await
    .map(|_| ()))
    .expect("a takedown that can be contested");
    tx.commit().await.expect("a commit");
    for (path, input) in [
        ("/_fn/caseload/open", "command[registration]={file}"),
        (
            "/_fn/caseload/take-callback",
            "command[callback]={callback}",
        ),
    ] {
        let input = walk.world.fill(input) + "&meta[request_id]=take&meta[back]=/&meta[lang]=fr";
        let token = walk.world.token(Who::Adviser);
        let answer = crate::request_as::call(walk.service, "POST", path, &input, token).await;
        assert!(answer.status.as_u16() < 400, "{path}: {}", answer.body);
    }
}

/// Sends a form, and opens the page that it leads to.
async fn send_form(
    walk: &mut Walk<'_>,
    who: Who,
    page: &str,
    form: &Form,
    change: impl Fn(&Field) -> Option<String>,
) -> Answer {
    // Another order each time, unless the field of orders is the hostile one.
    let fresh = |field: &Field| {
        change(field).or_else(|| (field.name == "meta[request_id]").then(|| walk.next_request()))
    };
    let asked = request("POST", &form.action, walk.world.token(who))
        .header("accept", "text/html")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(form.body(fresh)));
    let answer = send(walk.service, asked.expect("a request")).await;
    walk.look(&format!("{} from {page} by {who:?}", form.action), &answer);
    let to = answer.header("location").to_owned();
    if to.starts_with('/') {
        // A visitor has a session from now on; a refused form is kept for it.
        let given = answer.headers.get_all("set-cookie").iter();
        let given = given.filter_map(|cookie| cookie.to_str().ok()?.strip_prefix("session="));
        let given = given
            .filter_map(|cookie| cookie.split(';').next())
            .next_back();
        let token = given.or(walk.world.token(who)).map(str::to_owned);
        let page = walk.open_with(who, token.as_deref(), &to).await;
        if to.contains("form=") && page.body.contains(MARK) {
            walk.shown_again += 1;
        }
    }
    answer
}
