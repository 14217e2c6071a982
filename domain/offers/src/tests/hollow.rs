//! A file in which nothing is found is never a success, and an import always says
//! what it met.

use super::{ImportOptions, count, counts, import, line, open, order, titles};
use crate::import::{Format, ImportError, Kind};
use crate::{ImportEvent, ImportFailure, Report, import_offers};
use pleinweb_kernel::DAY_MS;
use pleinweb_platform::on;
use pleinweb_platform::testing::{TestApp, on_both};
use pleinweb_platform::{begin_as_system, finish};

async fn import_file(
    app: &TestApp,
    format: Format,
    name: &str,
    content: &[u8],
) -> (Result<Report, ImportFailure>, Option<Report>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    let order = ImportOptions {
        format,
        force: true,
        ..order(&path, true)
    };
    let mut ended = None;
    let result = import_offers(app, &order, &mut |step| {
        if let ImportEvent::Ended(report) = step {
            ended = Some(*report);
        }
    })
    .await;
    (result, ended)
}

async fn change(app: &TestApp, sql: &'static str) {
    let mut cx = begin_as_system(app, "test").await.unwrap();
    on!(cx.tx(), |c| sqlx::query(sql).execute(c).await.map(|_| ())).unwrap();
    finish(cx).await.unwrap();
}

