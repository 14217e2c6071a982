//! The Rust tests: compiled by cargo, then each program run on its own, so that
//! the time of each test is known. The slowest are named at the end.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::say::say;
use crate::shell::{Doing, Failure, ROOT, cargo, program, shown};
use crate::tally::{Tally, follow};

/// How many of the slowest tests are named.
const SHOWN: usize = 10;

/// Compiles and runs the tests of all crates, those with `arguments` in their
/// names; `prepare` adds what they need to each program's environment.
pub fn run(arguments: &[String], prepare: impl Fn(&mut Command)) -> Result<Tally, Failure> {
    let programs = compile()?;
    let mut total = Tally::default();
    let mut times = Times::default();
    for (path, crate_folder) in programs {
        let mut test = program(&path);
        test.current_dir(&crate_folder)
            .env("CARGO_MANIFEST_DIR", &crate_folder)
            // The standard runner tells times only to those who say that they know
            // that its options may change; nothing is compiled here.
            .env("RUSTC_BOOTSTRAP", "1")
            .args(["-Zunstable-options", "--report-time"])
            .args(arguments);
        prepare(&mut test);
        say(format!("tests of {}", name(&path)));
        total.add(one(&mut test, &mut times)?);
    }
    times.print();
    Ok(total)
}

/// The test programs and the folders of their crates.
fn compile() -> Result<Vec<(PathBuf, PathBuf)>, Failure> {
    let mut command = cargo();
    command
        // The libraries of the domain have no program of tests each: `domain/tests` has
        // them all.
        .args(["test", "--tests", "--no-run"])
        .arg("--message-format=json-render-diagnostics")
        .stderr(Stdio::inherit());
    let what = shown(&command);
    let output = command.output().doing(&what)?;
    if !output.status.success() {
        return Err(Failure::new(format!("{what}: {}", output.status)));
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    Ok(messages.lines().filter_map(test_program).collect())
}

/// What a message of cargo says of a test program, if it is about one.
fn test_program(message: &str) -> Option<(PathBuf, PathBuf)> {
    if !message.contains(r#""reason":"compiler-artifact""#) {
        return None;
    }
    let executable = text_after(message, r#""executable":""#)?;
    // A target that may have tests says so too: what counts is how this one was compiled.
    let profile = &message[message.find(r#""profile":{"#)?..];
    if !profile[..profile.find('}')?].contains(r#""test":true"#) {
        return None;
    }
    let manifest = PathBuf::from(text_after(message, r#""manifest_path":""#)?);
    Some((
        PathBuf::from(executable),
        manifest.parent().unwrap_or(&ROOT).to_owned(),
    ))
}

/// The text of a JSON string that begins after `mark`. Paths of a build hold
/// nothing that JSON would write otherwise.
fn text_after<'a>(message: &'a str, mark: &str) -> Option<&'a str> {
    let rest = &message[message.find(mark)? + mark.len()..];
    rest.split('"').next()
}

/// `access` of `access-b3f1bc8df7b90a4d`.
fn name(path: &Path) -> String {
    let file = path.file_stem().unwrap_or_default().to_string_lossy();
    file.rsplit_once('-')
        .map_or_else(|| file.to_string(), |(name, _)| name.to_owned())
}

fn one(command: &mut Command, times: &mut Times) -> Result<Tally, Failure> {
    let what = shown(command);
    let mut child = command.stdout(Stdio::piped()).spawn().doing(&what)?;
    let mut tally = follow(child.stdout.take(), std::io::stdout(), |line| {
        times.read(line);
    });
    let status = child.wait().doing(&what)?;
    if !status.success() && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// Seconds by name of the test.
#[derive(Debug, Default)]
struct Times(BTreeMap<String, f64>);

impl Times {
    /// `test door::tests::… ... ok <1.234s>` of the standard runner, or
    /// `time offers::tests::… <1.234s>` of `domain/tests`.
    fn read(&mut self, line: &str) {
        let line = line.trim();
        let standard = || line.strip_prefix("test ")?.split_once(" ... ");
        let own = || line.strip_prefix("time ")?.split_once(' ');
        let Some((name, rest)) = standard().or_else(own) else {
            return;
        };
        let seconds = rest
            .rsplit_once('<')
            .and_then(|(_, time)| time.strip_suffix("s>"))
            .and_then(|time| time.parse().ok());
        if let Some(seconds) = seconds {
            self.0.insert(name.to_owned(), seconds);
        }
    }

    fn slowest(&self) -> Vec<(&str, f64)> {
        let mut all: Vec<_> = self
            .0
            .iter()
            .map(|(name, time)| (name.as_str(), *time))
            .collect();
        all.sort_by(|one, other| other.1.total_cmp(&one.1));
        all.truncate(SHOWN);
        all
    }

    fn print(&self) {
        let sum: f64 = self.0.values().sum();
        println!("\n{} tests worked {sum:.0} s; the slowest:", self.0.len());
        for (name, time) in self.slowest() {
            println!("{time:>7.1} s  {name}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Times, name, test_program};
    use std::path::{Path, PathBuf};

    #[test]
    fn the_slowest_come_first() {
        let mut times = Times::default();
        for line in [
            "test a::quick ... ok <0.010s>",
            "test a::slow ... ok <12.5s>",
            "test a::broken ... FAILED <1.000s>",
            "test a::untold ... ok",
            "time b::slower <20.250s>",
            "test result: ok. 3 passed; 1 failed; finished in 13.2s",
        ] {
            times.read(line);
        }
        assert_eq!(
            times.slowest(),
            [
                ("b::slower", 20.25),
                ("a::slow", 12.5),
                ("a::broken", 1.0),
                ("a::quick", 0.01)
            ]
        );
    }

    #[test]
    fn only_programs_of_tests_are_run() {
        let message = |target: &str, profile: &str, executable: &str| {
            format!(
                r#"{{"reason":"compiler-artifact","manifest_path":"/w/server/Cargo.toml","target":{{"name":"x","test":{target}}},"profile":{{"opt_level":"0","test":{profile}}},"executable":{executable},"fresh":true}}"#
            )
        };
        assert_eq!(
            test_program(&message("true", "true", r#""/t/access-0a""#)),
            Some((PathBuf::from("/t/access-0a"), PathBuf::from("/w/server")))
        );
        assert_eq!(
            test_program(&message("true", "false", r#""/t/pleinweb""#)),
            None
        );
        assert_eq!(test_program(&message("true", "true", "null")), None);
        assert_eq!(name(Path::new("/t/access-0a")), "access");
    }
}
