//! Files as bytes: numbers written little-endian, a checksum at the end, and
//! reading that says "broken" instead of failing.

use std::fs::File;
use std::io::{self, Write};

/// So many bytes go to a file at once: a large one is never in memory as a whole.
pub const AT_ONCE: usize = 1 << 16;

/// Collects the bytes of a file, or writes them as they come.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
    sum: crc32fast::Hasher,
    file: Option<File>,
    /// The first that went wrong.
    failed: Option<io::Error>,
}

macro_rules! write_one {
    ($one:ident, $type:ty) => {
        pub fn $one(&mut self, value: $type) {
            self.bytes.extend_from_slice(&value.to_le_bytes());
        }
    };
}

macro_rules! write_many {
    ($many:ident, $type:ty) => {
        pub fn $many(&mut self, values: &[$type]) {
            self.u64(values.len() as u64);
            for some in values.chunks(AT_ONCE / size_of::<$type>()) {
                for value in some {
                    self.bytes.extend_from_slice(&value.to_le_bytes());
                }
                self.pour();
            }
        }
    };
}

impl Writer {
    /// Starts a file of one kind and version.
    pub fn new(mark: [u8; 8]) -> Self {
        Self {
            bytes: mark.to_vec(),
            ..Self::default()
        }
    }

    /// The same, written to a file as it comes.
    pub fn to(mark: [u8; 8], file: File) -> Self {
        Self {
            file: Some(file),
            ..Self::new(mark)
        }
    }

    fn pour(&mut self) {
        let Some(file) = self.file.as_mut().filter(|_| self.bytes.len() >= AT_ONCE) else {
            return;
        };
        self.sum.update(&self.bytes);
        if self.failed.is_none() {
            self.failed = file.write_all(&self.bytes).err();
        }
        self.bytes.clear();
    }

    write_one!(u32, u32);
    write_one!(u64, u64);
    write_one!(i64, i64);
    write_many!(u16s, u16);
    write_many!(u32s, u32);
    write_many!(i32s, i32);
    write_many!(u64s, u64);

    pub fn bytes(&mut self, bytes: &[u8]) {
        self.u64(bytes.len() as u64);
        for some in bytes.chunks(AT_ONCE) {
            self.bytes.extend_from_slice(some);
            self.pour();
        }
    }

    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    fn add_sum(&mut self) {
        self.sum.update(&self.bytes);
        let sum = self.sum.clone().finalize();
        self.u32(sum);
    }

    /// The whole file, its checksum added.
    pub fn finish(mut self) -> Vec<u8> {
        self.add_sum();
        self.bytes
    }

    /// Ends a file that was written as it came, its checksum added.
    pub fn close(mut self) -> io::Result<()> {
        self.add_sum();
        match (self.failed, self.file) {
            (Some(error), _) => Err(error),
            (None, Some(mut file)) => file.write_all(&self.bytes),
            (None, None) => Ok(()),
        }
    }
}

/// Reads what a [`Writer`] wrote.
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

macro_rules! read_one {
    ($one:ident, $type:ty) => {
        pub fn $one(&mut self) -> Option<$type> {
            let (value, rest) = self.rest.split_first_chunk()?;
            self.rest = rest;
            Some(<$type>::from_le_bytes(*value))
        }
    };
}

macro_rules! read_many {
    ($many:ident, $type:ty) => {
        pub fn $many(&mut self) -> Option<Vec<$type>> {
            const SIZE: usize = size_of::<$type>();
            let length = usize::try_from(self.u64()?).ok()?;
            let (values, rest) = self.rest.split_at_checked(length.checked_mul(SIZE)?)?;
            self.rest = rest;
            let (chunks, _) = values.as_chunks::<SIZE>();
            Some(
                chunks
                    .iter()
                    .map(|chunk| <$type>::from_le_bytes(*chunk))
                    .collect(),
            )
        }
    };
}

impl<'a> Reader<'a> {
    /// Opens a file's bytes, if they are whole and of this kind and version.
    pub fn new(mark: [u8; 8], bytes: &'a [u8]) -> Option<Self> {
        let (content, sum) = bytes.split_last_chunk()?;
        if u32::from_le_bytes(*sum) != crc32fast::hash(content) {
            return None;
        }
        let (found, rest) = content.split_first_chunk()?;
        (*found == mark).then_some(Self { rest })
    }

    read_one!(u32, u32);
    read_one!(u64, u64);
    read_one!(i64, i64);
    read_many!(u16s, u16);
    read_many!(u32s, u32);
    read_many!(i32s, i32);
    read_many!(u64s, u64);

    pub fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.u64()?).ok()?;
        let (bytes, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(bytes)
    }

    pub fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.bytes()?).ok()
    }
}
