//! Offers made up from the nomenclature: French-like, about 1 KB, the same on
//! every run.

use pleinweb_search::{Document, Point, Skill};

use crate::nomenclature::{Nomenclature, Occupation};
use crate::phrases::{CLOSINGS, DUTIES, OPENINGS, PROFILES, TERMS};
use crate::random::{Random, Weighted};

/// The instant that the benchmark calls now.
pub const NOW: i64 = 1_760_000_000_000;
const DAY: i64 = 86_400_000;
/// Words that only some offers have: names of products, places, people.
const RARE_WORDS: usize = 60_000;

pub struct Maker<'n> {
    nomenclature: &'n Nomenclature,
    occupations: Weighted,
    communes: Weighted,
    rare: Vec<String>,
    rare_weights: Weighted,
}

/// A word that could be a name.
fn invented(number: usize) -> String {
    const STARTS: [&str; 20] = [
        "bar", "cor", "del", "fon", "gar", "lan", "mar", "nor", "pel", "rou", "sal", "tar", "val",
        "ver", "cla", "bre", "dro", "fla", "gri", "pra",
    ];
    const MIDDLES: [&str; 16] = [
        "a", "e", "i", "o", "ali", "eri", "ono", "uti", "ama", "ebi", "ico", "odu", "ave", "eta",
        "ifo", "ura",
    ];
    const ENDS: [&str; 18] = [
        "n", "x", "l", "ne", "lle", "tte", "rd", "nd", "ville", "mont", "court", "val", "gny",
        "zac", "bec", "dan", "mar", "pier",
    ];
    let mut random = Random::new(number as u64 * 7919 + 17);
    let mut word = String::from(*random.pick::<&str>(&STARTS));
    word.push_str(random.pick::<&str>(&MIDDLES));
    if number > 400 {
        word.push_str(random.pick::<&str>(&STARTS));
    }
    if number > 8000 {
        word.push_str(random.pick::<&str>(&MIDDLES));
    }
    word.push_str(random.pick::<&str>(&ENDS));
    word
}

impl<'n> Maker<'n> {
    pub fn new(nomenclature: &'n Nomenclature) -> Self {
        let occupations = nomenclature.occupations.len();
        Self {
            // Some trades have far more offers than others.
            occupations: Weighted::new(
                (0..occupations).map(|at| 1.0 / (at * 37 % occupations + 12) as f64),
            ),
            communes: Weighted::new(
                nomenclature
                    .communes
                    .iter()
                    .map(|one| one.population.sqrt()),
            ),
            rare: (0..RARE_WORDS).map(invented).collect(),
            rare_weights: Weighted::zipf(RARE_WORDS),
            nomenclature,
        }
    }

