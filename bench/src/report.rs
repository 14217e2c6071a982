//! The tables of docs/benchmarks.md.

use std::fmt::Write;

use crate::measure::Times;
use crate::others::Difference;
use crate::search::Ours;

/// One class of queries on all engines that ran.
pub struct Line {
    pub name: &'static str,
    pub hits: u64,
    /// Whether it asks for a place or a contract, and for all counts.
    pub filtered: bool,
    pub facets: bool,
    pub worded: bool,
    pub ours: Times,
    /// Ours with a tenth of the offers.
    pub small: Option<Times>,
    pub peer: Option<Peer>,
    pub sqlite: Option<Times>,
    pub postgres: Option<Times>,
}

/// tantivy's times of a class.
pub struct Peer {
    pub times: Times,
    /// The best twenty without their total, where no choices are counted.
    pub alone: Option<Times>,
}

/// What an engine needed besides.
pub struct Engine {
    pub name: &'static str,
    pub build_seconds: f64,
    pub megabytes: f64,
    /// Memory grown, that of files left out, in MB.
    pub memory: Option<f64>,
}

pub fn progress(name: &str, times: &Times) -> String {
    let (mean, p99) = (times.mean(), times.p99());
    format!(
        "{name:40} {mean:10.1} µs, p99 {p99:10.1}, {} times",
        times.len()
    )
}

pub fn geometric(ratios: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = ratios.fold((0.0, 0), |(sum, count), ratio| {
        (sum + ratio.ln(), count + 1)
    });
    (count > 0).then(|| (sum / f64::from(count)).exp())
}

/// In milliseconds.
pub fn milliseconds(microseconds: f64) -> String {
    let milliseconds = microseconds / 1000.0;
    if milliseconds < 10.0 {
        format!("{milliseconds:.3}")
    } else {
        format!("{milliseconds:.0}")
    }
}

fn cells(times: Option<&Times>) -> String {
    times.map_or("– | –".to_owned(), |times| {
        format!(
            "{} | {}",
            milliseconds(times.mean()),
            milliseconds(times.p99())
        )
    })
}

/// Over the queries that the other one answered too: its patience may have ended first.
fn ratio(line: &Line, other: Option<&Times>) -> Option<f64> {
    other.map(|other| other.mean() / line.ours.first(other.len()).mean())
}

pub fn times(ratio: Option<f64>) -> String {
    ratio.map_or("–".to_owned(), |ratio| {
        if ratio < 10.0 {
            format!("{ratio:.1}×")
        } else {
            format!("{ratio:.0}×")
        }
    })
}

/// How much longer another engine takes, over all classes.
pub fn overall(lines: &[Line], of: fn(&Line) -> Option<&Times>) -> Option<f64> {
    geometric(lines.iter().filter_map(|line| ratio(line, of(line))))
}

pub fn classes(lines: &[Line]) -> String {
    let mut out = String::from(
        "| queries | hits, mean | ours, mean ms CPU | p99 | FTS5, mean | p99 | PostgreSQL, mean | p99 | FTS5 ÷ ours | PostgreSQL ÷ ours |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n",
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
    let _ = writeln!(
        out,
        "| **geometric mean** | | | | | | | | **{}** | **{}** |",
        times(overall(lines, |line| line.sqlite.as_ref())),
        times(overall(lines, |line| line.postgres.as_ref())),
    );
    out
}

/// Ours beside tantivy, and how long a commit of each takes.
pub fn peer(lines: &[Line], ours: &Times, theirs: &Times) -> String {
    let mut out = String::from(
        "| queries | hits, mean | ours, mean ms CPU | p99 | tantivy, mean | p99 | tantivy ÷ ours | tantivy without counting, mean | p99 |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n",
    );
    let measured = |line: &'_ Line| line.peer.as_ref().map(|peer| peer.times.mean());
    for line in lines {
        let times_of = line.peer.as_ref();
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} |",
            line.name,
            line.hits,
            cells(Some(&line.ours)),
            cells(times_of.map(|peer| &peer.times)),
            times(measured(line).map(|theirs| theirs / line.ours.mean())),
            cells(times_of.and_then(|peer| peer.alone.as_ref())),
        );
    }
    let ratios = |worded: bool| {
        let asked = lines.iter().filter(move |line| line.worded || !worded);
        geometric(asked.filter_map(|line| Some(measured(line)? / line.ours.mean())))
    };
    for (name, ratio) in [
        ("geometric mean", ratios(false)),
        ("the same where words are searched", ratios(true)),
    ] {
        let _ = writeln!(out, "| **{name}** | | | | | | **{}** | | |", times(ratio));
    }
    let _ = writeln!(
        out,
        "| a commit until searchable, wall time | | {} | {} | {} | |",
        cells(Some(ours)),
        cells(Some(theirs)),
        times(Some(theirs.mean() / ours.mean())),
    );
    out
}

