//! The same offer many times: shown once, counted once, all of it reachable; and
//! the next stands when the one that was shown goes.

use crate::model::{Count, MarketAnswer, MarketInput};
use crate::{LoadMarket, fill_market, take_events};
use pleinweb_kernel::{DAY_MS, HOUR_MS, OfferId, Role};
use pleinweb_offers::reports::{ContestInput, DecideReportInput, ReportInput, SettleContestInput};
use pleinweb_offers::search::tests::world::{begin, follow, search};
use pleinweb_offers::search::view::{OfferPage, Shown};
use pleinweb_offers::tests::{changes, count, id_of, line, open, order, run};
use pleinweb_offers::{
    ContestTakedown, DecideReport, ImportOptions, Keeper, LoadOfferPage, LoadReports,
    OfferPageInput, ReportOffer, SettleContest, TidyOffers, withdraw_next,
};
use pleinweb_platform::on;
use pleinweb_platform::testing::{Browser, TestApp, enter, on_both, sqlite_app};
use pleinweb_platform::{begin_as_system, finish, run_system};

/// An offer that is the same whatever its id, for each `number`.
fn copy(id: &str, number: u32) -> String {
    let text = format!(
        "Vous pétrissez et cuisez le pain dans notre fournil numéro {number}, de nuit, avec quatre collègues."
    );
    let more = format!(
        r#","description":"{text}","typeContrat":"CDI","romeCode":"D1102","lieuTravail":{{"libelle":"87 - LIMOGES","commune":"87085"}}"#
    );
    line(id, &format!("Boulanger {number}"), &more)
}

/// Imports these lines for a source.
async fn import_for(app: &TestApp, source: &str, lines: &[String], complete: bool) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("offres.jsonl");
    std::fs::write(&path, lines.join("\n") + "\n").unwrap();
    let order = ImportOptions {
        source: source.to_owned(),
        source_name: source.to_uppercase(),
        force: true,
        ..order(&path, complete)
    };
    let (report, problems) = run(app, &order).await;
    assert_eq!(problems, Vec::<String>::new());
    report.unwrap();
}

/// The ids at their sources of the offers that lists show.
async fn shown(app: &TestApp) -> Vec<String> {
    let mut ids: Vec<String> = open(app)
        .await
        .into_iter()
        .map(|stored| stored.offer.source.id)
        .collect();
    ids.sort();
    ids
}

async fn page(app: &TestApp, id: OfferId) -> OfferPage {
    let input = OfferPageInput {
        offer: id.to_string(),
        place: String::new(),
    };
    Browser::new()
        .ask::<LoadOfferPage>(app, input)
        .await
        .unwrap()
}

async fn twins(app: &TestApp, id: OfferId) -> Vec<OfferId> {
    let page = page(app, id).await;
    page.twins.into_iter().map(|twin| twin.id).collect()
}