    pub fn nomenclature(&self) -> &'n Nomenclature {
        self.nomenclature
    }

    fn rare(&self, random: &mut Random) -> &str {
        &self.rare[self.rare_weights.draw(random)]
    }

    /// The offer of a number.
    pub fn offer(&self, number: u64) -> Document {
        let mut random = Random::new(number.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x2a);
        let occupation = &self.nomenclature.occupations[self.occupations.draw(&mut random)];
        let commune = &self.nomenclature.communes[self.communes.draw(&mut random)];
        let name = random.pick(&occupation.names);
        let skills = skills(occupation, &mut random);
        let employer = format!(
            "{} {}",
            self.rare(&mut random),
            random.pick(&["SARL", "Services", "France", "et fils", "Groupe"])
        );
        let age = (random.unit().powi(2) * 120.0 * DAY as f64) as i64;
        let low = 21_600 + random.below(160) as u32 * 100;
        let mut id = [0; 16];
        id[..8].copy_from_slice(
            &(number + 1)
                .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                .to_be_bytes(),
        );
        id[8..].copy_from_slice(&number.to_be_bytes());
        Document {
            id,
            title: self.title(name, &commune.name, &mut random),
            text: self.text(name, &commune.name, &employer, &skills, &mut random),
            employer,
            skills,
            occupation: occupation.code.clone(),
            occupation_label: occupation.label.clone(),
            synonyms: vec![name.join(" / ")],
            domain: occupation.code[..1].to_owned(),
            commune: commune.code.clone(),
            department: commune.department.clone(),
            region: commune.region.clone(),
            at: random.chance(0.97).then_some(Point {
                lat: commune.lat,
                lon: commune.lon,
            }),
            elsewhere: Vec::new(),
            contract: weighted(
                &mut random,
                &[
                    ("CDI", 55),
                    ("CDD", 25),
                    ("Intérim", 14),
                    ("Saisonnier", 4),
                    ("Apprentissage", 2),
                ],
            ),
            hours: weighted(&mut random, &[("full", 75), ("part", 20), ("", 5)]),
            experience: weighted(&mut random, &[("none", 45), ("some", 35), ("long", 20)]),
            remote: weighted(&mut random, &[("no", 85), ("some", 12), ("full", 3)]),
            employer_size: weighted(&mut random, &[("small", 45), ("medium", 35), ("large", 20)]),
            flags: [random.chance(0.1), false],
            pay_low: random.chance(0.6).then_some(low),
            pay_high: random.chance(0.6).then_some(low + 2000),
            created: NOW - age,
            source: weighted(&mut random, &[("france-travail", 80), ("plein-web", 20)]),
        }
    }

    fn title(&self, name: &[String; 2], commune: &str, random: &mut Random) -> String {
        match random.below(6) {
            0 => format!("{} / {} (H/F)", name[0], name[1]),
            1 => format!("{} H/F", name[0]),
            2 => format!("{} - {commune}", name[1]),
            3 => format!("{} (H/F) {}", name[0], self.rare(random)),
            4 => name[1].clone(),
            _ => format!(
                "{} F/H {}",
                name[0],
                random.pick(&["CDI", "nuit", "week-end", "temps plein", "urgent"])
            ),
        }
    }

    fn text(
        &self,
        name: &[String; 2],
        commune: &str,
        employer: &str,
        skills: &[Skill],
        random: &mut Random,
    ) -> String {
        let mut text = String::with_capacity(1200);
        let fill = |sentence: &str, random: &mut Random| {
            if !sentence.contains('{') {
                return sentence.to_owned();
            }
            sentence
                .replace("{métier}", &name[random.below(2)].to_lowercase())
                .replace("{ville}", commune)
                .replace("{employeur}", employer)
                .replace("{nom}", self.rare(random))
        };
        for _ in 0..2 {
            let sentence = *random.pick(&OPENINGS);
            text.push_str(&fill(sentence, random));
        }
        let target = 880 + random.below(280);
        let mut asked = skills.iter();
        // Duties in a row from anywhere in the list, each once.
        let mut next = random.below(DUTIES.len());
        let step = *random.pick(&[1, 3, 5, 7, 9, 11]);
        while text.len() < target - 260 {
            let sentence = DUTIES[next % DUTIES.len()];
            next += step;
            text.push_str(&fill(sentence, random));
            if let Some(skill) = asked.next() {
                text.push_str(&skill.name);
                text.push_str(". ");
            }
        }
        for list in [&PROFILES[..], &TERMS[..], &CLOSINGS[..]] {
            let sentence = *random.pick(list);
            text.push_str(&fill(sentence, random));
        }
        text
    }
}

fn weighted(random: &mut Random, values: &[(&str, usize)]) -> String {
    let mut at = random.below(values.iter().map(|value| value.1).sum());
    for (value, weight) in values {
        if at < *weight {
            return (*value).to_owned();
        }
        at -= weight;
    }
    String::new()
}

fn skills(occupation: &Occupation, random: &mut Random) -> Vec<Skill> {
    let mut skills: Vec<Skill> = Vec::new();
    for (names, must) in [(&occupation.core, true), (&occupation.useful, false)] {
        for _ in 0..3.min(names.len()) {
            let name = random.pick(names);
            if skills.iter().all(|known| known.name != *name) {
                skills.push(Skill {
                    name: name.clone(),
                    must,
                });
            }
        }
    }
    skills
}
