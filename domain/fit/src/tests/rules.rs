//! Points and reasons, as tables.

use std::collections::HashMap;

use pleinweb_search::Components;

use crate::model::{CorrectionKind, Learning, Work};
use crate::profile::{CorrectionRow, Known, Profile, in_force, occupations};
use crate::rules::{Candidate, Interest, best, components, crowded, learning, weights, why};
use crate::tests::world::{KNEADS, SHAPES, answers, asks};
use crate::weights::Part;
use pleinweb_kernel::{DAY_MS, FitCorrectionId, OfferId, Timestamp};
use pleinweb_nomenclature::model::{CommuneCode, SkillCode};
use pleinweb_nomenclature::model::{OccupationCode, PlaceHit, Position, SkillItem, SkillKind};
use pleinweb_nomenclature::rows::OccupationRow;
use pleinweb_offers::model::{
    Contract, Experience, ExperienceNeed, Figures, Hours, Need, Offer, OfferText, Place, Remote,
    RequirementKind, Source,
};
use pleinweb_offers::salary::{Certainty, Pay, YearlyPay};
use pleinweb_registration::JobProfile;

const NOW: Timestamp = Timestamp(20_000 * DAY_MS);
const LIMOGES: Position = Position {
    lat: 45.8336,
    lon: 1.2611,
};

fn code(text: &str) -> OccupationCode {
    OccupationCode::parse(text).unwrap()
}

fn correction(number: u128, kind: CorrectionKind, value: &str) -> CorrectionRow {
    CorrectionRow {
        id: FitCorrectionId(uuid::Uuid::from_u128(number)),
        kind,
        value: value.to_owned(),
    }
}

/// The baker's profile; the newest correction first.
fn profile(corrections: &[CorrectionRow]) -> Profile {
    let answers = answers();
    let looking = JobProfile {
        skills: answers.skills,
        project: answers.project,
        area: answers.area,
    };
    let corrections = in_force(corrections.to_vec());
    let codes = occupations(&looking, &corrections);
    let row = |code_: &str, label: &str| OccupationRow {
        code: code(code_),
        label: label.to_owned(),
    };
    let known = Known {
        occupations: codes
            .into_iter()
            .map(|code| (code, "Boulanger / Boulangère".to_owned()))
            .collect(),
        close: vec![
            (code("D1102"), row("D1104", "Pâtissier / Pâtissière")),
            (code("D1102"), row("D1106", "Vendeur en alimentation")),
        ],
        skills: vec![SkillItem {
            code: SkillCode::parse("PW-0409").unwrap(),
            label: KNEADS.to_owned(),
            kind: SkillKind::KnowHow,
            core: true,
        }],
        place: Some(PlaceHit {
            commune: CommuneCode::parse("87085").unwrap(),
            name: "Limoges".to_owned(),
            postcodes: Vec::new(),
            postcode: None,
            department: "87".to_owned(),
            department_name: "Haute-Vienne".to_owned(),
            region: "Nouvelle-Aquitaine".to_owned(),
            position: Some(LIMOGES),
            zone: None,
            population: 130_000,
        }),
    };
    Profile::new(&looking, &known, &corrections)
}

/// In Limoges, full time, CDI, paid enough, of today, asking both skills.
fn offer() -> Offer {
    Offer {
        source: Source {
            key: "essai".to_owned(),
            name: "Essai".to_owned(),
            id: "1".to_owned(),
            url: None,
            partner: None,
        },
        figures: Figures {
            occupation: Some(code("D1102")),
            hours: Some(Hours::Full),
            ..Figures::of(Contract::Permanent)
        },
        place: Place {
            position: Some(LIMOGES),
            ..Place::default()
        },
        pay: Pay {
            yearly: Some(YearlyPay {
                low: 22_000,
                high: 24_000,
                certainty: Certainty::Stated,
            }),
            ..Pay::default()
        },
        published_at: Some(NOW),
        updated_at: None,
        ends_at: None,
        text: OfferText {
            title: "Boulanger".to_owned(),
            requirements: vec![asks(KNEADS, Need::Must), asks(SHAPES, Need::Must)],
            ..OfferText::default()
        },
    }
}

