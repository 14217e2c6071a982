//! What offers are drawn from: occupations by trade, their skills, communes by
//! their people.

use std::collections::HashMap;

use pleinweb_nomenclature::demo::DemoRows;
use pleinweb_nomenclature::model::OccupationCode;
use pleinweb_nomenclature::rows::{CommuneRow, SkillRow};

use super::luck::Luck;
use super::trades::{TRADES, Trade};

/// What offers are drawn from.
pub struct Stock<'a> {
    /// Occupation with its trade and the titles people use.
    occupations: Vec<(OccupationCode, &'static Trade, Vec<&'a str>)>,
    /// Where each trade's part of 0 to the sum of weights ends, and its occupations.
    by_trade: Vec<(usize, Vec<usize>)>,
    pub skills: HashMap<OccupationCode, Vec<(&'a SkillRow, bool)>>,
    communes: Vec<&'a CommuneRow>,
    /// Sums of the people of the communes up to each.
    people: Vec<usize>,
    /// The communes of each agency: where the demo's people look for work.
    near: Vec<Vec<&'a CommuneRow>>,
}

/// So many offers in a hundred are near an agency of the demo, or its people
/// would find none that fit.
const NEAR: usize = 30;

impl<'a> Stock<'a> {
    pub fn new(rows: &'a DemoRows) -> Self {
        let mut titles: HashMap<OccupationCode, Vec<&str>> = HashMap::new();
        for row in &rows.occupations {
            titles.entry(row.code).or_default().push(&row.label);
        }
        for row in &rows.appellations {
            titles.entry(row.occupation).or_default().push(&row.label);
        }
        let by_code: HashMap<_, _> = rows.skills.iter().map(|row| (&row.code, row)).collect();
        let mut skills: HashMap<OccupationCode, Vec<(&SkillRow, bool)>> = HashMap::new();
        for row in &rows.occupation_skills {
            if let Some(skill) = by_code.get(&row.skill) {
                skills
                    .entry(row.occupation)
                    .or_default()
                    .push((skill, row.core));
            }
        }
        let mut occupations = Vec::new();
        let mut of_trade: Vec<Vec<usize>> = TRADES.iter().map(|_| Vec::new()).collect();
        for row in &rows.occupations {
            let trade = TRADES
                .iter()
                .position(|trade| row.code.as_str().starts_with(trade.code));
            if let Some(at) = trade {
                of_trade[at].push(occupations.len());
                let names = titles.remove(&row.code).unwrap_or_default();
                occupations.push((row.code, &TRADES[at], names));
            }
        }
        let mut end = 0;
        let by_trade = TRADES
            .iter()
            .zip(of_trade)
            .filter(|(_, members)| !members.is_empty())
            .map(|(trade, members)| {
                end += trade.weight;
                (end, members)
            })
            .collect();
        let communes: Vec<&CommuneRow> = rows.communes.iter().collect();
        let mut sum = 0;
        let people = communes
            .iter()
            .map(|row| {
                // Towns offer more than their people say, and villages something.
                sum += usize::try_from(row.population).unwrap_or(0) / 1000 + 5;
                sum
            })
            .collect();
        let near = rows.agencies.iter().map(|agency| {
            let mut near = communes.clone();
            near.retain(|row| agency.departments.contains(&row.department));
            near
        });
        Self {
            occupations,
            by_trade,
            skills,
            people,
            near: near.filter(|near| !near.is_empty()).collect(),
            communes,
        }
    }

    pub fn occupation(&self, luck: &mut Luck) -> &(OccupationCode, &'static Trade, Vec<&'a str>) {
        let total = self.by_trade.last().map_or(1, |(end, _)| *end);
        let drawn = luck.below(total);
        let (_, members) = self
            .by_trade
            .iter()
            .find(|(end, _)| drawn < *end)
            .unwrap_or(&self.by_trade[0]);
        &self.occupations[members[luck.below(members.len())]]
    }

    pub fn commune(&self, luck: &mut Luck) -> &'a CommuneRow {
        if luck.percent(NEAR) && !self.near.is_empty() {
            let near = &self.near[luck.below(self.near.len())];
            return near[luck.below(near.len())];
        }
        let drawn = luck.below(self.people.last().copied().unwrap_or(1));
        let at = self.people.partition_point(|sum| *sum <= drawn);
        self.communes[at.min(self.communes.len() - 1)]
    }
}
