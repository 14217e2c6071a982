//! `cargo xtask`: what a developer and the CI type to build, run and test the
//! service. It only calls other programs, so that it compiles within seconds.

mod advisories;
mod bench;
mod browser;
mod build;
mod change;
mod count;
mod dist;
mod exports;
mod files;
mod never_run;
mod postgres;
#[cfg(test)]
mod recipes;
mod run;
mod rust_tests;
mod say;
mod setup;
mod shell;
mod stop;
mod tally;
mod test;
mod watch;
#[cfg(test)]
mod whose;

use std::process::ExitCode;

use shell::Failure;

const USAGE: &str = "\
usage: cargo xtask <command>
  run [--watch] [-- ...]     set up what is missing, build, fill a demo database, serve it
                             (--watch: rebuild and reload the page on every change)
  test [lint|rust|browser]   everything, or some parts; what follows -- goes to the test runner
                             (lint: PLEINWEB_ADVISORY_DB names a copy of the RustSec database
                             that Cargo.lock is looked up in; without it nothing is looked up)
  test [...] dist            the same, and dist --check in the same summary
  build                      the server and the browser part, for development
  count                      how many lines the store layer has
  setup                      install what building and testing need
  bench search [--offers N]  measure the search engine beside tantivy, SQLite FTS5 and PostgreSQL
                             (--only-peer: beside tantivy alone; --only-ours: alone; the tables
                             of docs/benchmarks.md)
  bench http [--offers N]    the same over HTTP, while offers change (--rate PAGES, --seconds N)
  bench nodes                two nodes on one PostgreSQL: what one tells the other, bursts, mails, the end of one
  bench pages [--offers N]   what drawing a page costs, beside the same page written with maud
  bench change [FEATURE …]   how long from a changed rule to its tests having run, and to the served page
  dist [--check] [--sizes]   the small build in target/dist; measure a first visit; say where bytes go";

fn main() -> ExitCode {
    say::start();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (own, rest) = match arguments.iter().position(|word| word == "--") {
        Some(place) => (&arguments[..place], &arguments[place + 1..]),
        None => (&arguments[..], &[][..]),
    };
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    let outcome = match own.as_slice() {
        ["run"] => run::run(rest),
        ["run", "--watch"] => watch::watch(rest),
        ["test"] => test::test(&test::Part::ALL, rest),
        ["test", parts @ ..] => parts
            .iter()
            .map(|part| test::Part::parse(part))
            .collect::<Result<Vec<_>, _>>()
            .and_then(|parts| test::test(&parts, rest)),
        ["build"] => setup::for_building().and_then(|()| build::development().map(drop)),
        ["setup"] => setup::everything(),
        ["count"] => count::count(),
        ["bench", "search", options @ ..] => bench::search(options),
        ["bench", "http", options @ ..] => bench::http(options),
        ["bench", "nodes", options @ ..] => bench::nodes(options),
        ["bench", "pages", options @ ..] => bench::pages(options),
        ["bench", "change", features @ ..] => change::change(features),
        ["dist", options @ ..] => {
            dist::Options::parse(options).and_then(|options| dist::dist(&options))
        }
        _ => Err(Failure::new(USAGE)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
