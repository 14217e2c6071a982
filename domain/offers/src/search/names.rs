//! The names in the address of a search; those of filters are `Filter::pair`'s.

/// Words as typed.
pub const WHAT: &str = "quoi";
/// A place as typed.
pub const PLACE: &str = "ou";
/// In km, around the place.
pub const RADIUS: &str = "rayon";
pub const ORDER: &str = "tri";
/// Words are searched as they are typed.
pub const EXACT: &str = "exact";
/// The place is looked up as it is typed.
pub const PLACE_EXACT: &str = "ou_exact";
/// Where this part of the list begins.
pub const AFTER: &str = "suite";
/// What is simply so.
pub const YES: &str = "oui";
/// What was typed where the address says what was understood of it; read by the page
/// alone, which says so once.
pub const SAID: &str = "dit";
