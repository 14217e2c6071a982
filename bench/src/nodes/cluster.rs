//! A database of the benchmark's own, and nodes of the program on it.

use std::fs::File;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};
use sqlx::postgres::PgPoolOptions;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, PgPool};

use super::Failure;
use super::client::Browser;
use crate::http::now;

const STARTING: Duration = Duration::from_mins(1);

pub struct Cluster {
    server: String,
    name: String,
    program: PathBuf,
    data: tempfile::TempDir,
    smtp: SocketAddr,
    /// For looking from outside; opened once there is a schema.
    pub db: PgPool,
}

/// A running node; it is killed when this is dropped.
pub struct Node {
    child: Child,
    pub address: SocketAddr,
}

impl Cluster {
    pub async fn make(server: &str, smtp: SocketAddr) -> Result<Self, Failure> {
        let program =
            std::env::var_os("PLEINWEB_SERVER").ok_or("PLEINWEB_SERVER names no program")?;
        let name = format!("bench_nodes_{}", std::process::id());
        say(server, &format!("CREATE DATABASE {name}")).await?;
        let (host, _) = server
            .rsplit_once('/')
            .ok_or("not an address of PostgreSQL")?;
        let db = PgPoolOptions::new()
            .max_connections(2)
            .connect_lazy(&format!("{host}/{name}"))?;
        let cluster = Self {
            server: server.to_owned(),
            name,
            program: program.into(),
            data: tempfile::tempdir()?,
            smtp,
            db,
        };
        // Agencies, as an operator's own list: whose files arrive where.
        let agencies = cluster.data.path().join("agencies.csv");
        std::fs::write(
            &agencies,
            "slug,name,street,postcode,city,lat,lon,phone,departments,postcodes\n\
             limoges,Agence de Limoges,1 place Jourdan,87000,Limoges,45.83,1.26,,87,\n",
        )?;
        cluster.run(&["migrate"])?;
        cluster.run(&["import", "agencies", &agencies.display().to_string()])?;
        Ok(cluster)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        let (host, _) = self.server.rsplit_once('/').unwrap_or((&self.server, ""));
        command
            .env_clear()
            .env("PLEINWEB_DATABASE_URL", format!("{host}/{}", self.name))
            .env("PLEINWEB_DATA", self.data.path())
            .env("PLEINWEB_SMTP_URL", format!("smtp://{}", self.smtp))
            .env("PLEINWEB_TRIES_PER_MINUTE", "1000000")
            .env("PLEINWEB_READS_PER_MINUTE", "1000000")
            .env("PLEINWEB_SITE", self.data.path().join("no-site"))
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        command
    }

    /// Runs a command of the program to its end.
    pub fn run(&self, args: &[&str]) -> Result<(), Failure> {
        let output = self.command().args(args).stderr(Stdio::piped()).output()?;
        if output.status.success() {
            return Ok(());
        }
        Err(format!("{args:?}: {}", String::from_utf8_lossy(&output.stderr)).into())
    }

    /// Writes a file that the program is to read.
    pub fn file(&self, name: &str, text: &str) -> Result<String, Failure> {
        let path = self.data.path().join(name);
        std::fs::write(&path, text)?;
        Ok(path.display().to_string())
    }

    /// Starts a node and waits until it is ready with all it serves.
    pub async fn start(&self) -> Result<Node, Failure> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let log = self.data.path().join(format!("{}.log", address.port()));
        let child = self
            .command()
            .arg("serve")
            .env("PLEINWEB_LISTEN", address.to_string())
            .stderr(File::create(&log)?)
            .spawn()?;
        let node = Node { child, address };
        let (browser, started) = (Browser::new(""), Instant::now());
        loop {
            match browser.get(address, "/readyz").await {
                Ok(reply) if is_whole(&reply.body) => return Ok(node),
                _ if started.elapsed() > STARTING => {
                    return Err(std::fs::read_to_string(&log)?.into());
                }
                _ => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    }

    /// Somebody who is signed in.
    pub async fn enter(&self, email: &str) -> Result<Browser, Failure> {
        let now = now();
        let token = format!("bench-session-of-{email}-{:032}", std::process::id());
        let (account, session) = (id(email, "account"), id(email, "session"));
        sqlx::query(
            "INSERT INTO account (id, role, email, email_confirmed_at, lang, created_at)
             VALUES ($1, 'job-seeker', $2, $3, 'fr', $3)",
        )
        .bind(account)
        .bind(email)
        .bind(now)
        .execute(&self.db)
        .await?;
        sqlx::query(
            "INSERT INTO session (id, token_hash, account_id, half_signed_in, created_at, seen_at,
             expires_at, stepped_up_at, device) VALUES ($1, $2, $3, false, $4, $4, $5, $4, 'Bench')",
        )
        .bind(session)
        .bind(Sha256::digest(token.as_bytes()).to_vec())
        .bind(account)
        .bind(now)
        .bind(now + 3_600_000)
        .execute(&self.db)
        .await?;
        Ok(Browser::new(&token))
    }

    pub async fn end(self) -> Result<(), Failure> {
        self.db.close().await;
        let drop = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        say(&self.server, &drop).await
    }
}

/// Whether a node serves with all its offers.
fn is_whole(said: &str) -> bool {
    said.starts_with("ready") && !said.contains("search index")
}

async fn say(server: &str, sql: &str) -> Result<(), Failure> {
    let mut server = PgConnection::connect(server).await?;
    server.execute(AssertSqlSafe(sql.to_owned())).await?;
    Ok(())
}

/// An id that follows from a name.
fn id(name: &str, kind: &str) -> sqlx::types::Uuid {
    let hash = Sha256::digest(format!("{kind} {name}").as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    sqlx::types::Uuid::from_bytes(bytes)
}

impl Node {
    /// Ends it as a machine ends that loses its power.
    pub fn kill(mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
