//! Pay from an import to the columns, and pay of an older database read again.

use super::{changes, import, line, open};
use crate::TidyOffers;
use crate::salary::Certainty;
use pleinweb_platform::on;
use pleinweb_platform::run_system;
use pleinweb_platform::testing::on_both;

fn paid(number: u8, label: &str, comment: &str) -> String {
    let more = format!(
        r#","typeContrat":"CDI","dateCreation":"2025-06-15T08:00:00.000Z","salaire":{{"libelle":"{label}","commentaire":"{comment}"}}"#
    );
    line(
        &format!("P{number:03}"),
        &format!("Offre {number:03}"),
        &more,
    )
}

#[pleinweb_testing::test]
async fn pay_of_an_older_database_is_read_again_a_batch_at_a_time() {
    on_both(|app| async move {
        let lines = [
            paid(0, "Mensuel de 240,00 Euros", ""),
            paid(1, "", "CCNT 66"),
            paid(2, "", "10 à 15 ans d'expérience"),
            paid(3, "Mensuel de 2000,00 Euros", ""),
            paid(4, "Annuel de", "12,50 € par heure"),
        ];
        let (report, _) = import(&app, &lines, true).await;
        assert_eq!(report.unwrap().counts.new, 5);
        let pays = async || -> Vec<Option<(u32, u32)>> {
            let all = open(&app).await;
            all.iter()
                .map(|one| one.offer.pay.yearly.map(|pay| (pay.low, pay.high)))
                .collect()
        };
        let right = [
            None,
            None,
            None,
            Some((24_000, 24_000)),
            Some((22_750, 22_750)),
        ];
        assert_eq!(pays().await, right);
        // As older rules left it, and as the migration marks it.
        let mut cx = pleinweb_platform::begin_as_system(&app, "test").await.unwrap();
        for (low, number) in [(240_000, "P000"), (66_000, "P001"), (18_200, "P002"), (24_000, "P003")] {
            on!(cx.tx(), |c| sqlx::query(
                "UPDATE offer SET pay_low = $1, pay_high = $1, pay_certainty = 'guessed' WHERE source_id = $2"
            )
            .bind(i64::from(low))
            .bind(number)
            .execute(c)
            .await
            .map(|_| ()))
            .unwrap();
        }
        on!(cx.tx(), |c| sqlx::query(
            "INSERT INTO offer_pay_again (offer_id) SELECT id FROM offer"
        )
        .execute(c)
        .await
        .map(|_| ()))
        .unwrap();
        pleinweb_platform::finish(cx).await.unwrap();
        let (_, upto) = changes(&app, 0).await;
        let before = super::count(&app, "SELECT MAX(changed_at) FROM offer").await;
        app.clock.advance(1000);
        assert_eq!(run_system(&app, "test", &TidyOffers).await, Ok(5));
        assert_eq!(run_system(&app, "test", &TidyOffers).await, Ok(0));
        assert_eq!(pays().await, right);
        let (mut told, _) = changes(&app, upto).await;
        told.sort();
        assert_eq!(
            told,
            ["changed P000", "changed P001", "changed P002", "changed P003"]
        );
        // Mending is no news.
        let after = super::count(&app, "SELECT MAX(changed_at) FROM offer").await;
        assert_eq!(before, after);
        let certain = open(&app).await[3].offer.pay.yearly.map(|pay| pay.certainty);
        assert_eq!(certain, Some(Certainty::Computed));
    })
    .await;
}

#[pleinweb_testing::test]
async fn medians_hold_only_what_the_offers_say() {
    on_both(|app| async move {
        let lines = [
            paid(0, "Mensuel de 2000,00 Euros", ""),
            paid(1, "Mensuel de 240,00 Euros", ""),
            paid(2, "", "CCN 66"),
            paid(3, "", "200 € / semaine"),
            paid(4, "", "2000 €"),
        ];
        let (report, _) = import(&app, &lines, true).await;
        assert_eq!(report.unwrap().counts.new, 5);
        let mut tx = app.db().read().await.unwrap();
        let since = pleinweb_kernel::Timestamp(0);
        let tallies = crate::tallies_after(&mut tx, None, since, 10)
            .await
            .unwrap();
        let counted: Vec<u32> = tallies.iter().filter_map(|one| one.yearly_pay).collect();
        assert_eq!(counted, [24_000]);
    })
    .await;
}
