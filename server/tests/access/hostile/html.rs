//! What a browser would make of a page, by the tokenizer that the service
//! cleans foreign texts with, and what is wrong with it.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, EndTag, StartTag, Token, TokenSink, TokenSinkResult, Tokenizer,
};
use pleinweb_checks::letters::is_hidden_sign;

use super::text::{ATTRIBUTE, ELEMENT, MARK};

/// A start tag.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// What follows up to the next tag.
    pub text: String,
}

impl Tag {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// A page, read.
#[derive(Debug, Default)]
pub struct Page {
    /// Start tags, and end tags as `/name`, in their order.
    pub tags: Vec<Tag>,
    comments: Vec<String>,
}

#[derive(Default)]
struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                let name = tag.name.to_string();
                let attributes = tag.attrs.iter();
                page.tags.push(Tag {
                    name: if tag.kind == EndTag {
                        format!("/{name}")
                    } else {
                        name.clone()
                    },
                    attributes: attributes
                        .map(|one| (one.name.local.to_string(), one.value.to_string()))
                        .collect(),
                    text: String::new(),
                });
                if tag.kind == StartTag {
                    return raw(&name).map_or(TokenSinkResult::Continue, TokenSinkResult::RawData);
                }
            }
            Token::CommentToken(text) => page.comments.push(text.to_string()),
            Token::CharacterTokens(text) => {
                if let Some(last) = page.tags.last_mut() {
                    last.text.push_str(&text);
                }
            }
            Token::NullCharacterToken => {
                if let Some(last) = page.tags.last_mut() {
                    last.text.push('\0');
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// How a browser reads on inside an element.
fn raw(name: &str) -> Option<RawKind> {
    match name {
        "title" | "textarea" => Some(RawKind::Rcdata),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => Some(RawKind::Rawtext),
        "script" => Some(RawKind::ScriptData),
        _ => None,
    }
}

pub fn read(html: &str) -> Page {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(
        Sink::default(),
        html5ever::tokenizer::TokenizerOpts::default(),
    );
    // It stops after each script until it is called again.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.0.take()
}

/// Elements that no page of ours has.
const NEVER: [&str; 9] = [
    "base", "iframe", "frame", "object", "embed", "applet", "style", "noscript", "marquee",
];
/// Attributes whose value a browser goes to or loads.
const ADDRESSES: [&str; 8] = [
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "xlink:href",
    "srcset",
];
const SCHEMES: &[&str] = &[
    "/",
    "?",
    "#",
    "https://",
    "http://",
    "mailto:",
    "tel:",
    "otpauth://totp/",
];

/// What is wrong with a page. `turned`: signs that turn the line count too.
pub fn problems(html: &str, turned: bool) -> Vec<String> {
    let page = read(html);
    let mut found = Vec::new();
    for comment in page.comments.iter().filter(|text| text.contains(MARK)) {
        found.push(format!("a comment: {comment}"));
    }
    let head = page.tags.iter().take_while(|tag| tag.name != "/head");
    let titles = head.filter(|tag| tag.name == "title").count();
    let heads = page.tags.iter().filter(|tag| tag.name == "head").count();
    if heads > 0 && titles != 1 {
        found.push(format!("{titles} titles"));
    }
    for tag in &page.tags {
        found.extend(of_tag(tag, turned));
    }
    found
}

fn of_tag(tag: &Tag, turned: bool) -> Vec<String> {
    let mut found = Vec::new();
    let name = tag.name.trim_start_matches('/');
    if name.starts_with(ELEMENT) || NEVER.contains(&name) {
        found.push(format!("an element: {}", tag.name));
    }
    for (attribute, value) in &tag.attributes {
        let made = attribute.starts_with(ATTRIBUTE)
            || attribute.starts_with("on")
            || matches!(attribute.as_str(), "style" | "srcdoc" | "http-equiv")
            || attribute.contains(['"', '\'', '<', '=']);
        if made {
            found.push(format!("an attribute: {attribute} of {name}"));
        }
        let leads = ADDRESSES.contains(&attribute.as_str()) && !value.is_empty();
        if leads && !SCHEMES.iter().any(|scheme| value.starts_with(*scheme)) {
            found.push(format!("{attribute} of {name} leads to {value:?}"));
        }
        if value.contains('\0') {
            found.push(format!("NUL in {attribute} of {name}"));
        }
        // What somebody typed stays as it was in their own field.
        let typed = match attribute.as_str() {
            "value" => matches!(name, "input" | "button" | "option"),
            "data-props" => name == "leptos-island" && !is_turned_island(value),
            _ => false,
        };
        if turned && !typed && value.contains(is_hidden_sign) {
            found.push(format!("a hidden sign in {attribute} of {name}: {value:?}"));
        }
    }
    if name == "script" {
        found.extend(of_script(tag));
    } else {
        let turns = turned && name != "textarea" && tag.text.contains(is_hidden_sign);
        if turns || tag.text.contains('\0') {
            found.push(format!("a hidden sign after {}: {:?}", tag.name, tag.text));
        }
    }
    found
}

/// Whether what an island is made of holds signs that turn the line elsewhere
/// than in what its own field holds, or is no JSON.
fn is_turned_island(props: &str) -> bool {
    let Ok(mut props) = serde_json::from_str::<serde_json::Value>(props) else {
        return true;
    };
    for own in ["/values/text", "/values/value"] {
        if let Some(value) = props.pointer_mut(own) {
            value.take();
        }
    }
    // Written out again, a sign stands for itself.
    props.to_string().contains(is_hidden_sign)
}

/// A script is ours, and a text in it is a text: JSON, or between the quotes of
/// a string.
fn of_script(tag: &Tag) -> Option<String> {
    if tag.name == "/script" {
        return None;
    }
    let own = tag.attribute("src").is_some_and(|src| src.starts_with('/'))
        || tag
            .attribute("nonce")
            .is_some_and(|nonce| !nonce.is_empty());
    if !own {
        return Some(format!("a script without nonce: {:?}", tag.text));
    }
    if tag.attribute("type") == Some("application/ld+json") {
        let read = serde_json::from_str::<serde_json::Value>(&tag.text);
        if read.is_err() || tag.text.contains(['<', '>', '\u{2028}']) {
            return Some(format!("JSON-LD: {}", tag.text));
        }
        return None;
    }
    if !tag.text.contains(MARK) {
        return None;
    }
    let escapes = tag.text.contains("</") || tag.text.contains("<!--");
    (escapes || outside_strings(&tag.text).contains(MARK))
        .then(|| format!("in a script: {}", tag.text))
}

/// What is left of a script without the strings in double quotes.
fn outside_strings(script: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    let mut letters = script.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => inside = !inside,
            '\\' if inside => {
                letters.next();
            }
            '\n' | '\u{2028}' | '\u{2029}' if inside => out.push_str(MARK),
            _ if inside => {}
            _ => out.push(letter),
        }
    }
    out
}

