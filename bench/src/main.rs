//! The benchmarks of docs/benchmarks.md: `cargo xtask bench` calls this.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "figures to be printed"
)]

mod asks;
mod communes;
mod http;
mod measure;
mod nodes;
mod nomenclature;
mod offers;
mod options;
mod others;
mod ours;
#[cfg(feature = "pages")]
mod pages;
mod peer;
mod phrases;
mod postgres;
mod random;
mod report;
mod rows;
mod search;
mod sqlite;
mod targets;

use std::process::ExitCode;

use options::{Options, What};

fn main() -> ExitCode {
    let outcome = Options::read()
        .map_err(Into::into)
        .and_then(|options| match options.what {
            What::Search => search::search(&options),
            What::Http => http::http(&options),
            What::Nodes => nodes::nodes(&options),
            #[cfg(feature = "pages")]
            What::Pages => pages::pages(&options),
        });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
