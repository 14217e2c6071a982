//! The same offers in PostgreSQL's full text search.

use std::fmt::Write;
use std::time::{Duration, Instant};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

use crate::asks::{Ask, Class, Mode};
use crate::measure::{Times, cpu_of, memory_of};
use crate::offers::Maker;
use crate::rows::{FACETS, Row};
use crate::sqlite::sphere_sql;

pub struct Postgres {
    connection: PgConnection,
    /// The server process that works for this connection.
    process: i32,
    pub took: Duration,
}

impl Postgres {
    pub async fn build(url: &str, maker: &Maker<'_>, offers: u64) -> Result<Self, sqlx::Error> {
        let mut connection = PgConnection::connect(url).await?;
        connection
            .execute(
                "SET max_parallel_workers_per_gather = 0; SET work_mem = '256MB';
                 SET maintenance_work_mem = '512MB'; SET synchronous_commit = off;
                 DROP TABLE IF EXISTS bench_offer;
                 CREATE UNLOGGED TABLE bench_offer (id BIGINT PRIMARY KEY, created BIGINT,
                     department TEXT, region TEXT, occupation TEXT, domain TEXT, contract TEXT,
                     hours TEXT, experience TEXT, remote TEXT, size TEXT, source TEXT,
                     x FLOAT8, y FLOAT8, z FLOAT8, lat FLOAT8, lon FLOAT8, words TSVECTOR)",
            )
            .await?;
        let start = Instant::now();
        for from in (0..offers).step_by(1000) {
            let mut copy = connection
                .copy_in_raw("COPY bench_offer FROM STDIN")
                .await?;
            let mut text = String::new();
            for number in from..(from + 1000).min(offers) {
                line(number, &Row::new(&maker.offer(number)), &mut text);
            }
            copy.send(text.into_bytes()).await?;
            copy.finish().await?;
        }
        connection
            .execute(
                "CREATE INDEX ON bench_offer USING gin (words);
                 CREATE INDEX ON bench_offer (department, created);
                 CREATE INDEX ON bench_offer (lat, lon);
                 CREATE INDEX ON bench_offer (created)",
            )
            .await?;
        connection.execute("VACUUM ANALYZE bench_offer").await?;
        let took = start.elapsed();
        let process: (i32,) = sqlx::query_as("SELECT pg_backend_pid()")
            .fetch_one(&mut connection)
            .await?;
        Ok(Self {
            connection,
            process: process.0,
            took,
        })
    }

    /// Table and indexes, in MB.
    pub async fn size(&mut self) -> Result<f64, sqlx::Error> {
        let size: (i64,) = sqlx::query_as("SELECT pg_total_relation_size('bench_offer')")
            .fetch_one(&mut self.connection)
            .await?;
        Ok(size.0 as f64 / 1e6)
    }

    /// What its process has resident, shared buffers among it, in MB.
    pub fn memory(&self) -> Option<f64> {
        memory_of(&self.process.to_string()).map(|(all, _)| all)
    }

