//! Folders: what is in them, whether it changed, and a name for their content.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::shell::{Doing, Failure};

/// Every file under the folder (or the file itself), sorted; nothing when it is missing.
pub fn walk(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_path_buf()];
    }
    let mut files = Vec::new();
    let mut folders = vec![path.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// One line for each file: its name, size and time of change. Two equal stamps
/// mean that nothing changed.
pub fn stamp<'a>(paths: impl IntoIterator<Item = &'a Path>) -> String {
    paths
        .into_iter()
        .flat_map(walk)
        .filter_map(|file| {
            let facts = file.metadata().ok()?;
            let changed = facts.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
            let line = [
                file.display().to_string(),
                facts.len().to_string(),
                changed.as_nanos().to_string(),
            ];
            Some(line.join(" ") + "\n")
        })
        .collect()
}

/// 16 hexadecimal digits that stand for the names and contents of the folder's
/// files (FNV-1a, 64 bits: the same on every machine).
pub fn content_name(folder: &Path) -> Result<String, Failure> {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    let mut feed = |bytes: &[u8]| {
        for byte in bytes {
            state = (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for file in walk(folder) {
        let name = file.strip_prefix(folder).unwrap_or(&file);
        feed(name.to_string_lossy().as_bytes());
        feed(&fs::read(&file).doing(file.display())?);
    }
    Ok(format!("{state:016x}"))
}

/// Copies the files of one folder into another.
pub fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    for file in walk(from) {
        let name = file.strip_prefix(from).unwrap_or(&file);
        let goal = to.join(name);
        if let Some(folder) = goal.parent() {
            fs::create_dir_all(folder).doing(folder.display())?;
        }
        fs::copy(&file, &goal).doing(file.display())?;
    }
    Ok(())
}

/// Makes the folder new and empty.
pub fn fresh(folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).doing(folder.display())?;
    }
    fs::create_dir_all(folder).doing(folder.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_named_by_its_content() {
        let folder = std::env::temp_dir().join(format!("xtask-files-{}", std::process::id()));
        fresh(&folder).expect("a fresh folder");
        fs::write(folder.join("one"), "1").expect("a file");
        let before = content_name(&folder).expect("a name");
        assert_eq!(before, content_name(&folder).expect("the same name"));
        fs::write(folder.join("one"), "2").expect("another content");
        assert_ne!(before, content_name(&folder).expect("another name"));
        fs::remove_dir_all(&folder).expect("tidy up");
    }
}
