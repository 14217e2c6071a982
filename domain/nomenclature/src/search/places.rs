//! Places found by name, by postcode, or by both.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::former::Former;
use super::lexicon::{Cell, EXACT, FORM, Lexicon};
use super::place_score::{
    Place, is_article, named_departments, partial_score, place_forms, prominence, score,
};
use super::query::{MAX_WORDS, Word, read_query};
use super::strings::Strings;
use super::sure::{Sure, sureness};
use crate::districts;
use crate::geography::{department_index, departments};
use crate::model::{CommuneCode, PlaceHit, Position, Postcode};
use crate::rows::{CommuneRow, FormerCommuneRow};
use crate::rules::{department_of_postcode, distance_km};
use crate::text::{for_each_word, words};

const NO_ZONE: u16 = u16::MAX;

/// All communes, by name and by postcode.
#[derive(Debug, Default)]
pub struct PlaceIndex {
    /// In the order of their codes.
    places: Vec<Place>,
    names: Strings,
    /// Numbers of the places, in the order of their names without articles.
    by_name: Vec<u32>,
    zones: Strings,
    /// The postcodes of each place, one place after the other.
    own_postcodes: Vec<Postcode>,
    /// Every postcode with a place that has it, in order.
    by_postcode: Vec<(Postcode, u32)>,
    lexicon: Lexicon,
    former: Former,
}

impl PlaceIndex {
    /// Communes whose department is unknown, or that have no postcode, are left out.
    /// The districts of Paris, Lyon and Marseille are there wherever the town
    /// is, whether the list has them or not.
    pub fn build(communes: &[CommuneRow]) -> Self {
        Self::build_with(communes, &[])
    }

    /// With the communes of before.
    pub fn build_with(communes: &[CommuneRow], former: &[FormerCommuneRow]) -> Self {
        let zones_of: HashMap<CommuneCode, Option<String>> = communes
            .iter()
            .map(|row| (row.code, row.zone.clone()))
            .collect();
        let missing: Vec<CommuneRow> = districts::rows()
            .iter()
            .filter(|row| !zones_of.contains_key(&row.code))
            .filter_map(|row| {
                let zone = zones_of.get(&districts::town_of(row.code)?)?.clone();
                Some(CommuneRow {
                    zone,
                    ..row.clone()
                })
            })
            .collect();
        let mut index = Self::of(communes.iter().chain(&missing));
        let place = |code: CommuneCode| {
            let at = index.at(code)?;
            Some((u32::try_from(at).ok()?, index.names.get(at)))
        };
        index.former = Former::build(former, place);
        index
    }

