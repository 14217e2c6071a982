//! The service over HTTP: a page of search results at a steady rate, while
//! offers change.

mod changes;
mod load;
mod paths;
mod service;
mod table;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::measure::{self, Times, cpu};
use crate::nomenclature::Nomenclature;
use crate::offers::Maker;
use crate::options::Options;
use changes::Changes;
use load::{Outcome, Visitor};
use service::Service;

/// Different addresses; they come round again.
const PATHS: usize = 3000;
/// Before anything counts.
const WARMING: Duration = Duration::from_secs(10);

pub fn http(options: &Options) -> Result<(), Box<dyn Error>> {
    let nomenclature = Nomenclature::read(&options.data)?;
    let maker = Maker::new(&nomenclature);
    let temporary = tempfile::tempdir()?;
    let data = options.folder.as_deref().unwrap_or(temporary.path());
    let program = std::env::var_os("PLEINWEB_SERVER").ok_or("PLEINWEB_SERVER names no program")?;
    let site = std::env::var_os("PLEINWEB_SITE").unwrap_or("target/site".into());
    let mut service = Service::new(PathBuf::from(program), data);
    eprintln!("importing {} offers", options.offers);
    let filled = service.fill(&maker, options.offers)?;
    eprintln!("starting the service");
    let started = service.start(Path::new(&site))?;
    let process = service.process().unwrap_or_default().to_string();
    let visitor = Visitor::new(&service.address);
    let paths = paths::searches(&maker, PATHS);
    // A thread for what leaves in time, one for the imports.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let measured = runtime.block_on(async {
        eprintln!("warming up");
        load::open_loop(visitor.clone(), paths.clone(), options.rate, WARMING).await;
        let (own, served) = (cpu(), measure::cpu_of_all(&process));
        let (rate, length) = (options.rate, options.length);
        eprintln!("{rate} requests a second for {} s", length.as_secs());
        // A task of its own: what waits for an import must not hold it up.
        let load = tokio::spawn(load::open_loop(visitor.clone(), paths, rate, length));
        let changed =
            changes::keep_changing(&service, &visitor, &maker, options.offers, length).await;
        let outcome = load.await?;
        let seconds = options.length.as_secs_f64() * 1e6;
        let share = (cpu() - own) / seconds;
        let served = served
            .zip(measure::cpu_of_all(&process))
            .map(|(before, after)| (after - before) / seconds);
        Ok::<_, Box<dyn Error>>((outcome, changed?, share, served))
    })?;
    let (outcome, changed, share, served) = measured;
    println!("{}", table(options, &outcome, &changed));
    println!(
        "| CPU of the generator | {:.0} % of a core |",
        share * 100.0
    );
    if let Some(served) = served {
        println!("| CPU of the service | {:.0} % of a core |", served * 100.0);
    }
    if let Some((all, own)) = measure::memory_of(&process) {
        println!("| memory of the service, and what is not a file's | {all:.0} MB, {own:.0} MB |");
    }
    println!(
        "| from its start until its search holds all offers | {:.1} s |",
        started.as_secs_f64()
    );
    if let Some(filled) = filled {
        println!(
            "| importing all offers before | {:.0} s |",
            filled.as_secs_f64()
        );
    }
    Ok(())
}

fn table(options: &Options, outcome: &Outcome, changed: &Changes) -> String {
    let ms = |microseconds: f64| format!("{:.1} ms", microseconds / 1000.0);
    let three = |times: &Times| {
        let (median, p99) = (times.quantile(50), times.p99());
        format!("{}, {}, {}", ms(median), ms(p99), ms(times.quantile(100)))
    };
    let answered = outcome.times.len();
    let mut lines = vec![
        format!(
            "| {} offers, {} pages a second for {} s | |",
            options.offers,
            options.rate,
            options.length.as_secs()
        ),
        "|---|--:|".to_owned(),
        format!(
            "| pages: median, p99, longest | {} |",
            three(&outcome.times)
        ),
        format!(
            "| answered, errors | {answered}, {} |",
            outcome.errors.len()
        ),
        format!(
            "| a page as it travels | {:.1} KB |",
            outcome.bytes as f64 / 1000.0 / answered.max(1) as f64
        ),
        format!(
            "| latest departure of a request | {} |",
            ms(outcome.latest.as_secs_f64() * 1e6)
        ),
        format!("| offers changed meanwhile | {} |", changed.offers),
        format!(
            "| an import's end until found: median, p99, longest | {} |",
            three(&changed.after)
        ),
        format!(
            "| an import's start until found | {} |",
            three(&changed.from_start)
        ),
        format!(
            "| imports: median, p99, longest | {} |",
            three(&changed.imports)
        ),
        format!("| changes not found in 10 s | {} |", changed.missed),
    ];
    lines.extend(
        outcome
            .errors
            .first()
            .map(|error| format!("| the first error | {error} |")),
    );
    lines.join("\n")
}
