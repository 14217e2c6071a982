//! `cargo xtask run --watch`: rebuild on every change, start the server anew,
//! and let the open pages notice: while `PLEINWEB_WATCH` is set they load
//! `watch.js`, which asks for `watch.txt` and reloads when it changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::thread::sleep;
use std::time::Duration;

use crate::browser::Shape;
use crate::say::{elapsed, say};
use crate::shell::{Doing, Failure, ROOT, start};
use crate::stop::{Stop, end};
use crate::{build, files, run, setup};

/// What a change in rebuilds.
const SOURCES: [&str; 9] = [
    "Cargo.toml",
    "Cargo.lock",
    "app",
    "domain",
    "frontend",
    "server",
    "migrations",
    "style",
    "public",
];
const GLANCE: Duration = Duration::from_millis(300);

/// Serves until Ctrl-C, always the newest version that compiles.
pub fn watch(arguments: &[String]) -> Result<(), Failure> {
    setup::for_building()?;
    let stop = Stop::listen()?;
    let mut served: Option<Child> = None;
    let mut seen = String::new();
    while !stop.asked() {
        let now = sources();
        if now == seen {
            sleep(GLANCE);
            continue;
        }
        seen = now;
        match build::development() {
            Ok(server) => {
                if let Some(mut before) = served.take() {
                    end(&mut before);
                }
                served = Some(serve(&server, arguments)?);
            }
            Err(failure) => say(format!("{failure}; the version before stays")),
        }
        say("watching for changes (Ctrl-C stops)");
    }
    if let Some(mut server) = served {
        end(&mut server);
    }
    for file in [script(), version()] {
        // Another build may have made the folder anew.
        drop(fs::remove_file(file));
    }
    Ok(())
}

fn script() -> PathBuf {
    Shape::Development.site().join("watch.js")
}

fn version() -> PathBuf {
    Shape::Development.site().join("watch.txt")
}

fn serve(server: &Path, arguments: &[String]) -> Result<Child, Failure> {
    fs::copy(ROOT.join("xtask/scripts/watch.js"), script()).doing("watch.js")?;
    let text = format!("{} {}", std::process::id(), elapsed().as_nanos());
    fs::write(version(), text).doing("watch.txt")?;
    start(run::demo(server, arguments).env("PLEINWEB_WATCH", "1"))
}

fn sources() -> String {
    let paths: Vec<PathBuf> = SOURCES.iter().map(|name| ROOT.join(name)).collect();
    files::stamp(paths.iter().map(PathBuf::as_path))
}
