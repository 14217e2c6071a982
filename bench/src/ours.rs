//! Our own index.

use std::path::Path;
use std::time::{Duration, Instant};

use pleinweb_search::{Document, Error, Filters, Index, PersonQuery, Place, Query, Sort, Weights};

use crate::asks::{Ask, Class, Mode};
use crate::measure::{Times, cpu, thread_cpu};
use crate::offers::{Maker, NOW};
use crate::random::Random;

pub fn query(ask: &Ask) -> Query {
    let words: Vec<&str> = ask.words.iter().map(|word| word.0.as_str()).collect();
    let words = match ask.mode {
        Mode::Phrase => format!("\"{}\"", words.join(" ")),
        Mode::All | Mode::Any => words.join(" "),
    };
    let place = match (&ask.department, ask.around) {
        (Some(department), _) => Place::Departments(vec![department.clone()]),
        (None, Some((at, km))) => Place::Around { at, km },
        (None, None) => Place::Anywhere,
    };
    Query {
        words,
        any: ask.mode == Mode::Any,
        filters: Filters {
            place,
            contracts: ask.contract.iter().cloned().collect(),
            ..Filters::default()
        },
        sort: if ask.by_date { Sort::Date } else { Sort::Fit },
        limit: 20,
        facets: ask.facets,
        now: NOW,
        ..Query::default()
    }
}

/// How an index was made, in seconds.
#[derive(Default)]
pub struct Built {
    pub wall: f64,
    /// CPU of this process, and of that what making the offers took.
    pub cpu: f64,
    pub making: f64,
}

/// Makes the index of so many offers.
pub fn build(index: &Index, maker: &Maker<'_>, offers: u64) -> Result<Built, Error> {
    let start = Instant::now();
    let before = cpu();
    let mut making = 0.0;
    let rebuild = index.rebuild(2);
    let mut next = 0;
    while next < offers {
        let end = (next + 500).min(offers);
        let begun = thread_cpu();
        let made = (next..end).map(|number| maker.offer(number)).collect();
        making += thread_cpu() - begun;
        rebuild.put(made)?;
        next = end;
        if next % 100_000 == 0 {
            eprintln!("  {} of {offers} read", rebuild.done());
        }
    }
    rebuild.finish(1)?;
    Ok(Built {
        wall: start.elapsed().as_secs_f64(),
        cpu: (cpu() - before) / 1e6,
        making: making / 1e6,
    })
}

/// Runs all asks of a class: their times and hit counts.
pub fn run(index: &Index, class: &Class) -> (Times, Vec<u64>) {
    let mut times = Times::default();
    let mut hits = Vec::new();
    let queries: Vec<Query> = class.asks.iter().map(query).collect();
    for query in queries.iter().take(20) {
        index.reader().search(query);
    }
    for query in &queries {
        let before = cpu();
        let answer = index.reader().search(query);
        times.push(cpu() - before);
        hits.push(answer.total);
        std::hint::black_box(&answer);
    }
    (times, hits)
}

/// The best 20 offers for so many made-up people.
pub fn fit(index: &Index, maker: &Maker<'_>, people: usize) -> Times {
    let nomenclature = maker.nomenclature();
    let mut random = Random::new(99);
    let weights = Weights {
        occupation: 40.0,
        must: 20.0,
        nice: 6.0,
        distance: 14.0,
        hours: 6.0,
        contract: 4.0,
        pay: 8.0,
        freshness: 6.0,
        popularity: 12.0,
        fading_days: 14.0,
        crowd: 20.0,
    };
    let mut times = Times::default();
    for _ in 0..people {
        let occupation = random.pick(&nomenclature.occupations);
        let commune = random.pick(&nomenclature.communes);
        let mut occupations = vec![(occupation.code.clone(), 1.0)];
        occupations.extend(occupation.close.iter().map(|code| (code.clone(), 0.6)));
        let person = PersonQuery {
            occupations,
            skills: occupation
                .core
                .iter()
                .chain(&occupation.useful)
                .take(12)
                .cloned()
                .collect(),
            at: Some(pleinweb_search::Point {
                lat: commune.lat,
                lon: commune.lon,
            }),
            reach_km: *random.pick(&[20.0, 30.0, 50.0, 300.0]),
            anywhere: vec!["full".into()],
            hours: vec!["full".into()],
            contracts: vec!["CDI".into(), "CDD".into()],
            pay_floor: Some(24_000),
            limit: 20,
            now: NOW,
            ..PersonQuery::default()
        };
        let before = cpu();
        let ranked = index.reader().rank_for(&person, &weights);
        times.push(cpu() - before);
        std::hint::black_box(&ranked);
    }
    times
}

/// How long after the call of a commit its offers are found, while others change.
pub fn searchable(index: &Index, maker: &Maker<'_>, offers: u64) -> Result<Times, Error> {
    let mut times = Times::default();
    // One second's share of 1 % a minute.
    let each = (offers / 6000).max(1);
    for round in 0..60 {
        let mut batch = pleinweb_search::Batch::default();
        let mut last: Option<Document> = None;
        for at in 0..each {
            let offer = maker.offer((round * each + at) * 7 % offers);
            batch.put(offer.clone());
            last = Some(offer);
        }
        let start = Instant::now();
        index.commit(batch, 2 + round as i64)?;
        let found = last.is_some_and(|offer| index.reader().holds(&offer.id));
        assert!(found, "what was committed is there");
        times.push(start.elapsed().as_secs_f64() * 1e6);
    }
    index.settle();
    Ok(times)
}

pub fn open(folder: &Path) -> Result<(Index, Duration), Error> {
    let start = Instant::now();
    let (index, _) = Index::open(folder)?;
    Ok((index, start.elapsed()))
}
