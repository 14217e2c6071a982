//! `pleinweb import offers`.

use std::path::{Path, PathBuf};

use pleinweb::app_state;
use pleinweb::config::Options;
use pleinweb_offers::import::Format;
use pleinweb_offers::{ImportEvent, ImportOptions, Report, import_offers};

use super::Failure;
use super::fetch::{Fetched, fetch, is_address, keep};
use super::import_report::{in_json, in_words, shortfall};

/// What to import, and how.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shape of the files.
    #[arg(long, value_parser = format)]
    format: Format,
    /// A file, a folder or an address (http, https), gzipped or not; `/dev/stdin` reads a pipe.
    path: PathBuf,
    /// The short name of the source, when one format serves several.
    #[arg(long)]
    source: Option<String>,
    /// How people read the name of the source.
    #[arg(long)]
    source_name: Option<String>,
    /// These are all the offers that the source has: those that are missing are withdrawn.
    #[arg(long)]
    full: bool,
    /// With --full: even if more than one offer in five is missing.
    #[arg(long)]
    force: bool,
    /// Print one JSON document on the standard output at the end, and nothing else there.
    #[arg(long)]
    json: bool,
}

fn format(text: &str) -> Result<Format, String> {
    Format::from_key(text).ok_or_else(|| {
        let keys: Vec<&str> = Format::ALL.iter().map(|format| format.key()).collect();
        format!("one of {}", keys.join(", "))
    })
}

/// The file that an address leads to, or what comes through a pipe. It is there as
/// long as the value is.
async fn bring(path: &Path) -> Result<Option<Fetched>, Failure> {
    if !is_address(path) {
        let is_pipe = std::fs::metadata(path).is_ok_and(|it| !it.is_file() && !it.is_dir());
        if !is_pipe {
            return Ok(None);
        }
        let path = path.to_owned();
        return Ok(Some(
            tokio::task::spawn_blocking(move || keep(&path)).await??,
        ));
    }
    let url = path.to_string_lossy().into_owned();
    eprintln!("{url}");
    let fetched = tokio::task::spawn_blocking(move || {
        let mut megabytes = 0;
        fetch(&url, &mut |size| {
            if size / 1_000_000 > megabytes {
                megabytes = size / 1_000_000;
                eprint!("\r  {megabytes} MB");
            }
        })
    });
    let fetched = fetched.await??;
    eprint!("\r");
    Ok(Some(fetched))
}

/// Imports and says what became of it.
pub async fn run(options: &Options, args: Args) -> Result<(), Failure> {
    let as_json = args.json;
    let order = ImportOptions {
        source: args
            .source
            .clone()
            .unwrap_or_else(|| args.format.key().to_owned()),
        source_name: args
            .source_name
            .or(args.source)
            .unwrap_or_else(|| args.format.source_name().to_owned()),
        path: args.path,
        format: args.format,
        complete: args.full,
        force: args.force,
    };
    let mut report = Report::default();
    let result = import(options, &order, as_json, &mut report).await;
    // A document comes in any case: programs read nothing else.
    if as_json {
        let failure = result.as_ref().err().map(ToString::to_string);
        println!("{}", in_json(&order, &report, failure.as_deref()));
    }
    result
}

/// Imports; what it did is in `report`, also when it failed.
async fn import(
    options: &Options,
    order: &ImportOptions,
    as_json: bool,
    report: &mut Report,
) -> Result<(), Failure> {
    let fetched = bring(&order.path).await?;
    let order = ImportOptions {
        path: fetched
            .as_ref()
            .map_or(order.path.as_path(), Fetched::path)
            .to_owned(),
        ..order.clone()
    };
    let app = app_state::open_as_it_is(&options.for_import()).await?;
    app_state::ensure_lists(&app).await?;
    let mut told = |step: ImportEvent| match step {
        ImportEvent::File(name) if as_json => eprintln!("{name}"),
        ImportEvent::File(name) => println!("{name}"),
        ImportEvent::Progress(count) => eprint!("\r  {count} offers"),
        ImportEvent::Withdrawing(0) => {}
        ImportEvent::Withdrawing(count) => eprint!("\r  withdrawing {count}"),
        ImportEvent::Problem(problem) => eprintln!(
            "\r  {}, line {}: {}",
            problem.file, problem.line, problem.reason
        ),
        ImportEvent::Ended(ended) => {
            *report = *ended;
            eprintln!();
            if !as_json {
                print!("{}", in_words(report));
            }
        }
    };
    let result = import_offers(&app, &order, &mut told).await;
    app.db().close().await;
    let report = result?;
    shortfall(&order, &report).map_or(Ok(()), |why| Err(why.into()))
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn formats_have_names() {
        assert!(format("france-travail").is_ok());
        assert_eq!(
            format("xml"),
            Err("one of france-travail, jobtech, jobposting, csv".to_owned())
        );
    }
}
