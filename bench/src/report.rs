//! The table of docs/benchmarks.md.

use std::fmt::Write;

use crate::measure::Times;

/// One class of queries on all engines that ran.
pub struct Line {
    pub name: &'static str,
    pub hits: u64,
    pub ours: Times,
    pub sqlite: Option<Times>,
    pub postgres: Option<Times>,
}

/// What an engine needed besides.
pub struct Engine {
    pub name: &'static str,
    pub build_seconds: f64,
    pub megabytes: f64,
    pub memory: Option<(f64, f64)>,
}

pub fn geometric(ratios: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = ratios.fold((0.0, 0), |(sum, count), ratio| {
        (sum + ratio.ln(), count + 1)
    });
    (sum / f64::from(count.max(1))).exp()
}

fn thousands(microseconds: f64) -> String {
    let milliseconds = microseconds / 1000.0;
    if milliseconds < 10.0 {
        format!("{milliseconds:.3}")
    } else {
        format!("{milliseconds:.0}")
    }
}

fn cells(times: Option<&Times>) -> String {
    times.map_or("– | –".to_owned(), |times| {
        format!("{} | {}", thousands(times.mean()), thousands(times.p99()))
    })
}

fn ratio(line: &Line, other: Option<&Times>) -> Option<f64> {
    other.map(|other| other.mean() / line.ours.mean())
}

fn times(ratio: Option<f64>) -> String {
    ratio.map_or("–".to_owned(), |ratio| {
        if ratio < 10.0 {
            format!("{ratio:.1}×")
        } else {
            format!("{ratio:.0}×")
        }
    })
}

pub fn classes(lines: &[Line]) -> String {
    let mut out = String::from(
        "| queries | hits, mean | ours, mean ms | p99 | FTS5, mean ms | p99 | PostgreSQL, mean ms | p99 | FTS5 ÷ ours | PostgreSQL ÷ ours |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    for line in lines {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} |",
            line.name,
            line.hits,
            cells(Some(&line.ours)),
            cells(line.sqlite.as_ref()),
            cells(line.postgres.as_ref()),
            times(ratio(line, line.sqlite.as_ref())),
            times(ratio(line, line.postgres.as_ref())),
        );
    }
    let mean = |of: fn(&Line) -> Option<&Times>| {
        let ratios: Vec<f64> = lines
            .iter()
            .filter_map(|line| ratio(line, of(line)))
            .collect();
        (!ratios.is_empty()).then(|| geometric(ratios.into_iter()))
    };
    let _ = writeln!(
        out,
        "| **geometric mean** | | | | | | | | **{}** | **{}** |",
        times(mean(|line| line.sqlite.as_ref())),
        times(mean(|line| line.postgres.as_ref())),
    );
    out
}

pub fn engines(engines: &[Engine]) -> String {
    let mut out = String::from(
        "| engine | made in, s | on disk, MB | memory grown, MB | of that not files |\n|---|--:|--:|--:|--:|\n",
    );
    for engine in engines {
        let memory = engine.memory.map_or("– | –".to_owned(), |(all, own)| {
            format!("{all:.0} | {own:.0}")
        });
        let _ = writeln!(
            out,
            "| {} | {:.0} | {:.0} | {memory} |",
            engine.name, engine.build_seconds, engine.megabytes
        );
    }
    out
}
