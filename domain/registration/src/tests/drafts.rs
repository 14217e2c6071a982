//! Drafts: nothing acknowledged is lost, secrets are sealed.

use super::{
    AfterStep, AreaInput, BankInput, ContactInput, IBAN, IdentityInput, LoadIntro, NIR,
    ProjectInput, RegistrationStatus, Someone, Stamp, StartInput, StartRegistration, Step,
    StepForm, StepView, all_text, answers, on_both,
};
use pleinweb_kernel::AppError;
use pleinweb_platform::testing::TestApp;

fn identity() -> IdentityInput {
    answers().identity
}

/// A form as a page that was made from `view` sends it.
fn from_page<F: StepForm>(mut form: F, view: &StepView, put: fn(&mut F, Stamp)) -> F {
    put(
        &mut form,
        Stamp {
            version: view.version.to_string(),
            page: view.page.clone(),
            ..Stamp::default()
        },
    );
    form
}

fn contact_of(view: &StepView, change: impl FnOnce(&mut ContactInput)) -> ContactInput {
    let mut form = from_page(view.answers.contact.clone(), view, |form, stamp| {
        form.stamp = stamp;
    });
    change(&mut form);
    form
}

#[pleinweb_testing::test]
async fn a_registration_is_interrupted_and_resumed_elsewhere() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        assert_eq!(zoe.status(&app).await, RegistrationStatus::None);
        let first = zoe
            .browser
            .send::<StartRegistration>(&app, StartInput::default())
            .await;
        assert_eq!(first, Ok(Step::Identity));
        assert_eq!(
            zoe.save(&app, identity()).await,
            Ok(AfterStep::Show(Step::Contact))
        );
        let half = ContactInput {
            city: "Limoges".into(),
            stamp: Stamp {
                leave: true,
                ..Stamp::default()
            },
            ..ContactInput::default()
        };
        assert_eq!(zoe.save(&app, half).await, Ok(AfterStep::Leave));
        // Another device, another session of hers.
        let phone = Someone {
            browser: zoe.browser.clone(),
            account: zoe.account,
        };
        let RegistrationStatus::Draft {
            next,
            done,
            ends_at,
            ..
        } = phone.status(&app).await
        else {
            panic!("a draft");
        };
        assert_eq!((next, done), (Step::Contact, 1));
        assert_eq!(ends_at.jiff().to_string(), "2026-12-08T22:59:59.999Z");
        let view = phone.step(&app, Step::Contact).await;
        assert_eq!(
            (view.answers.contact.city.as_str(), view.email.as_str()),
            ("Limoges", "zoe@exemple.fr")
        );
        assert_eq!(
            view.answers.identity,
            IdentityInput::default(),
            "a page gets no more than it shows"
        );
        assert_eq!(
            phone
                .step(&app, Step::Identity)
                .await
                .answers
                .identity
                .birth_date,
            "03/07/1990"
        );
        let again = zoe
            .browser
            .send::<StartRegistration>(&app, StartInput::default())
            .await;
        assert_eq!(
            (again, app.rows("registration").await),
            (Ok(Step::Contact), 1)
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_is_wrong_is_kept_as_typed_and_is_not_complete() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        let wrong = IdentityInput {
            birth_date: "31/02/1990".into(),
            ..identity()
        };
        assert_eq!(
            zoe.save(&app, wrong.clone()).await,
            Err(AppError::invalid("birth_date", "date-impossible"))
        );
        let view = zoe.step(&app, Step::Identity).await;
        assert_eq!(view.answers.identity, wrong);
        assert_eq!(
            zoe.browser.must_ask::<LoadIntro>(&app, ()).await.complete,
            []
        );
        zoe.save(&app, identity()).await.unwrap();
        assert_eq!(
            zoe.browser.must_ask::<LoadIntro>(&app, ()).await.complete,
            [Step::Identity]
        );
        // A field that becomes wrong while typing makes the step incomplete again.
        zoe.keep(&app, wrong).await.unwrap();
        assert_eq!(
            zoe.browser.must_ask::<LoadIntro>(&app, ()).await.complete,
            []
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn secrets_are_sealed_masked_kept_replaced_and_erased() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        let bank = BankInput {
            iban: IBAN.into(),
            ..BankInput::default()
        };
        let area = AreaInput {
            health: "mal de dos".into(),
            health_consent: true,
            ..answers().area
        };
        zoe.save(
            &app,
            IdentityInput {
                nir: NIR.into(),
                ..identity()
            },
        )
        .await
        .unwrap();
        zoe.save(&app, area).await.unwrap();
        zoe.save(&app, bank).await.unwrap();
        let kept = all_text(&app).await;
        for clear in [
            "290077512345604",
            "123 456",
            "0001 3M02",
            "0500013M02606",
            "mal de dos",
        ] {
            assert!(!kept.contains(clear), "{clear}");
        }
        let view = zoe.step(&app, Step::Identity).await;
        assert_eq!(view.secrets[0].masked, "• •• •• •• ••• ••• ••");
        assert_eq!(view.answers.identity.nir, "");
        assert_eq!(zoe.step(&app, Step::Area).await.secrets[0].masked, "");
        // Left empty it stays; typed wrongly it stays too.
        zoe.save(&app, identity()).await.unwrap();
        zoe.keep(
            &app,
            IdentityInput {
                nir: "2 90".into(),
                ..identity()
            },
        )
        .await
        .unwrap();
        assert_eq!(zoe.step(&app, Step::Identity).await.secrets.len(), 1);
        zoe.save(
            &app,
            IdentityInput {
                nir_erase: true,
                ..identity()
            },
        )
        .await
        .unwrap();
        assert_eq!(zoe.step(&app, Step::Identity).await.secrets.len(), 0);
        // Taking the consent back erases.
        zoe.save(&app, answers().area).await.unwrap();
        assert_eq!(zoe.step(&app, Step::Area).await.secrets.len(), 0);
        assert_eq!(app.rows("registration_secret").await, 1);
        // Without any IBAN the step says so.
        let erased = BankInput {
            iban_erase: true,
            ..BankInput::default()
        };
        assert_eq!(
            zoe.save(&app, erased).await,
            Err(AppError::invalid("iban", "iban-or-later"))
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn two_tabs_lose_nothing_that_was_acknowledged() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        zoe.save(&app, answers().contact).await.unwrap();
        let (one, two) = (
            zoe.step(&app, Step::Contact).await,
            zoe.step(&app, Step::Contact).await,
        );
        zoe.keep(&app, contact_of(&one, |form| form.city = "Panazol".into()))
            .await
            .unwrap();
        let stale = contact_of(&two, |form| form.street = "9 rue Neuve".into());
        assert_eq!(
            zoe.keep(&app, stale.clone()).await,
            Err(AppError::conflict("changed-elsewhere"))
        );
        assert_eq!(
            zoe.save(&app, stale.clone()).await,
            Err(AppError::conflict("changed-elsewhere"))
        );
        let now = zoe.step(&app, Step::Contact).await.answers.contact;
        assert_eq!(
            (now.city.as_str(), now.street.as_str()),
            ("Panazol", "9 rue Neuve")
        );
        // The first tab goes on with its own field.
        zoe.keep(
            &app,
            contact_of(&one, |form| {
                form.city = "Isle".into();
                form.street = "9 rue Neuve".into();
            }),
        )
        .await
        .unwrap();
        // "Keep what I see here."
        let mut mine = stale;
        mine.stamp.overwrite = true;
        assert_eq!(
            zoe.save(&app, mine).await,
            Ok(AfterStep::Show(Step::Situation))
        );
        assert_eq!(
            zoe.step(&app, Step::Contact).await.answers.contact.city,
            "Limoges"
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_was_sent_while_typing_and_comes_after_the_whole_changes_nothing() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        zoe.save(&app, identity()).await.unwrap();
        let view = zoe.step(&app, Step::Contact).await;
        // As the page sends it at a moment of its clock, in milliseconds.
        let sent = |at: &str, street: &str, city: &str| {
            contact_of(&view, |form| {
                *form = ContactInput {
                    street: street.into(),
                    city: city.into(),
                    stamp: Stamp {
                        at: at.into(),
                        ..form.stamp.clone()
                    },
                    ..answers().contact
                };
            })
        };
        let kept = async |zoe: &Someone| {
            let contact = zoe.step(&app, Step::Contact).await.answers.contact;
            let intro = zoe.browser.must_ask::<LoadIntro>(&app, ()).await;
            let complete = intro.complete.contains(&Step::Contact);
            (contact.street, contact.city, complete)
        };
        let state =
            |street: &str, city: &str, complete| (street.to_owned(), city.to_owned(), complete);
        let mill = "2 rue du Moulin";
        zoe.save(&app, sent("3000", mill, "Limoges")).await.unwrap();
        assert_eq!(kept(&zoe).await, state(mill, "Limoges", true));
        // Half a form, and an answer that was changed since: both were sent before.
        for (at, street, city) in [("1000", "2 ru", ""), ("2000", "4 rue Basse", "Limoges")] {
            zoe.keep(&app, sent(at, street, city)).await.unwrap();
            assert_eq!(kept(&zoe).await, state(mill, "Limoges", true), "{at}");
        }
        // What comes in its turn counts; so does what somebody sends, whatever the clock says.
        zoe.keep(&app, sent("4000", mill, "")).await.unwrap();
        assert_eq!(kept(&zoe).await, state(mill, "", false));
        zoe.save(&app, sent("500", "4 rue Basse", "Limoges"))
            .await
            .unwrap();
        assert_eq!(kept(&zoe).await, state("4 rue Basse", "Limoges", true));
    })
    .await;
}

#[pleinweb_testing::test]
async fn pages_that_save_at_once_are_all_kept() {
    on_both(|app| async move {
        let zoe = Someone::new(&app, "zoe@exemple.fr").await;
        let mut work = tokio::task::JoinSet::new();
        for turn in 0..4 {
            let (app, mut tab) = (
                app.clone(),
                Someone {
                    browser: zoe.browser.clone(),
                    account: zoe.account,
                },
            );
            work.spawn(async move {
                let all = answers();
                match turn {
                    0 => tab.keep(&app, all.identity).await,
                    1 => tab.keep(&app, all.contact).await,
                    2 => tab.keep(&app, all.situation).await,
                    _ => tab.keep(&app, all.experience).await,
                }
            });
        }
        while let Some(done) = work.join_next().await {
            done.unwrap().unwrap();
        }
        assert_eq!(
            (
                app.rows("registration").await,
                app.rows("registration_step").await
            ),
            (1, 4)
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn skills_are_proposed_and_texts_become_choices() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        zoe.save(&app, answers().experience).await.unwrap();
        let from_job = zoe.step(&app, Step::Skills).await.proposed;
        assert!(!from_job.is_empty(), "from the job of the past");
        // Without scripts only the text arrives, with a typo: the page gives the choices.
        let typed = ProjectInput {
            occupation_1: String::new(),
            occupation_1_text: "boulengere".into(),
            ..answers().project
        };
        assert_eq!(
            zoe.save(&app, typed.clone()).await,
            Err(AppError::invalid("occupation_1", "choose-one"))
        );
        let choices = &zoe.step(&app, Step::Project).await.may_mean[0];
        assert_eq!(
            (choices.field.as_str(), choices.choices[0].code.as_str()),
            ("occupation_1", "D1102")
        );
        let chosen = ProjectInput {
            occupation_1: "D1102".into(),
            ..typed
        };
        zoe.save(&app, chosen).await.unwrap();
        let view = zoe.step(&app, Step::Project).await;
        assert!(view.may_mean.is_empty());
        assert_ne!(
            view.answers.project.occupation_1_text, "boulengere",
            "the label, not the typo"
        );
        let unknown = ProjectInput {
            occupation_1: "A9999".into(),
            ..answers().project
        };
        assert_eq!(
            zoe.save(&app, unknown).await,
            Err(AppError::invalid("occupation_1", "occupation-unknown"))
        );
        // The agency follows from the postcode.
        zoe.fill(&app, answers()).await;
        assert!(zoe.step(&app, Step::Contact).await.agency.is_some());
        zoe.send(&app).await.unwrap();
        let RegistrationStatus::Sent(sent) = zoe.status(&app).await else {
            panic!("sent")
        };
        assert!(sent.agency.is_some());
    })
    .await;
}

async fn complete_of(someone: &Someone, app: &TestApp) -> Vec<Step> {
    let intro = someone.browser.must_ask::<LoadIntro>(app, ()).await;
    intro.complete
}

/// What waited on a phone: some fields of a step, and nothing of the others.
fn waited<F: StepForm>(form: F, view: &StepView, only: &str, put: fn(&mut F, Stamp)) -> F {
    let mut form = form;
    let stamp = Stamp {
        version: view.version.to_string(),
        page: view.page.clone(),
        only: only.to_owned(),
        ..Stamp::default()
    };
    put(&mut form, stamp);
    form
}

#[pleinweb_testing::test]
async fn what_waited_on_a_phone_speaks_of_what_was_typed_there_only() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        zoe.save(&app, identity()).await.unwrap();
        let area = AreaInput {
            health_consent: true,
            health: "Pas plus de dix kilos".into(),
            ..answers().area
        };
        zoe.save(&app, area.clone()).await.unwrap();
        let complete = complete_of(&zoe, &app).await;
        assert!(complete.contains(&Step::Identity) && complete.contains(&Step::Area));

        let view = zoe.step(&app, Step::Area).await;
        let typed = AreaInput {
            radius: "35".into(),
            ..AreaInput::default()
        };
        let put = |form: &mut AreaInput, stamp| form.stamp = stamp;
        zoe.keep(&app, waited(typed, &view, "radius", put))
            .await
            .unwrap();
        let after = zoe.step(&app, Step::Area).await;
        assert_eq!(after.answers.area.radius, "35");
        assert_eq!(after.answers.area.hours, view.answers.area.hours);
        assert!(after.answers.area.health_consent, "nothing was said of it");
        assert_eq!(after.secrets, view.secrets, "nor of the secret");
        assert_eq!(
            complete_of(&zoe, &app).await,
            complete,
            "the step is still right"
        );

        // What was typed there is wrong: the step is not complete any more.
        let view = zoe.step(&app, Step::Identity).await;
        let typed = IdentityInput {
            birth_date: "31/02/1990".into(),
            ..IdentityInput::default()
        };
        let put = |form: &mut IdentityInput, stamp| form.stamp = stamp;
        zoe.keep(&app, waited(typed, &view, "birth_date", put))
            .await
            .unwrap();
        let after = zoe.step(&app, Step::Identity).await;
        assert_eq!(after.answers.identity.birth_date, "31/02/1990");
        assert_eq!(
            after.answers.identity.first_name,
            view.answers.identity.first_name
        );
        assert_eq!(after.secrets, view.secrets);
        assert!(!complete_of(&zoe, &app).await.contains(&Step::Identity));

        // Another page changed the same answer since: the newer one holds, and it is said.
        let other = zoe.step(&app, Step::Contact).await;
        zoe.save(
            &app,
            contact_of(&other, |form| {
                *form = ContactInput {
                    stamp: form.stamp.clone(),
                    ..answers().contact
                }
            }),
        )
        .await
        .unwrap();
        let put = |form: &mut ContactInput, stamp| form.stamp = stamp;
        let old = StepView {
            page: "the phone".to_owned(),
            ..other
        };
        let typed = ContactInput {
            street: "1 rue du Téléphone".into(),
            extra: "Bâtiment C".into(),
            ..ContactInput::default()
        };
        let kept = zoe
            .keep(&app, waited(typed, &old, "street extra", put))
            .await;
        assert_eq!(kept, Err(AppError::conflict("changed-elsewhere")));
        let after = zoe.step(&app, Step::Contact).await.answers.contact;
        assert_eq!(after.street, answers().contact.street);
        assert_eq!(
            after.extra, "Bâtiment C",
            "what nobody else changed is kept"
        );
    })
    .await;
}