fn away(km: f64) -> Place {
    Place {
        position: Some(Position {
            lat: LIMOGES.lat + km / 111.195,
            lon: LIMOGES.lon,
        }),
        ..Place::default()
    }
}

/// The points of each part of an offer, in the order of the weights.
fn points(change: impl FnOnce(&mut Offer), interest: Interest) -> Vec<u32> {
    let mut offer = offer();
    change(&mut offer);
    let profile = profile(&[]);
    let components = components(&offer, false, &profile, NOW);
    let why = why(&offer, &profile, &components, interest, None);
    assert_eq!(
        why.points.iter().map(|(part, _)| *part).collect::<Vec<_>>(),
        Part::ALL
    );
    why.points.into_iter().map(|(_, points)| points).collect()
}

#[pleinweb_testing::test]
fn an_offer_gets_its_points_part_by_part() {
    type Change = fn(&mut Offer);
    let table: [(&str, Change, [u32; 10]); 14] = [
        // occupation, must, nice, distance, hours, contract, pay, freshness, crowd, aged
        ("as it is", |_| {}, [40, 9, 3, 14, 6, 4, 6, 6, 0, 0]),
        (
            "the closest occupation",
            |offer| offer.figures.occupation = Some(code("D1104")),
            [23, 9, 3, 14, 6, 4, 6, 6, 0, 0],
        ),
        (
            "the next close one",
            |offer| offer.figures.occupation = Some(code("D1106")),
            [22, 9, 3, 14, 6, 4, 6, 6, 0, 0],
        ),
        (
            "another occupation",
            |offer| offer.figures.occupation = Some(code("M1607")),
            [0, 9, 3, 14, 6, 4, 6, 6, 0, 0],
        ),
        (
            "asks only what she can",
            |offer| offer.text.requirements.truncate(1),
            [40, 18, 3, 14, 6, 4, 6, 6, 0, 0],
        ),
        (
            "asks nothing: half",
            |offer| offer.text.requirements.clear(),
            [40, 9, 3, 14, 6, 4, 6, 6, 0, 0],
        ),
        (
            "welcomes what she said in her own words",
            |offer| {
                let asked = asks("Tenir la caisse", Need::Nice);
                offer.text.requirements.push(asked);
            },
            [40, 9, 6, 14, 6, 4, 6, 6, 0, 0],
        ),
        (
            "half as far as she goes",
            |offer| offer.place = away(15.0),
            [40, 9, 3, 7, 6, 4, 6, 6, 0, 0],
        ),
        (
            "further than she goes",
            |offer| offer.place = away(60.0),
            [40, 9, 3, 0, 6, 4, 6, 6, 0, 0],
        ),
        (
            "far, from home",
            |offer| {
                offer.place = away(600.0);
                offer.figures.remote = Some(Remote::Full);
            },
            [40, 9, 3, 14, 6, 4, 6, 6, 0, 0],
        ),
        (
            "part time, fixed term",
            |offer| {
                offer.figures.hours = Some(Hours::Part);
                offer.figures.contract = Contract::FixedTerm;
            },
            [40, 9, 3, 14, 0, 0, 6, 6, 0, 0],
        ),
        (
            "pays too little",
            |offer| {
                offer.pay.yearly = Some(YearlyPay {
                    low: 20_000,
                    high: 22_000,
                    certainty: Certainty::Stated,
                });
            },
            [40, 9, 3, 14, 6, 4, 0, 6, 0, 0],
        ),
        (
            "says nothing: half of each",
            |offer| {
                offer.pay.yearly = None;
                offer.figures.hours = None;
                offer.place = Place::default();
            },
            [40, 9, 3, 7, 3, 4, 3, 6, 0, 0],
        ),
        (
            "two weeks old",
            |offer| offer.published_at = Some(NOW.minus(14 * DAY_MS)),
            [40, 9, 3, 14, 6, 4, 6, 3, 0, 0],
        ),
    ];
    for (what, change, expected) in table {
        assert_eq!(points(change, Interest::default()), expected, "{what}");
    }
}

