//! Calling other programs, and saying plainly what went wrong.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

/// Why xtask stops, in words for the person at the keyboard.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Says what was being done when an operation of the system failed.
pub trait Doing<T> {
    fn doing(self, what: impl fmt::Display) -> Result<T, Failure>;
}

impl<T, E: fmt::Display> Doing<T> for Result<T, E> {
    fn doing(self, what: impl fmt::Display) -> Result<T, Failure> {
        self.map_err(|error| Failure(format!("{what}: {error}")))
    }
}

/// The folder of the workspace, as cargo says when it runs us: a compile cache that
/// is kept may hold this program from a checkout in another folder.
pub static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
    let own = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    own.parent().map_or_else(PathBuf::new, Path::to_path_buf)
});

/// Where cargo builds.
pub static TARGET: LazyLock<PathBuf> = LazyLock::new(|| {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(
        || ROOT.join("target"),
        |folder| ROOT.join(PathBuf::from(folder)),
    )
});

/// A program that works in the folder of the workspace.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(&*ROOT);
    command
}

/// The cargo that runs this xtask.
pub fn cargo() -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // What cargo set for xtask itself would make every crate look changed.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// A program that npm installed for the workspace.
pub fn npm_program(name: &str) -> Command {
    program(ROOT.join("node_modules/.bin").join(name))
}

/// How the command reads on a terminal.
pub fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs the command to its end, showing what it prints.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    finish(command.spawn(), &shown(command))
}

/// Starts the command and goes on.
pub fn start(command: &mut Command) -> Result<Child, Failure> {
    command.spawn().doing(shown(command))
}

/// Waits for a command that was started.
pub fn wait(child: Child, what: &str) -> Result<(), Failure> {
    finish(Ok(child), what)
}

fn finish(child: std::io::Result<Child>, what: &str) -> Result<(), Failure> {
    let status = child.and_then(|mut child| child.wait()).doing(what)?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure(format!("{what}: {status}")))
    }
}

/// Runs the command quietly; what it printed is in the failure.
pub fn quietly(command: &mut Command) -> Result<String, Failure> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .doing(shown(command))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Failure(format!(
            "{}: {}\n{}{}",
            shown(command),
            output.status,
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        )))
    }
}

/// The program of that name in the search path.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}
