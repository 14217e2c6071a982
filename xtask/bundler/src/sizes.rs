//! Where the bytes of the browser program go: the weight of each crate and of
//! the largest functions, read from files that still carry their names.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;

use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use crate::Failure;

/// Bytes by name.
type Weights = BTreeMap<String, usize>;

/// Prints the `top` crates and functions of each file.
pub fn print(top: &str, files: &[&str]) -> Result<(), Failure> {
    let top: usize = top.parse()?;
    for file in files {
        let bytes = fs::read(file)?;
        let program = Program::read(&bytes)?;
        println!(
            "{file}: {} bytes, code {}, data {}",
            bytes.len(),
            program.functions.values().sum::<usize>(),
            program.data
        );
        let mut crates = Weights::new();
        for (name, size) in &program.functions {
            *crates.entry(crate_of(name).to_owned()).or_default() += size;
        }
        list("crate", &crates, top);
        list("function", &program.functions, top);
    }
    Ok(())
}

fn list(what: &str, weights: &Weights, top: usize) {
    let mut sorted: Vec<_> = weights.iter().collect();
    sorted.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    for (name, size) in sorted.into_iter().take(top) {
        println!("  {what:9} {size:>8}  {name}");
    }
}

/// The first path segment of a demangled name: the crate, or the crate of the
/// implementing type.
fn crate_of(name: &str) -> &str {
    let start = name.trim_start_matches(['<', '&', '*', '(', '[']);
    let start = ["mut ", "const ", "dyn "]
        .iter()
        .fold(start, |text, word| text.strip_prefix(word).unwrap_or(text));
    let end = start
        .find(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .unwrap_or(start.len());
    if start[end..].starts_with("::") {
        &start[..end]
    } else {
        "(no path)"
    }
}

#[derive(Default)]
struct Program {
    functions: Weights,
    data: usize,
}

impl Program {
    fn read(bytes: &[u8]) -> Result<Self, Failure> {
        let mut sizes = Vec::new();
        let mut names = BTreeMap::new();
        let mut imported = 0_u32;
        let mut program = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        if matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)) {
                            imported += 1;
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    sizes.push(length(&body.range())?);
                }
                Payload::DataSection(section) => program.data += length(&section.range())?,
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(section) = section.as_known() {
                        for part in section {
                            if let Name::Function(map) = part? {
                                for naming in map {
                                    let naming = naming?;
                                    names.insert(naming.index, naming.name.to_owned());
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        for (place, size) in sizes.into_iter().enumerate() {
            let index = imported + u32::try_from(place)?;
            let name = names
                .get(&index)
                .map_or_else(|| format!("function {index}"), |name| readable(name));
            *program.functions.entry(name).or_default() += size;
        }
        Ok(program)
    }
}

fn length(range: &Range<u64>) -> Result<usize, Failure> {
    Ok(usize::try_from(range.end - range.start)?)
}

fn readable(name: &str) -> String {
    format!("{:#}", rustc_demangle::demangle(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_belongs_to_its_crate() {
        assert_eq!(crate_of("tachys::view::any_view::show"), "tachys");
        assert_eq!(
            crate_of("<leptos_router::Route as core::fmt::Debug>::fmt"),
            "leptos_router"
        );
        assert_eq!(crate_of("<&mut dyn core::any::Any>::type_id"), "core");
        assert_eq!(crate_of("memcpy"), "(no path)");
    }
}
