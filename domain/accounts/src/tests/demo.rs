//! The doors of the demo open on a demo, from this machine, and nowhere else.

use super::{
    AccountId, AppError, Browser, DemoPeople, EnterAs, EnterAsInput, Role, Step, TestApp, account,
    add_demo_person, role_of,
};
use pleinweb_platform::Of;
use pleinweb_platform::testing::{demo_app, on_both};

fn enter(id: AccountId) -> EnterAsInput {
    EnterAsInput {
        account: id.to_string(),
    }
}

async fn person(app: &TestApp) -> AccountId {
    let id = account(app, Role::Adviser, "demo@exemple.fr").await;
    let mut tx = app.db().begin().await.unwrap();
    add_demo_person(&mut tx, Of::for_test(id), "adviser", "Une conseillère")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id
}

#[pleinweb_testing::test]
async fn a_demo_lets_its_people_in_from_this_machine() {
    let app = demo_app().await;
    let id = person(&app).await;
    let stranger = account(&app, Role::JobSeeker, "real@exemple.fr").await;
    let mut far = Browser::new();
    assert_eq!(
        far.send::<EnterAs>(&app, enter(id)).await,
        Err(AppError::NotFound)
    );
    assert_eq!(
        far.ask::<DemoPeople>(&app, ()).await,
        Err(AppError::NotFound)
    );
    let mut near = Browser::new();
    near.request.from_this_machine = true;
    let people = near.must_ask::<DemoPeople>(&app, ()).await;
    assert_eq!(people.len(), 1);
    assert_eq!(
        (people[0].label.as_str(), people[0].role),
        ("Une conseillère", Role::Adviser)
    );
    assert_eq!(
        near.send::<EnterAs>(&app, enter(stranger)).await,
        Err(AppError::NotFound)
    );
    let entered = near.must_send::<EnterAs>(&app, enter(id)).await;
    assert_eq!(entered.step, Step::SignedIn, "second factor included");
    assert_eq!(role_of(&app, &near).await, Some(Role::Adviser));
}

#[pleinweb_testing::test]
async fn any_other_database_has_no_doors() {
    on_both(|app| async move {
        let id = person(&app).await;
        let mut near = Browser::new();
        near.request.from_this_machine = true;
        assert_eq!(
            near.send::<EnterAs>(&app, enter(id)).await,
            Err(AppError::NotFound)
        );
        assert_eq!(
            near.ask::<DemoPeople>(&app, ()).await,
            Err(AppError::NotFound)
        );
    })
    .await;
}
