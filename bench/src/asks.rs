//! What is asked, the same of every engine: classes of queries drawn from the
//! offers themselves.

use std::collections::HashMap;

use pleinweb_search::analysis::{Words, term};
use pleinweb_search::{Document, Point};

use crate::nomenclature::Nomenclature;
use crate::offers::Maker;
use crate::random::{Random, Weighted};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    #[default]
    All,
    Any,
    Phrase,
}

#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// Words as written, each with its term.
    pub words: Vec<(String, String)>,
    pub mode: Mode,
    pub department: Option<String>,
    pub around: Option<(Point, f64)>,
    pub contract: Option<String>,
    pub facets: bool,
    pub by_date: bool,
}

pub struct Class {
    pub name: &'static str,
    pub asks: Vec<Ask>,
}

impl Class {
    /// Whether its queries ask for a place or a contract.
    pub fn filtered(&self) -> bool {
        let filtered =
            |ask: &Ask| ask.department.is_some() || ask.around.is_some() || ask.contract.is_some();
        self.asks.iter().any(filtered)
    }

    pub fn worded(&self) -> bool {
        self.asks.iter().any(|ask| !ask.words.is_empty())
    }

    pub fn facets(&self) -> bool {
        self.asks.iter().any(|ask| ask.facets)
    }
}

/// The terms of a text in order; stop words have a position but no term.
pub fn terms(text: &str) -> Vec<Option<(String, String)>> {
    let mut buffer = String::new();
    let mut found: Vec<Option<(String, String)>> = Vec::new();
    for word in Words::new(text) {
        found.resize(word.position as usize, None);
        found.push(term(word.raw, &mut buffer).then(|| (word.raw.to_owned(), buffer.clone())));
    }
    found
}

/// Draws asks.
struct Drawer<'a> {
    sample: &'a [Document],
    nomenclature: &'a Nomenclature,
    communes: Weighted,
    /// Words of titles, most frequent first.
    title_words: Vec<(String, String)>,
    zipf: Weighted,
    random: Random,
}

impl Drawer<'_> {
    fn title_word(&mut self) -> (String, String) {
        self.title_words[self.zipf.draw(&mut self.random)].clone()
    }

    /// Words of one offer: one of its title, the others of its text.
    fn together(&mut self, count: usize) -> Vec<(String, String)> {
        loop {
            let offer = self.random.pick(self.sample);
            let title: Vec<_> = terms(&offer.title).into_iter().flatten().collect();
            let text: Vec<_> = terms(&offer.text).into_iter().flatten().collect();
            if title.is_empty() || text.is_empty() {
                continue;
            }
            let mut words = vec![self.random.pick(&title).clone()];
            for _ in 0..20 {
                let word = self.random.pick(&text);
                if words.len() < count && words.iter().all(|known| known.1 != word.1) {
                    words.push(word.clone());
                }
            }
            if words.len() == count {
                return words;
            }
        }
    }

    /// Two words that follow each other in an offer.
    fn phrase(&mut self) -> Vec<(String, String)> {
        loop {
            let offer = self.random.pick(self.sample);
            let field = if self.random.chance(0.3) {
                &offer.title
            } else {
                &offer.text
            };
            let terms = terms(field);
            let pairs: Vec<_> = terms
                .windows(2)
                .filter_map(|pair| Some([pair[0].clone()?, pair[1].clone()?]))
                .filter(|[one, other]| one.1 != other.1)
                .collect();
            if !pairs.is_empty() {
                return self.random.pick(&pairs).to_vec();
            }
        }
    }

    fn department(&mut self) -> String {
        let at = self.communes.draw(&mut self.random);
        self.nomenclature.communes[at].department.clone()
    }

    fn around(&mut self) -> (Point, f64) {
        let commune = &self.nomenclature.communes[self.communes.draw(&mut self.random)];
        let km = *self.random.pick(&[10.0, 20.0, 30.0, 50.0]);
        (
            Point {
                lat: commune.lat,
                lon: commune.lon,
            },
            km,
        )
    }
}

/// All classes, so many asks in each.
pub fn classes(nomenclature: &Nomenclature, maker: &Maker<'_>, count: usize) -> Vec<Class> {
    let sample: Vec<Document> = (0..4000)
        .map(|number| maker.offer(number * 25 % 100_000))
        .collect();
    let mut counts: HashMap<(String, String), usize> = HashMap::new();
    for offer in &sample {
        for word in terms(&offer.title).into_iter().flatten() {
            *counts.entry((word.0.to_lowercase(), word.1)).or_default() += 1;
        }
    }
    let mut title_words: Vec<_> = counts.into_iter().collect();
    title_words.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    let mut seen = std::collections::HashSet::new();
    let title_words: Vec<(String, String)> = title_words
        .into_iter()
        .map(|(word, _)| word)
        .filter(|word| seen.insert(word.1.clone()))
        .collect();
    let mut drawer = Drawer {
        sample: &sample,
        nomenclature,
        communes: Weighted::new(nomenclature.communes.iter().map(|one| one.population)),
        zipf: Weighted::zipf(title_words.len()),
        title_words,
        random: Random::new(7),
    };
    let mut classes = Vec::new();
    let mut class = |name, make: &mut dyn FnMut(&mut Drawer<'_>) -> Ask| {
        let asks = (0..count).map(|_| make(&mut drawer)).collect();
        classes.push(Class { name, asks });
    };
    let base = Ask::default;
    class("1 word", &mut |d| Ask {
        words: vec![d.title_word()],
        ..base()
    });
    class("2 words", &mut |d| Ask {
        words: d.together(2),
        ..base()
    });
    class("3 words", &mut |d| Ask {
        words: d.together(3),
        ..base()
    });
    class("exact phrase", &mut |d| Ask {
        words: d.phrase(),
        mode: Mode::Phrase,
        ..base()
    });
    class("any of 3 words", &mut |d| Ask {
        words: vec![d.title_word(), d.title_word(), d.title_word()],
        mode: Mode::Any,
        ..base()
    });
    class("1 word, department", &mut |d| Ask {
        words: vec![d.title_word()],
        department: Some(d.department()),
        ..base()
    });
    class("2 words, around a place", &mut |d| Ask {
        words: d.together(2),
        around: Some(d.around()),
        ..base()
    });
    class("1 word, contract, around a place", &mut |d| Ask {
        words: vec![d.title_word()],
        around: Some(d.around()),
        contract: Some("CDI".into()),
        ..base()
    });
    class("1 word, by date", &mut |d| Ask {
        words: vec![d.title_word()],
        by_date: true,
        ..base()
    });
    class("around a place, by date", &mut |d| Ask {
        around: Some(d.around()),
        by_date: true,
        ..base()
    });
    class("1 word, all counts", &mut |d| Ask {
        words: vec![d.title_word()],
        facets: true,
        ..base()
    });
    class("2 words, around a place, all counts", &mut |d| Ask {
        words: d.together(2),
        around: Some(d.around()),
        facets: true,
        ..base()
    });
    class("contract, around a place, all counts", &mut |d| Ask {
        around: Some(d.around()),
        contract: Some("CDI".into()),
        facets: true,
        by_date: true,
        ..base()
    });
    class("contract, all counts", &mut |_| Ask {
        contract: Some("CDI".into()),
        facets: true,
        by_date: true,
        ..base()
    });
    class("nothing, all counts", &mut |_| Ask {
        facets: true,
        by_date: true,
        ..base()
    });
    classes
}