#[pleinweb_testing::test]
fn a_crowd_takes_points_off_for_each_post() {
    for (viewers, keepers, posts, off) in [
        (0, 0, 1, 0),
        (1, 0, 1, 1),
        (10, 0, 1, 6),
        (1, 3, 1, 6),
        (10, 0, 5, 2),
        (1000, 1000, 1, 12),
        (10, 0, 0, 6),
    ] {
        let interest = Interest {
            viewers,
            keepers,
            posts,
        };
        assert_eq!(points(|_| {}, interest)[8], off, "{interest:?}");
    }
}

#[pleinweb_testing::test]
fn the_parts_make_the_score_of_the_index() {
    let profile = profile(&[]);
    let components = components(&offer(), false, &profile, NOW);
    let interest = Interest {
        viewers: 10,
        keepers: 0,
        posts: 1,
    };
    let score = crowded(components, interest).score(&weights(), f64::from(profile.reach_km));
    let [
        occupation,
        must,
        nice,
        distance,
        hours,
        contract,
        pay,
        fresh,
        crowd,
        aged,
    ] = points(|_| {}, interest)[..]
    else {
        unreachable!("ten parts");
    };
    let sum = occupation + must + nice + distance + hours + contract + pay + fresh;
    assert!(
        (f64::from(score) - f64::from(sum - crowd - aged)).abs() < 0.51,
        "{score}"
    );
}

#[pleinweb_testing::test]
fn reasons_are_told_in_their_places() {
    let profile = profile(&[]);
    let mut offer = offer();
    offer
        .text
        .requirements
        .insert(0, asks("Tenir la caisse", Need::Nice));
    let told = |offer: &Offer| {
        let components = components(offer, false, &profile, NOW);
        why(offer, &profile, &components, Interest::default(), None)
    };
    let why = told(&offer);
    assert_eq!(why.work, Work::Asked("Boulanger / Boulangère".to_owned()));
    let skills: Vec<(&str, Need, bool)> = why
        .skills
        .iter()
        .map(|skill| (skill.label.as_str(), skill.need, skill.has))
        .collect();
    assert_eq!(
        skills,
        [
            (KNEADS, Need::Must, true),
            (SHAPES, Need::Must, false),
            ("Tenir la caisse", Need::Nice, true),
        ]
    );
    assert_eq!(
        (why.km, why.hours, why.contract, why.pay),
        (Some(0), Some(true), Some(true), Some(true))
    );
    offer.figures.occupation = Some(code("D1104"));
    let close = Work::Close(
        "Pâtissier / Pâtissière".to_owned(),
        "Boulanger / Boulangère".to_owned(),
    );
    assert_eq!(told(&offer).work, close);
    offer.figures.occupation = None;
    assert_eq!(told(&offer).work, Work::Other);
}

#[pleinweb_testing::test]
fn what_is_missing_can_be_come_by_in_ways() {
    use RequirementKind as Kind;
    for (kind, need, beginners, expected) in [
        (Kind::Skill, Need::Must, false, Learning::Course),
        (Kind::Skill, Need::Must, true, Learning::AtWork),
        (Kind::Skill, Need::Nice, false, Learning::AtWork),
        (Kind::Soft, Need::Must, true, Learning::Yours),
        (Kind::Language, Need::Must, false, Learning::Practice),
        (Kind::Licence, Need::Must, true, Learning::Exam),
        (Kind::Training, Need::Nice, false, Learning::Diploma),
        (Kind::Work, Need::Must, false, Learning::Experience),
    ] {
        assert_eq!(learning(kind, need, beginners), expected, "{kind:?}");
    }
    let mut offer = offer();
    offer.figures.experience = Some(Experience {
        need: ExperienceNeed::None,
        months: None,
    });
    let profile = profile(&[]);
    let components = components(&offer, false, &profile, NOW);
    let why = why(&offer, &profile, &components, Interest::default(), None);
    assert!(
        why.skills
            .iter()
            .all(|skill| skill.learning == Learning::AtWork)
    );
}

