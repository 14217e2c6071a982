//! CSV records, one at a time, that survive a broken one.
//!
//! A quote that is never closed would swallow the rest of a file. Here a
//! record may span lines (official texts do), but one that does not come out
//! with the header's number of fields is given up after its first line, and
//! reading goes on with the next line. A line that is too long is passed over, and
//! a record of several ends where they are too long together: memory does not
//! grow with what a file holds.

use std::collections::VecDeque;
use std::io::{BufRead, Result};

use super::Reason;
use super::lines::{LONGEST, read_line};
use pleinweb_checks::letters::plain_line;

/// Columns that a header may have; more are not looked at.
const HEADER: usize = 1000;
/// A record spans at most this many lines.
const MAX_LINES: usize = 200;

pub struct Records<R> {
    input: R,
    /// Lines read ahead, without their ends; nothing of one that is too long.
    ahead: VecDeque<Option<Vec<u8>>>,
    /// Number of the line at the front of `ahead`, or of the next one to read.
    line: u64,
    ended: bool,
    /// The last line has no end.
    unended: bool,
    delimiter: u8,
    reading: Reading,
}

/// How fields are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    AsTheyAre,
    /// As one line each.
    Lines,
    /// Blank rows and blank fields beyond the header are what spreadsheets leave.
    Spreadsheet,
}

/// How a record stands to its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    Usual,
    /// All of its fields are blank.
    Blank,
    /// There were blank fields beyond the header, which were left out.
    Overlong,
}

/// A record, or why there is none, and the line where it begins.
pub struct Record {
    pub line: u64,
    pub fields: std::result::Result<Vec<String>, Reason>,
    /// It is broken and reaches the end of a file whose last line has no end:
    /// the file was cut there.
    pub cut: bool,
    pub row: Row,
    /// Whether it is in UTF-8; else it was read as Windows-1252.
    pub utf8: bool,
}

impl<R: BufRead> Records<R> {
    pub fn new(input: R) -> Self {
        Self {
            input,
            ahead: VecDeque::new(),
            line: 1,
            ended: false,
            unended: false,
            delimiter: b',',
            reading: Reading::AsTheyAre,
        }
    }

    /// The table begins at this line of its file.
    pub fn beginning_at(mut self, line: u64) -> Self {
        self.line = line;
        self
    }

    /// Blank rows are no problem whatever their number of fields, nor are blank
    /// fields beyond the header.
    pub fn of_spreadsheet(mut self) -> Self {
        self.reading = Reading::Spreadsheet;
        self
    }

    /// The same with another sign between fields than a comma.
    pub fn separated_by(mut self, delimiter: u8) -> Self {
        self.delimiter = delimiter;
        self
    }

    /// Every field is a name or a number: letters that nobody sees, that turn the
    /// direction of writing or end a line are no part of it.
    pub fn of_lines(mut self) -> Self {
        self.reading = Reading::Lines;
        self
    }

    /// The next record that is not an empty line. With `width`, a record of
    /// another number of fields is a problem.
    pub fn next(&mut self, width: Option<usize>) -> Result<Option<Record>> {
        loop {
            if !self.read_ahead(1)? {
                return Ok(None);
            }
            if self.ahead[0].as_ref().is_some_and(Vec::is_empty) {
                self.drop_lines(1);
                continue;
            }
            break;
        }
        let line = self.line;
        let mut taken = 1;
        let Some(mut bytes) = self.ahead[0].clone() else {
            let cut = self.unended && !self.read_ahead(2)?;
            self.drop_lines(1);
            return Ok(Some(Record {
                line,
                fields: Err(Reason::TooLong),
                cut,
                row: Row::Usual,
                utf8: true,
            }));
        };
        let mut open = is_open(&bytes);
        let mut too_long = false;
        while open && taken < MAX_LINES && self.read_ahead(taken + 1)? {
            let next = self.ahead[taken].as_ref();
            let Some(next) = next.filter(|next| bytes.len() + next.len() < LONGEST) else {
                too_long = true;
                break;
            };
            open ^= is_open(next);
            bytes.push(b'\n');
            bytes.extend_from_slice(next);
            taken += 1;
        }
        let spreadsheet = self.reading == Reading::Spreadsheet;
        let blank = spreadsheet && is_blank(&bytes, self.delimiter);
        let mut row = if blank { Row::Blank } else { Row::Usual };
        let fields = split(&bytes, self.delimiter, width.unwrap_or(HEADER))
            .filter(|_| !too_long)
            .map(|(fields, found)| match width {
                Some(width)
                    if spreadsheet
                        && !blank
                        && found > width
                        && blank_after(&bytes, self.delimiter, width) =>
                {
                    row = Row::Overlong;
                    (fields, width)
                }
                _ => (fields, found),
            })
            .ok_or(if too_long {
                Reason::TooLong
            } else {
                Reason::Quotes
            })
            .and_then(|(fields, found)| match width {
                _ if blank => Ok(Vec::new()),
                Some(expected) if found != expected && taken > 1 => Err(Reason::Quotes),
                Some(expected) if found != expected => Err(Reason::Fields { expected, found }),
                _ if self.reading == Reading::Lines => {
                    Ok(fields.iter().map(|field| plain_line(field)).collect())
                }
                _ => Ok(fields),
            });
        let at_end = taken == self.ahead.len() && !self.read_ahead(taken + 1)?;
        let cut = fields.is_err() && at_end && self.unended;
        self.drop_lines(if fields.is_ok() { taken } else { 1 });
        Ok(Some(Record {
            line,
            fields,
            cut,
            row,
            utf8: std::str::from_utf8(&bytes).is_ok(),
        }))
    }

