//! Two nodes of the service on one PostgreSQL: how soon one knows what the other
//! did, what leaves once, what a burst waits, and what the end of one costs.
//!
//! Everything stays on the loopback address, and ends within three minutes.

mod alerts;
mod burst;
mod client;
mod cluster;
mod killed;
mod mails;
mod news;
mod sink;

use std::error::Error;

use crate::measure::Times;
use crate::options::Options;
use cluster::Cluster;
use sink::Sink;

type Failure = Box<dyn Error + Send + Sync>;

/// A line of the table.
type Figure = (&'static str, String);

pub fn nodes(options: &Options) -> Result<(), Box<dyn Error>> {
    let server = options
        .postgres
        .as_deref()
        .ok_or("PLEINWEB_TEST_DATABASE_URL names no PostgreSQL of this machine")?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let figures = runtime.block_on(measure(server)).map_err(|error| {
        let text: Box<dyn Error> = error.to_string().into();
        text
    })?;
    println!("| two nodes on one PostgreSQL | |\n|---|--:|");
    for (what, figure) in figures {
        println!("| {what} | {figure} |");
    }
    Ok(())
}

async fn measure(server: &str) -> Result<Vec<Figure>, Failure> {
    let (sink, smtp) = Sink::open().await?;
    let cluster = Cluster::make(server, smtp).await?;
    eprintln!("starting two nodes on an empty database");
    let nodes = [cluster.start().await?, cluster.start().await?];
    let mut figures = Vec::new();
    for (what, done) in [
        ("news", news::measure(&cluster, &nodes).await),
        ("bursts", burst::measure(&cluster, &nodes).await),
        ("mails", mails::measure(&nodes, &sink).await),
        ("alerts", alerts::measure(&cluster, &nodes).await),
    ] {
        eprintln!("{what}: measured");
        figures.extend(done?);
    }
    // Last: afterwards there is one node.
    figures.extend(killed::measure(&cluster, nodes).await?);
    cluster.end().await?;
    Ok(figures)
}

fn ms(microseconds: f64) -> String {
    format!("{:.0} ms", microseconds / 1000.0)
}

/// Median, 99 in a hundred, longest.
fn three(times: &Times) -> String {
    let all = [times.quantile(50), times.p99(), times.quantile(100)];
    all.map(ms).join(", ")
}
