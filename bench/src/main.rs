//! The benchmarks of docs/benchmarks.md: `cargo xtask bench search` calls this.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
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
mod postgres;
mod random;
mod report;
mod rows;
mod sqlite;

use std::error::Error;
use std::process::ExitCode;

use asks::Class;
use nomenclature::Nomenclature;
use offers::Maker;
use options::Options;
use report::{Engine, Line};

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
    let mut engines = Vec::new();

    eprintln!("our index of {} offers", options.offers);
    let folder = tempfile::tempdir()?;
    let before = measure::memory();
    let (index, _) = ours::open(folder.path())?;
    let took = ours::build(&index, &maker, options.offers)?;
    let after = measure::memory();
    engines.push(Engine {
        name: "ours",
        build_seconds: took.as_secs_f64(),
        megabytes: measure::size(folder.path()),
        memory: Some((after.0 - before.0, after.1 - before.1)),
    });
    let mut lines = Vec::new();
    let mut counted = Vec::new();
    for class in &classes {
        let (times, hits) = ours::run(&index, class);
        eprintln!(
            "  {:40} {:9.1} µs, p99 {:9.1}",
            class.name,
            times.mean(),
            times.p99()
        );
        lines.push(Line {
            name: class.name,
            hits: hits.iter().sum::<u64>() / hits.len().max(1) as u64,
            ours: times,
            sqlite: None,
            postgres: None,
        });
        counted.push(hits);
    }
    let fit = ours::fit(&index, &maker, options.queries);
    eprintln!(
        "  {:40} {:9.1} µs, p99 {:9.1}",
        "fit",
        fit.mean(),
        fit.p99()
    );
    let status = index.status();
    let fresh = ours::searchable(&index, &maker, options.offers)?;
    eprintln!(
        "  searchable after {:.1} ms, p99 {:.1}",
        fresh.mean() / 1e3,
        fresh.p99() / 1e3
    );
    drop(index);
    let before = measure::memory();
    let (index, opened) = ours::open(folder.path())?;
    let reopened = measure::memory();
    drop(index);

    if options.others {
        others(
            options,
            &maker,
            &classes,
            &counted,
            &mut lines,
            &mut engines,
        )?;
    }
    println!("{}", report::classes(&lines));
    println!("{}", report::engines(&engines));
    println!(
        "Fit, the best 20 for one person: {:.3} ms CPU on average, p99 {:.3}. \
         A commit of a second's share of 1 % a minute is searchable after {:.1} ms on average, p99 {:.1}, \
         while segments are merged. Opening what is on disk takes {:.1} s and {:.0} MB; \
         {} segments, {:.0} MB by our own count.",
        fit.mean() / 1e3,
        fit.p99() / 1e3,
        fresh.mean() / 1e3,
        fresh.p99() / 1e3,
        opened.as_secs_f64(),
        reopened.1 - before.1,
        status.segments,
        status.memory as f64 / 1e6,
    );
    Ok(())
}

/// Runs the same on SQLite and PostgreSQL; hit counts must be the same.
fn others(
    options: &Options,
    maker: &Maker<'_>,
    classes: &[Class],
    counted: &[Vec<u64>],
    lines: &mut [Line],
    engines: &mut Vec<Engine>,
) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let folder = tempfile::tempdir()?;
    eprintln!("SQLite FTS5");
    let before = measure::memory();
    let mut sqlite =
        runtime.block_on(sqlite::Sqlite::build(folder.path(), maker, options.offers))?;
    for ((class, line), ours) in classes.iter().zip(lines.iter_mut()).zip(counted) {
        let (times, hits) =
            runtime.block_on(sqlite.run(class, options.other_queries, options.patience))?;
        eprintln!(
            "  {:40} {:9.0} µs, {} queries",
            class.name,
            times.mean(),
            times.len()
        );
        same("SQLite", class, &hits, ours)?;
        line.sqlite = Some(times);
    }
    let after = measure::memory();
    engines.push(Engine {
        name: "SQLite FTS5",
        build_seconds: sqlite.took.as_secs_f64(),
        megabytes: measure::size(folder.path()),
        memory: Some((after.0 - before.0, after.1 - before.1)),
    });
    drop(sqlite);
    let Some(url) = &options.postgres else {
        return Ok(());
    };
    eprintln!("PostgreSQL");
    let mut postgres = runtime.block_on(postgres::Postgres::build(url, maker, options.offers))?;
    for ((class, line), ours) in classes.iter().zip(lines.iter_mut()).zip(counted) {
        let (times, hits) =
            runtime.block_on(postgres.run(class, options.other_queries, options.patience))?;
        eprintln!(
            "  {:40} {:9.0} µs, {} queries",
            class.name,
            times.mean(),
            times.len()
        );
        same("PostgreSQL", class, &hits, ours)?;
        line.postgres = Some(times);
    }
    engines.push(Engine {
        name: "PostgreSQL",
        build_seconds: postgres.took.as_secs_f64(),
        megabytes: runtime.block_on(postgres.size())?,
        memory: None,
    });
    runtime.block_on(postgres.end())?;
    Ok(())
}

fn same(engine: &str, class: &Class, theirs: &[u64], ours: &[u64]) -> Result<(), String> {
    for (at, (theirs, ours)) in theirs.iter().zip(ours).enumerate() {
        if theirs != ours {
            let ask = &class.asks[at];
            return Err(format!(
                "{engine} finds {theirs}, we {ours}: {}, {ask:?}",
                class.name
            ));
        }
    }
    Ok(())
}
