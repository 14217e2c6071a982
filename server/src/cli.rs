//! The command line.

mod fetch;
mod import_offers;
mod import_report;
mod keys;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};
use leptos::prelude::LeptosOptions;
use pleinweb::config::Options;
use pleinweb::http::{Door, Pace, package_folder, router};
use pleinweb::mail::Sender;
use pleinweb::{app_state, demo, logging, metrics, serve, work};
use pleinweb_accounts::invite_first_operator;
use pleinweb_app::page::Page;
use pleinweb_kernel::AppError;
use pleinweb_market::model::OfficialKind;
use pleinweb_market::{Families, import_official};
use pleinweb_nomenclature::{self as nomenclature, Step};
use pleinweb_offers as offers;
use pleinweb_platform::leases::leave_duty;
use pleinweb_platform::{AppState, clock_skew, say_skew};
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Plein Web: the public employment service, fully online for those who choose it.
#[derive(Debug, Parser)]
#[command(name = "pleinweb", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    options: Options,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the site (an older schema is brought up to date first).
    Serve,
    /// Bring the database schema to this version, and stop.
    Migrate,
    /// Load official lists (occupations, places, statistics) or offers. Loading the same again changes nothing.
    Import {
        #[command(subcommand)]
        list: List,
    },
    /// Fill a new database with demo people and serve it; the same at every start but for the dates.
    Demo,
    /// Operators: who invites advisers and attaches them to agencies.
    Operator {
        #[command(subcommand)]
        action: OperatorAction,
    },
    /// Keys: sweep, new pepper, and what was brought back from a backup.
    Keys {
        #[command(subcommand)]
        action: keys::Action,
    },
    /// Look at the configuration, the keys and the database, and say what is wrong.
    Check,
}

