//! Which offers are one and the same, published more than once.
//!
//! | of two offers | how it is compared | told apart by it |
//! |---|---|---|
//! | title | words without accents, case, punctuation and gender marks (H/F) | yes |
//! | employer | the same words, without legal forms (SAS, SARL …); not named is a name of its own | yes |
//! | places | all of them, in any order: communes, else what is said of them | yes |
//! | contract | its kind, and for how many months | yes |
//! | text | all its words in their order, without tags, addresses of pages and the publisher's own reference ("Réf. 12-345") | yes |
//! | dates, numbers and amounts in the text | as words of it | yes |
//! | source, its id, partner, links to apply | not at all | no |
//! | day of publication, last update, last day | not at all | no |
//! | pay, hours, experience, occupation, requirements beside the text | not at all: one source fills in what another leaves out | no |
//! | a text of fewer than [`FEWEST`] words | says too little: such an offer is only itself | – |
//!
//! Of several, the one that stands for all goes on standing as long as it is
//! open, so that its address, its date and who keeps it stay; when it goes, the
//! one that was published first takes its place (docs/adr/0024).

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::html_text::plain;
use super::model::{Offer, Place};
use pleinweb_nomenclature::words;

/// The version of the rule: what was worked out by another is worked out again.
pub const RULE: i64 = 1;

/// A text of fewer words says too little to tell offers apart.
const FEWEST: usize = 15;

/// Marks of gender in titles.
const GENDERS: [&str; 8] = ["h", "f", "x", "hf", "fh", "hfx", "fhx", "nb"];
/// Legal forms, and words between names.
const FORMS: [&str; 15] = [
    "sas", "sasu", "sarl", "eurl", "sa", "snc", "scop", "sca", "scs", "selarl", "ste", "societe",
    "ets", "et", "and",
];
/// What a publisher's reference begins with, and what may stand before its number.
const REFERENCES: [&str; 4] = ["ref", "reference", "references", "refs"];
const OF_REFERENCES: [&str; 11] = [
    "de", "l", "offre", "annonce", "interne", "numero", "n", "no", "du", "poste", "dossier",
];

/// What compares an offer, one part after the other.
const PARTS: [fn(&Offer) -> String; 5] = [title, employer, places, contract, text];

/// The key of an offer: the same for offers that are the same. None where too
/// little is said.
pub fn key(offer: &Offer) -> Option<Uuid> {
    let parts = PARTS.map(|part| part(offer));
    let [title, .., text] = &parts;
    if title.is_empty() || text.split(' ').count() < FEWEST {
        return None;
    }
    let mut hash = Sha256::new();
    hash.update(RULE.to_le_bytes());
    for part in &parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let hash = hash.finalize();
    Uuid::from_slice(&hash[..16]).ok()
}

fn without(text: &str, left_out: &[&str]) -> String {
    let mut words = words(text);
    words.retain(|word| !left_out.contains(&word.as_str()));
    words.join(" ")
}

fn title(offer: &Offer) -> String {
    without(&offer.text.title, &GENDERS)
}

fn employer(offer: &Offer) -> String {
    without(offer.text.employer.as_deref().unwrap_or_default(), &FORMS)
}

fn places(offer: &Offer) -> String {
    let mut all: Vec<String> = offer.place.all().map(place).collect();
    all.sort_unstable();
    all.dedup();
    all.join("|")
}

fn place(place: &Place) -> String {
    if let Some(code) = place.commune {
        return code.to_string();
    }
    let area = place.department.as_deref().unwrap_or_default();
    format!("{area} {}", words(&place.label).join(" "))
}

fn contract(offer: &Offer) -> String {
    let figures = &offer.figures;
    format!("{} {:?}", figures.contract.key(), figures.contract_months)
}

fn text(offer: &Offer) -> String {
    let text = plain(&offer.text.description);
    let mut kept = Vec::new();
    let mut pieces = text.split_whitespace().peekable();
    while let Some(piece) = pieces.next() {
        if is_address(piece) {
            continue;
        }
        let mut said = words(piece);
        if said
            .first()
            .is_some_and(|word| REFERENCES.contains(&word.as_str()))
        {
            if said.iter().any(|word| has_digit(word)) {
                continue;
            }
            // "Réf. de l'offre : 12-345": what leads to the number, and the number.
            let mut led = Vec::new();
            while let Some(next) = pieces.peek().map(|next| words(next))
                && next
                    .iter()
                    .all(|word| OF_REFERENCES.contains(&word.as_str()))
            {
                led.extend(next);
                pieces.next();
            }
            if pieces
                .next_if(|next| next.contains(has_digit_letter))
                .is_some()
            {
                continue;
            }
            said.extend(led);
        }
        kept.extend(said);
    }
    kept.join(" ")
}

fn has_digit_letter(letter: char) -> bool {
    letter.is_ascii_digit()
}

fn has_digit(word: &str) -> bool {
    word.contains(has_digit_letter)
}

fn is_address(piece: &str) -> bool {
    let piece = piece.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let start: String = piece.chars().take(8).collect::<String>().to_lowercase();
    ["http://", "https://", "www."]
        .iter()
        .any(|address| start.starts_with(address))
}

#[cfg(feature = "testing")]
mod tests;
