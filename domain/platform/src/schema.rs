//! Whether the database has the schema of this program. Only `migrate`, `serve`
//! and `demo` change it (docs/adr/0019); every other command says how it is.

use std::collections::BTreeSet;

use super::Db;
use super::db::{POSTGRES_MIGRATIONS, SQLITE_MIGRATIONS};

/// How the schema of a database stands to this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// As this program knows it.
    Current,
    /// There is nothing yet.
    Empty,
    /// This migration is the first of those that are missing.
    Older { lacks: i64 },
    /// A later version of the program has been here: this is its last migration.
    Newer { has: i64 },
}

impl Db {
    /// Looks, and changes nothing.
    pub async fn schema(&self) -> Result<Schema, sqlx::Error> {
        let (known, applied) = match self {
            Self::Sqlite { readers, .. } => {
                let there: i64 = sqlx::query_scalar(
                    "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = '_sqlx_migrations'",
                )
                .fetch_one(readers)
                .await?;
                if there == 0 {
                    return Ok(Schema::Empty);
                }
                let applied: Vec<i64> = sqlx::query_scalar(APPLIED).fetch_all(readers).await?;
                (&SQLITE_MIGRATIONS, applied)
            }
            Self::Postgres { pool, .. } => {
                let there: bool =
                    sqlx::query_scalar("SELECT to_regclass('_sqlx_migrations') IS NOT NULL")
                        .fetch_one(pool)
                        .await?;
                if !there {
                    return Ok(Schema::Empty);
                }
                let applied: Vec<i64> = sqlx::query_scalar(APPLIED).fetch_all(pool).await?;
                (&POSTGRES_MIGRATIONS, applied)
            }
        };
        let known = known.iter().map(|migration| migration.version).collect();
        Ok(compare(&known, &applied.into_iter().collect()))
    }
}

const APPLIED: &str = "SELECT version FROM _sqlx_migrations WHERE success";

fn compare(known: &BTreeSet<i64>, applied: &BTreeSet<i64>) -> Schema {
    if applied.is_empty() {
        return Schema::Empty;
    }
    if let Some(&has) = applied.difference(known).last() {
        return Schema::Newer { has };
    }
    match known.difference(applied).next() {
        Some(&lacks) => Schema::Older { lacks },
        None => Schema::Current,
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Schema, compare};

    #[pleinweb_testing::test]
    fn what_is_missing_and_what_is_unknown_are_told_apart() {
        let set = |versions: &[i64]| versions.iter().copied().collect();
        let known = set(&[1, 2, 4]);
        for (applied, schema) in [
            (set(&[]), Schema::Empty),
            (set(&[1, 2, 4]), Schema::Current),
            (set(&[1, 2]), Schema::Older { lacks: 4 }),
            (set(&[1, 4]), Schema::Older { lacks: 2 }),
            (set(&[1, 2, 4, 5]), Schema::Newer { has: 5 }),
            (set(&[1, 5]), Schema::Newer { has: 5 }),
        ] {
            assert_eq!(compare(&known, &applied), schema, "{applied:?}");
        }
    }
}
