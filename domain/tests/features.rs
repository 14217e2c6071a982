//! The tests of every feature; see `pleinweb_testing`.

#[cfg(feature = "accounts")]
use pleinweb_accounts as _;
#[cfg(feature = "alarms")]
use pleinweb_alarms as _;
#[cfg(feature = "caseload")]
use pleinweb_caseload as _;
#[cfg(feature = "checks")]
use pleinweb_checks as _;
#[cfg(feature = "contract")]
use pleinweb_contract as _;
#[cfg(feature = "departures")]
use pleinweb_departures as _;
#[cfg(feature = "entry")]
use pleinweb_entry as _;
#[cfg(feature = "fit")]
use pleinweb_fit as _;
#[cfg(feature = "kernel")]
use pleinweb_kernel as _;
#[cfg(feature = "market")]
use pleinweb_market as _;
#[cfg(feature = "nomenclature")]
use pleinweb_nomenclature as _;
#[cfg(feature = "offers")]
use pleinweb_offers as _;
#[cfg(feature = "platform")]
use pleinweb_platform as _;
#[cfg(feature = "registration")]
use pleinweb_registration as _;
#[cfg(feature = "reviews")]
use pleinweb_reviews as _;

fn main() -> std::process::ExitCode {
    pleinweb_testing::main()
}
