//! What the command line says.

use std::path::PathBuf;
use std::time::Duration;

pub struct Options {
    pub offers: u64,
    /// Queries of each class on our index, and at most on the others.
    pub queries: usize,
    pub other_queries: usize,
    /// No class of another engine takes longer.
    pub patience: Duration,
    pub others: bool,
    pub postgres: Option<String>,
    /// The folder of the demo's nomenclature.
    pub data: PathBuf,
}

const USAGE: &str = "\
usage: pleinweb-bench search [--offers N] [--queries N] [--only-ours]
PostgreSQL takes part when PLEINWEB_TEST_DATABASE_URL names a server of this machine.";

impl Options {
    pub fn read() -> Result<Self, String> {
        let mut options = Self {
            offers: 1_000_000,
            queries: 1000,
            other_queries: 100,
            patience: Duration::from_secs(20),
            others: true,
            postgres: std::env::var("PLEINWEB_TEST_DATABASE_URL").ok(),
            data: PathBuf::from("domain/data"),
        };
        let mut words = std::env::args().skip(1);
        if words.next().as_deref() != Some("search") {
            return Err(USAGE.to_owned());
        }
        while let Some(word) = words.next() {
            match word.as_str() {
                "--only-ours" => options.others = false,
                "--offers" | "--queries" => {
                    let number = words.next().and_then(|number| number.parse().ok());
                    let number: u64 = number.ok_or(USAGE)?;
                    if word == "--offers" {
                        options.offers = number;
                    } else {
                        options.queries = number as usize;
                    }
                }
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(options)
    }
}
