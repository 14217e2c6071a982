//! What is done for offers by itself, on an empty database first.

use crate::OfferUpkeep;
use crate::search::tests::world::{begin, fill, given};
use pleinweb_kernel::HOUR_MS;
use pleinweb_platform::on;
use pleinweb_platform::testing::on_both;

#[pleinweb_testing::test]
async fn offers_whose_last_day_has_passed_are_closed() {
    on_both(|app| async move {
        app.works(&OfferUpkeep, 1).await;
        begin(&app).await;
        fill(&app, &[given("Boulanger", "D1102", "Limoges", "")]).await;
        let mut tx = app.db().begin().await.unwrap();
        on!(&mut tx, |c| sqlx::query("UPDATE offer SET ends_at = $1")
            .bind(app.now())
            .execute(c)
            .await
            .map(|_| ()))
        .unwrap();
        tx.commit().await.unwrap();
        app.clock.advance(HOUR_MS);
        app.works(&OfferUpkeep, 2).await;
        let open = "SELECT COUNT(*) FROM offer WHERE state = 'open'";
        assert_eq!(app.count(open).await, 0);
    })
    .await;
}
