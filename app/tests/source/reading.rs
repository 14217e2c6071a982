//! What stands in one module: its children, and what it names.

use super::modules::Module;
use super::tokens::{Token, closed, is_name};
use super::uses::branches;

/// What an item may begin with.
const ITEMS: &[&str] = &[
    "pub",
    "fn",
    "mod",
    "use",
    "impl",
    "struct",
    "enum",
    "const",
    "static",
    "type",
    "trait",
    "async",
    "unsafe",
    "extern",
    "macro_rules",
];
/// What gives a name to what follows.
const MAKES: &[&str] = &["fn", "struct", "enum", "const", "static", "type", "trait"];

/// Reads a module, and finds the modules in it.
pub fn read(tokens: &[Token]) -> (Module, Vec<Child>) {
    let mut reader = Reader {
        rest: tokens,
        module: Module::default(),
        children: Vec::new(),
    };
    reader.read();
    (reader.module, reader.children)
}

/// A module's name, and its tokens where it is written on the spot.
pub type Child = (String, Option<Vec<Token>>);

struct Reader<'a> {
    rest: &'a [Token],
    module: Module,
    children: Vec<Child>,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> &str {
        self.rest.get(ahead).map_or("", String::as_str)
    }

    fn skip(&mut self, count: usize) {
        self.rest = &self.rest[count.min(self.rest.len())..];
    }

    fn read(&mut self) {
        let mut depth = 0_u32;
        while !self.rest.is_empty() {
            match self.peek(0) {
                "#" => self.attribute(),
                "mod" if is_name(self.peek(1)) && matches!(self.peek(2), ";" | "{") => self.child(),
                "use" if is_name(self.peek(1)) || self.peek(1) == "{" => self.used(),
                "{" => {
                    depth += 1;
                    self.skip(1);
                }
                "}" => {
                    depth = depth.saturating_sub(1);
                    self.skip(1);
                }
                token if token.starts_with('"') => {
                    self.module.texts.push(token[1..].to_owned());
                    self.skip(1);
                }
                token if is_name(token) && self.peek(1) == "!" && depth == 0 => {
                    self.made_by_macro();
                }
                token if is_name(token) => self.path(),
                _ => self.skip(1),
            }
        }
    }

    /// Skips an attribute, and what it is about where that is for tests only.
    fn attribute(&mut self) {
        let open = usize::from(self.peek(1) == "!") + 1;
        if self.peek(open) != "[" {
            return self.skip(1);
        }
        let end = open + closed(&self.rest[open..]);
        let inside = &self.rest[open + 1..end];
        let says = |word: &str| inside.iter().any(|token| token == word);
        let for_tests = inside.first().is_some_and(|first| first == "cfg")
            && (says("test") || says("\"testing"))
            && !says("not");
        self.skip(end + 1);
        if for_tests {
            while self.peek(0) == "#" {
                let end = 1 + closed(&self.rest[1..]);
                self.skip(end + 1);
            }
            self.item();
        }
    }

    /// Skips an item, or a field, an argument, a line.
    fn item(&mut self) {
        let is_item = ITEMS.contains(&self.peek(0));
        while !self.rest.is_empty() {
            match self.peek(0) {
                ";" => return self.skip(1),
                "," if !is_item => return self.skip(1),
                "}" if !is_item => return,
                "{" => return self.skip(closed(self.rest) + 1),
                "(" | "[" => self.skip(closed(self.rest) + 1),
                _ => self.skip(1),
            }
        }
    }

    fn child(&mut self) {
        let name = self.peek(1).to_owned();
        if self.peek(2) == ";" {
            self.children.push((name, None));
            return self.skip(3);
        }
        let end = 2 + closed(&self.rest[2..]);
        let inside = self.rest[3..end].to_vec();
        self.children.push((name, Some(inside)));
        self.skip(end + 1);
    }

    fn used(&mut self) {
        let end = self.rest.iter().position(|token| token == ";");
        let end = end.unwrap_or(self.rest.len());
        let tree = &self.rest[1..end];
        for (way, name) in branches(tree) {
            match name.as_deref() {
                Some("*") => self.module.all_of.push(way.clone()),
                Some(name) => {
                    self.module.known.insert(name.to_owned(), way.clone());
                }
                None => {}
            }
            self.module.named.push(way);
        }
        self.skip(end + 1);
    }

    /// `keyed! { … Name { … } }`: its capitalised names are made here.
    fn made_by_macro(&mut self) {
        let open = if is_name(self.peek(2)) { 3 } else { 2 };
        if matches!(self.peek(open), "{" | "(") {
            let end = open + closed(&self.rest[open..]);
            let inside = self.rest[open..end].iter();
            let names = inside.filter(|token| token.starts_with(char::is_uppercase));
            self.module.made.extend(names.cloned());
        }
        // What is inside is read as everything else.
        self.skip(2);
    }

    fn path(&mut self) {
        if MAKES.contains(&self.peek(0)) && is_name(self.peek(1)) {
            self.module.made.insert(self.peek(1).to_owned());
            return self.skip(2);
        }
        let mut way = vec![self.peek(0).to_owned()];
        let mut length = 1;
        while self.peek(length) == "::" && is_name(self.peek(length + 1)) {
            way.push(self.peek(length + 1).to_owned());
            length += 2;
        }
        // `::` of something else stands before no path of ours.
        self.skip(length);
        if way.len() > 1 {
            self.module.named.push(way);
        }
    }
}
