//! The tests of many crates in one program.
//!
//! Every crate of the domain has its tests beside its code, with access to what
//! is private there, under its feature `testing`. A program for each of them
//! would be fifteen times the same database to link; instead a test notes itself
//! with `#[pleinweb_testing::test]` (`async` or not), and `domain/tests` links
//! the crates and runs what they noted. `cargo test -p pleinweb-tests
//! --no-default-features --features caseload -- caseload::` compiles one feature
//! and what it stands on.

use std::collections::BTreeMap;
use std::future::Future;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Trial};

pub use inventory;
pub use pleinweb_testing_macros::test;

/// One test.
#[derive(Debug)]
pub struct Case {
    pub module: &'static str,
    pub name: &'static str,
    pub run: fn(),
}

inventory::collect!(Case);

impl Case {
    /// `caseload::tests::claims::two_advisers`, whatever the crate is called.
    fn path(&self) -> String {
        let module = self.module.strip_prefix("pleinweb_");
        format!("{}::{}", module.unwrap_or(self.module), self.name)
    }
}

/// Runs an async test to its end, on this thread.
///
/// # Panics
/// As the test does, and where there is no runtime.
pub fn block_on<F: Future>(test: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(test)
}

/// Says at the end how long each test took, as `time <path> <1.234s>`.
const REPORT_TIME: &str = "--report-time";

/// Runs what the linked crates noted, with the arguments of the standard runner.
pub fn main() -> ExitCode {
    let reports = std::env::args().any(|argument| argument == REPORT_TIME);
    let arguments = std::env::args().filter(|argument| argument != REPORT_TIME);
    let arguments = Arguments::from_iter(arguments);
    let times = Arc::new(Mutex::new(BTreeMap::new()));
    let trials = inventory::iter::<Case>.into_iter().map(|case| {
        let (path, times) = (case.path(), Arc::clone(&times));
        Trial::test(path.clone(), move || {
            let began = Instant::now();
            (case.run)();
            let mut times = times.lock().unwrap_or_else(PoisonError::into_inner);
            times.insert(path, began.elapsed());
            Ok(())
        })
    });
    let mut trials: Vec<Trial> = trials.collect();
    trials.sort_by(|one, other| one.name().cmp(other.name()));
    let outcome = libtest_mimic::run(&arguments, trials);
    if reports {
        print(&times.lock().unwrap_or_else(PoisonError::into_inner));
    }
    outcome.exit_code()
}

fn print(times: &BTreeMap<String, Duration>) {
    for (path, time) in times {
        println!("time {path} <{:.3}s>", time.as_secs_f64());
    }
}
