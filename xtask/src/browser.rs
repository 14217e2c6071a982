//! The browser part: the islands compiled and bound, the scripts and styles
//! bundled, and laid out in a folder whose name is its content, so that browsers keep it for ever.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use crate::files;
use crate::say::say;
use crate::shell::{Doing, Failure, ROOT, TARGET, cargo, npm_program, program, quietly};

/// The name of the program's files; the same as LEPTOS_OUTPUT_NAME.
pub const NAME: &str = "pleinweb";
const WASM: &str = "wasm32-unknown-unknown";

/// What browsers have had since 2021, named one by one: `--all-features` makes
/// a file that browsers refuse.
const WASM_OPT: [&str; 8] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// How the browser part is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Quick to build, with names.
    Development,
    /// Small and compressed.
    Distribution,
}

impl Shape {
    fn profile(self) -> &'static str {
        match self {
            Self::Development => "wasm-dev",
            Self::Distribution => "wasm-dist",
        }
    }

    /// The folder that the server serves.
    pub fn site(self) -> PathBuf {
        match self {
            Self::Development => TARGET.join("site"),
            Self::Distribution => TARGET.join("dist/site"),
        }
    }

    /// What the compiler makes of the islands, before they are bound.
    fn compiled(self) -> PathBuf {
        TARGET
            .join(WASM)
            .join(self.profile())
            .join("pleinweb_frontend.wasm")
    }
}

/// The command that compiles the browser part.
pub fn compile(shape: Shape) -> Command {
    let mut command = cargo();
    command.args([
        "build",
        "--package",
        "pleinweb-frontend",
        "--target",
        WASM,
        "--profile",
        shape.profile(),
    ]);
    command
}

/// The program that binds, once built.
pub fn bundler() -> PathBuf {
    TARGET.join("debug/pleinweb-bundler")
}

/// Lays out the compiled browser part; does nothing when nothing changed.
pub fn lay_out(shape: Shape) -> Result<(), Failure> {
    let site = shape.site();
    let stamp = files::stamp([
        shape.compiled().as_path(),
        bundler().as_path(),
        &ROOT.join("style"),
        &ROOT.join("public"),
        &ROOT.join("browser"),
        &ROOT.join("package-lock.json"),
        &ROOT.join("xtask/src/browser.rs"),
        &ROOT.join("xtask/scripts"),
    ]);
    // Beside the site, not in it: everything in it is served.
    let known = site.with_extension("stamp");
    if fs::read_to_string(&known).is_ok_and(|text| text == stamp) && package(&site).is_ok() {
        return Ok(());
    }
    say("browser part: binding, bundling, styling");
    let staged = site.with_file_name(format!("site-{}", std::process::id()));
    files::fresh(&staged)?;
    let outcome = assemble(shape, &staged).and_then(|()| publish(shape, &staged, &site));
    fs::remove_dir_all(&staged).doing(staged.display())?;
    outcome?;
    fs::write(&known, stamp).doing(known.display())
}

/// The package folder that the site names as the current one.
pub fn package(site: &Path) -> Result<PathBuf, Failure> {
    let note = site.join("PKG");
    let name = fs::read_to_string(&note).doing(note.display())?;
    let folder = site.join(name.trim());
    if folder.is_dir() {
        Ok(folder)
    } else {
        Err(Failure::new(format!("{} is missing", folder.display())))
    }
}

/// Binds the compiled islands into `folder`, with the functions' names.
pub fn bind(shape: Shape, folder: &Path) -> Result<(), Failure> {
    quietly(
        program(bundler())
            .arg("bind")
            .arg(shape.compiled())
            .arg(folder)
            .arg(NAME),
    )
    .map(drop)
}

/// Makes the files of the program smaller, as many at once as there are cores.
pub fn shrink_all(files: &[PathBuf], options: &[&str]) -> Result<(), Failure> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    // The largest first, or it would be alone at the end.
    let mut files: Vec<_> = files.iter().collect();
    files.sort_by_key(|file| std::cmp::Reverse(fs::metadata(file).map_or(0, |data| data.len())));
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            shrink(file, options)?;
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .unwrap_or_else(|_| Err(Failure::new("wasm-opt: a worker broke")))
        })
    })
}

/// Makes one file of the program smaller, in place.
fn shrink(file: &Path, options: &[&str]) -> Result<(), Failure> {
    quietly(
        npm_program("wasm-opt")
            .args(WASM_OPT)
            .args(options)
            .arg(file)
            .arg("-o")
            .arg(file),
    )
    .map(drop)
}

/// The WebAssembly files of a folder.
pub fn programs(folder: &Path) -> Vec<PathBuf> {
    files::walk(folder)
        .into_iter()
        .filter(|file| file.extension().is_some_and(|found| found == "wasm"))
        .collect()
}