#[pleinweb_testing::test]
async fn the_same_offer_is_shown_once_and_reached_by_each_address() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        import_for(&app, "une", &[copy("a1", 1), copy("b1", 2)], true).await;
        let (_, after) = changes(&app, 0).await;
        app.clock.advance(HOUR_MS);
        // Again in the same source, and in another one.
        import_for(
            &app,
            "une",
            &[copy("a1", 1), copy("a2", 1), copy("b1", 2)],
            true,
        )
        .await;
        app.clock.advance(HOUR_MS);
        import_for(&app, "deux", &[copy("a3", 1)], true).await;
        let (told, after) = changes(&app, after).await;
        assert_eq!(told, ["copy a2", "copy a3"], "a copy is no arrival");
        assert_eq!(shown(&app).await, ["a1", "b1"]);
        follow(&app, &mut keeper).await;
        let found = search(&app, "quoi=boulanger").await;
        assert_eq!((found.total, found.offers.len()), (2, 2));
        let copies: Vec<u32> = found.offers.iter().map(|one| one.card.copies).collect();
        assert_eq!(copies.iter().sum::<u32>(), 2, "{copies:?}");
        let occupations = &found.counts.occupations;
        assert!(
            occupations.iter().all(|one| one.count == 2),
            "{occupations:?}"
        );

        let ids = [
            id_of(&app, "a1").await,
            id_of(&app, "a2").await,
            id_of(&app, "a3").await,
        ];
        assert_eq!(twins(&app, ids[0]).await, [ids[1], ids[2]]);
        let second = page(&app, ids[1]).await;
        assert!(
            matches!(second.found, Shown::Open(_)),
            "reached by its own address"
        );
        assert_eq!(
            second
                .twins
                .iter()
                .map(|twin| (twin.id, twin.leads))
                .collect::<Vec<_>>(),
            [(ids[0], true), (ids[2], false)]
        );
        assert!(second.canonical.ends_with(&ids[0].to_string()));
        assert!(
            second.similar.iter().all(|one| !ids.contains(&one.card.id)),
            "its own copies are not close offers"
        );

        // The one that is shown goes: the first published of the others stands.
        import_for(&app, "une", &[copy("a2", 1), copy("b1", 2)], true).await;
        let (told, after) = changes(&app, after).await;
        assert_eq!(told, ["withdrawn a1", "stands a2"]);
        assert_eq!(shown(&app).await, ["a2", "b1"]);
        follow(&app, &mut keeper).await;
        assert_eq!(search(&app, "quoi=boulanger").await.total, 2);
        let gone = page(&app, ids[0]).await;
        assert!(matches!(gone.found, Shown::Gone(_)));
        assert_eq!(
            gone.twins.iter().map(|twin| twin.id).collect::<Vec<_>>(),
            [ids[1], ids[2]]
        );

        // It comes back, and stands behind: what is shown does not jump about.
        import_for(
            &app,
            "une",
            &[copy("a1", 1), copy("a2", 1), copy("b1", 2)],
            true,
        )
        .await;
        let (told, _) = changes(&app, after).await;
        assert_eq!(told, ["changed a1"]);
        assert_eq!(shown(&app).await, ["a2", "b1"]);

        // One that says something else now is an offer of its own.
        import_for(&app, "deux", &[copy("a3", 7)], true).await;
        assert_eq!(shown(&app).await, ["a2", "a3", "b1"]);
        import_for(
            &app,
            "une",
            &[copy("a1", 1), copy("a2", 9), copy("b1", 2)],
            true,
        )
        .await;
        assert_eq!(shown(&app).await, ["a1", "a2", "a3", "b1"]);
    })
    .await;
}

#[pleinweb_testing::test]
async fn one_whose_last_day_passed_gives_its_place_to_the_next() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        import_for(&app, "une", &[copy("a1", 1)], true).await;
        import_for(&app, "deux", &[copy("a2", 1)], true).await;
        let mut cx = begin_as_system(&app, "test").await.unwrap();
        let ends = cx.now().plus(DAY_MS);
        on!(cx.tx(), |c| sqlx::query(
            "UPDATE offer SET ends_at = $1 WHERE source_id = 'a1'"
        )
        .bind(ends)
        .execute(c)
        .await
        .map(|_| ()))
        .unwrap();
        finish(cx).await.unwrap();
        app.clock.advance(2 * DAY_MS);
        assert_eq!(run_system(&app, "test", &TidyOffers).await, Ok(1));
        assert_eq!(shown(&app).await, ["a2"]);
        follow(&app, &mut keeper).await;
        assert_eq!(search(&app, "").await.total, 1);
    })
    .await;
}

