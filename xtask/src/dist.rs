//! `cargo xtask dist`: the small build, in `target/dist` (the program
//! `pleinweb` and the folder `site` are all that is shipped), what a first
//! visit of it weighs, and where the bytes go.

use std::path::Path;

use crate::browser::{self, Shape};
use crate::say::say;
use crate::shell::{Failure, TARGET, program, run};
use crate::{build, files, setup};

/// The profile of the shipped server; its folder is `target/dist`.
const SERVER: &str = "dist";

/// What to do after building.
#[derive(Default)]
pub struct Options {
    check: bool,
    sizes: bool,
}

impl Options {
    pub fn parse(words: &[&str]) -> Result<Self, Failure> {
        let mut options = Self::default();
        for word in words {
            match *word {
                "--check" => options.check = true,
                "--sizes" => options.sizes = true,
                _ => return Err(Failure::new("dist knows --check and --sizes")),
            }
        }
        Ok(options)
    }
}

pub fn dist(options: &Options) -> Result<(), Failure> {
    setup::for_building()?;
    build::both(Shape::Distribution, SERVER)?;
    let site = Shape::Distribution.site();
    say(format!(
        "{} and {} are ready",
        TARGET.join(SERVER).join(browser::NAME).display(),
        site.display()
    ));
    if options.sizes {
        sizes()?;
    }
    if options.check {
        check(&TARGET.join(SERVER).join(browser::NAME))?;
    }
    Ok(())
}

/// Checks the small build of the browser part alone, served by the program that
/// the other tests use: what travels is the same.
pub fn test() -> Result<(), Failure> {
    check(&build::for_tests(Shape::Distribution)?)
}

/// The weight of each crate and of the largest functions, after wasm-opt.
fn sizes() -> Result<(), Failure> {
    let named = named()?;
    let programs = browser::programs(&named);
    browser::shrink_all(&programs, &["-g"])?;
    run(program(browser::bundler())
        .args(["sizes", "30"])
        .args(&programs))
}

/// Fails when a page is too heavy for somebody who may open it.
fn check(server: &Path) -> Result<(), Failure> {
    setup::for_browser()?;
    say("what travels on a first visit");
    let mut visit = program("node");
    visit
        .arg("end2end/first-visit.mjs")
        .env("PLEINWEB_SERVER", server)
        .env("PLEINWEB_SITE", Shape::Distribution.site());
    if let Some(chromium) = setup::chromium() {
        visit.env("PLEINWEB_CHROMIUM", chromium);
    }
    run(&mut visit)
}

/// The bound program, its functions still named.
fn named() -> Result<std::path::PathBuf, Failure> {
    let folder = TARGET.join("dist/named");
    files::fresh(&folder)?;
    browser::bind(Shape::Distribution, &folder)?;
    Ok(folder)
}
