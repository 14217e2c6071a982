//! Where: a commune by name or postcode, a department or a region.

use pleinweb_search::{Facets, Place, Point};

use super::state::USUAL_RADIUS;
use super::view::{Area as Shown, Areas, ElsewhereFound, PlaceFound, PlaceNote};
use pleinweb_nomenclature::districts::{districts_of, reach_km, town_of};
use pleinweb_nomenclature::geography::{Department, department, departments};
use pleinweb_nomenclature::model::{PlaceHit, Position};
use pleinweb_nomenclature::{Lists, Meant, without_cedex, words};

/// Other places that the same words may mean, at most.
const OTHERS: usize = 5;
/// A town of this size is meant rather than the department of the same name.
const LARGE: u32 = 500_000;

/// Words for regions that no list has.
const SHORT: [(&str, &str); 9] = [
    ("idf", "ile de france"),
    ("paca", "provence alpes cote d azur"),
    ("aura", "auvergne rhone alpes"),
    ("hdf", "hauts de france"),
    ("bfc", "bourgogne franche comte"),
    ("cvl", "centre val de loire"),
    ("brittany", "bretagne"),
    ("normandy", "normandie"),
    ("corsica", "corse"),
];
const EVERYWHERE: [&str; 4] = ["france", "france entiere", "toute la france", "partout"];

/// A place that was understood.
#[derive(Clone, Debug)]
pub struct Located {
    pub filter: Place,
    /// Its middle.
    pub at: Option<Position>,
    pub shown: Option<PlaceFound>,
}

impl Located {
    pub fn anywhere() -> Self {
        Self {
            filter: Place::Anywhere,
            at: None,
            shown: None,
        }
    }
}

/// What a place as typed means; `None` if nobody knows it. `exactly`: it is
/// never corrected.
pub fn locate(lists: &Lists, typed: &str, radius: Option<u32>, exactly: bool) -> Option<Located> {
    match Typed::read(lists, typed, exactly) {
        Some(typed) => typed.located(radius),
        None => Some(Located::anywhere()),
    }
}

/// What a place as typed means, if it is known, and what is to be said of it.
pub fn understand(
    lists: &Lists,
    typed: &str,
    radius: Option<u32>,
    exactly: bool,
) -> (Option<Located>, Option<PlaceNote>) {
    let Some(read) = Typed::read(lists, typed, exactly) else {
        return (Some(Located::anywhere()), None);
    };
    let note = read.area.is_none().then(|| note(lists, typed, &read.meant));
    (read.located(radius), note.flatten())
}

/// A typed place, read.
struct Typed {
    folded: String,
    area: Option<Area>,
    meant: Meant,
}

impl Typed {
    /// `None` for the whole country.
    fn read(lists: &Lists, typed: &str, exactly: bool) -> Option<Self> {
        let folded = words(without_cedex(typed)).join(" ");
        if typed.trim().is_empty() || EVERYWHERE.contains(&folded.as_str()) {
            return None;
        }
        let meant = lists.meant_as(typed, exactly);
        // "Paris 12" is a part of the town, and no department with a number behind it.
        let first = meant.places.first();
        let is_district = first.is_some_and(|first| town_of(first.commune).is_some());
        let area = (!is_district)
            .then(|| area(&folded).or(meant.department.map(Area::Department)))
            .flatten();
        Some(Self {
            folded,
            area,
            meant,
        })
    }

    fn located(&self, radius: Option<u32>) -> Option<Located> {
        if let Some(known) = &self.meant.elsewhere
            && self.area.is_none()
            && self.meant.places.is_empty()
            && !known.departments.is_empty()
        {
            let others = self.meant.proposed.iter().take(OTHERS).map(label);
            return Some(inside(&known.name, &known.departments, others.collect()));
        }
        located(&self.meant, self.area, &self.folded, radius)
    }
}