    fn of<'a>(communes: impl Iterator<Item = &'a CommuneRow>) -> Self {
        let mut sorted: Vec<&CommuneRow> =
            communes.filter(|row| !row.postcodes.is_empty()).collect();
        sorted.sort_by_key(|row| row.code);
        sorted.dedup_by_key(|row| row.code);
        let mut zones: Vec<&str> = sorted
            .iter()
            .filter_map(|row| row.zone.as_deref())
            .collect();
        zones.sort_unstable();
        zones.dedup();
        let mut index = Self::default();
        let mut pairs = Vec::new();
        for row in sorted {
            let department = department_index(&row.department).and_then(|at| u8::try_from(at).ok());
            let (Some(department), Ok(number)) = (department, u32::try_from(index.places.len()))
            else {
                continue;
            };
            let (mut words, mut telling) = (0u8, 0u8);
            for_each_word(&row.name, |word| {
                let article = is_article(word);
                pairs.push((word.to_owned(), number, telling == 0 && !article));
                words = words.saturating_add(1);
                telling = telling.saturating_add(u8::from(!article));
            });
            let zone = row
                .zone
                .as_deref()
                .and_then(|zone| zones.binary_search(&zone).ok());
            index.names.push(&row.name);
            for &postcode in &row.postcodes {
                index.own_postcodes.push(postcode);
                index.by_postcode.push((postcode, number));
            }
            index.places.push(Place {
                code: row.code,
                words: words.max(1),
                telling: telling.max(1),
                department,
                zone: zone
                    .and_then(|at| u16::try_from(at).ok())
                    .unwrap_or(NO_ZONE),
                population: row.population,
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "half a metre is precise enough"
                )]
                lat: row
                    .position
                    .map_or(f32::NAN, |position| position.lat as f32),
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "half a metre is precise enough"
                )]
                lon: row
                    .position
                    .map_or(f32::NAN, |position| position.lon as f32),
                postcodes_end: u32::try_from(index.own_postcodes.len()).unwrap_or(u32::MAX),
            });
        }
        for zone in zones {
            index.zones.push(zone);
        }
        index.by_postcode.sort_unstable();
        index.by_postcode.dedup();
        index.names.shrink();
        index.places.shrink_to_fit();
        index.own_postcodes.shrink_to_fit();
        index.by_postcode.shrink_to_fit();
        index.lexicon = Lexicon::build(pairs);
        let mut by_name: Vec<(String, u32)> = (0..)
            .take(index.places.len())
            .map(|at: u32| {
                (
                    bare(&spelled_out(index.names.get(at as usize))).to_owned(),
                    at,
                )
            })
            .collect();
        by_name.sort_unstable();
        index.by_name = by_name.into_iter().map(|(_, at)| at).collect();
        index
    }

    pub fn len(&self) -> usize {
        self.places.len()
    }

    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Bytes held, about.
    pub fn heap_bytes(&self) -> usize {
        self.places.capacity() * size_of::<Place>()
            + self.names.heap_bytes()
            + self.by_name.capacity() * size_of::<u32>()
            + self.zones.heap_bytes()
            + self.own_postcodes.capacity() * size_of::<Postcode>()
            + self.by_postcode.capacity() * size_of::<(Postcode, u32)>()
            + self.lexicon.heap_bytes()
            + self.former.heap_bytes()
    }

    fn at(&self, code: CommuneCode) -> Option<usize> {
        self.places
            .binary_search_by_key(&code, |place| place.code)
            .ok()
    }

    /// The place with this code; of a commune of before, the one that it
    /// belongs to.
    pub fn by_code(&self, code: CommuneCode) -> Option<PlaceHit> {
        let at = self
            .at(code)
            .or_else(|| Some(self.former.by_code(code)? as usize))?;
        Some(self.hit(at, None))
    }

    /// The places that share a postcode: the district whose it is, then the
    /// largest first. "75000" is the town, though no address has it.
    pub fn by_postcode(&self, postcode: Postcode) -> Vec<PlaceHit> {
        self.largest(postcode.as_str(), usize::MAX)
    }

    /// The places that have this very name today, or had it before, the largest
    /// of today first. If none has, those that have it but for an article:
    /// "Île d'Yeu" is "L'Île-d'Yeu".
    pub fn named(&self, name: &str) -> Vec<PlaceHit> {
        let wanted = spelled_out(name);
        let own = |at: u32| spelled_out(self.names.get(at as usize));
        let from = self
            .by_name
            .partition_point(|&at| *bare(&own(at)) < *bare(&wanted));
        let mut found: Vec<usize> = self.by_name[from..]
            .iter()
            .take_while(|&&at| bare(&own(at)) == bare(&wanted))
            .map(|&at| at as usize)
            .collect();
        let very = |at: &usize| spelled_out(self.names.get(*at)) == wanted;
        if found.iter().any(very) {
            found.retain(very);
        }
        found.sort_by_key(|&at| (Reverse(self.places[at].population), at));
        found.extend(
            self.former
                .named(&words(name).join(" "))
                .map(|at| at as usize),
        );
        found.extend(self.former.named(&wanted).map(|at| at as usize));
        let mut once = Vec::new();
        for at in found {
            if !once.contains(&at) {
                once.push(at);
            }
        }
        once.into_iter().map(|at| self.hit(at, None)).collect()
    }

    /// The places whose middle is within some kilometres of a position.
    pub fn within(&self, from: Position, km: f64) -> Vec<CommuneCode> {
        // A degree of latitude is 111 km: most places are out by that alone.
        let degrees = km / 111.0 + 0.01;
        self.places
            .iter()
            .filter(|place| (f64::from(place.lat) - from.lat).abs() <= degrees)
            .filter(|place| {
                let to = Position {
                    lat: f64::from(place.lat),
                    lon: f64::from(place.lon),
                };
                distance_km(from, to) <= km
            })
            .map(|place| place.code)
            .collect()
    }

    /// The places of an employment zone.
    pub fn in_zone(&self, zone: &str) -> Vec<CommuneCode> {
        self.places
            .iter()
            .filter(|place| {
                place.zone != NO_ZONE && self.zones.get(usize::from(place.zone)) == zone
            })
            .map(|place| place.code)
            .collect()
    }

    /// The places that answer what someone typed, the best first. Nothing
    /// typed finds nothing.
    pub fn search(&self, text: &str, limit: usize) -> Vec<PlaceHit> {
        let text = without_cedex(text);
        let digits: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .collect();
        if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            let found = self.largest(&digits, limit);
            let Some(postcode) = Postcode::parse(&digits).ok().filter(|_| found.is_empty()) else {
                return found;
            };
            let department = department_of_postcode(postcode);
            return match self.largest(&department, limit) {
                // Corsica's is not how its postcodes begin.
                none if none.is_empty() && department.starts_with('2') => {
                    self.search(&department, limit)
                }
                found => found,
            };
        }
        let text = self.with_known_postcodes(text);
        let typed = words(&text);
        let mut found: Vec<usize> = districts::read(&text)
            .into_iter()
            .filter_map(|code| self.at(code))
            .collect();
        let ranked = self.search_at(&text, limit);
        let old = self.formerly(&typed);
        // Of a commune of today and the name of before of another, the larger.
        let first = ranked.first().filter(|(at, _)| self.begins(*at, &typed));
        let leads = |at: &usize| {
            first.is_none_or(|(first, _)| {
                self.places[*at].population >= self.places[*first].population
            })
        };
        found.extend(old.iter().copied().filter(leads));
        found.extend(ranked.iter().take(1).map(|(at, _)| *at));
        found.extend(old.iter().copied());
        found.extend(ranked.iter().map(|(at, _)| *at));
        let mut once: Vec<usize> = Vec::with_capacity(found.len());
        for at in found {
            if once.len() < limit && !once.contains(&at) {
                once.push(at);
            }
        }
        let postcode = typed.iter().find_map(|word| Postcode::parse(word).ok());
        once.into_iter().map(|at| self.hit(at, postcode)).collect()
    }

    /// How surely a text names a place: today, before, or as a district.
    pub fn sure(&self, text: &str, hit: &PlaceHit) -> Sure {
        let district = districts::read(text).contains(&hit.commune);
        let name = text.replace(['(', ')'], " ");
        let before = self.formerly(&words(&name)).into_iter();
        let mut before = before.map(|at| self.places[at].code);
        if district || before.any(|code| code == hit.commune) {
            return Sure::Named;
        }
        sureness(&self.with_known_postcodes(&name), hit)
    }

    fn search_at(&self, text: &str, limit: usize) -> Vec<(usize, i32)> {
        let words = self
            .lexicon
            .cut_compounds(read_query(text, is_article, place_forms));
        if words.is_empty() || limit == 0 {
            return Vec::new();
        }
        let typed = self::words(text);
        let mut ranked = self.search_words(&words, &typed, limit);
        if ranked.is_empty()
            && let Some(joined) = self.lexicon.join_neighbours(&words)
        {
            ranked = self.search_words(&joined, &typed, limit);
        }
        ranked.truncate(limit);
        ranked
    }

    /// A postcode that no place has (those of large receivers, CEDEX) tells its
    /// department.
    fn with_known_postcodes(&self, text: &str) -> String {
        let mut known = text.to_owned();
        for word in words(text) {
            if let Ok(postcode) = Postcode::parse(&word)
                && self.largest(&word, 1).is_empty()
            {
                known = known.replace(&word, &department_of_postcode(postcode));
            }
        }
        known
    }

    /// The places of a name of before, with a department or postcode beside it
    /// or without.
    fn formerly(&self, typed: &[String]) -> Vec<usize> {
        let beside = |word: &str| {
            Postcode::parse(word).is_ok() || department_index(&word.to_ascii_uppercase()).is_some()
        };
        let name: Vec<&str> = typed
            .iter()
            .map(String::as_str)
            .filter(|word| !beside(word))
            .collect();
        let fits = |at: &usize| {
            let place = &self.places[*at];
            let code = departments()[usize::from(place.department)].code;
            typed.iter().filter(|word| beside(word)).all(|word| {
                code.eq_ignore_ascii_case(word)
                    || Postcode::parse(word)
                        .is_ok_and(|postcode| self.postcodes(*at).contains(&postcode))
            })
        };
        let mut found: Vec<usize> = self
            .former
            .named(&name.join(" "))
            .map(|at| at as usize)
            .filter(fits)
            .collect();
        found.sort_by_key(|&at| Reverse(self.places[at].population));
        found
    }

    /// Whether the words typed are the first ones of a place's name, its
    /// article aside.
    fn begins(&self, at: usize, typed: &[String]) -> bool {
        let own = words(self.names.get(at));
        let typed: Vec<String> = typed.iter().map(|word| spelled_out_word(word)).collect();
        let bare = own.iter().position(|word| !is_article(word)).unwrap_or(0);
        !typed.is_empty() && (own.starts_with(&typed) || own[bare..].starts_with(&typed))
    }

    /// The places that hold every word, then those of the department or region
    /// that the words name; if there are none, those that hold most words.
    fn search_words(&self, words: &[Word], typed: &[String], limit: usize) -> Vec<(usize, i32)> {
        let mut cells: Vec<Cell> = vec![[0; MAX_WORDS]; self.places.len()];
        let areas: Vec<Vec<bool>> = words.iter().map(named_departments).collect();
        let names_area = |slot: usize| areas[slot].contains(&true);
        let mut found = self
            .lexicon
            .mark_all(words, &mut cells, |slot| !names_area(slot));
        for (slot, word) in words
            .iter()
            .enumerate()
            .filter(|(_, word)| word.text.len() >= 2)
        {
            if word.text.bytes().all(|byte| byte.is_ascii_digit()) {
                for &(_, place) in &self.by_postcode[self.postcodes_beginning_with(&word.text)] {
                    let cell = &mut cells[place as usize][slot];
                    *cell = (*cell).max(EXACT);
                    found[slot] = true;
                }
            }
        }
        let mut ranked = self.rank(&cells, |at, cell, place| {
            let begins = holds_all(cell, words.len()) && self.begins(at, typed);
            score(cell, place, &areas, typed.len(), begins)
        });
        if ranked.len() < limit && found.contains(&true) {
            self.lexicon.mark_misses(words, &found, &mut cells);
            ranked = self.rank(&cells, |at, cell, place| {
                let begins = holds_all(cell, words.len()) && self.begins(at, typed);
                score(cell, place, &areas, typed.len(), begins)
            });
        }
        if ranked.len() < limit && (0..words.len()).all(names_area) {
            let inside =
                |place: &Place| areas.iter().all(|area| area[usize::from(place.department)]);
            let all = self.rank(&cells, |_, _, place| {
                inside(place).then(|| prominence(place.population))
            });
            let direct: Vec<usize> = ranked.iter().map(|&(at, _)| at).collect();
            ranked.extend(all.into_iter().filter(|(at, _)| !direct.contains(at)));
        }
        if ranked.is_empty() && words.len() > 1 {
            ranked = self.rank(&cells, |_, cell, place| {
                partial_score(cell, place, words.len())
            });
        }
        ranked
    }

    /// The places that get a score, the best first; at the same score the largest.
    fn rank(
        &self,
        cells: &[Cell],
        score: impl Fn(usize, Cell, &Place) -> Option<i32>,
    ) -> Vec<(usize, i32)> {
        let mut ranked: Vec<(usize, i32)> = cells
            .iter()
            .zip(&self.places)
            .enumerate()
            .filter_map(|(at, (cell, place))| Some((at, score(at, *cell, place)?)))
            .collect();
        ranked
            .sort_by_key(|&(at, score)| (Reverse(score), Reverse(self.places[at].population), at));
        ranked
    }

    fn postcodes_beginning_with(&self, start: &str) -> Range<usize> {
        let from = self
            .by_postcode
            .partition_point(|(postcode, _)| postcode.as_str() < start);
        let rest = self.by_postcode[from..]
            .partition_point(|(postcode, _)| postcode.as_str().starts_with(start));
        from..from + rest
    }

    /// The largest places whose postcode begins with these digits, after the
    /// district whose postcode it is. "69000" is Lyon.
    fn largest(&self, digits: &str, limit: usize) -> Vec<PlaceHit> {
        let postcode = Postcode::parse(digits).ok();
        if let Some(at) = postcode
            .and_then(districts::whole_town)
            .and_then(|code| self.at(code))
        {
            return vec![self.hit(at, None)];
        }
        let mut found: Vec<u32> = self.by_postcode[self.postcodes_beginning_with(digits)]
            .iter()
            .map(|pair| pair.1)
            .collect();
        let own = postcode.and_then(districts::of_postcode);
        found.sort_by_key(|&at| {
            let place = &self.places[at as usize];
            (Some(place.code) != own, Reverse(place.population), at)
        });
        found.dedup();
        found
            .into_iter()
            .take(limit)
            .map(|at| self.hit(at as usize, postcode))
            .collect()
    }

    fn postcodes(&self, at: usize) -> &[Postcode] {
        let from = if at == 0 {
            0
        } else {
            self.places[at - 1].postcodes_end as usize
        };
        &self.own_postcodes[from..self.places[at].postcodes_end as usize]
    }

    fn hit(&self, at: usize, typed: Option<Postcode>) -> PlaceHit {
        let place = &self.places[at];
        let postcodes = self.postcodes(at).to_vec();
        let postcode = match postcodes[..] {
            [only] => Some(only),
            _ => typed.filter(|typed| postcodes.contains(typed)),
        };
        let department = &departments()[usize::from(place.department)];
        let degrees = |value: f32| (f64::from(value) * 1e5).round() / 1e5;
        PlaceHit {
            commune: place.code,
            name: self.names.get(at).to_owned(),
            postcodes,
            postcode,
            department: department.code.to_owned(),
            department_name: department.name.to_owned(),
            region: department.region.to_owned(),
            position: (!place.lat.is_nan()).then(|| Position {
                lat: degrees(place.lat),
                lon: degrees(place.lon),
            }),
            zone: (place.zone != NO_ZONE)
                .then(|| self.zones.get(usize::from(place.zone)).to_owned()),
            population: place.population,
        }
    }
}

