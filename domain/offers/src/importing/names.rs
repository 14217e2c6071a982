//! The names under which offers are kept that share one identifier. Each gets a
//! name made of what tells it from the others; one that is stored keeps the name
//! that it has, so that the same files again, in whatever order, change nothing.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::short;
use crate::import::{Apart, Event, Format, Mark, digest, flat, read};
use crate::store::{Holder, holders, ids_with};
use pleinweb_kernel::AppError;
use pleinweb_nomenclature::Lists;
use pleinweb_platform::AppState;

/// Between an identifier and what tells its offers apart.
const SIGN: char = '~';

/// An offer that shares its identifier.
#[derive(Clone, Debug)]
struct Shared {
    apart: Apart,
    said: i64,
    title: u64,
}

/// The offers of the files that share their identifier with others, by it.
#[derive(Debug, Default)]
pub struct Groups(HashMap<String, Vec<Shared>>);

/// Reads the files once before they are taken, only to know which identifiers are
/// shared. What cannot be read is told when it is taken: until there, all that is
/// shared is known.
pub fn look(path: &Path, format: Format, source: &str) -> Groups {
    // Only the first of each is remembered until there is another.
    let mut first: HashMap<u64, Shared> = HashMap::new();
    let mut groups = Groups::default();
    let mut mark: Option<Mark> = None;
    let lists = Lists::default();
    drop(read(
        path,
        format,
        source,
        &lists,
        &mut |event| match event {
            Event::Mark(next) => mark = Some(next),
            Event::Offer(offer) => {
                let Some((apart, said)) =
                    mark.take().and_then(|mark| Some((mark.apart?, mark.said)))
                else {
                    return;
                };
                let one = Shared {
                    apart,
                    said,
                    title: digest([&offer.text.title]),
                };
                let Some(before) = first.get(&short(&offer.source.id)) else {
                    first.insert(short(&offer.source.id), one);
                    return;
                };
                if before.apart == apart {
                    return;
                }
                let group = groups
                    .0
                    .entry(offer.source.id.clone())
                    .or_insert_with(|| vec![before.clone()]);
                if group.iter().all(|other| other.apart != apart) {
                    group.push(one);
                }
            }
            _ => {}
        },
    ));
    groups
}

/// How an offer may be named: by its address, its identifier's name, what and
/// where it is, all that it says.
fn ways(apart: &Apart) -> impl Iterator<Item = (char, u64)> {
    [
        apart.url.map(|hash| ('u', hash)),
        apart.name.map(|hash| ('n', hash)),
        Some(('t', apart.thing)),
        Some(('c', apart.content)),
    ]
    .into_iter()
    .flatten()
}

fn named(id: &str, (way, hash): (char, u64)) -> String {
    format!("{id}{SIGN}{way}{hash:016x}")
}

/// Gives every offer its name.
#[derive(Debug, Default)]
pub struct Names {
    groups: HashMap<String, Vec<Shared>>,
    /// The one of each group that is stored under the identifier itself.
    holder: HashMap<String, Apart>,
    /// Stored names of this kind.
    stored: HashSet<String>,
}

impl Names {
    pub async fn settle(app: &AppState, source: &str, groups: Groups) -> Result<Self, AppError> {
        let mut tx = app.db().read().await?;
        let stored: HashSet<String> = ids_with(&mut tx, source, SIGN).await?.into_iter().collect();
        let ids: Vec<&str> = groups.0.keys().map(String::as_str).collect();
        let there = holders(&mut tx, source, &ids).await?;
        let mut names = Self {
            groups: groups.0,
            holder: HashMap::new(),
            stored,
        };
        for (id, row) in there {
            if let Some(one) = names.holder_of(&id, &row) {
                names.holder.insert(id, one);
            }
        }
        Ok(names)
    }

    /// Which of a group is the one that is stored under their identifier.
    fn holder_of(&self, id: &str, row: &Holder) -> Option<Apart> {
        let mut group: Vec<&Shared> = self.groups.get(id)?.iter().collect();
        group.retain(|one| ways(&one.apart).all(|way| !self.stored.contains(&named(id, way))));
        group.sort_by_key(|one| one.apart.content);
        let url = row.url.as_ref().map(|url| digest([url]));
        let title = row.title.as_deref().map(|title| digest([&*flat(title)]));
        let same = |fits: &dyn Fn(&Shared) -> bool| {
            group.iter().find(|one| fits(one)).map(|one| one.apart)
        };
        let has_url = |one: &Shared| url.is_some() && one.apart.url == url;
        same(&|one| row.said == Some(one.said))
            .or_else(|| same(&|one| has_url(one) && title == Some(one.title)))
            .or_else(|| same(&has_url))
            .or_else(|| same(&|one| title == Some(one.title)))
    }

