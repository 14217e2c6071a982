//! Commits.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::{Batch, Error, Inner, Written, lock};
use crate::folder::{Manifest, Part, write_deleted, write_names};
use crate::interner::NoRoom;
use crate::segment::{self, Builder};
use crate::snapshot::{Snapshot, View};

impl Inner {
    pub(super) fn commit(&self, batch: Batch, checkpoint: i64) -> Result<(), Error> {
        let mut written = lock(&self.writing);
        let before = self.snapshot();
        let mut after = Snapshot::clone(&before);
        after.checkpoint = Some(checkpoint);
        let mut builder = Builder::default();
        {
            let mut interner = lock(&self.interner);
            for document in batch.changes.values().flatten() {
                let numbers = interner.number(document)?;
                builder.add(document, &numbers);
            }
            if interner.size() != after.interner.size() {
                after.interner = Arc::new(interner.clone());
            }
        }
        let fresh = if builder.len() == 0 {
            None
        } else {
            Some(View::new(
                builder.finish(self.number(), self.folder.as_ref())?,
            ))
        };
        let totals = Arc::make_mut(&mut after.totals);
        for id in batch.changes.keys() {
            let Some((at, document)) = before.find(id) else {
                continue;
            };
            let view = &mut after.views[at];
            Arc::make_mut(&mut view.deleted).set(document);
            view.deleted_count += 1;
            totals.remove(&view.segment.columns, document);
            if let Some(fresh) = &fresh
                && let Some(to) = fresh.segment.find(id)
            {
                let popularity = view.segment.popularity(document);
                fresh.segment.set_popularity(to, popularity);
            }
        }
        if let Some(fresh) = fresh {
            for document in 0..fresh.segment.len() {
                totals.add(&fresh.segment.columns, document);
            }
            after.views.push(fresh);
        }
        after.views.retain(|view| view.alive() > 0);
        self.publish(&mut written, &before, after)
    }

    /// Writes what changed from one snapshot to the next, then lets readers see
    /// it, then removes the files that are no longer needed.
    pub(super) fn publish(
        &self,
        written: &mut Written,
        before: &Snapshot,
        mut after: Snapshot,
    ) -> Result<(), Error> {
        let Some(folder) = &self.folder else {
            self.replace(after);
            return Ok(());
        };
        for view in &mut after.views {
            let same = before
                .views
                .iter()
                .find(|old| old.segment.number == view.segment.number)
                .map_or(0, |old| old.deleted_count);
            if view.deleted_count != same {
                view.deleted_file = self.number();
                write_deleted(folder, view.deleted_file, &view.deleted)?;
            }
        }
        let names = after.interner.size();
        let old_names = written.names_file;
        let mut names_file = old_names;
        if written.names != names {
            names_file = self.number();
            write_names(folder, names_file, &after.interner)?;
        }
        let manifest = Manifest {
            checkpoint: after.checkpoint,
            next: self.next.load(Ordering::Relaxed),
            names: names_file,
            parts: after
                .views
                .iter()
                .map(|view| Part {
                    segment: view.segment.number,
                    deleted: view.deleted_file,
                })
                .collect(),
        };
        manifest.write(folder)?;
        *written = Written { names_file, names };
        self.replace(after);
        for view in &before.views {
            if !manifest.has(&format!("{}.segment", view.segment.number)) {
                segment::remove(view.segment.number, folder);
            }
            let deleted = format!("{}.deleted", view.deleted_file);
            if view.deleted_file != 0 && !manifest.has(&deleted) {
                folder.remove(&deleted);
            }
        }
        if old_names != names_file {
            folder.remove(&format!("{old_names}.names"));
        }
        Ok(())
    }

    /// Numbers a document's values, for a thread that builds.
    pub(super) fn add_to(
        &self,
        builder: &mut Builder,
        document: &crate::document::Document,
    ) -> Result<(), NoRoom> {
        let numbers = lock(&self.interner).number(document)?;
        builder.add(document, &numbers);
        Ok(())
    }
}
