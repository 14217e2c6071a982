//! `cargo xtask bench`: the measurements of docs/benchmarks.md.

use crate::postgres::{Cluster, URL};
use crate::say::say;
use crate::setup;
use crate::shell::{Failure, cargo, run};

/// Measures the search engine against SQLite FTS5 and PostgreSQL; the options
/// are the benchmark's own (`--offers N`, `--only-ours`).
pub fn search(options: &[&str]) -> Result<(), Failure> {
    let cluster = if options.contains(&"--only-ours") || std::env::var_os(URL).is_some() {
        None
    } else {
        setup::for_postgres()?;
        Some(Cluster::start()?)
    };
    say("compiling the benchmark");
    let mut command = cargo();
    command
        .args([
            "run",
            "--release",
            "--package",
            "pleinweb-bench",
            "--",
            "search",
        ])
        .args(options);
    if let Some(cluster) = &cluster {
        command.env(URL, cluster.url());
    }
    run(&mut command)
}
