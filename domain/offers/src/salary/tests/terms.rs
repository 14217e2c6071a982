//! Each kind of contract, place, year and share of the week has its own minimum.

use super::told;
use crate::model::{Contract, Hours};
use crate::salary::{Terms, read_pay};
use pleinweb_kernel::Day;

/// Text, contract, hours and minutes of a week, department, day of publication,
/// what it comes to.
const CASES: &str = "\
Mensuel de 486,00 Euros à 1801,00 Euros | apprenticeship | full 2100 | 87 | 2025-06-15 | 5832-21612 computed
Mensuel de 480,00 Euros | apprenticeship | full 2100 | 87 | 2025-06-15 | -
27 % du SMIC | apprenticeship | full 2100 | 87 | 2025-06-15 | 5838-5838 computed
78 % du SMIC | apprenticeship | full 2100 | 87 | 2025-06-15 | 16865-16865 computed
20 % du SMIC | apprenticeship | full 2100 | 87 | 2025-06-15 | -
SMIC | apprenticeship | full 2100 | 87 | 2025-06-15 | -
Mensuel de 1000 Euros | professionalisation | full 2100 | 87 | 2025-06-15 | 12000-12000 computed
Mensuel de 900 Euros | professionalisation | full 2100 | 87 | 2025-06-15 | -
600 € par mois | internship | full 2100 | 87 | 2025-06-15 | 7200-7200 computed
gratification 659 € / mois | internship | full 2100 | 87 | 2025-06-15 | 7908-7908 computed
gratification de 4,35 €/h | internship | full 2100 | 87 | 2025-06-15 | 7917-7917 computed
Mensuel de 400 Euros | internship | full 2100 | 87 | 2025-06-15 | -
indemnité de stage 650 € par mois | internship | full 2100 | 87 | 2025-06-15 | 7800-7800 computed
800 € | internship | full 2100 | 87 | 2025-06-15 | -
Mensuel de 1400 Euros | permanent | full 2100 | 976 | 2025-06-15 | 16800-16800 computed
Horaire de 8,98 Euros | permanent | full 2100 | 976 | 2025-06-15 | 16344-16344 computed
Horaire de 8,50 Euros | permanent | full 2100 | 976 | 2025-06-15 | -
SMIC | permanent | full 2100 | 976 | 2025-06-15 | 16344-16344 computed
Mensuel de 1400 Euros | permanent | full 2100 | 87 | 2025-06-15 | -
Horaire de 10,57 Euros | permanent | full 2100 | 87 | 2022-02-01 | 19237-19237 computed
Horaire de 10,57 Euros | permanent | full 2100 | 87 | 2022-11-01 | 19237-19237 computed
Horaire de 10,57 Euros | permanent | full 2100 | 87 | 2023-02-01 | -
Horaire de 11,65 Euros | permanent | full 2100 | 87 | 2024-12-01 | 21203-21203 computed
Horaire de 11,65 Euros | permanent | full 2100 | 87 | 2025-01-10 | -
Horaire de 11,88 Euros | permanent | full 2100 | 87 | 2026-01-10 | -
Horaire de 12,02 Euros | permanent | full 2100 | 87 | 2026-01-10 | 21876-21876 computed
SMIC | permanent | full 2100 | 87 |  | 21876-21876 computed
SMIC | permanent | full 2100 | 87 | 2024-02-01 | 21203-21203 computed
Mensuel de 1000 Euros | permanent | part 1200 | 87 | 2025-06-15 | -
Mensuel de 1000 Euros | permanent | part  | 87 | 2025-06-15 | -
Mensuel de 100 Euros | permanent | part 1200 | 87 | 2025-06-15 | -
Mensuel de 1700 Euros | permanent | part 120 | 87 | 2025-06-15 | -
Annuel de 12000 Euros | permanent | part 1200 | 87 | 2025-06-15 | -
200 € / semaine | permanent | part 960 | 87 | 2025-06-15 | 22750-22750 converted
240 € par mois | permanent | part 270 | 87 | 2025-06-15 | 22400-22400 converted
Mensuel de 240 Euros | permanent | part 1200 | 87 | 2025-06-15 | -
400 € par jour | self-employed | full 2100 | 87 | 2025-06-15 | -
Mensuel de 3000 Euros | self-employed | full 2100 | 87 | 2025-06-15 | 36000-36000 guessed
";

#[pleinweb_testing::test]
fn pay_is_judged_by_the_minimum_of_its_kind() {
    let mut wrong = Vec::new();
    for line in CASES.lines() {
        let columns: Vec<&str> = line.split(" | ").collect();
        let [text, contract, hours, department, day, expected] = columns[..] else {
            panic!("{line}");
        };
        let (hours, minutes) = hours.split_once(' ').unwrap();
        let terms = Terms {
            hours: Some(Hours::parse(hours).unwrap()),
            weekly_minutes: minutes.parse().ok(),
            contract: Contract::parse(contract).unwrap(),
            lower_minimum: department == "976",
            day: day.parse::<Day>().ok(),
        };
        let found = told(read_pay("", text, &[], &terms).yearly);
        if found != expected {
            wrong.push(format!("{line}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
