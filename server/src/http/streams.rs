//! How many live streams somebody holds on this node. A browser needs one; whoever
//! opens one too many keeps the newest, and pages work without any.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use pleinweb_kernel::AccountId;
use tokio::sync::Notify;

/// Streams of one session: a browser whose tabs do not know of each other.
const OF_A_SESSION: usize = 6;
/// Of one account on all its devices.
const OF_AN_ACCOUNT: usize = 20;
/// Of one network: an agency's workstations share one.
const OF_A_NETWORK: usize = 500;

/// Whose stream it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The hash of the session's token.
    pub session: Vec<u8>,
    pub account: AccountId,
    pub network: String,
}

/// The open streams of one process.
#[derive(Clone, Debug, Default)]
pub struct Streams(Arc<Mutex<Open>>);

#[derive(Debug, Default)]
struct Open {
    next: u64,
    /// In the order in which they were opened.
    streams: BTreeMap<u64, One>,
}

#[derive(Debug)]
struct One {
    owner: Owner,
    end: Arc<Notify>,
}

impl Streams {
    fn open(&self) -> MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for one more stream, given back when it is dropped. Beyond a limit
    /// the oldest of the session ends; where it has none, the oldest of the
    /// account if that has too many. Nobody's stream ends for somebody else's.
    pub fn enter(&self, owner: Owner) -> Option<Place> {
        let mut open = self.open();
        let of = |is: &dyn Fn(&Owner) -> bool| {
            let mut own = open.streams.iter().filter(|(_, one)| is(&one.owner));
            let oldest = own.next().map(|(number, _)| *number);
            (oldest, usize::from(oldest.is_some()) + own.count())
        };
        let (oldest, of_session) = of(&|one| one.session == owner.session);
        let (oldest_of_account, of_account) = of(&|one| one.account == owner.account);
        let (_, of_network) = of(&|one| one.network == owner.network);
        let full = of_account >= OF_AN_ACCOUNT;
        if full || of_session >= OF_A_SESSION || of_network >= OF_A_NETWORK {
            let ends = oldest.or(oldest_of_account.filter(|_| full))?;
            if let Some(one) = open.streams.remove(&ends) {
                one.end.notify_one();
            }
        }
        let number = open.next;
        open.next += 1;
        let end = Arc::new(Notify::new());
        let one = One {
            owner,
            end: end.clone(),
        };
        open.streams.insert(number, one);
        Some(Place {
            streams: self.clone(),
            number,
            end,
        })
    }
}

/// A stream's place.
#[derive(Debug)]
pub struct Place {
    streams: Streams,
    number: u64,
    end: Arc<Notify>,
}

impl Place {
    /// Waits until a newer stream takes it.
    pub async fn taken(&self) {
        self.end.notified().await;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.streams.open().streams.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use futures::FutureExt;
    use pleinweb_kernel::AccountId;
    use uuid::Uuid;

    use super::{Owner, Place, Streams};

    fn owner(session: u8, account: u128, network: &str) -> Owner {
        Owner {
            session: vec![session],
            account: AccountId(Uuid::from_u128(account)),
            network: network.to_owned(),
        }
    }

    fn ended(place: &Place) -> bool {
        place.taken().now_or_never().is_some()
    }

    #[test]
    fn the_seventh_of_a_session_ends_its_first() {
        let streams = Streams::default();
        let mut open: VecDeque<_> = (0..6)
            .map(|_| streams.enter(owner(1, 1, "a")).unwrap())
            .collect();
        assert!(open.iter().all(|place| !ended(place)));
        let seventh = streams.enter(owner(1, 1, "a")).unwrap();
        assert!(ended(&open[0]));
        assert!(open.iter().skip(1).all(|place| !ended(place)));
        // One that was closed makes room.
        open.pop_back();
        let eighth = streams.enter(owner(1, 1, "a")).unwrap();
        assert!(!ended(&open[1]) && !ended(&seventh) && !ended(&eighth));
    }

    #[test]
    fn an_account_has_twenty_and_a_new_device_takes_the_oldest() {
        let streams = Streams::default();
        let open: Vec<_> = (0..20)
            .map(|number| streams.enter(owner(number / 5, 1, "a")).unwrap())
            .collect();
        // Of a session that has some, its own oldest ends …
        let _of_last = streams.enter(owner(3, 1, "b")).unwrap();
        assert!(ended(&open[15]));
        // … and a new device takes the account's.
        let _new = streams.enter(owner(9, 1, "c")).unwrap();
        assert!(ended(&open[0]));
        // Another account is not held up.
        assert!(streams.enter(owner(10, 2, "a")).is_some());
    }

    #[test]
    fn a_network_has_five_hundred_and_nobody_loses_a_stream_for_another() {
        let streams = Streams::default();
        let open: Vec<_> = (0..500)
            .map(|number| {
                let one = owner(u8::try_from(number / 2).unwrap(), number / 2, "agency");
                streams.enter(one).unwrap()
            })
            .collect();
        assert!(streams.enter(owner(251, 9_999, "agency")).is_none());
        assert!(open.iter().all(|place| !ended(place)));
        assert!(streams.enter(owner(251, 9_999, "home")).is_some());
        // Whoever has one keeps one.
        let _third = streams.enter(owner(7, 7, "agency")).unwrap();
        assert!(ended(&open[14]));
        assert!(!ended(&open[15]));
    }
}
