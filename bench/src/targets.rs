//! What was aimed at, and what came out.

use std::fmt::Write;

use crate::measure::Times;
use crate::options::Options;
use crate::report::{Line, geometric, overall};
use crate::search::Ours;

/// The class with the greatest figure.
fn worst(
    lines: &[Line],
    of: impl Fn(&Line) -> bool,
    figure: fn(&Times) -> f64,
) -> Option<(&'static str, f64)> {
    lines
        .iter()
        .filter(|line| of(line))
        .map(|line| (line.name, figure(&line.ours) / 1000.0))
        .max_by(|one, other| one.1.total_cmp(&other.1))
}

pub fn table(options: &Options, lines: &[Line], ours: &Ours, small_fit: Option<&Times>) -> String {
    let mut out = String::from("| target | aim | measured | |\n|---|--:|--:|---|\n");
    let mut line = |name: &str, aim: f64, unit: &str, measured: f64, met: bool, note: &str| {
        let met = if met { "met" } else { "**missed**" };
        let space = if note.is_empty() { "" } else { ", " };
        let _ = writeln!(
            out,
            "| {name} | {aim} {unit} | {measured:.2} {unit} | {met}{space}{note} |"
        );
    };
    let mut most = |name: &str, aim: f64, unit: &str, measured: f64, note: &str| {
        line(name, aim, unit, measured, measured <= aim, note);
    };
    if let Some((class, mean)) = worst(lines, |line| line.filtered && !line.facets, Times::mean) {
        most(
            "best 20 with a filter, mean CPU of the worst class",
            0.5,
            "ms",
            mean,
            class,
        );
    }
    if let Some((class, p99)) = worst(lines, |line| line.facets, Times::p99) {
        most(
            "all counts, p99 CPU of the worst class",
            15.0,
            "ms",
            p99,
            class,
        );
    }
    if let Some((_, mean)) = worst(lines, |line| line.name.starts_with("any"), Times::mean) {
        most("any of three words, mean CPU", 1.2, "ms", mean, "");
    }
    most(
        "fit for one person, mean CPU",
        2.0,
        "ms",
        ours.fit.mean() / 1000.0,
        "",
    );
    let millions = options.offers as f64 / 1e6;
    most(
        "memory grown per million offers",
        250.0,
        "MB",
        ours.kept / millions,
        "",
    );
    most(
        "a million made anew",
        120.0,
        "s",
        ours.built.wall / millions,
        "the offers made on the same cores",
    );
    let grown: Vec<(&str, f64)> = lines
        .iter()
        .filter_map(|line| Some((line.name, line.ours.mean() / line.small.as_ref()?.mean())))
        .chain(small_fit.map(|small| ("fit", ours.fit.mean() / small.mean())))
        .collect();
    if let Some(mean) = geometric(grown.iter().map(|one| one.1)) {
        most(
            "grown from a tenth of the offers, geometric mean",
            4.0,
            "times",
            mean,
            "",
        );
        let worst = grown.iter().max_by(|one, other| one.1.total_cmp(&other.1));
        if let Some((class, worst)) = worst {
            most("the same, worst class", 4.0, "times", *worst, class);
        }
    }
    if let Some(ratio) = overall(lines, |line| line.sqlite.as_ref()) {
        line(
            "faster than FTS5, geometric mean over all classes",
            25.0,
            "times",
            ratio,
            ratio >= 25.0,
            "",
        );
    }
    out
}
