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
use pleinweb_offers::{FindInput, FindOffers, Order, Report, import_offers};
use pleinweb_platform::on;
use pleinweb_platform::testing::{Browser, TestOffice, on_both};
use pleinweb_platform::{begin_as_system, changes_after, finish, mail, outbox_span, run_system};

const FILE: &str = r#"{"id":"1","intitule":"Boulanger &amp; p&acirc;tissier","description":"P&eacute;trir &amp;amp; cuire d&rsquo;un trait.\n- Gla&ccedil;age &lt; 3 ans","dateCreation":"2026-11-20T08:00:00Z","dateActualisation":"2026-11-21T08:00:00Z","entreprise":{"nom":"Fournil &amp; Cie","description":"&lt;p&gt;Une maison&lt;/p&gt;"},"romeCode":"D1102","typeContrat":"CDI","dureeTravailLibelle":"35H","lieuTravail":{"libelle":"87 - LIMOGES","commune":"87085"},"competences":[{"libelle":"Cr&egrave;mes","exigence":"E"}],"salaire":{"libelle":"Selon l&#39;exp&eacute;rience"}}
{"id":"2","intitule":"Boulanger de nuit","description":"Cuire.","romeCode":"D1102","typeContrat":"CDI","dureeTravailLibelle":"35H","lieuTravail":{"libelle":"87 - LIMOGES","commune":"87085"}}
"#;

async fn import(office: &TestOffice, content: &str) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("offres.jsonl");
    std::fs::write(&path, content).unwrap();
    let order = Order {
        path,
        format: Format::FranceTravail,
        source: "france-travail".to_owned(),
        source_name: "France Travail".to_owned(),
        complete: true,
        force: false,
    };
    import_offers(office, &order, &mut |_| {}).await.unwrap()
}

async fn change(office: &TestOffice, sql: &'static str) {
    let mut cx = begin_as_system(office, "test").await.unwrap();
    on!(cx.tx(), |c| sqlx::query(sql).execute(c).await.map(|_| ())).unwrap();
    finish(cx).await.unwrap();
}

/// As the version before stored the first offer: its texts as they came.
async fn make_old(office: &TestOffice, offer: OfferId) {
    change(office, "UPDATE offer SET fingerprint = 1, said = NULL").await;
    change(
        office,
        "UPDATE offer_text SET title = 'Boulanger &amp; p&acirc;tissier', employer = 'Fournil &amp; Cie',
         description = '<p>P&amp;eacute;trir &amp;amp;amp; cuire d&amp;rsquo;un trait.</p><ul><li>Gla&amp;ccedil;age &amp;lt; 3 ans</li></ul>',
         about_employer = '<p>&amp;lt;p&amp;gt;Une maison&amp;lt;/p&amp;gt;</p>', pay = 'Selon l&#39;exp&eacute;rience',
         requirements = '[{\"kind\":\"skill\",\"label\":\"Cr&egrave;mes\",\"code\":null,\"need\":\"must\"}]'
         WHERE title LIKE '%tissier'",
    )
    .await;
    let mut cx = begin_as_system(office, "test").await.unwrap();
    cx.emit(format!("offer:{offer}"), "changed");
    finish(cx).await.unwrap();
}

type Dates = (Timestamp, Option<Timestamp>, Timestamp, Timestamp);

async fn dates(office: &TestOffice) -> Vec<Dates> {
    let mut tx = office.db().read().await.unwrap();
    on!(&mut tx, |c| sqlx::query_as(
        "SELECT published_at, updated_at, changed_at, stored_at FROM offer ORDER BY source_id"
    )
    .fetch_all(c)
    .await)
    .unwrap()
}

/// The offers of the feed, newest first, with the dates of their entries.
async fn feed(office: &TestOffice) -> Vec<(OfferId, Option<Timestamp>, Option<Timestamp>)> {
    let input = FindInput {
        query: "quoi=boulanger".to_owned(),
        limit: 50,
        newest: true,
        tail: false,
    };
    let found = Browser::new().ask::<FindOffers>(office, input).await;
    let entries = found.unwrap().offers.into_iter();
    entries
        .map(|(one, _)| (one.id, one.offer.published_at, one.offer.updated_at))
        .collect()
}

async fn alerts(office: &TestOffice) -> usize {
    while run_system(office, "a", &LookForOffers).await.unwrap() > 0 {}
    while run_system(office, "a", &TellFoundOffers).await.unwrap() > 0 {}
    mail::latest(office, 100).await.unwrap().len()
}

