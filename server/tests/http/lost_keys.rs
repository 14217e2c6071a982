//! A form that cannot be shown again because its key is not at hand: the page
//! says that there is a problem, and is never an empty form.

use pleinweb_kernel::{AppError, FormReturn, Role};
use pleinweb_platform::testing::{enter, sqlite_app};
use pleinweb_platform::{RequestInfo, keep_form};

use crate::request_as::{call, service};

#[tokio::test]
async fn a_form_that_does_not_open_is_an_incident_and_not_an_empty_form() {
    let app = sqlite_app().await;
    let someone = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    let request = RequestInfo {
        session_token: Some(someone.token.clone()),
        ..RequestInfo::default()
    };
    let refused = FormReturn {
        form: "/_fn/entry/callback".to_owned(),
        error: AppError::invalid("name", "required"),
        values: vec![("name".to_owned(), "Zoé".to_owned())],
    };
    let (id, _) = keep_form(&app, &request, &refused).await.unwrap();
    let path = format!("/aide?form={id}");
    let token = Some(someone.token.as_str());
    let well = call(&service(&app), "GET", &path, "", token).await;
    assert_ne!(well.status, 503);
    let other = app.with_other_keys();
    let lost = call(&service(&other), "GET", &path, "", token).await;
    assert_eq!(lost.status, 503, "{}", lost.body);
    assert!(
        lost.body.contains("Numéro de l’incident : "),
        "{}",
        lost.body
    );
    assert!(!lost.body.contains("Zoé"));
    assert_eq!(lost.header("cache-control"), "no-store");
}
