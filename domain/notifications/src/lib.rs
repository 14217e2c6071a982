//! Everything that the service tells people by mail, as one type. Each feature
//! declares its own notifications (`<feature>/notification.rs`) and queues them
//! as bodies (`platform::mail`); whoever writes sentences reads them here.

use serde::{Deserialize, Serialize};

use pleinweb_accounts as accounts;
use pleinweb_caseload as caseload;
use pleinweb_contract as contract;
use pleinweb_entry as entry;
use pleinweb_offers as offers;
use pleinweb_registration as registration;

/// A notification of any feature. As JSON it is that feature's own, so that a
/// mail which an earlier version queued is still read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Notification {
    Accounts(accounts::Notification),
    Entry(entry::Notification),
    Registration(registration::Notification),
    Caseload(caseload::Notification),
    Contract(contract::Notification),
    Offers(offers::Notification),
}

macro_rules! from {
    ($($variant:ident $feature:ident),+) => {$(
        impl From<$feature::Notification> for Notification {
            fn from(notification: $feature::Notification) -> Self {
                Self::$variant(notification)
            }
        }
    )+};
}

from!(Accounts accounts, Entry entry, Registration registration, Caseload caseload, Contract contract, Offers offers);
