//! How much of refused forms is kept, and for whom.

use super::{ONE_FIELD, ONE_FORM, fitted, keep_form, load_form, make_room};
use crate::testing::{Browser, TestApp, on_both};
use pleinweb_kernel::{AppError, FormId, FormReturn, MINUTE_MS};

fn form(values: Vec<(String, String)>) -> FormReturn {
    FormReturn {
        form: "/_fn/test".to_owned(),
        error: AppError::invalid("words", "required"),
        values,
    }
}

fn words(text: &str) -> FormReturn {
    form(vec![("words".to_owned(), text.to_owned())])
}

async fn keep(app: &TestApp, browser: &mut Browser, kept: &FormReturn) -> FormId {
    let (id, effects) = keep_form(app, &browser.request, kept).await.unwrap();
    browser.apply(&effects);
    id
}

#[pleinweb_testing::test]
async fn of_one_session_the_oldest_go_first() {
    on_both(|app| async move {
        let mut browser = Browser::new();
        let mut other = Browser::new();
        let others = keep(&app, &mut other, &words("ailleurs")).await;
        let mut ids = Vec::new();
        for number in 0..25 {
            app.clock.advance(1000);
            ids.push(keep(&app, &mut browser, &words(&number.to_string())).await);
        }
        for (number, id) in ids.iter().enumerate() {
            let kept = load_form(&app, &browser.request, *id).await.unwrap();
            assert_eq!(kept.is_some(), number >= 5, "{number}");
        }
        assert_eq!(app.rows("form_return").await, 21);
        let kept = load_form(&app, &other.request, others).await.unwrap();
        assert_eq!(kept, Some(words("ailleurs")));
        assert_eq!(
            load_form(&app, &browser.request, others).await.unwrap(),
            None,
            "somebody else's"
        );
        app.clock.advance(15 * MINUTE_MS);
        let late = load_form(&app, &browser.request, ids[24]).await.unwrap();
        assert_eq!(late, None);
    })
    .await;
}

#[pleinweb_testing::test]
async fn of_all_the_oldest_go_first() {
    on_both(|app| async move {
        let mut kept = Vec::new();
        for number in 0..120 {
            app.clock.advance(1000);
            let mut browser = Browser::new();
            let id = keep(&app, &mut browser, &words(&"x".repeat(1000))).await;
            kept.push((number, browser, id));
        }
        make_room(&app, 1_000_000).await.unwrap();
        assert_eq!(app.rows("form_return").await, 120, "there is room");
        // One is a thousand letters and what is around them.
        make_room(&app, 12_000).await.unwrap();
        let left = app.rows("form_return").await;
        assert!((9..=11).contains(&left), "{left}");
        let first_left = 120 - left;
        for (number, browser, id) in kept {
            let found = load_form(&app, &browser.request, id).await.unwrap();
            assert_eq!(found.is_some(), number >= first_left, "{number}");
        }
    })
    .await;
}

#[pleinweb_testing::test]
fn what_is_longer_than_any_form_comes_back_cut() {
    let long = words(&"é".repeat(100_000));
    let cut = fitted(&long);
    assert_eq!(cut.values[0].1.len(), ONE_FIELD);
    let many = form(
        (0..100_000)
            .map(|number| (format!("skills[{number}]"), "\"".to_owned()))
            .collect(),
    );
    let cut = fitted(&many);
    assert!(!cut.values.is_empty());
    let written = serde_json::to_vec(&cut).unwrap().len();
    assert!(written <= ONE_FORM + 200, "{written}");
    // What a short field after a long one holds is not lost for it.
    let mut values = long.values.clone();
    values.extend(long.values.clone());
    values.extend(long.values.clone());
    values.push(("email".to_owned(), "a@exemple.fr".to_owned()));
    let cut = fitted(&form(values));
    assert_eq!(cut.values.last().unwrap().1, "a@exemple.fr");
    assert_eq!(fitted(&words("court")), words("court"));
}
