//! What is sent to two nodes acts once, what is sent all at once is not refused,
//! and what leaves leaves once.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use pleinweb_accounts::Notification;
use pleinweb_entry::{ChoosePath, ChoosePathInput};
use pleinweb_kernel::{AgencyId, Lang, PersonId, Role};
use pleinweb_platform::Tx;
use pleinweb_platform::on;
use pleinweb_platform::testing::enter;
use pleinweb_platform::{AppState, begin_as_system, finish, queue_mail};
use pleinweb_registration::{
    Answers, AreaInput, BankInput, CONSENT_VERSION, ContactInput, DemoFile, DemoState,
    ExperienceInput, IdentityInput, JobInput, LanguageInput, ProjectInput, SituationInput,
    SkillsInput, make_for_demo,
};

use crate::call::{PATIENCE, get, post};
use crate::cluster::Cluster;
use crate::sink::Sink;

async fn count(app: &AppState, sql: &'static str) -> i64 {
    let mut tx = app.db().read().await.unwrap();
    on!(&mut tx, |c| sqlx::query_scalar(sql).fetch_one(c).await).unwrap()
}

async fn change(app: &AppState, sql: &'static str) {
    let mut tx: Tx = app.db().begin().await.unwrap();
    on!(&mut tx, |c| sqlx::query(sql).execute(c).await.map(|_| ())).unwrap();
    tx.commit().await.unwrap();
}

/// A whole file that is right, as far as it must be.
fn answers() -> Answers {
    let text = str::to_owned;
    Answers {
        identity: IdentityInput {
            first_name: text("Zoé"),
            birth_name: text("Le Goff"),
            birth_date: text("03/07/1990"),
            ..IdentityInput::default()
        },
        contact: ContactInput {
            street: text("4 rue des Lilas"),
            postcode: text("87000"),
            city: text("Limoges"),
            phone: text("06 39 98 12 34"),
            ..ContactInput::default()
        },
        situation: SituationInput {
            reason: text("contract-ended"),
            since: text("31/10/2025"),
            availability: text("now"),
            residence: text("french"),
            allowance: text("yes"),
            registered_before: text("no"),
            ..SituationInput::default()
        },
        experience: ExperienceInput {
            education: text("cap"),
            years: text("3-5"),
            jobs: vec![JobInput {
                title: text("Boulangère"),
                from: text("2020"),
                to: text("2025"),
                ..JobInput::default()
            }],
            ..ExperienceInput::default()
        },
        skills: SkillsInput {
            languages: vec![LanguageInput {
                language: text("Breton"),
                level: text("everyday"),
            }],
            ..SkillsInput::default()
        },
        project: ProjectInput {
            occupation_1: text("D1102"),
            occupation_1_text: text("Boulangère"),
            contracts: vec![text("permanent")],
            ..ProjectInput::default()
        },
        area: AreaInput {
            place: text("87085"),
            place_text: text("Limoges"),
            radius: text("30 km"),
            transports: vec![text("car")],
            hours: text("full"),
            ..AreaInput::default()
        },
        bank: BankInput {
            later: true,
            ..BankInput::default()
        },
    }
}

