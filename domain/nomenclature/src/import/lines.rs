//! One line of a file, however long it is: memory does not grow with it.

use std::io::BufRead;

/// A line, a record of several, or an element is at most this long, in bytes.
pub const LONGEST: usize = 8 * 1024 * 1024;
/// Lists and objects stand in each other at most this deep.
pub const DEEPEST: usize = 64;

/// What was read of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its bytes in the file; none at the end of it.
    pub read: usize,
    /// Whether it ended with a line end.
    pub ended: bool,
    /// Whether all of it is in memory: no, if it is longer than may be.
    pub whole: bool,
}

/// Reads a line with its end. Of one that is too long nothing is kept; reading
/// goes on with the next one.
pub fn read_line(input: &mut impl BufRead, bytes: &mut Vec<u8>) -> std::io::Result<Line> {
    bytes.clear();
    let mut line = Line {
        read: 0,
        ended: false,
        whole: true,
    };
    while !line.ended {
        let available = input.fill_buf()?;
        if available.is_empty() {
            break;
        }
        let end = available.iter().position(|byte| *byte == b'\n');
        let taken = end.map_or(available.len(), |end| end + 1);
        if line.whole && bytes.len() + taken <= LONGEST {
            bytes.extend_from_slice(&available[..taken]);
        } else if line.whole {
            line.whole = false;
            // Not `clear`, which keeps the room.
            *bytes = Vec::new();
        }
        line.ended = end.is_some();
        line.read += taken;
        input.consume(taken);
    }
    Ok(line)
}

/// Parts of one element of JSON: each takes many times its own room in memory.
const PARTS: usize = 100_000;

/// Why JSON is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Lists and objects stand in each other too deep.
    Deep,
    /// It has too many parts.
    Many,
}

/// Whether JSON may be read, looked at before anything is built of it.
pub fn fit(json: &[u8]) -> Result<(), Unfit> {
    let (mut depth, mut parts) = (0usize, 0usize);
    let (mut inside, mut escaped) = (false, false);
    for byte in json {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if inside => escaped = true,
            b'"' => inside = !inside,
            b'{' | b'[' if !inside => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Unfit::Deep);
                }
            }
            b',' if !inside => {
                parts += 1;
                if parts > PARTS {
                    return Err(Unfit::Many);
                }
            }
            b'}' | b']' if !inside => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(feature = "testing")]
mod tests {
    use std::io::{BufReader, Read};

    use super::{DEEPEST, LONGEST, PARTS, Unfit, fit, read_line};

    #[pleinweb_testing::test]
    fn a_line_without_end_takes_no_memory() {
        // 300 MB without a line end, then a good line.
        let long = std::io::repeat(b'x').take(300 * 1024 * 1024);
        let mut input = BufReader::new(long.chain(&b"\ngood\nlast"[..]));
        let mut bytes = Vec::new();
        let first = read_line(&mut input, &mut bytes).unwrap();
        assert!(!first.whole && first.ended, "{first:?}");
        assert!(bytes.capacity() <= LONGEST, "{}", bytes.capacity());
        let second = read_line(&mut input, &mut bytes).unwrap();
        assert!(second.whole && second.ended);
        assert_eq!(bytes, b"good\n");
        let last = read_line(&mut input, &mut bytes).unwrap();
        assert!(last.whole && !last.ended);
        assert_eq!(bytes, b"last");
        assert_eq!(read_line(&mut input, &mut bytes).unwrap().read, 0);
    }

    #[pleinweb_testing::test]
    fn a_line_may_be_as_long_as_said() {
        for (length, whole) in [(LONGEST - 1, true), (LONGEST, false)] {
            let text = "x".repeat(length) + "\n";
            let mut bytes = Vec::new();
            let line = read_line(&mut text.as_bytes(), &mut bytes).unwrap();
            assert_eq!(line.whole, whole, "{length}");
        }
    }

    #[pleinweb_testing::test]
    fn nesting_is_counted_outside_texts_only() {
        let nested = |deep: usize| "[".repeat(deep) + &"]".repeat(deep);
        assert_eq!(fit(nested(DEEPEST).as_bytes()), Ok(()));
        assert_eq!(fit(nested(DEEPEST + 1).as_bytes()), Err(Unfit::Deep));
        assert_eq!(fit("{\"a\":".repeat(65).as_bytes()), Err(Unfit::Deep));
        let text = format!(r#"{{"a":"\"{}"}}"#, "[{".repeat(500));
        assert_eq!(fit(text.as_bytes()), Ok(()));
        assert_eq!(fit("[1],".repeat(500).as_bytes()), Ok(()));
        assert_eq!(fit("0,".repeat(PARTS + 1).as_bytes()), Err(Unfit::Many));
        let text = format!(r#"{{"a":"{}"}}"#, ",".repeat(PARTS + 1));
        assert_eq!(fit(text.as_bytes()), Ok(()));
    }
}
