//! Several offers under one identifier: each stays, and the same again changes nothing.

use super::{ImportOptions, count, counts, order, run, titles};
use crate::Report;
use crate::import::{Format, Kind};
use pleinweb_platform::testing::{TestApp, on_both};

fn posting(title: &str, more: &str) -> String {
    format!(
        r#"{{"@type":"JobPosting","title":"{title}","datePosted":"2026-11-20","identifier":{{"name":"Magasins","value":"7"}}{more}}}"#
    )
}

fn url(number: u8) -> String {
    format!(r#","url":"https://exemple.fr/{number}""#)
}

async fn import_as(app: &TestApp, format: Format, content: &str, complete: bool) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("offres.json");
    std::fs::write(&path, content).unwrap();
    let order = ImportOptions {
        format,
        source: "site".to_owned(),
        source_name: "Site".to_owned(),
        force: true,
        ..order(&path, complete)
    };
    run(app, &order).await.0.unwrap()
}

async fn import(app: &TestApp, postings: &[String], complete: bool) -> Report {
    let content = format!("[{}]", postings.join(",\n"));
    import_as(app, Format::JobPosting, &content, complete).await
}

fn shared(report: &Report) -> u64 {
    report
        .kinds
        .of(Kind::SameIdentifier)
        .map_or(0, |tally| tally.count)
}

/// The postings; the same again, turned round and in part, changes nothing.
async fn each_stays(app: &TestApp, postings: &[String]) {
    let all = postings.len() as u64;
    let report = import(app, postings, true).await;
    assert_eq!(
        (report.counts.new, shared(&report)),
        (all, all),
        "{postings:?}"
    );
    let turned: Vec<String> = postings.iter().rev().cloned().collect();
    for complete in [true, false] {
        for some in [postings, &turned] {
            let report = import(app, some, complete).await;
            assert_eq!((report.counts.unchanged, report.counts.withdrawn), (all, 0));
        }
    }
    let open = "SELECT COUNT(*) FROM offer WHERE state = 'open'";
    assert_eq!(count(app, open).await, i64::try_from(all).unwrap());
    // One alone is the one that it was.
    let report = import(app, &postings[1..2], true).await;
    assert_eq!(
        (
            report.counts.unchanged,
            report.counts.new,
            report.counts.withdrawn
        ),
        (1, 0, all - 1)
    );
    let report = import(app, &turned, true).await;
    assert_eq!(
        (report.counts.unchanged, report.counts.changed),
        (1, all - 1),
        "the others are back"
    );
    import(app, &[posting("Autre", r#","identifier":"x""#)], true).await;
}

#[pleinweb_testing::test]
async fn offers_that_share_their_identifier_are_told_apart() {
    on_both(|app| async move {
        // By their address, though they say the same.
        each_stays(
            &app,
            &[
                posting("A", &url(1)),
                posting("A", &url(2)),
                posting("A", &url(3)),
            ],
        )
        .await;
        // By the identifier's name.
        let other = posting("B", &url(9)).replace("Magasins", "Entrepôts");
        each_stays(&app, &[posting("B", &url(9)), other]).await;
        // By what and where it is, and by all they say.
        let at = |town: &str| format!(r#","jobLocation":"{town}""#);
        each_stays(
            &app,
            &[
                posting("C", &at("Limoges")),
                posting("C", &at("Lyon")),
                posting("D", ""),
            ],
        )
        .await;
        let says = |text: &str| format!(r#"{},"description":"{text}""#, url(8));
        each_stays(
            &app,
            &[posting("E", &says("Un")), posting("E", &says("Deux"))],
        )
        .await;
    })
    .await;
}

#[pleinweb_testing::test]
async fn one_that_was_there_alone_stays_the_same_when_others_come() {
    on_both(|app| async move {
        import(&app, &[posting("A", &url(1))], true).await;
        let id = super::id_of(&app, "7").await;
        for postings in [
            [posting("A", &url(1)), posting("B", &url(2))],
            [posting("B", &url(2)), posting("A", &url(1))],
        ] {
            import(&app, &postings, true).await;
            assert_eq!(super::id_of(&app, "7").await, id);
            let taken = "SELECT COUNT(*) FROM offer JOIN offer_text ON offer_id = id WHERE source_id = '7' AND title = 'A'";
            assert_eq!(count(&app, taken).await, 1);
            assert_eq!(titles(&app).await, ["A", "B"]);
        }
        // A new address of one alone is no new offer.
        let report = import(&app, &[posting("A", &url(5))], true).await;
        assert_eq!((report.counts.changed, report.counts.new), (1, 0));
    })
    .await;
}

#[pleinweb_testing::test]
async fn the_same_offer_again_in_a_file_is_one_and_said() {
    on_both(|app| async move {
        let twice = [posting("A", &url(1)), posting("A", &url(1))];
        let report = import(&app, &twice, true).await;
        assert_eq!(counts(&report), "2 1/0/1/0/0");
        let repeated = report.kinds.of(Kind::Repeated).unwrap();
        assert_eq!((repeated.count, repeated.line, shared(&report)), (1, 2, 0));
        // With other dates, and again: the first is the one.
        let later = posting("A", &url(1)).replace("2026-11-20", "2026-11-22");
        let twice = [posting("A", &url(1)), later];
        for _ in 0..2 {
            let report = import(&app, &twice, true).await;
            assert_eq!(counts(&report), "2 0/0/2/0/0");
        }
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_file_that_cannot_be_read_costs_the_others_nothing() {
    on_both(|app| async move {
        let folder = tempfile::tempdir().unwrap();
        let order = ImportOptions {
            format: Format::JobPosting,
            source: "site".to_owned(),
            source_name: "Site".to_owned(),
            ..order(folder.path(), false)
        };
        let both = format!("[{},{}]", posting("A", &url(1)), posting("B", &url(2)));
        std::fs::write(folder.path().join("a.json"), both).unwrap();
        // Half a file: it ends before its length.
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        let many = posting("C", &url(3)).repeat(2000);
        std::io::Write::write_all(&mut gz, many.as_bytes()).unwrap();
        let gz = gz.finish().unwrap();
        std::fs::write(folder.path().join("b.json.gz"), &gz[..gz.len() / 2]).unwrap();
        assert!(run(&app, &order).await.0.is_err());
        let named = "SELECT COUNT(DISTINCT source_id) FROM offer JOIN offer_text ON offer_id = id WHERE title IN ('A', 'B')";
        assert_eq!(count(&app, named).await, 2);
    })
    .await;
}

#[pleinweb_testing::test]
async fn rows_of_a_table_that_share_their_id_each_stay() {
    on_both(|app| async move {
        let rows = [
            "R1;Vendeur;Limoges",
            "R1;Vendeur;Lyon",
            "R1;Boulanger;Limoges",
        ];
        for order in [[0, 1, 2], [2, 0, 1]] {
            let table: Vec<&str> = order.iter().map(|at| rows[*at]).collect();
            let table = format!("id;intitule;lieu\n{}\n", table.join("\n"));
            let report = import_as(&app, Format::Csv, &table, true).await;
            assert_eq!((report.counts.read, shared(&report)), (3, 3));
            assert_eq!(titles(&app).await, ["Boulanger", "Vendeur", "Vendeur"]);
        }
        assert_eq!(count(&app, "SELECT COUNT(*) FROM offer").await, 3);
    })
    .await;
}
