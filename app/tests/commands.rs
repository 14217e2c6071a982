//! Every command and query says in its doc comment how it may end badly: a
//! section `# Errors` above its type, with the code of each conflict that its
//! file makes. They are read from the sources themselves: nobody has to think
//! of a list when one is added.

use std::fs;
use std::path::Path;

/// There were 129 when this was written: far fewer means that they are not found.
const AT_LEAST: usize = 120;

/// What begins the section.
const SECTION: &str = "# Errors";

/// A file of the product.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The names of the types that are commands or queries here.
    fn commands(&self) -> Vec<&str> {
        let heads = self.text.lines().filter(|line| line.starts_with("impl"));
        let names = heads.filter_map(|line| {
            let command = line.split_once(" Command for ");
            command.or_else(|| line.split_once(" Query for "))
        });
        names.map(|(_, rest)| first_word(rest)).collect()
    }

    /// What the doc comment of a type says of its errors.
    fn errors_of(&self, name: &str) -> Option<String> {
        let lines: Vec<&str> = self.text.lines().collect();
        let at = lines.iter().position(|line| {
            line.split_once("struct ")
                .is_some_and(|(before, rest)| is_visibility(before) && first_word(rest) == name)
        })?;
        // A blank line ends what belongs to the type; its attributes are left out.
        let above = lines[..at].iter().rev().take_while(|line| !line.is_empty());
        let mut doc: Vec<&str> = above.filter_map(|line| line.strip_prefix("///")).collect();
        doc.reverse();
        let mut section = doc.into_iter().map(str::trim);
        section.find(|line| *line == SECTION)?;
        let said: Vec<&str> = section.take_while(|line| !line.starts_with('#')).collect();
        Some(said.join(" ")).filter(|said| !said.trim().is_empty())
    }

    /// The codes of the conflicts that are made here.
    fn conflicts(&self) -> Vec<&str> {
        let lines = self.text.lines();
        let code = lines.filter(|line| !line.trim_start().starts_with("//"));
        code.filter_map(|line| line.split_once("AppError::conflict(\""))
            .filter_map(|(_, rest)| rest.split('"').next())
            .collect()
    }
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    &text[..end.unwrap_or(text.len())]
}

/// `""`, `pub `, `pub(crate) ` …
fn is_visibility(text: &str) -> bool {
    text.is_empty() || text.starts_with("pub")
}

/// The sources of the features, without their tests.
fn sources() -> Vec<Source> {
    let domain = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain");
    let mut found = Vec::new();
    for feature in fs::read_dir(domain).expect("the features") {
        let folder = feature.expect("a folder").path().join("src");
        if folder.is_dir() {
            gather(&folder, &mut found);
        }
    }
    found
}

fn gather(folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy();
        if name == "tests" || name.starts_with("tests_") || name.ends_with("_tests") {
            continue;
        }
        if path.is_dir() {
            gather(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("a text");
            // Tests that are in the file stand at its end.
            let end = text.find("\nmod tests {").unwrap_or(text.len());
            found.push(Source {
                path: path.display().to_string(),
                text: text[..end].to_owned(),
            });
        }
    }
}

#[test]
fn every_command_and_query_says_its_errors() {
    let (mut count, mut missing) = (0, Vec::new());
    for source in sources() {
        for name in source.commands() {
            count += 1;
            if source.errors_of(name).is_none() {
                missing.push(format!("{name} ({})", source.path));
            }
        }
    }
    assert!(count >= AT_LEAST, "the commands are found: {count}");
    assert!(
        missing.is_empty(),
        "no section `{SECTION}` in the doc comment of:\n{}",
        missing.join("\n")
    );
}

#[test]
fn every_conflict_is_said_where_it_is_made() {
    let (mut count, mut unsaid) = (0, Vec::new());
    for source in sources() {
        // What only helps commands of other files is said there.
        let commands = source.commands();
        if commands.is_empty() {
            continue;
        }
        let said = commands.iter().filter_map(|name| source.errors_of(name));
        let said = said.collect::<Vec<_>>().join("\n");
        for code in source.conflicts() {
            count += 1;
            if !said.contains(&format!("Conflict(\"{code}\")")) {
                unsaid.push(format!("{code} ({})", source.path));
            }
        }
    }
    assert!(count > 20, "the conflicts are found: {count}");
    assert!(
        unsaid.is_empty(),
        "in no section `{SECTION}` of its file:\n{}",
        unsaid.join("\n")
    );
}
