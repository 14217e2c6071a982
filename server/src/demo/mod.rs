//! The demo world: three agencies, their advisers, and three hundred job
//! seekers in every state of the journey. The same at every start but for the
//! dates, which are relative to today. It is made by the commands that people
//! use, played in the order of time, so every screen has a true past.

mod dice;
mod names;
pub mod offers;
mod person;
mod reports;
mod searches;
mod story;

use std::sync::Arc;

use pleinweb_accounts::{
    NewAccount, add_demo_person, attach_agency, create_account, demo_people, name_colleague,
    name_head,
};
use pleinweb_kernel::{AccountId, AdviserId, AgencyId, AppError, DAY_MS, Lang, Role, Timestamp};
use pleinweb_nomenclature as nomenclature;
use pleinweb_platform::clock::{Clock, HeldClock, SeededRandomness};
use pleinweb_platform::{AppState, Of, begin_as_system, finish, forget_mail_queue, marks};

/// Marks a database as the demo's own.
const MARK: &str = "demo";
/// How many job seekers live in it.
pub const JOB_SEEKERS: usize = 300;

/// Someone who works in the demo.
#[derive(Clone, Copy, Debug)]
pub struct Staff {
    pub account: AccountId,
    pub agency: usize,
}

/// Why a demo cannot be made here.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error(
        "this database holds something that is not a demo; choose another with --database-url or --data"
    )]
    NotEmpty,
    #[error("the demo could not be made: {0}")]
    Broken(#[from] AppError),
}

/// Whether the demo made and marked this database.
pub async fn is_demo(app: &AppState) -> Result<bool, AppError> {
    Ok(marks::get(app, MARK).await?.is_some())
}

/// Fills an empty database, with so many open offers. `say` is told what is
/// being made.
pub async fn make(app: &AppState, open_offers: usize, say: impl Fn(&str)) -> Result<(), DemoError> {
    if is_demo(app).await? {
        return Ok(());
    }
    if marks::has_accounts(app).await? {
        return Err(DemoError::NotEmpty);
    }
    let now = app.now();
    let clock = Arc::new(HeldClock::at(now.minus(60 * DAY_MS)));
    // The past is made with the past's clock and with dice of its own; tokens
    // of sessions made on the way are closed again below.
    let past = app.at(clock.clone(), Arc::new(SeededRandomness::new(2013)));
    say("occupations and places");
    nomenclature::seed_lists(&past).await?;
    nomenclature::seed_agencies(&past).await?;
    say("agencies and their advisers");
    let agencies = agency_ids(&past).await?;
    let staff = make_staff(&past, &agencies).await?;
    say("three hundred job seekers");
    let world = story::World {
        app: &past,
        clock: &clock,
        now,
        agencies,
        staff,
    };
    world.play().await?;
    clock.advance(now.since(clock.now()));
    say("offers, and a year of those that ended");
    offers::make(&past, open_offers).await?;
    searches::make(&past).await?;
    reports::make(&past, now).await?;
    forget_mail_queue(&past).await?;
    marks::close_all_sessions(&past).await?;
    marks::set(&past, MARK, "1").await?;
    Ok(())
}

async fn agency_ids(app: &AppState) -> Result<Vec<AgencyId>, AppError> {
    let rows = nomenclature::demo::demo_rows();
    let mut tx = app.db().read().await?;
    let agencies = nomenclature::agencies(&mut tx).await?;
    // In the order of the file, which the story relies on.
    Ok(rows
        .agencies
        .iter()
        .filter_map(|row| {
            agencies
                .iter()
                .find(|agency| agency.name == row.name)
                .map(|agency| agency.id)
        })
        .collect())
}

/// Who answers for the first agency.
const HEAD: &str = "Youssef Amrani";

/// Name, agency (its place in the list), label on the sign-in page.
const ADVISERS: [(&str, usize, &str); 4] = [
    ("Hélène Marsac", 0, "Hélène Marsac, conseillère à Limoges"),
    (
        HEAD,
        0,
        "Youssef Amrani, conseiller et responsable à Limoges",
    ),
    (
        "Sophie Delattre",
        1,
        "Sophie Delattre, conseillère à Roubaix",
    ),
    ("Paul Giordano", 2, "Paul Giordano, conseiller à Marseille"),
];

async fn make_staff(app: &AppState, agencies: &[AgencyId]) -> Result<Vec<Staff>, AppError> {
    let mut cx = begin_as_system(app, "demo").await?;
    let mut staff = Vec::new();
    for (index, (name, agency, label)) in ADVISERS.into_iter().enumerate() {
        let id: AccountId = cx.new_id();
        let email = format!("conseil{}@exemple.fr", index + 1);
        let account = add_account(&mut cx, id, Role::Adviser, &email).await?;
        name_colleague(cx.tx(), account, name).await?;
        attach_agency(cx.tx(), account, agencies[agency]).await?;
        if name == HEAD {
            let now = cx.now();
            name_head(cx.tx(), account, agencies[agency], None, now).await?;
        }
        add_demo_person(cx.tx(), account, "adviser", label).await?;
        staff.push(Staff {
            account: id,
            agency,
        });
    }
    for (role, kind, email, label) in [
        (
            Role::Operator,
            "operator",
            "exploitation@exemple.fr",
            "Une opératrice, qui invite les conseillers",
        ),
        (
            Role::Evaluator,
            "evaluator",
            "pilotage@exemple.fr",
            "Un évaluateur",
        ),
        (
            Role::Employer,
            "employer",
            "entreprise@exemple.fr",
            "Une employeuse",
        ),
    ] {
        let id: AccountId = cx.new_id();
        let account = add_account(&mut cx, id, role, email).await?;
        add_demo_person(cx.tx(), account, kind, label).await?;
    }
    finish(cx).await?;
    Ok(staff)
}

async fn add_account(
    cx: &mut pleinweb_platform::Cx,
    id: AccountId,
    role: Role,
    email: &str,
) -> Result<Of<AccountId>, AppError> {
    let at = cx.now();
    create_account(
        cx.tx(),
        &NewAccount {
            id,
            role,
            email,
            password_hash: None,
            lang: Lang::Fr,
            at,
        },
    )
    .await
}

impl Staff {
    pub fn adviser(self) -> AdviserId {
        AdviserId(self.account.0)
    }
}

/// A moment of the past.
fn ago(now: Timestamp, ms: i64) -> Timestamp {
    now.minus(ms)
}

/// Who stands on the sign-in page.
pub async fn doors(app: &AppState) -> Result<Vec<String>, AppError> {
    let mut tx = app.db().read().await?;
    let people = demo_people(&mut tx).await?;
    Ok(people.into_iter().map(|person| person.label).collect())
}
