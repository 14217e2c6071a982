//! In which commune a person lives, and whose file that makes it.

use super::{Someone, answers, on_both};
use crate::{AfterStep, ContactInput, LoadReceipt, LoadSummary, Step};
use pleinweb_kernel::AppError;
use pleinweb_nomenclature::import_agencies;

fn contact(postcode: &str, city: &str, commune: &str) -> ContactInput {
    ContactInput {
        postcode: postcode.to_owned(),
        city: city.to_owned(),
        commune: commune.to_owned(),
        ..answers().contact
    }
}

#[pleinweb_testing::test]
async fn who_writes_a_postcode_and_a_town_apart_is_asked_and_loses_nothing() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        let refused = zoe.save(&app, contact("87000", "Lyon", "")).await;
        let Err(AppError::Invalid(errors)) = refused else {
            panic!("{refused:?}");
        };
        let told: Vec<_> = errors
            .0
            .iter()
            .map(|error| format!("{} {}", error.field, error.code))
            .collect();
        assert_eq!(told, ["commune commune-which"]);
        // What was typed is on the page, with the question.
        let page = zoe.step(&app, Step::Contact).await;
        let kept = &page.answers.contact;
        assert_eq!(
            (kept.postcode.as_str(), kept.city.as_str()),
            ("87000", "Lyon")
        );
        assert_eq!(page.agency, None, "not known before the answer");
        let question = &page.may_mean[0];
        assert_eq!(question.field, "commune");
        let labels: Vec<&str> = question
            .choices
            .iter()
            .map(|one| one.label.as_str())
            .collect();
        assert_eq!(labels, ["Limoges (87)", "Lyon (69)"]);
        // A commune that was not asked for is no answer.
        for other in ["75056", "xx", "13055"] {
            let refused = zoe.save(&app, contact("87000", "Lyon", other)).await;
            assert!(matches!(refused, Err(AppError::Invalid(_))), "{other}");
        }
        let next = zoe.save(&app, contact("87000", "Lyon", "87085")).await;
        assert_eq!(next, Ok(AfterStep::Show(Step::Situation)));
        let page = zoe.step(&app, Step::Contact).await;
        assert!(page.agency.is_some());
        assert_eq!(
            page.answers.contact.commune, "87085",
            "chosen once more on the page"
        );
        // Put right, nothing is asked any more.
        let next = zoe.save(&app, contact("69003", "Lyon", "87085")).await;
        assert_eq!(next, Ok(AfterStep::Show(Step::Situation)));
        assert!(zoe.step(&app, Step::Contact).await.may_mean.is_empty());
    })
    .await;
}

#[pleinweb_testing::test]
async fn the_agency_follows_the_commune_to_the_receipt() {
    on_both(|app| {
        Box::pin(async move {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("agencies.csv");
            let text = "slug,name,street,postcode,city,lat,lon,departments,postcodes,communes\n\
            une,Agence du code,1 rue A,87000,Limoges,45.8567,1.2260,,87000|69003,\n\
            deux,Agence de la commune,1 rue B,69003,Lyon,45.75,4.85,,,69383\n\
            trois,Agence de la ville,1 rue C,69002,Lyon,45.75,4.84,,,69123\n";
            std::fs::write(&path, text).unwrap();
            import_agencies(&app, &path, &mut |_| {}).await.unwrap();
            for (email, home, agency) in [
                (
                    "a@exemple.fr",
                    contact("69003", "Lyon", ""),
                    "Agence de la commune",
                ),
                (
                    "b@exemple.fr",
                    contact("69005", "Lyon 5e", ""),
                    "Agence de la ville",
                ),
                (
                    "c@exemple.fr",
                    contact("87000", "Limoges", ""),
                    "Agence du code",
                ),
                (
                    "d@exemple.fr",
                    contact("87000", "Lyon", "69123"),
                    "Agence de la ville",
                ),
            ] {
                let mut someone = Someone::new(&app, email).await;
                let mut given = answers();
                given.identity.birth_name = format!("Le {}", email.split('@').next().unwrap());
                given.contact = home;
                someone.fill(&app, given).await;
                let summary = someone.browser.ask::<LoadSummary>(&app, ()).await.unwrap();
                assert_eq!(summary.agency.as_deref(), Some(agency), "{email}");
                someone.send(&app).await.unwrap();
                let receipt = someone.browser.ask::<LoadReceipt>(&app, ()).await.unwrap();
                let found = receipt.agency.map(|agency| agency.name);
                assert_eq!(found.as_deref(), Some(agency), "{email}");
            }
        })
    })
    .await;
}
