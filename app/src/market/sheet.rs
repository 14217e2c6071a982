//! The figures of a market line by line: what the file and the comparison are made
//! of. What is hidden on the page is hidden here.

use pleinweb_kernel::Lang;
use pleinweb_market::model::{Breakdown, Count, MarketFigures, MonthFigures};

use super::labels::{month, number, word};
use crate::dates;
use crate::texts::market as t;

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub figure: String,
    /// What of it: a kind of contract, a month.
    pub detail: String,
    pub value: Value,
    /// Whether it stands beside another market's: a month by itself does not.
    pub compared: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    Number(u32),
    /// Too small to be told.
    Few,
    /// A year's pay, in euros.
    Pay(u32),
    /// In percent, and in a word.
    Trend(i32, &'static str),
    /// On a scale to 100, and in a word.
    Score(u32, &'static str),
}

impl Value {
    /// As a page writes it.
    pub fn shown(self, lang: Lang) -> String {
        match self {
            Self::Number(value) => number(lang, value),
            Self::Few => t::few(lang).to_owned(),
            Self::Pay(year) => t::pay_both(lang, &month(lang, year), &number(lang, year)),
            Self::Trend(percent, word) => t::compare_trend(lang, &signed(percent), word),
            Self::Score(score, word) => {
                t::compare_score(lang, &t::tension_score(lang, &score.to_string()), word)
            }
        }
    }
}

/// "+4", "−12", "0".
pub fn signed(percent: i32) -> String {
    let size = percent.unsigned_abs().to_string();
    match percent {
        0 => size,
        ..0 => ["−", &size].concat(),
        _ => ["+", &size].concat(),
    }
}

/// Whether a list of employers tells a number: names alone say too much of each.
pub fn tells(employers: &[(String, Count)]) -> bool {
    employers.iter().any(|(_, number)| *number != Count::Few)
}

/// The month, and where only a part of it is counted, that it is.
pub fn month_name(lang: Lang, of: &MonthFigures) -> String {
    let name = dates::month_year(lang, of.month);
    match (of.running, of.partial) {
        (true, _) => t::month_running(lang, &name),
        (_, true) => t::month_partial(lang, &name),
        _ => name,
    }
}

/// All figures, in the order of the page.
pub fn lines(lang: Lang, figures: &MarketFigures) -> Vec<Line> {
    let mut sheet = Sheet {
        lang,
        lines: Vec::new(),
    };
    sheet.counts(figures);
    sheet.months(figures);
    sheet.pay(figures);
    sheet.parts(t::contracts_title(lang), &figures.contracts, |kind| {
        word(lang, "contract", kind.key())
    });
    sheet.parts(t::experience_title(lang), &figures.experience, |need| {
        word(lang, "experience", need.key())
    });
    for (skill, number) in &figures.skills {
        sheet.put(t::skills_title(lang), skill, Value::Number(*number));
    }
    if tells(&figures.employers) {
        for (employer, number) in &figures.employers {
            sheet.count(t::employers_title(lang), employer, *number);
        }
    }
    sheet.tension(figures);
    sheet.lines
}

struct Sheet {
    lang: Lang,
    lines: Vec<Line>,
}

impl Sheet {
    fn put(&mut self, figure: &str, detail: &str, value: Value) {
        self.lines.push(Line {
            figure: figure.to_owned(),
            detail: detail.to_owned(),
            value,
            compared: true,
        });
    }

    fn count(&mut self, figure: &str, detail: &str, count: Count) {
        let value = count.shown().map_or(Value::Few, Value::Number);
        self.put(figure, detail, value);
    }

    fn counts(&mut self, figures: &MarketFigures) {
        let lang = self.lang;
        self.count(&t::open(lang, 2), "", figures.open);
        self.count(t::new_week(lang), "", figures.new_week);
        self.count(t::new_month(lang), "", figures.new_month);
        self.count(t::employers_count(lang), "", figures.employer_count);
        if let Some(seekers) = &figures.seekers {
            self.count(t::seekers_count(lang), "", seekers.count);
        }
    }

    fn months(&mut self, figures: &MarketFigures) {
        let lang = self.lang;
        for month in known_months(figures) {
            let name = month_name(lang, month);
            for (figure, count) in [
                (t::month_new(lang), month.new),
                (t::month_ended(lang), month.ended),
            ] {
                self.count(figure, &name, count);
                if let Some(line) = self.lines.last_mut() {
                    line.compared = false;
                }
            }
        }
        if let Some(trend) = figures.trend {
            let word = word(lang, "trend", trend.direction.key());
            self.put(t::trend_csv(lang), "", Value::Trend(trend.percent, word));
        }
    }

    fn pay(&mut self, figures: &MarketFigures) {
        let lang = self.lang;
        let Some(pay) = figures.pay else { return };
        for (name, value) in [
            (t::pay_low(lang), Value::Pay(pay.low)),
            (t::pay_median(lang), Value::Pay(pay.median)),
            (t::pay_high(lang), Value::Pay(pay.high)),
            (t::offers(lang), Value::Number(pay.count)),
        ] {
            self.put(t::pay_title(lang), name, value);
        }
    }

    fn parts<K: Copy>(
        &mut self,
        figure: &str,
        parts: &Breakdown<K>,
        name: impl Fn(K) -> &'static str,
    ) {
        for (kind, number) in &parts.shown {
            self.put(figure, name(*kind), Value::Number(*number));
        }
    }

    fn tension(&mut self, figures: &MarketFigures) {
        let lang = self.lang;
        let Some(tension) = figures.tension else {
            return;
        };
        let level = word(lang, "tension", tension.level.key());
        self.put(
            t::tension_title(lang),
            "",
            Value::Score(tension.score, level),
        );
        for (name, part) in [
            (t::tension_seekers(lang), tension.seekers),
            (t::tension_lasting(lang), tension.lasting),
            (t::tension_exits(lang), tension.exits),
        ] {
            if let Some(part) = part {
                self.put(t::tension_title(lang), name, Value::Number(part));
            }
        }
    }
}

/// Without the months before anything was known.
pub fn known_months(figures: &MarketFigures) -> impl DoubleEndedIterator<Item = &MonthFigures> {
    let unknown = |month: &&MonthFigures| {
        month.partial && month.new == Count::Few && month.ended == Count::Few
    };
    let skipped = figures.months.iter().take_while(unknown).count();
    figures.months[skipped..].iter()
}

/// A line of two markets; nothing where one does not tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    pub figure: String,
    pub detail: String,
    pub values: [Option<Value>; 2],
    pub compared: bool,
}

