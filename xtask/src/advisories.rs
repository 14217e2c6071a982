//! Known weaknesses of the crates in `Cargo.lock`, looked up in a copy of the
//! RustSec database (github.com/rustsec/advisory-db) on this machine. Nothing is
//! fetched: how old the copy is, is said.

use std::cmp::Ordering;
use std::path::{Path, PathBuf};

use crate::shell::{Doing, Failure, ROOT};
use crate::tally::Tally;

/// Names the folder of the copy.
pub const DATABASE: &str = "PLEINWEB_ADVISORY_DB";

/// Looks every crate up; a weakness that is not in the list of `deny.toml` is a failure.
pub fn check(database: &Path) -> Result<Tally, Failure> {
    let read = |path: &Path| std::fs::read_to_string(path).doing(path.display());
    let packages = packages(&read(&ROOT.join("Cargo.lock"))?);
    let accepted = accepted(&read(&ROOT.join("deny.toml"))?);
    let advisories = all(database)?;
    let newest = advisories.iter().map(|one| one.date.as_str()).max();
    let newest =
        newest.ok_or_else(|| Failure::new(format!("{}: no advisory in it", database.display())))?;
    println!(
        "advisories: {} crates against {} advisories, the newest of {newest}",
        packages.len(),
        advisories.len()
    );
    let mut tally = Tally::of(true);
    for (advisory, version) in met(&advisories, &packages) {
        let known = accepted.contains(&advisory.id);
        let kind = match (&advisory.informational, known) {
            (_, true) => "accepted in deny.toml",
            (Some(kind), _) => kind.as_str(),
            (None, _) => "WEAK",
        };
        println!("  {} {version}: {} ({kind})", advisory.package, advisory.id);
        if kind == "WEAK" {
            tally = Tally::of(false);
        }
    }
    Ok(tally)
}

/// What an advisory says, as far as it is needed here.
#[derive(Debug, Default, PartialEq, Eq)]
struct Advisory {
    id: String,
    package: String,
    date: String,
    /// `unmaintained`, `unsound` or `notice`: something to know, no weakness.
    informational: Option<String>,
    withdrawn: bool,
    patched: Vec<String>,
    unaffected: Vec<String>,
}

fn all(database: &Path) -> Result<Vec<Advisory>, Failure> {
    let crates = database.join("crates");
    let mut found = Vec::new();
    for folder in entries(&crates)? {
        if !folder.is_dir() {
            continue;
        }
        for file in entries(&folder)? {
            if file.extension().is_some_and(|end| end == "md") {
                let text = std::fs::read_to_string(&file).doing(file.display())?;
                found.push(advisory(&text).doing(file.display())?);
            }
        }
    }
    Ok(found)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let read = std::fs::read_dir(folder).doing(folder.display())?;
    let mut paths: Vec<PathBuf> = read.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

/// Reads the TOML at the head of an advisory: one key a line, lists of texts.
fn advisory(text: &str) -> Result<Advisory, &'static str> {
    let head = text.split("```toml").nth(1).ok_or("no head")?;
    let head = head.split("```").next().unwrap_or_default();
    let mut advisory = Advisory::default();
    let mut section = String::new();
    let mut lines = head.lines();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if let Some(name) = line.strip_prefix('[') {
            name.trim_end_matches(']').clone_into(&mut section);
            continue;
        }
        let Some((key, value)) = line.split_once('=') else {
            continue;
        };
        let mut value = value.trim().to_owned();
        // A list may go on over several lines.
        while value.starts_with('[') && !value.contains(']') {
            value.push_str(lines.next().ok_or("a list without end")?);
        }
        let mut texts = texts(&value);
        let first = |texts: &mut Vec<String>| (!texts.is_empty()).then(|| texts.remove(0));
        match (section.as_str(), key.trim()) {
            ("advisory", "id") => advisory.id = first(&mut texts).ok_or("no id")?,
            ("advisory", "package") => advisory.package = first(&mut texts).ok_or("no package")?,
            ("advisory", "date") => advisory.date = first(&mut texts).ok_or("no date")?,
            ("advisory", "withdrawn") => advisory.withdrawn = true,
            ("advisory", "informational") => advisory.informational = first(&mut texts),
            ("versions", "patched") => advisory.patched = texts,
            ("versions", "unaffected") => advisory.unaffected = texts,
            _ => {}
        }
    }
    if advisory.id.is_empty() || advisory.package.is_empty() {
        return Err("no id or no package");
    }
    Ok(advisory)
}

/// What stands in double quotes.
fn texts(value: &str) -> Vec<String> {
    value
        .split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// Name and version of what comes from a registry.
fn packages(lock: &str) -> Vec<(String, String)> {
    let said = |block: &str, key: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(key))?;
        texts(line).into_iter().next()
    };
    let blocks = lock.split("[[package]]").skip(1);
    let foreign = blocks.filter(|block| block.contains("\nsource = "));
    foreign
        .filter_map(|block| Some((said(block, "name = ")?, said(block, "version = ")?)))
        .collect()
}

/// The advisories that `deny.toml` names under `[advisories]`, each with a reason there.
fn accepted(deny: &str) -> Vec<String> {
    let section = deny
        .split("\n[")
        .find(|part| part.starts_with("advisories]"));
    let words = section.into_iter().flat_map(texts);
    words.filter(|word| word.starts_with("RUSTSEC-")).collect()
}

