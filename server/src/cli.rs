//! The command line.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use leptos::prelude::LeptosOptions;
use pleinweb::config::Options;
use pleinweb::http::{Door, Pace, package_folder, router};
use pleinweb::mail::Sender;
use pleinweb::{metrics, office, serve, work};
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
    /// Serve the site (the schema is brought up to date first).
    Serve,
    /// Bring the database schema to this version, and stop.
    Migrate,
    /// Look at the configuration, the keys and the database, and say what is wrong.
    Check,
}

type Failure = Box<dyn std::error::Error>;

/// Runs a command; a failure is one readable line.
pub async fn run(cli: Cli) -> ExitCode {
    log_to_stderr();
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
            office::open(&options, false).await?;
            println!("the schema is up to date");
            Ok(())
        }
        Command::Check => check(&options).await,
    }
}

/// Says line by line what is well; the first thing that is not ends the check.
async fn check(options: &Options) -> Result<(), Failure> {
    let office = office::open(options, false).await?;
    println!(
        "database  {}",
        if office.db().ready().await {
            "answers"
        } else {
            return Err("the database does not answer".into());
        }
    );
    println!("keys      readable");
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
    office.db().close().await;
    Ok(())
}

async fn serve_site(options: &Options, demo: bool) -> Result<(), Failure> {
    let office = office::open(options, demo).await?;
    let (close, closing) = watch::channel(false);
    if let Some(address) = options.metrics_listen {
        metrics::serve(address).await?;
    }
    let sender = match &options.smtp_url {
        Some(url) => Some(Sender::new(url, &options.mail_from())?),
        None => None,
    };
    let mut jobs = work::start(&office, sender, &closing);
    let site = options.site();
    // The list is not used (pages have their own table), but making it readies leptos.
    let _ = leptos_axum::generate_route_list(pleinweb_app::App);
    let leptos = LeptosOptions::builder()
        .output_name("pleinweb")
        // Leptos reads there which files a part needs, to name them in the page's head.
        .site_root(site.display().to_string())
        .site_pkg_dir(package_folder(&site))
        .build();
    let listener = TcpListener::bind(options.listen()).await?;
    let loopback = listener.local_addr()?.ip().is_loopback();
    println!("Plein Web listens on {}", options.public_url());
    let door = Door {
        office: office.clone(),
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
    while jobs.join_next().await.is_some() {}
    office.db().close().await;
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

/// Structured lines on stderr. Handlers log ids and codes, never what a person typed.
fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("PLEINWEB_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn"));
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
}
