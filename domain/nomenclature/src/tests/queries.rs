use super::read;
use crate::Nomenclature;
use crate::model::{CommuneCode, Position, Postcode};
use crate::nearby::NearbyHelp;
use crate::{
    FindNearbyHelp, NearbyInput, SuggestInput, SuggestOccupations, SuggestPlaces, agencies,
    help_near, seed_agencies, seed_lists,
};
use pleinweb_kernel::AppError;
use pleinweb_platform::testing::{Browser, TestApp, on_both};

async fn seed(app: &TestApp) {
    seed_lists(app).await.unwrap();
    seed_agencies(app).await.unwrap();
}

async fn nearby(app: &TestApp, place: &str, commune: &str) -> Result<NearbyHelp, AppError> {
    let input = NearbyInput {
        place: place.to_owned(),
        commune: commune.to_owned(),
    };
    Browser::new().ask::<FindNearbyHelp>(app, input).await
}

#[pleinweb_testing::test]
async fn anyone_gets_suggestions_while_typing() {
    on_both(|app| async move {
        seed(&app).await;
        let browser = Browser::new();
        let typed = |text: &str| SuggestInput {
            text: text.to_owned(),
        };
        let hits = browser
            .ask::<SuggestOccupations>(&app, typed("boulengere"))
            .await
            .unwrap();
        assert_eq!(hits[0].label, "Boulanger / Boulangère");
        let hits = browser
            .ask::<SuggestOccupations>(&app, typed("agent"))
            .await
            .unwrap();
        assert_eq!(hits.len(), 8);
        let hits = browser
            .ask::<SuggestPlaces>(&app, typed("87100"))
            .await
            .unwrap();
        assert_eq!((hits[0].name.as_str(), hits.len()), ("Limoges", 1));
        assert!(
            browser
                .ask::<SuggestPlaces>(&app, typed(""))
                .await
                .unwrap()
                .is_empty()
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn help_is_found_around_a_postcode_or_a_town() {
    on_both(|app| async move {
        seed(&app).await;
        for (place, commune) in [
            ("87100", ""),
            ("limoges", ""),
            ("", "87085"),
            ("87 limoges", ""),
        ] {
            let help = nearby(&app, place, commune).await.unwrap();
            assert_eq!(help.place.name, "Limoges", "{place} {commune}");
            let names: Vec<&str> = help
                .agencies
                .iter()
                .map(|near| near.what.name.as_str())
                .collect();
            assert_eq!(
                names,
                ["Agence de Limoges Centre"],
                "the others are 400 km away"
            );
            assert_eq!(help.help_places.len(), 5);
            let km: Vec<f64> = help.help_places.iter().filter_map(|near| near.km).collect();
            assert!(km.is_sorted() && km[0] < 10.0, "{km:?}");
        }
        // Far from everything, the circle widens; the own agency still comes first.
        let help = nearby(&app, "97400", "").await.unwrap();
        assert_eq!(help.help_places[0].what.name, "Cap numérique de l'océan");
        // The others are across the sea: they are not near.
        assert_eq!(help.agencies.len(), 1);
        for (place, error) in [
            ("", "required"),
            ("  ", "required"),
            ("xyzxyz", "place-unknown"),
        ] {
            assert_eq!(
                nearby(&app, place, "").await,
                Err(AppError::invalid("place", error))
            );
        }
    })
    .await;
}

#[pleinweb_testing::test]
async fn everyone_has_an_agency() {
    on_both(|app| async move {
        seed(&app).await;
        let mut tx = read(&app).await;
        let lists = app
            .service::<Nomenclature>()
            .lists(&mut tx, app.app.now())
            .await
            .unwrap();
        let all = agencies(&mut tx).await.unwrap();
        for (postcode, commune, expected) in [
            ("87000", None, "Agence de Limoges Centre"),
            ("23000", None, "Agence de Limoges Centre"),
            ("59000", Some("59350"), "Agence de Roubaix Gare"),
            // Not in the shipped list: its department is told by the postcode.
            ("84800", None, "Agence de Marseille Joliette"),
            ("20137", None, "Agence de Marseille Joliette"),
            // Listed by its postcode, though its department has no agency.
            ("30400", None, "Agence de Marseille Joliette"),
            // Nobody lists it: the nearest one.
            ("31000", None, "Agence de Limoges Centre"),
            ("75012", Some("75056"), "Agence de Roubaix Gare"),
        ] {
            let commune = commune.map(|code| CommuneCode::parse(code).unwrap());
            let postcode = Postcode::parse(postcode).unwrap();
            let agency = lists
                .agency_of(&all, postcode, commune)
                .map(|agency| agency.name.as_str());
            assert_eq!(agency, Some(expected), "{postcode}");
        }
        let places = help_near(
            &mut tx,
            Position {
                lat: 50.69,
                lon: 3.17,
            },
            2,
        )
        .await
        .unwrap();
        assert_eq!(places.len(), 2);
        assert_eq!(places[0].what.city, "Roubaix");
    })
    .await;
}
