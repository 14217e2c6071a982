//! The small nomenclature that ships with the program, written for the demo:
//! a first run needs no import. Codes and places are facts; labels, skills,
//! agencies and places that help are its own.

use super::model::{
    AppellationCode, CommuneCode, OccupationCode, Position, Postcode, SkillCode, SkillKind,
};
use super::rows::{
    AgencyRow, AppellationRow, CommuneRow, HelpPlaceRow, MobilityRow, OccupationRow,
    OccupationSkillRow, SkillRow,
};

/// All rows of the demo's nomenclature.
#[derive(Clone, Debug, Default)]
pub struct DemoRows {
    pub occupations: Vec<OccupationRow>,
    pub appellations: Vec<AppellationRow>,
    pub skills: Vec<SkillRow>,
    pub occupation_skills: Vec<OccupationSkillRow>,
    pub mobilities: Vec<MobilityRow>,
    pub communes: Vec<CommuneRow>,
    pub agencies: Vec<AgencyRow>,
    pub help_places: Vec<HelpPlaceRow>,
}

/// Why a text of the embedded files must be readable: a test reads them all.
const TESTED: &str = "the demo's files are read by a test";

/// A line of a tab-separated file; lists are separated by bars.
struct Line<'a>(Vec<&'a str>);

impl<'a> Line<'a> {
    fn text(&self, column: usize) -> String {
        self.0[column].to_owned()
    }

    fn list(&self, column: usize) -> impl Iterator<Item = &'a str> {
        self.0[column].split('|').filter(|item| !item.is_empty())
    }

    fn postcodes(&self, column: usize) -> Vec<Postcode> {
        self.list(column)
            .map(|text| Postcode::parse(text).expect(TESTED))
            .collect()
    }

    /// Latitude in this column, longitude in the next.
    fn position(&self, column: usize) -> Position {
        let degrees = |column: usize| self.0[column].parse().expect(TESTED);
        Position {
            lat: degrees(column),
            lon: degrees(column + 1),
        }
    }
}

