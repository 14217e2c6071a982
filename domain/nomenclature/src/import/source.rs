//! Where files come from: plain, gzipped, in a folder or in a zip.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use super::ImportError;

/// Opens a file; one whose name ends in `.gz` is unpacked on the way.
pub fn open(path: &Path) -> Result<Box<dyn BufRead>, ImportError> {
    let file = File::open(path).map_err(|source| ImportError::Open {
        path: path.to_owned(),
        source,
    })?;
    Ok(unpack(&path.to_string_lossy(), file))
}

fn unpack<'a>(name: &str, input: impl Read + 'a) -> Box<dyn BufRead + 'a> {
    if Path::new(name)
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("gz"))
    {
        Box::new(BufReader::new(MultiGzDecoder::new(BufReader::new(input))))
    } else {
        Box::new(BufReader::new(input))
    }
}

/// The last part of a path, for messages.
pub fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// The CSV files of one ROME release.
pub enum RomeFiles {
    Folder {
        path: PathBuf,
        names: Vec<String>,
    },
    Zip {
        path: PathBuf,
        archive: Box<ZipArchive<BufReader<File>>>,
        names: Vec<String>,
    },
}

impl RomeFiles {
    pub fn open(path: &Path) -> Result<Self, ImportError> {
        let failed = |source| ImportError::Open {
            path: path.to_owned(),
            source,
        };
        if std::fs::metadata(path).map_err(failed)?.is_dir() {
            let mut names = Vec::new();
            for entry in std::fs::read_dir(path).map_err(failed)? {
                names.push(
                    entry
                        .map_err(failed)?
                        .file_name()
                        .to_string_lossy()
                        .into_owned(),
                );
            }
            return Ok(Self::Folder {
                path: path.to_owned(),
                names,
            });
        }
        let file = File::open(path).map_err(failed)?;
        let archive = ZipArchive::new(BufReader::new(file)).map_err(|error| ImportError::Zip {
            path: path.to_owned(),
            reason: error.to_string(),
        })?;
        let names = archive
            .file_names()
            .filter_map(|name| Some(name.ok()?.into_owned()))
            .collect();
        Ok(Self::Zip {
            path: path.to_owned(),
            archive: Box::new(archive),
            names,
        })
    }

    /// Hands the file of a table (`referentiel_appellation` …) to `read`,
    /// with its name. Of several releases the newest is taken.
    pub fn with_table<T>(
        &mut self,
        table: &'static str,
        read: impl FnOnce(&str, Box<dyn BufRead + '_>) -> Result<T, ImportError>,
    ) -> Result<T, ImportError> {
        let (path, names) = match self {
            Self::Folder { path, names } | Self::Zip { path, names, .. } => (path.clone(), names),
        };
        let newest = names
            .iter()
            .filter_map(|name| Some((release(name, table)?, name.clone())))
            .max();
        let Some((_, name)) = newest else {
            return Err(ImportError::MissingTable { path, table });
        };
        match self {
            Self::Folder { path, .. } => read(&name, open(&path.join(&name))?),
            Self::Zip { archive, .. } => {
                let entry = archive.by_name(&name).map_err(|error| ImportError::Zip {
                    path: path.clone(),
                    reason: error.to_string(),
                })?;
                read(&file_name(Path::new(&name)), unpack(&name, entry))
            }
        }
    }
}

/// The release number of `unix_<table>_v<number>_utf8.csv`, with `.gz` or
/// without, in any folder of a zip; `None` for other files.
fn release(name: &str, table: &str) -> Option<u32> {
    let name = name.rsplit(['/', '\\']).next()?.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name.strip_prefix("unix_")?
        .strip_prefix(table)?
        .strip_prefix("_v")?
        .strip_suffix("_utf8.csv")?
        .parse()
        .ok()
}

#[cfg(feature = "testing")]
mod tests {
    use super::release;

    #[pleinweb_testing::test]
    fn tables_are_told_apart_by_their_names() {
        for (name, table, expected) in [
            ("unix_item_v460_utf8.csv", "item", Some(460)),
            ("rome/unix_item_v461_utf8.csv.gz", "item", Some(461)),
            ("unix_coherence_item_v460_utf8.csv", "item", None),
            (
                "unix_referentiel_code_rome_riasec_v460_utf8.csv",
                "referentiel_code_rome",
                None,
            ),
            ("unix_item_v460_utf8.csv.bak", "item", None),
        ] {
            assert_eq!(release(name, table), expected, "{name}");
        }
    }
}
