//! The figures of the page as a file: one line for each figure, in the
//! reader's language, with semicolons and a byte order mark, so that the usual
//! spreadsheets open it as it is. What is hidden on the page is hidden here.

use pleinweb_kernel::Lang;
use pleinweb_market::model::{Breakdown, Count, MarketAnswer, MarketFigures, OfficialFigures};
use pleinweb_platform::export::csv_cell;

use super::labels::{area, scope, word};
use crate::dates;
use crate::texts::market as t;

const MARK: &str = "\u{feff}";

/// A file and its name.
pub fn file(lang: Lang, answers: &[MarketAnswer]) -> (String, String) {
    let mut out = Lines(String::from(MARK));
    out.line(&[
        t::csv_what(lang),
        t::csv_figure(lang),
        t::csv_detail(lang),
        t::csv_value(lang),
    ]);
    for view in answers.iter().filter_map(MarketAnswer::market) {
        let what = scope(lang, &view.scope);
        let mut sheet = Sheet {
            out: &mut out,
            lang,
            what: &what,
        };
        if let Some(figures) = &view.figures {
            sheet.figures(figures);
        }
        for official in &view.official {
            sheet.official(official);
        }
    }
    (format!("{}.csv", t::csv_name(lang)), out.0)
}

struct Lines(String);

impl Lines {
    fn line(&mut self, cells: &[&str]) {
        for (at, text) in cells.iter().enumerate() {
            if at > 0 {
                self.0.push(';');
            }
            self.0.push_str(&csv_cell(text));
        }
        self.0.push_str("\r\n");
    }
}

struct Sheet<'a> {
    out: &'a mut Lines,
    lang: Lang,
    what: &'a str,
}

impl Sheet<'_> {
    fn put(&mut self, figure: &str, detail: &str, value: &str) {
        self.out.line(&[self.what, figure, detail, value]);
    }

    fn count(&mut self, figure: &str, detail: &str, count: Count) {
        let few = t::few(self.lang);
        let value = count
            .shown()
            .map_or_else(|| few.to_owned(), |value| value.to_string());
        self.put(figure, detail, &value);
    }

    fn parts<K: Copy>(
        &mut self,
        figure: &str,
        parts: &Breakdown<K>,
        name: impl Fn(K) -> &'static str,
    ) {
        for (kind, number) in &parts.shown {
            self.put(figure, name(*kind), &number.to_string());
        }
    }

    fn figures(&mut self, figures: &MarketFigures) {
        let lang = self.lang;
        let at = figures.moved;
        let moved = t::updated_on(
            lang,
            &dates::short_day(lang, at.day),
            &dates::time(lang, at),
        );
        self.put(&moved, "", "");
        self.count(&t::open(lang, 2), "", figures.open);
        self.count(t::new_week(lang), "", figures.new_week);
        self.count(t::new_month(lang), "", figures.new_month);
        self.count(t::employers_count(lang), "", figures.employer_count);
        if let Some(seekers) = &figures.seekers {
            let at = area(lang, seekers.level, seekers.area.as_deref());
            self.count(&t::seekers_where(lang, &at), "", seekers.count);
        }
        for month in &figures.months {
            let name = dates::month_year(lang, month.month);
            let name = if month.running {
                t::month_running(lang, &name)
            } else {
                name
            };
            self.count(t::month_new(lang), &name, month.new);
            self.count(t::month_ended(lang), &name, month.ended);
        }
        if let Some(trend) = figures.trend {
            let percent = trend.percent.to_string();
            let direction = word(lang, "trend", trend.direction.key());
            self.put(t::trend_csv(lang), direction, &percent);
        }
        if let Some(pay) = figures.pay {
            for (name, value) in [
                (t::pay_low(lang), pay.low),
                (t::pay_median(lang), pay.median),
                (t::pay_high(lang), pay.high),
                (t::offers(lang), pay.count),
            ] {
                self.put(t::pay_title(lang), name, &value.to_string());
            }
        }
        self.parts(t::contracts_title(lang), &figures.contracts, |kind| {
            word(lang, "contract", kind.key())
        });
        self.parts(t::experience_title(lang), &figures.experience, |need| {
            word(lang, "experience", need.key())
        });
        for (skill, number) in &figures.skills {
            self.put(t::skills_title(lang), skill, &number.to_string());
        }
        for (employer, number) in &figures.employers {
            self.count(t::employers_title(lang), employer, *number);
        }
        if let Some(tension) = figures.tension {
            let score = tension.score.to_string();
            let level = word(lang, "tension", tension.level.key());
            self.put(t::tension_title(lang), level, &score);
            for (name, part) in [
                (t::tension_seekers(lang), tension.seekers),
                (t::tension_lasting(lang), tension.lasting),
                (t::tension_exits(lang), tension.exits),
            ] {
                if let Some(part) = part {
                    self.put(t::tension_title(lang), name, &part.to_string());
                }
            }
        }
    }

    fn official(&mut self, official: &OfficialFigures) {
        let lang = self.lang;
        let key = official.kind.key();
        let source = word(lang, "official", &[key, "-source"].concat());
        let title = word(lang, "official", key);
        let figure = match &official.occupation {
            Some(named) => [title, ", ", &t::official_about(lang, &official.area, named)].concat(),
            None => [title, ", ", &official.area].concat(),
        };
        let imported = dates::short_day(lang, official.imported.day);
        let from = t::official_source(lang, &imported, source, &official.year.to_string());
        self.put(&figure, &from, "");
        for (column, value) in &official.values {
            let column = column.to_ascii_lowercase().replace('_', "-");
            let name = word(lang, "column", &column);
            let value = value.to_string();
            let value = match lang {
                Lang::Fr => value.replace('.', ","),
                Lang::En => value,
            };
            self.put(&figure, name, &value);
        }
    }
}