fn assemble(shape: Shape, folder: &Path) -> Result<(), Failure> {
    bind(shape, folder)?;
    if shape == Shape::Distribution {
        shrink_all(&programs(folder), &[])?;
        let bound = folder.join(format!("{NAME}.js"));
        let mut small = npm_program("esbuild");
        small
            .arg(&bound)
            .args([
                "--minify",
                "--format=esm",
                "--allow-overwrite",
                "--log-level=error",
            ])
            .arg(format!("--outfile={}", bound.display()));
        quietly(&mut small)?;
    }
    bundle("style/main.css", "esm", &folder.join("main.css"))?;
    // `page` on every page; the others import it where they are needed (browser/later.js).
    for name in ["page", "live", "search", "passkeys", "outbox", "fills"] {
        bundle(
            &format!("browser/{name}.js"),
            "esm",
            &folder.join(format!("{name}.js")),
        )?;
    }
    Ok(())
}

/// One file with everything that it asks for.
fn bundle(from: &str, format: &str, to: &Path) -> Result<(), Failure> {
    let mut bundle = npm_program("esbuild");
    bundle
        .arg(ROOT.join(from))
        .args(["--bundle", "--minify", "--log-level=error"])
        .arg(format!("--format={format}"))
        .args(["--external:./page.js", "--loader:.html=text"])
        // Browsers of phones that are five years old.
        .arg("--target=chrome100,firefox100,safari15")
        .arg(format!("--outfile={}", to.display()));
    quietly(&mut bundle).map(drop)
}

/// Moves the package under the name of its content, then points the site to it.
fn publish(shape: Shape, staged: &Path, site: &Path) -> Result<(), Failure> {
    let name = format!("pkg-{}", files::content_name(staged)?);
    let folder = site.join(&name);
    files::fresh(&folder)?;
    files::copy(staged, &folder)?;
    files::copy(&ROOT.join("public"), site)?;
    bundle("browser/sw.js", "iife", &site.join("sw.js"))?;
    if shape == Shape::Distribution {
        say("browser part: compressing");
        quietly(
            program("node")
                .arg(ROOT.join("xtask/scripts/compress.mjs"))
                .arg(site),
        )?;
    }
    let note = site.with_extension("pkg");
    fs::write(&note, &name).doing(note.display())?;
    fs::rename(&note, site.join("PKG")).doing("PKG")?;
    forget_old(shape, site, &folder)
}

/// A page that is open when another version is put in place still finds its files:
/// the two packages before the current one stay, and of what is shipped each stays
/// a day after another took its place.
fn forget_old(shape: Shape, site: &Path, current: &Path) -> Result<(), Failure> {
    let old: Vec<_> = fs::read_dir(site)
        .doing(site.display())?
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("pkg-"))
        .filter(|entry| entry.path() != current)
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .collect();
    let stay = match shape {
        Shape::Development => Duration::ZERO,
        Shape::Distribution => Duration::from_hours(24),
    };
    // The current one was put in place a moment ago.
    let now = fs::metadata(current).and_then(|current| current.modified());
    let since = now.doing(current.display())?.checked_sub(stay);
    for folder in outdated(old, since.unwrap_or(SystemTime::UNIX_EPOCH)) {
        fs::remove_dir_all(&folder).doing(folder.display())?;
    }
    Ok(())
}

/// Of packages with the time at which each was put in place, those that another
/// replaced before `since`; never the newest two.
fn outdated(mut old: Vec<(SystemTime, PathBuf)>, since: SystemTime) -> Vec<PathBuf> {
    old.sort();
    old.reverse();
    let replaced: Vec<SystemTime> = old.iter().map(|(placed, _)| *placed).collect();
    old.into_iter()
        .skip(1)
        .zip(replaced)
        .skip(1)
        .filter(|(_, replaced)| *replaced < since)
        .map(|((_, folder), _)| folder)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_stays_a_day_after_another_took_its_place() {
        let at = |hour: u64| SystemTime::UNIX_EPOCH + Duration::from_hours(hour);
        let placed = |hours: &[u64]| -> Vec<(SystemTime, PathBuf)> {
            let name = |hour: &u64| (at(*hour), PathBuf::from(format!("pkg-{hour}")));
            hours.iter().map(name).collect()
        };
        for (what, hours, gone) in [
            ("the newest two stay, however old", &[10, 20][..], &[][..]),
            ("replaced two days ago", &[10, 52, 60], &["pkg-10"]),
            ("old, and replaced a moment ago", &[10, 98, 99], &[]),
            ("one after the other", &[1, 2, 80, 90, 99], &["pkg-1"]),
            ("none", &[], &[]),
        ] {
            let gone: Vec<PathBuf> = gone.iter().map(PathBuf::from).collect();
            // It is the hundredth hour.
            assert_eq!(outdated(placed(hours), at(76)), gone, "{what}");
        }
    }
}
