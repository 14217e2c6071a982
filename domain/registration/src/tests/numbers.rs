//! What the database says of a NIR, and to whom (docs/adr/0015).

use super::{
    Answers, AppError, BankInput, IBAN, IdentityInput, LoadSummary, NIR, NumbersHashed, Rehashed,
    Secret, SentFile, Someone, TestApp, answers, begin_as_system, lookup, on, on_both,
    rehash_numbers, rotate_numbers, sent_file, store,
};
use pleinweb_kernel::RegistrationId;
use pleinweb_platform::Of;
use pleinweb_platform::jobs::Batch;

/// What the job does in a run.
async fn keep_numbers_hashed(app: &TestApp) -> Result<Rehashed, AppError> {
    let (job, mut all) = (NumbersHashed::default(), Rehashed::default());
    loop {
        let (some, batch) = job.step(app).await?;
        all.done += some.done;
        all.unopened += some.unopened;
        if batch == Batch::Done {
            return Ok(all);
        }
    }
}

async fn all_hashes(app: &TestApp) -> Vec<Vec<u8>> {
    let mut tx = app.db().read().await.unwrap();
    let mut found: Vec<Vec<u8>> = Vec::new();
    for sql in [
        "SELECT lookup FROM registration_secret ORDER BY registration_id, kind",
        "SELECT hash FROM registration_match ORDER BY registration_id, hash",
        "SELECT body_hash FROM request",
    ] {
        let rows: Vec<Vec<u8>> =
            on!(&mut tx, |c| sqlx::query_scalar(sql).fetch_all(c).await).unwrap();
        found.extend(rows);
    }
    found
}

async fn change(app: &TestApp, sql: &'static str) {
    let mut tx = app.db().begin().await.unwrap();
    on!(&mut tx, |c| sqlx::query(sql).execute(c).await.map(|_| ())).unwrap();
    tx.commit().await.unwrap();
}

fn with_all_secrets() -> Answers {
    let mut given = answers();
    given.identity.nir = NIR.into();
    given.area.health = "mal de dos".into();
    given.area.health_consent = true;
    given.bank = BankInput {
        iban: IBAN.into(),
        ..BankInput::default()
    };
    given
}

async fn id_of(app: &TestApp, someone: &Someone) -> RegistrationId {
    let mut tx = app.db().read().await.unwrap();
    let row = store::file_of(&mut tx, Of::for_test(someone.person()))
        .await
        .unwrap();
    row.unwrap().id
}

async fn seen(app: &TestApp, id: RegistrationId) -> Result<Option<SentFile>, AppError> {
    let mut cx = begin_as_system(app, "test").await.unwrap();
    let row = store::file(cx.tx(), Of::for_test(id))
        .await?
        .expect("a file");
    sent_file(&mut cx, Of::for_test(row.person_id), id).await
}

#[pleinweb_testing::test]
async fn whoever_has_the_database_and_the_master_keys_tries_in_vain() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        let given = with_all_secrets();
        zoe.fill(&app, given.clone()).await;
        zoe.send(&app).await.unwrap();
        let hashes = all_hashes(&app).await;
        // Every value is known to this attacker, and every purpose.
        let form = IdentityInput {
            nir: NIR.into(),
            ..answers().identity
        };
        let form = serde_json::to_string(&form).unwrap();
        for (purpose, value) in [
            (lookup::about(Secret::Nir), "290077512345604"),
            (lookup::about(Secret::Iban), "FR1420041010050500013M02606"),
            (lookup::about(Secret::Health), "mal de dos"),
            ("request", form.as_str()),
        ] {
            let tried = app.secrets().lookup_hash(purpose, value);
            assert!(!hashes.contains(&tried), "{purpose}");
        }
        assert!(
            hashes.iter().all(|hash| hash.len() == 32),
            "and none is missing"
        );
        let mut tx = app.db().read().await.unwrap();
        let forms: i64 = on!(&mut tx, |c| sqlx::query_scalar(
            "SELECT COUNT(*) FROM request WHERE command = 'registration/save-step'"
        )
        .fetch_one(c)
        .await)
        .unwrap();
        drop(tx);
        assert_eq!(
            forms, 5,
            "of eight steps, those without a secret, and no hash of the others' forms"
        );
        // The same value of two people is the same only where doubles are found.
        let mut sam = Someone::new(&app, "sam@exemple.fr").await;
        sam.fill(&app, given).await;
        let (mine, theirs) = (lookups(&app, &zoe).await, lookups(&app, &sam).await);
        for (kind, same) in [
            (Secret::Nir, true),
            (Secret::Iban, false),
            (Secret::Health, false),
        ] {
            let of = |rows: &[(String, Vec<u8>)]| {
                let row = rows.iter().find(|row| row.0 == kind.key());
                row.unwrap().1.clone()
            };
            assert_eq!(of(&mine) == of(&theirs), same, "{kind:?}");
        }
    })
    .await;
}

