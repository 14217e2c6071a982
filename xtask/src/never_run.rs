//! Tests of the domain that would never run. `domain/tests` runs what notes
//! itself with `#[pleinweb_testing::test]`; the standard attribute, or a module for
//! the standard harness, would compile and be forgotten.

use crate::exports::domain_lines;
use crate::shell::Failure;

/// Fails where a test of the domain is written for the standard harness.
pub fn check() -> Result<(), Failure> {
    let found: Vec<String> = domain_lines()?
        .into_iter()
        .filter(|(_, line)| is_for_the_standard_harness(line))
        .map(|(path, line)| format!("{path}: {}", line.trim()))
        .collect();
    if found.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "these would never run (see domain/testing):\n{}",
        found.join("\n")
    )))
}

fn is_for_the_standard_harness(line: &str) -> bool {
    let line = line.trim();
    let attributes = [
        "#[test]",
        "#[tokio::test",
        "#[cfg(test)]",
        "#[cfg(all(test",
        "#[cfg(any(test",
    ];
    attributes
        .iter()
        .any(|attribute| line.starts_with(attribute))
}

#[cfg(test)]
mod tests {
    use super::{check, is_for_the_standard_harness};

    #[test]
    fn the_standard_attributes_are_known_and_none_is_in_the_domain() {
        for line in ["    #[test]", "#[tokio::test]", "#[cfg(all(test, unix))]"] {
            assert!(is_for_the_standard_harness(line), "{line}");
        }
        assert!(!is_for_the_standard_harness("#[pleinweb_testing::test]"));
        let found = check();
        assert!(found.is_ok(), "{}", found.unwrap_err());
    }
}
