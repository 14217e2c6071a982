//! A file as text: unpacked, in UTF-8, its lines ended by `\n`, whatever it was
//! written with. What is no text is refused in words before anything is read.

use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Error, ErrorKind, Read, Result};

use flate2::read::MultiGzDecoder;

use super::Kind;

/// Looked at to tell how a file is written.
const LOOKED_AT: usize = 64 * 1024;

/// A file ready to be read, and what had to be done for it.
pub struct Input {
    pub text: Box<dyn BufRead>,
    pub mended: Vec<Kind>,
}

/// Why a file is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoText {
    #[error("nothing is in it")]
    Empty,
    #[error("a zip archive or a spreadsheet (xlsx, ods): unpack it, or save it as CSV in UTF-8")]
    Zip,
    #[error("an old spreadsheet or document (xls, doc): save it as CSV in UTF-8")]
    AppState,
    #[error("a PDF: what is needed is a table or JSON")]
    Pdf,
    #[error("packed in a way that is not gzip: unpack it first")]
    Packed,
    #[error("in UTF-32: save it in UTF-8")]
    Utf32,
    #[error("an HTML page, perhaps one that says what went wrong")]
    Html,
    #[error("XML, which is none of the formats")]
    Xml,
    #[error("not a text: it holds bytes that no text has")]
    Binary,
}

/// Looks into a file; gzip is known by its content, whatever the file is called.
pub fn look(file: File) -> Result<std::result::Result<Input, NoText>> {
    let mut file = BufReader::new(file);
    let head = file.fill_buf()?;
    if head.starts_with(&[0x1f, 0x8b]) {
        let unpacked = Truncated(MultiGzDecoder::new(file));
        return understood(Box::new(unpacked));
    }
    understood(Box::new(file))
}

/// Says of a gzip that ends too early what it is.
struct Truncated<R>(R);

impl<R: Read> Read for Truncated<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        self.0.read(buffer).map_err(|error| match error.kind() {
            ErrorKind::UnexpectedEof => Error::new(
                ErrorKind::UnexpectedEof,
                "the gzip ends too early: it was not brought whole",
            ),
            _ => error,
        })
    }
}

/// As many bytes as are there, up to so many.
fn head(input: &mut dyn Read) -> Result<Vec<u8>> {
    let mut head = Vec::new();
    input.take(LOOKED_AT as u64).read_to_end(&mut head)?;
    Ok(head)
}

fn understood(mut input: Box<dyn Read>) -> Result<std::result::Result<Input, NoText>> {
    let head = head(&mut *input)?;
    let mut mended = Vec::new();
    let utf16 = match utf16(&head) {
        Ok(found) => found,
        Err(refused) => return Ok(Err(refused)),
    };
    let whole = Cursor::new(head).chain(input);
    let mut input: Box<dyn Read> = if let Some(little) = utf16 {
        mended.push(Kind::Utf16);
        Box::new(Utf16::new(BufReader::new(whole), little))
    } else {
        Box::new(whole)
    };
    let head = self::head(&mut *input)?;
    if let Some(refused) = no_text(&head) {
        return Ok(Err(refused));
    }
    // The first line tells; a cell may hold another kind of line end.
    let first = head.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
    let only_cr = first.is_some_and(|at| {
        let after = head.get(at + 1);
        head[at] == b'\r' && after != Some(&b'\n') && (after.is_some() || head.len() < LOOKED_AT)
    });
    let whole = Cursor::new(head).chain(input);
    let text: Box<dyn BufRead> = if only_cr {
        mended.push(Kind::LineEnds);
        Box::new(BufReader::new(CrLines(whole)))
    } else {
        Box::new(BufReader::new(whole))
    };
    Ok(Ok(Input { text, mended }))
}

/// Whether a file is in UTF-16, and then whether the small byte comes first.
/// Without a mark the bytes tell: every other one of a text of ours is zero.
fn utf16(head: &[u8]) -> std::result::Result<Option<bool>, NoText> {
    if head.starts_with(&[0xff, 0xfe, 0, 0]) || head.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err(NoText::Utf32);
    }
    if head.starts_with(&[0xff, 0xfe]) {
        return Ok(Some(true));
    }
    if head.starts_with(&[0xfe, 0xff]) {
        return Ok(Some(false));
    }
    let zeros = |first: usize| {
        head.iter()
            .skip(first)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    if half > 0 && odd * 10 > half * 7 && even * 20 < half {
        return Ok(Some(true));
    }
    if half > 0 && even * 10 > half * 7 && odd * 20 < half {
        return Ok(Some(false));
    }
    Ok(None)
}

