//! Hostile texts in every field that is stored or shown again, and every page,
//! feed, mail, file and answer of the service looked at afterwards: nothing of
//! such a text may have become an element, an attribute, a script, a header, a
//! formula, or a sign that turns the direction of writing.
//!
//! Two ways. `doors`: through the forms of the pages, the addresses and the
//! imports, as a stranger would; what comes out must not even turn the line.
//! `tables`: straight into every column of text that the schema has, whoever
//! writes it, so that nothing rests on what was checked on the way in.
//!
//! What is walked comes from the tables of pages, routes and functions, what is
//! filled from the schema and from the forms themselves: whatever is added is in
//! the test, or the test says that it does not know it.

mod answers;
mod columns;
mod csv;
mod doors;
mod fill;
mod forms;
mod html;
mod logs;
mod mails;
mod offers;
mod sinks;
mod text;
mod walk;
#[path = "../../http/programs/xml.rs"]
mod xml;

use answers::Found;

/// Fails with what was found, each thing once.
fn report(found: &Found) {
    let lines: Vec<String> = found.iter().cloned().collect();
    assert!(
        lines.is_empty(),
        "{} things:\n{}",
        lines.len(),
        lines.join("\n")
    );
}
