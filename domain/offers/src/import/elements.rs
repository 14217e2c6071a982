//! The elements of a JSON file, one at a time, however the file wraps them:
//! a list, a list inside an object (`resultats`, `hits`), or objects one after
//! the other. Only one element is in memory. An element that is too large, nested
//! too deep or that is not JSON is told with its line, and reading goes on after
//! it: memory grows neither with its length nor with its nesting.

use std::io::{BufRead, Result};

use pleinweb_nomenclature::import::{DEEPEST, LONGEST};

/// Lists are looked for this deep.
const LISTS_DEEPEST: usize = 4;

/// An element as it stands in the file.
#[derive(Debug, PartialEq, Eq)]
pub struct Element {
    /// The line where it begins, from 1.
    pub line: u64,
    /// Its bytes, unless there are too many or they nest too deep.
    pub bytes: std::result::Result<Vec<u8>, Unread>,
}

/// Why an element was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    Large,
    Deep,
}

/// What is open around the place where we are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Around {
    /// An object; whether its next text is a key.
    Object { key: bool },
    /// A list whose objects are elements.
    Elements,
    /// Any other list.
    List,
}

/// Walks through a JSON file.
pub struct Elements<R> {
    input: R,
    /// The keys of the lists that hold elements.
    lists: &'static [&'static str],
    line: u64,
    around: Vec<Around>,
    /// How much deeper than may be: not looked at, only counted.
    beyond: u64,
    key: Vec<u8>,
    /// An outermost object that may be an element itself: kept until a list is found in it.
    whole: Option<Element>,
    done: bool,
    /// Whether the file ended inside something.
    pub cut: bool,
}

