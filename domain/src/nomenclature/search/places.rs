//! Places found by name, by postcode, or by both.

use std::cmp::Reverse;
use std::ops::Range;

use super::lexicon::{Cell, EXACT, Lexicon};
use super::place_score::{
    Place, is_article, named_departments, partial_score, place_forms, prominence, score,
};
use super::query::{MAX_WORDS, Word, read_query};
use super::strings::Strings;
use crate::nomenclature::geography::{department_index, departments};
use crate::nomenclature::model::{CommuneCode, PlaceHit, Position, Postcode};
use crate::nomenclature::rows::CommuneRow;
use crate::nomenclature::rules::distance_km;
use crate::nomenclature::text::{for_each_word, words};

const NO_ZONE: u16 = u16::MAX;

/// All communes, by name and by postcode.
#[derive(Debug, Default)]
pub struct PlaceIndex {
    /// In the order of their codes.
    places: Vec<Place>,
    names: Strings,
    zones: Strings,
    /// The postcodes of each place, one place after the other.
    own_postcodes: Vec<Postcode>,
    /// Every postcode with a place that has it, in order.
    by_postcode: Vec<(Postcode, u32)>,
    lexicon: Lexicon,
}

impl PlaceIndex {
    /// Communes whose department is unknown, or that have no postcode, are left out.
    pub fn build(communes: &[CommuneRow]) -> Self {
        let mut sorted: Vec<&CommuneRow> = communes
            .iter()
            .filter(|row| !row.postcodes.is_empty())
            .collect();
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
            + self.zones.heap_bytes()
            + self.own_postcodes.capacity() * size_of::<Postcode>()
            + self.by_postcode.capacity() * size_of::<(Postcode, u32)>()
            + self.lexicon.heap_bytes()
    }

    /// The place with this code.
    pub fn by_code(&self, code: CommuneCode) -> Option<PlaceHit> {
        let at = self
            .places
            .binary_search_by_key(&code, |place| place.code)
            .ok()?;
        Some(self.hit(at, None))
    }

    /// The places that share a postcode, the largest first.
    pub fn by_postcode(&self, postcode: Postcode) -> Vec<PlaceHit> {
        self.largest(postcode.as_str(), usize::MAX)
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
        let digits: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .collect();
        if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.largest(&digits, limit);
        }
        let words = self
            .lexicon
            .cut_compounds(read_query(text, is_article, place_forms));
        if words.is_empty() || limit == 0 {
            return Vec::new();
        }
        let typed = self::words(text);
        let mut ranked = self.search_words(&words, typed.len(), limit);
        if ranked.is_empty()
            && let Some(joined) = self.lexicon.join_neighbours(&words)
        {
            ranked = self.search_words(&joined, typed.len(), limit);
        }
        ranked.truncate(limit);
        let postcode = typed.iter().find_map(|word| Postcode::parse(word).ok());
        ranked
            .into_iter()
            .map(|(at, _)| self.hit(at, postcode))
            .collect()
    }

    /// The places that hold every word, then those of the department or region
    /// that the words name; if there are none, those that hold most words.
    fn search_words(&self, words: &[Word], typed: usize, limit: usize) -> Vec<(usize, i32)> {
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
        let mut ranked = self.rank(&cells, |cell, place| score(cell, place, &areas, typed));
        if ranked.len() < limit && found.contains(&true) {
            self.lexicon.mark_misses(words, &found, &mut cells);
            ranked = self.rank(&cells, |cell, place| score(cell, place, &areas, typed));
        }
        if ranked.len() < limit && (0..words.len()).all(names_area) {
            let inside =
                |place: &Place| areas.iter().all(|area| area[usize::from(place.department)]);
            let all = self.rank(&cells, |_, place| {
                inside(place).then(|| prominence(place.population))
            });
            let direct: Vec<usize> = ranked.iter().map(|&(at, _)| at).collect();
            ranked.extend(all.into_iter().filter(|(at, _)| !direct.contains(at)));
        }
        if ranked.is_empty() && words.len() > 1 {
            ranked = self.rank(&cells, |cell, place| {
                partial_score(cell, place, words.len())
            });
        }
        ranked
    }

    /// The places that get a score, the best first; at the same score the largest.
    fn rank(
        &self,
        cells: &[Cell],
        score: impl Fn(Cell, &Place) -> Option<i32>,
    ) -> Vec<(usize, i32)> {
        let mut ranked: Vec<(usize, i32)> = cells
            .iter()
            .zip(&self.places)
            .enumerate()
            .filter_map(|(at, (cell, place))| Some((at, score(*cell, place)?)))
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

    /// The largest places whose postcode begins with these digits.
    fn largest(&self, digits: &str, limit: usize) -> Vec<PlaceHit> {
        let mut found: Vec<u32> = self.by_postcode[self.postcodes_beginning_with(digits)]
            .iter()
            .map(|pair| pair.1)
            .collect();
        found.sort_by_key(|&at| (Reverse(self.places[at as usize].population), at));
        found.dedup();
        let postcode = Postcode::parse(digits).ok();
        found
            .into_iter()
            .take(limit)
            .map(|at| self.hit(at as usize, postcode))
            .collect()
    }

    fn hit(&self, at: usize, typed: Option<Postcode>) -> PlaceHit {
        let place = &self.places[at];
        let from = if at == 0 {
            0
        } else {
            self.places[at - 1].postcodes_end as usize
        };
        let postcodes = self.own_postcodes[from..place.postcodes_end as usize].to_vec();
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
