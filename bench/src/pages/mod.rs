//! What drawing a page costs: the service's own pages beside the same pages
//! written with maud, from the answers of the same queries, in one process.
//!
//! Each page is asked for in three ways, in turn: as the service draws it, as
//! maud does, and only its query (who asks, what the page asks for, no markup).
//! All go through all layers of the service. Time is CPU of the whole process.

mod markup;
mod same;
mod service;

use std::error::Error;
use std::path::PathBuf;
use std::time::Duration;

use crate::measure::{Times, cpu};
use crate::options::Options;
use markup::{ASKED, DRAWN, Which};
use service::Service;

/// Runs of each kind; the median counts.
const RUNS: usize = 15;
/// Requests of a run take about so long, in microseconds.
const RUN: f64 = 150_000.0;
/// What a page may cost, in times of maud's.
const AIM: f64 = 3.0;
/// Documents that differ more in size are not the same page.
const ALIKE: f64 = 0.10;

const PLAIN: &str = "identity";
const COMPRESSED: &str = "gzip, deflate, br";

/// One page, in microseconds of CPU.
struct Line {
    which: Which,
    /// Its query alone.
    asked: f64,
    /// Ours and maud's, as they are and compressed.
    plain: [f64; 2],
    compressed: [f64; 2],
    /// Bytes: ours and maud's, as they are and compressed.
    sizes: [usize; 2],
    small: [usize; 2],
    difference: Option<String>,
}

pub fn pages(options: &Options) -> Result<(), Box<dyn Error>> {
    let site = std::env::var_os("PLEINWEB_SITE").map_or("target/site".into(), PathBuf::from);
    let temporary = tempfile::tempdir()?;
    let data = options.folder.as_deref().unwrap_or(temporary.path());
    let offers = options.offers as usize;
    // One thread draws; the other is for what runs by itself.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        eprintln!("a demo with {offers} offers");
        let service = Service::start(data, site, offers).await?;
        let seeker = service.enter("suivi 100 % en ligne").await?;
        let adviser = service.enter("Hélène Marsac").await?;
        let idle = idle().await;
        let mut lines = Vec::new();
        for which in Which::ALL {
            let cookie = match which {
                Which::Home | Which::Offers | Which::Market => None,
                Which::Space => Some(seeker.as_str()),
                Which::Queue => Some(adviser.as_str()),
            };
            lines.push(line(&service, which, cookie).await?);
            eprintln!("{}: measured", which.path());
        }
        service.end().await;
        println!("{}", table(&lines));
        println!("What runs by itself meanwhile takes {idle:.1} ms of CPU a second.");
        Ok(())
    })
}

/// CPU of what runs by itself, in milliseconds a second.
async fn idle() -> f64 {
    const LOOKED: Duration = Duration::from_secs(3);
    let before = cpu();
    tokio::time::sleep(LOOKED).await;
    (cpu() - before) / 1e3 / LOOKED.as_secs_f64()
}

/// CPU of one request of `count`, in microseconds.
async fn run(
    service: &Service,
    path: &str,
    cookie: Option<&str>,
    encodings: &str,
    count: usize,
) -> Result<f64, Box<dyn Error>> {
    let before = cpu();
    for _ in 0..count {
        service.get(path, cookie, encodings).await?;
    }
    Ok((cpu() - before) / count as f64)
}

async fn line(
    service: &Service,
    which: Which,
    cookie: Option<&str>,
) -> Result<Line, Box<dyn Error>> {
    let ours = which.path().to_owned();
    let maud = [DRAWN, which.path()].concat();
    let asked = [ASKED, which.path()].concat();
    let (one, other) = (
        service.get(&ours, cookie, PLAIN).await?,
        service.get(&maud, cookie, PLAIN).await?,
    );
    let (small, other_small) = (
        service.get(&ours, cookie, COMPRESSED).await?,
        service.get(&maud, cookie, COMPRESSED).await?,
    );
    let ways = [
        (&asked, PLAIN),
        (&ours, PLAIN),
        (&maud, PLAIN),
        (&ours, COMPRESSED),
        (&maud, COMPRESSED),
    ];
    // Warm, and how many requests a run has.
    let mut counts = Vec::new();
    for (path, encodings) in ways {
        let each = run(service, path, cookie, encodings, 20).await?;
        counts.push(((RUN / each) as usize).clamp(10, 2000));
    }
    let mut times: [Times; 5] = Default::default();
    for _ in 0..RUNS {
        for (((path, encodings), count), times) in ways.iter().zip(&counts).zip(&mut times) {
            times.push(run(service, path, cookie, encodings, *count).await?);
        }
    }
    let [
        asked,
        ours_plain,
        maud_plain,
        ours_compressed,
        maud_compressed,
    ] = times.map(|times| times.quantile(50));
    Ok(Line {
        which,
        asked,
        plain: [ours_plain, maud_plain],
        compressed: [ours_compressed, maud_compressed],
        sizes: [one.len(), other.len()],
        small: [small.len(), other_small.len()],
        difference: same::difference(
            &String::from_utf8_lossy(&one),
            &String::from_utf8_lossy(&other),
        ),
    })
}

fn ms(microseconds: f64) -> String {
    format!("{:.3}", microseconds / 1e3)
}

fn table(lines: &[Line]) -> String {
    let mut out = vec![
        "| page, ms of CPU | its query | drawn, ours | maud | whole, ours | maud | ours ÷ maud \
         | compressed, ours | maud | ours ÷ maud | |"
            .to_owned(),
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|".to_owned(),
    ];
    for line in lines {
        let ratio = |[ours, maud]: [f64; 2]| ours / maud;
        let compressed = ratio(line.compressed);
        out.push(format!(
            "| `{}` | {} | {} | {} | {} | {} | {:.1} | {} | {} | {compressed:.1} | {} |",
            line.which.path(),
            ms(line.asked),
            ms(line.plain[0] - line.asked),
            ms(line.plain[1] - line.asked),
            ms(line.plain[0]),
            ms(line.plain[1]),
            ratio(line.plain),
            ms(line.compressed[0]),
            ms(line.compressed[1]),
            if ratio(line.plain).max(compressed) <= AIM {
                "met"
            } else {
                "**missed**"
            },
        ));
    }
    out.extend([
        String::new(),
        "| page, bytes | ours | maud | compressed, ours | maud | the same document |".to_owned(),
        "|---|--:|--:|--:|--:|---|".to_owned(),
    ]);
    for line in lines {
        let [ours, maud] = line.sizes.map(|size| size as f64);
        let same = match &line.difference {
            None => "yes, but for leptos' marks".to_owned(),
            Some(difference) => format!("**no**: {difference}"),
        };
        let far = if (ours / maud - 1.0).abs() > ALIKE {
            ", **sizes differ by more than 10 %**"
        } else {
            ""
        };
        out.push(format!(
            "| `{}` | {} | {} | {} | {} | {same}{far} |",
            line.which.path(),
            line.sizes[0],
            line.sizes[1],
            line.small[0],
            line.small[1],
        ));
    }
    out.join("\n")
}
