//! Looks at a key folder before anybody works with it: whether there are keys
//! in it, and whether the master keys open them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{PersonKeys, about};
use crate::private_files::{on_files, unless_missing};
use crate::secrets::Secrets;
use pleinweb_kernel::PersonId;

/// The key files of a folder, of whoever, in whatever state.
fn all_in(folder: &Path) -> io::Result<Vec<(PersonId, PathBuf)>> {
    let files = match fs::read_dir(folder) {
        Ok(files) => files,
        Err(error) => return unless_missing(error).map(|()| Vec::new()),
    };
    let mut found = Vec::new();
    for file in files {
        let path = file?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let person = name.split('.').next().unwrap_or_default();
        if let Ok(person) = person.parse() {
            found.push((person, path));
        }
    }
    Ok(found)
}

/// Whether there is a key in a folder.
pub(crate) fn holds_keys(folder: &Path) -> io::Result<bool> {
    Ok(!all_in(folder)?.is_empty())
}

/// How many keys of a folder these master keys do not open.
pub(crate) fn foreign_in(folder: &Path, secrets: &Secrets) -> io::Result<u64> {
    let mut foreign = 0;
    for (person, path) in all_in(folder)? {
        let sealed = match fs::read(path) {
            Ok(sealed) => sealed,
            // A sweep of another node moved it meanwhile.
            Err(error) => {
                unless_missing(error)?;
                continue;
            }
        };
        foreign += u64::from(secrets.open(&about(person), &sealed).is_none());
    }
    Ok(foreign)
}

/// The keys of a person that are in a folder and open.
pub(crate) async fn keys_in(
    folder: PathBuf,
    person: PersonId,
    secrets: Secrets,
) -> io::Result<Vec<[u8; 32]>> {
    on_files(move || {
        let keys = PersonKeys::new(folder);
        let mut found = Vec::new();
        for path in [keys.path(person), keys.aside(person), keys.swept(person)] {
            match fs::read(path) {
                Ok(sealed) => {
                    let key = secrets.open(&about(person), &sealed);
                    found.extend(key.and_then(|key| <[u8; 32]>::try_from(key).ok()));
                }
                Err(error) => unless_missing(error)?,
            }
        }
        Ok(found)
    })
    .await
}
