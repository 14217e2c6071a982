//! Both sides of the service, built at the same time.

use std::path::PathBuf;
use std::process::Command;

use crate::browser::{self, Shape};
use crate::say::say;
use crate::shell::{Failure, TARGET, cargo, run, shown, start, wait};

/// Builds for development; gives the server's program.
pub fn development() -> Result<PathBuf, Failure> {
    both(Shape::Development, "dev")?;
    say("built");
    Ok(TARGET.join("debug/pleinweb"))
}

/// Builds the server for development and the browser part in this shape: what
/// is tested. Gives the server's program.
pub fn for_tests(shape: Shape) -> Result<PathBuf, Failure> {
    both(shape, "dev")?;
    Ok(TARGET.join("debug/pleinweb"))
}

/// Builds both sides. The browser part compiles beside the server: each has its
/// own profile folder, so neither waits for the other's lock.
pub fn both(shape: Shape, server_profile: &str) -> Result<(), Failure> {
    say("compiling the server and the browser part");
    let mut compile = browser::compile(shape);
    let beside = start(&mut compile)?;
    let server = run(&mut cargo_build("pleinweb-bundler", "dev"))
        .and_then(|()| start(&mut cargo_build("pleinweb", server_profile)));
    let browser = wait(beside, &shown(&compile));
    let laid_out = browser.and_then(|()| browser::lay_out(shape));
    wait(server?, "cargo build --package pleinweb")?;
    laid_out
}

fn cargo_build(package: &str, profile: &str) -> Command {
    let mut command = cargo();
    command.args(["build", "--package", package, "--profile", profile]);
    command
}
