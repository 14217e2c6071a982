//! Where words begin and end.

use super::fold::{fold, in_word};
use super::letters::{Alone, alone};
use super::noise::{is_elision, is_gender_mark, is_inclusive_end, is_stop};

/// One word of a text as written, and its position among the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    pub raw: &'a str,
    pub position: u32,
    /// A letter that would be nothing elsewhere, and counts here: "permis C".
    pub letter: bool,
}

/// Reads the words of a text one after the other.
pub struct Words<'a> {
    text: &'a str,
    at: usize,
    position: u32,
    folded: String,
}

impl<'a> Words<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            position: 0,
            folded: String::new(),
        }
    }

    /// The position that the next word takes.
    pub fn position(&self) -> u32 {
        self.position
    }

    fn peek(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            Some(&byte) if byte < 128 => Some(char::from(byte)),
            Some(_) => self.text[at..].chars().next(),
            None => None,
        }
    }

    /// Where the run of word characters that starts at `at` ends.
    fn run(&self, mut at: usize) -> usize {
        while let Some(letter) = self.peek(at).filter(|letter| in_word(*letter)) {
            at += letter.len_utf8();
        }
        at
    }

    /// ".net" at `at`, as a word of its own.
    fn dot_net(&self, at: usize) -> bool {
        self.text.as_bytes()[at..]
            .get(..4)
            .is_some_and(|four| four.eq_ignore_ascii_case(b".net"))
            && !self.peek(at + 4).is_some_and(in_word)
    }

    /// "C++" and "C#" are words with their signs.
    fn with_signs(&self, start: usize, end: usize) -> usize {
        if self.text[end..].starts_with("++") {
            end + 2
        } else if end - start == 1 && self.text[end..].starts_with('#') {
            end + 1
        } else {
            end
        }
    }

    /// "35 h" and "35 heures" are one word, as "35h" is.
    fn with_unit(&self, start: usize, end: usize) -> usize {
        if !self.text[start..end]
            .bytes()
            .all(|byte| byte.is_ascii_digit())
        {
            return end;
        }
        let Some(space) = self
            .peek(end)
            .filter(|sign| matches!(sign, ' ' | '\u{a0}' | '\u{202f}'))
        else {
            return end;
        };
        let unit = end + space.len_utf8();
        let after = self.run(unit);
        match &self.text[unit..after] {
            "h" | "H" | "heures" | "Heures" | "heure" => after,
            _ => end,
        }
    }

    /// Steps over the ends of inclusive spellings that hang on a word.
    fn after_inclusive(&mut self, mut end: usize) -> usize {
        while let Some(mark) = self.peek(end) {
            if !matches!(mark, '(' | '/' | '-' | '.' | '·' | '•' | '‧' | '∙' | '⋅') {
                break;
            }
            let mut from = end + mark.len_utf8();
            if mark == '(' && self.peek(from) == Some('-') {
                from += 1;
            }
            let mut to = self.run(from);
            fold(&self.text[from..to], &mut self.folded);
            if !is_inclusive_end(&self.folded, mark) {
                break;
            }
            if mark == '(' {
                if self.peek(to) != Some(')') {
                    break;
                }
                to += 1;
                // "employé(e)s"
                let plural = self.run(to);
                if matches!(&self.text[to..plural], "" | "s" | "S") {
                    to = plural;
                } else {
                    break;
                }
            }
            end = to;
        }
        end
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        loop {
            let letter = self.peek(self.at)?;
            if !in_word(letter) {
                if letter == '.' && self.dot_net(self.at) {
                    let raw = &self.text[self.at..self.at + 4];
                    self.at += 4;
                    self.position += 1;
                    return Some(Word {
                        raw,
                        position: self.position - 1,
                        letter: false,
                    });
                }
                self.at += letter.len_utf8();
                continue;
            }
            let start = self.at;
            let end = self.run(start);
            let whole = self.with_signs(start, end);
            let mut letter = false;
            if whole == end && end - start <= 7 {
                fold(&self.text[start..end], &mut self.folded);
                if is_elision(&self.folded) && matches!(self.peek(end), Some('\'' | '’' | 'ʼ')) {
                    self.at = end + self.peek(end).map_or(0, char::len_utf8);
                    continue;
                }
                let is_mark = is_gender_mark(&self.folded);
                let kind = if self.folded.len() == 1 && (is_mark || is_stop(&self.folded)) {
                    alone(self.text, start, end)
                } else if is_mark {
                    Alone::GenderMark
                } else {
                    Alone::Rest
                };
                if kind == Alone::GenderMark {
                    self.at = end;
                    continue;
                }
                letter = kind == Alone::Letter;
            }
            let whole = self.with_unit(start, whole);
            self.at = if whole - start >= 3 {
                self.after_inclusive(whole)
            } else {
                whole
            };
            self.position += 1;
            return Some(Word {
                raw: &self.text[start..whole],
                position: self.position - 1,
                letter,
            });
        }
    }
}
