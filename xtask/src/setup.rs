//! What building and testing need, installed when it is missing.

use std::fs;
use std::path::{Path, PathBuf};

use crate::say::say;
use crate::shell::{Doing, Failure, ROOT, find, program, quietly, run};

const WASM: &str = "wasm32-unknown-unknown";

/// What `cargo xtask run` needs: the compiler's browser target and the npm tools.
pub fn for_building() -> Result<(), Failure> {
    wasm_target()?;
    npm_packages()
}

/// What the tests on PostgreSQL need.
pub fn for_postgres() -> Result<(), Failure> {
    debian_packages(&[Package::POSTGRES])
}

/// What the browser tests need.
pub fn for_browser() -> Result<(), Failure> {
    debian_packages(&[Package::CHROMIUM])
}

/// Everything.
pub fn everything() -> Result<(), Failure> {
    debian_packages(&[Package::NODE, Package::CHROMIUM, Package::POSTGRES])?;
    for_building()?;
    say("everything is there");
    Ok(())
}

fn wasm_target() -> Result<(), Failure> {
    let folder = quietly(program("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    say("adding the compiler's browser target");
    run(program("rustup").args(["target", "add", WASM]))
}

/// `npm ci`, only when the lock file is not the one that was installed.
fn npm_packages() -> Result<(), Failure> {
    let lock = fs::read(ROOT.join("package-lock.json")).doing("package-lock.json")?;
    let installed = ROOT.join("node_modules/.installed-lock");
    if fs::read(&installed).is_ok_and(|known| known == lock) {
        return Ok(());
    }
    debian_packages(&[Package::NODE])?;
    say("installing the npm packages");
    run(program("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    fs::write(&installed, lock).doing(installed.display())
}

/// A program of the system, and the Debian packages that bring it.
#[derive(Clone, Copy)]
struct Package {
    names: &'static [&'static str],
    found: fn() -> bool,
}

impl Package {
    const NODE: Self = Self {
        names: &["nodejs", "npm"],
        found: || find("node").is_some() && find("npm").is_some(),
    };
    const CHROMIUM: Self = Self {
        names: &["chromium", "fonts-liberation"],
        found: || chromium().is_some(),
    };
    const POSTGRES: Self = Self {
        names: &["postgresql"],
        found: || postgres_programs().is_some(),
    };
}

/// The browser of the tests: `PLEINWEB_CHROMIUM`, or the one of the system.
pub fn chromium() -> Option<PathBuf> {
    std::env::var_os("PLEINWEB_CHROMIUM")
        .map(PathBuf::from)
        .or_else(|| find("chromium"))
}

/// The folder of PostgreSQL's own programs. Debian keeps the server's out of
/// the search path; the newest version is taken.
pub fn postgres_programs() -> Option<PathBuf> {
    let whole = |folder: &PathBuf| {
        ["initdb", "pg_ctl", "postgres"]
            .iter()
            .all(|name| folder.join(name).is_file())
    };
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, folder)| whole(folder))
        .collect();
    versions.sort();
    versions.pop().map(|(_, folder)| folder).or_else(|| {
        find("initdb")
            .and_then(|file| file.parent().map(Path::to_path_buf))
            .filter(whole)
    })
}

/// Whether this runs as root.
pub fn root() -> bool {
    quietly(program("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn debian_packages(packages: &[Package]) -> Result<(), Failure> {
    let missing: Vec<&str> = packages
        .iter()
        .filter(|package| !(package.found)())
        .flat_map(|package| package.names)
        .copied()
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !root() || find("apt-get").is_none() {
        return Err(Failure::new(format!(
            "Missing programs. On Debian, type this and start again:\n  sudo apt-get install {}",
            missing.join(" ")
        )));
    }
    say(format!("installing {}", missing.join(", ")));
    quietly(program("apt-get").args(["update", "-q"]))?;
    quietly(
        program("apt-get")
            .args(["install", "-y", "-q", "--no-install-recommends"])
            .args(&missing)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )?;
    Ok(())
}