/// The lines of a file after its header.
fn lines(file: &'static str) -> impl Iterator<Item = Line<'static>> {
    file.lines()
        .skip(1)
        .map(|line| Line(line.split('\t').collect()))
}

fn occupation_code(text: &str) -> OccupationCode {
    OccupationCode::parse(text).expect(TESTED)
}

/// Reads the embedded files.
pub fn demo_rows() -> DemoRows {
    let mut rows = DemoRows::default();
    occupations(&mut rows);
    skills(&mut rows);
    rows.communes = lines(include_str!("../data/communes.tsv"))
        .map(|line| commune(&line))
        .collect();
    rows.agencies = lines(include_str!("../data/agencies.tsv"))
        .map(|line| agency(&line))
        .collect();
    rows.help_places = lines(include_str!("../data/help_places.tsv"))
        .map(|line| help_place(&line))
        .collect();
    rows
}

fn occupations(rows: &mut DemoRows) {
    for line in lines(include_str!("../data/occupations.tsv")) {
        let code = occupation_code(line.0[0]);
        rows.occupations.push(OccupationRow {
            code,
            label: line.text(1),
        });
        let titles = std::iter::once(line.0[1]).chain(line.list(2));
        for (number, label) in titles.enumerate() {
            let key = format!("{code}-{number:02}");
            rows.appellations.push(AppellationRow {
                code: AppellationCode::parse(&key).expect(TESTED),
                occupation: code,
                label: label.to_owned(),
                rare: false,
            });
        }
        for (rank, target) in (1..).zip(line.list(3)) {
            let target = occupation_code(target);
            rows.mobilities.push(MobilityRow {
                occupation: code,
                target,
                rank,
            });
        }
    }
}

fn skills(rows: &mut DemoRows) {
    for line in lines(include_str!("../data/skills.tsv")) {
        let code = SkillCode::parse(line.0[0]).expect(TESTED);
        for (column, core) in [(3, true), (4, false)] {
            for occupation in line.list(column) {
                rows.occupation_skills.push(OccupationSkillRow {
                    occupation: occupation_code(occupation),
                    skill: code.clone(),
                    core,
                    rank: u32::try_from(rows.skills.len()).expect(TESTED),
                });
            }
        }
        let kind = SkillKind::from_key(line.0[1]).expect(TESTED);
        rows.skills.push(SkillRow {
            code,
            label: line.text(2),
            kind,
        });
    }
}

fn commune(line: &Line) -> CommuneRow {
    CommuneRow {
        code: CommuneCode::parse(line.0[0]).expect(TESTED),
        name: line.text(1),
        department: line.text(2),
        population: line.0[3].parse().expect(TESTED),
        postcodes: line.postcodes(4),
        position: Some(line.position(5)),
        zone: Some(line.text(7)).filter(|zone| !zone.is_empty()),
    }
}

fn agency(line: &Line) -> AgencyRow {
    AgencyRow {
        slug: line.text(0),
        name: line.text(1),
        street: line.text(2),
        postcode: Postcode::parse(line.0[3]).expect(TESTED),
        city: line.text(4),
        phone: line.text(5),
        position: line.position(6),
        departments: line.list(8).map(ToOwned::to_owned).collect(),
        postcodes: line.postcodes(9),
        communes: Vec::new(),
    }
}

fn help_place(line: &Line) -> HelpPlaceRow {
    HelpPlaceRow {
        slug: line.text(0),
        name: line.text(1),
        street: line.text(2),
        postcode: Postcode::parse(line.0[3]).expect(TESTED),
        city: line.text(4),
        phone: line.text(5),
        position: line.position(6),
        hours: line.text(8),
    }
}

#[cfg(feature = "testing")]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::demo_rows;
    use crate::geography::{department, departments};
    use crate::rules::{Home, agency_for, distance_km};

    #[pleinweb_testing::test]
    fn the_demo_is_large_enough_and_holds_together() {
        let rows = demo_rows();
        let codes: HashSet<_> = rows.occupations.iter().map(|row| row.code).collect();
        assert!(codes.len() >= 160 && codes.len() == rows.occupations.len());
        let mut titles: HashMap<_, usize> = HashMap::new();
        for row in &rows.appellations {
            *titles.entry(row.occupation).or_default() += 1;
        }
        let mut skills: HashMap<_, usize> = HashMap::new();
        let known: HashSet<_> = rows.skills.iter().map(|row| &row.code).collect();
        assert_eq!(known.len(), rows.skills.len());
        for row in &rows.occupation_skills {
            assert!(
                codes.contains(&row.occupation) && known.contains(&row.skill),
                "{row:?}"
            );
            *skills.entry(row.occupation).or_default() += 1;
        }
        let mut close: HashMap<_, usize> = HashMap::new();
        for row in &rows.mobilities {
            assert!(
                codes.contains(&row.target) && row.target != row.occupation,
                "{row:?}"
            );
            *close.entry(row.occupation).or_default() += 1;
        }
        for code in &codes {
            assert!(
                (3..=9).contains(&titles[code]),
                "{code} has {} titles",
                titles[code]
            );
            assert!(
                (6..=11).contains(&skills[code]),
                "{code} has {} skills",
                skills[code]
            );
            assert!(close.contains_key(code), "{code} leads nowhere");
        }
    }

    #[pleinweb_testing::test]
    fn the_demo_has_towns_everywhere_and_each_has_an_agency() {
        let rows = demo_rows();
        let codes: HashSet<_> = rows.communes.iter().map(|row| row.code).collect();
        assert!(codes.len() >= 220 && codes.len() == rows.communes.len());
        let covered: HashSet<_> = rows
            .communes
            .iter()
            .map(|row| row.department.as_str())
            .collect();
        let regions: HashSet<_> = covered
            .iter()
            .map(|code| department(code).expect("a known department").region)
            .collect();
        let inhabited = departments()
            .iter()
            .filter(|known| !["984", "989"].contains(&known.code));
        for known in inhabited {
            assert!(covered.contains(known.code), "nothing in {}", known.name);
            assert!(regions.contains(known.region));
        }
        for (town, slug) in [
            ("Limoges", "limoges-centre"),
            ("Lille", "roubaix-gare"),
            ("Ajaccio", "marseille-joliette"),
        ] {
            let row = rows.communes.iter().find(|row| row.name == town).unwrap();
            let home = Home {
                communes: &[row.code],
                postcode: row.postcodes[0],
                department: &row.department,
                crosses: false,
                position: row.position,
            };
            let agency = agency_for(&rows.agencies, &home);
            assert_eq!(
                agency.map(|agency| agency.slug.as_str()),
                Some(slug),
                "{town}"
            );
        }
        for row in &rows.communes {
            let home = Home {
                communes: &[row.code],
                postcode: row.postcodes[0],
                department: &row.department,
                crosses: false,
                position: row.position,
            };
            let agency = agency_for(&rows.agencies, &home);
            assert!(agency.is_some(), "{}", row.name);
        }
    }

    #[pleinweb_testing::test]
    fn agencies_and_places_that_help_stand_in_their_town() {
        let rows = demo_rows();
        assert_eq!(rows.agencies.len(), 3);
        assert!(rows.help_places.len() >= 25);
        let agencies = rows
            .agencies
            .iter()
            .map(|row| (&row.name, row.postcode, row.position));
        let places = rows
            .help_places
            .iter()
            .map(|row| (&row.name, row.postcode, row.position));
        for (name, postcode, position) in agencies.chain(places) {
            let town = rows
                .communes
                .iter()
                .find(|row| row.postcodes.contains(&postcode));
            let town = town.unwrap_or_else(|| panic!("{name}: no town has {postcode}"));
            let km = distance_km(position, town.position.expect("a position"));
            assert!(km < 15.0, "{name} is {km} km from {}", town.name);
        }
    }
}
