//! The live stream: one's own topics, while one's session lasts.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, BodyDataStream};
use futures::StreamExt;
use pleinweb::http::{Door, Pace, router};
use pleinweb_domain::accounts::attach_agency;
use pleinweb_domain::caseload::topic_of;
use pleinweb_domain::kernel::{AgencyId, Role};
use pleinweb_domain::platform::testing::{Entered, TestOffice, enter, sqlite_office};
use pleinweb_domain::platform::{begin_as_system, finish, sessions, tail_outbox};
use tower::ServiceExt;

use crate::knock::{call, door_of, request};

const PATIENCE: Duration = Duration::from_secs(20);

fn attentive(office: &TestOffice) -> Router {
    let door = Door {
        pace: Pace {
            check_live: Duration::from_millis(20),
            tell_public: Duration::from_millis(100),
            ..Pace::default()
        },
        ..door_of(office)
    };
    router(door, std::path::Path::new("/nowhere"))
}

async fn listen(service: &Router, who: &Entered) -> BodyDataStream {
    let asked = request("GET", "/live", Some(&who.token))
        .body(Body::empty())
        .unwrap();
    let response = service.clone().oneshot(asked).await.unwrap();
    assert_eq!(response.status(), 200);
    response.into_body().into_data_stream()
}

async fn next(stream: &mut BodyDataStream) -> Option<String> {
    let chunk = tokio::time::timeout(PATIENCE, stream.next())
        .await
        .expect("an event or the end");
    chunk.map(|bytes| String::from_utf8(bytes.unwrap().to_vec()).unwrap())
}

/// A visitor's stream of public news.
async fn listen_publicly(service: &Router) -> axum::response::Response {
    let asked = request("GET", "/live/public", None)
        .body(Body::empty())
        .unwrap();
    service.clone().oneshot(asked).await.unwrap()
}

#[tokio::test]
async fn visitors_hear_that_figures_moved_and_nothing_else() {
    let office = sqlite_office().await;
    let tail = tokio::spawn(tail_outbox(office.office.clone()));
    let service = attentive(&office);
    let response = listen_publicly(&service).await;
    assert_eq!(response.status(), 200);
    let mut stream = response.into_body().into_data_stream();
    let someone = enter(&office, Role::JobSeeker, "a@exemple.fr", false).await;
    let path = "/_fn/accounts/close-other-sessions";
    let done = call(
        &service,
        "POST",
        path,
        "meta[lang]=fr",
        Some(&someone.token),
    )
    .await;
    assert_eq!(done.status, 200, "{}", done.body);
    let mut other = office.hub().listen();
    let private = tokio::time::timeout(PATIENCE, other.recv()).await;
    assert!(private.is_ok(), "somebody's own news went through the hub");
    let mut cx = begin_as_system(&office, "test").await.unwrap();
    for _ in 0..50 {
        cx.emit("market".to_owned(), "moved");
    }
    finish(cx).await.unwrap();
    let event = next(&mut stream).await.expect("an event");
    assert!(event.starts_with("data: market "), "{event}");
    // Fifty are told as two: one at once, and what came meanwhile.
    let event = next(&mut stream).await.expect("what came meanwhile");
    assert!(event.starts_with("data: market "), "{event}");
    let more = tokio::time::timeout(Duration::from_millis(300), stream.next()).await;
    assert!(more.is_err(), "{more:?}");
    tail.abort();
}

#[tokio::test]
async fn one_address_has_only_so_many_streams() {
    let office = sqlite_office().await;
    let service = attentive(&office);
    let mut open = Vec::new();
    for number in 0..41 {
        let response = listen_publicly(&service).await;
        let expected = if number < 40 { 200 } else { 429 };
        assert_eq!(response.status(), expected, "{number}");
        open.push(response);
    }
    assert_eq!(open[40].headers()["retry-after"], "60");
    open.truncate(39);
    // The place is given back once the server notices.
    for _ in 0..200 {
        let response = listen_publicly(&service).await;
        if response.status() == 200 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("a closed stream keeps its place");
}

#[tokio::test]
async fn the_stream_ends_with_the_session() {
    let office = sqlite_office().await;
    let someone = enter(&office, Role::JobSeeker, "a@exemple.fr", false).await;
    let mut stream = listen(&attentive(&office), &someone).await;
    let mut tx = office.db().begin().await.unwrap();
    sessions::close(&mut tx, someone.session).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(next(&mut stream).await, None);
}

#[tokio::test]
async fn one_hears_of_oneself_and_of_nobody_else() {
    let office = sqlite_office().await;
    let one = enter(&office, Role::JobSeeker, "a@exemple.fr", false).await;
    let other = enter(&office, Role::JobSeeker, "b@exemple.fr", false).await;
    let tail = tokio::spawn(tail_outbox(office.office.clone()));
    let service = attentive(&office);
    let mut stream = listen(&service, &one).await;
    for who in [&other, &one] {
        let path = "/_fn/accounts/close-other-sessions";
        let done = call(&service, "POST", path, "meta[lang]=fr", Some(&who.token)).await;
        assert_eq!(done.status, 200, "{}", done.body);
    }
    let event = next(&mut stream).await.expect("an event");
    assert!(
        event.starts_with(&format!("data: account:{} ", one.account)),
        "{event}"
    );
    tail.abort();
}

#[tokio::test]
async fn whoever_left_an_agency_hears_nothing_of_it_at_once() {
    let office = sqlite_office().await;
    let agency: AgencyId = office.new_id();
    let adviser = enter(&office, Role::Adviser, "a@exemple.fr", false).await;
    let operator = enter(&office, Role::Operator, "o@exemple.fr", false).await;
    let now = office.now();
    let mut tx = office.db().begin().await.unwrap();
    attach_agency(&mut tx, adviser.account, agency)
        .await
        .unwrap();
    pleinweb_domain::on!(&mut tx, |c| sqlx::query(
        "UPDATE session SET stepped_up_at = $1"
    )
    .bind(now)
    .execute(c)
    .await
    .map(|_| ()))
    .unwrap();
    tx.commit().await.unwrap();
    let tail = tokio::spawn(tail_outbox(office.office.clone()));
    // The session is looked at again in a long while only.
    let service = router(door_of(&office), std::path::Path::new("/nowhere"));
    let mut stream = listen(&service, &adviser).await;
    let mut watching = listen(&service, &operator).await;
    let (path, form) = (
        "/_fn/accounts/detach-agency",
        format!(
            "command[account]={}&command[agency]={agency}&meta[lang]=fr",
            adviser.account
        ),
    );
    let done = call(&service, "POST", path, &form, Some(&operator.token)).await;
    assert_eq!(done.status, 200, "{}", done.body);
    let mut cx = begin_as_system(&office, "test").await.unwrap();
    cx.emit(topic_of(agency), "caseload");
    cx.emit_to_account(adviser.account, "end");
    finish(cx).await.unwrap();
    // Of the change itself the agency hears; the adviser, of their own only
    // from then on.
    let mut heard = Vec::new();
    loop {
        let event = next(&mut stream).await.expect("an event");
        let own = event.contains("account:");
        heard.push(event);
        if own
            && heard
                .iter()
                .filter(|event| event.contains("account:"))
                .count()
                == 2
        {
            break;
        }
    }
    let first_own = heard.iter().position(|event| event.contains("account:"));
    let after = &heard[first_own.expect("their own")..];
    assert!(
        after.iter().all(|event| event.contains("account:")),
        "{heard:?}"
    );
    // The operators follow the list of alarms.
    let event = next(&mut watching).await.expect("an event");
    assert!(event.starts_with("data: alarms "), "{event}");
    tail.abort();
}