async fn lookups(app: &TestApp, someone: &Someone) -> Vec<(String, Vec<u8>)> {
    let id = id_of(app, someone).await;
    let mut tx = app.db().read().await.unwrap();
    let rows = store::secrets(&mut tx, Of::for_test(id)).await.unwrap();
    rows.into_iter()
        .map(|row| (row.kind.key().to_owned(), row.lookup))
        .collect()
}

fn named(first: &str) -> Answers {
    let mut given = answers();
    given.identity.first_name = first.into();
    given.identity.nir = NIR.into();
    given
}

async fn doubles(app: &TestApp) -> i64 {
    let mut tx = app.db().read().await.unwrap();
    on!(&mut tx, |c| sqlx::query_scalar(
        "SELECT COUNT(*) FROM registration WHERE possible_double_of IS NOT NULL"
    )
    .fetch_one(c)
    .await)
    .unwrap()
}

#[pleinweb_testing::test]
async fn a_rotation_hashes_every_number_anew_and_doubles_are_found_as_before() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        zoe.fill(&app, named("Zoé")).await;
        zoe.send(&app).await.unwrap();
        let mut ali = Someone::new(&app, "ali@exemple.fr").await;
        ali.fill(&app, named("Ali")).await;
        let before = all_hashes(&app).await;
        let done = rotate_numbers(&app).await.unwrap();
        assert_eq!(
            done,
            Rehashed {
                done: 2,
                unopened: 0
            }
        );
        let old = lookups(&app, &zoe).await[0].1.clone();
        assert!(!before.contains(&old), "what the old pepper made is gone");
        let after = all_hashes(&app).await;
        assert_eq!(after.len(), before.len());
        let kept = before.iter().filter(|hash| after.contains(hash)).count();
        assert_eq!(kept, before.len() - 3, "two of files, one of a match");
        // The draft that was hashed anew finds the file that was.
        ali.send(&app).await.unwrap();
        assert_eq!(doubles(&app).await, 2);
        // And so does someone who comes later; there is nothing left to do.
        let mut eve = Someone::new(&app, "eve@exemple.fr").await;
        eve.fill(&app, named("Ève")).await;
        eve.send(&app).await.unwrap();
        assert_eq!(doubles(&app).await, 3);
        assert_eq!(rehash_numbers(&app).await, Ok(Rehashed::default()));
        assert_eq!(keep_numbers_hashed(&app).await, Ok(Rehashed::default()));
        // By itself after its time.
        app.clock.advance(30 * pleinweb_kernel::DAY_MS);
        assert_eq!(keep_numbers_hashed(&app).await.unwrap().done, 3);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_file_sent_between_the_pepper_and_its_hash_is_compared_afterwards() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        zoe.fill(&app, named("Zoé")).await;
        zoe.send(&app).await.unwrap();
        pleinweb_platform::rotate_pepper(&app).await.unwrap();
        // Stopped here; the next file is hashed with the new pepper already.
        let mut ali = Someone::new(&app, "ali@exemple.fr").await;
        ali.fill(&app, named("Ali")).await;
        ali.send(&app).await.unwrap();
        assert_eq!(doubles(&app).await, 0);
        let done = rehash_numbers(&app).await.unwrap();
        assert_eq!((done.done, doubles(&app).await), (1, 2));
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_database_from_before_is_hashed_with_each_persons_key() {
    on_both(|app| async move {
        let mut sent = Vec::new();
        for name in ["Zoé", "Ali"] {
            let mut someone = Someone::new(&app, &format!("{}@exemple.fr", sent.len())).await;
            someone.fill(&app, named(name)).await;
            someone.send(&app).await.unwrap();
            sent.push(someone);
        }
        // As the migration leaves it.
        change(&app, "UPDATE registration_secret SET pepper = NULL").await;
        match app.db() {
            pleinweb_platform::Db::Sqlite { .. } => {
                change(&app, "UPDATE registration_secret SET lookup = x''").await;
            }
            pleinweb_platform::Db::Postgres { .. } => {
                change(&app, "UPDATE registration_secret SET lookup = ''::bytea").await;
            }
        }
        change(&app, "DELETE FROM registration_match").await;
        change(&app, "UPDATE registration SET possible_double_of = NULL").await;
        // One of them is changed by nobody: empty hashes are not each other's.
        let mut eve = Someone::new(&app, "eve@exemple.fr").await;
        eve.fill(&app, answers()).await;
        eve.send(&app).await.unwrap();
        assert_eq!(doubles(&app).await, 0);
        assert_eq!(rehash_numbers(&app).await.unwrap().done, 2);
        assert_eq!(doubles(&app).await, 2);
        assert_eq!(lookups(&app, &sent[0]).await, lookups(&app, &sent[1]).await);
    })
    .await;
}

