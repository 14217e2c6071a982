//! What search engines read.

use pleinweb_app::page::Page;
use pleinweb_kernel::{HOUR_MS, Lang};
use pleinweb_offers::{ListOffers, MarkOffers};
use pleinweb_platform::testing::{Browser, on_both, sqlite_app};

use super::world::{bakers, begin, offer, read, store};
use super::xml::parse;
use crate::request_as::service;

const ROOT: &str = "http://localhost:3000";

fn locations(xml: &str) -> Vec<String> {
    let root = parse(xml);
    let each = root.children.iter();
    each.map(|one| one.one("loc").text.clone()).collect()
}

#[tokio::test]
async fn everything_public_is_found_from_robots_txt() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    bakers(&app, &mut keeper, 5).await;
    let service = service(&app);
    let rules = read(&service, "/robots.txt").await;
    assert_eq!(rules.header("content-type"), "text/plain; charset=utf-8");
    assert!(rules.body.contains("Disallow: /espace\n"), "{}", rules.body);
    let index = rules
        .body
        .lines()
        .find_map(|line| line.strip_prefix("Sitemap: "));
    assert_eq!(index, Some("http://localhost:3000/sitemap.xml"));
    let index = read(&service, "/sitemap.xml").await;
    assert_eq!(
        index.header("content-type"),
        "application/xml; charset=utf-8"
    );
    let files = locations(&index.body);
    assert_eq!(
        files,
        ["pages.xml", "offres-1.xml"].map(|name| format!("{ROOT}/sitemap/{name}"))
    );
    let pages = read(&service, "/sitemap/pages.xml").await;
    let addresses = locations(&pages.body);
    for page in [Page::Home, Page::Offers, Page::Market] {
        for lang in Lang::ALL {
            assert!(
                addresses.contains(&format!("{ROOT}{}", page.href(lang))),
                "{page:?}"
            );
        }
    }
    for address in &addresses {
        let page = read(&service, address.strip_prefix(ROOT).expect("ours")).await;
        assert_eq!(page.status, 200, "{address}");
    }
    let home = parse(&pages.body);
    let tags: Vec<&str> = home.children[0]
        .all("xhtml:link")
        .map(|link| link.attribute("hreflang"))
        .collect();
    assert_eq!(tags, ["fr", "en", "x-default"]);
    let offers = read(&service, "/sitemap/offres-1.xml").await;
    let addresses = locations(&offers.body);
    assert_eq!(addresses.len(), 5);
    for address in &addresses {
        let page = read(&service, address.strip_prefix(ROOT).expect("ours")).await;
        assert_eq!(page.status, 200, "{address}");
    }
    let first = parse(&offers.body);
    assert!(first.children[0].one("lastmod").text.ends_with('Z'));
    for name in ["offres-2.xml", "offres-0.xml", "rien", "..%2Frobots.txt"] {
        assert_eq!(
            read(&service, &format!("/sitemap/{name}")).await.status,
            404,
            "{name}"
        );
    }
}

#[tokio::test]
async fn files_are_marked_out_once_an_hour() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    let service = service(&app);
    let statements = || app.db().statements().count();
    assert_eq!(
        locations(&read(&service, "/sitemap.xml").await.body).len(),
        1,
        "no offers"
    );
    bakers(&app, &mut keeper, 2).await;
    let before = statements();
    assert_eq!(
        locations(&read(&service, "/sitemap.xml").await.body).len(),
        1
    );
    assert_eq!(read(&service, "/sitemap/offres-1.xml").await.status, 404);
    assert_eq!(statements(), before, "nothing was asked");
    app.clock.advance(HOUR_MS);
    assert_eq!(
        locations(&read(&service, "/sitemap.xml").await.body).len(),
        2
    );
    assert_eq!(statements(), before + 1);
    // What came since is in the last file.
    let mut newer = offer(&app, 2, "Pâtissier");
    newer.published_at = Some(app.now());
    store(&app, &mut keeper, &[newer]).await;
    let last = read(&service, "/sitemap/offres-1.xml").await;
    assert_eq!(locations(&last.body).len(), 3);
}

#[tokio::test]
async fn stretches_hold_every_offer_once() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        bakers(&app, &mut keeper, 23).await;
        // Some published at the same instant.
        let same: Vec<_> = (30..37)
            .map(|number| {
                let mut offer = offer(&app, number, "Crêpier");
                offer.published_at = Some(app.now());
                offer
            })
            .collect();
        store(&app, &mut keeper, &same).await;
        let visitor = Browser::new();
        let marks = visitor.must_ask::<MarkOffers>(&app, 4).await;
        assert_eq!(marks.len(), 8);
        let mut seen = Vec::new();
        for (at, from) in marks.iter().enumerate() {
            let stretch = (*from, marks.get(at + 1).copied(), 4);
            let offers = visitor.must_ask::<ListOffers>(&app, stretch).await;
            assert_eq!(offers.len(), if at == 7 { 2 } else { 4 });
            seen.extend(offers.into_iter().map(|(id, _)| id));
        }
        assert_eq!(seen.len(), 30);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 30, "none twice");
    })
    .await;
}
