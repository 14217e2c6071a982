//! The live stream: one's own topics, while one's session lasts.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, BodyDataStream};
use futures::StreamExt;
use pleinweb::http::{Door, Pace, router};
use pleinweb_accounts::attach_agency;
use pleinweb_kernel::{AgencyId, Role};
use pleinweb_platform::testing::{Entered, TestApp, enter, sqlite_app};
use pleinweb_platform::{Of, begin_as_system, finish, outbox_span, sessions, tail_outbox};
use pleinweb_reviews::topic_of;
use tower::ServiceExt;

use crate::request_as::{call, door_of, request};

const PATIENCE: Duration = Duration::from_secs(20);

fn attentive(app: &TestApp) -> Router {
    let door = Door {
        pace: Pace {
            check_live: Duration::from_millis(20),
            tell_public: Duration::from_millis(100),
            ..Pace::default()
        },
        ..door_of(app)
    };
    router(door, std::path::Path::new("/nowhere"))
}

/// Opens a stream as a page does that was made at this point.
async fn listen(service: &Router, who: &Entered, after: &str) -> BodyDataStream {
    let path = format!("/live?after={after}");
    let asked = request("GET", &path, Some(&who.token))
        .body(Body::empty())
        .unwrap();
    let response = service.clone().oneshot(asked).await.unwrap();
    assert_eq!(response.status(), 200);
    response.into_body().into_data_stream()
}

/// The next event that says something, or the end.
async fn next(stream: &mut BodyDataStream) -> Option<String> {
    loop {
        let chunk = tokio::time::timeout(PATIENCE, stream.next())
            .await
            .expect("an event or the end");
        let text = String::from_utf8(chunk?.unwrap().to_vec()).unwrap();
        if text.contains("data: ") {
            return Some(text);
        }
    }
}

/// The point of the next event that says nothing: all before it was told.
async fn next_point(stream: &mut BodyDataStream) -> String {
    let chunk = tokio::time::timeout(PATIENCE, stream.next()).await;
    let text = chunk.expect("an event").expect("a stream").unwrap();
    let text = String::from_utf8(text.to_vec()).unwrap();
    let point = text.strip_prefix("id: ").expect("only a point").trim();
    point.to_owned()
}