#[pleinweb_testing::test]
async fn a_file_in_which_nothing_is_found_fails_in_words_and_changes_nothing() {
    on_both(|app| async move {
        import(&app, &[line("1", "Boulanger", "")], true)
            .await
            .0
            .unwrap();
        for (format, name, content) in [
            (Format::FranceTravail, "a.json", "[]"),
            (Format::FranceTravail, "a.json", "{}"),
            (Format::FranceTravail, "a.json", r#"{"resultats":[]}"#),
            (
                Format::FranceTravail,
                "a.json",
                r#"{"error":"unauthorized"}"#,
            ),
            (Format::FranceTravail, "a.json", "null"),
            (Format::FranceTravail, "a.json", "Too many requests"),
            (Format::FranceTravail, "a.jsonl", "Too many requests\n"),
            (Format::FranceTravail, "a.json", "<!DOCTYPE html><p>502</p>"),
            (Format::FranceTravail, "a.json", ""),
            (Format::FranceTravail, "a.jsonl", "\n\n"),
            (
                Format::JobTech,
                "a.json",
                r#"{"total":{"value":0},"hits":[]}"#,
            ),
            (
                Format::JobPosting,
                "a.json",
                r#"{"@type":"Organization","name":"x"}"#,
            ),
            (Format::JobPosting, "a.json", "[]"),
            (Format::Csv, "a.csv", ""),
            (Format::Csv, "a.csv", "id;intitule\n"),
            (Format::Csv, "a.csv", "id;intitule\n;;\n \n"),
            (Format::Csv, "a.csv", "sep=;\n"),
            (Format::Csv, "a.csv", ";;;\n;;;\n"),
            (Format::Csv, "a.csv", "<html><body>Erreur</body></html>"),
            (Format::Csv, "a.csv", "PK\u{3}\u{4}\u{14}\0\u{6}\0"),
            (Format::Csv, "a.csv", "nom;ville\nx;y\n"),
            (Format::Csv, "a.csv", r#"[{"id":"1","intitule":"x"}]"#),
        ] {
            let (result, ended) = import_file(&app, format, name, content.as_bytes()).await;
            let error = result.expect_err(content);
            assert!(error.to_string().len() > 20, "{error}");
            assert!(ended.is_some(), "what there was to say was said: {content}");
            assert_eq!(titles(&app).await, ["Boulanger"], "{content}");
        }
        let whole = "SELECT COUNT(*) FROM offer_import WHERE complete";
        assert_eq!(
            count(&app, whole).await,
            1,
            "none of them is a complete import"
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_was_not_brought_whole_fails_and_says_what_it_brought() {
    use std::io::Write;
    on_both(|app| async move {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        for number in 0..20_000 {
            writeln!(
                gz,
                "{}",
                line(&number.to_string(), &format!("O{number:07}"), "")
            )
            .unwrap();
        }
        let gz = gz.finish().unwrap();
        let half = &gz[..gz.len() / 50];
        let (result, ended) = import_file(&app, Format::FranceTravail, "a.jsonl.gz", half).await;
        let error = result.unwrap_err();
        assert!(
            matches!(error, ImportFailure::File(ImportError::Read { .. })),
            "{error}"
        );
        assert!(
            error.to_string().contains("the gzip ends too early"),
            "{error}"
        );
        assert!(ended.is_some());
    })
    .await;
}

#[pleinweb_testing::test]
async fn blank_rows_do_not_stop_withdrawals_and_are_counted() {
    on_both(|app| async move {
        let rows: Vec<String> = (0..10)
            .map(|number| format!("{number};Offre {number};x\n"))
            .collect();
        let head = "id;intitule;lieu\n";
        let table = [head, &rows.concat()].concat();
        import_file(&app, Format::Csv, "a.csv", table.as_bytes())
            .await
            .0
            .unwrap();
        for blank in [
            ";;",
            ";;;;;",
            ";",
            "  ",
            " ; ; ",
            "\"\";\"\";\"\"",
            "\t;\u{a0};",
        ] {
            let table = [head, blank, "\n", &rows[..9].concat(), blank, "\n", blank].concat();
            let (result, _) = import_file(&app, Format::Csv, "a.csv", table.as_bytes()).await;
            let report = result.unwrap();
            assert_eq!(
                (report.counts.rejected, report.unnamed, report.cut),
                (0, 0, None),
                "{blank:?}"
            );
            assert_eq!(titles(&app).await.len(), 9, "{blank:?}");
            let blanks = report.kinds.of(Kind::BlankRows).unwrap();
            assert_eq!((blanks.count, blanks.line), (3, 2), "{blank:?}");
        }
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_is_published_ahead_is_published_now_and_stays_so() {
    on_both(|app| async move {
        let ahead = [
            line("1", "Demain", r#","dateCreation":"2027-03-01T08:00:00Z","dateActualisation":"2027-03-02T08:00:00Z""#),
            line("2", "Hier", r#","dateCreation":"2026-11-20T08:00:00Z""#),
        ];
        let began = app.now();
        let (report, _) = import(&app, &ahead, true).await;
        let future = report.unwrap();
        let future = future.kinds.of(Kind::Future).unwrap();
        assert_eq!((future.count, future.line), (1, 1));
        let published = |number: usize| {
            let app = &app;
            async move { open(app).await[number].offer.published_at }
        };
        assert_eq!(published(0).await, Some(began));
        assert!(open(&app).await[0].offer.updated_at <= Some(began));
        app.clock.advance(DAY_MS);
        let (report, _) = import(&app, &ahead, true).await;
        assert_eq!(counts(&report.unwrap()), "2 0/0/2/0/0");
        assert_eq!(published(0).await, Some(began));
        // Changed while it still lies ahead.
        let changed = [
            ahead[0].replace("Demain", "Après"),
            ahead[1].clone(),
        ];
        let (report, _) = import(&app, &changed, true).await;
        assert_eq!(counts(&report.unwrap()), "2 0/1/1/0/0");
        assert_eq!(published(0).await, Some(began));
        // As an older version stored it.
        change(&app, "UPDATE offer SET published_at = 1900000000000 WHERE source_id = '1'").await;
        let (report, _) = import(&app, &changed, true).await;
        assert_eq!(report.unwrap().counts.mended, 1);
        assert_eq!(published(0).await, Some(app.now()));
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_unreadable_date_costs_the_date_and_is_counted() {
    on_both(|app| async move {
        let odd = [
            line(
                "1",
                "A",
                r#","dateCreation":"demain","description":"Le texte""#,
            ),
            line("2", "B", r#","dateCreation":"12 mai 2026""#),
            line(
                "3",
                "C",
                r#","dateCreation":{"x":1},"nombrePostes":"beaucoup","romeCode":"??""#,
            ),
        ];
        let (report, told) = import(&app, &odd, true).await;
        let report = report.unwrap();
        assert_eq!((counts(&report), told), ("3 3/0/0/0/0".to_owned(), vec![]));
        let of = |kind| report.kinds.of(kind).map(|tally| (tally.count, tally.line));
        assert_eq!(of(Kind::Date), Some((2, 1)));
        assert_eq!(of(Kind::DateForm), Some((1, 2)));
        assert_eq!(of(Kind::Field), Some((1, 3)));
        let stored = open(&app).await;
        assert_eq!(stored[0].offer.text.description, "<p>Le texte</p>");
        assert_eq!(stored[0].offer.published_at, Some(app.now()));
        let may = stored[1].offer.published_at.unwrap().jiff().to_string();
        assert_eq!(may, "2026-05-11T22:00:00Z");
    })
    .await;
}