/// What a file is if it is no text of ours, by how it begins.
fn no_text(head: &[u8]) -> Option<NoText> {
    for (begin, what) in [
        (b"PK\x03\x04".as_slice(), NoText::Zip),
        (b"PK\x05\x06", NoText::Zip),
        (b"\xd0\xcf\x11\xe0", NoText::AppState),
        (b"%PDF", NoText::Pdf),
        (b"BZh", NoText::Packed),
        (b"\xfd7zXZ", NoText::Packed),
        (b"\x28\xb5\x2f\xfd", NoText::Packed),
        (b"7z\xbc\xaf", NoText::Packed),
        (b"Rar!", NoText::Packed),
        (b"\x1f\x8b", NoText::Packed),
        (b"PAR1", NoText::Binary),
        (b"SQLite format 3", NoText::Binary),
    ] {
        if head.starts_with(begin) {
            return Some(what);
        }
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let text = text.trim_ascii();
    if text.is_empty() && head.len() < LOOKED_AT {
        return Some(NoText::Empty);
    }
    // One that strayed into a text is taken out of it later.
    let zeros = head.split(|byte| *byte == 0).count() - 1;
    if zeros * 100 > head.len() {
        return Some(NoText::Binary);
    }
    let begin = String::from_utf8_lossy(&text[..text.len().min(500)]).to_ascii_lowercase();
    if begin.starts_with("<?xml") && !begin.contains("<html") {
        return Some(NoText::Xml);
    }
    // No header of a table and no JSON begins like an element.
    begin.starts_with('<').then_some(NoText::Html)
}

/// UTF-16 read as UTF-8.
struct Utf16<R> {
    input: R,
    little: bool,
    /// The first half of a letter of two.
    high: Option<u16>,
    ready: Vec<u8>,
    taken: usize,
    begun: bool,
}

impl<R: BufRead> Utf16<R> {
    fn new(input: R, little: bool) -> Self {
        Self {
            input,
            little,
            high: None,
            ready: Vec::new(),
            taken: 0,
            begun: false,
        }
    }

    fn unit(&mut self) -> Result<Option<u16>> {
        let mut bytes = [0; 2];
        let mut read = 0;
        while read < 2 {
            match self.input.read(&mut bytes[read..])? {
                0 if read == 0 => return Ok(None),
                0 => {
                    return Err(Error::new(
                        ErrorKind::UnexpectedEof,
                        "it ends in the middle of a letter: it was not brought whole",
                    ));
                }
                more => read += more,
            }
        }
        Ok(Some(if self.little {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        }))
    }

    fn push(&mut self, letter: char) {
        let mut bytes = [0; 4];
        self.ready
            .extend_from_slice(letter.encode_utf8(&mut bytes).as_bytes());
    }

    fn take(&mut self, unit: u16) {
        if let Some(high) = self.high.take() {
            let pair = char::decode_utf16([high, unit]);
            if let Some(Ok(letter)) = pair.into_iter().next() {
                self.push(letter);
                return;
            }
            self.push(char::REPLACEMENT_CHARACTER);
        }
        match unit {
            0xd800..=0xdbff => self.high = Some(unit),
            0xfeff if !self.begun => {}
            _ => {
                let letter = char::from_u32(u32::from(unit));
                self.push(letter.unwrap_or(char::REPLACEMENT_CHARACTER));
            }
        }
        self.begun = true;
    }
}

impl<R: BufRead> Read for Utf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        if self.taken == self.ready.len() {
            self.ready.clear();
            self.taken = 0;
            while self.ready.len() < 8 * 1024 {
                let Some(unit) = self.unit()? else { break };
                self.take(unit);
            }
            if self.ready.is_empty() && self.high.take().is_some() {
                self.push(char::REPLACEMENT_CHARACTER);
            }
        }
        let read = (&self.ready[self.taken..]).read(buffer)?;
        self.taken += read;
        Ok(read)
    }
}

/// Lines that end with `\r` end with `\n`.
struct CrLines<R>(R);

impl<R: Read> Read for CrLines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let read = self.0.read(buffer)?;
        for byte in &mut buffer[..read] {
            if *byte == b'\r' {
                *byte = b'\n';
            }
        }
        Ok(read)
    }
}

