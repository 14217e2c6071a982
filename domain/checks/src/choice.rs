//! Answers picked from a list. A form built by hand can send anything, so
//! these look too.

use pleinweb_kernel::Code;

/// The choice that was sent, as the list has it. Codes: `required`,
/// `choice-unknown`.
pub fn parse_choice<'a>(text: &str, choices: &[&'a str]) -> Result<&'a str, Code> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Code::new("required"));
    }
    choices
        .iter()
        .copied()
        .find(|choice| *choice == text)
        .ok_or(Code::new("choice-unknown"))
}

/// Several choices, in the order of the list, each once; none is allowed.
/// Code: `choice-unknown`.
pub fn parse_choices<'a>(texts: &[String], choices: &[&'a str]) -> Result<Vec<&'a str>, Code> {
    let sent: Vec<&str> = texts
        .iter()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    if sent.iter().any(|text| !choices.contains(text)) {
        return Err(Code::new("choice-unknown"));
    }
    Ok(choices
        .iter()
        .copied()
        .filter(|choice| sent.contains(choice))
        .collect())
}

/// `yes` or `no`. Codes: `required`, `choice-unknown`.
pub fn parse_yes_no(text: &str) -> Result<bool, Code> {
    parse_choice(text, &["yes", "no"]).map(|choice| choice == "yes")
}

/// A box that must be ticked, such as a consent. Code: `must-accept`.
pub fn parse_accepted(ticked: bool) -> Result<(), Code> {
    if ticked {
        Ok(())
    } else {
        Err(Code::new("must-accept"))
    }
}
