//! The same queries on our index, on tantivy and on two databases, in one run.

use std::error::Error;

use pleinweb_search::Index;

use crate::asks::{self, Class};
use crate::measure::{self, Times};
use crate::nomenclature::Nomenclature;
use crate::offers::Maker;
use crate::options::Options;
use crate::others::Compared;
use crate::ours::{self, Built};
use crate::report::{self, Engine, Line};
use crate::targets;

/// From so many offers on, a tenth is measured too, to see how times grow.
const GROWN: u64 = 200_000;

/// What is aimed at is said of so many.
const MILLION: u64 = 1_000_000;

/// What was measured of our index alone.
pub struct Ours {
    pub built: Built,
    /// Memory that making it left in use, and that it keeps when opened, in MB.
    pub kept: f64,
    pub opened: f64,
    pub opening: f64,
    pub disk: f64,
    pub segments: usize,
    pub fit: Times,
    pub fresh: Times,
}

pub fn search(options: &Options) -> Result<(), Box<dyn Error>> {
    let nomenclature = Nomenclature::with_all_communes(&options.data)?;
    let maker = Maker::new(&nomenclature);
    let mut classes = asks::classes(&nomenclature, &maker, options.queries);
    let whole = classes.iter().any(|class| class.name == options.class);
    classes.retain(|class| {
        if whole {
            class.name == options.class
        } else {
            class.name.contains(&options.class)
        }
    });
    let (mut lines, counted, ours) = measure_ours(options, &maker, &classes)?;
    // After the memory of all was measured: what this one leaves would count for less.
    let small = if options.offers >= GROWN && options.class.is_empty() {
        Some(measure_tenth(options, &maker, &classes)?)
    } else {
        None
    };
    if let Some((times, _)) = &small {
        for (line, times) in lines.iter_mut().zip(times) {
            line.small = Some(times.clone());
        }
    }
    let mut engines = vec![Engine {
        name: "ours",
        build_seconds: ours.built.wall,
        megabytes: ours.disk,
        memory: Some(ours.kept),
    }];
    let mut differences = Vec::new();
    let mut compared = Compared {
        options,
        maker: &maker,
        classes: &classes,
        counted: &counted,
        lines: &mut lines,
        engines: &mut engines,
        differences: &mut differences,
    };
    let peer_fresh = if options.peer {
        Some(compared.peer()?)
    } else {
        None
    };
    if options.databases {
        compared.databases()?;
    }
    println!(
        "{} offers, {} queries of each class",
        options.offers, options.queries
    );
    println!();
    if options.databases || !options.peer {
        println!("{}", report::classes(&lines));
    }
    if let Some(fresh) = &peer_fresh {
        println!("{}", report::peer(&lines, &ours.fresh, fresh));
    }
    println!("{}", report::engines(&engines));
    println!("{}", report::ours(&ours));
    if options.peer || options.databases {
        println!("{}", report::differences(&differences));
    }
    if small.is_some() {
        println!("{}", report::growth(&lines, options.offers));
    }
    if options.offers >= MILLION {
        let small_fit = small.map(|(_, fit)| fit);
        let table = targets::table(options, &lines, &ours, small_fit.as_ref());
        println!("{table}");
    }
    Ok(())
}

/// Times of all classes, and of fit, with a tenth of the offers.
fn measure_tenth(
    options: &Options,
    maker: &Maker<'_>,
    classes: &[Class],
) -> Result<(Vec<Times>, Times), Box<dyn Error>> {
    let offers = options.offers / 10;
    eprintln!("our index of {offers} offers");
    let index = Index::in_memory();
    ours::build(&index, maker, offers)?;
    let times = classes.iter().map(|class| ours::run(&index, class).0);
    Ok((times.collect(), ours::fit(&index, maker, options.queries)))
}

type Measured = (Vec<Line>, Vec<Vec<u64>>, Ours);

fn measure_ours(
    options: &Options,
    maker: &Maker<'_>,
    classes: &[Class],
) -> Result<Measured, Box<dyn Error>> {
    eprintln!("our index of {} offers", options.offers);
    let temporary = tempfile::tempdir()?;
    let folder = options.folder.as_deref().unwrap_or(temporary.path());
    let before = measure::memory();
    let (index, _) = ours::open(folder)?;
    let known = index.status().offers == options.offers;
    let built = if known {
        Built::default()
    } else {
        ours::build(&index, maker, options.offers)?
    };
    let after = measure::memory();
    let mut lines = Vec::new();
    let mut counted = Vec::new();
    for class in classes {
        let (times, hits) = ours::run(&index, class);
        eprintln!("  {}", report::progress(class.name, &times));
        lines.push(Line {
            name: class.name,
            hits: hits.iter().sum::<u64>() / hits.len().max(1) as u64,
            filtered: class.filtered(),
            facets: class.facets(),
            worded: class.worded(),
            ours: times,
            small: None,
            peer: None,
            sqlite: None,
            postgres: None,
        });
        counted.push(hits);
    }
    let people = if options.class.is_empty() {
        options.queries
    } else {
        0
    };
    let fit = ours::fit(&index, maker, people);
    eprintln!("  {}", report::progress("fit", &fit));
    let disk = measure::size(folder);
    let segments = index.status().segments;
    // A folder that is kept for work on one class stays as it is.
    let fresh = if options.class.is_empty() {
        ours::searchable(&index, maker, options.offers)?
    } else {
        Times::default()
    };
    eprintln!("  {}", report::progress("commit, in wall time", &fresh));
    drop(index);
    let closed = measure::memory();
    let (index, opening) = ours::open(folder)?;
    let reopened = measure::memory();
    drop(index);
    let ours = Ours {
        built,
        kept: after.1 - before.1,
        opened: reopened.1 - closed.1,
        opening: opening.as_secs_f64(),
        disk,
        segments,
        fit,
        fresh,
    };
    Ok((lines, counted, ours))
}
