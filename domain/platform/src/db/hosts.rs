//! The address of a PostgreSQL with several hosts, as libpq reads it: the hosts
//! are tried in their order, and the first one that takes writes is used. When it
//! goes away, or takes no writes any more, they are tried again.
//!
//! `postgres://user:password@one:5432,two:5433/name` or
//! `postgres://user:password@/name?host=one,two&port=5432,5433`.

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, PgConnection, PgPool, Postgres};
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

use super::ACQUIRE_WITHIN;
use super::tx::leave;

/// How long one host may take to answer.
const HOST_WITHIN: Duration = Duration::from_secs(3);
/// How long a connection is waited for before the hosts are tried again.
const PATIENCE: Duration = Duration::from_secs(1);

/// Where a PostgreSQL may be.
#[derive(Debug)]
pub struct Hosts {
    candidates: Vec<PgConnectOptions>,
    /// Whether a host is left that takes no writes: where there are several, or
    /// the address says so.
    must_write: bool,
    /// When they were last tried.
    looked: Mutex<Option<Instant>>,
}

impl Hosts {
    pub(super) fn one(options: PgConnectOptions) -> Self {
        Self {
            candidates: vec![options],
            must_write: false,
            looked: Mutex::new(None),
        }
    }

    /// # Errors
    /// An address that cannot be read, in words.
    pub(super) fn parse(address: &str) -> Result<Self, sqlx::Error> {
        let candidates: Vec<PgConnectOptions> = addresses(address)?
            .iter()
            .map(|one| PgConnectOptions::from_str(one))
            .collect::<Result<_, _>>()?;
        let said = ["read-write", "primary"]
            .iter()
            .any(|attrs| address.contains(&format!("target_session_attrs={attrs}")));
        Ok(Self {
            must_write: said || candidates.len() > 1,
            candidates,
            looked: Mutex::new(None),
        })
    }

    /// The same with other options for each.
    pub(super) fn map(self, change: impl Fn(PgConnectOptions) -> PgConnectOptions) -> Self {
        Self {
            candidates: self.candidates.into_iter().map(change).collect(),
            ..self
        }
    }

    pub(super) fn must_write(&self) -> bool {
        self.must_write
    }

    /// The first host that takes writes; an only one without a question.
    pub(super) async fn choose(&self) -> Result<PgConnectOptions, sqlx::Error> {
        if !self.must_write
            && let Some(only) = self.candidates.first()
        {
            return Ok(only.clone());
        }
        let mut last = None;
        for candidate in &self.candidates {
            match timeout(HOST_WITHIN, writes(candidate)).await {
                Ok(Ok(())) => return Ok(candidate.clone()),
                Ok(Err(error)) => last = Some(error),
                Err(_) => {}
            }
        }
        Err(last.unwrap_or_else(|| refused("none of the hosts answers")))
    }

    /// A connection of the pool, to whichever host takes writes now.
    pub(super) async fn connection(
        &self,
        pool: &PgPool,
    ) -> Result<PoolConnection<Postgres>, sqlx::Error> {
        if !self.must_write {
            return pool.acquire().await;
        }
        let until = Instant::now() + ACQUIRE_WITHIN;
        loop {
            let error = match timeout(PATIENCE, pool.acquire()).await {
                Ok(Ok(connection)) => return Ok(connection),
                Ok(Err(sqlx::Error::PoolClosed)) => return Err(sqlx::Error::PoolClosed),
                Ok(Err(error)) => error,
                Err(_) => sqlx::Error::PoolTimedOut,
            };
            if Instant::now() >= until {
                return Err(error);
            }
            self.look_again(pool).await;
        }
    }

    /// Points the pool to the host that takes writes now. Those who wait at the
    /// same time look once, and not more often than every `PATIENCE`.
    async fn look_again(&self, pool: &PgPool) {
        let mut looked = self.looked.lock().await;
        if looked.is_some_and(|at| at.elapsed() < PATIENCE) {
            return;
        }
        match self.choose().await {
            Ok(options) => {
                if options.get_host() != pool.connect_options().get_host()
                    || options.get_port() != pool.connect_options().get_port()
                {
                    tracing::warn!(host = options.get_host(), "another database host is used");
                }
                pool.set_connect_options(options);
            }
            Err(error) => tracing::warn!(%error, "no database host takes writes"),
        }
        *looked = Some(Instant::now());
    }
}

async fn writes(candidate: &PgConnectOptions) -> Result<(), sqlx::Error> {
    let mut connection = candidate.connect().await?;
    let taken = takes_writes(&mut connection).await;
    leave(connection).await;
    taken
}

/// `target_session_attrs=read-write`.
pub(super) async fn takes_writes(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    let read_only: String = sqlx::query_scalar("SELECT current_setting('transaction_read_only')")
        .fetch_one(connection)
        .await?;
    if read_only == "off" {
        Ok(())
    } else {
        Err(refused("this host takes no writes"))
    }
}

fn refused(why: &str) -> sqlx::Error {
    sqlx::Error::Configuration(why.to_owned().into())
}

