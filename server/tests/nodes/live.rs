//! What happens on one node is told on the other.

use std::time::{Duration, Instant};

use pleinweb_kernel::Role;
use pleinweb_platform::testing::enter;

use crate::call::{Stream, made_at, post};
use crate::cluster::Cluster;

const ACT: &str = "/_fn/entry/choose";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn news_of_one_node_are_told_on_the_other_within_a_second() {
    let Some(cluster) = Cluster::empty().await else {
        return;
    };
    let app = cluster.furnished().await;
    let [one, other] = cluster.two().await;
    let someone = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    let after = made_at(other.address, &someone.token).await;
    let mut stream = Stream::open(other.address, &someone.token, &after).await;
    let mine = format!("account:{} ", someone.account);
    let mut late = Vec::new();
    for _ in 0..5 {
        let acted = post(
            one.address,
            ACT,
            "command[path]=mixed&meta[lang]=fr",
            &someone.token,
        )
        .await;
        assert_eq!(acted.status, 200, "{}", acted.body);
        let answered = Instant::now();
        let news = stream.news().await;
        assert!(news.starts_with(&mine), "{news}");
        late.push(answered.elapsed());
    }
    late.sort_unstable();
    println!("told on the other node after {late:?}");
    // A busy machine may hold one of them up.
    assert!(late[2] < Duration::from_secs(1), "{late:?}");
    drop(stream);

    // The page was made, its stream opens later, and somebody decided meanwhile:
    // whichever node it opens on tells it.
    for node in [&one, &other] {
        let after = made_at(node.address, &someone.token).await;
        post(
            one.address,
            ACT,
            "command[path]=mixed&meta[lang]=fr",
            &someone.token,
        )
        .await;
        tokio::time::sleep(Duration::from_millis(1500)).await;
        let mut late = Stream::open_untold(other.address, &someone.token, &after).await;
        let news = late.news().await;
        assert!(news.starts_with(&mine), "{news}");
    }
    app.db().close().await;
    drop((one, other));
    cluster.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nodes_notice_a_restored_database_and_begin_anew() {
    let Some(cluster) = Cluster::empty().await else {
        return;
    };
    let app = cluster.furnished().await;
    let someone = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    app.db().close().await;
    let name = cluster.name.clone();
    cluster
        .server(&format!("CREATE DATABASE {name}_copy TEMPLATE {name}"))
        .await;
    let nodes = cluster.two().await;
    let mut streams = Vec::new();
    for node in &nodes {
        let after = made_at(node.address, &someone.token).await;
        streams.push(Stream::open(node.address, &someone.token, &after).await);
    }
    for sql in [
        format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false"),
        format!(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'"
        ),
        format!("ALTER DATABASE {name} RENAME TO {name}_old"),
        format!("ALTER DATABASE {name}_copy RENAME TO {name}"),
    ] {
        cluster.server(&sql).await;
    }
    for stream in &mut streams {
        assert!(stream.news().await.starts_with("missed "));
    }
    // And what happens there is told.
    let acted = post(
        nodes[0].address,
        ACT,
        "command[path]=mixed&meta[lang]=fr",
        &someone.token,
    )
    .await;
    assert_eq!(acted.status, 200, "{}", acted.body);
    for stream in &mut streams {
        assert!(stream.news().await.starts_with("account:"));
    }
    for node in &nodes {
        assert!(node.log().contains("beginning anew"), "{}", node.log());
    }
    drop(nodes);
    cluster
        .server(&format!("DROP DATABASE {name}_old WITH (FORCE)"))
        .await;
    cluster.end().await;
}
