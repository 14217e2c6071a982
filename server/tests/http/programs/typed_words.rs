//! The page of a search as it comes without scripts, and the API beside it: what
//! follows a short list, a correction that is undone, one letter alone.

use std::collections::BTreeSet;

use axum::Router;
use pleinweb_platform::testing::sqlite_app;
use serde_json::Value;

use super::world::{ask, bakers, begin, read};
use crate::request_as::service;

/// The address that a page leads to where a link begins so; signs as they are.
fn link(page: &str, holds: &str) -> String {
    let mut links = page.split("href=\"").skip(1);
    let found = links.find_map(|rest| {
        let (href, _) = rest.split_once('"')?;
        href.contains(holds).then(|| href.replace("&amp;", "&"))
    });
    found.unwrap_or_else(|| panic!("no link with {holds} in {page}"))
}

/// A page as it reads: the spaces of French quotes are spaces.
async fn page(service: &Router, path: &str) -> String {
    let answer = read(service, path).await;
    assert_eq!(answer.status, 200, "{path}");
    answer.body.replace(['\u{a0}', '\u{202f}'], " ")
}

fn offers(page: &str) -> Vec<String> {
    let cards = page.split("<a href=\"/offres/").skip(1);
    let ids = cards.filter_map(|rest| rest.split_once(['"', '?']));
    let ids = ids.map(|(id, _)| id.to_owned());
    ids.filter(|id| id.len() == 36).collect()
}

#[tokio::test]
async fn a_short_list_goes_on_under_a_heading_without_scripts() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    bakers(&app, &mut keeper, 45).await;
    let service = service(&app);
    let mut path = "/offres?quoi=boulanger+xylophone&tri=date".to_owned();
    let mut seen = Vec::new();
    for part in 1..=3 {
        let shown = page(&service, &path).await;
        assert!(
            shown.contains("Offres pour « boulanger » sans « xylophone »"),
            "part {part}"
        );
        assert!(shown.contains("45 offres"), "its own total");
        assert!(shown.contains("Aucune offre"), "the total of all words");
        seen.extend(offers(&shown));
        if part < 3 {
            let more = shown.split("<a ").find(|tag| tag.contains("rel=\"next\""));
            path = link(more.expect("more"), "suite=");
            assert!(path.contains("tri=date"), "{path}");
        }
    }
    let each: BTreeSet<&String> = seen.iter().collect();
    assert_eq!((seen.len(), each.len()), (45, 45));
    let english = read(&service, "/en/offres?quoi=boulanger+xylophone")
        .await
        .body;
    assert!(english.contains("Offers for “boulanger” without “xylophone”"));
}

#[tokio::test]
async fn a_correction_is_undone_with_one_press_and_stays_so_in_the_form() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    bakers(&app, &mut keeper, 30).await;
    let service = service(&app);
    let shown = page(&service, "/offres?quoi=boulenger").await;
    assert!(shown.contains("Résultats pour « boulanger »"));
    let undone = link(&shown, "exact=oui");
    let shown = page(&service, &undone).await;
    assert!(!shown.contains("Résultats pour"));
    assert!(shown.contains("Les mots « boulenger » sont cherchés tels quels."));
    // The form that sorts and narrows down says it of these words.
    let fields = shown
        .split("<input")
        .filter(|field| field.contains("name=\"exact\""));
    let fields: Vec<&str> = fields.collect();
    assert_eq!(fields.len(), 1);
    let field = fields[0].split('>').next().unwrap_or_default();
    assert!(field.contains("value=\"boulenger\""), "{field}");
    assert!(!field.contains("disabled"), "{field}");
    for (path, corrected) in [
        ("/offres?quoi=boulenger&exact=boulenger&tri=date", false),
        ("/offres?quoi=boulnager&exact=boulenger&tri=date", true),
    ] {
        let other = page(&service, path).await;
        assert_eq!(other.contains("Résultats pour"), corrected, "{path}");
    }
    // And back again.
    let back = shown
        .split("href=\"")
        .find(|rest| rest.starts_with("/offres?quoi=boulenger\""));
    assert!(back.is_some(), "{shown}");
}

