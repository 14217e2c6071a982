//! The SQL of the accounts, a file for each group of tables.

mod account;
mod demo_accounts;
mod facade;
mod guard;
mod heads;
mod invitations;
mod links;
mod passkeys;
mod revoking;
mod second_factor;
mod staff;

pub(super) use account::*;
pub(crate) use account::{AccountRow, account_by_email};
pub use account::{NewAccount, create_account};
pub(super) use demo_accounts::*;
pub use demo_accounts::{add_demo_person, demo_people};
pub use facade::{advisers_by_agency, advisers_in, advisers_of, name_in, names_of, reach};
pub(super) use guard::*;
pub(super) use heads::*;
pub use heads::{headed_by, name_head, watchers_of};
pub(super) use invitations::*;
pub(super) use links::*;
pub(super) use passkeys::*;
pub(super) use revoking::*;
pub(super) use second_factor::*;
pub(super) use staff::*;
pub use staff::{agencies_of, attach_agency, colleague_name, name_colleague};
