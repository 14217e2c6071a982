//! All that the program says of itself while it is walked: the log, at every
//! level that an operator can ask for, and the metrics.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock};

use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt;

static SAID: Mutex<Vec<u8>> = Mutex::new(Vec::new());
/// Other tests of this program go on after the walk.
static LISTENS: AtomicBool = AtomicBool::new(true);
static METRICS: OnceLock<PrometheusHandle> = OnceLock::new();

struct Writer;

impl Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if LISTENS.load(Ordering::Relaxed) {
            SAID.lock().expect("a log").extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Listens from now on: as the program logs, but to every word of it, and to
/// the statements of the database.
pub fn listen() {
    METRICS.get_or_init(|| {
        pleinweb::logging::subscriber(EnvFilter::new("trace"), || Writer).init();
        let recorder = PrometheusBuilder::new().build_recorder();
        let handle = recorder.handle();
        metrics::set_global_recorder(recorder).expect("the only recorder");
        handle
    });
}

/// Lines of the log and of the metrics that hold one of these texts.
pub fn that_hold(secrets: &[String]) -> Vec<String> {
    LISTENS.store(false, Ordering::Relaxed);
    let said = std::mem::take(&mut *SAID.lock().expect("a log"));
    let log = String::from_utf8_lossy(&said);
    let metrics = METRICS.get().expect("a listener").render();
    assert!(log.contains("\"level\""), "nothing was logged");
    assert!(
        metrics.contains("pleinweb_commands_total"),
        "nothing was counted"
    );
    let lines = log.lines().chain(metrics.lines());
    let holds = |line: &&str| secrets.iter().any(|secret| line.contains(secret.as_str()));
    let found = lines.filter(holds);
    found.map(|line| line.chars().take(500).collect()).collect()
}
