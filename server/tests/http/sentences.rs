//! What fields say while they are filled in: one file for each language, kept by
//! browsers for ever, under a name that changes with what it says.

use std::hash::{DefaultHasher, Hash, Hasher};

use pleinweb_app::sentences::{ROUTE, address};
use pleinweb_kernel::{Lang, Role};
use pleinweb_platform::testing::{enter, sqlite_app};

use crate::request_as::{call, service};

/// The name that a file of this content has.
fn name(lang: Lang, content: &str) -> String {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    let path = format!("{}-{:016x}.json", lang.tag(), hasher.finish());
    ROUTE.replace("{file}", &path)
}

#[tokio::test]
async fn a_file_of_sentences_is_kept_for_ever_and_has_the_name_of_its_content() {
    let app = sqlite_app().await;
    let someone = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    let service = service(&app);
    let before = app.db().statements().count();
    for lang in Lang::ALL {
        let path = address(lang);
        let file = call(&service, "GET", &path, "", None).await;
        let known = call(&service, "GET", &path, "", Some(&someone.token)).await;
        assert_eq!(file.status, 200);
        assert_eq!(file.header("content-type"), "application/json");
        assert_eq!(
            file.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
        // It is the same for everyone, and sets nothing.
        assert_eq!((known.status, &known.body), (file.status, &file.body));
        assert!(!known.headers.contains_key("set-cookie"));
        assert_eq!(address(lang), name(lang, &file.body));
        let changed = file.body.replacen(':', ": ", 1);
        assert_ne!(changed, file.body);
        assert_ne!(address(lang), name(lang, &changed));
    }
    let after = app.db().statements().count();
    assert_eq!(after, before, "nothing is asked of the database");
}

#[tokio::test]
async fn a_name_that_no_file_has_is_not_found_and_not_kept() {
    let app = sqlite_app().await;
    let service = service(&app);
    let known = address(Lang::Fr);
    let older = name(Lang::Fr, "{}");
    let other = known.replace("/fr-", "/en-");
    for path in [
        &*older,
        &*other,
        "/textes/fr.json",
        "/textes/fr",
        "/textes/",
        "/textes/..%2fPKG",
        "/textes/%00",
        "/textes/%ff",
        &[&*known, "/"].concat(),
        &["/en", &*known].concat(),
    ] {
        let answer = call(&service, "GET", path, "", None).await;
        assert!(
            matches!(answer.status.as_u16(), 400 | 404),
            "{path}: {}",
            answer.status
        );
        let kept = answer.header("cache-control");
        assert!(!kept.contains("max-age"), "{path}: {kept}");
    }
    assert_eq!(call(&service, "GET", &older, "", None).await.status, 404);
    assert_eq!(call(&service, "POST", &known, "", None).await.status, 405);
}