#[cfg(feature = "testing")]
mod tests {
    use std::io::{Read, Write};

    use super::{Input, NoText, look};
    use crate::import::Kind;

    fn opened(content: &[u8]) -> std::io::Result<Result<(String, Vec<Kind>), NoText>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.csv");
        std::fs::write(&path, content)?;
        Ok(match look(std::fs::File::open(&path)?)? {
            Ok(Input { mut text, mended }) => {
                let mut all = String::new();
                text.read_to_string(&mut all)?;
                Ok((all, mended))
            }
            Err(refused) => Err(refused),
        })
    }

    fn in_utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
        let mark = mark.then_some('\u{feff}');
        let text: String = mark.into_iter().chain(text.chars()).collect();
        text.encode_utf16()
            .flat_map(|unit| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    }

    fn gz(content: &[u8]) -> Vec<u8> {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gz.write_all(content).unwrap();
        gz.finish().unwrap()
    }

    #[pleinweb_testing::test]
    fn a_text_reads_the_same_however_it_is_written() {
        let text = "id;titre\n1;Crêpière 🥞\n";
        let long = text.repeat(20_000);
        for text in [text, &long] {
            for little in [true, false] {
                for mark in [true, false] {
                    let found = opened(&in_utf16(text, little, mark)).unwrap().unwrap();
                    assert_eq!(found.0.len(), text.len(), "{little} {mark}");
                    assert_eq!(found, (text.to_owned(), vec![Kind::Utf16]));
                }
            }
            let cr = text.replace('\n', "\r");
            assert_eq!(
                opened(cr.as_bytes()).unwrap(),
                Ok((text.to_owned(), vec![Kind::LineEnds]))
            );
            assert_eq!(
                opened(text.as_bytes()).unwrap(),
                Ok((text.to_owned(), vec![]))
            );
            let packed = gz(text.as_bytes());
            assert_eq!(opened(&packed).unwrap(), Ok((text.to_owned(), vec![])));
            let both = gz(&in_utf16(&cr, true, true));
            assert_eq!(
                opened(&both).unwrap(),
                Ok((text.to_owned(), vec![Kind::Utf16, Kind::LineEnds]))
            );
        }
        let crlf = text.replace('\n', "\r\n");
        assert_eq!(opened(crlf.as_bytes()).unwrap(), Ok((crlf.clone(), vec![])));
    }

    #[pleinweb_testing::test]
    fn what_is_no_text_is_refused_in_words() {
        for (content, expected) in [
            (b"".as_slice(), NoText::Empty),
            (b" \r\n\t\n", NoText::Empty),
            (b"\xef\xbb\xbf", NoText::Empty),
            (b"\xff\xfe", NoText::Empty),
            (b"PK\x03\x04\x14\x00", NoText::Zip),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", NoText::AppState),
            (b"%PDF-1.7\n", NoText::Pdf),
            (b"BZh91AY", NoText::Packed),
            (b"\xff\xfe\0\0i\0\0\0", NoText::Utf32),
            (b"\n<!DOCTYPE html><title>502</title>", NoText::Html),
            (b"<HTML><body>503</body></HTML>", NoText::Html),
            (b"<?xml version=\"1.0\"?><jobs/>", NoText::Xml),
            (b"id;titre\n1;a\0b\n", NoText::Binary),
        ] {
            assert_eq!(opened(content).unwrap(), Err(expected), "{content:?}");
        }
        assert_eq!(opened(&gz(b"")).unwrap(), Err(NoText::Empty));
        assert_eq!(opened(&gz(b"<html>")).unwrap(), Err(NoText::Html));
    }

    #[pleinweb_testing::test]
    fn what_was_not_brought_whole_is_an_error_and_says_so() {
        let packed = gz("id;titre\n1;Boulanger\n".repeat(50_000).as_bytes());
        let error = opened(&packed[..packed.len() / 2]).unwrap_err();
        assert!(error.to_string().contains("ends too early"), "{error}");
        let error = opened(&packed[..8]).unwrap_err();
        assert!(error.to_string().contains("ends too early"), "{error}");
        let mut odd = in_utf16("id;titre\n1;a\n", true, true);
        odd.pop();
        let error = opened(&odd).unwrap_err();
        assert!(error.to_string().contains("middle of a letter"), "{error}");
    }
}
