//! What the command line says.

use std::path::PathBuf;

pub struct Options {
    pub offers: u64,
    /// Queries of each class.
    pub queries: usize,
    /// The folder of the demo's nomenclature.
    pub data: PathBuf,
}

const USAGE: &str = "usage: cargo xtask bench search [--offers N] [--queries N]";

impl Options {
    pub fn read() -> Result<Self, String> {
        let mut options = Self {
            offers: 1_000_000,
            queries: 1000,
            data: PathBuf::from("domain/data"),
        };
        let mut words = std::env::args().skip(1);
        if words.next().as_deref() != Some("search") {
            return Err(USAGE.to_owned());
        }
        while let Some(word) = words.next() {
            let number = words.next().and_then(|number| number.parse().ok());
            let number: u64 = number.ok_or(USAGE)?;
            match word.as_str() {
                "--offers" => options.offers = number,
                "--queries" => options.queries = number as usize,
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(options)
    }
}
