//! The benchmarks of docs/benchmarks.md: `cargo xtask bench search` calls this.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    reason = "figures to be printed"
)]

mod asks;
mod measure;
mod nomenclature;
mod offers;
mod options;
mod ours;
mod phrases;
mod random;

use std::error::Error;
use std::process::ExitCode;

use measure::Times;
use nomenclature::Nomenclature;
use offers::Maker;
use options::Options;

fn main() -> ExitCode {
    let outcome = Options::read()
        .map_err(Into::into)
        .and_then(|options| search(&options));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn search(options: &Options) -> Result<(), Box<dyn Error>> {
    let nomenclature = Nomenclature::read(&options.data)?;
    let maker = Maker::new(&nomenclature);
    let classes = asks::classes(&nomenclature, &maker, options.queries);
    let folder = tempfile::tempdir()?;
    let before = measure::memory();
    let (index, _) = ours::open(folder.path())?;
    let took = ours::build(&index, &maker, options.offers)?;
    let after = measure::memory();

    println!(
        "| {} offers | hits, mean | mean, ms CPU | p99 |",
        options.offers
    );
    println!("|---|--:|--:|--:|");
    for class in &classes {
        let (times, hits) = ours::run(&index, class);
        let mean = hits.iter().sum::<u64>() / hits.len().max(1) as u64;
        println!("| {} | {mean} | {} |", class.name, cells(&times));
    }
    let fit = ours::fit(&index, &maker, options.queries);
    println!("| fit, the best 20 for one person | 20 | {} |", cells(&fit));

    let disk = measure::size(folder.path());
    let status = index.status();
    let fresh = ours::searchable(&index, &maker, options.offers)?;
    drop(index);
    let closed = measure::memory();
    let (index, opened) = ours::open(folder.path())?;
    let reopened = measure::memory();
    println!();
    println!("| | |");
    println!("|---|--:|");
    println!(
        "| making it anew, offers made on the same cores | {:.0} s |",
        took.as_secs_f64()
    );
    println!(
        "| memory grown by making it | {:.0} MB |",
        after.1 - before.1
    );
    println!(
        "| memory grown by opening it | {:.0} MB |",
        reopened.1 - closed.1
    );
    println!(
        "| memory by its own count | {:.0} MB |",
        status.memory as f64 / 1e6
    );
    println!("| on disk | {disk:.0} MB |");
    println!("| opening it | {:.1} s |", opened.as_secs_f64());
    println!(
        "| commit of a second's share of 1 % a minute, mean and p99 | {} |",
        cells(&fresh)
    );
    drop(index);
    Ok(())
}

/// Mean and p99 in milliseconds.
fn cells(times: &Times) -> String {
    format!("{:.3} | {:.3}", times.mean() / 1e3, times.p99() / 1e3)
}