impl<R: BufRead> Elements<R> {
    pub fn new(input: R, lists: &'static [&'static str]) -> Self {
        Self {
            input,
            lists,
            line: 1,
            around: Vec::new(),
            beyond: 0,
            key: Vec::new(),
            whole: None,
            done: false,
            cut: false,
        }
    }

    fn byte(&mut self) -> Result<Option<u8>> {
        let Some(&byte) = self.input.fill_buf()?.first() else {
            self.done = true;
            return Ok(None);
        };
        self.input.consume(1);
        if byte == b'\n' {
            self.line += 1;
        }
        if let Some(Element {
            bytes: Ok(bytes), ..
        }) = &mut self.whole
        {
            bytes.push(byte);
            if bytes.len() > LONGEST
                && let Some(whole) = &mut self.whole
            {
                whole.bytes = Err(Unread::Large);
            }
        }
        Ok(Some(byte))
    }

    /// The next element; nothing at the end of the file.
    pub fn next(&mut self) -> Result<Option<Element>> {
        while !self.done {
            let Some(byte) = self.byte()? else { break };
            match byte {
                b'{' | b'[' if self.around.len() >= DEEPEST => {
                    self.beyond += 1;
                    if let Some(whole) = &mut self.whole {
                        whole.bytes = Err(Unread::Deep);
                    }
                }
                b'}' | b']' if self.beyond > 0 => self.beyond -= 1,
                b'{' => {
                    if self.around.last() == Some(&Around::Elements) {
                        return self.element().map(Some);
                    }
                    if self.around.is_empty() {
                        self.whole = Some(Element {
                            line: self.line,
                            bytes: Ok(vec![b'{']),
                        });
                    }
                    self.around.push(Around::Object { key: true });
                }
                b'[' => {
                    let named = self.lists.iter().any(|list| list.as_bytes() == self.key);
                    let opens = match self.around.last() {
                        None => true,
                        Some(Around::Object { .. }) => named && self.around.len() <= LISTS_DEEPEST,
                        // A list of lists.
                        Some(around) => *around == Around::Elements,
                    };
                    if opens {
                        self.whole = None;
                    }
                    self.around.push(if opens {
                        Around::Elements
                    } else {
                        Around::List
                    });
                }
                b'}' | b']' => {
                    self.around.pop();
                    if self.around.is_empty()
                        && let Some(whole) = self.whole.take()
                    {
                        return Ok(Some(whole));
                    }
                }
                b'"' => self.text()?,
                b':' => {
                    if let Some(Around::Object { key }) = self.around.last_mut() {
                        *key = false;
                    }
                }
                b',' => {
                    if let Some(Around::Object { key }) = self.around.last_mut() {
                        *key = true;
                    }
                }
                _ => {}
            }
        }
        if !self.around.is_empty() {
            self.cut = true;
            self.around.clear();
            return Ok(self.whole.take());
        }
        Ok(None)
    }

    /// Passes over a text, and keeps it if it is a key.
    fn text(&mut self) -> Result<()> {
        let is_key = matches!(self.around.last(), Some(Around::Object { key: true }));
        if is_key {
            self.key.clear();
        }
        while let Some(byte) = self.byte()? {
            match byte {
                b'"' => return Ok(()),
                b'\\' => {
                    self.byte()?;
                }
                _ if is_key && self.key.len() < 64 => self.key.push(byte),
                _ => {}
            }
        }
        Ok(())
    }

    /// An element whose brace was just read.
    fn element(&mut self) -> Result<Element> {
        let line = self.line;
        let mut bytes = vec![b'{'];
        let mut unread = None;
        // Braces tell where it ends, braces and brackets how deep it is.
        let (mut depth, mut nested) = (1u64, 1u64);
        let (mut inside, mut escaped) = (false, false);
        while depth > 0 {
            let Some(byte) = self.byte()? else {
                self.cut = true;
                self.around.clear();
                break;
            };
            match byte {
                _ if escaped => escaped = false,
                b'\\' if inside => escaped = true,
                b'"' => inside = !inside,
                b'{' if !inside => {
                    depth += 1;
                    nested += 1;
                }
                b'[' if !inside => nested += 1,
                b'}' if !inside => {
                    depth -= 1;
                    nested = nested.saturating_sub(1);
                }
                b']' if !inside => nested = nested.saturating_sub(1),
                _ => {}
            }
            if unread.is_none() {
                if nested > DEEPEST as u64 {
                    unread = Some(Unread::Deep);
                } else if bytes.len() >= LONGEST {
                    unread = Some(Unread::Large);
                } else {
                    bytes.push(byte);
                    continue;
                }
                // What was kept of it goes at once.
                bytes = Vec::new();
            }
        }
        Ok(Element {
            line,
            bytes: unread.map_or(Ok(bytes), Err),
        })
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Elements, LONGEST, Unread};

    fn read(text: &str) -> (Vec<String>, bool) {
        let mut elements = Elements::new(text.as_bytes(), &["resultats", "hits"]);
        let mut all = Vec::new();
        while let Some(element) = elements.next().unwrap() {
            let bytes = match element.bytes {
                Ok(bytes) => bytes,
                Err(Unread::Large) => b"too large".to_vec(),
                Err(Unread::Deep) => b"too deep".to_vec(),
            };
            all.push(format!(
                "{} {}",
                element.line,
                String::from_utf8(bytes).unwrap()
            ));
        }
        (all, elements.cut)
    }

    #[pleinweb_testing::test]
    fn elements_are_found_however_they_are_wrapped() {
        for (text, expected) in [
            (
                r#"[{"a":1},{"b":[{"c":2}]}]"#,
                vec![r#"1 {"a":1}"#, r#"1 {"b":[{"c":2}]}"#],
            ),
            (
                "{\"filtres\":[{\"x\":1}],\n\"resultats\":[\n{\"a\":1},\n{\"b\":2}]}",
                vec![r#"3 {"a":1}"#, r#"4 {"b":2}"#],
            ),
            (
                r#"{"took":1,"hits":{"total":{"value":2},"hits":[{"_source":{"hits":[{"x":1}]}},{"b":2}]}}"#,
                vec![r#"1 {"_source":{"hits":[{"x":1}]}}"#, r#"1 {"b":2}"#],
            ),
            // An object that wraps nothing is an element.
            ("\n{\"a\":{\"b\":[1,2]}}\n", vec![r#"2 {"a":{"b":[1,2]}}"#]),
            ("{\"a\":1}\n{\"a\":2}", vec![r#"1 {"a":1}"#, r#"2 {"a":2}"#]),
            // Braces and quotes inside texts; a key that is a value elsewhere.
            (
                r#"[{"a":"}]\"{"},{"b":"\\"}]"#,
                vec![r#"1 {"a":"}]\"{"}"#, r#"1 {"b":"\\"}"#],
            ),
            (
                r#"{"a":"resultats","b":[{"c":1}]}"#,
                vec![r#"1 {"a":"resultats","b":[{"c":1}]}"#],
            ),
            (
                "[[{\"a\":1}],\n[[{\"b\":2}],[]],{\"c\":[[{\"d\":3}]]}]",
                vec![r#"1 {"a":1}"#, r#"2 {"b":2}"#, r#"2 {"c":[[{"d":3}]]}"#],
            ),
            ("[]", vec![]),
            ("", vec![]),
            ("null", vec![]),
        ] {
            assert_eq!(
                read(text),
                (expected.into_iter().map(str::to_owned).collect(), false),
                "{text}"
            );
        }
    }

    #[pleinweb_testing::test]
    fn a_file_that_was_cut_says_so() {
        for (text, found) in [
            (r#"[{"a":1},{"b""#, 2),
            (r#"[{"a":1}"#, 1),
            (r#"{"resultats":[{"a":1}]"#, 1),
            (r#"{"a":"#, 1),
        ] {
            let (all, cut) = read(text);
            assert_eq!((all.len(), cut), (found, true), "{text}");
        }
    }

    #[pleinweb_testing::test]
    fn one_that_is_too_large_is_passed_over() {
        let large = format!(r#"[{{"a":"{}"}},{{"b":2}}]"#, "x".repeat(LONGEST));
        assert_eq!(read(&large).0, ["1 too large", r#"1 {"b":2}"#]);
    }

    #[pleinweb_testing::test]
    fn one_that_is_nested_too_deep_is_passed_over() {
        let inside = |deep: usize| format!("{}1{}", "[".repeat(deep), "]".repeat(deep));
        let text = format!(
            r#"[{{"a":{}}},{{"a":{}}},{{"b":2}}]"#,
            inside(63),
            inside(64)
        );
        let all = read(&text).0;
        assert_eq!(all[1..], ["1 too deep", r#"1 {"b":2}"#]);
        assert_ne!(all[0], "1 too deep");
        // Around the elements, and without any.
        let text = format!(r#"{{"a":{},"hits":[{{"b":2}}]}}"#, inside(5000));
        assert_eq!(read(&text).0, [r#"1 {"b":2}"#]);
        assert_eq!(
            read(&format!(r#"{{"a":{}}}"#, inside(70))).0,
            ["1 too deep"]
        );
    }

    #[pleinweb_testing::test]
    fn nesting_without_end_takes_no_memory() {
        use std::io::{BufReader, Read};
        let deep = std::io::repeat(b'[').take(50_000_000);
        let mut elements = Elements::new(BufReader::new(deep), &["hits"]);
        assert!(elements.next().unwrap().is_none());
        assert!(elements.cut);
        assert!(elements.around.capacity() <= 128);
        let deep = std::io::Cursor::new(b"[{\"a\":").chain(std::io::repeat(b'[').take(50_000_000));
        let mut elements = Elements::new(BufReader::new(deep), &["hits"]);
        let one = elements.next().unwrap().unwrap();
        assert_eq!(one.bytes, Err(Unread::Deep));
        assert!(elements.cut);
    }
}
