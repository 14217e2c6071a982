//! Where the index of a process lies. Nodes that share a data folder each take
//! a folder of their own in it: `search`, `search-2`, `search-3` …

use std::path::{Path, PathBuf};

use pleinweb_search::{Error, Index, Opened};

use pleinweb_platform::Line;

/// Processes with one data folder: more than anybody runs.
const AT_MOST: usize = 32;

/// The folder that a process took.
#[derive(Debug)]
pub struct Home(PathBuf);

/// Opens the first folder that no other process holds.
pub fn take(folder: &Path) -> Result<(Index, Opened, Home), Error> {
    let mut held = Error::InUse;
    for number in 1..=AT_MOST {
        let own = numbered(folder, number);
        match Index::open(&own) {
            Ok((index, opened)) => {
                if number > 1 {
                    tracing::warn!(
                        folder = %own.display(),
                        "another process holds the search index of this data folder: this one keeps its own"
                    );
                }
                return Ok((index, opened, Home(own)));
            }
            Err(Error::InUse) => held = Error::InUse,
            Err(error) => return Err(error),
        }
    }
    Err(held)
}

/// All the folders that there are.
pub fn all(folder: &Path) -> Vec<PathBuf> {
    (1..=AT_MOST)
        .map(|number| numbered(folder, number))
        .filter(|folder| folder.is_dir())
        .collect()
}

fn numbered(folder: &Path, number: usize) -> PathBuf {
    if number == 1 {
        return folder.to_owned();
    }
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!("{name}-{number}"))
}

impl Home {
    /// Where a folder is that was opened by its name.
    pub fn at(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    /// Beside the folder, in which only the index writes.
    fn line_file(&self) -> PathBuf {
        let mut name = self.0.clone().into_os_string();
        name.push(".line");
        name.into()
    }

    /// Which outbox the index was made from; nothing if it does not say.
    pub fn line(&self) -> Option<Line> {
        let text = std::fs::read_to_string(self.line_file()).ok()?;
        text.trim().parse().ok()
    }

    /// Notes which outbox the index was made from.
    pub fn note_line(&self, line: Line) {
        if self.line() == Some(line) {
            return;
        }
        if let Err(error) = std::fs::write(self.line_file(), format!("{line}\n")) {
            tracing::warn!(%error, "noting what the search index was made from");
        }
    }
}
