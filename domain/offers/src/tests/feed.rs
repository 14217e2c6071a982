//! Who keeps a copy of offers can make it and keep it up.

use super::{import, line, open};
use crate::{offers_after, offers_by_id, store};
use pleinweb_platform::testing::on_both;
use pleinweb_platform::{changes_after, outbox_span};

#[pleinweb_testing::test]
async fn offers_are_read_page_by_page_and_by_id() {
    on_both(|app| async move {
        assert_eq!(outbox_span(app.db()).await.unwrap(), None);
        let lines: Vec<String> = (0..7)
            .map(|number| {
                line(
                    &number.to_string(),
                    &format!("Offre {number}"),
                    r#","lieuTravail":{"libelle":"87 - Haute-Vienne"}"#,
                )
            })
            .collect();
        import(&app, &lines, true).await.0.unwrap();
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let mut tx = app.db().read().await.unwrap();
            let page = offers_after(&mut tx, after, 3).await.unwrap();
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            seen.extend(page.into_iter().map(|stored| stored.id));
        }
        assert_eq!(seen.len(), 7);
        assert!(seen.is_sorted());
        let mut tx = app.db().read().await.unwrap();
        let two = offers_by_id(&mut tx, &seen[2..4]).await.unwrap();
        assert_eq!(two.len(), 2);
        assert_eq!(
            two[0].offer.place.region.as_deref(),
            Some("Nouvelle-Aquitaine")
        );
        assert!(offers_by_id(&mut tx, &[]).await.unwrap().is_empty());
        drop(tx);
        app.settled().await;
        let (oldest, newest) = outbox_span(app.db()).await.unwrap().unwrap();
        let (mut upto, mut told, mut more) = (oldest - 1, Vec::new(), true);
        while more {
            let some = changes_after(app.db(), "offer:", upto, 4).await.unwrap();
            assert!(some.upto > upto || some.rows.is_empty());
            told.extend(some.rows.into_iter().map(|change| change.topic));
            (upto, more) = (some.upto, some.more);
        }
        assert_eq!(upto, newest);
        let mut expected: Vec<_> = seen.iter().map(|id| format!("offer:{id}")).collect();
        expected.sort();
        told.sort();
        assert_eq!(told, expected, "each once, however many are asked for");
        let other = changes_after(app.db(), "account:", 0, 100).await.unwrap();
        assert_eq!((other.rows.len(), other.upto), (0, newest));
        // Cards come in the order asked, once each, without the unknown.
        let unknown = app.new_id();
        let asked = vec![seen[5], unknown, seen[0], seen[5]];
        let mut tx = app.db().read().await.unwrap();
        let cards = store::cards(&mut tx, &asked).await.unwrap();
        drop(tx);
        let ids: Vec<_> = cards.iter().map(|card| card.id).collect();
        assert_eq!(ids, [seen[5], seen[0]]);
        assert_eq!(cards[0].source, "France Travail");
        assert_eq!(open(&app).await.len(), 7);
    })
    .await;
}
