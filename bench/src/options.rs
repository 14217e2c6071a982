//! What the command line says.

use std::path::PathBuf;
use std::time::Duration;

/// What is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum What {
    Search,
    Http,
    Nodes,
    #[cfg(feature = "pages")]
    Pages,
}

impl What {
    /// How many offers it takes where nothing is said.
    fn offers(self) -> u64 {
        match self {
            // Those of a new demo.
            #[cfg(feature = "pages")]
            Self::Pages => 5000,
            _ => 1_000_000,
        }
    }
}

pub struct Options {
    pub what: What,
    pub offers: u64,
    /// Queries of each class on our index, and at most on the others.
    pub queries: usize,
    pub other_queries: usize,
    /// No class of another engine takes longer.
    pub patience: Duration,
    /// Whether tantivy takes part, and whether the databases do.
    pub peer: bool,
    pub databases: bool,
    pub postgres: Option<String>,
    /// Where our index or the service's data stay; used again when they are there.
    pub folder: Option<PathBuf>,
    /// Pages a second, and for how long.
    pub rate: u32,
    pub length: Duration,
    /// Only the class of this name, or those with this in it, while working on the engine.
    pub class: String,
    /// The folder of the demo's nomenclature.
    pub data: PathBuf,
}

const USAGE: &str = "\
usage: pleinweb-bench search [--offers N] [--queries N] [--only-ours | --only-peer]
                             [--folder PATH] [--class WORDS]
       pleinweb-bench http [--offers N] [--rate PAGES] [--seconds N] [--folder PATH]
       pleinweb-bench nodes
       pleinweb-bench pages [--offers N] [--folder PATH]   (with the feature `pages`)
--folder keeps our index, or the service's data, there, and uses it again when it
is there already; then what making it costs is not measured. --class leaves out
classes without these words. --only-peer measures ours and tantivy, without the databases. http serves PLEINWEB_SITE with PLEINWEB_SERVER; nodes starts
it twice on PostgreSQL.
PostgreSQL takes part when PLEINWEB_TEST_DATABASE_URL names a server of this machine.";

impl Options {
    pub fn read() -> Result<Self, String> {
        let mut words = std::env::args().skip(1);
        let what = match words.next().as_deref() {
            Some("search") => What::Search,
            Some("http") => What::Http,
            Some("nodes") => What::Nodes,
            #[cfg(feature = "pages")]
            Some("pages") => What::Pages,
            _ => return Err(USAGE.to_owned()),
        };
        let mut options = Self {
            what,
            offers: what.offers(),
            queries: 1000,
            other_queries: 100,
            patience: Duration::from_secs(20),
            peer: true,
            databases: true,
            postgres: std::env::var("PLEINWEB_TEST_DATABASE_URL").ok(),
            folder: None,
            rate: 50,
            length: Duration::from_mins(5),
            class: String::new(),
            data: PathBuf::from("domain/data"),
        };
        while let Some(word) = words.next() {
            match word.as_str() {
                "--only-ours" => (options.peer, options.databases) = (false, false),
                "--only-peer" => options.databases = false,
                "--folder" => options.folder = Some(words.next().ok_or(USAGE)?.into()),
                "--class" => options.class = words.next().ok_or(USAGE)?,
                "--offers" | "--queries" | "--rate" | "--seconds" => {
                    let number = words.next().and_then(|number| number.parse().ok());
                    let number: u32 = number.filter(|number| *number > 0).ok_or(USAGE)?;
                    match word.as_str() {
                        "--offers" => options.offers = u64::from(number),
                        "--queries" => options.queries = number as usize,
                        "--rate" => options.rate = number,
                        _ => options.length = Duration::from_secs(u64::from(number)),
                    }
                }
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(options)
    }
}
