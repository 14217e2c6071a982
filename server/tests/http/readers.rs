//! What stands on a page for whoever reads it, by which a tab never shows what it
//! kept of one person's pages to another.

use axum::Router;
use pleinweb_kernel::Role;
use pleinweb_platform::testing::{another_node, enter, sqlite_app};

use crate::request_as::{call, service};

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
