//! Mails that both nodes could send.

use std::time::{Duration, Instant};

use super::client::Browser;
use super::cluster::Node;
use super::sink::Sink;
use super::{Failure, Figure};

const MAILS: usize = 60;
const PATIENCE: Duration = Duration::from_secs(30);

pub async fn measure(nodes: &[Node; 2], sink: &Sink) -> Result<Vec<Figure>, Failure> {
    let browser = Browser::new("");
    let started = Instant::now();
    let mut asked = tokio::task::JoinSet::new();
    for number in 0..MAILS {
        let (browser, node) = (browser.clone(), nodes[number % 2].address);
        asked.spawn(async move {
            let form = format!(
                "command[email]=mail{number}@exemple.fr&command[password]=une+phrase+assez+longue&meta[back]=/&meta[lang]=fr"
            );
            browser.done(node, "/_fn/accounts/sign-up", &form).await
        });
    }
    while let Some(one) = asked.join_next().await {
        one??;
    }
    let answered = started.elapsed();
    let (mut left, mut twice) = sink.count("mail");
    while left < MAILS && started.elapsed() < answered + PATIENCE {
        tokio::time::sleep(Duration::from_millis(20)).await;
        (left, twice) = sink.count("mail");
    }
    let after = started.elapsed().saturating_sub(answered);
    Ok(vec![
        (
            "60 sign-ups at once, half to each node: all answered after",
            format!("{:.1} s", answered.as_secs_f64()),
        ),
        (
            "their mails: left, twice; the last one after the last answer",
            format!("{left}, {twice}; {:.1} s", after.as_secs_f64()),
        ),
    ])
}