    /// Makes sure that `count` lines are at hand; false if the file ends before.
    fn read_ahead(&mut self, count: usize) -> Result<bool> {
        while self.ahead.len() < count && !self.ended {
            let mut line = Vec::new();
            let read = read_line(&mut self.input, &mut line)?;
            if read.read == 0 {
                self.ended = true;
                break;
            }
            self.unended = !read.ended;
            if !read.whole {
                self.ahead.push_back(None);
                continue;
            }
            while line
                .last()
                .is_some_and(|byte| matches!(byte, b'\n' | b'\r'))
            {
                line.pop();
            }
            if self.line == 1 && self.ahead.is_empty() && line.starts_with(b"\xef\xbb\xbf") {
                line.drain(..3);
            }
            self.ahead.push_back(Some(line));
        }
        Ok(self.ahead.len() >= count)
    }

    fn drop_lines(&mut self, count: usize) {
        for _ in 0..count {
            self.ahead.pop_front();
            self.line += 1;
        }
    }
}

/// Whether a row holds nothing but blanks, quotes and signs between fields.
fn is_blank(bytes: &[u8], delimiter: u8) -> bool {
    let is_nothing = |byte: u8| byte.is_ascii_whitespace() || byte == delimiter || byte == b'"';
    bytes.iter().all(|byte| is_nothing(*byte))
        || decode(bytes).chars().all(|letter| {
            letter.is_whitespace()
                || matches!(letter, '"' | '\u{200b}' | '\u{feff}')
                || letter == char::from(delimiter)
        })
}

/// Whether all fields after the first `width` are blank.
fn blank_after(bytes: &[u8], delimiter: u8, width: usize) -> bool {
    split(bytes, delimiter, HEADER).is_some_and(|(fields, found)| {
        found == fields.len() && fields[width..].iter().all(|field| field.trim().is_empty())
    })
}

/// Whether a quoted field goes on after these bytes.
fn is_open(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .fold(false, |open, &byte| open ^ (byte == b'"'))
}

/// The first `most` fields of a record, and how many there are; `None` if quotes
/// are not around whole fields. Quotes doubled inside quotes are one.
fn split(bytes: &[u8], delimiter: u8, most: usize) -> Option<(Vec<String>, usize)> {
    let (mut fields, mut found) = (Vec::new(), 0);
    let mut rest = bytes;
    loop {
        let mut field = Vec::new();
        if let Some(quoted) = rest.strip_prefix(b"\"") {
            rest = quoted;
            loop {
                let end = rest.iter().position(|&byte| byte == b'"')?;
                field.extend_from_slice(&rest[..end]);
                rest = &rest[end + 1..];
                match rest.strip_prefix(b"\"") {
                    Some(doubled) => rest = doubled,
                    None => break,
                }
                field.push(b'"');
            }
        } else {
            let end = rest
                .iter()
                .position(|&byte| byte == delimiter)
                .unwrap_or(rest.len());
            field.extend_from_slice(&rest[..end]);
            rest = &rest[end..];
            if field.contains(&b'"') {
                return None;
            }
        }
        found += 1;
        if found <= most {
            fields.push(decode(&field));
        }
        match rest {
            [] => return Some((fields, found)),
            [mark, after @ ..] if *mark == delimiter => rest = after,
            _ => return None,
        }
    }
}

