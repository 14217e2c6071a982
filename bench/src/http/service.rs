//! The service under test: filled by its own import, started, watched.

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::table;
use crate::offers::Maker;

/// A million offers are indexed long before.
const STARTING: Duration = Duration::from_mins(10);

pub struct Service {
    program: PathBuf,
    data: PathBuf,
    child: Option<Child>,
    pub address: String,
}

impl Service {
    pub fn new(program: PathBuf, data: &Path) -> Self {
        Self {
            program,
            data: data.to_owned(),
            child: None,
            address: String::new(),
        }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.arg("--data").arg(&self.data);
        command
    }

    /// Imports so many offers into an empty folder; says how long that took. A
    /// folder that was filled before stays as it is.
    pub fn fill(&self, maker: &Maker<'_>, offers: u64) -> Result<Option<Duration>, Box<dyn Error>> {
        let mark = self.data.join(format!("filled-with-{offers}"));
        if mark.exists() {
            return Ok(None);
        }
        std::fs::create_dir_all(&self.data)?;
        run(self.command().arg("migrate"))?;
        let path = self.data.join("offers.csv");
        table::all(&mut BufWriter::new(File::create(&path)?), maker, offers)?;
        let start = Instant::now();
        run(self.import().arg(&path))?;
        let took = start.elapsed();
        std::fs::remove_file(&path)?;
        File::create(mark)?;
        Ok(Some(took))
    }

    fn import(&self) -> Command {
        let mut command = self.command();
        command.args(["import", "offers", "--format", "csv"]);
        command.args(["--source", "bench", "--source-name", "Bench"]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Imports a few rows through a pipe, as a source's own job would.
    pub fn change(&self, rows: &[u8]) -> Result<(), Box<dyn Error>> {
        let mut child = self
            .import()
            .arg("/dev/stdin")
            .stdin(Stdio::piped())
            .spawn()?;
        if let Some(mut pipe) = child.stdin.take() {
            pipe.write_all(rows)?;
        }
        let status = child.wait()?;
        status
            .success()
            .then_some(())
            .ok_or_else(|| format!("the import of changes ended with {status}").into())
    }

    /// Starts it and waits until its search holds all offers; says how long that
    /// took. (It serves from the first moment on.)
    pub fn start(&mut self, site: &Path) -> Result<Duration, Box<dyn Error>> {
        let port = std::net::TcpListener::bind(("127.0.0.1", 0))?
            .local_addr()?
            .port();
        self.address = format!("127.0.0.1:{port}");
        let start = Instant::now();
        let child = self
            .command()
            .arg("serve")
            .args(["--listen", &self.address])
            .args(["--reads-per-minute", "1000000"])
            .arg("--site")
            .arg(site)
            .stdout(Stdio::null())
            .stderr(File::create(self.data.join("serve.log"))?)
            .spawn()?;
        self.child = Some(child);
        while !self.ready() {
            if start.elapsed() > STARTING {
                return Err("the service was not ready in ten minutes".into());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Ok(start.elapsed())
    }

    fn ready(&self) -> bool {
        use std::io::Read;
        let Ok(mut stream) = std::net::TcpStream::connect(&self.address) else {
            return false;
        };
        let asked = "GET /readyz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
        let mut answer = String::new();
        stream.write_all(asked.as_bytes()).is_ok()
            && stream.read_to_string(&mut answer).is_ok()
            && answer
                .split_once("\r\n\r\n")
                .is_some_and(|(_, body)| body.lines().next() == Some("ready"))
    }

    pub fn process(&self) -> Option<u32> {
        self.child.as_ref().map(Child::id)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            drop(child.kill());
            drop(child.wait());
        }
    }
}

fn run(command: &mut Command) -> Result<(), String> {
    let status = command
        .status()
        .map_err(|error| format!("{command:?}: {error}"))?;
    status
        .success()
        .then_some(())
        .ok_or_else(|| format!("{command:?} ended with {status}"))
}
