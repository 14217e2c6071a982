//! `cargo xtask bench change`: how long it takes from a changed rule of a feature
//! until its tests have run, and until the page is served again.

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::say::say;
use crate::shell::{Doing, Failure, ROOT, TARGET, cargo, program, run};

/// Near the ground, in the middle, and the largest.
const FEATURES: [&str; 4] = ["registration", "caseload", "market", "offers"];
/// How long the program may take to answer.
const ANSWERS_WITHIN: Duration = Duration::from_mins(1);

/// Measures the features named, or some of all sizes. A rule is changed in the
/// sources for it, and put back.
pub fn change(features: &[&str]) -> Result<(), Failure> {
    let features = if features.is_empty() {
        &FEATURES
    } else {
        features
    };
    let mut lines = Vec::new();
    for feature in features {
        say(format!("{feature}: everything compiled"));
        run(&mut tests(feature, &["--no-run"]))?;
        run(&mut server())?;
        let rule = Rule::of(feature)?;
        rule.change()?;
        let began = Instant::now();
        run(&mut tests(feature, &["--", &format!("{feature}::")]))?;
        let tested = began.elapsed();
        let began = Instant::now();
        run(&mut server())?;
        let served = serve(began)?;
        drop(rule);
        lines.push(format!(
            "| {feature} | {:.1} | {:.1} |",
            tested.as_secs_f64(),
            served.as_secs_f64()
        ));
    }
    println!("\n| a changed rule of | s until its tests have run | s until the page is served |");
    println!("|---|--:|--:|");
    println!("{}", lines.join("\n"));
    Ok(())
}

/// The tests of one feature, with what it stands on and nothing else.
fn tests(feature: &str, rest: &[&str]) -> Command {
    let mut command = cargo();
    command
        .args(["test", "--package", "pleinweb-tests"])
        .args(["--no-default-features", "--features", feature])
        .args(rest);
    command
}

fn server() -> Command {
    let mut command = cargo();
    command.args(["build", "--package", "pleinweb"]);
    command
}

/// Starts the program on an empty database; gives how long it took since `began`
/// until the first page came.
fn serve(began: Instant) -> Result<Duration, Failure> {
    let folder = tempfolder()?;
    let listener = TcpListener::bind("127.0.0.1:0").doing("a free port")?;
    let address = listener.local_addr().doing("a free port")?;
    drop(listener);
    let child = program(TARGET.join("debug/pleinweb"))
        .arg("serve")
        .env("PLEINWEB_DATA", &folder)
        .env("PLEINWEB_SITE", TARGET.join("site"))
        .env("PLEINWEB_LISTEN", address.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .doing("the program")?;
    let mut child = Running(child);
    while began.elapsed() < ANSWERS_WITHIN.saturating_mul(10) {
        if answers(address) {
            let took = began.elapsed();
            child.end();
            drop(fs::remove_dir_all(&folder));
            return Ok(took);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Err(Failure::new("the program does not answer"))
}

fn answers(address: SocketAddr) -> bool {
    let page = || -> std::io::Result<String> {
        let mut connection = TcpStream::connect_timeout(&address, Duration::from_millis(200))?;
        connection.set_read_timeout(Some(ANSWERS_WITHIN))?;
        connection.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        connection.read_to_string(&mut answer)?;
        Ok(answer)
    };
    page().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}

fn tempfolder() -> Result<PathBuf, Failure> {
    let folder = std::env::temp_dir().join(format!("pleinweb-change-{}", std::process::id()));
    fs::create_dir_all(&folder).doing(folder.display())?;
    Ok(folder)
}

/// The program, ended when it is no longer needed.
struct Running(Child);

impl Running {
    fn end(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

/// The rules of a feature, as they were.
struct Rule {
    path: PathBuf,
    text: String,
}

impl Rule {
    fn of(feature: &str) -> Result<Self, Failure> {
        let path = ROOT.join("domain").join(feature).join("src/rules.rs");
        let text = fs::read_to_string(&path).doing(path.display())?;
        Ok(Self { path, text })
    }

    /// One more statement in its first function.
    fn change(&self) -> Result<(), Failure> {
        let changed = changed(&self.text)
            .ok_or_else(|| Failure::new(format!("no function in {}", self.path.display())))?;
        fs::write(&self.path, changed).doing(self.path.display())
    }
}

fn changed(text: &str) -> Option<String> {
    let marks = ["\npub fn ", "\npub(crate) fn "];
    let function = marks.iter().filter_map(|mark| text.find(mark)).min()?;
    let body = function + text[function..].find(" {\n")? + 3;
    let (before, after) = text.split_at(body);
    Some([before, "    std::hint::black_box(1_u8);\n", after].concat())
}

impl Drop for Rule {
    fn drop(&mut self) {
        if let Err(error) = fs::write(&self.path, &self.text) {
            eprintln!("{}: {error}", self.path.display());
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_statement_is_added_to_the_first_function() {
        let text = "//! Rules.\n\npub fn one(\n    a: u8,\n) -> u8 {\n    a\n}\n";
        assert_eq!(
            super::changed(text).as_deref(),
            Some(
                "//! Rules.\n\npub fn one(\n    a: u8,\n) -> u8 {\n    std::hint::black_box(1_u8);\n    a\n}\n"
            )
        );
        assert_eq!(super::changed("const A: u8 = 1;\n"), None);
    }
}