#[test]
fn what_a_hostile_text_would_become_is_noticed() {
    let page = |title: &str, body: &str| {
        format!(
            "<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"
        )
    };
    assert!(problems(&page("a &lt;b> c", "<p>d</p>"), true).is_empty());
    let island = |props: &str| format!("<leptos-island data-props='{props}'></leptos-island>");
    let own =
        island("{\"values\":{\"text\":\"a\u{202e}b\",\"value\":\"\u{2066}\",\"which\":\"c\"}}");
    assert!(problems(&page("a", &own), true).is_empty());
    for other in [
        "{\"values\":{\"text\":\"a\",\"which\":\"\u{202e}\"}}",
        "{\"values\":{\"text\":\"a\"},\"said\":\"\u{202e}\"}",
        "{\"values\":{\"text\":\"\u{202e}\"",
    ] {
        assert!(
            !problems(&page("a", &island(other)), true).is_empty(),
            "{other}"
        );
    }
    for (title, body) in [
        ("a</title><meta http-equiv=refresh content=0>", ""),
        ("a</title><pwel0>", ""),
        ("", "<p>a<!--pwmark1--></p>"),
        ("", "<a href=\"javascript:x()\">a</a>"),
        ("", "<a href=\"pwmark1\" onclick=x()>a</a>"),
        ("", "<input value=\"\" pwat=1>"),
        ("", "<script>x()</script>"),
        ("", "<script nonce=a>x(pwmark1)</script>"),
        ("", "<script nonce=a>x(\"pwmark1<!--\")</script>"),
        (
            "",
            "<script nonce=a type=\"application/ld+json\">{\"a\":}</script>",
        ),
        ("", "<p>a\u{202e}b</p>"),
        ("", "<p title=\"a\u{2066}b\"></p>"),
        ("", "<iframe></iframe>"),
    ] {
        assert!(
            !problems(&page(title, body), true).is_empty(),
            "{title} {body}"
        );
    }
}
