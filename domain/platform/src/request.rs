//! Where a request comes from and who it says it is.

use super::Origin;
use pleinweb_kernel::Lang;

/// What is known of a request before anything is done.
#[derive(Clone, Debug, Default)]
pub struct RequestInfo {
    pub session_token: Option<String>,
    /// What this browser shows to be known again by accounts that signed in here.
    pub device_token: Option<String>,
    /// Where it came from, for counting only.
    pub address: Origin,
    /// How the browser calls itself, shortened.
    pub device: String,
    pub lang: Lang,
    /// Straight from a browser on this very machine to a listener that only
    /// this machine reaches: the demo's doors ask for it.
    pub from_this_machine: bool,
}
