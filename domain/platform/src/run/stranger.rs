//! The same form of a stranger sent twice acts once, also when it reaches two
//! nodes at the same moment.
//!
//! A stranger has no session that could tell one from another, so the request
//! is known by all of it: the random id of its form and every field. What it
//! makes (a session, for what the browser keeps) has a token that follows from
//! the same, under our key, so that whichever answer arrives, the browser holds
//! what the first one made.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use crate::Cx;

/// The name under which this request's answer is kept; nothing if its form gave
/// no random id.
pub(super) fn recognise(
    cx: &mut Cx,
    command: &str,
    request_id: &str,
    body: &str,
) -> Option<String> {
    // Whoever could guess it could ask for somebody else's answer.
    let random = Uuid::parse_str(request_id).is_ok_and(|id| matches!(id.get_version_num(), 4 | 7));
    if !random {
        return None;
    }
    let whole = format!("{command}\n{request_id}\n{body}");
    let keyed = |purpose| URL_SAFE_NO_PAD.encode(cx.app.secrets().lookup_hash(purpose, &whole));
    let (name, token) = (keyed("stranger-request"), keyed("stranger-session"));
    cx.stranger_token = Some(token);
    Some(name)
}
