//! What is told, when, and never twice.

use super::{arrive, kept, mails, save, someone, told, work};
use crate::Notification;
use crate::model::Contract;
use crate::saved::model::{ChangeRhythmInput, MAIL_MAX, Rhythm, SearchInput};
use crate::saved::{
    ChangeRhythm, DeleteSearch, LoadNewSearch, LoadSavedSearch, TidySearches, UndeleteSearch,
    work_is_due,
};
use crate::search::tests::world::{Given, begin, given};
use pleinweb_kernel::promises::SEARCHES_MOST;
use pleinweb_kernel::{AppError, DAY_MS, HOUR_MS, MINUTE_MS, Role};
use pleinweb_platform::testing::on_both;
use pleinweb_platform::{mail, run_system};

const LIMOGES: Given = given("Boulanger à Limoges", "D1102", "Limoges", "Pain.");
const PARIS: Given = given("Boulanger à Paris", "D1102", "Paris", "Pain.");
const OTHER: Given = given("Boulangère à Limoges", "D1102", "Limoges", "Pain.");

#[pleinweb_testing::test]
async fn an_offer_that_arrives_is_told_once_to_whoever_looks_for_it() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        arrive(&app, &mut keeper, &[(1, LIMOGES)]).await;
        let mut nadia = someone(&app, Role::JobSeeker).await;
        app.clock.advance(MINUTE_MS);
        save(
            &app,
            &mut nadia,
            "quoi=boulanger&ou=Limoges&tri=date",
            "at-once",
        )
        .await
        .unwrap();
        work(&app).await;
        assert!(
            mails(&app).await.is_empty(),
            "what was there before is no news"
        );

        app.clock.advance(MINUTE_MS);
        arrive(&app, &mut keeper, &[(2, OTHER), (3, PARIS)]).await;
        assert!(work_is_due(&app).await.unwrap().0);
        work(&app).await;
        assert_eq!(mails(&app).await, [["Boulangère à Limoges"]]);
        let mail = mail::latest(&app, 1).await.unwrap().remove(0);
        let Ok(Notification::OffersFound { offers, .. }) = mail.body.read() else {
            panic!("{:?}", mail.body)
        };
        assert!(
            offers[0].link.ends_with("?ou=Limoges"),
            "the distance goes with it"
        );
        // Limoges itself; what one decides by is said before one opens it.
        assert_eq!(
            (offers[0].km, offers[0].contract),
            (Some(0), Some(Contract::Permanent))
        );
        assert!(offers[0].pay.yearly.is_some());
        assert_eq!(work_is_due(&app).await.unwrap(), (false, false));

        // Another search of the same person finds only what comes after it was kept.
        app.clock.advance(HOUR_MS);
        save(&app, &mut nadia, "ou=Haute-Vienne", "at-once")
            .await
            .unwrap();
        app.clock.advance(HOUR_MS);
        work(&app).await;
        assert_eq!(mails(&app).await.len(), 1);

        // Two searches find a new one: one mail.
        app.clock.advance(MINUTE_MS);
        arrive(
            &app,
            &mut keeper,
            &[(4, given("Boulanger de nuit", "D1102", "Limoges", ""))],
        )
        .await;
        work(&app).await;
        assert_eq!(
            mails(&app).await,
            [["Boulangère à Limoges"], ["Boulanger de nuit"]]
        );
        let page = kept(&app, &nadia).await;
        let found: Vec<(String, u64, usize)> = page
            .searches
            .iter()
            .map(|one| (one.asked.query.clone(), one.week, one.latest.len()))
            .collect();
        assert_eq!(
            found,
            [
                ("ou=Haute-Vienne".to_owned(), 1, 1),
                ("quoi=boulanger&ou=Limoges".to_owned(), 2, 2)
            ]
        );
    })
    .await;
}

#[pleinweb_testing::test]
async fn what_one_search_takes_as_seen_another_one_still_tells() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let mut nadia = someone(&app, Role::JobSeeker).await;
        let quiet = save(&app, &mut nadia, "quoi=boulanger", "page-only")
            .await
            .unwrap();
        save(&app, &mut nadia, "ou=Haute-Vienne", "daily")
            .await
            .unwrap();
        arrive(&app, &mut keeper, &[(1, LIMOGES)]).await;
        work(&app).await;
        let rhythm = ChangeRhythmInput {
            search: quiet.to_string(),
            rhythm: "at-once".to_owned(),
        };
        nadia.send::<ChangeRhythm>(&app, rhythm).await.unwrap();
        work(&app).await;
        assert!(mails(&app).await.is_empty(), "it was seen on the page");
        app.clock.advance(DAY_MS);
        work(&app).await;
        assert_eq!(mails(&app).await, [["Boulanger à Limoges"]]);
        app.clock.advance(DAY_MS);
        work(&app).await;
        assert_eq!(mails(&app).await.len(), 1);
    })
    .await;
}