/// Advisories that hold for a version in the list.
fn met<'a>(
    advisories: &'a [Advisory],
    packages: &'a [(String, String)],
) -> Vec<(&'a Advisory, &'a str)> {
    let mut met = Vec::new();
    for advisory in advisories.iter().filter(|one| !one.withdrawn) {
        for (name, version) in packages {
            let safe = |ranges: &[String]| ranges.iter().any(|range| fits(version, range));
            if *name == advisory.package && !safe(&advisory.patched) && !safe(&advisory.unaffected)
            {
                met.push((advisory, version.as_str()));
            }
        }
    }
    met
}

/// Whether a version is in a range: `>= 1.2.3, < 2`, `^1.2`, `~1.2.3`, `=1.0.0`.
fn fits(version: &str, range: &str) -> bool {
    let version = Version::read(version);
    range.split(',').all(|part| {
        let part = part.trim();
        let at = part.find(|letter: char| letter.is_ascii_digit());
        let (sign, number) = part.split_at(at.unwrap_or(part.len()));
        let limit = Version::read(number);
        let order = version.cmp(&limit);
        let below = |numbers: [u64; 3]| version.numbers < numbers;
        let [major, minor, patch] = limit.numbers;
        match sign.trim() {
            ">=" => order != Ordering::Less,
            ">" => order == Ordering::Greater,
            "<=" => order != Ordering::Greater,
            "<" => order == Ordering::Less,
            "=" => order == Ordering::Equal,
            "~" => order != Ordering::Less && below([major, minor + 1, 0]),
            // "^", and what has no sign.
            _ => {
                let end = match (major, minor) {
                    (0, 0) => [0, 0, patch + 1],
                    (0, _) => [0, minor + 1, 0],
                    _ => [major + 1, 0, 0],
                };
                order != Ordering::Less && below(end)
            }
        }
    })
}

/// A version; one before a release (`1.0.0-rc.1`) is less than it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Version {
    numbers: [u64; 3],
    released: bool,
    before: Vec<(u64, String)>,
}

impl Version {
    fn read(text: &str) -> Self {
        let text = text.split('+').next().unwrap_or_default().trim();
        let (numbers, before) = text.split_once('-').unwrap_or((text, ""));
        let mut parts = numbers.split('.').map(|part| part.parse().unwrap_or(0));
        let mut next = || parts.next().unwrap_or(0);
        Self {
            numbers: [next(), next(), next()],
            released: before.is_empty(),
            before: before
                .split('.')
                .map(|part| {
                    part.parse().map_or((u64::MAX, part.to_owned()), |number| {
                        (number, String::new())
                    })
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{accepted, advisory, fits, met, packages};

    const TEXT: &str = "```toml\n[advisory]\nid = \"RUSTSEC-2025-0001\"\npackage = \"leaky\"\ndate = \"2025-01-02\"\n\
        categories = [\"memory-corruption\"]\n\n[affected]\narch = [\"x86\"]\n\n[versions]\npatched = [\n  \"^0.8.2\",\n  \">= 0.9.1\",\n]\n\
        unaffected = [\"< 0.8.0\"]\n```\n\n# It leaks\n";
    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"leaky\"\nversion = \"0.9.0\"\nsource = \"registry+x\"\n\n\
        [[package]]\nname = \"leaky\"\nversion = \"0.8.3\"\nsource = \"registry+x\"\n\n[[package]]\nname = \"ours\"\nversion = \"0.1.0\"\n";

    #[test]
    fn a_weak_version_in_the_list_is_found() {
        let advisory = advisory(TEXT).unwrap();
        assert_eq!(advisory.date, "2025-01-02");
        assert_eq!(advisory.patched, ["^0.8.2", ">= 0.9.1"]);
        let packages = packages(LOCK);
        assert_eq!(packages.len(), 2, "our own crates are not looked up");
        let all = [advisory];
        let found = met(&all, &packages);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].0.id.as_str(), found[0].1),
            ("RUSTSEC-2025-0001", "0.9.0")
        );
        let withdrawn = TEXT.replace("date =", "withdrawn = \"2025-02-01\"\ndate =");
        assert!(met(&[super::advisory(&withdrawn).unwrap()], &packages).is_empty());
    }

    #[test]
    fn versions_are_compared_as_cargo_does() {
        for (version, range, inside) in [
            ("1.2.3", ">= 1.2.3", true),
            ("1.2.3", ">1.2.3", false),
            ("1.10.0", ">= 1.9", true),
            ("0.8.9", "^0.8.2", true),
            ("0.9.0", "^0.8.2", false),
            ("1.9.0", "^1.2", true),
            ("2.0.0", "1.2", false),
            ("1.2.9", "~1.2.3", true),
            ("1.3.0", "~1.2.3", false),
            ("1.5.0", ">= 1.2, < 1.5.0", false),
            ("1.4.9", ">= 1.2, < 1.5.0", true),
            ("1.0.0-rc.1", ">= 1.0.0", false),
            ("1.0.0-rc.10", ">= 1.0.0-rc.9", true),
            ("1.0.0", "=1.0.0", true),
            ("1.2.1+spec-1.1.0", ">= 1.2.1", true),
        ] {
            assert_eq!(fits(version, range), inside, "{version} {range}");
        }
    }

    #[test]
    fn what_deny_toml_accepts_is_read() {
        let deny = "[graph]\nx = 1\n\n[advisories]\nignore = [\n  { id = \"RUSTSEC-2024-0001\", reason = \"not used\" },\n]\n\n[bans]\nname = \"RUSTSEC-no\"\n";
        assert_eq!(accepted(deny), ["RUSTSEC-2024-0001"]);
        assert!(accepted("[bans]\n").is_empty());
    }
}