/// Where a page of somebody says that it was made, once this process knows.
async fn made_at(service: &Router, who: &Entered, attribute: &str) -> String {
    let begin = format!("{attribute}=\"");
    for _ in 0..2_000 {
        let page = call(service, "GET", "/compte", "", Some(&who.token)).await;
        let (_, rest) = page.body.split_once(&begin).expect("the attribute");
        let point = rest.split('"').next().unwrap();
        if !point.is_empty() {
            return point.to_owned();
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the tailer never began");
}

/// Waits until this process has told all that was written so far; before the
/// outbox is followed, nothing is told to anybody.
async fn is_told(app: &TestApp) {
    let newest = outbox_span(app.db()).await.unwrap();
    let newest = newest.map_or(0, |(_, newest)| newest);
    while app.hub().told().is_none_or(|told| told.at < newest) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

async fn act(app: &TestApp, who: &Entered) {
    let mut cx = begin_as_system(app, "test").await.unwrap();
    cx.emit_to_account(who.account, "test");
    finish(cx).await.unwrap();
}

/// A visitor's stream of public news.
async fn listen_publicly(service: &Router) -> axum::response::Response {
    let asked = request("GET", "/live/public?after=00000000.1", None)
        .body(Body::empty())
        .unwrap();
    service.clone().oneshot(asked).await.unwrap()
}

#[tokio::test]
async fn visitors_hear_that_figures_moved_and_nothing_else() {
    let app = sqlite_app().await;
    let tail = tokio::spawn(tail_outbox(app.app.clone()));
    is_told(&app).await;
    let service = attentive(&app);
    let response = listen_publicly(&service).await;
    assert_eq!(response.status(), 200);
    let mut stream = response.into_body().into_data_stream();
    let someone = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    let mut other = app.hub().listen();
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
    let private = tokio::time::timeout(PATIENCE, other.recv()).await;
    assert!(private.is_ok(), "somebody's own news went through the hub");
    let mut cx = begin_as_system(&app, "test").await.unwrap();
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
    let app = sqlite_app().await;
    let service = attentive(&app);
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
    let app = sqlite_app().await;
    let someone = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    let mut stream = listen(&attentive(&app), &someone, "").await;
    let event = next(&mut stream).await.expect("an event");
    assert!(event.starts_with("data: missed 0"), "{event}");
    let mut tx = app.db().begin().await.unwrap();
    sessions::close(&mut tx, someone.session).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(next(&mut stream).await, None);
}

#[tokio::test]
async fn one_hears_of_oneself_and_of_nobody_else() {
    let app = sqlite_app().await;
    let one = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    let other = enter(&app, Role::JobSeeker, "b@exemple.fr", false).await;
    let tail = tokio::spawn(tail_outbox(app.app.clone()));
    let service = attentive(&app);
    let after = made_at(&service, &one, "data-live").await;
    let mut stream = listen(&service, &one, &after).await;
    for who in [&other, &one] {
        act(&app, who).await;
    }
    let event = next(&mut stream).await.expect("an event");
    assert!(
        event.starts_with(&format!("data: account:{} ", one.account)),
        "{event}"
    );
    tail.abort();
}

#[tokio::test]
async fn what_happened_before_the_stream_was_open_is_told_once() {
    let app = sqlite_app().await;
    let one = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    let other = enter(&app, Role::JobSeeker, "b@exemple.fr", false).await;
    let tail = tokio::spawn(tail_outbox(app.app.clone()));
    let service = attentive(&app);
    let after = made_at(&service, &one, "data-live").await;
    act(&app, &other).await;
    act(&app, &one).await;
    // Or the stream would be told of it as it happens, and once more.
    is_told(&app).await;
    // However late the stream comes, it tells what the page did not see …
    let expected = format!("data: account:{} ", one.account);
    let mut stream = listen(&service, &one, &after).await;
    let event = next(&mut stream).await.expect("an event");
    assert!(event.starts_with(&expected), "{event}");
    // … also when the line broke before it was read.
    let mut again = listen(&service, &one, &after).await;
    let event = next(&mut again).await.expect("an event");
    assert!(event.starts_with(&expected), "{event}");
    let point = next_point(&mut again).await;
    // Whoever knows is told nothing, neither by address nor as a browser says it.
    let mut knowing = listen(&service, &one, &point).await;
    assert_eq!(next_point(&mut knowing).await, point);
    let asked = request("GET", &format!("/live?after={after}"), Some(&one.token))
        .header("last-event-id", &point)
        .body(Body::empty())
        .unwrap();
    let response = service.clone().oneshot(asked).await.unwrap();
    let mut knowing = response.into_body().into_data_stream();
    assert_eq!(next_point(&mut knowing).await, point);
    // A page made now is of now.
    assert_eq!(made_at(&service, &one, "data-live").await, point);
    tail.abort();
}

#[tokio::test]
async fn whoever_does_not_say_what_they_know_asks_once_for_everything() {
    let app = sqlite_app().await;
    let one = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    let tail = tokio::spawn(tail_outbox(app.app.clone()));
    let service = attentive(&app);
    let here = made_at(&service, &one, "data-live").await;
    let (line, at) = here.split_once('.').unwrap();
    let at: i64 = at.parse().unwrap();
    for after in [
        String::new(),
        "nonsense".to_owned(),
        // A copy was restored: another outbox, or an earlier moment of this one.
        format!("deadbeef.{at}"),
        format!("{line}.{}", at + 1_000),
    ] {
        let mut stream = listen(&service, &one, &after).await;
        let event = next(&mut stream).await.expect("an event");
        assert!(event.starts_with("data: missed 0"), "{after}: {event}");
        assert!(event.contains(&format!("id: {here}")), "{after}: {event}");
        assert_eq!(next_point(&mut stream).await, here);
    }
    tail.abort();
}

#[tokio::test]
async fn everything_told_in_one_stream_is_known_in_the_next() {
    let app = sqlite_app().await;
    let one = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    let tail = tokio::spawn(tail_outbox(app.app.clone()));
    let service = attentive(&app);
    let after = made_at(&service, &one, "data-live").await;
    let mut stream = listen(&service, &one, &after).await;
    act(&app, &one).await;
    let event = next(&mut stream).await.expect("an event");
    // Its own point is before it: others of the same moment may have followed.
    let id = event.lines().find_map(|line| line.strip_prefix("id: "));
    assert_eq!(id, Some(after.as_str()), "{event}");
    // With the next look at the session the reader knows that this was all.
    // (It may be told once more on the way: early, and in its place.)
    let point = loop {
        let chunk = tokio::time::timeout(PATIENCE, stream.next()).await;
        let text = chunk.expect("an event").expect("a stream").unwrap();
        let text = String::from_utf8(text.to_vec()).unwrap();
        let point = text.strip_prefix("id: ").map(str::trim);
        if let Some(point) = point.filter(|point| *point != after) {
            break point.to_owned();
        }
    };
    let mut knowing = listen(&service, &one, &point).await;
    assert_eq!(next_point(&mut knowing).await, point);
    tail.abort();
}

#[tokio::test]
async fn figures_that_moved_before_the_public_stream_was_open_are_told() {
    let app = sqlite_app().await;
    let one = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    let mut cx = begin_as_system(&app, "test").await.unwrap();
    cx.emit("account:x".to_owned(), "something");
    finish(cx).await.unwrap();
    let tail = tokio::spawn(tail_outbox(app.app.clone()));
    let counted = pleinweb_market::CountedMarket::default();
    let market = tokio::spawn(pleinweb_platform::projections::keep(
        app.app.clone(),
        counted,
    ));
    let service = attentive(&app);
    let now = made_at(&service, &one, "data-figures").await;
    assert!(now.ends_with(".1"), "{now}");
    for (after, told) in [
        ("", true),
        ("deadbeef.1", true),
        ("00000000.0", true),
        (&now, false),
    ] {
        let asked = request("GET", &format!("/live/public?after={after}"), None)
            .body(Body::empty())
            .unwrap();
        let response = service.clone().oneshot(asked).await.unwrap();
        let mut stream = response.into_body().into_data_stream();
        // What is told may take its time; that nothing is told is looked at for a while.
        let patience = if told {
            PATIENCE
        } else {
            Duration::from_millis(500)
        };
        let first = tokio::time::timeout(patience, stream.next()).await;
        let first = first.ok().map(|chunk| chunk.unwrap().unwrap().to_vec());
        let first = first.map(|bytes| String::from_utf8(bytes).unwrap());
        let expected = told.then(|| format!("data: market 1\nid: {now}\n\n"));
        assert_eq!(first, expected, "{after}");
    }
    tail.abort();
    market.abort();
}

#[tokio::test]
async fn one_stream_too_many_ends_the_oldest_of_its_session() {
    let app = sqlite_app().await;
    let one = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    let service = router(door_of(&app), std::path::Path::new("/nowhere"));
    let mut open = Vec::new();
    for _ in 0..6 {
        let mut stream = listen(&service, &one, "").await;
        assert!(next(&mut stream).await.unwrap().starts_with("data: missed"));
        open.push(stream);
    }
    let mut newest = listen(&service, &one, "").await;
    let leave = next(&mut open[0]).await.expect("a word before the end");
    assert!(leave.contains("event: elsewhere"), "{leave}");
    assert!(leave.contains("retry: 600000"), "{leave}");
    assert_eq!(next(&mut open[0]).await, None);
    assert!(next(&mut newest).await.unwrap().starts_with("data: missed"));
    // Pages go on meanwhile.
    let page = call(&service, "GET", "/compte", "", Some(&one.token)).await;
    assert_eq!(page.status, 200);
}

#[tokio::test]
async fn a_network_has_five_hundred_streams_and_pages_work_without() {
    let app = sqlite_app().await;
    let service = router(door_of(&app), std::path::Path::new("/nowhere"));
    let mut open = Vec::new();
    for number in 0..84 {
        let email = format!("a{number}@exemple.fr");
        let one = enter(&app, Role::JobSeeker, &email, false).await;
        for _ in 0..6.min(500 - open.len()) {
            open.push(listen(&service, &one, "").await);
        }
    }
    let late = enter(&app, Role::JobSeeker, "late@exemple.fr", false).await;
    let asked = request("GET", "/live", Some(&late.token))
        .body(Body::empty())
        .unwrap();
    let refused = service.clone().oneshot(asked).await.unwrap();
    assert_eq!(refused.status(), 429);
    assert_eq!(refused.headers()["retry-after"], "60");
    let page = call(&service, "GET", "/compte", "", Some(&late.token)).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("data-live="));
}

#[tokio::test]
async fn whoever_left_an_agency_hears_nothing_of_it_at_once() {
    let app = sqlite_app().await;
    let agency: AgencyId = app.new_id();
    let adviser = enter(&app, Role::Adviser, "a@exemple.fr", false).await;
    let operator = enter(&app, Role::Operator, "o@exemple.fr", false).await;
    let now = app.now();
    let mut tx = app.db().begin().await.unwrap();
    attach_agency(&mut tx, Of::for_test(adviser.account), agency)
        .await
        .unwrap();
    pleinweb_platform::on!(&mut tx, |c| sqlx::query(
        "UPDATE session SET stepped_up_at = $1"
    )
    .bind(now)
    .execute(c)
    .await
    .map(|_| ()))
    .unwrap();
    tx.commit().await.unwrap();
    let tail = tokio::spawn(tail_outbox(app.app.clone()));
    is_told(&app).await;
    // The session is looked at again in a long while only.
    let service = router(door_of(&app), std::path::Path::new("/nowhere"));
    let mut stream = listen(&service, &adviser, "").await;
    let mut watching = listen(&service, &operator, "").await;
    for stream in [&mut stream, &mut watching] {
        let event = next(stream).await.expect("an event");
        assert!(event.starts_with("data: missed"), "{event}");
    }
    let (path, form) = (
        "/_fn/departures/leave",
        format!(
            "command[account]={}&command[agency]={agency}&command[last]=true&meta[lang]=fr",
            adviser.account
        ),
    );
    let done = call(&service, "POST", path, &form, Some(&operator.token)).await;
    assert_eq!(done.status, 200, "{}", done.body);
    let mut cx = begin_as_system(&app, "test").await.unwrap();
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
