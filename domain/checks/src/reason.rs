//! The reason of a decision: whoever it is about reads it.

use super::letters::longer_than;
use super::parse_text;
use pleinweb_kernel::Code;
use pleinweb_kernel::promises::REASON_LEAST;

/// The longest reason of a decision, in characters.
pub(crate) const REASON_MAX: usize = 2000;

/// The reason of a decision. Codes: `required`, `reason-too-short`, `too-long`.
pub fn parse_reason(text: &str) -> Result<String, Code> {
    let text = parse_text(text, REASON_MAX)?;
    if longer_than(&text, REASON_LEAST.usize() - 1) {
        Ok(text)
    } else {
        Err(Code::new("reason-too-short"))
    }
}