pub fn engines(engines: &[Engine]) -> String {
    let mut out = String::from(
        "| engine | made in, s | on disk, MB | memory grown, MB |\n|---|--:|--:|--:|\n",
    );
    for engine in engines {
        let memory = engine
            .memory
            .map_or("–".to_owned(), |grown| format!("{grown:.0}"));
        let _ = writeln!(
            out,
            "| {} | {:.0} | {:.0} | {memory} |",
            engine.name, engine.build_seconds, engine.megabytes
        );
    }
    out
}

/// What only our index does.
pub fn ours(ours: &Ours) -> String {
    let mut out = String::from("| our index | |\n|---|--:|\n");
    let mut line = |name: &str, value: String| {
        let _ = writeln!(out, "| {name} | {value} |");
    };
    let mean = |times: &Times| {
        format!(
            "{} ms, {} ms",
            milliseconds(times.mean()),
            milliseconds(times.p99())
        )
    };
    line(
        "making it anew, the offers made on the same two cores",
        format!("{:.0} s", ours.built.wall),
    );
    line(
        "of that, CPU of making the offers",
        format!("{:.0} s", ours.built.making),
    );
    line("CPU in all", format!("{:.0} s", ours.built.cpu));
    line(
        "memory grown by making it, and by opening it",
        format!("{:.0} MB, {:.0} MB", ours.kept, ours.opened),
    );
    line("opening it", format!("{:.1} s", ours.opening));
    line("segments", ours.segments.to_string());
    line(
        "fit, the best 20 for one person: mean, p99 CPU",
        mean(&ours.fit),
    );
    line(
        "commit of a second's share of 1 % a minute until searchable: mean, p99",
        mean(&ours.fresh),
    );
    out
}

/// Where the engines count alike, and where not.
pub fn differences(differences: &[Difference]) -> String {
    let compared: usize = differences.iter().map(|one| one.compared).sum();
    let other: usize = differences.iter().map(|one| one.other).sum();
    let mut out = format!(
        "Counts compared: {compared}, equal: {}.\n",
        compared - other
    );
    for one in differences.iter().filter(|one| one.other > 0) {
        let (engine, class, count, all) = (one.engine, one.class, one.other, one.compared);
        let _ = writeln!(
            out,
            "- {engine}, {class}: {count} of {all} differ. It finds {}.",
            one.first
        );
    }
    out
}

/// From a tenth of the offers to all.
pub fn growth(lines: &[Line], offers: u64) -> String {
    let mut out = format!(
        "| queries | {} offers, mean ms | {offers} offers | grown |\n|---|--:|--:|--:|\n",
        offers / 10
    );
    for line in lines {
        let Some(small) = &line.small else {
            continue;
        };
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            line.name,
            milliseconds(small.mean()),
            milliseconds(line.ours.mean()),
            times(Some(line.ours.mean() / small.mean())),
        );
    }
    let grown = lines
        .iter()
        .filter_map(|line| Some(line.ours.mean() / line.small.as_ref()?.mean()));
    let _ = writeln!(
        out,
        "| **geometric mean** | | | **{}** |",
        times(geometric(grown))
    );
    out
}
