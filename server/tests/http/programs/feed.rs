//! A search as an Atom feed.

use pleinweb_kernel::HOUR_MS;
use pleinweb_offers::withdraw_next;
use pleinweb_platform::testing::{sqlite_app, sqlite_app_with};
use pleinweb_platform::{Settings, begin_as_system, finish};

use super::world::{ask, bakers, begin, offer, read, store};
use super::xml::{Element, parse};
use crate::request_as::service;

fn link<'a>(of: &'a Element, rel: &str) -> &'a str {
    let found = of.all("link").find(|link| link.attribute("rel") == rel);
    found.map_or("", |link| link.attribute("href"))
}

#[tokio::test]
async fn a_search_can_be_followed() {
    let app = sqlite_app_with(Settings {
        public_url: "https://pleinweb.example".to_owned(),
        ..Settings::default()
    })
    .await;
    let mut keeper = begin(&app).await;
    bakers(&app, &mut keeper, 3).await;
    let service = service(&app);
    let answer = read(&service, "/en/offres.atom?quoi=boulanger&tri=salaire").await;
    assert_eq!(answer.status, 200);
    assert_eq!(
        answer.header("content-type"),
        "application/atom+xml; charset=utf-8"
    );
    assert_eq!(answer.header("cache-control"), "public, max-age=300");
    let feed = parse(&answer.body);
    assert_eq!(feed.name, "feed");
    assert_eq!(feed.attribute("xmlns"), "http://www.w3.org/2005/Atom");
    assert_eq!(feed.attribute("xml:lang"), "en");
    assert_eq!(feed.one("title").text, "Job offers: boulanger");
    let own = "https://pleinweb.example/en/offres.atom?quoi=boulanger";
    assert_eq!(feed.one("id").text, own);
    assert_eq!(link(&feed, "self"), own);
    assert_eq!(
        link(&feed, "alternate"),
        "https://pleinweb.example/en/offres?quoi=boulanger&tri=salaire"
    );
    assert_eq!(feed.one("author").one("name").text, "Plein Web");
    let entries: Vec<&Element> = feed.all("entry").collect();
    let titles: Vec<&str> = entries
        .iter()
        .map(|one| one.one("title").text.as_str())
        .collect();
    assert_eq!(
        titles,
        ["Boulanger 0", "Boulanger 1", "Boulanger 2"],
        "newest first"
    );
    let entry = entries[0];
    assert_eq!(feed.one("updated").text, entry.one("updated").text);
    assert_eq!(entry.one("published").text, entry.one("updated").text);
    assert!(entry.one("published").text.ends_with('Z'));
    let id = entry
        .one("id")
        .text
        .strip_prefix("urn:uuid:")
        .expect("a uuid");
    assert_eq!(
        link(entry, "alternate"),
        format!("https://pleinweb.example/en/offres/{id}")
    );
    assert_eq!(
        entry.one("summary").text,
        "Fournil & Fils <SARL> · Limoges · Fixed term · Full time · 2,000 to 2,167\u{a0}€ gross a month, that is 24,000 to 26,000\u{a0}€ a year"
    );
    let again = read(&service, "/offres.atom?quoi=zzzzzz&contrat=permanent").await;
    let empty = parse(&again.body);
    assert_eq!(empty.all("entry").count(), 0);
    assert_eq!(
        empty.one("title").text,
        "Offres d’emploi\u{a0}: zzzzzz, CDI"
    );
    assert!(empty.one("updated").text.ends_with("T00:00:00Z"));
    let odd = read(&service, "/offres.atom?ou=zzzzzz&contrat=rien&utm_source=x").await;
    let said = parse(&odd.body).one("subtitle").text.clone();
    assert!(
        said.contains("«\u{a0}zzzzzz\u{a0}»") && said.contains("contrat=rien"),
        "{said}"
    );
}

#[tokio::test]
async fn hostile_titles_break_nothing() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    let hostile = [
        (
            "</title><script>alert(1)</script>",
            "</title><script>alert(1)</script>",
        ),
        ("a\u{1}\u{8}\u{b}\u{1b}\u{7f}\u{9f}b", "ab"),
        (
            "]]> <!-- & &amp; &#0; \u{2028}\u{202e}💥",
            // What turns the direction of writing is left out.
            "]]> <!-- & &amp; &#0; \u{2028}💥",
        ),
        ("\u{fffe}\u{ffff}x\r\ny", "x  y"),
        ("<![CDATA[ é", "<![CDATA[ é"),
        ("\"'>", "\"'>"),
    ];
    let offers: Vec<_> = (0..hostile.len())
        .map(|number| offer(&app, number, hostile[number].0))
        .collect();
    store(&app, &mut keeper, &offers).await;
    let service = service(&app);
    let feed = parse(&read(&service, "/offres.atom").await.body);
    let titles: Vec<String> = feed
        .all("entry")
        .map(|one| one.one("title").text.clone())
        .collect();
    assert_eq!(titles, hostile.map(|(_, shown)| shown));
    // What is asked comes back as text too.
    let asked =
        "/offres.atom?quoi=%3C%2Ftitle%3E%00%01%22%3E&ou=%3Czzzzz%3E&contrat=%3C%21%5BCDATA%5B";
    let feed = parse(&read(&service, asked).await.body);
    assert_eq!(feed.one("title").text, "Offres d’emploi\u{a0}: </title>\">");
    assert!(feed.one("subtitle").text.contains("«\u{a0}<zzzzz>\u{a0}»"));
}

