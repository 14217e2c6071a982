//! tantivy, SQLite and PostgreSQL: measured, and their counts compared with ours.

use std::error::Error;

use crate::asks::Class;
use crate::measure::{self, Times};
use crate::offers::Maker;
use crate::options::Options;
use crate::peer::Tantivy;
use crate::postgres::Postgres;
use crate::report::{Engine, Line, Peer, progress};
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

/// What the others are measured by, and where it is noted.
pub struct Compared<'a> {
    pub options: &'a Options,
    pub maker: &'a Maker<'a>,
    pub classes: &'a [Class],
    /// What ours counted.
    pub counted: &'a [Vec<u64>],
    pub lines: &'a mut [Line],
    pub engines: &'a mut Vec<Engine>,
    pub differences: &'a mut Vec<Difference>,
}

impl Compared<'_> {
    /// Runs the same on tantivy; gives the times of its commits.
    pub fn peer(&mut self) -> Result<Times, Box<dyn Error>> {
        let (options, maker) = (self.options, self.maker);
        eprintln!("tantivy");
        let folder = tempfile::tempdir()?;
        let before = measure::memory();
        let mut tantivy = Tantivy::build(folder.path(), maker, options.offers)?;
        let grown = measure::memory().1 - before.1;
        eprintln!("  {} segments", tantivy.segments());
        let counted = self.counted.iter();
        for ((class, line), ours) in self.classes.iter().zip(self.lines.iter_mut()).zip(counted) {
            let (times, hits, alone) = tantivy.run(class)?;
            eprintln!("  {}", progress(class.name, &times));
            if let Some(alone) = &alone {
                eprintln!("  {}", progress("  without counting", alone));
            }
            self.differences
                .push(compare("tantivy", class, &hits, ours));
            line.peer = Some(Peer { times, alone });
        }
        self.engines.push(Engine {
            name: "tantivy",
            build_seconds: tantivy.took.as_secs_f64(),
            megabytes: measure::size(folder.path()),
            memory: Some(grown),
        });
        let fresh = tantivy.searchable(maker, options.offers)?;
        eprintln!("  {}", progress("commit, in wall time", &fresh));
        Ok(fresh)
    }

    /// Runs the same on SQLite and PostgreSQL.
    pub fn databases(&mut self) -> Result<(), Box<dyn Error>> {
        let (options, maker) = (self.options, self.maker);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let folder = tempfile::tempdir()?;
        eprintln!("SQLite FTS5");
        let before = measure::memory();
        let building = Sqlite::build(folder.path(), maker, options.offers);
        let mut sqlite = runtime.block_on(building)?;
        let counted = self.counted.iter();
        for ((class, line), ours) in self.classes.iter().zip(self.lines.iter_mut()).zip(counted) {
            let running = sqlite.run(class, options.other_queries, options.patience);
            let (times, hits) = runtime.block_on(running)?;
            eprintln!("  {}", progress(class.name, &times));
            self.differences.push(compare("FTS5", class, &hits, ours));
            line.sqlite = Some(times);
        }
        let after = measure::memory();
        self.engines.push(Engine {
            name: "SQLite FTS5",
            build_seconds: sqlite.took.as_secs_f64(),
            megabytes: measure::size(folder.path()),
            memory: Some(after.1 - before.1),
        });
        drop(sqlite);
        let Some(url) = &options.postgres else {
            eprintln!("PostgreSQL is left out: no PLEINWEB_TEST_DATABASE_URL");
            return Ok(());
        };
        eprintln!("PostgreSQL");
        let mut postgres = runtime.block_on(Postgres::build(url, maker, options.offers))?;
        let counted = self.counted.iter();
        for ((class, line), ours) in self.classes.iter().zip(self.lines.iter_mut()).zip(counted) {
            let running = postgres.run(class, options.other_queries, options.patience);
            let (times, hits) = runtime.block_on(running)?;
            eprintln!("  {}", progress(class.name, &times));
            self.differences
                .push(compare("PostgreSQL", class, &hits, ours));
            line.postgres = Some(times);
        }
        self.engines.push(Engine {
            name: "PostgreSQL",
            build_seconds: postgres.took.as_secs_f64(),
            megabytes: runtime.block_on(postgres.size())?,
            memory: postgres.memory(),
        });
        runtime.block_on(postgres.end())?;
        Ok(())
    }
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
