//! What an older version stored badly is mended by the same file again, and mending
//! is no news to anyone.

use super::kept::{kept, send};
use super::world::{baker, id_of};
use pleinweb_kernel::{HOUR_MS, OfferId, Timestamp};
use pleinweb_offers::import::Format;
use pleinweb_offers::offers_by_id;
use pleinweb_offers::saved::model::SaveSearchInput;
use pleinweb_offers::saved::{LookForOffers, SaveSearch, TellFoundOffers};
use pleinweb_offers::search::tests::world::{begin, follow, ids, search};
use pleinweb_offers::{FindInput, FindOffers, ImportOptions, Report, import_offers};
use pleinweb_platform::on;
use pleinweb_platform::testing::{Browser, TestApp, on_both};
use pleinweb_platform::{begin_as_system, changes_after, finish, mail, outbox_span, run_system};

const FILE: &str = r#"{"id":"1","intitule":"Boulanger &amp; p&acirc;tissier","description":"P&eacute;trir &amp;amp; cuire d&rsquo;un trait.\n- Gla&ccedil;age &lt; 3 ans","dateCreation":"2026-11-20T08:00:00Z","dateActualisation":"2026-11-21T08:00:00Z","entreprise":{"nom":"Fournil &amp; Cie","description":"&lt;p&gt;Une maison&lt;/p&gt;"},"romeCode":"D1102","typeContrat":"CDI","dureeTravailLibelle":"35H","lieuTravail":{"libelle":"87 - LIMOGES","commune":"87085"},"competences":[{"libelle":"Cr&egrave;mes","exigence":"E"}],"salaire":{"libelle":"Selon l&#39;exp&eacute;rience"}}
{"id":"2","intitule":"Boulanger de nuit","description":"Cuire.","romeCode":"D1102","typeContrat":"CDI","dureeTravailLibelle":"35H","lieuTravail":{"libelle":"87 - LIMOGES","commune":"87085"}}
"#;

async fn import(app: &TestApp, content: &str) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("offres.jsonl");
    std::fs::write(&path, content).unwrap();
    let order = ImportOptions {
        path,
        format: Format::FranceTravail,
        source: "france-travail".to_owned(),
        source_name: "France Travail".to_owned(),
        complete: true,
        force: false,
    };
    import_offers(app, &order, &mut |_| {}).await.unwrap()
}

async fn change(app: &TestApp, sql: &'static str) {
    let mut cx = begin_as_system(app, "test").await.unwrap();
    on!(cx.tx(), |c| sqlx::query(sql).execute(c).await.map(|_| ())).unwrap();
    finish(cx).await.unwrap();
}

/// As the version before stored the first offer: its texts as they came.
async fn make_old(app: &TestApp, offer: OfferId) {
    change(app, "UPDATE offer SET fingerprint = 1, said = NULL").await;
    change(
        app,
        "UPDATE offer_text SET title = 'Boulanger &amp; p&acirc;tissier', employer = 'Fournil &amp; Cie',
         description = '<p>P&amp;eacute;trir &amp;amp;amp; cuire d&amp;rsquo;un trait.</p><ul><li>Gla&amp;ccedil;age &amp;lt; 3 ans</li></ul>',
         about_employer = '<p>&amp;lt;p&amp;gt;Une maison&amp;lt;/p&amp;gt;</p>', pay = 'Selon l&#39;exp&eacute;rience',
         requirements = '[{\"kind\":\"skill\",\"label\":\"Cr&egrave;mes\",\"code\":null,\"need\":\"must\"}]'
         WHERE title LIKE '%tissier'",
    )
    .await;
    let mut cx = begin_as_system(app, "test").await.unwrap();
    cx.emit(format!("offer:{offer}"), "changed");
    finish(cx).await.unwrap();
}

type Dates = (Timestamp, Option<Timestamp>, Timestamp, Timestamp);

async fn dates(app: &TestApp) -> Vec<Dates> {
    let mut tx = app.db().read().await.unwrap();
    on!(&mut tx, |c| sqlx::query_as(
        "SELECT published_at, updated_at, changed_at, stored_at FROM offer ORDER BY source_id"
    )
    .fetch_all(c)
    .await)
    .unwrap()
}

/// The offers of the feed, newest first, with the dates of their entries.
async fn feed(app: &TestApp) -> Vec<(OfferId, Option<Timestamp>, Option<Timestamp>)> {
    let input = FindInput {
        query: "quoi=boulanger".to_owned(),
        limit: 50,
        newest: true,
        tail: false,
    };
    let found = Browser::new().ask::<FindOffers>(app, input).await;
    let entries = found.unwrap().offers.into_iter();
    entries
        .map(|(one, _)| (one.id, one.offer.published_at, one.offer.updated_at))
        .collect()
}

async fn alerts(app: &TestApp) -> usize {
    while run_system(app, "a", &LookForOffers).await.unwrap() > 0 {}
    while run_system(app, "a", &TellFoundOffers).await.unwrap() > 0 {}
    mail::latest(app, 100).await.unwrap().len()
}

