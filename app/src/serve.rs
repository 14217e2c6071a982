//! The one line of every server function: from the form to the command and on
//! to the page that shows the outcome; from a page to its query.

use axum::http::header::{ACCEPT, HeaderName, HeaderValue, LOCATION, SET_COOKIE};
use axum::http::request::Parts;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use pleinweb_kernel::{AppError, FormId, FormMeta, FormReturn};
use pleinweb_platform::{
    AppState, Command, Effect, Query, RequestInfo, keep_form, run_command, run_query,
};

use crate::address::{query_without, with_query};
use crate::page::{Page, params};

/// Readies leptos to draw pages: what waits in them waits in tokio. Once for the
/// whole program; more often changes nothing.
pub fn ready() {
    // An error says that it is ready already.
    let _ = any_spawner::Executor::init_tokio();
}

/// Runs a command and leads to the page that shows its outcome. A form sent
/// without scripts that is refused is kept and shown again, filled in.
pub async fn run<C: Command>(
    input: C::Input,
    meta: FormMeta,
    next: impl FnOnce(&C::Output) -> Page,
) -> Result<(), AppError> {
    run_to::<C>(input, meta, |output, lang| next(output).href(lang)).await
}

/// Like `run`, to any path of this site (`back`, a query, a fragment).
pub async fn run_to<C: Command>(
    input: C::Input,
    meta: FormMeta,
    next: impl FnOnce(&C::Output, pleinweb_kernel::Lang) -> String,
) -> Result<(), AppError> {
    run_knowing::<C>(input, meta, Vec::new(), next).await
}

/// The same for a form that carries what its page `knew` (names as in a
/// `FormReturn`): where it is refused, the page that comes back knows no more.
pub async fn run_knowing<C: Command>(
    input: C::Input,
    meta: FormMeta,
    knew: Vec<(String, String)>,
    next: impl FnOnce(&C::Output, pleinweb_kernel::Lang) -> String,
) -> Result<(), AppError> {
    let app = expect_context::<AppState>();
    let mut request = expect_context::<RequestInfo>();
    request.lang = meta.lang;
    // First: of what is too long the end is cut.
    let mut typed = knew;
    typed.extend(typed_values(&input, C::SECRETS));
    match run_command::<C>(&app, &request, input, &meta).await {
        Ok(answer) => {
            apply(&app, &answer.effects);
            leptos_axum::redirect(&next(&answer.output, meta.lang), false);
            Ok(())
        }
        Err(error) => {
            if wants_html() {
                let kept = FormReturn {
                    form: path(),
                    error: error.clone(),
                    values: typed,
                };
                return_to_form(&app, &request, &meta, &kept).await?;
            }
            Err(error)
        }
    }
}

/// Runs a command whose answer a script reads itself (a passkey exchange).
pub async fn answer<C: Command>(input: C::Input, meta: FormMeta) -> Result<C::Output, AppError> {
    let app = expect_context::<AppState>();
    let mut request = expect_context::<RequestInfo>();
    request.lang = meta.lang;
    let answer = run_command::<C>(&app, &request, input, &meta).await?;
    apply(&app, &answer.effects);
    Ok(answer.output)
}

/// Answers 404 with what is shown all the same.
pub fn not_found() {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(axum::http::StatusCode::NOT_FOUND);
    }
}

/// Leads on to a plainer address for the same page.
pub fn lead_on(address: &str) {
    if let (Some(response), Ok(to)) = (
        use_context::<ResponseOptions>(),
        HeaderValue::from_str(address),
    ) {
        response.insert_header(LOCATION, to);
        response.set_status(axum::http::StatusCode::FOUND);
    }
}

/// Runs the query of a page.
pub async fn ask<Q: Query>(input: Q::Input) -> Result<Q::Output, AppError> {
    let app = expect_context::<AppState>();
    let request = expect_context::<RequestInfo>();
    run_query::<Q>(&app, &request, input).await
}

/// Keeps a refused form and leads back to it; whoever must sign in first is
/// led there, and from there back to the filled-in form. A form that is not kept
/// leads nowhere: the door then answers with a page that says why it was refused.
async fn return_to_form(
    app: &AppState,
    request: &RequestInfo,
    meta: &FormMeta,
    kept: &FormReturn,
) -> Result<(), AppError> {
    // Keeping is a write: whoever is over the limit of tries does not get more
    // of those.
    if !request.address.is_program() {
        let kept_forms = format!("form:{}", request.address);
        if app.limits().take(&kept_forms).is_err() {
            return Ok(());
        }
    }
    let (id, effects) = match keep_form(app, request, kept).await {
        Ok(kept) => kept,
        // Too many new browsers came from this network: the form is not kept.
        Err(AppError::TooMany { .. }) => return Ok(()),
        Err(error) => return Err(error),
    };
    apply(app, &effects);
    leptos_axum::redirect(&refused_path(meta, &kept.error, &id), false);
    Ok(())
}

