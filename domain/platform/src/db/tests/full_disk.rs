//! A full disk, for a moment: SQLite on a small file system of its own.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use sqlx::Executor;

use super::{is_there, put, run};
use crate::Db;

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

/// The log goes on from nothing: whatever is written needs new room.
async fn no_room_in_the_log(db: &Db) {
    let Db::Sqlite { writer, .. } = db else {
        unreachable!()
    };
    let mut connection = writer.acquire().await.unwrap();
    connection
        .execute("PRAGMA wal_checkpoint(TRUNCATE)")
        .await
        .unwrap();
}

async fn write_once(db: &Db, write: &'static str) -> Result<(), sqlx::Error> {
    let mut tx = db.begin().await?;
    run(&mut tx, write).await?;
    tx.commit().await
}

#[pleinweb_testing::test]
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
    for (round, write) in [
        // One that fails when it is committed, and one that the disk ends half-way:
        // SQLite then rolls the whole transaction back by itself.
        "INSERT INTO setting (name, value) VALUES ('some', hex(zeroblob(9000)))",
        "INSERT INTO setting (name, value) VALUES ('much', hex(zeroblob(4000000)))",
    ]
    .into_iter()
    .cycle()
    .take(6)
    .enumerate()
    {
        no_room_in_the_log(&db).await;
        small.fill();
        for _ in 0..3 {
            write_once(&db, write).await.expect_err("the disk is full");
            db.ready_to_write()
                .await
                .expect_err("and the writer says so");
        }
        assert!(db.ready().await, "reading goes on");
        small.free();
        db.ready_to_write().await.expect("without a restart");
        let name = format!("round {round}");
        let mut tx = db.begin().await.unwrap();
        put(&mut tx, &name).await.unwrap();
        tx.commit().await.unwrap();
        assert!(is_there(&db, &name).await);
    }
    assert!(!is_there(&db, "some").await && !is_there(&db, "much").await);
    db.close().await;
    drop(small);
}