/// What the outbox says of offers since this position.
async fn kinds(app: &TestApp, after: i64) -> Vec<String> {
    app.settled().await;
    let changes = changes_after(app.db(), "offer:", after, 100).await;
    let rows = changes.unwrap().rows.into_iter();
    rows.map(|change| change.kind).collect()
}

async fn newest(app: &TestApp) -> i64 {
    app.settled().await;
    outbox_span(app.db()).await.unwrap().unwrap().1
}

#[pleinweb_testing::test]
async fn a_file_again_mends_what_is_there_and_nothing_else_moves() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        assert_eq!(import(&app, FILE).await.counts.new, 2);
        follow(&app, &mut keeper).await;
        let night = id_of(&app, "Boulanger de nuit").await;
        let first = id_of(&app, "Boulanger & pâtissier").await;
        make_old(&app, first).await;
        follow(&app, &mut keeper).await;
        let mut baker = baker(&app, "b@exemple.fr").await;
        send(&app, &mut baker, first, "").await.unwrap();
        app.clock.advance(1000);
        send(&app, &mut baker, night, "").await.unwrap();
        let alert = SaveSearchInput {
            query: "quoi=boulanger".to_owned(),
            rhythm: "at-once".to_owned(),
        };
        baker.browser.send::<SaveSearch>(&app, alert).await.unwrap();
        let mails = alerts(&app).await;
        let before = (
            dates(&app).await,
            feed(&app).await,
            baker.titles(&app).await,
        );
        assert_eq!(
            kept(&app, &baker).await,
            ["Boulanger de nuit", "Boulanger &amp; p&acirc;tissier"]
        );
        let upto = newest(&app).await;

        app.clock.advance(HOUR_MS);
        let counts = import(&app, FILE).await.counts;
        assert_eq!(
            (counts.new, counts.changed, counts.mended, counts.withdrawn),
            (0, 0, 2, 0)
        );
        assert_eq!(kinds(&app, upto).await, ["mended", "mended"]);
        follow(&app, &mut keeper).await;
        let text = {
            let mut tx = app.db().read().await.unwrap();
            offers_by_id(&mut tx, &[first])
                .await
                .unwrap()
                .remove(0)
                .offer
        };
        assert_eq!(text.text.title, "Boulanger & pâtissier");
        assert_eq!(text.text.employer.as_deref(), Some("Fournil & Cie"));
        assert_eq!(
            text.text.about_employer.as_deref(),
            Some("<p>Une maison</p>")
        );
        assert_eq!(
            text.text.description,
            "<p>Pétrir &amp; cuire d’un trait.</p><ul><li>Glaçage &lt; 3 ans</li></ul>"
        );
        assert_eq!(text.pay.text.as_deref(), Some("Selon l'expérience"));
        assert_eq!(text.text.requirements[0].label, "Crèmes");
        assert_eq!(
            ids(&search(&app, "quoi=glaçage").await),
            [first],
            "the index has it"
        );
        let mut titles = before.2.clone();
        for title in &mut titles {
            *title = title.replace("&amp; p&acirc;tissier", "& pâtissier");
        }
        assert_eq!(
            (
                dates(&app).await,
                feed(&app).await,
                baker.titles(&app).await
            ),
            (before.0, before.1, titles)
        );
        assert_eq!(
            kept(&app, &baker).await,
            ["Boulanger de nuit", "Boulanger & pâtissier"]
        );
        assert_eq!(alerts(&app).await, mails, "nothing is told");

        // And then it is as it should be.
        let upto = newest(&app).await;
        let counts = import(&app, FILE).await.counts;
        assert_eq!((counts.mended, counts.unchanged), (0, 2));
        assert!(kinds(&app, upto).await.is_empty());
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_the_source_itself_changes_is_a_change() {
    on_both(|app| async move {
        begin(&app).await;
        import(&app, FILE).await;
        let before = dates(&app).await;
        app.clock.advance(HOUR_MS);
        // Read better by a later version: the source said the same.
        change(&app, "UPDATE offer SET fingerprint = 1").await;
        change(&app, "UPDATE offer_text SET title = 'Autrement lu'").await;
        let counts = import(&app, FILE).await.counts;
        assert_eq!((counts.changed, counts.mended), (0, 2));
        assert_eq!(dates(&app).await, before);
        // Its words change; also where it is not known what it said before.
        for (said, text) in [("known", "Cuire au bois."), ("unknown", "Cuire et vendre.")] {
            if said == "unknown" {
                change(&app, "UPDATE offer SET said = NULL").await;
            }
            let before = dates(&app).await;
            app.clock.advance(HOUR_MS);
            let counts = import(&app, &FILE.replace("Cuire.", text)).await.counts;
            assert_eq!((counts.changed, counts.mended), (1, 0), "{said}");
            let after = dates(&app).await;
            assert_eq!(after[0], before[0]);
            assert_eq!(after[1].0, before[1].0, "still published when it was");
            assert_eq!(after[1].2, app.now());
            import(&app, FILE).await;
        }
    })
    .await;
}