/// A town, a department or a region: the one that the words mean most, and
/// the others that they may mean.
fn located(
    meant: &Meant,
    area: Option<Area>,
    folded: &str,
    radius: Option<u32>,
) -> Option<Located> {
    let towns = &meant.places;
    let first = towns.first();
    let same_name = first.is_some_and(|town| words(&town.name).join(" ") == folded);
    let town_is_meant = match (&area, first) {
        (None, Some(_)) => true,
        (Some(_), Some(town)) => same_name && town.population >= LARGE,
        (_, None) => false,
    };
    let mut others: Vec<String> = Vec::new();
    let located = if town_is_meant {
        let town = first?;
        others.extend(area.map(Area::typed));
        // A postcode of several communes, or namesakes.
        let is_namesake =
            |other: &&PlaceHit| town.postcode.is_some() || words(&other.name) == words(&town.name);
        others.extend(towns.iter().skip(1).filter(is_namesake).map(label));
        if !same_name && town.postcode.is_none() && others.is_empty() {
            others.extend(towns.iter().skip(1).map(label));
        }
        around(town, radius)
    } else {
        let area = area?;
        let same = |town: &&PlaceHit| same_name || words(&town.name) == words(area.name());
        others.extend(first.filter(same).map(reaching));
        area.located()
    };
    others.truncate(OTHERS);
    Some(Located {
        shown: located.shown.map(|shown| PlaceFound { others, ..shown }),
        ..located
    })
}

/// What is to be said where the words are not simply a place's.
fn note(lists: &Lists, typed: &str, meant: &Meant) -> Option<PlaceNote> {
    let mut choices: Vec<String> = Vec::new();
    if let Some(known) = &meant.elsewhere {
        // One department is the whole, and no choice.
        if known.departments.len() != 1 {
            choices.extend(lists.beside(known));
        }
    }
    // Where departments are searched, namesakes are its other meanings.
    let searched = meant
        .elsewhere
        .as_ref()
        .is_some_and(|known| !known.departments.is_empty());
    if !searched {
        choices.extend(meant.proposed.iter().take(OTHERS).map(label));
    }
    let silent = !meant.corrected && meant.elsewhere.is_none() && choices.is_empty();
    (!silent).then(|| PlaceNote {
        typed: typed.trim().to_owned(),
        corrected: meant.corrected,
        elsewhere: meant.elsewhere.as_ref().map(|known| ElsewhereFound {
            name: known.name.clone(),
            kind: known.kind,
            country: known.country.to_owned(),
        }),
        choices,
    })
}

