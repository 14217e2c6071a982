//! The shape of a mail: subject, plain text, and the same as simple HTML. What is
//! said in one is its feature's (`mails.rs`), which of them `notifications` knows.

use pleinweb_kernel::Lang;
use pleinweb_platform::Settings;

use crate::texts::mails as t;

/// A mail ready to leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailText {
    pub subject: String,
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paragraph {
    Text(String),
    /// A full address, alone on its line.
    Link(String),
}

impl MailText {
    pub fn plain(&self) -> String {
        let lines: Vec<&str> = self
            .paragraphs
            .iter()
            .map(|(Paragraph::Text(text) | Paragraph::Link(text))| text.as_str())
            .collect();
        lines.join("\n\n") + "\n"
    }

    pub fn html(&self) -> String {
        let mut html = String::from("<!DOCTYPE html><html><body>");
        for paragraph in &self.paragraphs {
            match paragraph {
                Paragraph::Text(text) => {
                    html.push_str("<p>");
                    html.push_str(&escaped(text));
                    html.push_str("</p>");
                }
                Paragraph::Link(link) => {
                    let link = escaped(link);
                    html.push_str("<p><a href=\"");
                    html.push_str(&link);
                    html.push_str("\">");
                    html.push_str(&link);
                    html.push_str("</a></p>");
                }
            }
        }
        html.push_str("</body></html>");
        html
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// What a feature says in a mail; greeting, help and signature are everybody's.
#[derive(Clone, Debug, Default)]
pub struct Words<'a> {
    pub subject: &'static str,
    pub body: String,
    /// Paths to link to.
    pub links: Vec<&'a str>,
    /// A mail that was not asked for can simply be ignored.
    pub harmless: bool,
}

/// Words between greeting and signature.
pub fn letter(lang: Lang, settings: &Settings, words: Words<'_>) -> MailText {
    let mut paragraphs = vec![
        Paragraph::Text(t::greeting(lang).to_owned()),
        Paragraph::Text(words.body),
    ];
    paragraphs.extend(
        words
            .links
            .iter()
            .map(|path| Paragraph::Link([settings.public_url.as_str(), path].concat())),
    );
    if words.harmless {
        paragraphs.push(Paragraph::Text(t::not_you(lang).to_owned()));
    }
    paragraphs.push(Paragraph::Text(t::help(lang, &settings.help_phone)));
    paragraphs.push(Paragraph::Text(t::signature(lang).to_owned()));
    MailText {
        subject: words.subject.to_owned(),
        paragraphs,
    }
}