#[pleinweb_testing::test]
async fn nobody_is_woken_and_nobody_is_flooded() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let mut nadia = someone(&app, Role::JobSeeker).await;
        save(&app, &mut nadia, "quoi=boulanger", "at-once")
            .await
            .unwrap();
        // 10:00 in Paris. One is told at once, the next ones together a quarter of an hour later.
        for number in 1..=3 {
            app.clock.advance(MINUTE_MS);
            arrive(&app, &mut keeper, &[(number, LIMOGES)]).await;
            work(&app).await;
        }
        assert_eq!(mails(&app).await.len(), 1);
        app.clock.advance(14 * MINUTE_MS);
        work(&app).await;
        let sizes: Vec<usize> = mails(&app).await.iter().map(Vec::len).collect();
        assert_eq!(sizes, [1, 2]);
        // 22:17: the night.
        app.clock.advance(12 * HOUR_MS);
        let many: Vec<(usize, Given)> = (10..25).map(|number| (number, PARIS)).collect();
        arrive(&app, &mut keeper, &many).await;
        work(&app).await;
        assert_eq!(mails(&app).await.len(), 2);
        app.clock.advance(10 * HOUR_MS);
        work(&app).await;
        let last = told(&app).await.pop().unwrap();
        assert_eq!(
            (last.1.len(), last.2),
            (MAIL_MAX, 5),
            "the mail is short, the page has all"
        );
        let search = kept(&app, &nadia).await.searches.remove(0);
        let input = SearchInput {
            search: search.id.to_string(),
        };
        let page = nadia.ask::<LoadSavedSearch>(&app, input).await.unwrap();
        assert_eq!((page.latest.len(), page.week), (18, 18));
    })
    .await;
}

#[pleinweb_testing::test]
async fn daily_and_weekly_mails_leave_in_the_morning_and_only_with_something_to_say() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let mut nadia = someone(&app, Role::JobSeeker).await;
        let mut karim = someone(&app, Role::JobSeeker).await;
        // Monday, 10:00.
        save(&app, &mut nadia, "quoi=boulanger", "daily")
            .await
            .unwrap();
        save(&app, &mut karim, "quoi=boulanger", "weekly")
            .await
            .unwrap();
        arrive(&app, &mut keeper, &[(1, LIMOGES)]).await;
        work(&app).await;
        assert!(mails(&app).await.is_empty());
        for (day, expected) in [(1, 1), (2, 1), (3, 1), (7, 2), (14, 2)] {
            let tuesday_ten = pleinweb_platform::testing::TEST_START.plus(day * DAY_MS);
            app.clock.advance(tuesday_ten.since(app.now()));
            work(&app).await;
            assert_eq!(mails(&app).await.len(), expected, "after {day} days");
        }
        let people: std::collections::BTreeSet<String> =
            told(&app).await.into_iter().map(|(who, ..)| who).collect();
        assert_eq!(people.len(), 2);
    })
    .await;
}

