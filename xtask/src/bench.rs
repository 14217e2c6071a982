//! `cargo xtask bench`: the measurements of docs/benchmarks.md.

use crate::say::say;
use crate::shell::{Failure, cargo, run};

/// Measures the search engine; the options are the benchmark's own (`--offers N`).
pub fn search(options: &[&str]) -> Result<(), Failure> {
    say("compiling the benchmark");
    run(cargo()
        .args([
            "run",
            "--release",
            "--package",
            "pleinweb-bench",
            "--",
            "search",
        ])
        .args(options))
}
