//! A decision on one node, seen on the other: from the answer to whoever decided
//! until the live stream of the other node tells it.

use std::time::Instant;

use super::cluster::{Cluster, Node};
use super::{Failure, Figure, three};
use crate::measure::Times;

const TIMES: usize = 50;
const ACT: &str = "/_fn/entry/choose";

pub async fn measure(cluster: &Cluster, nodes: &[Node; 2]) -> Result<Vec<Figure>, Failure> {
    let browser = cluster.enter("news@exemple.fr").await?;
    let mut stream = browser.listen(nodes[1].address).await?;
    let mut times = Times::default();
    for _ in 0..TIMES {
        browser
            .done(nodes[0].address, ACT, "command[path]=mixed&meta[lang]=fr")
            .await?;
        let decided = Instant::now();
        stream.next().await?;
        times.push(decided.elapsed().as_secs_f64() * 1e6);
    }
    Ok(vec![(
        "a decision on one node told on the other: median, p99, longest",
        three(&times),
    )])
}
