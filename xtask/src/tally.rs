//! How many tests passed and failed, read from what the test runners print.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use crate::shell::{Doing, Failure, shown};

/// Counts of one part, or of everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
}

impl Tally {
    /// One check that passed or failed as a whole.
    pub fn of(passed: bool) -> Self {
        Self {
            passed: u32::from(passed),
            failed: u32::from(!passed),
        }
    }

    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Adds what a line of a test runner says: `N passed` and `N failed` in the
    /// closing lines of nextest, cargo test and playwright.
    fn read(&mut self, line: &str) {
        let line = line.trim();
        let closing = line.starts_with("Summary [")
            || line.starts_with("test result:")
            || line.split_once(' ').is_some_and(|(number, rest)| {
                number.parse::<u32>().is_ok()
                    && ["passed", "failed", "flaky", "did not run"]
                        .iter()
                        .any(|word| rest == *word || rest.starts_with(&format!("{word} (")))
            });
        if !closing {
            return;
        }
        let words: Vec<&str> = line
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        for pair in words.windows(2) {
            let Ok(number) = pair[0].parse::<u32>() else {
                continue;
            };
            match pair[1] {
                "passed" => self.passed += number,
                // Playwright's flaky tests failed once, and "did not run" hides a failure.
                "failed" | "flaky" | "did" | "timed" => self.failed += number,
                _ => {}
            }
        }
    }
}

/// Runs a test runner, showing what it prints, and counts.
pub fn count(command: &mut Command) -> Result<Tally, Failure> {
    let what = shown(command);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .doing(&what)?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let reader = std::thread::spawn(move || follow(err, std::io::stderr(), |_| {}));
    let mut tally = follow(out, std::io::stdout(), |_| {});
    tally.add(reader.join().unwrap_or_default());
    let status = child.wait().doing(&what)?;
    if !status.success() && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// Shows what comes, counts it, and gives each line to `also`.
pub fn follow(
    from: Option<impl std::io::Read>,
    mut to: impl Write,
    mut also: impl FnMut(&str),
) -> Tally {
    let mut tally = Tally::default();
    let Some(from) = from else { return tally };
    let mut reader = BufReader::new(from);
    let mut line = Vec::new();
    while reader
        .read_until(b'\n', &mut line)
        .is_ok_and(|read| read > 0)
    {
        // What cannot be shown is still counted.
        drop(to.write_all(&line));
        let text = String::from_utf8_lossy(&line);
        tally.read(&text);
        also(&text);
        line.clear();
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> (u32, u32) {
        let mut tally = Tally::default();
        for line in lines {
            tally.read(line);
        }
        (tally.passed, tally.failed)
    }

    #[test]
    fn the_closing_lines_of_each_runner_are_read() {
        assert_eq!(
            read(&[
                "     Summary [   1.234s] 12 tests run: 11 passed (2 slow), 1 failed, 3 skipped"
            ]),
            (11, 1)
        );
        assert_eq!(
            read(&[
                "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out"
            ]),
            (3, 2)
        );
        assert_eq!(
            read(&[
                "  2 failed",
                "  1 flaky",
                "  4 did not run",
                "  31 passed (1.2m)",
                "  5 skipped"
            ]),
            (31, 7)
        );
    }

    #[test]
    fn other_lines_do_not_count() {
        assert_eq!(
            read(&["3 passed the desk", "PASS [ 0.1s] 1 passed"]),
            (0, 0)
        );
    }
}
