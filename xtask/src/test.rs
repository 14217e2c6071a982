//! `cargo xtask test`: format, lints, Rust tests on both databases, browser
//! tests, and one summary.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::browser::Shape;
use crate::postgres::{self, Cluster};
use crate::say::{elapsed, say};
use crate::shell::{Doing, Failure, TARGET, cargo, find, npm_program, run};
use crate::stop::Stop;
use crate::tally::{Tally, count};
use crate::{advisories, build, dist, exports, never_run, rust_tests, setup};

/// A part of the tests that can be run on its own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Lint,
    Rust,
    Browser,
    /// The small build of the browser part and what a first visit of it weighs.
    Dist,
}

impl Part {
    /// What a developer runs; the CI adds `dist`.
    pub const ALL: [Self; 3] = [Self::Lint, Self::Rust, Self::Browser];

    pub fn parse(text: &str) -> Result<Self, Failure> {
        match text {
            "lint" => Ok(Self::Lint),
            "rust" => Ok(Self::Rust),
            "browser" => Ok(Self::Browser),
            "dist" => Ok(Self::Dist),
            _ => Err(Failure::new("the parts are: lint, rust, browser, dist")),
        }
    }
}

/// What ran, how it went, how long it took.
struct Report {
    lines: Vec<String>,
    total: Tally,
    stop: Stop,
}

impl Report {
    fn step(&mut self, name: &str, work: impl FnOnce() -> Result<Tally, Failure>) {
        if self.stop.asked() {
            return;
        }
        say(name);
        let start = elapsed();
        let tally = work().unwrap_or_else(|failure| {
            eprintln!("{failure}");
            Tally::of(false)
        });
        self.lines.push(format!(
            "{name:<34} {:>5} passed {:>4} failed {:>6} s",
            tally.passed,
            tally.failed,
            (elapsed().saturating_sub(start)).as_secs()
        ));
        self.total.add(tally);
    }

    fn check(&mut self, name: &str, command: &mut Command) {
        self.step(name, || Ok(Tally::of(run(command).is_ok())));
    }
}

/// Runs the parts. `arguments` go to the test runner of the part.
pub fn test(parts: &[Part], arguments: &[String]) -> Result<(), Failure> {
    let mut report = Report {
        lines: Vec::new(),
        total: Tally::default(),
        stop: Stop::listen()?,
    };
    setup::for_building()?;
    if parts.contains(&Part::Lint) {
        lint(&mut report);
    }
    // The small build is tested too where it is made anyway: one compile less.
    let shape = if parts.contains(&Part::Dist) {
        Shape::Distribution
    } else {
        Shape::Development
    };
    let needs_database = parts.contains(&Part::Rust) || parts.contains(&Part::Browser);
    let database = if needs_database && !report.stop.asked() {
        Some(Database::find()?)
    } else {
        None
    };
    if let Some(database) = &database {
        if parts.contains(&Part::Rust) {
            rust(&mut report, database, arguments);
        }
        if parts.contains(&Part::Browser) {
            setup::for_browser()?;
            browser(&mut report, database, shape, arguments);
        }
    }
    drop(database);
    if parts.contains(&Part::Dist) {
        report.step("distribution: parts, first visit", || {
            dist::test().map(|()| Tally::of(true))
        });
    }
    println!("\n{}", report.lines.join("\n"));
    if report.stop.asked() {
        return Err(Failure::new("stopped before the end"));
    }
    println!(
        "{} passed, {} failed",
        report.total.passed, report.total.failed
    );
    if report.total.failed == 0 {
        Ok(())
    } else {
        Err(Failure::new("some tests failed"))
    }
}

/// The PostgreSQL of the tests: given, or made for this run.
struct Database {
    url: String,
    _cluster: Option<Cluster>,
}

