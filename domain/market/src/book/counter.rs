//! A counter of many things, most of them zero.

use std::collections::HashMap;

/// A sorted list is the smallest for the many cells that hold little; past
/// this many keys moving them about costs more than hashing.
const LIST_UP_TO: usize = 64;

/// Numbers by key; a key that is not there counts zero.
#[derive(Clone, Debug)]
pub enum Counter {
    List(Vec<(u32, u32)>),
    Map(HashMap<u32, u32>),
}

impl Default for Counter {
    fn default() -> Self {
        Self::List(Vec::new())
    }
}

impl Counter {
    pub fn add(&mut self, key: u32) {
        match self {
            Self::List(list) => match list.binary_search_by_key(&key, |pair| pair.0) {
                Ok(at) => list[at].1 += 1,
                Err(at) if list.len() < LIST_UP_TO => list.insert(at, (key, 1)),
                Err(_) => {
                    let mut map: HashMap<u32, u32> = list.drain(..).collect();
                    map.insert(key, 1);
                    *self = Self::Map(map);
                }
            },
            Self::Map(map) => *map.entry(key).or_default() += 1,
        }
    }

    pub fn remove(&mut self, key: u32) {
        match self {
            Self::List(list) => {
                if let Ok(at) = list.binary_search_by_key(&key, |pair| pair.0) {
                    list[at].1 -= 1;
                    if list[at].1 == 0 {
                        list.remove(at);
                    }
                }
            }
            Self::Map(map) => {
                if let Some(number) = map.get_mut(&key) {
                    *number -= 1;
                    if *number == 0 {
                        map.remove(&key);
                    }
                }
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        match self {
            Self::List(list) => list.is_empty(),
            Self::Map(map) => map.is_empty(),
        }
    }

    /// Adds every number to `sum`.
    pub fn add_to(&self, sum: &mut HashMap<u32, u32>) {
        self.each(|key, number| *sum.entry(key).or_default() += number);
    }

    /// Gives every number with its key, in no order.
    pub fn each(&self, mut give: impl FnMut(u32, u32)) {
        match self {
            Self::List(list) => list.iter().for_each(|(key, number)| give(*key, *number)),
            Self::Map(map) => map.iter().for_each(|(key, number)| give(*key, *number)),
        }
    }
}