#[tokio::test]
async fn a_feed_is_read_on_and_read_again_only_when_it_changed() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    bakers(&app, &mut keeper, 120).await;
    let service = service(&app);
    let mut path = "/offres.atom?quoi=boulanger".to_owned();
    let mut ids = Vec::new();
    for _ in 0..3 {
        let feed = parse(&read(&service, &path).await.body);
        ids.extend(feed.all("entry").map(|entry| entry.one("id").text.clone()));
        let next = link(&feed, "next");
        path = next
            .strip_prefix("http://localhost:3000")
            .unwrap_or(next)
            .to_owned();
    }
    assert_eq!(path, "", "three parts");
    assert_eq!(ids.len(), 120);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 120, "none twice");
    let first = read(&service, "/offres.atom").await;
    let mark = first.header("etag").to_owned();
    assert!(mark.starts_with('"') && mark.len() > 20, "{mark}");
    let same = ask(&service, "GET", "/offres.atom", ("if-none-match", &mark)).await;
    assert_eq!((same.status.as_u16(), same.body.as_str()), (304, ""));
    assert_eq!(same.header("etag"), mark);
    // There is a next part, whose mark holds the instant: later nothing else is new.
    app.clock.advance(HOUR_MS);
    let later = ask(&service, "GET", "/offres.atom", ("if-none-match", &mark)).await;
    assert_eq!(later.status.as_u16(), 304, "nothing came in this hour");
    store(&app, &mut keeper, &[offer(&app, 500, "Boulangère")]).await;
    let shorter = ask(
        &service,
        "GET",
        "/offres.atom?quoi=zz",
        ("if-none-match", &mark),
    )
    .await;
    assert_eq!(shorter.status, 200);
    let head = ask(&service, "HEAD", "/offres.atom", ("accept", "*/*")).await;
    assert_eq!((head.status.as_u16(), head.body.as_str()), (200, ""));
    let bad = read(&service, "/offres.atom?suite=00").await;
    assert_eq!(bad.status, 422, "never the beginning again");
    let sent = ask(&service, "POST", "/offres.atom", ("accept", "*/*")).await;
    assert_eq!(sent.status, 405);
}

/// Published twice, it is one entry; the copy that takes its place is the same one.
#[tokio::test]
async fn the_same_offer_is_one_entry_whichever_copy_stands() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    let mut first = offer(&app, 1, "Boulanger");
    first.text.description = "<p>Vous pétrissez et cuisez le pain dans notre fournil, de nuit, \
        avec quatre collègues et un apprenti.</p>"
        .to_owned();
    let mut second = first.clone();
    second.source.id = "zzz".to_owned();
    store(&app, &mut keeper, &[first]).await;
    store(&app, &mut keeper, &[second]).await;
    let service = service(&app);
    let entries = async || {
        let feed = parse(&read(&service, "/offres.atom").await.body);
        let ids = feed.all("entry").map(|entry| entry.one("id").text.clone());
        ids.collect::<Vec<_>>()
    };
    let before = entries().await;
    assert_eq!(before.len(), 1);
    let list = async || {
        let body = read(&service, "/api/v1/offers").await.body;
        serde_json::from_str::<serde_json::Value>(&body).expect("JSON")
    };
    let listed = list().await;
    assert_eq!(listed["total"], 1);
    let also = &listed["offers"][0]["also_published"];
    assert_eq!(also.as_array().map(Vec::len), Some(1));
    let path = format!("/api/v1/offers/{}", also[0]["id"].as_str().expect("an id"));
    let other = read(&service, &path).await;
    assert_eq!(other.status, 200, "reached by its own address");
    let other: serde_json::Value = serde_json::from_str(&other.body).expect("JSON");
    assert_eq!(other["also_published"][0]["id"], listed["offers"][0]["id"]);

    let mut cx = begin_as_system(&app, "test").await.expect("a transaction");
    let gone = withdraw_next(&mut cx, "essai", "").await;
    assert_eq!(gone, Ok(true));
    finish(cx).await.expect("a commit");
    keeper.catch_up().await.expect("an index");
    assert_eq!(entries().await, before, "no news for who has read it");
    let listed = list().await;
    assert_eq!(listed["total"], 1);
    assert_eq!(listed["offers"][0]["also_published"], serde_json::json!([]));
}
