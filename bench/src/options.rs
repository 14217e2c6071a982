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
    /// Where our index stays; opened instead of made when it is there.
    pub folder: Option<PathBuf>,
    /// Only classes whose name has this in it, while working on the engine.
    pub class: String,
    /// The folder of the demo's nomenclature.
    pub data: PathBuf,
}

const USAGE: &str = "\
usage: pleinweb-bench search [--offers N] [--queries N] [--only-ours]
                             [--folder PATH] [--class WORDS]
--folder keeps our index there, and opens it when it is there already; then what
making it costs is not measured. --class leaves out classes without these words.
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
            folder: None,
            class: String::new(),
            data: PathBuf::from("domain/data"),
        };
        let mut words = std::env::args().skip(1);
        if words.next().as_deref() != Some("search") {
            return Err(USAGE.to_owned());
        }
        while let Some(word) = words.next() {
            match word.as_str() {
                "--only-ours" => options.others = false,
                "--folder" => options.folder = Some(words.next().ok_or(USAGE)?.into()),
                "--class" => options.class = words.next().ok_or(USAGE)?,
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
