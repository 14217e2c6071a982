//! `cargo xtask bench`: the measurements of docs/benchmarks.md.

use std::process::Command;

use crate::postgres::{Cluster, URL};
use crate::say::say;
use crate::setup;
use crate::shell::{Failure, TARGET, cargo, run};

/// Measures the search engine beside tantivy, SQLite FTS5 and PostgreSQL; the
/// options are the benchmark's own (`--offers N`, `--only-ours`, `--only-peer`).
pub fn search(options: &[&str]) -> Result<(), Failure> {
    let alone = options.contains(&"--only-ours") || options.contains(&"--only-peer");
    let cluster = if alone || std::env::var_os(URL).is_some() {
        None
    } else {
        setup::for_postgres()?;
        Some(Cluster::start()?)
    };
    let mut command = benchmark("search", &[], options);
    if let Some(cluster) = &cluster {
        command.env(URL, cluster.url());
    }
    run(&mut command)
}

/// Measures the service over HTTP: pages of search results at a steady rate,
/// while offers change (`--offers N`, `--rate PAGES`, `--seconds N`). Only pages
/// are fetched, so the browser part need not be there.
pub fn http(options: &[&str]) -> Result<(), Failure> {
    say("compiling the service");
    run(cargo().args(["build", "--release", "--package", "pleinweb"]))?;
    let mut command = benchmark("http", &[], options);
    command
        .env("PLEINWEB_SERVER", TARGET.join("release/pleinweb"))
        .env("PLEINWEB_SITE", TARGET.join("site"));
    run(&mut command)
}

/// Measures two nodes of the service on one PostgreSQL: what one does seen on
/// the other, mails, alerts, bursts, the end of one. Under three minutes.
pub fn nodes(options: &[&str]) -> Result<(), Failure> {
    let cluster = if std::env::var_os(URL).is_some() {
        None
    } else {
        setup::for_postgres()?;
        Some(Cluster::start()?)
    };
    say("compiling the service");
    run(cargo().args(["build", "--release", "--package", "pleinweb"]))?;
    let mut command = benchmark("nodes", &[], options);
    command.env("PLEINWEB_SERVER", TARGET.join("release/pleinweb"));
    if let Some(cluster) = &cluster {
        command.env(URL, cluster.url());
    }
    run(&mut command)
}

/// Measures what drawing a page costs, beside the same page written with maud:
/// CPU of one request, with and without compression (`--offers N`). The service
/// runs in the benchmark's own process.
pub fn pages(options: &[&str]) -> Result<(), Failure> {
    let mut command = benchmark("pages", &["--features", "pages"], options);
    command.env("PLEINWEB_SITE", TARGET.join("site"));
    run(&mut command)
}

fn benchmark(what: &str, compiled_with: &[&str], options: &[&str]) -> Command {
    say("compiling the benchmark");
    let mut command = cargo();
    command
        .args(["run", "--release", "--package", "pleinweb-bench"])
        .args(compiled_with)
        .arg("--")
        .arg(what)
        .args(options);
    command
}