#[pleinweb_testing::test]
async fn a_value_whose_key_is_gone_is_an_incident_for_everyone() {
    on_both(|app| async move {
        let mut zoe = Someone::new(&app, "zoe@exemple.fr").await;
        zoe.fill(&app, with_all_secrets()).await;
        let mut sam = Someone::new(&app, "sam@exemple.fr").await;
        sam.fill(&app, with_all_secrets()).await;
        sam.send(&app).await.unwrap();
        let id = id_of(&app, &sam).await;
        let incident = |error: AppError| assert!(matches!(error, AppError::Unavailable { .. }));
        let keys = app.folder().join("keys");
        for someone in [&zoe, &sam] {
            let path = keys.join(someone.person().to_string());
            std::fs::rename(&path, app.folder().join(someone.person().to_string())).unwrap();
        }
        incident(zoe.browser.ask::<LoadSummary>(&app, ()).await.unwrap_err());
        // Not "nothing was said about health".
        incident(seen(&app, id).await.unwrap_err());
        // Nor with a key that somebody else made meanwhile.
        for someone in [&zoe, &sam] {
            let other = app.person_keys();
            other.seal(&app, someone.person(), "x", b"x").await.unwrap();
        }
        incident(zoe.browser.ask::<LoadSummary>(&app, ()).await.unwrap_err());
        incident(seen(&app, id).await.unwrap_err());
        assert_eq!(
            rotate_numbers(&app).await.unwrap(),
            Rehashed {
                done: 0,
                unopened: 2
            }
        );
        // The keys come back, and everything is read again.
        for someone in [&zoe, &sam] {
            let path = keys.join(someone.person().to_string());
            std::fs::rename(app.folder().join(someone.person().to_string()), path).unwrap();
        }
        let read = seen(&app, id).await.unwrap().unwrap();
        assert_eq!(read.health.as_deref(), Some("mal de dos"));
        assert!(zoe.browser.ask::<LoadSummary>(&app, ()).await.is_ok());
    })
    .await;
}