/// What the outbox says of offers since this position.
async fn kinds(office: &TestOffice, after: i64) -> Vec<String> {
    office.settled().await;
    let changes = changes_after(office.db(), "offer:", after, 100).await;
    let rows = changes.unwrap().rows.into_iter();
    rows.map(|change| change.kind).collect()
}

async fn newest(office: &TestOffice) -> i64 {
    office.settled().await;
    outbox_span(office.db()).await.unwrap().unwrap().1
}

#[pleinweb_testing::test]
async fn a_file_again_mends_what_is_there_and_nothing_else_moves() {
    on_both(|office| async move {
        let mut keeper = begin(&office).await;
        assert_eq!(import(&office, FILE).await.counts.new, 2);
        follow(&office, &mut keeper).await;
        let night = id_of(&office, "Boulanger de nuit").await;
        let first = id_of(&office, "Boulanger & pâtissier").await;
        make_old(&office, first).await;
        follow(&office, &mut keeper).await;
        let mut baker = baker(&office, "b@exemple.fr").await;
        send(&office, &mut baker, first, "").await.unwrap();
        office.clock.advance(1000);
        send(&office, &mut baker, night, "").await.unwrap();
        let alert = SaveSearchInput {
            query: "quoi=boulanger".to_owned(),
            rhythm: "at-once".to_owned(),
        };
        baker
            .browser
            .send::<SaveSearch>(&office, alert)
            .await
            .unwrap();
        let mails = alerts(&office).await;
        let before = (
            dates(&office).await,
            feed(&office).await,
            baker.titles(&office).await,
        );
        assert_eq!(
            kept(&office, &baker).await,
            ["Boulanger de nuit", "Boulanger &amp; p&acirc;tissier"]
        );
        let upto = newest(&office).await;

        office.clock.advance(HOUR_MS);
        let counts = import(&office, FILE).await.counts;
        assert_eq!(
            (counts.new, counts.changed, counts.mended, counts.withdrawn),
            (0, 0, 2, 0)
        );
        assert_eq!(kinds(&office, upto).await, ["mended", "mended"]);
        follow(&office, &mut keeper).await;
        let text = {
            let mut tx = office.db().read().await.unwrap();
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
            ids(&search(&office, "quoi=glaçage").await),
            [first],
            "the index has it"
        );
        let mut titles = before.2.clone();
        for title in &mut titles {
            *title = title.replace("&amp; p&acirc;tissier", "& pâtissier");
        }
        assert_eq!(
            (
                dates(&office).await,
                feed(&office).await,
                baker.titles(&office).await
            ),
            (before.0, before.1, titles)
        );
        assert_eq!(
            kept(&office, &baker).await,
            ["Boulanger de nuit", "Boulanger & pâtissier"]
        );
        assert_eq!(alerts(&office).await, mails, "nothing is told");

        // And then it is as it should be.
        let upto = newest(&office).await;
        let counts = import(&office, FILE).await.counts;
        assert_eq!((counts.mended, counts.unchanged), (0, 2));
        assert!(kinds(&office, upto).await.is_empty());
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_the_source_itself_changes_is_a_change() {
    on_both(|office| async move {
        begin(&office).await;
        import(&office, FILE).await;
        let before = dates(&office).await;
        office.clock.advance(HOUR_MS);
        // Read better by a later version: the source said the same.
        change(&office, "UPDATE offer SET fingerprint = 1").await;
        change(&office, "UPDATE offer_text SET title = 'Autrement lu'").await;
        let counts = import(&office, FILE).await.counts;
        assert_eq!((counts.changed, counts.mended), (0, 2));
        assert_eq!(dates(&office).await, before);
        // Its words change; also where it is not known what it said before.
        for (said, text) in [("known", "Cuire au bois."), ("unknown", "Cuire et vendre.")] {
            if said == "unknown" {
                change(&office, "UPDATE offer SET said = NULL").await;
            }
            let before = dates(&office).await;
            office.clock.advance(HOUR_MS);
            let counts = import(&office, &FILE.replace("Cuire.", text)).await.counts;
            assert_eq!((counts.changed, counts.mended), (1, 0), "{said}");
            let after = dates(&office).await;
            assert_eq!(after[0], before[0]);
            assert_eq!(after[1].0, before[1].0, "still published when it was");
            assert_eq!(after[1].2, office.now());
            import(&office, FILE).await;
        }
    })
    .await;
}
