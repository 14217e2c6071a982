//! Saved searches that tell at once: from the end of an import until the offers
//! are noted as found.

use std::time::{Duration, Instant};

use super::cluster::{Cluster, Node};
use super::{Failure, Figure, three};
use crate::measure::Times;

const SEARCHES: usize = 40;
/// They are looked at every half minute.
const PATIENCE: Duration = Duration::from_secs(45);

pub async fn measure(cluster: &Cluster, nodes: &[Node; 2]) -> Result<Vec<Figure>, Failure> {
    for number in 0..SEARCHES {
        let browser = cluster.enter(&format!("alert{number}@exemple.fr")).await?;
        let form = "command[query]=quoi%3Dboulanger&command[rhythm]=at-once&meta[lang]=fr";
        let node = nodes[number % 2].address;
        browser.done(node, "/_fn/offers/save-search", form).await?;
    }
    let offers = cluster.file("offres.csv", "id,intitule,rome\n1,Boulanger,D1102\n")?;
    cluster.run(&[
        "import", "offers", "--format", "csv", "--source", "bench", &offers,
    ])?;
    let imported = Instant::now();
    let (mut times, mut found) = (Times::default(), 0);
    while found < SEARCHES && imported.elapsed() < PATIENCE {
        let now: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM saved_search_find")
            .fetch_one(&cluster.db)
            .await?;
        let now = usize::try_from(now)?;
        for _ in found..now {
            times.push(imported.elapsed().as_secs_f64() * 1e6);
        }
        found = now;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(vec![(
        "40 alerts: found; an import's end until found: median, p99, longest",
        format!("{found}; {}", three(&times)),
    )])
}
