//! The official files, imported whole; skipped where they are not.

use super::{occupation, read, suggest};
use crate::{import_communes, import_rome, seed_lists, skills_of};
use pleinweb_platform::testing::{shared_data, sqlite_app};

#[pleinweb_testing::test]
async fn the_official_files_are_imported_and_come_again_unchanged() {
    let Some(data) = shared_data() else { return };
    let app = sqlite_app().await;
    seed_lists(&app).await.unwrap();
    let rome = import_rome(&app, &data.join("rome-v460"), &mut |_| {})
        .await
        .unwrap();
    assert_eq!(rome.rejected, 0);
    assert_eq!(rome.read(), 1584 + 13_120 + 33_671 + 90_556 + 14_912);
    let file = data.join("geo/communes-2026-latlon-bassins.csv.gz");
    let towns = import_communes(&app, &file, &mut |_| {}).await.unwrap();
    assert_eq!((towns.read(), towns.rejected), (35_009, 5));
    let again = import_rome(&app, &data.join("rome-v460"), &mut |_| {})
        .await
        .unwrap();
    assert_eq!(again.written(), 0);
    assert_eq!(
        import_communes(&app, &file, &mut |_| {})
            .await
            .unwrap()
            .written(),
        0
    );
    assert_eq!(
        suggest(&app, "boulengere").await[0],
        "Boulanger / Boulangère"
    );
    let skills = skills_of(&mut read(&app).await, occupation("D1102"))
        .await
        .unwrap();
    assert!(
        skills.len() > 20
            && skills
                .iter()
                .all(|skill| !skill.code.as_str().starts_with("PW"))
    );
}
