//! The real offers, imported whole; skipped where they are not.

use super::{ImportOptions, count, counts, open, order, run};
use crate::StoredOffer;
use crate::import::{Format, Group, Kind, flat};
use crate::model::Remote;
use crate::salary::Certainty;
use crate::store::offers_by_id;
use pleinweb_kernel::OfferId;
use pleinweb_nomenclature::{import_communes, seed_lists};
use pleinweb_platform::on;
use pleinweb_platform::testing::{TestApp, shared_data, sqlite_app};

#[pleinweb_testing::test]
async fn the_real_offers_are_imported_and_come_again_unchanged() {
    let Some(data) = shared_data() else { return };
    let app = sqlite_app().await;
    seed_lists(&app).await.unwrap();
    let communes = data.join("geo/communes-2026-latlon-bassins.csv.gz");
    import_communes(&app, &communes, &mut |_| {}).await.unwrap();
    let offers = order(&data.join("offers/ft-offres-v2.jsonl.gz"), true);
    let (report, problems) = run(&app, &offers).await;
    assert_eq!(problems, Vec::<String>::new());
    let report = report.unwrap();
    println!("longest batch: {:?}", report.longest_batch);
    for group in Group::ALL {
        for (kind, tally) in report.kinds.in_group(group) {
            let (what, first) = (kind.text(), tally.line);
            println!(
                "{:>6} {}: {what}, first in line {first}",
                tally.count,
                group.text()
            );
        }
    }
    let decoded = report.kinds.of(Kind::Entities).map(|tally| tally.count);
    assert!(decoded >= Some(262), "{decoded:?}");
    assert_eq!(counts(&report), "4283 4283/0/0/0/0");
    let (again, _) = run(&app, &offers).await;
    assert_eq!(counts(&again.unwrap()), "4283 0/0/4283/0/0");
    let all = open(&app).await;
    no_entity_is_left(&all);
    let again = 4283 - all.len();
    println!("{again:>6} are published again and shown once");
    assert!((180..=200).contains(&again), "{again}");
    let with = |what: &dyn Fn(&crate::StoredOffer) -> bool| {
        all.iter().filter(|stored| what(stored)).count()
    };
    let figures = [
        ("offers", all.len()),
        (
            "occupation",
            with(&|one| one.offer.figures.occupation.is_some()),
        ),
        ("commune", with(&|one| one.offer.place.commune.is_some())),
        (
            "department",
            with(&|one| one.offer.place.department.is_some()),
        ),
        ("position", with(&|one| one.offer.place.position.is_some())),
        (
            "a text about pay",
            with(&|one| one.offer.pay.text.is_some()),
        ),
        ("yearly pay", with(&|one| one.offer.pay.yearly.is_some())),
        (
            "guessed",
            with(&|one| {
                one.offer
                    .pay
                    .yearly
                    .is_some_and(|pay| pay.certainty == Certainty::Guessed)
            }),
        ),
        (
            "remote",
            with(&|one| {
                matches!(
                    one.offer.figures.remote,
                    Some(Remote::Partial | Remote::Full)
                )
            }),
        ),
        ("hours", with(&|one| one.offer.figures.hours.is_some())),
        (
            "experience",
            with(&|one| one.offer.figures.experience.is_some()),
        ),
        (
            "requirements",
            with(&|one| !one.offer.text.requirements.is_empty()),
        ),
        (
            "no update date",
            with(&|one| one.offer.updated_at.is_none()),
        ),
    ];
    for (what, number) in figures {
        println!("{number:>6} {what}");
    }
    assert!(
        all.iter()
            .all(|one| !one.offer.text.description.contains(['\u{2028}', '\0']))
    );
    assert!(
        all.iter()
            .all(|one| !one.offer.text.description.contains("<script"))
    );
    super::read_by_hand::compare(&with_copies(&app).await);
    for one in &all {
        if let Some(pay) = one.offer.pay.yearly {
            assert!(
                pay.low <= pay.high && (4000..=200_000).contains(&pay.low) && pay.high <= 200_000,
                "{:?}",
                one.offer.pay
            );
        }
    }
    assert_eq!(
        count(
            &app,
            "SELECT COUNT(*) FROM outbox WHERE topic LIKE 'offer:%'"
        )
        .await,
        4283
    );
}

/// Nobody reads `&rsquo;`: in descriptions, which are HTML, three signs are written so.
fn no_entity_is_left(all: &[StoredOffer]) {
    for one in all {
        let text = &one.offer.text;
        let lines = [
            Some(&text.title),
            text.employer.as_ref(),
            one.offer.pay.text.as_ref(),
        ];
        for line in lines.into_iter().flatten() {
            assert_eq!(flat(line), *line, "{}", one.offer.source.id);
        }
        for html in [Some(&text.description), text.about_employer.as_ref()] {
            let signs = ["&amp;", "&lt;", "&gt;", "&quot;"];
            let plain = signs
                .iter()
                .fold(html.cloned().unwrap_or_default(), |html, sign| {
                    html.replace(sign, " ")
                });
            assert_eq!(
                flat(&plain.replace('<', " ")),
                plain.replace('<', " "),
                "{}",
                one.offer.source.id
            );
            let doubled = html.is_some_and(|html| {
                // "&#;" names no letter.
                let html = html.replace("&amp;#;", "");
                html.contains("&amp;#")
                    || html.contains("&amp;rsquo")
                    || html.contains("&amp;eacute")
            });
            assert!(!doubled, "{}", one.offer.source.id);
        }
    }
}

#[pleinweb_testing::test]
async fn samples_of_three_formats_are_imported() {
    let Some(data) = shared_data() else { return };
    let app = sqlite_app().await;
    seed_lists(&app).await.unwrap();
    for (file, format, expected) in [
        (
            "sample-ft-search-2024-03.json",
            Format::FranceTravail,
            "25 25/0/0/0/0",
        ),
        (
            "sample-pass-emploi-offre_emploi_details.json",
            Format::FranceTravail,
            "1 1/0/0/0/0",
        ),
        (
            "sample-jobtech-es-en-fields-2019.json",
            Format::JobTech,
            "2 2/0/0/0/0",
        ),
        (
            "sample-jobtech-es-sv-2019.json.gz",
            Format::JobTech,
            "10 10/0/0/0/0",
        ),
    ] {
        let order = ImportOptions {
            format,
            source: format.key().to_owned(),
            source_name: format.source_name().to_owned(),
            ..order(&data.join("offers").join(file), false)
        };
        let (report, problems) = run(&app, &order).await;
        assert_eq!(problems, Vec::<String>::new(), "{file}");
        assert_eq!(counts(&report.unwrap()), expected, "{file}");
    }
    // The Swedish ads ended in 2019: they are figures only.
    assert_eq!(open(&app).await.len(), 26);
    assert_eq!(
        count(
            &app,
            "SELECT COUNT(*) FROM offer WHERE state = 'closed' AND lat IS NOT NULL"
        )
        .await,
        12
    );
}

/// All that is open, copies of others among them.
async fn with_copies(app: &TestApp) -> Vec<StoredOffer> {
    let mut tx = app.db().read().await.unwrap();
    let ids: Vec<OfferId> = on!(&mut tx, |c| sqlx::query_scalar("SELECT id FROM offer")
        .fetch_all(c)
        .await)
    .unwrap();
    offers_by_id(&mut tx, &ids).await.unwrap()
}
