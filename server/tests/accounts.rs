//! The ways in over http: cookies, redirects of plain forms, and the doors of
//! the demo, which exist nowhere else.

use std::net::SocketAddr;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{Request, Response, StatusCode, header};
use leptos::prelude::LeptosOptions;
use pleinweb::http::{Door, Pace, router};
use pleinweb_accounts::{NewAccount, add_demo_person, create_account};
use pleinweb_kernel::{AccountId, Lang, Role};
use pleinweb_platform::testing::{TestApp, demo_app, sqlite_app};
use tokio::sync::watch;
use tower::ServiceExt;

const PASSWORD: &str = "trois petits chats gris";

fn service(app: &TestApp, loopback: bool) -> Router {
    let options = LeptosOptions::builder().output_name("pleinweb").build();
    let (_, closing) = watch::channel(false);
    let door = Door {
        app: app.app.clone(),
        options,
        loopback,
        proxies: Vec::new(),
        pace: Pace::default(),
        closing,
    };
    router(door, std::path::Path::new("no-such-folder"))
}

async fn person(app: &TestApp, role: Role) -> AccountId {
    let hash = app
        .passwords()
        .hash(app.randomness(), PASSWORD)
        .await
        .unwrap();
    let id = app.new_id();
    let mut tx = app.db().begin().await.unwrap();
    let new = NewAccount {
        id,
        role,
        email: "a@exemple.fr",
        password_hash: Some(&hash),
        lang: Lang::Fr,
        at: app.now(),
    };
    let account = create_account(&mut tx, &new).await.unwrap();
    add_demo_person(&mut tx, account, "someone", "Quelqu'un")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id
}

/// A plain form, as a browser without scripts sends it.
#[derive(Clone)]
struct Post<'a> {
    path: &'a str,
    body: String,
    peer: &'a str,
    host: &'a str,
    more: Option<(&'a str, &'a str)>,
}

async fn post(service: &Router, post: Post<'_>) -> Response<Body> {
    let mut request = Request::post(post.path)
        .header(header::HOST, post.host)
        .header(header::ACCEPT, "text/html,application/xhtml+xml")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    if let Some((name, value)) = post.more {
        request = request.header(name, value);
    }
    let mut request = request.body(Body::from(post.body)).unwrap();
    let peer: SocketAddr = post.peer.parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(peer));
    service.clone().oneshot(request).await.unwrap()
}

fn cookies(response: &Response<Body>) -> Vec<String> {
    let headers = response.headers().get_all(header::SET_COOKIE);
    headers
        .iter()
        .map(|value| value.to_str().unwrap().to_owned())
        .collect()
}

async fn whole(response: Response<Body>) -> String {
    let bytes = to_bytes(response.into_body(), 100_000).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn location(response: &Response<Body>) -> &str {
    response.headers()[header::LOCATION].to_str().unwrap()
}

fn sign_in(password: &str) -> String {
    let password = password.replace(' ', "+");
    format!(
        "command[email]=a%40exemple.fr&command[password]={password}&command[return_to]=/espace/contrat\
         &meta[request_id]=x&meta[back]=/connexion&meta[lang]=fr"
    )
}

#[tokio::test]
async fn a_plain_form_signs_in_and_a_wrong_one_comes_back() {
    let app = sqlite_app().await;
    person(&app, Role::JobSeeker).await;
    let service = service(&app, true);
    let form = |password| Post {
        path: "/_fn/accounts/sign-in",
        body: sign_in(password),
        peer: "127.0.0.1:4000",
        host: "localhost:3000",
        more: None,
    };
    let refused = post(&service, form("faux")).await;
    assert!(refused.status().is_redirection(), "{}", refused.status());
    assert!(
        location(&refused).starts_with("/connexion?form="),
        "{}",
        location(&refused)
    );

    let done = post(&service, form(PASSWORD)).await;
    assert!(done.status().is_redirection());
    assert_eq!(location(&done), "/espace/contrat");
    let set = cookies(&done);
    assert!(
        set.iter().any(|cookie| cookie.starts_with("session=")
            && cookie.contains("HttpOnly")
            && cookie.contains("SameSite=Lax")),
        "{set:?}"
    );
    assert!(
        set.iter()
            .any(|cookie| cookie.starts_with("device=") && cookie.contains("HttpOnly")),
        "{set:?}"
    );
    assert_eq!(done.headers()[header::CACHE_CONTROL], "no-store");

    let out = Post {
        path: "/_fn/accounts/sign-out",
        body: "meta[request_id]=y&meta[back]=/compte&meta[lang]=fr".to_owned(),
        peer: "127.0.0.1:4000",
        host: "localhost:3000",
        more: Some(("cookie", set[0].split(';').next().unwrap())),
    };
    let out = post(&service, out).await;
    assert_eq!(location(&out), "/");
    assert!(out.headers().contains_key("clear-site-data"));
}

#[tokio::test]
async fn the_doors_of_the_demo_exist_on_this_machine_only() {
    let demo = demo_app().await;
    let id = person(&demo, Role::Adviser).await;
    let near = service(&demo, true);
    let enter = || Post {
        path: "/_fn/demo/enter",
        body: format!(
            "command[account]={id}&meta[request_id]=x&meta[back]=/connexion&meta[lang]=fr"
        ),
        peer: "127.0.0.1:4000",
        host: "localhost:3000",
        more: None,
    };
    let open = post(&near, enter()).await;
    assert!(open.status().is_redirection(), "{}", open.status());
    assert_eq!(location(&open), "/conseil");

    let real = sqlite_app().await;
    person(&real, Role::Adviser).await;
    let cases = [
        (
            "a database that no demo made",
            service(&real, true),
            enter(),
        ),
        (
            "a listener that others reach",
            service(&demo, false),
            enter(),
        ),
        (
            "another machine",
            service(&demo, true),
            Post {
                peer: "192.0.2.1:4000",
                ..enter()
            },
        ),
        (
            "another host name",
            service(&demo, true),
            Post {
                host: "pleinweb.example",
                ..enter()
            },
        ),
        (
            "a proxy",
            service(&demo, true),
            Post {
                more: Some(("x-forwarded-for", "127.0.0.1")),
                ..enter()
            },
        ),
        (
            "a proxy",
            service(&demo, true),
            Post {
                more: Some(("forwarded", "for=127.0.0.1")),
                ..enter()
            },
        ),
        (
            "a proxy",
            service(&demo, true),
            Post {
                more: Some(("via", "1.1 proxy")),
                ..enter()
            },
        ),
    ];
    for (what, service, form) in cases {
        let nowhere = Post {
            path: "/_fn/demo/no-such",
            ..form.clone()
        };
        let (answer, unknown) = (post(&service, form).await, post(&service, nowhere).await);
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{what}");
        assert!(cookies(&answer).is_empty(), "{what}");
        assert_eq!(
            whole(answer).await,
            whole(unknown).await,
            "{what}: like any function that does not exist"
        );
    }
}
