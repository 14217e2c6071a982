//! Where a figure is that is never cut at the end of a line: "17 h 23", "26 300 €",
//! "06 12 34 56 78". For the texts when they are compiled, and for what data says.

/// A text of data whose figures are in one piece.
pub fn unbroken(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let holds = character == ' ' && is_within_figure(&out, rest.as_str());
        out.push(if holds { '\u{a0}' } else { character });
    }
    out
}

/// What is counted in, written after its number.
const UNITS: [&str; 5] = ["h", "km", "min", "€", "%"];

/// Whether a space stands within a figure. A text begins and ends where a number may
/// be put in: "{ $hour } h { $minute }".
pub fn is_within_figure(before: &str, after: &str) -> bool {
    let follows_number = before.is_empty() || before.ends_with(|one: char| one.is_ascii_digit());
    let is_number = after.starts_with(|one: char| one.is_ascii_digit());
    let is_unit = UNITS.iter().any(|unit| {
        let rest = after.strip_prefix(unit);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    // "17 h" and then minutes.
    let hours = before.strip_suffix("\u{a0}h");
    let follows_hours = hours
        .is_some_and(|hours| hours.is_empty() || hours.ends_with(|one: char| one.is_ascii_digit()));
    let is_minutes = after.is_empty() || is_number;
    (!before.is_empty() && follows_number && is_number)
        || (follows_number && is_unit)
        || (follows_hours && is_minutes)
}