    pub async fn end(mut self) -> Result<(), sqlx::Error> {
        self.connection.execute("DROP TABLE bench_offer").await?;
        self.connection.close().await
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
            for round in 0..if at == 0 { 2 } else { 1 } {
                let before = cpu_of(self.process).unwrap_or(f64::NAN);
                let found: Vec<(i64,)> = sqlx::query_as(AssertSqlSafe(list.as_str()))
                    .persistent(false)
                    .fetch_all(&mut self.connection)
                    .await?;
                let total: (i64,) = sqlx::query_as(AssertSqlSafe(total.as_str()))
                    .persistent(false)
                    .fetch_one(&mut self.connection)
                    .await?;
                if ask.facets {
                    let counts: Vec<(String, String, i64)> =
                        sqlx::query_as(AssertSqlSafe(facets.as_str()))
                            .persistent(false)
                            .fetch_all(&mut self.connection)
                            .await?;
                    std::hint::black_box(counts);
                }
                let after = cpu_of(self.process).unwrap_or(f64::NAN);
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

/// One line of COPY's text.
fn line(number: u64, row: &Row, out: &mut String) {
    let float = |value: Option<f64>| value.map_or("\\N".to_owned(), |value| value.to_string());
    let sphere = |at: usize| float(row.sphere.map(|point| point[at]));
    let fields = [
        number.to_string(),
        row.created.to_string(),
        row.department.clone(),
        row.region.clone(),
        row.occupation.clone(),
        row.domain.clone(),
        row.contract.clone(),
        row.hours.clone(),
        row.experience.clone(),
        row.remote.clone(),
        row.size.clone(),
        row.source.clone(),
        sphere(0),
        sphere(1),
        sphere(2),
        float(row.at.map(|at| at.lat)),
        float(row.at.map(|at| at.lon)),
        vector(row),
    ];
    out.push_str(&fields.join("\t"));
    out.push('\n');
}

/// The terms with places and weights, as a tsvector is written. Made here, so
/// that PostgreSQL's own parser changes nothing.
fn vector(row: &Row) -> String {
    let title: Vec<&str> = row.title.split(' ').collect();
    let first = title.len() + 3;
    let titled = title
        .iter()
        .enumerate()
        .map(|(at, term)| (term, at + 1, "A"));
    let body: Vec<&str> = row.body.split(' ').collect();
    let texted = body
        .iter()
        .enumerate()
        .map(|(at, term)| (term, at + first, ""));
    let mut out = String::new();
    for (term, place, weight) in titled.chain(texted) {
        if !term.is_empty() && *term != "zz" {
            let _ = write!(out, "'{term}':{place}{weight} ");
        }
    }
    out
}

fn expression(ask: &Ask) -> Option<String> {
    let words: Vec<String> = ask
        .words
        .iter()
        .map(|word| format!("''{}''", word.1))
        .collect();
    let sign = match ask.mode {
        Mode::All => " & ",
        Mode::Any => " | ",
        Mode::Phrase => " <-> ",
    };
    (!words.is_empty()).then(|| format!("'{}'::tsquery", words.join(sign)))
}

/// As SQLite's: the best twenty, the count, the counts of all choices.
fn statements(ask: &Ask) -> [String; 3] {
    let expression = expression(ask);
    let words = expression.as_ref().map(|words| format!("words @@ {words}"));
    let place = match (&ask.department, ask.around) {
        (Some(department), _) => Some(format!("department = '{department}'")),
        (None, Some((at, km))) => Some(sphere_sql(at, km)),
        (None, None) => None,
    };
    let contract = ask
        .contract
        .as_ref()
        .map(|contract| format!("contract = '{contract}'"));
    let all = |parts: &[&Option<String>]| {
        let parts: Vec<&str> = parts.iter().filter_map(|part| part.as_deref()).collect();
        if parts.is_empty() {
            "true".to_owned()
        } else {
            parts.join(" AND ")
        }
    };
    let given = all(&[&words, &place, &contract]);
    let order = match &expression {
        Some(words) if !ask.by_date => format!("ts_rank(words, {words})"),
        _ => "created".to_owned(),
    };
    let list = format!("SELECT id FROM bench_offer WHERE {given} ORDER BY {order} DESC LIMIT 20");
    let total = format!("SELECT count(*) FROM bench_offer WHERE {given}");
    let facets: Vec<String> = FACETS
        .iter()
        .map(|(group, column)| {
            let given = match *group {
                "place" => all(&[&words, &contract]),
                "contract" => all(&[&words, &place]),
                _ => given.clone(),
            };
            format!(
                "SELECT '{column}', {column}, count(*) FROM bench_offer WHERE {given} GROUP BY {column}"
            )
        })
        .collect();
    [list, total, facets.join(" UNION ALL ")]
}
