//! The end of one node under 20 requests a second. Whoever gets no answer asks
//! the other node, as a proxy in front would.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::client::Browser;
use super::cluster::{Cluster, Node};
use super::{Failure, Figure, ms, three};
use crate::measure::Times;

const RATE: u32 = 20;
const LENGTH: Duration = Duration::from_secs(20);
const KILLED_AFTER: Duration = Duration::from_secs(8);

#[derive(Default)]
struct Seen {
    times: Times,
    /// Asked again, because the first node gave no answer.
    again: usize,
    failed: Vec<String>,
    /// Sign-ups that were acknowledged.
    acknowledged: Vec<String>,
    longest_after: Duration,
}

pub async fn measure(cluster: &Cluster, nodes: [Node; 2]) -> Result<Vec<Figure>, Failure> {
    let addresses = [nodes[0].address, nodes[1].address];
    let [_stays, ends] = nodes;
    let mut ends = Some(ends);
    let seen = Arc::new(Mutex::new(Seen::default()));
    let start = Instant::now();
    let mut asked = tokio::task::JoinSet::new();
    for number in 0..RATE * u32::try_from(LENGTH.as_secs())? {
        let due = start + Duration::from_secs(1) * number / RATE;
        tokio::time::sleep_until(due.into()).await;
        if start.elapsed() >= KILLED_AFTER
            && let Some(node) = ends.take()
        {
            tokio::task::block_in_place(|| node.kill());
        }
        let (first, second) = if number % 2 == 0 {
            (addresses[0], addresses[1])
        } else {
            (addresses[1], addresses[0])
        };
        let after = ends.is_none();
        asked.spawn(ask(number, due, [first, second], after, seen.clone()));
    }
    while let Some(one) = asked.join_next().await {
        one?;
    }
    let seen = std::mem::take(&mut *seen.lock().unwrap_or_else(PoisonError::into_inner));
    let lost = lost(cluster, &seen.acknowledged).await?;
    let mut figures = vec![
        (
            "`kill -9` of one under 20 requests a second: median, p99, longest",
            three(&seen.times),
        ),
        (
            "asked again on the other; refused; the longest after the end",
            format!(
                "{}; {}; {}",
                seen.again,
                seen.failed.len(),
                ms(seen.longest_after.as_secs_f64() * 1e6)
            ),
        ),
        (
            "acknowledged sign-ups, lost",
            format!("{}, {lost}", seen.acknowledged.len()),
        ),
    ];
    if let Some(first) = seen.failed.first() {
        figures.push(("the first refusal", first.clone()));
    }
    Ok(figures)
}

/// Every second request reads a page, the others sign up.
async fn ask(
    number: u32,
    due: Instant,
    nodes: [SocketAddr; 2],
    after: bool,
    seen: Arc<Mutex<Seen>>,
) {
    let email = format!("killed{number}@exemple.fr");
    // The same form goes to the other node: it acts once.
    let form = format!(
        "command[email]={email}&command[password]=une+phrase+assez+longue&meta[back]=/&meta[lang]=fr\
         &meta[request_id]=7f9c24e5-2b1d-4f6a-9c3e-{number:012x}"
    );
    let writes = (number / 2).is_multiple_of(2);
    let mut outcome = Err("nobody was asked".to_owned());
    let mut again = 0;
    for node in nodes {
        // A connection of its own, as of a visitor who has just come.
        let browser = Browser::new("");
        let reply = if writes {
            browser.post(node, "/_fn/accounts/sign-up", &form).await
        } else {
            browser.get(node, "/offres").await
        };
        match reply {
            Ok(reply) if reply.status == 200 => {
                outcome = Ok(());
                break;
            }
            Ok(reply) => {
                outcome = Err(format!("{}: {}", reply.status, reply.body));
                break;
            }
            Err(error) => {
                outcome = Err(error.to_string());
                again += 1;
            }
        }
    }
    let took = due.elapsed();
    let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
    seen.again += again;
    if after {
        seen.longest_after = seen.longest_after.max(took);
    }
    match outcome {
        Ok(()) => {
            seen.times.push(took.as_secs_f64() * 1e6);
            if writes {
                seen.acknowledged.push(email);
            }
        }
        Err(error) => seen.failed.push(error),
    }
}

/// Acknowledged sign-ups that are not in the database exactly once.
async fn lost(cluster: &Cluster, acknowledged: &[String]) -> Result<usize, Failure> {
    let there: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM (SELECT email FROM sign_up WHERE email = ANY($1)
         GROUP BY email HAVING COUNT(*) = 1) AS once",
    )
    .bind(acknowledged)
    .fetch_one(&cluster.db)
    .await?;
    Ok(acknowledged.len() - usize::try_from(there)?)
}
