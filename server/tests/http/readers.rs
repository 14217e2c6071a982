//! What stands on a page for whoever reads it, by which a tab never shows what it
//! kept of one person's pages to another.

use axum::Router;
use axum::body::Body;
use pleinweb_kernel::Role;
use pleinweb_platform::testing::{another_node, enter, sqlite_app};

use crate::request_as::{call, request, send, service};

async fn reader(service: &Router, path: &str, token: Option<&str>) -> Option<String> {
    let page = call(service, "GET", path, "", token).await;
    assert!(page.body.contains("<html"), "{path}: {}", page.status);
    let (_, rest) = page.body.split_once("data-reader=\"")?;
    rest.split('"').next().map(str::to_owned)
}

#[tokio::test]
async fn each_reader_has_a_mark_of_their_own_that_is_the_same_everywhere() {
    let app = sqlite_app().await;
    let ada = enter(&app, Role::JobSeeker, "ada@exemple.fr", false).await;
    let bob = enter(&app, Role::JobSeeker, "bob@exemple.fr", false).await;
    let half = enter(&app, Role::Adviser, "eve@exemple.fr", true).await;
    let here = service(&app);
    let there = service(&another_node(&app, 8, 0));
    let mut marks = Vec::new();
    for (who, pages) in [
        (&ada, ["/", "/espace", "/en/espace", "/compte"]),
        (&bob, ["/", "/espace", "/offres", "/nulle-part"]),
        (&half, ["/", "/aide", "/en/aide", "/second-facteur"]),
    ] {
        let mark = reader(&here, "/", Some(&who.token)).await.expect("a mark");
        assert!(
            mark.len() == 16 && mark.bytes().all(|sign| sign.is_ascii_hexdigit()),
            "{mark}"
        );
        for path in pages {
            for node in [&here, &there] {
                let found = reader(node, path, Some(&who.token)).await;
                assert_eq!(found.as_ref(), Some(&mark), "{path}");
            }
        }
        let id = who.account.to_string().replace('-', "");
        assert!(!id.contains(&mark) && !id.starts_with(&mark[..8]), "{id}");
        marks.push(mark);
    }
    marks.sort();
    marks.dedup();
    assert_eq!(marks.len(), 3);
}

#[tokio::test]
async fn a_visitor_has_none() {
    let app = sqlite_app().await;
    enter(&app, Role::JobSeeker, "ada@exemple.fr", false).await;
    let service = service(&app);
    for path in [
        "/",
        "/en",
        "/offres",
        "/marche",
        "/aide",
        "/pour-moi",
        "/connexion",
        "/creer-un-compte",
        "/nulle-part",
    ] {
        for token in [None, Some("invented")] {
            assert_eq!(reader(&service, path, token).await, None, "{path}");
        }
    }
}

#[tokio::test]
async fn what_a_page_sends_by_itself_is_for_its_own_reader() {
    let app = sqlite_app().await;
    let ada = enter(&app, Role::JobSeeker, "ada@exemple.fr", false).await;
    let bob = enter(&app, Role::JobSeeker, "bob@exemple.fr", false).await;
    let service = service(&app);
    let adas = reader(&service, "/", Some(&ada.token))
        .await
        .expect("a mark");
    for (what, mark, token, status) in [
        ("her own page", adas.as_str(), Some(&ada.token), 200),
        ("a page that says nothing", "", Some(&ada.token), 200),
        (
            "somebody else signed in meanwhile",
            &adas,
            Some(&bob.token),
            401,
        ),
        ("nobody is signed in any more", &adas, None, 401),
        (
            "an invented mark",
            "0011223344556677",
            Some(&ada.token),
            401,
        ),
    ] {
        let path = "/_fn/registration/keep-identity";
        let asked = request("POST", path, token.map(String::as_str))
            .header("accept", "application/json")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("x-reader", mark)
            .body(Body::from("command[first_name]=Ada&meta[lang]=fr"))
            .expect("a request");
        let answer = send(&service, asked).await;
        assert_eq!(answer.status.as_u16(), status, "{what}: {}", answer.body);
        assert_eq!(
            answer.header("x-plein-web"),
            "1",
            "{what}: it is our answer"
        );
    }
}
