//! Brings a file from an address: the whole file, or nothing.
//!
//! It is written to a temporary folder first, so that an import reads it as any
//! other file: a connection that breaks off changes nothing and withdraws no offer.

use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

const CONNECT: Duration = Duration::from_secs(15);
const FIRST_ANSWER: Duration = Duration::from_mins(2);
const WHOLE_FILE: Duration = Duration::from_hours(2);
const REDIRECTS: u32 = 5;
const AT_ONCE: usize = 64 * 1024;
/// A year of all offers of France fits in; an endless answer does not.
const LARGEST: u64 = 20 * 1024 * 1024 * 1024;
const USER_AGENT: &str = concat!("pleinweb/", env!("CARGO_PKG_VERSION"));

/// Why nothing was brought.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    #[error("{url}: {source}")]
    Answer {
        url: String,
        source: Box<ureq::Error>,
    },
    #[error("{url}: {source}")]
    Read { url: String, source: io::Error },
    #[error("{0}: larger than 20 GiB, nothing was imported")]
    TooLarge(String),
}

/// A file that was brought; it goes with this value.
#[derive(Debug)]
pub struct Fetched {
    path: PathBuf,
    _folder: TempDir,
}

impl Fetched {
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Whether a path is an address that can be fetched.
pub fn is_address(path: &Path) -> bool {
    let text = path.to_string_lossy().to_ascii_lowercase();
    ["http://", "https://"]
        .iter()
        .any(|scheme| text.starts_with(scheme))
}

/// Brings the file; `told` hears how many bytes there are so far.
///
/// # Errors
/// When the address does not answer with the whole of a file.
pub fn fetch(url: &str, told: &mut dyn FnMut(u64)) -> Result<Fetched, FetchError> {
    let config = ureq::Agent::config_builder()
        .timeout_connect(Some(CONNECT))
        .timeout_recv_response(Some(FIRST_ANSWER))
        .timeout_recv_body(Some(WHOLE_FILE))
        .max_redirects(REDIRECTS)
        .user_agent(USER_AGENT)
        .build();
    let mut answer = ureq::Agent::new_with_config(config)
        .get(url)
        .call()
        .map_err(|source| FetchError::Answer {
            url: url.to_owned(),
            source: Box::new(source),
        })?;
    let failed = |source| FetchError::Read {
        url: url.to_owned(),
        source,
    };
    let folder = TempDir::with_prefix("pleinweb-").map_err(failed)?;
    let name = file_name(url);
    let path = folder.path().join(&name);
    let mut file = File::create_new(&path).map_err(failed)?;
    let mut body = answer.body_mut().as_reader();
    let (mut part, mut size) = (vec![0; AT_ONCE], 0);
    loop {
        let count = body.read(&mut part).map_err(failed)?;
        if count == 0 {
            break;
        }
        size += count as u64;
        if size > LARGEST {
            return Err(FetchError::TooLarge(url.to_owned()));
        }
        file.write_all(&part[..count]).map_err(failed)?;
        told(size);
    }
    let packed = is_gzip(&path).map_err(failed)?;
    let path = named(folder.path(), &name, packed);
    std::fs::rename(folder.path().join(&name), &path).map_err(failed)?;
    Ok(Fetched {
        path,
        _folder: folder,
    })
}

/// Keeps what comes through a pipe: an import reads its files twice.
///
/// # Errors
/// When it cannot be read to its end or written.
pub fn keep(pipe: &Path) -> io::Result<Fetched> {
    let folder = TempDir::with_prefix("pleinweb-")?;
    let path = folder.path().join("offers");
    io::copy(&mut File::open(pipe)?, &mut File::create_new(&path)?)?;
    Ok(Fetched {
        path,
        _folder: folder,
    })
}

/// The last part of an address, without what a file's name cannot hold.
fn file_name(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    let last = path.split_once('/').map_or("", |(_, path)| path);
    let last = last.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    let kept: String = last
        .chars()
        .filter(|sign| sign.is_ascii_alphanumeric() || ".-_".contains(*sign))
        .take(100)
        .collect();
    let kept = kept.trim_start_matches('.');
    if kept.is_empty() { "offers" } else { kept }.to_owned()
}

fn is_gzip(path: &Path) -> io::Result<bool> {
    let mut file = File::open(path)?;
    file.rewind()?;
    let mut start = Vec::new();
    file.take(2).read_to_end(&mut start)?;
    Ok(start == [0x1f, 0x8b])
}

/// Importers go by the end of the name; a server may have packed a file, or
/// unpacked it on the way.
fn named(folder: &Path, name: &str, packed: bool) -> PathBuf {
    let bare = name.strip_suffix(".gz").unwrap_or(name);
    let bare = if bare.is_empty() { "offers" } else { bare };
    if packed {
        folder.join([bare, ".gz"].concat())
    } else {
        folder.join(bare)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpListener;
    use std::path::Path;

    use super::{FetchError, Fetched, fetch, file_name, is_address};

    #[test]
    fn addresses_and_the_names_of_their_files() {
        for (text, expected) in [
            ("https://exemple.fr/offres.json", true),
            ("HTTP://exemple.fr", true),
            ("ftp://exemple.fr/offres.json", false),
            ("offres/https.json", false),
        ] {
            assert_eq!(is_address(Path::new(text)), expected, "{text}");
        }
        for (url, name) in [
            (
                "https://exemple.fr/a/offres.json.gz?cle=1#x",
                "offres.json.gz",
            ),
            ("https://exemple.fr/a/offres/", "offres"),
            ("https://exemple.fr", "offers"),
            ("https://exemple.fr/../..", "offers"),
            ("https://exemple.fr/a%2Fb;c.csv", "a2Fbc.csv"),
        ] {
            assert_eq!(file_name(url), name, "{url}");
        }
    }

    /// Answers one request with these bytes, and closes.
    fn answering(bytes: &'static [u8]) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut asked = Vec::new();
            while !asked.ends_with(b"\r\n\r\n") {
                let mut one = [0];
                stream.read_exact(&mut one).unwrap();
                asked.push(one[0]);
            }
            stream.write_all(bytes).unwrap();
        });
        format!("http://{address}/offres.csv")
    }

    fn fetched(bytes: &'static [u8]) -> Result<Fetched, FetchError> {
        fetch(&answering(bytes), &mut |_| {})
    }

    #[test]
    fn a_whole_file_is_brought() {
        let url = answering(b"HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nid;titre");
        let mut heard = 0;
        let file = fetch(&url, &mut |size| heard = size).unwrap();
        assert_eq!(heard, 8);
        assert!(file.path().ends_with("offres.csv"));
        assert_eq!(std::fs::read(file.path()).unwrap(), b"id;titre");
        let folder = file.path().parent().unwrap().to_owned();
        drop(file);
        assert!(!folder.exists(), "nothing stays");
    }

    #[test]
    fn what_is_packed_is_called_so() {
        let packed = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n\x1f\x8b\x08\x00";
        let file = fetched(packed).unwrap();
        assert!(file.path().ends_with("offres.csv.gz"));
    }

    #[test]
    fn half_a_file_is_none() {
        for bytes in [
            b"HTTP/1.1 200 OK\r\nContent-Length: 80\r\n\r\nid;titre".as_slice(),
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nid;titre\r\n",
            b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
            b"HTTP/1.1 302 Found\r\nLocation: file:///etc/hostname\r\nContent-Length: 0\r\n\r\n",
            b"nonsense\r\n\r\n",
        ] {
            let answer = fetched(bytes);
            assert!(answer.is_err(), "{}", String::from_utf8_lossy(bytes));
        }
    }
}