#[derive(Debug, Subcommand)]
enum List {
    /// ROME 4.0, the open-data CSV set: a folder or a zip.
    Rome { path: PathBuf },
    /// Communes with postcodes and coordinates: a CSV file, gzipped or not.
    Communes { path: PathBuf },
    /// Offers: a file or a folder of files, gzipped or not.
    Offers(import_offers::Args),
    /// The operator's agencies: a CSV file (columns in docs/operations.md), gzipped or not.
    Agencies { path: PathBuf },
    /// Places that help with digital: a CSV file (columns in docs/operations.md), gzipped or not.
    HelpPlaces { path: PathBuf },
    /// Official statistics, to be shown beside our own figures: a CSV file, gzipped or not.
    Stats {
        /// `tension-bassin` (France Travail, by employment zone), `tension-fap` or `salaire-fap`
        /// (Dares, by family of occupations), `chomage-departement` or `chomage-region` (Insee).
        kind: String,
        path: PathBuf,
        /// For Dares: which occupations of ROME are in which family (`Fap;Rome;…`).
        #[arg(long)]
        families: Option<PathBuf>,
        /// For Dares: what the families are called (`fap,libelle,…`).
        #[arg(long, requires = "families")]
        family_names: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
enum OperatorAction {
    /// Invite the first operator of a database, and print the link.
    Invite {
        email: String,
        /// Even if there is an operator already.
        #[arg(long)]
        even_if_one_exists: bool,
    },
}

type Failure = Box<dyn std::error::Error>;

/// How long jobs may take to end the batch that they have begun.
const FINISH_WITHIN: Duration = Duration::from_secs(30);

/// Runs a command; a failure is one readable line.
pub async fn run(cli: Cli) -> ExitCode {
    logging::to_stderr();
    match carry_out(cli).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pleinweb: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn carry_out(cli: Cli) -> Result<(), Failure> {
    let options = cli.options.with_file()?;
    match cli.command {
        Command::Serve => serve_site(&options, false).await,
        Command::Migrate => {
            app_state::open(&options, false).await?;
            println!("the schema is up to date");
            Ok(())
        }
        Command::Import {
            list: List::Offers(args),
        } => import_offers::run(&options, args).await,
        Command::Import { list } => import(&options, list).await,
        Command::Demo => serve_demo(&options).await,
        Command::Operator {
            action:
                OperatorAction::Invite {
                    email,
                    even_if_one_exists,
                },
        } => {
            let app = app_state::open_as_it_is(&options).await?;
            let link = invite_first_operator(&app, &email, even_if_one_exists).await.map_err(|error| match error {
                AppError::Conflict(code) if code.as_str() == "operator-exists" => {
                    "there is an operator already, who can invite others (or use --even-if-one-exists)".to_owned()
                }
                AppError::Conflict(_) => "this address has an account already".to_owned(),
                AppError::Invalid(_) => format!("{email} is not an e-mail address"),
                other => other.to_string(),
            })?;
            println!("{link}");
            app.db().close().await;
            Ok(())
        }
        Command::Keys { action } => keys::run(&options, action).await,
        Command::Check => check(&options).await,
    }
}

/// Loads a list and says what became of it.
async fn import(options: &Options, list: List) -> Result<(), Failure> {
    let app = app_state::open_as_it_is(&options.for_import()).await?;
    let mut rows = 0;
    let mut told = |step: Step| match step {
        Step::File(name) => println!("{name}"),
        Step::Progress(count) => {
            rows = count;
            eprint!("\r  {rows} rows");
        }
        Step::Problem(problem) => eprintln!(
            "\r  {}, line {}: {}",
            problem.file, problem.line, problem.reason
        ),
    };
    let report = match list {
        List::Stats {
            kind,
            path,
            families,
            family_names,
        } => {
            let kind = OfficialKind::parse(&kind).map_err(|_| {
                let kinds: Vec<&str> = OfficialKind::ALL.iter().map(|kind| kind.key()).collect();
                format!("{kind} is not one of {}", kinds.join(", "))
            })?;
            let families = match families {
                Some(path) => Families::read(&path, family_names.as_deref())?,
                None if kind.is_by_family() => {
                    return Err(format!(
                        "{} counts families of occupations: --families says which occupations are in them",
                        kind.key()
                    )
                    .into());
                }
                None => Families::default(),
            };
            let counts = import_official(&app, kind, &path, families, &mut told).await?;
            eprintln!();
            println!(
                "{:<18} read {:>6}   new {:>6}   changed {:>6}   unchanged {:>6}",
                kind.key(),
                counts.read,
                counts.new,
                counts.changed,
                counts.unchanged
            );
            println!("rejected {}", counts.rejected);
            app.db().close().await;
            return Ok(());
        }
        List::Rome { path } => nomenclature::import_rome(&app, &path, &mut told).await?,
        List::Communes { path } => nomenclature::import_communes(&app, &path, &mut told).await?,
        List::Offers(_) => return Err("offers are imported by their own command".into()),
        List::Agencies { path } => nomenclature::import_agencies(&app, &path, &mut told).await?,
        List::HelpPlaces { path } => {
            nomenclature::import_help_places(&app, &path, &mut told).await?
        }
    };
    eprintln!();
    for (name, tally) in &report.tables {
        println!(
            "{name:<18} read {:>6}   new {:>6}   changed {:>6}   unchanged {:>6}   withdrawn {:>6}",
            tally.read, tally.new, tally.changed, tally.unchanged, tally.withdrawn
        );
    }
    println!("rejected {}", report.rejected);
    if report.nothing_withdrawn {
        println!("Because of the rejected rows nothing was withdrawn.");
    }
    app.db().close().await;
    Ok(())
}

/// Makes the demo where there is none, says who can enter, and serves it.
async fn serve_demo(options: &Options) -> Result<(), Failure> {
    let app = app_state::open(options, true).await?;
    if demo::is_demo(&app).await? {
        println!("The demo is there already.");
    } else {
        println!("Making the demo:");
    }
    let scale = options.demo_scale();
    demo::make(&app, scale.open, |what| println!("  {what}")).await?;
    let door = [options.public_url().as_str(), &Page::SignIn.path()].concat();
    println!("On {door}, \"Entrer comme…\":");
    for person in demo::doors(&app).await? {
        println!("  {person}");
    }
    app.db().close().await;
    serve_site(options, true).await
}

/// Says line by line what is well; the first thing that is not ends the check.
async fn check(options: &Options) -> Result<(), Failure> {
    let app = app_state::open_as_it_is(options).await?;
    println!(
        "database  {}",
        if app.db().ready().await {
            "answers"
        } else {
            return Err("the database does not answer".into());
        }
    );
    keys::check(&app).await?;
    let folders = offers::index_folders(&options.search_folder());
    if folders.is_empty() {
        println!("search    not made yet: made when the service starts, which serves meanwhile");
    }
    for folder in folders {
        println!("search    {}", index_state(&app, &folder).await?);
    }
    println!(
        "clock     {}",
        say_skew(clock_skew(&app).await?).unwrap_or_else(|| "as the database's".to_owned())
    );
    match &options.smtp_url {
        Some(url) => {
            Sender::new(url, &options.mail_from())?;
            println!("mail      by SMTP");
        }
        None => println!("mail      waits in the queue: no SMTP address is configured"),
    }
    let site = options.site();
    let package = site.join(package_folder(&site)).join("main.css");
    println!(
        "site      {}",
        if package.exists() {
            "built"
        } else {
            "not built: pages will have no style and no script"
        }
    );
    let mut tx = app.db().read().await?;
    let agencies = nomenclature::agencies(&mut tx).await?.len();
    drop(tx);
    match agencies {
        0 => println!("agencies  none: nobody's file would have one (pleinweb import agencies)"),
        count => println!("agencies  {count}"),
    }
    for (name, value) in [
        ("operator-name", &options.operator_name),
        ("operator-address", &options.operator_address),
        ("privacy-contact", &options.privacy_contact),
        ("help-phone", &options.help_phone),
    ] {
        println!(
            "{name:<17} {}",
            if value.is_some() {
                "given"
            } else {
                "missing: the legal notices will say so"
            }
        );
    }
    app.db().close().await;
    Ok(())
}

/// How a search index of this data folder is. One that is served is left alone.
async fn index_state(app: &AppState, folder: &std::path::Path) -> Result<String, Failure> {
    Ok(match offers::look_at_index(app, folder).await? {
        offers::IndexFound::InUse => "in use by a running service".to_owned(),
        offers::IndexFound::Broken(why) => {
            format!("made anew when the service starts, which serves meanwhile: {why}")
        }
        offers::IndexFound::Old => {
            "too old: made anew when the service starts, which serves meanwhile".to_owned()
        }
        offers::IndexFound::Fine { offers } => format!("readable, {offers} offers"),
    })
}

async fn serve_site(options: &Options, demo: bool) -> Result<(), Failure> {
    let app = app_state::open(options, demo).await?;
    app_state::ensure_lists(&app).await?;
    let (close, closing) = watch::channel(false);
    if let Some(address) = options.metrics_listen {
        metrics::serve(address).await?;
    }
    let sender = match &options.smtp_url {
        Some(url) => Some(Sender::new(url, &options.mail_from())?),
        None => None,
    };
    let mut jobs = work::jobs();
    if let Some(sender) = sender {
        jobs = jobs.and(sender);
    }
    if let Some(every) = options.demo_scale().trickle.filter(|_| demo) {
        jobs = jobs.and(demo::offers::Trickle::each(every));
    }
    let mut work = work::start(&app, jobs, options.search_folder(), &closing);
    let site = options.site();
    pleinweb_app::serve::ready();
    let leptos = LeptosOptions::builder()
        .output_name("pleinweb")
        .site_root(site.display().to_string())
        .site_pkg_dir(package_folder(&site))
        .build();
    let listener = TcpListener::bind(options.listen()).await?;
    let loopback = listener.local_addr()?.ip().is_loopback();
    println!("Plein Web listens on {}", options.public_url());
    let door = Door {
        app: app.clone(),
        options: leptos,
        loopback,
        proxies: options.proxies()?,
        pace: Pace::default(),
        closing: closing.clone(),
    };
    tokio::spawn(async move {
        stop_asked().await;
        println!("Stopping: open requests finish first.");
        let _ = close.send(true);
    });
    serve::serve(listener, router(door, &site), Pace::default(), closing).await;
    let ended = async { while work.join_next().await.is_some() {} };
    if tokio::time::timeout(FINISH_WITHIN, ended).await.is_err() {
        tracing::warn!("some jobs did not end in time");
    }
    if let Err(error) = leave_duty(&app).await {
        tracing::warn!(%error, "giving the lease back");
    }
    app.db().close().await;
    Ok(())
}

/// Ctrl-C, or the signal that service managers send.
async fn stop_asked() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}
