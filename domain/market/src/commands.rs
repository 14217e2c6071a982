//! What pages ask about the market. Anyone may: nothing here is about a person.

use crate::Market;
use serde::{Deserialize, Serialize};

use super::book::{Figures, Flow, MarketBook};
use super::model::{
    Count, Level, MarketAnswer, MarketFigures, MarketInput, MarketView, MonthFigures,
    OfficialFigures, OfficialKind, Seekers, Wider,
};
use super::pay::quartiles;
use super::places::{Question, understand};
use super::rules::{break_down, hide, round_people, tension, trend};
use super::store::{self, OfficialRow};
use super::tension::input;
use pleinweb_kernel::promises::{MARKET_MONTHS, NEW_MONTH, NEW_WEEK};
use pleinweb_kernel::told::Span;
use pleinweb_kernel::{AppError, Day, FieldErrors, Timestamp};
use pleinweb_nomenclature::model::{SkillCode, SkillItem};
use pleinweb_nomenclature::{lists, skills_by_code};
use pleinweb_platform::clock::{paris_day, paris_time};
use pleinweb_platform::{Cx, Permit, Query};

/// Whole months shown before the running one.
const MONTHS: usize = MARKET_MONTHS.number() as usize;
/// An occupation is in one to four families; more would crowd out the rest.
const FAMILIES: usize = 4;

/// The market of an occupation, a domain or all, in a place.
///
/// # Errors
/// None of its own: a word that is not understood is an answer (`MarketAnswer`).
#[derive(Debug)]
pub struct LoadMarket(MarketInput);

impl Query for LoadMarket {
    const NAME: &'static str = "market/load";
    type Input = MarketInput;
    type Subject = ();
    type Output = MarketAnswer;

    fn parse(input: MarketInput) -> Result<Self, FieldErrors> {
        Ok(Self(input))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<MarketAnswer, AppError> {
        let mut answers = answer(cx, &[&self.0]).await?.into_iter();
        answers.next().ok_or(AppError::NotFound)
    }
}

/// Two questions, to be laid side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ComparisonInput {
    pub one: MarketInput,
    pub other: MarketInput,
}

/// Two markets: two occupations in one place, or one in two places.
///
/// # Errors
/// None of its own: a word that is not understood is an answer (`MarketAnswer`).
#[derive(Debug)]
pub struct CompareMarkets(ComparisonInput);

impl Query for CompareMarkets {
    const NAME: &'static str = "market/compare";
    type Input = ComparisonInput;
    type Subject = ();
    type Output = (MarketAnswer, MarketAnswer);

    fn parse(input: ComparisonInput) -> Result<Self, FieldErrors> {
        Ok(Self(input))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        Ok(cx.permit(None, ()))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        _permit: &Permit<()>,
    ) -> Result<(MarketAnswer, MarketAnswer), AppError> {
        let answers = answer(cx, &[&self.0.one, &self.0.other]).await?;
        let mut answers = answers.into_iter();
        match (answers.next(), answers.next()) {
            (Some(one), Some(other)) => Ok((one, other)),
            _ => Err(AppError::NotFound),
        }
    }
}

/// Answers questions with two statements, however many: the labels of the
/// skills, and the official rows. (The lists in memory ask now and then
/// whether there was an import.)
async fn answer(cx: &mut Cx, asked: &[&MarketInput]) -> Result<Vec<MarketAnswer>, AppError> {
    let lists = lists(cx).await?;
    let (app, today) = (cx.app(), paris_day(cx.now()));
    let mut understood = Vec::with_capacity(asked.len());
    for input in asked {
        understood.push(understand(&lists, input).map(|question| {
            let figures = app.service::<Market>().ask(|book| {
                let (occupations, places) = (&question.occupations, &question.places);
                let figures = book.figures(occupations, places);
                let flow = book.flow(occupations, places, today);
                let wider = if hide(figures.open()) == Count::Few {
                    wider(book, &question, today)
                } else {
                    Vec::new()
                };
                (figures, flow, (book.moved_at, book.known_since()), wider)
            });
            (question, figures)
        }));
    }
    let mut codes: Vec<SkillCode> = understood
        .iter()
        .filter_map(|one| one.as_ref().ok()?.1.as_ref())
        .flat_map(|(figures, ..)| figures.skills())
        .filter_map(|(code, _)| SkillCode::parse(code).ok())
        .collect();
    codes.sort_unstable();
    codes.dedup();
    let labels = skills_by_code(cx.tx(), &codes).await?;
    let wanted: Vec<(String, String)> = understood
        .iter()
        .filter_map(|one| one.as_ref().ok())
        .flat_map(|(question, _)| official_wanted(question))
        .collect();
    let wanted: Vec<(&str, &str)> = wanted
        .iter()
        .map(|(occupation, area)| (occupation.as_str(), area.as_str()))
        .collect();
    let official = store::official(cx.tx(), &wanted).await?;
    let people = app.service::<Market>().people();
    Ok(understood
        .into_iter()
        .map(|one| match one {
            Err(unknown) => unknown,
            Ok((question, figures)) => {
                let looking = question
                    .people_at
                    .as_ref()
                    .map(|(level, area, places)| Seekers {
                        level: *level,
                        area: area.clone(),
                        count: round_people(people.looking_for(&question.occupations, places)),
                    });
                let official = about(&question, &official);
                let wider = figures.as_ref().map(|(.., wider)| wider.clone());
                MarketAnswer::Market(Box::new(MarketView {
                    wider: wider.unwrap_or_default(),
                    figures: figures.map(|(figures, flow, (moved_at, since), _)| {
                        let around = question.scope.level == Level::Around;
                        let counted = (&figures, &flow);
                        shown(counted, looking, around, &labels, (today, moved_at, since))
                    }),
                    official,
                    scope: question.scope,
                }))
            }
        })
        .collect())
}

