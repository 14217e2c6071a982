//! The same again changes nothing, a newer version replaces, what is missing
//! is withdrawn, and nothing is withdrawn by mistake.

use super::{changes, count, counts, id_of, import, import_text, line, open, titles};
use crate::model::OfferState;
use crate::views::OfferFound;
use crate::{ImportFailure, TidyOffers, store};
use pleinweb_kernel::{AppError, DAY_MS, OfferId};
use pleinweb_platform::clock::paris_day;
use pleinweb_platform::run_system;
use pleinweb_platform::testing::{TestApp, on_both};

async fn load(app: &TestApp, id: OfferId) -> Result<OfferFound, AppError> {
    let mut tx = app.db().read().await.unwrap();
    store::found(&mut tx, id).await?.ok_or(AppError::NotFound)
}

/// Numbered offers.
fn many(numbers: std::ops::Range<u32>) -> Vec<String> {
    numbers
        .map(|number| line(&format!("A{number:03}"), &format!("Offre {number:03}"), ""))
        .collect()
}

#[pleinweb_testing::test]
async fn the_same_again_changes_nothing_and_a_newer_version_replaces() {
    on_both(|app| async move {
        let first = [
            line(
                "1",
                "Boulanger",
                r#","dateActualisation":"2026-11-20T08:00:00Z""#,
            ),
            line("2", "Vendeuse", ""),
        ];
        let (report, _) = import(&app, &first, false).await;
        assert_eq!(counts(&report.unwrap()), "2 2/0/0/0/0");
        let (told, upto) = changes(&app, 0).await;
        assert_eq!(told, ["new 1", "new 2"]);
        let published = open(&app).await[1].offer.published_at.unwrap();
        assert_eq!(published, app.now(), "what is not dated came to us now");
        app.clock.advance(DAY_MS);
        let (report, _) = import(&app, &first, false).await;
        assert_eq!(counts(&report.unwrap()), "2 0/0/2/0/0");
        assert_eq!(changes(&app, upto).await.0, Vec::<String>::new());
        // One newer, one older than ours, one new; the last id twice.
        let second = [
            line(
                "1",
                "Boulangère",
                r#","dateActualisation":"2026-11-19T08:00:00Z""#,
            ),
            line("2", "Vendeur", ""),
            line("3", "Serveur", ""),
            line("3", "Serveuse", ""),
        ];
        let (report, _) = import(&app, &second, false).await;
        assert_eq!(counts(&report.unwrap()), "4 1/2/1/0/0");
        assert_eq!(titles(&app).await, ["Boulanger", "Serveuse", "Vendeur"]);
        let vendor = open(&app).await.pop().unwrap();
        assert_eq!(
            vendor.offer.published_at,
            Some(published),
            "as old as it was"
        );
        let third = [line(
            "1",
            "Boulangère",
            r#","dateActualisation":"2026-11-21T08:00:00Z""#,
        )];
        let (report, _) = import(&app, &third, false).await;
        assert_eq!(counts(&report.unwrap()), "1 0/1/0/0/0");
        assert_eq!(titles(&app).await[0], "Boulangère");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM offer_import").await, 4);
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_is_missing_from_all_there_is_loses_its_text_and_keeps_its_figures() {
    on_both(|app| async move {
        let more = r#","romeCode":"D1102","typeContrat":"CDI","salaire":{"libelle":"Annuel de 28000,00 Euros"},"competences":[{"code":"100","libelle":"Pétrir","exigence":"E"}]"#;
        let mut all = many(0..5);
        all[4] = line("A004", "Boulanger", more);
        let (report, _) = import(&app, &all, true).await;
        assert_eq!(counts(&report.unwrap()), "5 5/0/0/0/0");
        let id = id_of(&app, "A004").await;
        let OfferFound::Open(view) = load(&app, id).await.unwrap() else {
            panic!("it is open")
        };
        assert_eq!(view.card.confirmed.day, paris_day(app.now()));
        assert_eq!(view.source.name, "France Travail");
        // Not all there is: nothing is missing.
        let (report, _) = import(&app, &all[..1], false).await;
        assert_eq!(counts(&report.unwrap()), "1 0/0/1/0/0");
        let (_, upto) = changes(&app, 0).await;
        let (report, _) = import(&app, &all[..4], true).await;
        assert_eq!(counts(&report.unwrap()), "4 0/0/4/1/0");
        assert_eq!(changes(&app, upto).await.0, ["withdrawn A004"]);
        let OfferFound::Gone(gone) = load(&app, id).await.unwrap() else {
            panic!("it is gone")
        };
        assert_eq!(gone.state, OfferState::Withdrawn);
        assert_eq!(gone.occupation.map(|code| code.to_string()).as_deref(), Some("D1102"));
        assert_eq!(
            count(&app, "SELECT COUNT(*) FROM offer_text WHERE title = 'Boulanger'").await,
            0
        );
        assert_eq!(
            count(&app, "SELECT COUNT(*) FROM offer WHERE state = 'withdrawn' AND pay_low = 28000 AND contract = 'permanent' AND skills = '[\"100\"]'").await,
            1
        );
        let mut tx = app.db().read().await.unwrap();
        assert_eq!(store::cards(&mut tx, &[id]).await, Ok(Vec::new()));
        drop(tx);
        // It comes back.
        let (report, _) = import(&app, &all, true).await;
        assert_eq!(counts(&report.unwrap()), "5 0/1/4/0/0");
        assert!(matches!(load(&app, id).await, Ok(OfferFound::Open(_))));
        let nobody: OfferId = app.new_id();
        assert_eq!(load(&app, nobody).await, Err(AppError::NotFound));
    })
    .await;
}

#[pleinweb_testing::test]
async fn many_missing_at_once_stop_the_import_unless_it_is_forced() {
    on_both(|app| async move {
        let all = many(0..10);
        import(&app, &all, true).await.0.unwrap();
        let (report, _) = import(&app, &all[..7], true).await;
        assert!(
            matches!(report, Err(ImportFailure::TooMany { gone: 3, open: 10 })),
            "{report:?}"
        );
        assert_eq!(titles(&app).await.len(), 10);
        assert_eq!(
            count(&app, "SELECT COUNT(*) FROM offer_import WHERE complete").await,
            1,
            "what stopped is not a complete import"
        );
        let (report, _) = import(&app, &all[..8], true).await;
        assert_eq!(counts(&report.unwrap()), "8 0/0/8/2/0");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("offres.jsonl");
        std::fs::write(&path, all[..1].join("\n")).unwrap();
        let forced = super::ImportOptions {
            force: true,
            ..super::order(&path, true)
        };
        let (report, _) = super::run(&app, &forced).await;
        assert_eq!(counts(&report.unwrap()), "1 0/0/1/7/0");
        assert_eq!(titles(&app).await, ["Offre 000"]);
    })
    .await;
}

#[pleinweb_testing::test]
async fn nothing_is_withdrawn_after_a_file_that_was_cut() {
    on_both(|app| async move {
        let all = many(0..10);
        import(&app, &all, true).await.0.unwrap();
        let cut = format!("{}\n{{\"id\":\"A009\",\"intit", all[..9].join("\n"));
        let (report, told) = import_text(&app, &cut, true).await;
        let report = report.unwrap();
        assert_eq!(counts(&report), "9 0/0/9/0/0");
        assert_eq!(report.cut.as_deref(), Some("offres.jsonl"));
        assert_eq!(told, Vec::<String>::new());
        assert_eq!(titles(&app).await.len(), 10);
        // A broken line whose id can be read is there.
        let mut broken = all.clone();
        broken[3] = line("A003", "", "");
        broken[4] = "{".to_owned();
        let (report, told) = import(&app, &broken, true).await;
        // One without may be any: nothing is withdrawn.
        let report = report.unwrap();
        assert_eq!(counts(&report), "10 0/0/8/0/2");
        assert_eq!(report.unnamed, 1);
        assert_eq!(
            told,
            [
                "offres.jsonl:4: `intitule` is missing",
                "offres.jsonl:5: not JSON: it ends too early at column 1"
            ]
        );
        assert_eq!(titles(&app).await.len(), 10);
        broken.remove(4);
        let (report, _) = import(&app, &broken, true).await;
        assert_eq!(counts(&report.unwrap()), "9 0/0/8/1/1");
        assert!(titles(&app).await.contains(&"Offre 003".to_owned()));
        assert!(!titles(&app).await.contains(&"Offre 004".to_owned()));
    })
    .await;
}

#[pleinweb_testing::test]
async fn sources_do_not_touch_each_other_and_the_source_may_take_an_ad_back() {
    on_both(|app| async move {
        import(&app, &many(0..3), true).await.0.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ads.json");
        let ad = |id: u32, removed: bool, deadline: &str| {
            format!(r#"{{"id":"A{id:03}","headline":"Ad {id}","removed":{removed},"application_deadline":"{deadline}"}}"#)
        };
        let order = super::ImportOptions {
            format: crate::import::Format::JobTech,
            source: "jobtech".to_owned(),
            source_name: "JobTech".to_owned(),
            ..super::order(&path, true)
        };
        let write = |ads: &[String]| {
            std::fs::write(&path, format!(r#"{{"hits":[{}]}}"#, ads.join(","))).unwrap();
        };
        write(&[ad(0, false, "2026-12-01"), ad(1, false, "2026-11-25"), ad(2, false, "2019-03-03")]);
        let (report, _) = super::run(&app, &order).await;
        assert_eq!(counts(&report.unwrap()), "3 3/0/0/0/0");
        // Its last day is long past: figures only.
        assert_eq!(titles(&app).await, ["Ad 0", "Ad 1", "Offre 000", "Offre 001", "Offre 002"]);
        assert_eq!(
            count(&app, "SELECT COUNT(*) FROM offer WHERE state = 'closed' AND ended_at = ends_at").await,
            1
        );
        assert_eq!(count(&app, "SELECT COUNT(*) FROM offer_text").await, 5);
        write(&[ad(0, true, ""), ad(1, false, "2026-11-25"), ad(7, true, "")]);
        // More than one in five, though the source says it of each: not unasked.
        let (report, _) = super::run(&app, &order).await;
        assert!(matches!(report, Err(super::ImportFailure::TooMany { gone: 1, open: 2 })), "{report:?}");
        assert_eq!(titles(&app).await.len(), 5);
        let forced = super::ImportOptions { force: true, ..order.clone() };
        let (report, _) = super::run(&app, &forced).await;
        assert_eq!(counts(&report.unwrap()), "3 0/0/2/1/0");
        assert_eq!(titles(&app).await.len(), 4);
        // The last day passes.
        let (_, upto) = changes(&app, 0).await;
        assert_eq!(run_system(&app, "test", &TidyOffers).await, Ok(0));
        app.clock.advance(3 * DAY_MS);
        assert_eq!(run_system(&app, "test", &TidyOffers).await, Ok(1));
        assert_eq!(run_system(&app, "test", &TidyOffers).await, Ok(0));
        assert_eq!(changes(&app, upto).await.0, ["closed A001"]);
        assert_eq!(titles(&app).await, ["Offre 000", "Offre 001", "Offre 002"]);
    })
    .await;
}
