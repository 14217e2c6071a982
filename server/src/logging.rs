//! The log: JSON lines with ids and codes, never with what a person typed.
//!
//! Libraries that read what people send say all of it when they are asked to
//! speak: HTTP its headers and cookies, the cleaner of HTML its letters. So below
//! `info` nobody is heard but the service itself and the database's statements,
//! in which values are only numbered, whatever `PLEINWEB_LOG` asks for.

use pleinweb_platform::loggable;
use tracing::{Level, Subscriber};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Crates whose lines below `INFO` may be written, where the filter asks for them.
const OWN: [&str; 2] = ["pleinweb", "sqlx"];

/// What writes the log to `writer`, as far as `filter` asks for it.
pub fn subscriber<W>(filter: EnvFilter, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(writer)
        .finish()
        .with(filter_fn(|line| {
            *line.level() <= Level::INFO || OWN.iter().any(|name| line.target().starts_with(name))
        }))
}

/// Structured lines on stderr, from now on; panics too.
pub fn to_stderr() {
    let filter = EnvFilter::try_from_env("PLEINWEB_LOG")
        .unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    subscriber(filter, std::io::stderr).init();
    std::panic::set_hook(Box::new(log_panic));
}

/// A panic in the log: where it was and why, without what somebody typed.
fn log_panic(panic: &std::panic::PanicHookInfo<'_>) {
    let at = panic.location().map(ToString::to_string);
    let cause = panic.payload_as_str().map(|text| loggable(&text));
    tracing::error!(at, cause, "panic");
}