/// Whichever of them has the lower id: figures hold the one that stood.
#[pleinweb_testing::test]
async fn the_end_of_a_group_is_the_end_of_the_one_that_stood_for_it() {
    on_both(|app| async move {
        let published = |id: &str, day: &str| {
            let at = format!(r#""dateCreation":"{day}T08:00:00.000Z","typeContrat""#);
            copy(id, 1).replace(r#""typeContrat""#, &at)
        };
        let both = [
            published("later", "2025-06-12"),
            published("first", "2025-06-10"),
        ];
        import_for(&app, "une", &both, true).await;
        assert_eq!(shown(&app).await, ["first"]);
        // Both go at once.
        let another = [copy("another", 2)];
        import_for(&app, "une", &another, true).await;
        assert_eq!(shown(&app).await, ["another"]);
        let counted = "SELECT COUNT(*) FROM offer WHERE state <> 'open' AND NOT echo";
        assert_eq!(count(&app, counted).await, 1);
        let of_it = "SELECT COUNT(*) FROM offer WHERE source_id = 'first' AND NOT echo";
        assert_eq!(count(&app, of_it).await, 1);
    })
    .await;
}

#[pleinweb_testing::test]
async fn offers_from_before_the_rule_find_their_groups() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        import_for(
            &app,
            "une",
            &[copy("a1", 1), copy("b1", 2), copy("a2", 1)],
            true,
        )
        .await;
        // As an older version left them.
        let mut cx = begin_as_system(&app, "test").await.unwrap();
        on!(cx.tx(), |c| sqlx::query(
            "UPDATE offer SET twin_rule = 0, twin_key = NULL, echo = $1, told_as = NULL"
        )
        .bind(false)
        .execute(c)
        .await
        .map(|_| ()))
        .unwrap();
        finish(cx).await.unwrap();
        follow(&app, &mut keeper).await;
        assert_eq!(open(&app).await.len(), 3);
        assert_eq!(run_system(&app, "test", &TidyOffers).await, Ok(3));
        assert_eq!(run_system(&app, "test", &TidyOffers).await, Ok(0));
        assert_eq!(open(&app).await.len(), 2);
        follow(&app, &mut keeper).await;
        assert_eq!(search(&app, "").await.total, 2);
    })
    .await;
}

async fn someone(app: &TestApp, role: Role) -> Browser {
    let mut browser = Browser::new();
    let entered = enter(app, role, "operateur@exemple.fr", false).await;
    browser.request.session_token = Some(entered.token);
    browser
}

#[pleinweb_testing::test]
async fn what_is_taken_down_is_not_shown_as_another_copy() {
    on_both(|app| async move {
        let mut keeper = begin(&app).await;
        import_for(
            &app,
            "une",
            &[copy("a1", 1), copy("a2", 1), copy("b1", 2)],
            true,
        )
        .await;
        let report = ReportInput {
            offer: id_of(&app, &shown(&app).await[0]).await.to_string(),
            reason: "asks-for-money".to_owned(),
            ..ReportInput::default()
        };
        Browser::new()
            .send::<ReportOffer>(&app, report)
            .await
            .unwrap();
        let mut operator = someone(&app, Role::Operator).await;
        let queue = operator
            .ask::<LoadReports>(&app, String::new())
            .await
            .unwrap();
        let decision = DecideReportInput {
            report: queue.reports[0].id.to_string(),
            decision: "take-down".to_owned(),
            reason: "Cette annonce demande de payer une formation.".to_owned(),
            ..DecideReportInput::default()
        };
        operator.send::<DecideReport>(&app, decision).await.unwrap();
        assert_eq!(shown(&app).await, ["b1"]);
        let down = || {
            count(
                &app,
                "SELECT COUNT(*) FROM offer WHERE taken_down AND state = 'closed'",
            )
        };
        assert_eq!(down().await, 2);
        // Nor does it come back under another id, or from somewhere else.
        app.clock.advance(1000);
        import_for(&app, "deux", &[copy("a3", 1)], true).await;
        assert_eq!(shown(&app).await, ["b1"]);
        assert_eq!(down().await, 3);
        follow(&app, &mut keeper).await;
        assert_eq!(search(&app, "").await.total, 1);

        // One decision, one way to contest, and all come back.
        let queue = operator
            .ask::<LoadReports>(&app, String::new())
            .await
            .unwrap();
        let token = queue.taken_down[0]
            .link
            .rsplit('/')
            .next()
            .unwrap()
            .to_owned();
        let contest = ContestInput {
            token,
            words: "La formation est gratuite.".to_owned(),
            ..ContestInput::default()
        };
        Browser::new()
            .send::<ContestTakedown>(&app, contest)
            .await
            .unwrap();
        let settle = SettleContestInput {
            takedown: queue.taken_down[0].id.to_string(),
            outcome: "restored".to_owned(),
            reason: "La formation est bien gratuite.".to_owned(),
        };
        operator.send::<SettleContest>(&app, settle).await.unwrap();
        assert_eq!(down().await, 0);
        assert_eq!(open(&app).await.len(), 2);
        follow(&app, &mut keeper).await;
        assert_eq!(search(&app, "").await.total, 2);
    })
    .await;
}

