//! Answers that are the same for everyone and may be kept: each carries the
//! mark of its content (ETag), and whoever has that content is told so.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// Bytes of a hash that are enough to tell contents apart.
const MARK_BYTES: usize = 16;

/// A content and how long it may be kept.
#[derive(Debug)]
pub struct Content {
    pub kind: &'static str,
    pub cache: &'static str,
    pub body: String,
    /// A part of the body that changes although nothing did (the mark of the next
    /// part holds the instant): it does not make this another content. What
    /// whoever has the content got goes on leading to the next part.
    pub passing: Option<String>,
}

/// The answer: the content, or 304 for whoever has it.
pub fn answer(asked: &HeaderMap, content: Content) -> Response {
    let mark = match content.passing.as_deref() {
        Some(passing) if !passing.is_empty() => mark(&content.body.replace(passing, "")),
        _ => mark(&content.body),
    };
    let has_it = asked
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|marks| marks.to_str().ok())
        .any(|marks| names(marks, &mark));
    let mut response = if has_it {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let kind = [(header::CONTENT_TYPE, content.kind)];
        (kind, content.body).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(content.cache),
    );
    if let Ok(mark) = HeaderValue::from_str(&mark) {
        headers.insert(header::ETAG, mark);
    }
    response
}

fn mark(body: &str) -> String {
    let hash = Sha256::digest(body.as_bytes());
    format!("\"{}\"", URL_SAFE_NO_PAD.encode(&hash[..MARK_BYTES]))
}

/// Whether a list of marks names this one. Weak marks count: a proxy that
/// compresses makes them of ours.
fn names(marks: &str, mark: &str) -> bool {
    marks
        .split(',')
        .map(str::trim)
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == mark)
}

#[cfg(test)]
mod tests {
    use super::{mark, names};

    #[test]
    fn whoever_has_a_content_names_its_mark() {
        let own = mark("a");
        assert_ne!(own, mark("b"));
        for (marks, found) in [
            (own.clone(), true),
            (format!("\"x\" , W/{own}"), true),
            ("*".to_owned(), true),
            ("\"x\"".to_owned(), false),
            (own.trim_matches('"').to_owned(), false),
            (String::new(), false),
        ] {
            assert_eq!(names(&marks, &own), found, "{marks}");
        }
    }
}
