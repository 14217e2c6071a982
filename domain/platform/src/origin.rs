//! Where a request comes from, as a type: every way to count "the same place"
//! is here, so that nobody reads an address out of a text again.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};

/// What is known of where a request comes from. Of an IPv6 address only the
/// network is kept (/64: what one subscriber's cable has to himself), of one that
/// stands for an IPv4 address that one. The program itself comes from nowhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Origin(Option<IpAddr>);

impl Origin {
    /// The program itself: what it does is counted for nobody.
    pub const PROGRAM: Self = Self(None);

    pub fn of(address: IpAddr) -> Self {
        Self(Some(match address.to_canonical() {
            IpAddr::V4(address) => IpAddr::V4(address),
            IpAddr::V6(address) => IpAddr::V6(prefix(address, 64)),
        }))
    }

    /// Whether it is the program itself.
    pub fn is_program(self) -> bool {
        self.0.is_none()
    }

    /// What one household or one company has at least to itself: an IPv4
    /// address, or an IPv6 /56 (who has one moves through 256 /64 at will).
    /// For budgets.
    pub fn place(self) -> Option<String> {
        self.0.map(|address| match address {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("{}/56", prefix(address, 56)),
        })
    }

    /// The wider network, whose neighbours are counted together when somebody
    /// guesses: an IPv4 /24, an IPv6 /48.
    pub fn neighbourhood(self) -> Option<String> {
        self.0.map(|address| match address {
            IpAddr::V4(address) => {
                let [a, b, c, _] = address.octets();
                format!("{a}.{b}.{c}.0/24")
            }
            IpAddr::V6(address) => format!("{}/48", prefix(address, 48)),
        })
    }
}

impl From<IpAddr> for Origin {
    fn from(address: IpAddr) -> Self {
        Self::of(address)
    }
}

/// For counting in memory, and never in a log.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => Ok(()),
            Some(IpAddr::V4(address)) => address.fmt(f),
            Some(IpAddr::V6(address)) => write!(f, "{address}/64"),
        }
    }
}

fn prefix(address: Ipv6Addr, bits: u32) -> Ipv6Addr {
    let mask = u128::MAX << (128 - bits);
    Ipv6Addr::from_bits(address.to_bits() & mask)
}

#[cfg(feature = "testing")]
mod tests {
    use super::Origin;

    fn origin(text: &str) -> Origin {
        Origin::of(text.parse().unwrap())
    }

    #[pleinweb_testing::test]
    fn one_place_is_one_place_however_it_is_written() {
        for (address, shown, place, neighbourhood) in [
            ("192.0.2.7", "192.0.2.7", "192.0.2.7", "192.0.2.0/24"),
            ("::ffff:192.0.2.7", "192.0.2.7", "192.0.2.7", "192.0.2.0/24"),
            (
                "2001:db8:1:2ab:3::4",
                "2001:db8:1:2ab::/64",
                "2001:db8:1:200::/56",
                "2001:db8:1::/48",
            ),
            (
                "2001:db8:1:2cd::",
                "2001:db8:1:2cd::/64",
                "2001:db8:1:200::/56",
                "2001:db8:1::/48",
            ),
            ("::1", "::/64", "::/56", "::/48"),
        ] {
            let origin = origin(address);
            assert_eq!(origin.to_string(), shown);
            assert_eq!(origin.place().as_deref(), Some(place));
            assert_eq!(origin.neighbourhood().as_deref(), Some(neighbourhood));
        }
    }

    #[pleinweb_testing::test]
    fn different_networks_are_different() {
        let one = origin("2001:db8:1:2::1");
        let other = origin("2001:db8:2:2::1");
        assert_ne!(one.neighbourhood(), other.neighbourhood());
        assert_ne!(one.place(), origin("2001:db8:1:102::1").place());
        assert_ne!(
            origin("192.0.2.1").neighbourhood(),
            origin("192.0.3.1").neighbourhood()
        );
    }

    #[pleinweb_testing::test]
    fn the_program_comes_from_nowhere() {
        assert!(Origin::PROGRAM.is_program());
        assert!(Origin::default().is_program());
        assert_eq!(Origin::PROGRAM.place(), None);
        assert_eq!(Origin::PROGRAM.to_string(), "");
    }
}
