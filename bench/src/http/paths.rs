//! The addresses that visitors open: searches as people make them.

use crate::asks::terms;
use crate::offers::Maker;
use crate::random::{Random, Weighted};

/// A text in an address.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend([byte >> 4, byte & 15].map(|half| {
                char::from_digit(u32::from(half), 16)
                    .map_or('0', |digit| digit.to_ascii_uppercase())
            }));
        }
    }
    out
}

/// So many addresses: words of offers, often with a place, sometimes with a
/// contract or by date, now and then nothing at all.
pub fn searches(maker: &Maker<'_>, count: usize) -> Vec<String> {
    let mut random = Random::new(31);
    let communes = &maker.nomenclature().communes;
    let weights = Weighted::new(communes.iter().map(|one| one.population));
    (0..count)
        .map(|_| {
            let offer = maker.offer(random.below(100_000) as u64);
            let mut words: Vec<String> = terms(&offer.title)
                .into_iter()
                .flatten()
                .map(|word| word.0)
                .collect();
            words.truncate(1 + random.below(3));
            let mut pairs = Vec::new();
            if random.chance(0.85) {
                pairs.push(format!("quoi={}", encoded(&words.join(" "))));
            }
            if random.chance(0.6) {
                let commune = &communes[weights.draw(&mut random)];
                pairs.push(format!("ou={}", encoded(&commune.name)));
                if random.chance(0.5) {
                    pairs.push(format!("rayon={}", random.pick(&[5, 10, 20, 50])));
                }
            }
            if random.chance(0.2) {
                pairs.push("contrat=permanent".to_owned());
            }
            if random.chance(0.15) {
                pairs.push("tri=date".to_owned());
            }
            if pairs.is_empty() {
                "/offres".to_owned()
            } else {
                format!("/offres?{}", pairs.join("&"))
            }
        })
        .collect()
}
