//! SQLite and PostgreSQL: measured, and their counts compared with ours.

use std::error::Error;

use crate::asks::Class;
use crate::measure;
use crate::offers::Maker;
use crate::options::Options;
use crate::postgres::Postgres;
use crate::report::{Engine, Line, progress};
use crate::sqlite::Sqlite;

/// Queries of one class whose counts were compared.
pub struct Difference {
    pub engine: &'static str,
    pub class: &'static str,
    pub compared: usize,
    /// The queries that count something else: their number, and the first of them.
    pub other: usize,
    pub first: String,
}

/// Runs the same on SQLite and PostgreSQL, and says where counts differ.
pub fn measure(
    options: &Options,
    maker: &Maker<'_>,
    classes: &[Class],
    counted: &[Vec<u64>],
    lines: &mut [Line],
    engines: &mut Vec<Engine>,
) -> Result<Vec<Difference>, Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mut differences = Vec::new();
    let folder = tempfile::tempdir()?;
    eprintln!("SQLite FTS5");
    let before = measure::memory();
    let building = Sqlite::build(folder.path(), maker, options.offers);
    let mut sqlite = runtime.block_on(building)?;
    for ((class, line), ours) in classes.iter().zip(lines.iter_mut()).zip(counted) {
        let running = sqlite.run(class, options.other_queries, options.patience);
        let (times, hits) = runtime.block_on(running)?;
        eprintln!("  {}", progress(class.name, &times));
        differences.push(compare("FTS5", class, &hits, ours));
        line.sqlite = Some(times);
    }
    let after = measure::memory();
    engines.push(Engine {
        name: "SQLite FTS5",
        build_seconds: sqlite.took.as_secs_f64(),
        megabytes: measure::size(folder.path()),
        memory: Some(after.1 - before.1),
    });
    drop(sqlite);
    let Some(url) = &options.postgres else {
        eprintln!("PostgreSQL is left out: no PLEINWEB_TEST_DATABASE_URL");
        return Ok(differences);
    };
    eprintln!("PostgreSQL");
    let mut postgres = runtime.block_on(Postgres::build(url, maker, options.offers))?;
    for ((class, line), ours) in classes.iter().zip(lines.iter_mut()).zip(counted) {
        let running = postgres.run(class, options.other_queries, options.patience);
        let (times, hits) = runtime.block_on(running)?;
        eprintln!("  {}", progress(class.name, &times));
        differences.push(compare("PostgreSQL", class, &hits, ours));
        line.postgres = Some(times);
    }
    engines.push(Engine {
        name: "PostgreSQL",
        build_seconds: postgres.took.as_secs_f64(),
        megabytes: runtime.block_on(postgres.size())?,
        memory: postgres.memory(),
    });
    runtime.block_on(postgres.end())?;
    Ok(differences)
}

fn compare(engine: &'static str, class: &Class, theirs: &[u64], ours: &[u64]) -> Difference {
    let mut difference = Difference {
        engine,
        class: class.name,
        compared: theirs.len(),
        other: 0,
        first: String::new(),
    };
    for (at, (theirs, ours)) in theirs.iter().zip(ours).enumerate() {
        if theirs == ours {
            continue;
        }
        if difference.other == 0 {
            let ask = &class.asks[at];
            difference.first = format!("{theirs}, we {ours}: {ask:?}");
        }
        difference.other += 1;
    }
    difference
}
