//! The official files, read whole; skipped where they are not.

use std::path::{Path, PathBuf};

use super::{Event, RomeRow, read_communes, read_rome};
use crate::model::{OccupationCode, SkillKind};

/// The folder with the official files, beside the repository; never part of it.
fn shared_data() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    if path.is_dir() {
        Some(path)
    } else {
        println!("skipped: {} is not there", path.display());
        None
    }
}

#[pleinweb_testing::test]
fn the_official_rome_is_read_whole() {
    let Some(data) = shared_data() else { return };
    let mut counts = [0u32; 5];
    let mut kinds = [0u32; 3];
    let mut core_of_d1102 = 0;
    let mut problems = Vec::new();
    read_rome(&data.join("rome-v460"), &mut |event| match event {
        Event::Row(row) => {
            counts[match row {
                RomeRow::Occupation(_) => 0,
                RomeRow::Appellation(_) => 1,
                RomeRow::Skill(row) => {
                    kinds[SkillKind::ALL
                        .iter()
                        .position(|kind| *kind == row.kind)
                        .unwrap()] += 1;
                    2
                }
                RomeRow::OccupationSkill(row) => {
                    core_of_d1102 += u32::from(
                        row.core && row.occupation == OccupationCode::parse("D1102").unwrap(),
                    );
                    3
                }
                RomeRow::Mobility(_) => 4,
            }] += 1;
        }
        Event::Problem(problem) => problems.push(problem),
        Event::File(_) | Event::Progress(_) => {}
    })
    .unwrap();
    assert_eq!(counts, [1584, 13_120, 33_671, 90_556, 14_912]);
    assert_eq!(kinds, [18_301, 15_354, 16]);
    assert!(core_of_d1102 > 5, "{core_of_d1102}");
    assert_eq!(problems, []);
}

#[pleinweb_testing::test]
fn the_official_communes_are_read_whole() {
    let Some(data) = shared_data() else { return };
    let (mut rows, mut problems) = (0, Vec::new());
    read_communes(
        &data.join("geo/communes-2026-latlon-bassins.csv.gz"),
        &mut |event| match event {
            Event::Row(_) => rows += 1,
            Event::Problem(problem) => problems.push(problem.reason.to_string()),
            Event::File(_) | Event::Progress(_) => {}
        },
    )
    .unwrap();
    // The five territories without inhabitants have no postcode.
    assert_eq!(problems, ["`codes_postaux` is empty"; 5]);
    assert_eq!(rows, 35_014 - 5);
}
