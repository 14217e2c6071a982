//! Arrows between siblings, and the circles that they make.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::modules::{Crate, Way};

/// To which siblings a module leads, and one line of each arrow: who names what.
type Arrows = BTreeMap<String, BTreeMap<String, String>>;

/// For each module with children (by its way): the arrows between these.
fn arrows(read: &Crate) -> BTreeMap<Way, Arrows> {
    let mut found: BTreeMap<Way, Arrows> = BTreeMap::new();
    for (from, module) in &read.modules {
        for path in &module.named {
            let Some(to) = read.place_of(from, path) else {
                continue;
            };
            let shared = from.iter().zip(&to).take_while(|(one, other)| one == other);
            let shared = shared.count();
            let (Some(one), Some(other)) = (from.get(shared), to.get(shared)) else {
                continue;
            };
            let arrows = found.entry(from[..shared].to_vec()).or_default();
            let arrow = arrows.entry(one.clone()).or_default();
            let line = || format!("{} names {}", from.join("::"), path.join("::"));
            arrow.entry(other.clone()).or_insert_with(line);
        }
    }
    found
}

/// One circle, the shortest, for each set of modules that know each other: its
/// modules in their order, and what makes each arrow.
pub fn circles(read: &Crate) -> impl Iterator<Item = String> {
    let mut told = Vec::new();
    for (parent, arrows) in arrows(read) {
        let mut known = BTreeSet::new();
        for from in arrows.keys() {
            if known.contains(from) {
                continue;
            }
            if let Some(circle) = circle(&arrows, from) {
                known.extend(circle.iter().cloned());
                told.push(line(&parent, &arrows, &circle));
            }
        }
    }
    told.into_iter()
}

/// The shortest way from a module back to it.
fn circle(arrows: &Arrows, from: &str) -> Option<Vec<String>> {
    let mut before: BTreeMap<&str, &str> = BTreeMap::new();
    let mut next = VecDeque::from([from]);
    while let Some(at) = next.pop_front() {
        for to in arrows.get(at).into_iter().flat_map(BTreeMap::keys) {
            if to == from {
                let mut way = vec![at.to_owned()];
                let mut step = at;
                while step != from {
                    step = before[step];
                    way.push(step.to_owned());
                }
                way.reverse();
                return Some(way);
            }
            if !before.contains_key(to.as_str()) {
                before.insert(to, at);
                next.push_back(to);
            }
        }
    }
    None
}

fn line(parent: &Way, arrows: &Arrows, circle: &[String]) -> String {
    let within = if parent.is_empty() {
        String::new()
    } else {
        format!(" in {}", parent.join("::"))
    };
    let next = circle.iter().cycle().skip(1);
    let steps = circle.iter().zip(next);
    let steps = steps.map(|(one, other)| format!("{one} → {other} ({})", arrows[one][other]));
    format!("a circle{within}: {}", steps.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::{Crate, circles};

    /// The circles of a crate of these files.
    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let file = |path: &str| {
            let found = files.iter().find(|(name, _)| *name == path);
            found.map(|(_, text)| (*text).to_owned())
        };
        circles(&Crate::read("lib.rs", &file)).collect()
    }

    #[test]
    fn a_circle_is_named() {
        let files = [
            ("lib.rs", "mod a; mod b; mod c;"),
            ("a.rs", "use crate::b::B; pub struct A;"),
            ("b/mod.rs", "mod deep; pub struct B;"),
            ("b/deep.rs", "fn f() { super::super::c::g() }"),
            ("c.rs", "use super::{a::A as Other, b};"),
        ];
        assert_eq!(
            found(&files),
            [
                "a circle: a → b (a names crate::b::B), b → c (b::deep names super::super::c::g), \
                 c → a (c names super::a::A)"
            ]
        );
    }

    #[test]
    fn what_is_only_passed_on_is_where_it_comes_from() {
        let files = [
            ("lib.rs", "mod a; mod b; mod c; pub use a::A; use c::*;"),
            ("a.rs", "pub struct A; use crate::C;"),
            ("b.rs", "pub use super::c::C; fn f(a: crate::A) {}"),
            ("c.rs", "pub struct C;"),
        ];
        assert_eq!(found(&files), [""; 0]);
        let mut closed = files;
        closed[3].1 = "pub struct C; fn f() { crate::b::f() }";
        assert_eq!(found(&closed).len(), 1);
        closed[3].1 = "pub struct C; fn f(a: crate::A) {}";
        assert_eq!(
            found(&closed),
            ["a circle: a → c (a names crate::C), c → a (c names crate::A)"]
        );
    }

    #[test]
    fn parents_tests_and_texts_do_not_count() {
        let files = [
            ("lib.rs", "mod a; mod b; pub struct Shared; use a::A;"),
            ("a.rs", "pub struct A; use super::Shared; use super::b::B;"),
            (
                "b.rs",
                "pub struct B; // crate::a\n\
                 #[cfg(test)] mod tests { use crate::a::A; }\n\
                 #[cfg(feature = \"testing\")]\n#[derive(Debug)]\npub struct T<A, B>(crate::a::A);\n\
                 fn f() { g(\"crate::a::A\", '\"'); }\n\
                 #[cfg(not(test))] fn h() {}",
            ),
        ];
        assert_eq!(found(&files), [""; 0]);
        let mut counted = files;
        counted[2].1 = "#[cfg(not(test))] fn h() { crate::a::x() }";
        assert_eq!(found(&counted).len(), 1);
    }
}
