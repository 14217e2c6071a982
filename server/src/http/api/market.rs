//! `GET /api/v1/market`: the figures of the market's page. What is hidden there
//! is hidden here.

use pleinweb_market::LoadMarket;
use pleinweb_market::model::{
    Breakdown, Count, MarketAnswer, MarketFigures, MarketInput, OfficialFigures, Scope as Asks,
};
use pleinweb_market::rules::HIDDEN_BELOW;
use pleinweb_platform::run_query;
use serde::Serialize;
use utoipa::ToSchema;

use super::offers::json;
use super::parameters::{of_market, read, value};
use super::problem::{Problem, ProblemBody, ProblemCode};
use super::scope::Scope;
use super::vocabulary::{Contract, Direction, ExperienceNeed, Level, Official, TensionLevel};
use super::{ApiRequest, Made};
use crate::http::Door;

#[derive(Debug, Serialize, ToSchema)]
pub struct Market {
    scope: Scope,
    hidden_below: u32,
    open: Option<u32>,
    new_7_days: Option<u32>,
    new_30_days: Option<u32>,
    months: Vec<MonthFigures>,
    trend: Option<Trend>,
    contracts: Vec<ContractPart>,
    contracts_hidden: u32,
    experience: Vec<ExperiencePart>,
    experience_hidden: u32,
    pay: Option<Quartiles>,
    skills: Vec<Named>,
    employers: Vec<Named>,
    employer_count: Option<u32>,
    seekers: Option<Seekers>,
    tension: Option<Tension>,
    official: Vec<OfficialFigure>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MonthFigures {
    #[schema(pattern = "^[0-9]{4}-[0-9]{2}$")]
    month: String,
    new: Option<u32>,
    ended: Option<u32>,
    running: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Trend {
    direction: Direction,
    percent: i32,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ContractPart {
    contract: Contract,
    count: u32,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ExperiencePart {
    need: ExperienceNeed,
    count: u32,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Quartiles {
    low: u32,
    median: u32,
    high: u32,
    count: u32,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Named {
    name: String,
    count: Option<u32>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Seekers {
    level: Level,
    area: Option<String>,
    count: Option<u32>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Tension {
    score: u32,
    level: TensionLevel,
    seekers: Option<u32>,
    lasting: Option<u32>,
    exits: Option<u32>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OfficialFigure {
    kind: Official,
    source: &'static str,
    year: i16,
    #[schema(format = Date)]
    imported_on: String,
    occupation: Option<String>,
    area: String,
    values: Vec<OfficialValue>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OfficialValue {
    name: String,
    value: f64,
}

#[utoipa::path(get, path = "/api/v1/market", operation_id = "readMarket", responses(
    (status = 200, body = Market),
    (status = 400, body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, body = ProblemBody, content_type = "application/problem+json"),
    (status = 429, body = ProblemBody, content_type = "application/problem+json"),
    (status = 503, body = ProblemBody, content_type = "application/problem+json"),
))]
pub async fn read_market(door: &Door, asked: &ApiRequest) -> Result<Made, Problem> {
    let pairs = read(&asked.query, &of_market())?;
    let one = |name| value(&pairs, name);
    let input = MarketInput {
        occupation: one("metier"),
        occupation_text: one("metier_text"),
        domain: one("domaine"),
        place: one("lieu"),
        place_text: one("lieu_text"),
        radius: one("rayon"),
        level: one("niveau"),
    };
    let view = match run_query::<LoadMarket>(&door.app, &asked.info, input).await? {
        MarketAnswer::Market(view) => view,
        MarketAnswer::Unknown { occupation, .. } => {
            let code = if occupation.is_some() {
                ProblemCode::UnknownOccupation
            } else {
                ProblemCode::UnknownPlace
            };
            return Err(code.into());
        }
    };
    let figures = view.figures.ok_or_else(Problem::not_ready)?;
    let market = Market::new(view.scope, figures, view.official);
    Ok(Made {
        body: json(&market)?,
        next: None,
        passing: None,
    })
}

impl Market {
    fn new(scope: Asks, figures: MarketFigures, official: Vec<OfficialFigures>) -> Self {
        let (contracts, contracts_hidden) = parts(figures.contracts, |word, count| ContractPart {
            contract: word.into(),
            count,
        });
        let (experience, experience_hidden) =
            parts(figures.experience, |word, count| ExperiencePart {
                need: word.into(),
                count,
            });
        Self {
            scope: scope.into(),
            hidden_below: HIDDEN_BELOW,
            open: figures.open.shown(),
            new_7_days: figures.new_week.shown(),
            new_30_days: figures.new_month.shown(),
            months: figures
                .months
                .iter()
                .map(|month| MonthFigures {
                    month: month.month.to_string().chars().take(7).collect(),
                    new: month.new.shown(),
                    ended: month.ended.shown(),
                    running: month.running,
                })
                .collect(),
            trend: figures.trend.map(|trend| Trend {
                direction: trend.direction.into(),
                percent: trend.percent,
            }),
            contracts,
            contracts_hidden,
            experience,
            experience_hidden,
            pay: figures.pay.map(|pay| Quartiles {
                low: pay.low,
                median: pay.median,
                high: pay.high,
                count: pay.count,
            }),
            skills: named(figures.skills, Some),
            employers: named(figures.employers, Count::shown),
            employer_count: figures.employer_count.shown(),
            seekers: figures.seekers.map(|seekers| Seekers {
                level: seekers.level.into(),
                area: seekers.area,
                count: seekers.count.shown(),
            }),
            tension: figures.tension.map(|tension| Tension {
                score: tension.score,
                level: tension.level.into(),
                seekers: tension.seekers,
                lasting: tension.lasting,
                exits: tension.exits,
            }),
            official: official.into_iter().map(Into::into).collect(),
        }
    }
}

fn parts<K, P>(of: Breakdown<K>, part: impl Fn(K, u32) -> P) -> (Vec<P>, u32) {
    let shown = of.shown.into_iter();
    (
        shown.map(|(kind, count)| part(kind, count)).collect(),
        of.hidden,
    )
}

fn named<N>(list: Vec<(String, N)>, shown: impl Fn(N) -> Option<u32>) -> Vec<Named> {
    list.into_iter()
        .map(|(name, count)| Named {
            name,
            count: shown(count),
        })
        .collect()
}

impl From<OfficialFigures> for OfficialFigure {
    fn from(figures: OfficialFigures) -> Self {
        Self {
            source: figures.kind.publisher(),
            kind: figures.kind.into(),
            year: figures.year,
            imported_on: figures.imported.day.0.to_string(),
            occupation: figures.occupation,
            area: figures.area,
            values: figures
                .values
                .into_iter()
                .map(|(name, value)| OfficialValue { name, value })
                .collect(),
        }
    }
}
