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
pub use table::now;

/// Different addresses; they come round again.
const PATHS: usize = 3000;
/// Before anything counts.
const WARMING: Duration = Duration::from_secs(10);

/// From so many offers on, a tenth is measured too, to see how times grow.
const GROWN: u64 = 200_000;
/// That long at most.
const TENTH: Duration = Duration::from_mins(1);

/// What was measured of a service with some offers.
struct Measured {
    outcome: Outcome,
    changed: Changes,
    /// CPU while it was measured, as shares of a core.
    own: f64,
    served: Option<f64>,
    /// In MB: all, and what is not a file's.
    memory: Option<(f64, f64)>,
    started: Duration,
    filled: Option<Duration>,
}

pub fn http(options: &Options) -> Result<(), Box<dyn Error>> {
    let nomenclature = Nomenclature::read(&options.data)?;
    let maker = Maker::new(&nomenclature);
    let temporary = tempfile::tempdir()?;
    let data = options.folder.as_deref().unwrap_or(temporary.path());
    let all = measure(options, &maker, data, options.offers, options.length)?;
    println!("{}", table(options, &all));
    if options.offers >= GROWN {
        let (offers, length) = (options.offers / 10, options.length.min(TENTH));
        let small = measure(options, &maker, &data.join("tenth"), offers, length)?;
        println!(
            "{}",
            growth(options, &small.outcome.times, &all.outcome.times)
        );
    }
    Ok(())
}

fn measure(
    options: &Options,
    maker: &Maker<'_>,
    data: &Path,
    offers: u64,
    length: Duration,
) -> Result<Measured, Box<dyn Error>> {
    let program = std::env::var_os("PLEINWEB_SERVER").ok_or("PLEINWEB_SERVER names no program")?;
    let site = std::env::var_os("PLEINWEB_SITE").unwrap_or("target/site".into());
    let mut service = Service::new(PathBuf::from(program), data);
    eprintln!("importing {offers} offers");
    let filled = service.fill(maker, offers)?;
    eprintln!("starting the service");
    let started = service.start(Path::new(&site))?;
    let process = service.process().unwrap_or_default().to_string();
    let visitor = Visitor::new(&service.address);
    let paths = paths::searches(maker, PATHS);
    // A thread for what leaves in time, one for the imports.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let rate = options.rate;
    runtime.block_on(async {
        eprintln!("warming up");
        load::open_loop(visitor.clone(), paths.clone(), rate, WARMING).await;
        let (own, served) = (cpu(), measure::cpu_of_all(&process));
        eprintln!("{rate} requests a second for {} s", length.as_secs());
        // A task of its own: what waits for an import must not hold it up.
        let load = tokio::spawn(load::open_loop(visitor.clone(), paths, rate, length));
        let changed = changes::keep_changing(&service, &visitor, maker, offers, length).await;
        let outcome = load.await?;
        let seconds = length.as_secs_f64() * 1e6;
        Ok(Measured {
            outcome,
            changed: changed?,
            own: (cpu() - own) / seconds,
            served: served
                .zip(measure::cpu_of_all(&process))
                .map(|(before, after)| (after - before) / seconds),
            memory: measure::memory_of(&process),
            started,
            filled,
        })
    })
}

fn ms(microseconds: f64) -> String {
    format!("{:.1} ms", microseconds / 1000.0)
}

fn three(times: &Times) -> String {
    let (median, p99) = (times.quantile(50), times.p99());
    format!("{}, {}, {}", ms(median), ms(p99), ms(times.quantile(100)))
}

/// How pages grow with the offers: what a reader waits for.
fn growth(options: &Options, small: &Times, all: &Times) -> String {
    let grown = |of: fn(&Times) -> f64| format!("{:.1}", of(all) / of(small));
    let median = |times: &Times| times.quantile(50);
    [
        format!(
            "| pages with {} offers: median, p99, longest | {} |",
            options.offers / 10,
            three(small)
        ),
        format!(
            "| grown to {} offers: median, p99 | {} times, {} times |",
            options.offers,
            grown(median),
            grown(Times::p99)
        ),
    ]
    .join("\n")
}

fn table(options: &Options, all: &Measured) -> String {
    let (outcome, changed) = (&all.outcome, &all.changed);
    let answered = outcome.times.len();
    let share = |of: f64| format!("{:.0} % of a core", of * 100.0);
    let mut lines = vec![
        format!(
            "| {} offers, {} pages a second for {} s | |",
            options.offers,
            options.rate,
            options.length.as_secs()
        ),
        "|---|--:|".to_owned(),
    ];
    let mut line = |what: &str, figure: String| lines.push(format!("| {what} | {figure} |"));
    line("pages: median, p99, longest", three(&outcome.times));
    line(
        "answered, errors",
        format!("{answered}, {}", outcome.errors.len()),
    );
    line(
        "a page as it travels",
        format!(
            "{:.1} KB",
            outcome.bytes as f64 / 1000.0 / answered.max(1) as f64
        ),
    );
    line(
        "latest departure of a request",
        ms(outcome.latest.as_secs_f64() * 1e6),
    );
    line("offers changed meanwhile", changed.offers.to_string());
    line(
        "an import's end until found: median, p99, longest",
        three(&changed.after),
    );
    line("an import's start until found", three(&changed.from_start));
    line("imports: median, p99, longest", three(&changed.imports));
    line("changes not found in 10 s", changed.missed.to_string());
    if let Some(error) = outcome.errors.first() {
        line("the first error", error.clone());
    }
    line("CPU of the generator", share(all.own));
    if let Some(served) = all.served {
        line("CPU of the service", share(served));
    }
    if let Some((memory, own)) = all.memory {
        line(
            "memory of the service, and what is not a file's",
            format!("{memory:.0} MB, {own:.0} MB"),
        );
    }
    line(
        "from its start until its search holds all offers",
        format!("{:.1} s", all.started.as_secs_f64()),
    );
    if let Some(filled) = all.filled {
        line(
            "importing all offers before",
            format!("{:.0} s", filled.as_secs_f64()),
        );
    }
    lines.join("\n")
}
