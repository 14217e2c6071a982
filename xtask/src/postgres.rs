//! A throw-away PostgreSQL cluster for the tests: its own folder, a free port
//! of the loopback address, stopped and removed at the end. Nothing in it must
//! outlive the machine's power, so it does not wait for the disk.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::say::say;
use crate::setup::{postgres_programs, root};
use crate::shell::{Doing, Failure, TARGET, program, quietly};

/// What tests read to find the database.
pub const URL: &str = "PLEINWEB_TEST_DATABASE_URL";
/// PostgreSQL refuses to run as root; this is the user that Debian's package makes.
const USER: &str = "postgres";
const PREFIX: &str = "pleinweb-pg-";

/// A running cluster; it ends when this is dropped.
pub struct Cluster {
    folder: PathBuf,
    port: u16,
}

impl Cluster {
    /// Makes and starts a cluster.
    pub fn start() -> Result<Self, Failure> {
        remove_stale();
        let folder = parent()?.join(format!("{PREFIX}{}", std::process::id()));
        let port = TcpListener::bind(("127.0.0.1", 0))
            .and_then(|listener| listener.local_addr())
            .doing("looking for a free port")?
            .port();
        fs::create_dir_all(&folder).doing(folder.display())?;
        let cluster = Self { folder, port };
        cluster.begin()?;
        say(format!("PostgreSQL runs on port {port}"));
        Ok(cluster)
    }

    pub fn url(&self) -> String {
        format!("postgres://{USER}@127.0.0.1:{}/postgres", self.port)
    }

    fn begin(&self) -> Result<(), Failure> {
        if root() {
            quietly(program("chown").arg(USER).arg(&self.folder))?;
        }
        let data = self.folder.join("data");
        quietly(
            server_program("initdb")?
                .arg("--pgdata")
                .arg(&data)
                .args(["--username", USER, "--auth=trust", "--encoding=UTF8"])
                .args(["--locale=C", "--no-sync"]),
        )?;
        let options = format!(
            "-p {} -k {} -c listen_addresses=127.0.0.1 -c max_connections=200 \
             -c fsync=off -c synchronous_commit=off -c full_page_writes=off",
            self.port,
            self.folder.display()
        );
        // Its log goes to a file: a pipe that the server inherits would never close.
        quietly(
            server_program("pg_ctl")?
                .args(["start", "--wait", "--silent", "--pgdata"])
                .arg(&data)
                .arg("--log")
                .arg(self.folder.join("log"))
                .args(["--options", &options]),
        )
        .map(drop)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        remove(&self.folder);
    }
}

/// One of PostgreSQL's programs, run by an unprivileged user.
fn server_program(name: &str) -> Result<Command, Failure> {
    let folder =
        postgres_programs().ok_or_else(|| Failure::new("PostgreSQL's programs are missing"))?;
    let mut command = if root() {
        let mut command = program("runuser");
        command.args(["-u", USER, "--"]).arg(folder.join(name));
        command
    } else {
        program(folder.join(name))
    };
    // initdb and pg_ctl want a working folder that their user may read.
    command.current_dir(std::env::temp_dir());
    Ok(command)
}

/// The target folder, or the system's temporary one when PostgreSQL's user
/// cannot reach the target folder (it is often below root's home in CI) or when
/// its path is too long for a socket.
fn parent() -> Result<PathBuf, Failure> {
    fs::create_dir_all(&*TARGET).doing(TARGET.display())?;
    let reachable = !root()
        || quietly(
            program("runuser")
                .args(["-u", USER, "--", "test", "-x"])
                .arg(&*TARGET),
        )
        .is_ok();
    let short = TARGET.as_os_str().len() < 60;
    Ok(if reachable && short {
        TARGET.clone()
    } else {
        std::env::temp_dir()
    })
}

/// Removes the clusters of xtasks that were killed before they could.
fn remove_stale() {
    for parent in [TARGET.clone(), std::env::temp_dir()] {
        for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let owner = name.to_str().and_then(|name| name.strip_prefix(PREFIX));
            if owner.is_some_and(|process| !is_xtask(process)) {
                remove(&entry.path());
            }
        }
    }
}

fn is_xtask(process: &str) -> bool {
    quietly(program("ps").args(["-o", "comm=", "-p", process]))
        .is_ok_and(|name| name.contains("xtask"))
}

fn remove(folder: &Path) {
    if folder.join("data/postmaster.pid").exists()
        && let Ok(mut command) = server_program("pg_ctl")
        && let Err(failure) = quietly(
            command
                .args(["stop", "--wait", "--silent", "--mode=immediate", "--pgdata"])
                .arg(folder.join("data")),
        )
    {
        say(failure);
    }
    if let Err(error) = fs::remove_dir_all(folder) {
        say(format!("{}: {error}", folder.display()));
    }
}
