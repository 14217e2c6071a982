//! A decision that is another than the wish says so, on the page and in the mail.

use super::{adviser, agency, decided as decide, full_web, sent_file};
use crate::{DecideInput, NotWished, Notification};
use pleinweb_contract::{Differs, LoadHome, VolunteerAgain, VolunteerAgainInput};
use pleinweb_entry::{ChoosePath, ChoosePathInput, Path};
use pleinweb_kernel::RegistrationId;
use pleinweb_platform::testing::{TestApp, on_both};

fn decision(registration: RegistrationId, path: Path) -> DecideInput {
    DecideInput {
        path: path.key().to_owned(),
        ..full_web(registration)
    }
}

/// What the latest mail about a decision says of the wish.
async fn mailed(app: &TestApp) -> Option<NotWished> {
    let told: Vec<Notification> = app.told().await;
    told.into_iter()
        .rev()
        .find_map(|one| match one {
            Notification::Decided { not_wished, .. } => Some(not_wished),
            _ => None,
        })
        .expect("a decision")
}

/// Somebody wishes one thing, and an adviser decides another, or the same.
async fn story(app: &TestApp, wished: Option<Path>, decided: Path) -> Option<Differs> {
    let (mut adviser_, _) = adviser(app, agency(1), "Camille Roux").await;
    let (mut person, _, id) = sent_file(app, agency(1)).await;
    if let Some(wished) = wished {
        let path = wished.key().to_owned();
        person
            .must_send::<ChoosePath>(app, ChoosePathInput { path })
            .await;
    }
    app.clock.advance(1000);
    decide(app, &mut adviser_, decision(id, decided)).await;
    let home = person.must_ask::<LoadHome>(app, ()).await;
    let mail = mailed(app).await;
    assert_eq!(
        mail.as_ref().map(|not| not.wished.as_str()),
        home.differs.map(|differs| differs.wished.key()),
        "page and mail say the same"
    );
    if let Some(mail) = mail {
        assert_eq!(mail.adviser, "Camille Roux", "with whom to talk");
    }
    // What is chosen afterwards is no wish that was not heard.
    let path = if decided == Path::Mixed {
        Path::FullWeb
    } else {
        Path::Mixed
    };
    app.clock.advance(1000);
    let later = ChoosePathInput {
        path: path.key().to_owned(),
    };
    person.must_send::<ChoosePath>(app, later).await;
    home.differs
}

#[pleinweb_testing::test]
async fn who_wanted_full_web_and_got_another_way_is_told() {
    on_both(|app| async move {
        for decided in [Path::Mixed, Path::Agency] {
            let told = story(&app, Some(Path::FullWeb), decided).await;
            let differs = Differs {
                wished: Path::FullWeb,
                decided,
            };
            assert_eq!(told, Some(differs));
        }
    })
    .await;
}

#[pleinweb_testing::test]
async fn who_wanted_the_agency_and_got_full_web_is_told() {
    on_both(|app| async move {
        let told = story(&app, Some(Path::Agency), Path::FullWeb).await;
        let differs = Differs {
            wished: Path::Agency,
            decided: Path::FullWeb,
        };
        assert_eq!(told, Some(differs));
    })
    .await;
}

#[pleinweb_testing::test]
async fn who_got_what_they_wanted_or_wanted_nothing_is_told_nothing_of_it() {
    on_both(|app| async move {
        for path in [Path::FullWeb, Path::Mixed, Path::Agency] {
            assert_eq!(story(&app, Some(path), path).await, None);
        }
        assert_eq!(story(&app, None, Path::Agency).await, None);
    })
    .await;
}

#[pleinweb_testing::test]
async fn who_volunteered_again_wanted_full_web_whatever_they_chose_before() {
    on_both(|app| async move {
        let (mut adviser_, _) = adviser(&app, agency(1), "Camille Roux").await;
        let (mut person, _, id) = sent_file(&app, agency(1)).await;
        let path = "mixed".to_owned();
        person
            .must_send::<ChoosePath>(&app, ChoosePathInput { path })
            .await;
        decide(&app, &mut adviser_, decision(id, Path::Mixed)).await;
        assert_eq!(mailed(&app).await, None);
        app.clock.advance(1000);
        person
            .must_send::<VolunteerAgain>(&app, VolunteerAgainInput::default())
            .await;
        app.clock.advance(1000);
        decide(&app, &mut adviser_, decision(id, Path::Mixed)).await;
        let home = person.must_ask::<LoadHome>(&app, ()).await;
        let differs = Differs {
            wished: Path::FullWeb,
            decided: Path::Mixed,
        };
        assert_eq!(home.differs, Some(differs));
        assert_eq!(mailed(&app).await.unwrap().wished, "full-web");
    })
    .await;
}
