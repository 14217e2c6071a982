//! Departments and regions, which files of communes name only by code.

use std::sync::LazyLock;

/// A department, or an overseas collectivity that counts as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Department {
    /// "01" … "2A" … "95", "971" … "988".
    pub code: &'static str,
    pub name: &'static str,
    pub region: &'static str,
}

/// Code, name and region; facts of the official geographic code of 2026.
const TABLE: &str = include_str!("../data/departments.tsv");

static DEPARTMENTS: LazyLock<Vec<Department>> = LazyLock::new(|| {
    let mut departments: Vec<Department> = TABLE
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut fields = line.split('\t');
            Some(Department {
                code: fields.next()?,
                name: fields.next()?,
                region: fields.next()?,
            })
        })
        .collect();
    departments.sort_by_key(|department| department.code);
    departments
});

/// Official code and name of each region; facts of the same code.
const REGIONS: [(&str, &str); 18] = [
    ("01", "Guadeloupe"),
    ("02", "Martinique"),
    ("03", "Guyane"),
    ("04", "La Réunion"),
    ("06", "Mayotte"),
    ("11", "Île-de-France"),
    ("24", "Centre-Val de Loire"),
    ("27", "Bourgogne-Franche-Comté"),
    ("28", "Normandie"),
    ("32", "Hauts-de-France"),
    ("44", "Grand Est"),
    ("52", "Pays de la Loire"),
    ("53", "Bretagne"),
    ("75", "Nouvelle-Aquitaine"),
    ("76", "Occitanie"),
    ("84", "Auvergne-Rhône-Alpes"),
    ("93", "Provence-Alpes-Côte d'Azur"),
    ("94", "Corse"),
];

/// What the region with this official code is called.
pub fn region_name(code: &str) -> Option<&'static str> {
    REGIONS
        .iter()
        .find(|(one, _)| *one == code)
        .map(|(_, name)| *name)
}

/// All departments, in the order of their codes.
pub fn departments() -> &'static [Department] {
    &DEPARTMENTS
}

/// Where a department stands in [`departments`].
pub(crate) fn department_index(code: &str) -> Option<usize> {
    departments()
        .binary_search_by(|department| department.code.cmp(code))
        .ok()
}

pub fn department(code: &str) -> Option<&'static Department> {
    department_index(code).map(|index| &departments()[index])
}

#[cfg(feature = "testing")]
mod tests {
    use super::{department, departments};

    #[pleinweb_testing::test]
    fn every_department_has_a_name_and_a_region() {
        assert_eq!(departments().len(), 109);
        assert_eq!(
            department("87").map(|d| (d.name, d.region)),
            Some(("Haute-Vienne", "Nouvelle-Aquitaine"))
        );
        assert_eq!(department("2A").map(|d| d.region), Some("Corse"));
        assert_eq!(department("974").map(|d| d.region), Some("La Réunion"));
        assert_eq!(department("96"), None);
        assert!(
            departments()
                .iter()
                .all(|d| !d.name.is_empty() && !d.region.is_empty())
        );
    }
}
