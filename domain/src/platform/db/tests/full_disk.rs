//! A full disk, for a moment: SQLite on a small file system of its own.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{is_there, put, run};
use crate::platform::Db;

/// A small file system in memory, while it lives.
struct Small(PathBuf);

impl Small {
    fn mount(at: &Path) -> Option<Self> {
        let done = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=6m", "tmpfs"])
            .arg(at)
            .output();
        done.is_ok_and(|done| done.status.success())
            .then(|| Self(at.to_owned()))
    }

    /// Writes until nothing more goes in.
    fn fill(&self) {
        let mut file = File::create(self.0.join("filler")).unwrap();
        for size in [64 * 1024, 1024, 1] {
            while file.write(&vec![7; size]).is_ok_and(|wrote| wrote > 0) {}
        }
    }

    fn free(&self) {
        std::fs::remove_file(self.0.join("filler")).unwrap();
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).output();
    }
}

#[tokio::test]
async fn a_moment_of_full_disk_ends_with_the_moment() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("small");
    std::fs::create_dir(&place).unwrap();
    let Some(small) = Small::mount(&place) else {
        println!("skipped: no tmpfs can be mounted here");
        return;
    };
    let db = Db::open_sqlite(&place.join("test.db")).await.unwrap();
    db.migrate().await.unwrap();
    db.ready_to_write().await.unwrap();
    for round in 0..3 {
        small.fill();
        // Until the log has no room of its own left.
        let mut refused = 0;
        for _ in 0..200 {
            let Ok(mut tx) = db.begin().await else {
                break;
            };
            let wrote = run(
                &mut tx,
                "INSERT INTO setting (name, value) VALUES (hex(randomblob(9)), hex(zeroblob(40000)))",
            )
            .await;
            let kept = match wrote {
                Ok(()) => tx.commit().await,
                Err(error) => Err(error),
            };
            if kept.is_err() {
                refused += 1;
                if db.ready_to_write().await.is_err() {
                    break;
                }
            }
        }
        assert!(refused > 0, "round {round}: the disk is full");
        db.ready_to_write()
            .await
            .expect_err("a full disk takes no writes, and the writer says so");
        assert!(db.ready().await, "reading goes on");
        small.free();
        db.ready_to_write().await.expect("without a restart");
        let name = format!("round {round}");
        let mut tx = db.begin().await.unwrap();
        put(&mut tx, &name).await.unwrap();
        tx.commit().await.unwrap();
        assert!(is_there(&db, &name).await);
        let mut tx = db.begin().await.unwrap();
        run(&mut tx, "DELETE FROM setting WHERE length(value) > 100")
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
    db.close().await;
    drop(small);
}
