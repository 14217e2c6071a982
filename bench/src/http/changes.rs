//! Offers that change while people search, and how soon the search knows.

use std::error::Error;
use std::time::{Duration, Instant};

use super::load::Visitor;
use super::service::Service;
use super::table;
use crate::measure::Times;
use crate::offers::Maker;

/// Every so many seconds a change is looked for.
const LOOKED_FOR: u64 = 5;
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// What is not found by then is an error.
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Default)]
pub struct Changes {
    pub offers: u64,
    /// From the end of an import, and from its start, until its offers are found.
    pub after: Times,
    pub from_start: Times,
    pub missed: u64,
    /// How long imports took.
    pub imports: Times,
}

/// Changes a second's share of 1 % a minute every second, for so long.
pub async fn keep_changing(
    service: &Service,
    visitor: &Visitor,
    maker: &Maker<'_>,
    offers: u64,
    length: Duration,
) -> Result<Changes, Box<dyn Error>> {
    let mut changes = Changes::default();
    let each = (offers / 6000).max(1);
    let start = Instant::now();
    let mut next = 0;
    for second in 0..length.as_secs() {
        tokio::time::sleep_until((start + Duration::from_secs(second)).into()).await;
        if start.elapsed() > length {
            break;
        }
        let mark = format!(" Repère{second}");
        let mut rows = Vec::new();
        // Far from each other, so that they lie all over the index.
        let numbers = (next..next + each).map(|number| number * 7919 % offers);
        table::changed(&mut rows, maker, numbers, &mark)?;
        next += each;
        changes.offers += each;
        let begun = Instant::now();
        tokio::task::block_in_place(|| service.change(&rows))?;
        let ended = Instant::now();
        changes.imports.push((ended - begun).as_secs_f64() * 1e6);
        if second % LOOKED_FOR != 0 {
            continue;
        }
        let path = "/offres?tri=date";
        loop {
            let page = visitor.page(path, "identity").await?;
            if page.windows(mark.len()).any(|part| part == mark.as_bytes()) {
                changes.after.push(ended.elapsed().as_secs_f64() * 1e6);
                changes.from_start.push(begun.elapsed().as_secs_f64() * 1e6);
                break;
            }
            if ended.elapsed() > PATIENCE {
                changes.missed += 1;
                break;
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
    Ok(changes)
}
