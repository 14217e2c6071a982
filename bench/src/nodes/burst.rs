//! Registrations that are sent at the same moment, half to each node.

use std::time::Instant;

use super::client::Browser;
use super::cluster::{Cluster, Node};
use super::{Failure, Figure, three};
use crate::measure::Times;

/// The steps of a file, as their forms send them.
const STEPS: [(&str, &str); 9] = [
    ("/_fn/registration/start", "command[go]=true"),
    (
        "/_fn/registration/save-identity",
        "command[first_name]=Zoé&command[birth_name]=Le+Goff&command[birth_date]=03/07/1990",
    ),
    (
        "/_fn/registration/save-contact",
        "command[street]=4+rue+des+Lilas&command[postcode]=87000&command[city]=Limoges&command[phone]=0639981234",
    ),
    (
        "/_fn/registration/save-situation",
        "command[reason]=contract-ended&command[since]=31/10/2025&command[availability]=now\
         &command[residence]=french&command[allowance]=yes&command[registered_before]=no",
    ),
    (
        "/_fn/registration/save-experience",
        "command[education]=cap&command[years]=3-5",
    ),
    (
        "/_fn/registration/save-skills",
        "command[own_words]=Pain+au+levain",
    ),
    (
        "/_fn/registration/save-project",
        "command[occupation_1]=D1102&command[occupation_1_text]=Boulangère&command[contracts][0]=permanent",
    ),
    (
        "/_fn/registration/save-area",
        "command[place]=87085&command[place_text]=Limoges&command[radius]=30+km\
         &command[transports][0]=car&command[hours]=full",
    ),
    ("/_fn/registration/save-bank", "command[later]=true"),
];
const CHOICE: (&str, &str) = ("/_fn/entry/choose", "command[path]=full-web");
const SEND: (&str, &str) = (
    "/_fn/registration/send",
    "command[consent]=true&command[consent_version]=1&meta[lang]=fr",
);

pub async fn measure(cluster: &Cluster, nodes: &[Node; 2]) -> Result<Vec<Figure>, Failure> {
    let mut figures = Vec::new();
    for (what, size) in [
        (
            "24 registrations at once: refused; median, p99, longest",
            24,
        ),
        (
            "100 registrations at once: refused; median, p99, longest",
            100,
        ),
    ] {
        let mut preparing = tokio::task::JoinSet::new();
        for number in 0..size {
            let browser = cluster
                .enter(&format!("burst{size}-{number}@exemple.fr"))
                .await?;
            let node = nodes[number % 2].address;
            preparing.spawn(prepare(browser, node));
        }
        let mut people = Vec::new();
        while let Some(one) = preparing.join_next().await {
            people.push(one??);
        }
        let mut sent = tokio::task::JoinSet::new();
        for (number, browser) in people.into_iter().enumerate() {
            let node = nodes[number % 2].address;
            sent.spawn(async move {
                let started = Instant::now();
                let done = browser.post(node, SEND.0, SEND.1).await;
                (done, started.elapsed())
            });
        }
        let (mut times, mut refused) = (Times::default(), 0);
        while let Some(one) = sent.join_next().await {
            let (done, took) = one?;
            match done {
                Ok(reply) if reply.status == 200 => times.push(took.as_secs_f64() * 1e6),
                _ => refused += 1,
            }
        }
        figures.push((what, format!("{refused}; {}", three(&times))));
    }
    Ok(figures)
}

/// Fills a file in, up to its last press.
async fn prepare(browser: Browser, node: std::net::SocketAddr) -> Result<Browser, Failure> {
    for (path, form) in STEPS.into_iter().chain([CHOICE]) {
        let form = format!("{form}&meta[lang]=fr");
        let mut tries = 0;
        // What is measured comes after: a refusal here is only tried again.
        while let Err(error) = browser.done(node, path, &form).await {
            tries += 1;
            if tries > 5 {
                return Err(error);
            }
        }
    }
    Ok(browser)
}