#[pleinweb_testing::test]
async fn an_offer_that_is_gone_is_not_told() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        let mut nadia = someone(&app, Role::JobSeeker).await;
        save(&app, &mut nadia, "quoi=boulanger", "daily")
            .await
            .unwrap();
        arrive(&app, &mut keeper, &[(1, LIMOGES)]).await;
        work(&app).await;
        let search = kept(&app, &nadia).await.searches.remove(0);
        let offer = search.latest[0].card.id;
        let mut cx = pleinweb_platform::begin_as_system(&app, "test")
            .await
            .unwrap();
        crate::store::set_taken_down(&mut cx, offer, true)
            .await
            .unwrap();
        pleinweb_platform::finish(cx).await.unwrap();
        app.clock.advance(DAY_MS);
        work(&app).await;
        assert!(mails(&app).await.is_empty());
        assert!(kept(&app, &nadia).await.searches[0].latest.is_empty());
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_search_is_kept_once_changed_deleted_and_brought_back_by_its_owner_only() {
    on_both(|app| async move {
        begin(&app).await;
        let mut nadia = someone(&app, Role::JobSeeker).await;
        let mut karim = someone(&app, Role::JobSeeker).await;
        let id = save(&app, &mut nadia, "quoi=pain&suite=00&tri=date", "daily")
            .await
            .unwrap();
        assert_eq!(save(&app, &mut nadia, "quoi=pain", "weekly").await, Ok(id));
        assert_eq!(kept(&app, &nadia).await.searches[0].rhythm, Rhythm::Weekly);
        let new = nadia
            .ask::<LoadNewSearch>(&app, "quoi=pain".to_owned())
            .await
            .unwrap();
        assert_eq!((new.known, new.kept), (Some(Rhythm::Weekly), 1));

        let name = SearchInput {
            search: id.to_string(),
        };
        let change = ChangeRhythmInput {
            search: id.to_string(),
            rhythm: "page-only".to_owned(),
        };
        for refused in [
            karim.send::<ChangeRhythm>(&app, change.clone()).await,
            karim.send::<DeleteSearch>(&app, name.clone()).await,
            karim.send::<UndeleteSearch>(&app, name.clone()).await,
            karim
                .ask::<LoadSavedSearch>(&app, name.clone())
                .await
                .map(|one| one.id),
        ] {
            assert_eq!(refused, Err(AppError::NotFound));
        }
        nadia
            .send::<ChangeRhythm>(&app, change.clone())
            .await
            .unwrap();
        nadia
            .send::<DeleteSearch>(&app, name.clone())
            .await
            .unwrap();
        assert!(kept(&app, &nadia).await.searches.is_empty());
        assert_eq!(
            nadia.send::<ChangeRhythm>(&app, change).await,
            Err(AppError::NotFound)
        );
        nadia
            .send::<UndeleteSearch>(&app, name.clone())
            .await
            .unwrap();
        assert_eq!(kept(&app, &nadia).await.searches.len(), 1);
        nadia
            .send::<DeleteSearch>(&app, name.clone())
            .await
            .unwrap();
        app.clock.advance(DAY_MS + 1);
        assert_eq!(
            nadia.send::<UndeleteSearch>(&app, name.clone()).await,
            Err(AppError::NotFound)
        );
        assert_eq!(run_system(&app, "tidy", &TidySearches).await.unwrap(), 1);
        assert_eq!(run_system(&app, "tidy", &TidySearches).await.unwrap(), 0);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_search_that_cannot_be_kept_is_refused_at_its_field() {
    on_both(|app| async move {
        begin(&app).await;
        let mut nadia = someone(&app, Role::JobSeeker).await;
        let refused = |outcome: Result<_, AppError>, field: &str| match outcome {
            Err(AppError::Invalid(errors)) => errors.of(field).map(ToString::to_string),
            other => Some(format!("{other:?}")),
        };
        for (query, rhythm, field, code) in [
            ("", "daily", "query", "search-empty"),
            ("tri=date&utm_source=x", "daily", "query", "search-empty"),
            ("quoi=pain", "", "rhythm", "required"),
            ("quoi=pain", "hourly", "rhythm", "choice-unknown"),
            (
                "quoi=pain&ou=qqqqzzzz",
                "daily",
                "query",
                "search-place-unknown",
            ),
        ] {
            let outcome = save(&app, &mut nadia, query, rhythm).await;
            assert_eq!(
                refused(outcome, field).as_deref(),
                Some(code),
                "{query} {rhythm}"
            );
        }
        for number in 0..SEARCHES_MOST.usize() {
            save(&app, &mut nadia, &format!("quoi=pain+{number}"), "daily")
                .await
                .unwrap();
        }
        let outcome = save(&app, &mut nadia, "quoi=pain+de+plus", "daily").await;
        assert_eq!(outcome, Err(AppError::conflict("search-too-many")));
        let mut adviser = someone(&app, Role::Adviser).await;
        let outcome = save(&app, &mut adviser, "quoi=pain", "daily").await;
        assert_eq!(outcome, Err(AppError::NotAllowed));
        let outcome = save(
            &app,
            &mut pleinweb_platform::testing::Browser::new(),
            "quoi=pain",
            "daily",
        )
        .await;
        assert_eq!(outcome, Err(AppError::SignInRequired));
    })
    .await;
}
