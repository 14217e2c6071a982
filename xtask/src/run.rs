//! `cargo xtask run`: from a clean clone to a served demo.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use crate::browser::Shape;
use crate::say::say;
use crate::shell::{Failure, program};
use crate::{build, setup};

/// Builds, then becomes the server, so that Ctrl-C reaches it directly.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    setup::for_building()?;
    let server = build::development()?;
    say("starting the demo (Ctrl-C stops it)");
    let mut command = demo(&server, arguments);
    let error = command.exec();
    Err(Failure::new(format!("{}: {error}", server.display())))
}

/// The program, serving the demo.
pub fn demo(server: &Path, arguments: &[String]) -> Command {
    let mut command = program(server);
    command
        .arg("demo")
        .args(arguments)
        .env("PLEINWEB_SITE", Shape::Development.site());
    command
}