/// One address for each host of an address.
fn addresses(address: &str) -> Result<Vec<String>, sqlx::Error> {
    let (scheme, rest) = address
        .split_once("://")
        .ok_or_else(|| refused("an address begins with postgres://"))?;
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, name) = place.split_once('/').unwrap_or((place, ""));
    let (who, hosts) = authority.rsplit_once('@').unwrap_or(("", authority));
    let mut hosts: Vec<String> = hosts.split(',').map(str::to_owned).collect();
    let mut ports = Vec::new();
    let mut others = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value_list = || value.replace("%2C", ",").replace("%2c", ",");
        match key {
            "host" if value_list().contains(',') => {
                hosts = value_list().split(',').map(str::to_owned).collect();
            }
            "port" if value_list().contains(',') => {
                ports = value_list().split(',').map(str::to_owned).collect();
            }
            "port" if hosts.len() > 1 => ports = vec![value.to_owned()],
            "hostaddr" if value_list().contains(',') => {
                return Err(refused(
                    "hostaddr names one address: name several hosts by host",
                ));
            }
            "target_session_attrs" => match value {
                "any" | "read-write" | "primary" => {}
                other => {
                    let why = format!(
                        "target_session_attrs={other}: this program writes; it uses a host that takes writes"
                    );
                    return Err(refused(&why));
                }
            },
            "load_balance_hosts" if value != "disable" => {
                return Err(refused(
                    "load_balance_hosts: hosts are tried in their order",
                ));
            }
            _ => others.push(pair),
        }
    }
    if hosts.len() > 1 && hosts.iter().any(String::is_empty) {
        return Err(refused("an empty name among the hosts"));
    }
    if ports.len() > 1 && ports.len() != hosts.len() {
        return Err(refused("as many ports as hosts, or one for all"));
    }
    let who = if who.is_empty() {
        String::new()
    } else {
        format!("{who}@")
    };
    Ok(hosts
        .iter()
        .enumerate()
        .map(|(at, host)| {
            let mut query: Vec<String> = others.iter().map(|&pair| pair.to_owned()).collect();
            if let Some(port) = ports.get(at).or(ports.first().filter(|_| ports.len() == 1)) {
                query.push(format!("port={port}"));
            }
            // A folder of sockets has no place in an authority.
            let place = if host.starts_with('/') || host.starts_with("%2F") {
                query.push(format!("host={host}"));
                ""
            } else {
                host
            };
            let query = query.join("&");
            let mark = if query.is_empty() { "" } else { "?" };
            format!("{scheme}://{who}{place}/{name}{mark}{query}")
        })
        .collect())
}

/// Kept by an open database, shared by its copies.
pub(super) type SharedHosts = Arc<Hosts>;

#[cfg(feature = "testing")]
mod tests {
    use super::{Hosts, addresses};

    #[pleinweb_testing::test]
    fn several_hosts_are_read_as_libpq_reads_them() {
        for (address, expected) in [
            ("postgres://u:p@h/d", vec!["postgres://u:p@h/d"]),
            (
                "postgresql://u:p@h:1/d?sslmode=require&target_session_attrs=read-write",
                vec!["postgresql://u:p@h:1/d?sslmode=require"],
            ),
            (
                "postgres://u:p%40@a:1,[::1]:2,c/d?sslmode=disable",
                vec![
                    "postgres://u:p%40@a:1/d?sslmode=disable",
                    "postgres://u:p%40@[::1]:2/d?sslmode=disable",
                    "postgres://u:p%40@c/d?sslmode=disable",
                ],
            ),
            (
                "postgres:///d?host=a,b&port=1,2&user=u",
                vec![
                    "postgres://a/d?user=u&port=1",
                    "postgres://b/d?user=u&port=2",
                ],
            ),
            (
                "postgres://u@a,b/d?port=5",
                vec!["postgres://u@a/d?port=5", "postgres://u@b/d?port=5"],
            ),
            (
                "postgres:///d?host=/run/one,/run/two",
                vec!["postgres:///d?host=/run/one", "postgres:///d?host=/run/two"],
            ),
            (
                "postgres:///d?host=/run/one",
                vec!["postgres:///d?host=/run/one"],
            ),
        ] {
            assert_eq!(addresses(address).unwrap(), expected, "{address}");
            let hosts = Hosts::parse(address).unwrap();
            let said = address.contains("target_session_attrs");
            assert_eq!(hosts.must_write(), expected.len() > 1 || said);
        }
    }

    #[pleinweb_testing::test]
    fn what_is_not_understood_is_refused_in_words() {
        for (address, word) in [
            ("postgres://a,b/d?target_session_attrs=standby", "standby"),
            ("postgres://a,b/d?port=1,2,3", "ports"),
            ("postgres://a/d?port=1,2", "ports"),
            ("postgres://a,,b/d", "empty"),
            ("postgres://a/d?hostaddr=::1,::2", "hostaddr"),
            ("postgres://a,b/d?load_balance_hosts=random", "order"),
        ] {
            let error = addresses(address).unwrap_err().to_string();
            assert!(error.contains(word), "{address}: {error}");
        }
    }
}
