//! Writes the texts as Rust: one module for each feature, one function for
//! each message. Nothing ties the functions of a module together (unless it has
//! a lookup), so the linker and the splitter keep each where it is used.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::check::Feature;
use super::expression::{collect_shown, expression, summary};
use super::language::Language;
use super::model::{Kind, Message, identifier};

/// The Rust of all features. It needs `Lang` and `runtime` beside it.
pub fn rust(features: &[Feature]) -> String {
    let mut out = String::from("// Made by build.rs from the Fluent files in locales/.\n");
    if features.iter().any(shows_number) {
        number(features, &mut out);
    }
    for feature in features {
        module(feature, &mut out);
    }
    out
}

fn shows_number(feature: &Feature) -> bool {
    feature.variables.iter().any(|(key, variables)| {
        let shown = shown(feature, key);
        variables
            .iter()
            .any(|(name, kind)| *kind == Kind::Number && shown.contains(name))
    })
}

/// The function that writes a number as the language does.
fn number(features: &[Feature], out: &mut String) {
    let mut arms = Arms::default();
    for texts in features
        .iter()
        .take(1)
        .flat_map(|feature| &feature.languages)
    {
        let language = texts.source.language;
        arms.add(language, format!("{:?}", language.separator));
    }
    line(
        out,
        0,
        &format!(
            "\nfn number({}: Lang, value: u64) -> String {{",
            arms.lang()
        ),
    );
    line(
        out,
        1,
        &format!("runtime::number(value, {})", arms.expression()),
    );
    line(out, 0, "}");
}

fn module(feature: &Feature, out: &mut String) {
    let Some(reference) = feature.languages.first() else {
        return;
    };
    line(
        out,
        0,
        &format!("\n/// Texts of `{}`.", reference.source.label),
    );
    line(out, 0, &format!("pub mod {} {{", identifier(&feature.name)));
    line(out, 1, "use super::Lang;");
    let mut in_order: Vec<_> = reference.messages.iter().collect();
    in_order.sort_by_key(|(_, message)| message.line);
    for (key, message) in in_order {
        function(feature, key, message, out);
    }
    if reference.lookup {
        lookup(feature, out);
    }
    line(out, 0, "}");
}

fn function(feature: &Feature, key: &str, message: &Message, out: &mut String) {
    let none = BTreeMap::new();
    let variables = feature.variables.get(key).unwrap_or(&none);
    let shown = shown(feature, key);
    let mut arms = Arms::default();
    for texts in &feature.languages {
        if let Some(message) = texts.messages.get(key) {
            arms.add(texts.source.language, expression(&message.pieces, &shown));
        }
    }
    let numbers = shown
        .iter()
        .any(|name| variables.get(name) == Some(&Kind::Number));
    let text = arms.expression();
    let mut parameters = format!("{}: Lang", if numbers { "lang" } else { arms.lang() });
    for (name, kind) in variables {
        let kind = kind.rust_type();
        // A selection may come down to the same text whatever the variable is.
        let used = shown.contains(name) || text.contains(name);
        let name = if used {
            identifier(name)
        } else {
            format!("_{name}")
        };
        let _ = write!(parameters, ", {name}: {kind}");
    }
    line(out, 0, "");
    line(out, 1, &format!("/// `{}`", summary(&message.pieces)));
    let name = identifier(key);
    if variables.is_empty() {
        line(
            out,
            1,
            &format!("pub fn {name}({parameters}) -> &'static str {{"),
        );
        line(out, 2, &text);
    } else {
        let arguments: Vec<_> = shown
            .iter()
            .map(|name| match variables.get(name) {
                Some(Kind::Number) => format!("&super::number(lang, {})", identifier(name)),
                _ => identifier(name),
            })
            .collect();
        let arguments = arguments.join(", ");
        line(out, 1, &format!("pub fn {name}({parameters}) -> String {{"));
        line(
            out,
            2,
            &format!("super::runtime::fill({text}, &[{arguments}])"),
        );
    }
    line(out, 1, "}");
}

/// `by_id`: a table, because that is smallest (see the ADR), over the messages
/// without variables. It keeps them all alive wherever it is used.
fn lookup(feature: &Feature, out: &mut String) {
    let keys: Vec<_> = feature
        .variables
        .iter()
        .filter(|(_, variables)| variables.is_empty())
        .map(|(key, _)| key)
        .collect();
    let mut arms = Arms::default();
    let mut row = String::from("&str");
    for (column, texts) in feature.languages.iter().enumerate() {
        arms.add(texts.source.language, format!("row.{}", column + 1));
        row.push_str(", &str");
    }
    line(out, 0, "");
    line(
        out,
        1,
        "/// The text of an id known only at run time (`message-id` or",
    );
    line(
        out,
        1,
        "/// `message-id.attribute`); none for an unknown id or a text with variables.",
    );
    line(
        out,
        1,
        &format!(
            "pub fn by_id({}: Lang, id: &str) -> Option<&'static str> {{",
            arms.lang()
        ),
    );
    line(
        out,
        2,
        &format!("static ROWS: [({row}); {}] = [", keys.len()),
    );
    for key in keys {
        let mut row = format!("{key:?}");
        for texts in &feature.languages {
            let pieces = texts
                .messages
                .get(key)
                .map_or(&[][..], |message| &message.pieces);
            let _ = write!(row, ", {}", expression(pieces, &[]));
        }
        line(out, 3, &format!("({row}),"));
    }
    line(out, 2, "];");
    line(out, 2, "let row = ROWS.iter().find(|row| row.0 == id)?;");
    line(out, 2, &format!("Some({})", arms.expression()));
    line(out, 1, "}");
}

/// The `match` over languages; languages that say the same share an arm.
#[derive(Default)]
struct Arms(Vec<(Vec<String>, String)>);

impl Arms {
    fn add(&mut self, language: &Language, expression: String) {
        let pattern = format!("Lang::{}", language.variant());
        match self.0.iter_mut().find(|(_, same)| *same == expression) {
            Some((patterns, _)) => patterns.push(pattern),
            None => self.0.push((vec![pattern], expression)),
        }
    }

    /// What the parameter is called: languages that all say the same do not need it.
    fn lang(&self) -> &'static str {
        if self.0.len() == 1 { "_lang" } else { "lang" }
    }

    fn expression(&self) -> String {
        if let [(_, expression)] = self.0.as_slice() {
            return expression.clone();
        }
        let mut out = String::from("match lang {");
        for (patterns, expression) in &self.0 {
            let _ = write!(out, " {} => {expression},", patterns.join(" | "));
        }
        out + " }"
    }
}

/// The variables that are written out in some language, in alphabetical order.
fn shown(feature: &Feature, key: &str) -> Vec<String> {
    let mut names = Vec::new();
    for texts in &feature.languages {
        if let Some(message) = texts.messages.get(key) {
            collect_shown(&message.pieces, &mut names);
        }
    }
    names.sort();
    names.dedup();
    names
}

fn line(out: &mut String, depth: usize, text: &str) {
    for _ in 0..depth {
        out.push_str("    ");
    }
    out.push_str(text);
    out.push('\n');
}