/// Whether a place holds every word of the query as it was typed.
fn holds_all(cell: Cell, count: usize) -> bool {
    cell[..count].iter().all(|weight| *weight >= FORM)
}

/// A name as it is compared: "ST VULBAS" is "Saint-Vulbas".
fn spelled_out(name: &str) -> String {
    let words: Vec<String> = words(name)
        .iter()
        .map(|word| spelled_out_word(word))
        .collect();
    words.join(" ")
}

/// A name without the article before it.
fn bare(name: &str) -> &str {
    let rest = ["la ", "le ", "les ", "l "]
        .iter()
        .find_map(|article| name.strip_prefix(article));
    rest.unwrap_or(name)
}

fn spelled_out_word(word: &str) -> String {
    match word {
        "st" => "saint",
        "ste" => "sainte",
        "sts" => "saints",
        "stes" => "saintes",
        other => other,
    }
    .to_owned()
}

/// What stands before the word CEDEX: a large receiver's postcode and town.
/// The number after it is the post's, not a place's.
pub fn without_cedex(text: &str) -> &str {
    const WORD: &str = "cedex";
    let plain = |letter: char| match letter {
        'é' | 'É' | 'è' | 'È' => 'e',
        other => other.to_ascii_lowercase(),
    };
    let begins = |at: usize| {
        let mut rest = text[at..].chars();
        let same = WORD
            .chars()
            .all(|letter| rest.next().map(plain) == Some(letter));
        let before = text[..at].chars().next_back();
        same && ![before, rest.next()]
            .into_iter()
            .flatten()
            .any(char::is_alphanumeric)
    };
    let at = text.char_indices().map(|(at, _)| at).find(|at| begins(*at));
    let end = at.unwrap_or(text.len());
    text[..end].trim_end_matches(|letter: char| letter.is_whitespace() || ",;-(".contains(letter))
}