impl Database {
    fn find() -> Result<Self, Failure> {
        if let Ok(url) = std::env::var(postgres::URL) {
            return Ok(Self {
                url,
                _cluster: None,
            });
        }
        setup::for_postgres()?;
        let cluster = Cluster::start()?;
        Ok(Self {
            url: cluster.url(),
            _cluster: Some(cluster),
        })
    }
}

fn lint(report: &mut Report) {
    report.check("format", cargo().args(["fmt", "--all", "--check"]));
    report.check(
        "clippy, server side",
        cargo().args(["clippy", "--tests", "--", "-D", "warnings"]),
    );
    // The product as it is, without what tests bring: what only they use is no part
    // of it.
    report.check(
        "clippy, the program alone",
        cargo().args(["clippy", "--package=pleinweb", "--", "-D", "warnings"]),
    );
    report.check(
        "clippy, browser side",
        cargo().args([
            "clippy",
            "--package=pleinweb-frontend",
            "--package=pleinweb-islands",
            "--features=pleinweb-islands/hydrate",
            "--target=wasm32-unknown-unknown",
            "--profile=wasm-dev",
            "--",
            "-D",
            "warnings",
        ]),
    );
    report.check(
        "clippy, bundler",
        cargo().args([
            "clippy",
            "--package=pleinweb-bundler",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]),
    );
    report.step("tests that would never run", || {
        never_run::check().map(|()| Tally::of(true))
    });
    report.step("public and named by nobody", || {
        exports::check().map(|()| Tally::of(true))
    });
    report.check(
        "types of the browser tests",
        npm_program("tsc").args(["--project", "end2end"]),
    );
    if find("cargo-deny").is_some() {
        report.check(
            "licences and duplicates",
            cargo().args(["deny", "--offline", "check", "licenses", "bans", "sources"]),
        );
    }
    if let Some(database) = std::env::var_os(advisories::DATABASE) {
        report.step("advisories", || {
            advisories::check(std::path::Path::new(&database))
        });
    } else {
        let nothing = format!(
            "advisories: nothing was checked ({} names no copy of the RustSec database)",
            advisories::DATABASE
        );
        say(&nothing);
        report.lines.push(nothing);
    }
}

fn rust(report: &mut Report, database: &Database, arguments: &[String]) {
    report.step("Rust tests", || {
        let scratch = Scratch::make()?;
        rust_tests::run(arguments, |test| {
            test.env(postgres::URL, &database.url)
                .env("TMPDIR", &scratch.0);
        })
    });
}

/// A folder for the files of tests, in memory where the machine has such a
/// place: the databases in it are thrown away and wait for no disk.
struct Scratch(PathBuf);

impl Scratch {
    fn make() -> Result<Self, Failure> {
        let memory = Path::new("/dev/shm");
        let parent = if memory.is_dir() {
            memory.to_owned()
        } else {
            std::env::temp_dir()
        };
        let folder = parent.join(format!("pleinweb-tests-{}", std::process::id()));
        std::fs::create_dir_all(&folder).doing(folder.display())?;
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left goes with the memory.
        drop(std::fs::remove_dir_all(&self.0));
    }
}

fn browser(report: &mut Report, database: &Database, shape: Shape, arguments: &[String]) {
    let mut server = None;
    report.step("what the browser tests need", || {
        server = Some(build::for_tests(shape)?);
        Ok(Tally::default())
    });
    let Some(server) = server else { return };
    report.step("browser tests", || {
        let mut command = npm_program("playwright");
        command
            .args(["test", "--config=end2end/playwright.config.ts"])
            .args(arguments)
            .env("PLEINWEB_SERVER", &server)
            .env("PLEINWEB_SITE", shape.site())
            .env("PLEINWEB_TEST_RESULTS", TARGET.join("end2end"))
            .env(postgres::URL, &database.url);
        if let Some(chromium) = setup::chromium() {
            command.env("PLEINWEB_CHROMIUM", chromium);
        }
        count(&mut command)
    });
}