#[pleinweb_testing::test]
fn corrections_change_the_profile() {
    use CorrectionKind::{Distance, Have, Lack, Work as Other};
    let wanted = |profile: &Profile| {
        let codes = profile.wanted.iter().map(|one| one.code.to_string());
        codes.collect::<Vec<_>>().join(" ")
    };
    let plain = profile(&[]);
    assert!(plain.has("peser et pétrir des pâtes") && !plain.has(SHAPES));
    assert_eq!((plain.reach_km, plain.skills), (30, 3));
    assert_eq!(wanted(&plain), "D1102 D1104 D1106");
    assert_eq!(plain.pay_floor, Some(22_800));

    let has = profile(&[correction(1, Have, SHAPES)]);
    assert!(has.has(SHAPES));
    assert_eq!(has.skills, 4);
    let lacks = profile(&[correction(1, Lack, KNEADS)]);
    assert!(!lacks.has(KNEADS));
    // The newest comes first, and counts.
    let both = [correction(2, Lack, SHAPES), correction(1, Have, SHAPES)];
    assert!(!profile(&both).has(SHAPES));
    let nearer = [correction(2, Distance, "10"), correction(1, Distance, "80")];
    assert_eq!(profile(&nearer).reach_km, 10);
    assert_eq!(
        wanted(&profile(&[correction(1, Other, "D1104")])),
        "D1102 D1106"
    );
    // Without the occupation itself nothing is close to it.
    assert_eq!(wanted(&profile(&[correction(1, Other, "D1102")])), "");
}

#[pleinweb_testing::test]
fn what_nobody_confirms_stands_behind_what_fits_as_well_whoever_is_after_it() {
    let (profile, mut old) = (profile(&[]), offer());
    old.published_at = Some(NOW.minus(61 * DAY_MS));
    // Confirmed since, but published long before.
    let mut young = offer();
    young.published_at = Some(NOW.minus(900 * DAY_MS));
    let candidate = |number, components, viewers| Candidate {
        id: OfferId(uuid::Uuid::from_u128(number)),
        components,
        interest: Interest {
            viewers,
            posts: 1,
            ..Interest::default()
        },
        kept: false,
    };
    let aged = components(&old, true, &profile, NOW);
    let wanted = components(&young, false, &profile, NOW);
    let order: Vec<u128> = best(&[candidate(2, aged, 0), candidate(1, wanted, 10_000)], 30)
        .iter()
        .map(|one| one.id.0.as_u128())
        .collect();
    assert_eq!(order, [1, 2]);
    let why = why(&old, &profile, &aged, Interest::default(), None);
    assert!(why.aged);
    assert_eq!(why.points.last(), Some(&(Part::Aged, 13)));
}

/// A thousand alike and forty offers alike: without counting who is after what,
/// all would go to the same one.
#[pleinweb_testing::test]
fn not_everyone_is_sent_to_the_same_offer() {
    let components = Components {
        occupation: 1.0,
        metres: Some(5_000),
        ..Components::default()
    };
    let mut after: HashMap<OfferId, Interest> = (1..=40)
        .map(|number| {
            let interest = Interest {
                posts: 1,
                ..Interest::default()
            };
            (OfferId(uuid::Uuid::from_u128(number)), interest)
        })
        .collect();
    for _ in 0..1000 {
        let candidates: Vec<Candidate> = after
            .iter()
            .map(|(id, interest)| Candidate {
                id: *id,
                components,
                interest: *interest,
                kept: false,
            })
            .collect();
        // Everyone opens the first three.
        for opened in best(&candidates, 30).iter().take(3) {
            after.get_mut(&opened.id).unwrap().viewers += 1;
        }
    }
    let most = after.values().map(|one| one.viewers).max().unwrap();
    let least = after.values().map(|one| one.viewers).min().unwrap();
    assert!(most - least <= 3, "from {least} to {most}");
}