/// Somebody whose file can be sent: their session.
async fn ready_to_send(app: &AppState, number: usize) -> String {
    let email = format!("a{number}@exemple.fr");
    let someone = enter(app, Role::JobSeeker, &email, false).await;
    let mut cx = begin_as_system(app, "test").await.unwrap();
    let file = DemoFile {
        person: PersonId(someone.account.0),
        agency: app.new_id::<AgencyId>(),
        at: app.now(),
        state: DemoState::Draft { steps: 8 },
        answers: answers(),
        possible_double_of: None,
    };
    make_for_demo(&mut cx, &file).await.unwrap();
    finish(cx).await.unwrap();
    let mut browser = someone.browser();
    let path = ChoosePathInput {
        path: "full-web".to_owned(),
    };
    browser.must_send::<ChoosePath>(app, path).await;
    someone.token
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_24_registrations_at_once_none_is_refused() {
    let Some(cluster) = Cluster::empty().await else {
        return;
    };
    let app = cluster.furnished().await;
    let nodes = cluster.two().await;
    let mut people = Vec::new();
    for number in 0..24 {
        people.push(ready_to_send(&app, number).await);
    }
    let mut sent = Vec::new();
    let started = Instant::now();
    for (number, token) in people.into_iter().enumerate() {
        let node = nodes[number % 2].address;
        sent.push(tokio::spawn(async move {
            let body = format!(
                "command[consent]=true&command[consent_version]={CONSENT_VERSION}&meta[lang]=fr"
            );
            post(node, "/_fn/registration/send", &body, &token).await
        }));
    }
    for one in sent {
        let reply = one.await.unwrap();
        assert_eq!(reply.status, 200, "{}", reply.body);
    }
    println!("24 registrations at once took {:?}", started.elapsed());
    let numbers = "SELECT COUNT(DISTINCT number) FROM registration WHERE number IS NOT NULL";
    assert_eq!(count(&app, numbers).await, 24);
    app.db().close().await;
    drop(nodes);
    cluster.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_page_after_an_idle_quarter_of_an_hour_answers() {
    let Some(cluster) = Cluster::empty().await else {
        return;
    };
    let app = cluster.furnished().await;
    let nodes = cluster.two().await;
    let someone = enter(&app, Role::JobSeeker, "a@exemple.fr", false).await;
    for _ in 0..3 {
        change(&app, "UPDATE session SET seen_at = seen_at - 960000").await;
        let mut asked = Vec::new();
        for number in 0..60 {
            let (node, token) = (nodes[number % 2].address, someone.token.clone());
            let path = ["/compte/appareils", "/compte"][number / 2 % 2];
            asked.push(tokio::spawn(async move { get(node, path, &token).await }));
        }
        for one in asked {
            let reply = one.await.unwrap();
            assert_eq!(reply.status, 200, "{}", reply.body);
            assert!(!reply.body.contains("try-again"), "{}", reply.body);
            assert!(!reply.body.contains("incident"), "{}", reply.body);
        }
    }
    app.db().close().await;
    drop(nodes);
    cluster.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sign_up_sent_to_both_acts_once_and_mails_leave_once() {
    let Some(cluster) = Cluster::empty().await else {
        return;
    };
    let (sink, address) = Sink::open().await;
    let cluster = cluster.with_smtp(address);
    // Both make the schema and the lists of an empty database, at the same moment.
    let nodes = cluster.two().await;
    let app = cluster.app().await;
    let form = "command[email]=zoe@exemple.fr&command[password]=une+phrase+assez+longue\
                &meta[request_id]=7f9c24e5-2b1d-4f6a-9c3e-8d5a1b2c3d4e&meta[back]=/&meta[lang]=fr";
    let sign_up = |node: usize| post(nodes[node].address, "/_fn/accounts/sign-up", form, "");
    let (one, other) = tokio::join!(sign_up(0), sign_up(1));
    assert_eq!((one.status, other.status), (200, 200), "{one:?} {other:?}");
    assert_eq!(count(&app, "SELECT COUNT(*) FROM sign_up").await, 1);
    for number in 0..40 {
        let notice = Notification::ResetPassword {
            link: "/nouveau-mot-de-passe/x".to_owned(),
        };
        let to = format!("a{number}@exemple.fr");
        queue_mail(&app, &to, Lang::Fr, notice).await.unwrap();
    }
    let left = "SELECT COUNT(*) FROM mail WHERE sent_at IS NULL";
    let started = Instant::now();
    while count(&app, left).await > 0 {
        assert!(started.elapsed() < PATIENCE, "mails wait");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let all = sink.recipients();
    let different: BTreeSet<&String> = all.iter().collect();
    assert_eq!((all.len(), different.len()), (41, 41), "{all:?}");
    app.db().close().await;
    drop(nodes);
    cluster.end().await;
}
