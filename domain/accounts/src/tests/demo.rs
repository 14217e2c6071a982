//! The doors of the demo open on a demo, from this machine, and nowhere else.

use super::*;
use pleinweb_platform::testing::{demo_office, on_both};

fn enter(id: AccountId) -> EnterAsInput {
    EnterAsInput {
        account: id.to_string(),
    }
}

async fn person(office: &TestOffice) -> AccountId {
    let id = account(office, Role::Adviser, "demo@exemple.fr").await;
    let mut tx = office.db().begin().await.unwrap();
    add_demo_person(&mut tx, id, "adviser", "Une conseillère")
        .await
        .unwrap();
    tx.commit().await.unwrap();
    id
}

#[pleinweb_testing::test]
async fn a_demo_lets_its_people_in_from_this_machine() {
    let office = demo_office().await;
    let id = person(&office).await;
    let stranger = account(&office, Role::JobSeeker, "real@exemple.fr").await;
    let mut far = Browser::new();
    assert_eq!(
        far.send::<EnterAs>(&office, enter(id)).await,
        Err(AppError::NotFound)
    );
    assert_eq!(
        far.ask::<DemoPeople>(&office, ()).await,
        Err(AppError::NotFound)
    );
    let mut near = Browser::new();
    near.request.from_this_machine = true;
    let people = near.must_ask::<DemoPeople>(&office, ()).await;
    assert_eq!(people.len(), 1);
    assert_eq!(
        (people[0].label.as_str(), people[0].role),
        ("Une conseillère", Role::Adviser)
    );
    assert_eq!(
        near.send::<EnterAs>(&office, enter(stranger)).await,
        Err(AppError::NotFound)
    );
    let entered = near.must_send::<EnterAs>(&office, enter(id)).await;
    assert_eq!(entered.step, Step::SignedIn, "second factor included");
    assert_eq!(role_of(&office, &near).await, Some(Role::Adviser));
}

#[pleinweb_testing::test]
async fn any_other_database_has_no_doors() {
    on_both(|office| async move {
        let id = person(&office).await;
        let mut near = Browser::new();
        near.request.from_this_machine = true;
        assert_eq!(
            near.send::<EnterAs>(&office, enter(id)).await,
            Err(AppError::NotFound)
        );
        assert_eq!(
            near.ask::<DemoPeople>(&office, ()).await,
            Err(AppError::NotFound)
        );
    })
    .await;
}
