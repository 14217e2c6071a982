//! A database of a test's own, and nodes of the program on it.

use std::io::{BufRead, BufReader, Read};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;

use pleinweb_nomenclature::{seed_agencies, seed_lists};
use pleinweb_platform::clock::{MachineClock, MachineRandomness, SeededRandomness};
use pleinweb_platform::secrets::Secrets;
use pleinweb_platform::testing::POSTGRES_URL;
use pleinweb_platform::{AppState, Db, Settings};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

/// What all nodes share.
pub struct Cluster {
    pub name: String,
    server_url: String,
    data: tempfile::TempDir,
    smtp: Option<SocketAddr>,
}

impl Cluster {
    /// A database without a schema; nothing where there is no PostgreSQL.
    pub async fn empty() -> Option<Self> {
        let Ok(server_url) = std::env::var(POSTGRES_URL) else {
            eprintln!("skipped: {POSTGRES_URL} is not set (cargo xtask test sets it)");
            return None;
        };
        let id = Secrets::new_key_line(1, &MachineRandomness);
        let id: String = id
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .take(16)
            .collect();
        let cluster = Self {
            name: format!("n{}", id.to_lowercase()),
            server_url,
            data: tempfile::tempdir().unwrap(),
            smtp: None,
        };
        cluster
            .server(&format!("CREATE DATABASE {}", cluster.name))
            .await;
        Some(cluster)
    }

    /// The same with a mail server.
    pub fn with_smtp(mut self, address: SocketAddr) -> Self {
        self.smtp = Some(address);
        self
    }

    /// Something that is said to the server, beside the database.
    pub async fn server(&self, sql: &str) {
        let mut server = PgConnection::connect(&self.server_url).await.unwrap();
        server.execute(AssertSqlSafe(sql.to_owned())).await.unwrap();
    }

    pub fn server_url(&self) -> &str {
        &self.server_url
    }

    pub fn url(&self) -> String {
        let (server, _) = self.server_url.rsplit_once('/').unwrap();
        format!("{server}/{}", self.name)
    }

    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// An app of the test's own on the database, as a third node would have
    /// it: for what is done beforehand, and for looking.
    pub async fn app(&self) -> AppState {
        let settings = Settings {
            key_folder: self.data().join("keys"),
            tries_per_minute: 1_000_000,
            ..Settings::default()
        };
        AppState::new(
            Db::open(&self.url(), 4).await.unwrap(),
            Arc::new(MachineClock),
            Arc::new(MachineRandomness),
            Secrets::parse(&master_key()).unwrap(),
            settings,
        )
    }

    /// The same with the schema, occupations, places and agencies.
    pub async fn furnished(&self) -> AppState {
        let app = self.app().await;
        app.db().migrate().await.unwrap();
        seed_lists(&app).await.unwrap();
        seed_agencies(&app).await.unwrap();
        app
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pleinweb"));
        command
            .env_clear()
            .env("PLEINWEB_DATABASE_URL", self.url())
            .env("PLEINWEB_DATA", self.data())
            .env("PLEINWEB_MASTER_KEYS", master_key())
            .env("PLEINWEB_TRIES_PER_MINUTE", "1000000")
            .env("PLEINWEB_READS_PER_MINUTE", "1000000")
            .env("PLEINWEB_SITE", self.data().join("no-site"))
            .stdin(Stdio::null());
        if let Some(address) = self.smtp {
            command.env("PLEINWEB_SMTP_URL", format!("smtp://{address}"));
        }
        command
    }

    /// Runs a command to its end.
    pub async fn run(&self, args: &[&str]) -> Output {
        let mut command = self.command();
        command.args(args);
        tokio::task::spawn_blocking(move || command.output().unwrap())
            .await
            .unwrap()
    }

    /// Starts a node, until it listens or ends.
    pub async fn start(&self) -> Result<Node, String> {
        self.start_with(&[]).await
    }

    /// The same with other options; an empty one is not given.
    pub async fn start_with(&self, options: &[(&str, &str)]) -> Result<Node, String> {
        let mut command = self.command();
        for (name, value) in options {
            if value.is_empty() {
                command.env_remove(name);
            } else {
                command.env(name, value);
            }
        }
        let folder = self.data().to_owned();
        tokio::task::spawn_blocking(move || Node::start(command, &folder))
            .await
            .unwrap()
    }

    /// Two nodes that start at the same moment.
    pub async fn two(&self) -> [Node; 2] {
        let (one, other) = tokio::join!(self.start(), self.start());
        [one.unwrap(), other.unwrap()]
    }

    pub async fn end(self) {
        self.server(&format!(
            "DROP DATABASE IF EXISTS {} WITH (FORCE)",
            self.name
        ))
        .await;
    }
}

/// The same key for all nodes of a test.
fn master_key() -> String {
    Secrets::new_key_line(1, &SeededRandomness::new(11))
}

/// A running node; it is killed when this is dropped.
pub struct Node {
    child: Child,
    pub address: SocketAddr,
    log: PathBuf,
}

impl Node {
    fn start(mut command: Command, folder: &Path) -> Result<Self, String> {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let log = folder.join(format!("node-{}.log", address.port()));
        let mut child = command
            .arg("serve")
            .env("PLEINWEB_LISTEN", address.to_string())
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(&log).unwrap())
            .spawn()
            .expect("the program starts");
        // It says so once it listens.
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        if lines.any(|line| line.is_ok_and(|line| line.contains("listens on"))) {
            return Ok(Self {
                child,
                address,
                log,
            });
        }
        let _ = child.wait();
        Err(read(&log))
    }

    /// What it has logged so far.
    pub fn log(&self) -> String {
        read(&self.log)
    }
}

fn read(path: &Path) -> String {
    let mut text = String::new();
    let _ = std::fs::File::open(path).and_then(|mut file| file.read_to_string(&mut text));
    text
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