/// Two markets line by line: the order of the first, and what only the second tells
/// where its figure stands.
pub fn pairs(one: Vec<Line>, other: Vec<Line>) -> Vec<Pair> {
    let pair = |line: Line, values: [Option<Value>; 2]| Pair {
        figure: line.figure,
        detail: line.detail,
        values,
        compared: line.compared,
    };
    let mut pairs: Vec<Pair> = one
        .into_iter()
        .map(|line| {
            let value = line.value;
            pair(line, [Some(value), None])
        })
        .collect();
    let mut after = 0;
    for line in other {
        let same = |known: &Pair| known.figure == line.figure && known.detail == line.detail;
        let (at, value) = (pairs.iter().position(same), line.value);
        if let Some(known) = at.and_then(|at| pairs.get_mut(at)) {
            known.values[1] = Some(value);
            after = at.map_or(after, |at| at + 1);
            continue;
        }
        let last = pairs.iter().rposition(|known| known.figure == line.figure);
        let at = last.map_or(after, |last| last + 1);
        pairs.insert(at, pair(line, [None, Some(value)]));
        after = at + 1;
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::{Line, Value, pairs, signed};

    fn line(figure: &str, detail: &str, value: u32) -> Line {
        Line {
            figure: figure.to_owned(),
            detail: detail.to_owned(),
            value: Value::Number(value),
            compared: true,
        }
    }

    #[test]
    fn two_markets_stand_line_by_line() {
        let one = vec![
            line("open", "", 12),
            line("kind", "a", 10),
            line("pay", "", 1),
        ];
        let other = vec![
            line("open", "", 40),
            line("kind", "b", 11),
            line("new", "", 2),
        ];
        let told: Vec<String> = pairs(one, other)
            .iter()
            .map(|pair| format!("{}{} {:?}", pair.figure, pair.detail, pair.values))
            .collect();
        assert_eq!(
            told,
            [
                "open [Some(Number(12)), Some(Number(40))]",
                "kinda [Some(Number(10)), None]",
                "kindb [None, Some(Number(11))]",
                "new [None, Some(Number(2))]",
                "pay [Some(Number(1)), None]",
            ]
        );
    }

    #[test]
    fn a_percentage_has_its_sign() {
        assert_eq!([signed(4), signed(0), signed(-12)], ["+4", "0", "−12"]);
    }
}