/// UTF-8, or else Windows-1252: one official table is, despite its name.
pub fn decode(bytes: &[u8]) -> String {
    /// What Windows-1252 puts where Latin-1 has control characters (0x80 to 0x9f).
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes
            .iter()
            .map(|&byte| match byte {
                0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
                _ => char::from(byte),
            })
            .collect(),
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{LONGEST, Records, decode};

    #[pleinweb_testing::test]
    fn a_file_that_ends_inside_a_record_was_cut() {
        for (text, expected) in [
            ("a,b\n1,2\n", [false, false].as_slice()),
            ("a,b\n1,2", &[false, false]),
            ("a,b\n1", &[false, true]),
            ("a,b\n1\n", &[false, false]),
            ("a,b\n1,\"two", &[false, true]),
            ("a,b\n1,\"two\nthree", &[false, true, true]),
            ("a,b\n1\n3,4", &[false, false, false]),
        ] {
            let mut records = Records::new(text.as_bytes());
            let mut cuts = Vec::new();
            while let Some(record) = records.next(Some(2)).unwrap() {
                cuts.push(record.cut);
            }
            assert_eq!(cuts, expected, "{text:?}");
        }
    }

    fn read(text: &str, width: usize) -> Vec<String> {
        let mut records = Records::new(text.as_bytes());
        let mut all = Vec::new();
        while let Some(record) = records.next(Some(width)).unwrap() {
            let told = match record.fields {
                Ok(fields) => fields.join("|"),
                Err(reason) => reason.to_string(),
            };
            all.push(format!("{} {told}", record.line));
        }
        all
    }

    #[pleinweb_testing::test]
    fn records_have_quotes_commas_and_lines() {
        assert_eq!(
            read(
                "\u{feff}a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\n\n,\nlast,one",
                2
            ),
            ["1 a|b", "2 x, \"y\"|two\nlines", "5 |", "6 last|one"]
        );
    }

    #[pleinweb_testing::test]
    fn what_spreadsheets_leave_is_no_problem() {
        let text = "a,b\n1,2\n,,,,\n \u{a0}, \n\"\",\"\"\n,\n3,4,, \n5,6,,x\n7\n,,";
        let mut records = Records::new(text.as_bytes())
            .of_spreadsheet()
            .beginning_at(3);
        let mut all = Vec::new();
        while let Some(record) = records.next(Some(2)).unwrap() {
            let told = match record.fields {
                Ok(fields) => fields.join("|"),
                Err(reason) => reason.to_string(),
            };
            all.push(format!(
                "{} {told} {:?} {}",
                record.line, record.row, record.cut
            ));
        }
        assert_eq!(
            all,
            [
                "3 a|b Usual false",
                "4 1|2 Usual false",
                "5  Blank false",
                "6  Blank false",
                "7  Blank false",
                "8  Blank false",
                "9 3|4 Overlong false",
                "10 4 fields where the header has 2 Usual false",
                "11 1 fields where the header has 2 Usual false",
                "12  Blank false",
            ]
        );
    }

    #[pleinweb_testing::test]
    fn a_broken_record_does_not_swallow_the_next_ones() {
        let text = "\"a\",\"b\"\n\"c\",\"open\n\"d\",\"e\"\nf\n\"g\",\"open\n\"h\",\"i\"\n";
        assert_eq!(
            read(text, 2),
            [
                "1 a|b",
                "2 a quote is missing or in the wrong place",
                "3 d|e",
                "4 1 fields where the header has 2",
                "5 a quote is missing or in the wrong place",
                "6 h|i"
            ]
        );
    }

    #[pleinweb_testing::test]
    fn what_is_not_utf8_is_windows_1252() {
        assert_eq!(decode("M\u{e9}tier d'œuvre".as_bytes()), "Métier d'œuvre");
        assert_eq!(decode(b"M\xe9tier d\x92\x9cuvre"), "Métier d’œuvre");
    }

    #[pleinweb_testing::test]
    fn what_is_too_long_is_passed_over() {
        let long = "x".repeat(LONGEST);
        let text = format!("a,b\n1,{long}\n3,4\n");
        assert_eq!(read(&text, 2), ["1 a|b", "2 longer than 8 MB", "3 3|4"]);
        // A quote that stays open over long lines: as much as one line, no more.
        let half = "y".repeat(LONGEST / 2 + 1);
        let text = format!("a,b\n\"1,{half}\n{half}\n{half}\n3,4\n");
        let all = read(&text, 2);
        assert_eq!(all[1], "2 longer than 8 MB");
        assert_eq!(all.last().map(String::as_str), Some("5 3|4"));
    }

    #[pleinweb_testing::test]
    fn fields_beyond_the_header_are_counted_and_not_kept() {
        let text = ",".repeat(1_000_000);
        let (fields, found) = super::split(text.as_bytes(), b',', 3).unwrap();
        assert_eq!((fields.len(), found), (3, 1_000_001));
    }

    #[pleinweb_testing::test]
    fn many_long_lines_are_not_held_at_once() {
        use std::io::{BufReader, Read};
        // A quote that is never closed, and 40 lines of 1 MB.
        let line = "z".repeat(1024 * 1024) + "\n";
        let lines = std::io::Cursor::new("\"open\n".to_owned());
        let mut input: Box<dyn Read> = Box::new(lines);
        for _ in 0..40 {
            input = Box::new(input.chain(std::io::Cursor::new(line.clone())));
        }
        let mut records = Records::new(BufReader::new(input));
        let first = records.next(Some(2)).unwrap().unwrap();
        assert!(matches!(first.fields, Err(crate::import::Reason::TooLong)));
        let held: usize = records.ahead.iter().flatten().map(Vec::len).sum();
        assert!(held <= LONGEST + line.len(), "{held}");
    }
}
