//! The same offers in SQLite FTS5.

use std::path::Path;
use std::time::{Duration, Instant};

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Connection, Executor, SqliteConnection};

use crate::asks::{Ask, Class, Mode, terms};
use crate::measure::{Times, cpu};
use crate::offers::Maker;
use crate::rows::{FACETS, Row, sphere};

pub struct Sqlite {
    connection: SqliteConnection,
    pub took: Duration,
}

impl Sqlite {
    /// Fills a database; the text goes in as terms, so that all engines hold the same.
    pub async fn build(folder: &Path, maker: &Maker<'_>, offers: u64) -> Result<Self, sqlx::Error> {
        let options = SqliteConnectOptions::new()
            .filename(folder.join("offers.sqlite"))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Off)
            .pragma("cache_size", "-262144")
            .pragma("mmap_size", "4294967296");
        let mut connection = SqliteConnection::connect_with(&options).await?;
        connection
            .execute(
                "CREATE TABLE offer (id INTEGER PRIMARY KEY, created INTEGER, department TEXT,
                     region TEXT, occupation TEXT, domain TEXT, contract TEXT, hours TEXT,
                     experience TEXT, remote TEXT, size TEXT, source TEXT,
                     x REAL, y REAL, z REAL, lat REAL, lon REAL);
                 CREATE VIRTUAL TABLE words USING fts5(title, body, content='', detail=full);",
            )
            .await?;
        let start = Instant::now();
        for from in (0..offers).step_by(5000) {
            let mut tx = connection.begin().await?;
            for number in from..(from + 5000).min(offers) {
                let row = Row::new(&maker.offer(number));
                sqlx::query("INSERT INTO offer VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
                    .bind(number as i64)
                    .bind(row.created)
                    .bind(row.department)
                    .bind(row.region)
                    .bind(row.occupation)
                    .bind(row.domain)
                    .bind(row.contract)
                    .bind(row.hours)
                    .bind(row.experience)
                    .bind(row.remote)
                    .bind(row.size)
                    .bind(row.source)
                    .bind(row.sphere.map(|point| point[0]))
                    .bind(row.sphere.map(|point| point[1]))
                    .bind(row.sphere.map(|point| point[2]))
                    .bind(row.at.map(|at| at.lat))
                    .bind(row.at.map(|at| at.lon))
                    .execute(&mut *tx)
                    .await?;
                sqlx::query("INSERT INTO words (rowid, title, body) VALUES (?,?,?)")
                    .bind(number as i64)
                    .bind(row.title)
                    .bind(row.body)
                    .execute(&mut *tx)
                    .await?;
            }
            tx.commit().await?;
        }
        connection
            .execute(
                "INSERT INTO words (words) VALUES ('optimize');
                 INSERT INTO words (words, rank) VALUES ('rank', 'bm25(10.0, 1.0)');
                 CREATE INDEX by_department ON offer (department, created);
                 CREATE INDEX by_lat ON offer (lat, lon);
                 CREATE INDEX by_date ON offer (created);
                 ANALYZE;",
            )
            .await?;
        let took = start.elapsed();
        Ok(Self { connection, took })
    }

    /// Runs the first asks of a class, no longer than `most`.
    pub async fn run(
        &mut self,
        class: &Class,
        count: usize,
        most: Duration,
    ) -> Result<(Times, Vec<u64>), sqlx::Error> {
        let mut times = Times::default();
        let mut hits = Vec::new();
        let start = Instant::now();
        for (at, ask) in class.asks.iter().take(count).enumerate() {
            let [list, total, facets] = statements(ask);
            // The first is run twice, so that no engine pays for a cold cache.
            for round in 0..if at == 0 { 2 } else { 1 } {
                let before = cpu();
                let found: Vec<(i64,)> = sqlx::query_as(AssertSqlSafe(list.as_str()))
                    .fetch_all(&mut self.connection)
                    .await?;
                let total: (i64,) = sqlx::query_as(AssertSqlSafe(total.as_str()))
                    .fetch_one(&mut self.connection)
                    .await?;
                if ask.facets {
                    let counts: Vec<(String, Option<String>, i64)> =
                        sqlx::query_as(AssertSqlSafe(facets.as_str()))
                            .fetch_all(&mut self.connection)
                            .await?;
                    std::hint::black_box(counts);
                }
                let after = cpu();
                if round > 0 || at > 0 {
                    times.push(after - before);
                    hits.push(total.0 as u64);
                }
                std::hint::black_box(found);
            }
            if start.elapsed() > most {
                break;
            }
        }
        Ok((times, hits))
    }
}

