//! Offers as a table that `pleinweb import offers --format csv` reads.

use std::io::{self, Write};

use pleinweb_search::Document;

use crate::offers::{Maker, NOW};

const HEADER: &str = "id;intitule;description;employeur;commune;rome;contrat;duree;experience;salaire;teletravail;competences;publication\n";

/// The instant of now, in milliseconds.
#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark has no app whose clock it could ask"
)]
pub fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

fn instant(ms: i64) -> String {
    jiff::Timestamp::from_millisecond(ms).map_or(String::new(), |at| at.to_string())
}

/// Writes the first so many offers.
pub fn all(out: &mut impl Write, maker: &Maker<'_>, offers: u64) -> io::Result<()> {
    out.write_all(HEADER.as_bytes())?;
    let now = now();
    for number in 0..offers {
        let offer = maker.offer(number);
        row(out, number, &offer, "", now - (NOW - offer.created))?;
    }
    out.flush()
}

/// Writes offers that changed just now: their employer has `mark` in its name.
pub fn changed(
    out: &mut impl Write,
    maker: &Maker<'_>,
    numbers: impl Iterator<Item = u64>,
    mark: &str,
) -> io::Result<()> {
    out.write_all(HEADER.as_bytes())?;
    let now = now();
    for number in numbers {
        row(out, number, &maker.offer(number), mark, now)?;
    }
    out.flush()
}

fn row(out: &mut impl Write, number: u64, offer: &Document, mark: &str, at: i64) -> io::Result<()> {
    let or_empty = |value: &str, of: &str, say: &'static str| if value == of { say } else { "" };
    let pay = match (offer.pay_low, offer.pay_high) {
        (Some(low), Some(high)) => format!("Annuel de {low} Euros à {high} Euros"),
        _ => String::new(),
    };
    let skills: Vec<&str> = offer
        .skills
        .iter()
        .map(|skill| skill.name.as_str())
        .collect();
    let fields = [
        format!("bench-{number}"),
        offer.title.clone(),
        offer.text.clone(),
        format!("{}{mark}", offer.employer),
        offer.commune.clone(),
        offer.occupation.clone(),
        offer.contract.clone(),
        match offer.hours.as_str() {
            "full" => "35h".to_owned(),
            "part" => "temps partiel".to_owned(),
            _ => String::new(),
        },
        or_empty(&offer.experience, "none", "débutant accepté").to_owned(),
        pay,
        or_empty(&offer.remote, "full", "total").to_owned(),
        skills.join("|"),
        instant(at),
    ];
    let quoted: Vec<String> = fields
        .iter()
        .map(|field| format!("\"{}\"", field.replace('"', "\"\"")))
        .collect();
    writeln!(out, "{}", quoted.join(";"))
}
