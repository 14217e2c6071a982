//! Keys, for an operator at the command line: a sweep without its bounds, a new
//! pepper, and what only a person can know of a database and a folder.

use clap::Subcommand;
use pleinweb::app_state;
use pleinweb::config::Options;
use pleinweb_platform::AppState;
use pleinweb_platform::identity::{Trust, open_everything};
use pleinweb_registration::{Rehashed, Sweep, Swept, rotate_numbers, sweep_keys};

use super::Failure;

#[derive(Debug, Subcommand)]
pub enum Action {
    /// Set aside persons' keys that seal nothing (at most 20 or 1 % in 24 hours);
    /// they are erased a week later. The service does this once a day by itself.
    Sweep {
        /// All of them at once. Look first whether this is the right database.
        #[arg(long)]
        force: bool,
    },
    /// Make a new pepper and all hashes of numbers with it; the service may run meanwhile.
    Rotate,
    /// Say that this key folder is this database's, where one of them was brought
    /// back from a backup that does not know it. What is sealed must open.
    Adopt {
        /// Even if something does not open: it is lost then.
        #[arg(long)]
        despite_loss: bool,
    },
}

pub async fn run(options: &Options, action: Action) -> Result<(), Failure> {
    match action {
        Action::Sweep { force } => sweep(options, force).await,
        Action::Rotate => rotate(options).await,
        Action::Adopt { despite_loss } => adopt(options, despite_loss).await,
    }
}

async fn sweep(options: &Options, force: bool) -> Result<(), Failure> {
    let app = app_state::open_as_it_is(options).await?;
    let how_far = if force { Sweep::Force } else { Sweep::Bounded };
    let Swept {
        set_aside,
        waiting,
        erased,
        given_back,
        busy,
    } = sweep_keys(&app, how_far).await?;
    app.db().close().await;
    if busy {
        return Err("another sweep is running: nothing was done".into());
    }
    println!("set aside    {set_aside}: erased in 7 days unless they are needed again");
    println!("waiting      {waiting}: for another day, or for --force");
    println!("erased       {erased}: set aside 7 days ago");
    println!("given back   {given_back}: needed again");
    Ok(())
}

async fn rotate(options: &Options) -> Result<(), Failure> {
    let app = app_state::open_trusting(options, Trust::NewPepper).await?;
    let Rehashed { done, unopened } = rotate_numbers(&app).await?;
    app.db().close().await;
    println!("hashed anew  {done}");
    if unopened > 0 {
        return Err(
            format!("{unopened} numbers do not open: incidents in the log say whose").into(),
        );
    }
    Ok(())
}

async fn adopt(options: &Options, despite_loss: bool) -> Result<(), Failure> {
    let trust = if despite_loss {
        Trust::DespiteLoss
    } else {
        Trust::Operator
    };
    let app = app_state::open_trusting(options, trust).await?;
    say_identity(&app);
    app.db().close().await;
    Ok(())
}

fn say_identity(app: &AppState) {
    let id = app.secrets().installation().unwrap_or_default();
    println!("keys      {id}: database, key folder and master keys belong together");
}

/// Opens everything that is sealed, for `check`.
pub async fn check(app: &AppState) -> Result<(), Failure> {
    say_identity(app);
    let folder = &app.settings().key_folder;
    let opened = open_everything(app.db(), folder, app.secrets()).await?;
    println!("sealed    {opened}");
    if !opened.all() {
        return Err("not all that is sealed opens with the keys at hand".into());
    }
    let away = app.person_keys().all_swept().await?.len();
    if away > 0 {
        println!("swept     {away} keys of persons are set aside, each erased after 7 days");
    }
    Ok(())
}
