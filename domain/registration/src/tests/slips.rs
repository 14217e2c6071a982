//! What looks like a slip is asked about.

use super::{AreaInput, ContactInput, ProjectInput, Someone, Step, answers, on_both};
use pleinweb_kernel::AppError;

#[pleinweb_testing::test]
async fn a_likely_slip_is_asked_about_and_either_answer_goes_on() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        // A pay: asked, taken, then another one that is right as it is.
        let pay = |salary: &str, meant: &str, kept: &str| ProjectInput {
            salary: salary.to_owned(),
            salary_meant: meant.to_owned(),
            salary_kept: kept.to_owned(),
            ..answers().project
        };
        let asked = |code| Err(AppError::invalid("salary", code));
        assert_eq!(zoe.save(&app, pay("190", "", "")).await, asked("pay-low"));
        zoe.save(&app, pay("190", "1900", "")).await.unwrap();
        let kept = zoe.step(&app, Step::Project).await.answers.project;
        assert_eq!((&*kept.salary, &*kept.salary_meant), ("1\u{a0}900,00", ""));
        // Said of another amount.
        assert_eq!(
            zoe.save(&app, pay("180", "", "190")).await,
            asked("pay-low")
        );
        zoe.save(&app, pay("190 €", "", "190")).await.unwrap();
        let kept = zoe.step(&app, Step::Project).await.answers.project;
        assert_eq!((&*kept.salary, &*kept.salary_kept), ("190,00", "190"));
        // The page that comes back says so again: nobody is asked twice.
        zoe.save(&app, pay("190,00", "", "190")).await.unwrap();

        // The town one lives in.
        let town = |city: &str, meant: &str, kept: &str| ContactInput {
            city: city.to_owned(),
            city_meant: meant.to_owned(),
            city_kept: kept.to_owned(),
            ..answers().contact
        };
        let asked = Err(AppError::invalid("city", "town-slip"));
        assert_eq!(zoe.save(&app, town("Limoge", "", "")).await, asked);
        let view = zoe.step(&app, Step::Contact).await;
        assert_eq!(view.may_mean[0].choices[0].label, "Limoges");
        zoe.save(&app, town("Limoge", "Limoges", "")).await.unwrap();
        let view = zoe.step(&app, Step::Contact).await;
        assert_eq!(view.answers.contact.city, "Limoges");
        assert!(view.may_mean.is_empty() && view.agency.is_some());
        zoe.save(&app, town("Limoge", "", "Limoge")).await.unwrap();
        let view = zoe.step(&app, Step::Contact).await;
        assert_eq!(view.answers.contact.city, "Limoge");
        assert!(view.may_mean.is_empty());

        // The place one looks around: the very name is taken, a slip is shown as it
        // was understood, and sent so it is confirmed.
        let place = |code: &str, text: &str| AreaInput {
            place: code.to_owned(),
            place_text: text.to_owned(),
            ..answers().area
        };
        for text in ["Limoges", "87000 limoges", "87000", "Limoges (87)"] {
            zoe.save(&app, place("", text)).await.unwrap();
            let kept = zoe.step(&app, Step::Area).await.answers.area;
            assert_eq!(
                (&*kept.place, &*kept.place_text),
                ("87085", "Limoges (87)"),
                "{text}"
            );
        }
        let asked = Err(AppError::invalid("place", "place-slip"));
        assert_eq!(zoe.save(&app, place("", "87000 Limoge")).await, asked);
        let kept = zoe.step(&app, Step::Area).await.answers.area;
        assert_eq!((&*kept.place, &*kept.place_text), ("87085", "Limoges (87)"));
        zoe.save(&app, kept).await.unwrap();
    })
    .await;
}
