//! Opening a folder, whatever is in it.

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::sync::{Arc, Mutex, RwLock};

use super::{Error, Inner, Written};
use crate::folder::{Folder, Manifest, read_deleted, read_names};
use crate::interner::Interner;
use crate::segment;
use crate::snapshot::{Snapshot, View};

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// The last commit.
    AsLeft,
    /// Nothing that could be used, and why: the index is empty and must be rebuilt.
    Empty(&'static str),
}

impl Inner {
    pub(super) fn new(folder: Option<Folder>) -> Self {
        Self {
            folder,
            current: RwLock::default(),
            writing: Mutex::default(),
            interner: Mutex::default(),
            next: AtomicU64::new(1),
            closing: AtomicBool::new(false),
        }
    }
}

pub(super) fn open(path: &Path) -> Result<(Inner, Opened), Error> {
    let folder = Folder::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::WouldBlock => Error::InUse,
        _ => Error::Folder(error),
    })?;
    match read(&folder) {
        Ok((manifest, interner, snapshot)) => {
            folder.sweep(|name| manifest.has(name));
            let mut inner = Inner::new(Some(folder));
            inner.writing = Mutex::new(Written {
                names_file: manifest.names,
                names: interner.size(),
            });
            inner.interner = Mutex::new(interner);
            inner.next = AtomicU64::new(manifest.next);
            inner.current = RwLock::new(Arc::new(snapshot));
            Ok((inner, Opened::AsLeft))
        }
        Err(why) => {
            // The manifest goes first, so that it never names what is not there.
            folder.remove(crate::folder::MANIFEST);
            folder.sweep(|_| false);
            Ok((Inner::new(Some(folder)), Opened::Empty(why)))
        }
    }
}

fn read(folder: &Folder) -> Result<(Manifest, Interner, Snapshot), &'static str> {
    let manifest = Manifest::read(folder)?;
    let interner = if manifest.names == 0 {
        Interner::default()
    } else {
        read_names(folder, manifest.names).ok_or("its names are damaged")?
    };
    let mut views = Vec::new();
    for part in &manifest.parts {
        let segment = segment::load(part.segment, folder).ok_or("a segment is damaged")?;
        let mut view = View::new(segment);
        if part.deleted != 0 {
            let deleted = read_deleted(folder, part.deleted)
                .filter(|deleted| deleted.words().len() == view.deleted.words().len())
                .ok_or("what is deleted is damaged")?;
            view.deleted_count = deleted.count();
            view.deleted = Arc::new(deleted);
            view.deleted_file = part.deleted;
        }
        views.push(view);
    }
    let mut snapshot = Snapshot {
        views,
        interner: Arc::new(interner.clone()),
        totals: Arc::default(),
        checkpoint: manifest.checkpoint,
    };
    snapshot.totals = Arc::new(snapshot.count_totals());
    Ok((manifest, interner, snapshot))
}