/// How many offers the market counts in the country, as this process follows it.
async fn counted(app: &TestApp) -> Option<u32> {
    let input = MarketInput {
        level: "country".to_owned(),
        ..MarketInput::default()
    };
    let answer = Browser::new().ask::<LoadMarket>(app, input).await.unwrap();
    let MarketAnswer::Market(view) = answer else {
        panic!("{answer:?}")
    };
    match view.figures.unwrap().open {
        Count::Exactly(number) => Some(number),
        Count::Few => None,
    }
}

/// A group has one that stands for it, and the index and the market hold these.
async fn agree(app: &TestApp, keeper: &mut Keeper, after: i64) -> i64 {
    let groups = "SELECT COUNT(DISTINCT twin_key) FROM offer WHERE state = 'open'";
    let groups = count(app, groups).await;
    let leading = "SELECT COUNT(*) FROM offer WHERE state = 'open' AND NOT echo";
    assert_eq!(count(app, leading).await, groups);
    let again = "SELECT COUNT(*) FROM (SELECT twin_key FROM offer WHERE state = 'open' AND NOT echo
                 GROUP BY twin_key HAVING COUNT(*) > 1) AS again";
    assert_eq!(count(app, again).await, 0);
    follow(app, keeper).await;
    let total = search(app, "").await.total;
    assert_eq!(i64::try_from(total).unwrap(), groups);
    let after = take_events(app, after).await.unwrap();
    if let Some(number) = counted(app).await {
        assert_eq!(i64::from(number), groups);
    }
    after
}

#[pleinweb_testing::test]
async fn figures_and_lists_agree_with_counting_groups_whatever_happens() {
    let app = sqlite_app().await;
    let mut keeper = begin(&app).await;
    let mut after = fill_market(&app).await.unwrap();
    let mut luck: u64 = 42;
    let mut draw = move |below: u64| {
        luck = luck.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (luck >> 33) % below
    };
    // So many groups that the market says how many there are.
    let sure: Vec<String> = (100..112)
        .map(|number| copy(&format!("s{number}"), number))
        .collect();
    import_for(&app, "sure", &sure, false).await;
    for step in 0..40 {
        let source = ["une", "deux"][usize::try_from(draw(2)).unwrap()];
        if draw(4) == 0 {
            let mut cx = begin_as_system(&app, "test").await.unwrap();
            withdraw_next(&mut cx, source, "").await.unwrap();
            finish(cx).await.unwrap();
        } else {
            // Some come, come back or change what they say.
            let lines: Vec<String> = (0..=draw(5))
                .map(|_| {
                    copy(
                        &format!("{source}-{}", draw(12)),
                        u32::try_from(draw(4)).unwrap(),
                    )
                })
                .collect();
            import_for(&app, source, &lines, draw(3) == 0).await;
        }
        app.clock.advance(HOUR_MS);
        if step % 4 == 3 {
            after = agree(&app, &mut keeper, after).await;
        }
    }
    // What is counted anew says the same.
    let followed = counted(&app).await;
    assert!(followed.is_some());
    fill_market(&app).await.unwrap();
    assert_eq!(counted(&app).await, followed);
}