fn expression(ask: &Ask) -> Option<String> {
    let words: Vec<&str> = ask.words.iter().map(|word| word.1.as_str()).collect();
    match ask.mode {
        _ if words.is_empty() => None,
        Mode::Phrase => Some(format!("\"{}\"", words.join(" "))),
        Mode::All => Some(
            words
                .iter()
                .map(|word| format!("\"{word}\""))
                .collect::<Vec<_>>()
                .join(" "),
        ),
        Mode::Any => Some(
            words
                .iter()
                .map(|word| format!("\"{word}\""))
                .collect::<Vec<_>>()
                .join(" OR "),
        ),
    }
}

/// The statements for the best twenty, the count, and the counts of all choices
/// (where a filter is set, its own group ignores it).
fn statements(ask: &Ask) -> [String; 3] {
    let words = expression(ask).map(|words| format!("words MATCH '{words}'"));
    let place = place(ask);
    let contract = ask
        .contract
        .as_ref()
        .map(|contract| format!("contract = '{contract}'"));
    let tables = match &words {
        Some(_) if place.is_none() && contract.is_none() && !ask.by_date => "words",
        Some(_) => "words JOIN offer ON offer.id = words.rowid",
        None => "offer",
    };
    let all = |parts: &[&Option<String>]| {
        let parts: Vec<&str> = parts.iter().filter_map(|part| part.as_deref()).collect();
        if parts.is_empty() {
            "1".to_owned()
        } else {
            parts.join(" AND ")
        }
    };
    let given = all(&[&words, &place, &contract]);
    let key = if words.is_some() {
        "words.rowid"
    } else {
        "offer.id"
    };
    let order = if ask.by_date || words.is_none() {
        "created DESC"
    } else {
        "rank"
    };
    let list = format!("SELECT {key} FROM {tables} WHERE {given} ORDER BY {order} LIMIT 20");
    let total = format!("SELECT count(*) FROM {tables} WHERE {given}");
    let joined = if words.is_some() {
        "words JOIN offer ON offer.id = words.rowid"
    } else {
        "offer"
    };
    let facets: Vec<String> = FACETS
        .iter()
        .map(|(group, column)| {
            let given = match *group {
                "place" => all(&[&words, &contract]),
                "contract" => all(&[&words, &place]),
                _ => given.clone(),
            };
            format!("SELECT '{column}', {column}, count(*) FROM {joined} WHERE {given} GROUP BY {column}")
        })
        .collect();
    [list, total, facets.join(" UNION ALL ")]
}

fn place(ask: &Ask) -> Option<String> {
    if let Some(department) = &ask.department {
        return Some(format!("department = '{department}'"));
    }
    let (at, km) = ask.around?;
    Some(sphere_sql(at, km))
}

/// A box that an index can use, then the exact circle.
pub fn sphere_sql(at: pleinweb_search::Point, km: f64) -> String {
    let [x, y, z] = sphere(at);
    let high = (km / 6371.0).to_degrees() + 1e-5;
    let wide = high / (at.lat.abs() + high).to_radians().cos();
    format!(
        "lat BETWEEN {} AND {} AND lon BETWEEN {} AND {} AND x * {x} + y * {y} + z * {z} >= {}",
        at.lat - high,
        at.lat + high,
        at.lon - wide,
        at.lon + wide,
        // To the half metre, as our engine measures.
        ((km * 1000.0 + 0.5) / 6_371_000.0).cos()
    )
}

/// A text as the terms it gives, stop words as one that nobody asks for.
pub fn as_terms(text: &str) -> String {
    terms(text)
        .into_iter()
        .map(|term| term.map_or("zz".to_owned(), |(_, term)| term))
        .collect::<Vec<_>>()
        .join(" ")
}
