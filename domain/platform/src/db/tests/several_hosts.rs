//! Several hosts in one address: the first that takes writes, and the next one
//! when it goes away.

use std::net::SocketAddr;
use std::str::FromStr;

use sqlx::ConnectOptions;
use sqlx::postgres::PgConnectOptions;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use super::super::hosts::takes_writes;
use super::said;
use crate::Db;
use crate::testing::POSTGRES_URL;

/// The throw-away PostgreSQL's address, and the part of it that is the host;
/// `None` when it is not reached by TCP.
fn target() -> Option<(String, String)> {
    let url = std::env::var(POSTGRES_URL).ok()?;
    let options = PgConnectOptions::from_str(&url).ok()?;
    let place = format!("{}:{}", options.get_host(), options.get_port());
    url.contains(&place).then_some((url, place))
}

/// A host that passes on to the real one, until it is ended with all its connections.
async fn host(to: String) -> (SocketAddr, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let task = tokio::spawn(async move {
        let mut open = tokio::task::JoinSet::new();
        while let Ok((mut near, _)) = listener.accept().await {
            let to = to.clone();
            open.spawn(async move {
                if let Ok(mut far) = TcpStream::connect(to).await {
                    let _ = tokio::io::copy_bidirectional(&mut near, &mut far).await;
                }
            });
        }
    });
    (address, task)
}

#[pleinweb_testing::test]
async fn when_the_first_host_goes_away_the_next_one_is_used() {
    let Some((url, to)) = target() else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    let (first, running) = host(to.clone()).await;
    let (second, _running) = host(to.clone()).await;
    // Nobody listens at the very first: the program starts all the same.
    let several = url.replacen(&to, &format!("127.0.0.1:1,{first},{second}"), 1);
    let db = Db::open(&several, 2).await.unwrap();
    let mut tx = db.begin().await.unwrap();
    let before = said(&mut tx, "SELECT pg_backend_pid()::text").await;
    tx.commit().await.unwrap();
    running.abort();
    let _ = running.await;
    let mut tx = db.begin().await.unwrap();
    let after = said(&mut tx, "SELECT pg_backend_pid()::text").await;
    tx.commit().await.unwrap();
    assert_ne!(before, after);
    let Db::Postgres { pool, .. } = &db else {
        unreachable!()
    };
    assert_eq!(pool.connect_options().get_port(), second.port());
}

#[pleinweb_testing::test]
async fn a_host_that_takes_no_writes_is_not_the_one() {
    let Some((url, _)) = target() else {
        eprintln!("skipped: no PostgreSQL");
        return;
    };
    let options = PgConnectOptions::from_str(&url).unwrap();
    let mut sound = options.connect().await.unwrap();
    takes_writes(&mut sound).await.unwrap();
    let standby = options.options([("default_transaction_read_only", "on")]);
    let mut standby = standby.connect().await.unwrap();
    takes_writes(&mut standby).await.unwrap_err();
}