/// Where a refused form is shown again: its page, with the id of what was
/// kept; by way of signing in, where that is what is missing.
pub fn refused_path(meta: &FormMeta, error: &AppError, id: &FormId) -> String {
    let back = meta.safe_back();
    let page = back.split('#').next().unwrap_or("/");
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    let others = query_without(query, params::FORM);
    let mark = if others.is_empty() { "" } else { "&" };
    let query = [&others, mark, params::FORM.0, "=", &id.to_string()].concat();
    let target = with_query(path, &query);
    match error {
        AppError::SignInRequired => Page::SignIn.href_back(meta.lang, &target),
        AppError::StepUpRequired => Page::SecondFactor.href_back(meta.lang, &target),
        _ => target,
    }
}

/// The cookie of this installation: `__Host-` where the service has a
/// certificate, another name on the loopback address, which has none.
pub fn cookie_name(app: &AppState) -> &'static str {
    if app.settings().public_url.starts_with("https:") {
        "__Host-session"
    } else {
        "session"
    }
}

/// The cookie by which a browser is known again, named like the session's.
pub fn device_cookie_name(app: &AppState) -> &'static str {
    if app.settings().public_url.starts_with("https:") {
        "__Host-device"
    } else {
        "device"
    }
}

/// Sets or clears a cookie.
pub fn cookie(app: &AppState, effect: &Effect) -> String {
    let name = cookie_name(app);
    let secure = if name.starts_with("__Host-") {
        "; Secure"
    } else {
        ""
    };
    match effect {
        // Longer than any session lives: the server's table decides.
        Effect::SetSession(token) | Effect::KeepVisitor(token) => {
            format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000{secure}")
        }
        Effect::SetDevice(token) => {
            let name = device_cookie_name(app);
            format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000{secure}")
        }
        Effect::ClearSession => {
            format!("{name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}")
        }
    }
}

fn apply(app: &AppState, effects: &[Effect]) {
    let Some(response) = use_context::<ResponseOptions>() else {
        return;
    };
    for effect in effects {
        if let Ok(value) = HeaderValue::from_str(&cookie(app, effect)) {
            response.append_header(SET_COOKIE, value);
        }
        if *effect == Effect::ClearSession {
            let everything = HeaderValue::from_static("\"cache\", \"storage\"");
            response.insert_header(HeaderName::from_static("clear-site-data"), everything);
        }
    }
}

/// Only our own scripts run, each page's under its own nonce; nothing is
/// loaded from elsewhere, nothing frames us.
pub(crate) fn set_content_security_policy() {
    let (Some(nonce), Some(response)) =
        (leptos::nonce::use_nonce(), use_context::<ResponseOptions>())
    else {
        return;
    };
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.insert_header(axum::http::header::CONTENT_SECURITY_POLICY, policy);
    }
}

/// Whether the page is asked for while its reader types: the last word may be
/// unfinished.
pub fn is_typing() -> bool {
    use_context::<Parts>().is_some_and(|parts| parts.headers.contains_key("x-typing"))
}

/// Whether the page asks for itself again because something changed elsewhere.
pub fn is_news() -> bool {
    use_context::<Parts>().is_some_and(|parts| parts.headers.contains_key("x-news"))
}

fn wants_html() -> bool {
    use_context::<Parts>()
        .and_then(|parts| {
            parts
                .headers
                .get(ACCEPT)
                .and_then(|accept| accept.to_str().ok())
                .map(str::to_owned)
        })
        .is_some_and(|accept| accept.contains("text/html"))
}

fn path() -> String {
    use_context::<Parts>()
        .map(|parts| parts.uri.path().to_owned())
        .unwrap_or_default()
}

/// What was typed, field by field, secrets excepted.
fn typed_values(input: &impl serde::Serialize, secrets: &[&str]) -> Vec<(String, String)> {
    let mut values = Vec::new();
    if let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(input) {
        for (name, value) in fields {
            if !secrets.contains(&name.as_str()) {
                flatten(name, value, &mut values);
            }
        }
    }
    values
}

fn flatten(name: String, value: serde_json::Value, values: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::String(text) => values.push((name, text)),
        serde_json::Value::Bool(true) => values.push((name, "true".to_owned())),
        serde_json::Value::Number(number) => values.push((name, number.to_string())),
        serde_json::Value::Array(items) => {
            for (index, item) in items.into_iter().enumerate() {
                // A list of plain values repeats the name; a list of groups numbers them.
                let inner = if item.is_object() {
                    format!("{name}[{index}]")
                } else {
                    name.clone()
                };
                flatten(inner, item, values);
            }
        }
        serde_json::Value::Object(fields) => {
            for (field, item) in fields {
                flatten(format!("{name}[{field}]"), item, values);
            }
        }
        serde_json::Value::Bool(false) | serde_json::Value::Null => {}
    }
}

#[cfg(test)]
mod tests {
    use super::typed_values;
    use serde::Serialize;

    #[derive(Serialize)]
    struct Input {
        name: &'static str,
        password: &'static str,
        skills: Vec<&'static str>,
        agreed: bool,
    }

    #[test]
    fn what_was_typed_comes_back_without_secrets() {
        let input = Input {
            name: "Zoé",
            password: "secret",
            skills: vec!["a", "b"],
            agreed: true,
        };
        let values = typed_values(&input, &["password"]);
        let pairs: Vec<_> = values
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        assert_eq!(
            pairs,
            [
                ("agreed", "true"),
                ("name", "Zoé"),
                ("skills", "a"),
                ("skills", "b")
            ]
        );
    }
}