/// Departments that have a name together: "Limousin".
fn inside(name: &str, departments: &[&'static Department], others: Vec<String>) -> Located {
    let label = match departments {
        [only] => Area::Department(only).typed(),
        _ => name.to_owned(),
    };
    let codes = departments.iter().map(|one| one.code.to_owned());
    Located {
        filter: Place::Departments(codes.collect()),
        at: None,
        shown: Some(PlaceFound {
            label,
            around: false,
            others,
        }),
    }
}

/// The words that mean a town and not the department of its name:
/// "Vienne (38)", and "53100 Mayenne", because "Mayenne (53)" is the department.
fn reaching(town: &PlaceHit) -> String {
    let label = label(town);
    if area(&words(&label).join(" ")).is_none() {
        return label;
    }
    match town.postcodes.first() {
        Some(postcode) if town.population < LARGE => format!("{postcode} {}", town.name),
        _ => town.name.clone(),
    }
}

/// As it is proposed and typed.
pub fn label(town: &PlaceHit) -> String {
    format!("{} ({})", town.name, town.department)
}

fn around(town: &PlaceHit, radius: Option<u32>) -> Located {
    let km = radius.unwrap_or(USUAL_RADIUS);
    let filter = match town.position {
        // Around a town of districts: around all of them.
        Some(at) if km > 0 => Place::Around {
            at: point(at),
            km: f64::from(km) + reach_km(town.commune, at),
        },
        _ => {
            let districts = districts_of(town.commune);
            let all = std::iter::once(town.commune).chain(districts);
            Place::Communes(all.map(|code| code.to_string()).collect())
        }
    };
    Located {
        filter,
        at: town.position,
        shown: Some(PlaceFound {
            label: label(town),
            around: town.position.is_some(),
            others: Vec::new(),
        }),
    }
}

pub fn point(at: Position) -> Point {
    Point {
        lat: at.lat,
        lon: at.lon,
    }
}

/// A department or a region.
#[derive(Clone, Copy)]
enum Area {
    Department(&'static Department),
    Region(&'static str),
}

impl Area {
    fn name(self) -> &'static str {
        match self {
            Self::Department(found) => found.name,
            Self::Region(name) => name,
        }
    }

    /// The words that mean it: "Paris" alone is the town.
    fn typed(self) -> String {
        match self {
            Self::Department(found) => format!("{} ({})", found.name, found.code),
            Self::Region(name) => name.to_owned(),
        }
    }

    fn located(self) -> Located {
        let (label, filter) = match self {
            Self::Department(found) => (
                format!("{} ({})", found.name, found.code),
                Place::Departments(vec![found.code.to_owned()]),
            ),
            Self::Region(name) => (name.to_owned(), Place::Regions(vec![name.to_owned()])),
        };
        Located {
            filter,
            at: None,
            shown: Some(PlaceFound {
                label,
                around: false,
                others: Vec::new(),
            }),
        }
    }
}

/// The areas to look in instead of here, each with the offers that the other
/// choices leave there.
pub fn areas(facets: &Facets, here: &Place) -> Areas {
    let count = |counts: &[(String, u64)], name: &str| {
        let known = counts.iter().find(|(known, _)| known == name);
        known.map_or(0, |(_, count)| *count)
    };
    let region = match here {
        Place::Regions(names) => names.first().map(String::as_str),
        Place::Departments(codes) => codes
            .first()
            .and_then(|code| department(code))
            .map(|department| department.region),
        Place::Anywhere | Place::Around { .. } | Place::Communes(_) => None,
    };
    let inside: Vec<&Department> = departments()
        .iter()
        .filter(|department| Some(department.region) == region)
        .collect();
    let are_departments = inside.len() > 1;
    let mut list: Vec<Shown> = if are_departments {
        let shown = inside.into_iter().map(|department| Shown {
            label: department.name.to_owned(),
            // "Paris" alone means the town.
            place: format!("{} ({})", department.name, department.code),
            count: count(&facets.departments, department.code),
        });
        shown.collect()
    } else {
        let regions = facets.regions.iter().map(|(name, count)| Shown {
            label: name.clone(),
            place: name.clone(),
            count: *count,
        });
        regions.collect()
    };
    list.retain(|area| area.count > 0);
    list.sort_by(|one, other| {
        let by_count = other.count.cmp(&one.count);
        by_count.then_with(|| one.label.cmp(&other.label))
    });
    Areas {
        are_departments,
        list,
    }
}

/// The area of these folded words: a name, or a department's code.
fn area(folded: &str) -> Option<Area> {
    let folded = SHORT
        .iter()
        .find(|(short, _)| *short == folded)
        .map_or(folded, |(_, long)| long);
    // "Haute-Vienne (87)" is what we show.
    let coded = folded.rsplit_once(' ').and_then(|(name, code)| {
        let department = department(&code.to_ascii_uppercase())?;
        Some((name, department))
    });
    let name = coded.map_or(folded, |(name, _)| name);
    if let Some(found) = department(&folded.to_ascii_uppercase()) {
        return Some(Area::Department(found));
    }
    // "Réunion", "la Creuse".
    let bare = |text: &str| {
        let mut text = text;
        for article in ["la ", "le ", "les ", "l "] {
            text = text.strip_prefix(article).unwrap_or(text);
        }
        text.to_owned()
    };
    let name = bare(name);
    let same = |text: &str| bare(&words(text).join(" ")) == name;
    // A code tells which: "Vienne (38)" is a commune of Isère, whatever department
    // has that name. A region of one department has its name.
    if let Some((_, department)) = coded {
        return if same(department.name) {
            Some(Area::Department(department))
        } else {
            same(department.region).then_some(Area::Region(department.region))
        };
    }
    if let Some(region) = departments().iter().find(|one| same(one.region)) {
        return Some(Area::Region(region.region));
    }
    departments()
        .iter()
        .find(|one| same(one.name))
        .map(Area::Department)
}
