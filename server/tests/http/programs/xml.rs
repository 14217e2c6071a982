//! Reads XML as strictly as a feed reader does, as far as ours goes: elements,
//! attributes, text, the five entities.

/// An element with what is in it.
#[derive(Clone, Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    pub text: String,
}

impl Element {
    pub fn all(&self, name: &str) -> impl Iterator<Item = &Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The only child of this name.
    pub fn one(&self, name: &str) -> &Element {
        let mut found = self.children.iter().filter(|child| child.name == name);
        let first = found
            .next()
            .unwrap_or_else(|| panic!("no {name} in {}", self.name));
        assert!(found.next().is_none(), "{name} in {}", self.name);
        first
    }

    pub fn attribute(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }
}

/// The root of a document.
pub fn parse(xml: &str) -> Element {
    let bad = |letter: char| {
        (letter < ' ' && letter != '\n') || matches!(letter, '\u{fffe}' | '\u{ffff}')
    };
    assert!(!xml.contains(bad), "no XML: {xml}");
    let head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    let mut rest = xml.strip_prefix(head).expect("a declaration");
    let mut open = vec![Element::default()];
    while let Some(at) = rest.find('<') {
        open.last_mut()
            .expect("a root")
            .text
            .push_str(&plain(&rest[..at]));
        let end = at + rest[at..].find('>').expect("the end of a tag");
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            let closed = open.pop().expect("an open element");
            assert_eq!(closed.name, name);
            open.last_mut().expect("its parent").children.push(closed);
            continue;
        }
        let (tag, empty) = tag
            .strip_suffix('/')
            .map_or((tag, false), |tag| (tag, true));
        let element = start(tag);
        if empty {
            open.last_mut().expect("its parent").children.push(element);
        } else {
            open.push(element);
        }
    }
    assert_eq!((rest.trim(), open.len()), ("", 1), "something is left open");
    let mut top = open.pop().expect("a document");
    assert_eq!(top.children.len(), 1);
    top.children.pop().expect("a root")
}

fn start(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut element = Element {
        name: name.to_owned(),
        ..Element::default()
    };
    while let Some((name, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').expect("the end of a value");
        let pair = (name.trim().to_owned(), plain(value));
        element.attributes.push(pair);
        rest = after;
    }
    assert_eq!(rest.trim(), "", "{tag}");
    element
}

fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (name, after) = after.split_once(';').expect("the end of an entity");
        out.push_str(before);
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            other => panic!("&{other};"),
        });
        rest = after;
    }
    out.push_str(rest);
    out
}