    /// The name of an offer, and whether it shares its identifier.
    pub fn name(&self, id: &str, apart: &Apart) -> (String, bool) {
        let group = self.groups.get(id).map_or(&[][..], Vec::as_slice);
        if self.holder.get(id) == Some(apart) {
            return (id.to_owned(), true);
        }
        let own = |way: &(char, u64)| {
            let others = group.iter().filter(|other| other.apart != *apart);
            others
                .flat_map(|other| ways(&other.apart))
                .all(|other| other != *way)
        };
        // What says most of it first: another offer may have gone by less.
        let mut stored: Vec<(char, u64)> = ways(apart).filter(own).collect();
        stored.sort_by_key(|(way, _)| "ctun".find(*way));
        let known = stored
            .into_iter()
            .map(|way| named(id, way))
            .find(|name| self.stored.contains(name));
        let shares = !group.is_empty();
        let name = known.unwrap_or_else(|| match ways(apart).find(own) {
            Some(way) if shares => named(id, way),
            _ => id.to_owned(),
        });
        (name, shares)
    }
}

#[cfg(feature = "testing")]
mod tests {
    use super::{Names, Shared, named};
    use crate::import::Apart;

    fn apart(url: Option<u64>, name: Option<u64>, thing: u64, content: u64) -> Apart {
        Apart {
            url,
            name,
            thing,
            content,
        }
    }

    fn names(group: &[Apart]) -> Names {
        let shared = |apart: &Apart| Shared {
            apart: *apart,
            said: 0,
            title: 0,
        };
        let mut names = Names::default();
        if group.len() > 1 {
            names
                .groups
                .insert("7".to_owned(), group.iter().map(shared).collect());
        }
        names
    }

    #[pleinweb_testing::test]
    fn each_goes_by_the_first_thing_that_is_its_own() {
        for (group, expected) in [
            (vec![apart(Some(1), Some(1), 1, 1)], vec!["7"]),
            (
                vec![apart(Some(1), Some(5), 5, 1), apart(Some(2), Some(5), 5, 2)],
                vec!["7~u0000000000000001", "7~u0000000000000002"],
            ),
            (
                vec![apart(Some(1), Some(3), 5, 1), apart(Some(1), Some(4), 5, 2)],
                vec!["7~n0000000000000003", "7~n0000000000000004"],
            ),
            (
                vec![apart(None, Some(3), 5, 1), apart(None, Some(3), 6, 2)],
                vec!["7~t0000000000000005", "7~t0000000000000006"],
            ),
            (
                vec![apart(Some(9), None, 5, 1), apart(Some(9), None, 5, 2)],
                vec!["7~c0000000000000001", "7~c0000000000000002"],
            ),
            // One has an address, the other none.
            (
                vec![apart(Some(9), None, 5, 1), apart(None, None, 6, 2)],
                vec!["7~u0000000000000009", "7~t0000000000000006"],
            ),
        ] {
            let names = names(&group);
            let found: Vec<String> = group.iter().map(|one| names.name("7", one).0).collect();
            assert_eq!(found, expected, "{group:?}");
        }
    }

    #[pleinweb_testing::test]
    fn one_that_is_stored_keeps_its_name() {
        let (one, other) = (apart(Some(1), None, 5, 1), apart(Some(2), None, 5, 2));
        let mut both = names(&[one, other]);
        both.holder.insert("7".to_owned(), other);
        assert_eq!(both.name("7", &other).0, "7");
        assert_eq!(both.name("7", &one).0, named("7", ('u', 1)));
        // Alone again: not the identifier itself, which would be a new offer.
        let mut alone = names(&[one]);
        alone.stored.insert(named("7", ('u', 1)));
        assert_eq!(alone.name("7", &one), (named("7", ('u', 1)), false));
        // An address of its own says more than a name that another one went by.
        let named_too = apart(Some(1), Some(8), 5, 1);
        alone.stored.insert(named("7", ('n', 8)));
        assert_eq!(alone.name("7", &named_too).0, named("7", ('u', 1)));
        // Told apart by what it says before, by its address now.
        let mut before = names(&[one, other]);
        before.stored.insert(named("7", ('c', 1)));
        assert_eq!(before.name("7", &one).0, named("7", ('c', 1)));
    }
}