#[tokio::test]
async fn one_letter_is_said_to_be_no_search() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    bakers(&app, &mut keeper, 3).await;
    let service = service(&app);
    let shown = page(&service, "/offres?quoi=c").await;
    assert!(shown.contains("« c » ne suffit pas pour chercher"));
    assert_eq!(offers(&shown).len(), 3);
    let list = read(&service, "/api/v1/offers?quoi=c").await.body;
    let list: Value = serde_json::from_str(&list).expect("JSON");
    assert_eq!(
        (&list["no_words"], &list["total"]),
        (&true.into(), &3.into())
    );
    let feed = page(&service, "/offres.atom?quoi=c").await;
    assert!(feed.contains("ne suffit pas"), "{feed}");
    let feed = page(&service, "/offres.atom?quoi=boulenger").await;
    assert!(feed.contains("Résultats pour « boulanger »"), "{feed}");
}

#[tokio::test]
async fn a_program_that_asks_for_more_gets_it_apart() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    bakers(&app, &mut keeper, 25).await;
    let service = service(&app);
    let mut path = "/api/v1/offers?quoi=boulanger+xylophone&elargir=oui&limit=10".to_owned();
    let mut seen = BTreeSet::new();
    for part in 1..=3 {
        let answer = read(&service, &path).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let list: Value = serde_json::from_str(&answer.body).expect("JSON");
        assert_eq!(list["total"], 0);
        assert_eq!(list["offers"], Value::Array(Vec::new()));
        let wider = &list["wider"][0];
        assert_eq!(
            (&wider["kept"], &wider["without"], &wider["total"]),
            (&"boulanger".into(), &"xylophone".into(), &25.into())
        );
        for offer in wider["offers"].as_array().expect("offers") {
            assert!(seen.insert(offer["id"].to_string()), "part {part}");
        }
        let Some(next) = list["next"].as_str() else {
            break;
        };
        path = next
            .split_once("//")
            .and_then(|(_, rest)| rest.split_once('/'))
            .map_or_else(|| panic!("{next}"), |(_, path)| ["/", path].concat());
    }
    assert_eq!(seen.len(), 25);
    let plain = read(&service, "/api/v1/offers?quoi=boulanger+xylophone").await;
    let plain: Value = serde_json::from_str(&plain.body).expect("JSON");
    assert_eq!(plain["wider"], Value::Array(Vec::new()));
    assert_eq!(plain["some_words"], true);
}

/// What people say becomes words and filters in the address, by one step that works
/// without scripts; the page says so and leads back.
#[tokio::test]
async fn what_people_say_becomes_an_address_of_words_and_filters() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    bakers(&app, &mut keeper, 3).await;
    let service = service(&app);
    for (asked, address) in [
        (
            "/offres?quoi=je+cherche+du+boulot+de+boulanger",
            "/offres?quoi=boulanger&dit=",
        ),
        (
            "/en/offres?quoi=boulanger+en+CDI&ou=Limoges",
            "/en/offres?quoi=boulanger&ou=Limoges&contrat=permanent&dit=",
        ),
        (
            "/offres?quoi=travail+sans+dipl%C3%B4me",
            "/offres?experience=none&dit=",
        ),
    ] {
        let answer = read(&service, asked).await;
        assert_eq!(answer.status, 302, "{asked}");
        let to = answer.header("location");
        assert!(to.starts_with(address), "{asked}: {to}");
        // It leads on once.
        let there = read(&service, to).await;
        assert_eq!(there.status, 200, "{to}");
    }
    let said = "/offres?quoi=boulanger&contrat=permanent&dit=boulanger%20en%20CDI";
    let shown = page(&service, said).await;
    assert!(shown.contains("Nous cherchons « boulanger », avec : CDI."));
    let exact = link(&shown, "exact=oui");
    assert_eq!(exact, "/offres?quoi=boulanger+en+CDI&exact=oui");
    assert!(
        page(&service, &exact)
            .await
            .contains("sont cherchés tels quels")
    );
    // What was taken away since is not said to be there.
    let less = page(&service, "/offres?quoi=boulanger&dit=boulanger%20en%20CDI").await;
    assert!(!less.contains("avec : CDI"));
    // Nothing moves under the hands of whoever types.
    let path = "/offres?quoi=boulanger+en+CDI+pai";
    let answer = ask(&service, "GET", path, ("x-typing", "1")).await;
    assert_eq!(answer.status, 200);
    assert!(answer.body.contains("value=\"boulanger en CDI pai\""));
    assert!(answer.body.contains("class=\"chip\""));
}