/// The areas farther away that hold enough offers to be told.
fn wider(book: &MarketBook, question: &Question, today: Day) -> Vec<Wider> {
    let told = question.farther.iter().filter_map(|reach| {
        let glance = book.glance(&question.occupations, &reach.places, today);
        Some(Wider {
            level: reach.level,
            area: reach.area.clone(),
            open: hide(glance.open).shown()?,
        })
    });
    told.collect()
}

/// Everything that may be shown of some figures, and nothing else.
fn shown(
    (figures, flow): (&Figures, &Flow),
    seekers: Option<Seekers>,
    around: bool,
    labels: &[SkillItem],
    (today, moved_at, since): (Day, Timestamp, Option<Day>),
) -> MarketFigures {
    let months = months(figures, today);
    let partial = |month: &Month| since.is_none_or(|since| month.first < since);
    let whole: Vec<u32> = months
        .iter()
        .filter(|month| !month.running && !partial(month))
        .map(|month| month.new)
        .collect();
    // Offers are counted around the place, people in its zone: the two do not divide.
    let same_place = seekers
        .as_ref()
        .filter(|_| !around)
        .and_then(|seekers| seekers.count.shown());
    let last_days = |span: Span| {
        let first = today.plus_days(1 - i32::from(span.days()));
        hide(figures.published(first, today))
    };
    let label = |code: &str| {
        labels
            .iter()
            .find(|item| item.code.as_str() == code)
            .map(|item| item.label.clone())
    };
    MarketFigures {
        open: hide(figures.open()),
        new_week: last_days(NEW_WEEK),
        new_month: last_days(NEW_MONTH),
        months: months
            .iter()
            .map(|month| MonthFigures {
                month: month.first,
                new: hide(month.new),
                ended: hide(month.ended),
                running: month.running,
                partial: partial(month),
            })
            .collect(),
        trend: trend(&whole),
        contracts: break_down(figures.contracts().iter().copied()),
        experience: break_down(figures.experience().iter().copied()),
        pay: quartiles(figures.pay()),
        skills: figures
            .skills()
            .iter()
            .filter(|(_, number)| hide(*number) != Count::Few)
            .filter_map(|(code, number)| Some((label(code)?, *number)))
            .collect(),
        // Where offers are too few to be counted, who hires says too much of each.
        employers: figures
            .employers()
            .iter()
            .filter(|_| hide(figures.open()) != Count::Few)
            .map(|(name, number)| (name.clone(), hide(*number)))
            .collect(),
        employer_count: hide(figures.employer_count()),
        seekers,
        tension: tension(&input(flow, same_place)),
        moved: paris_time(moved_at),
    }
}

struct Month {
    first: Day,
    new: u32,
    ended: u32,
    running: bool,
}

/// Twelve whole months and the running one, oldest first.
fn months(figures: &Figures, today: Day) -> Vec<Month> {
    let mut first = Day(today.0.first_of_month());
    let mut last = today;
    let mut months = Vec::with_capacity(MONTHS + 1);
    for back in 0..=MONTHS {
        months.push(Month {
            first,
            new: figures.published(first, last),
            ended: figures.ended(first, last),
            running: back == 0,
        });
        last = first.plus_days(-1);
        first = Day(last.0.first_of_month());
    }
    months.reverse();
    months
}

/// The occupation and the area of official rows that a question is about.
fn official_wanted(question: &Question) -> Vec<(String, String)> {
    let occupation = question.scope.occupation.as_ref();
    let area = match question.scope.level {
        Level::Around | Level::Zone => question.zone.clone(),
        Level::Department => question.department.clone(),
        Level::Region => question.scope.area.as_deref().map(store::region_area),
        Level::Country => Some(store::COUNTRY.to_owned()),
    };
    let mut wanted = Vec::new();
    if let (Some(named), Some(area)) = (occupation, &area) {
        wanted.push((named.code.to_string(), area.clone()));
    }
    // Of all work: no source tells it for less than a department.
    let around = match question.scope.level {
        Level::Around | Level::Zone | Level::Department => question.department.clone(),
        Level::Region => area,
        Level::Country => None,
    };
    wanted.extend(around.map(|area| (String::new(), area)));
    wanted
}

/// Of each kind the newest row about a question; of families of occupations the
/// newest of each.
fn about(question: &Question, rows: &[OfficialRow]) -> Vec<OfficialFigures> {
    let wanted: Vec<(String, String)> = official_wanted(question)
        .into_iter()
        .map(|(occupation, area)| (occupation, store::area_key(&area)))
        .collect();
    let meant = |row: &&OfficialRow| {
        let is = |(occupation, area): &(String, String)| {
            row.occupation == *occupation && row.area == *area
        };
        wanted.iter().any(is)
    };
    let mut figures = Vec::new();
    for kind in OfficialKind::ALL {
        let of_kind = rows.iter().filter(|row| row.figures.kind == *kind);
        let mut found: Vec<&OfficialFigures> =
            of_kind.filter(meant).map(|row| &row.figures).collect();
        let newest = found.iter().map(|one| one.year).max();
        found.retain(|one| Some(one.year) == newest);
        found.sort_by(|one, other| one.occupation.cmp(&other.occupation));
        let shown = if kind.is_by_family() { FAMILIES } else { 1 };
        figures.extend(found.into_iter().take(shown).cloned());
    }
    figures
}
