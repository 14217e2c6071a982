//! Sends a form from the browser, the way the browser would, and reads the answer.

use js_sys::futures::JsFuture;
use leptos::prelude::window;
use pleinweb_domain::kernel::AppError;
use server_fn::error::FromServerFnError;
use server_fn::redirect::REDIRECT_HEADER;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FormData, RequestInit, Response, UrlSearchParams};

/// The server asks for a whole new page (see `serve::FULL_LOAD`).
const FULL_LOAD: &str = "x-full-load";

/// Where a form that got through leads.
pub(super) struct Done {
    pub location: Option<String>,
    pub full_load: bool,
}

/// POSTs the fields of a form. A file makes it `multipart`.
pub(super) async fn send(path: &str, fields: &FormData, multipart: bool) -> Result<Done, AppError> {
    let response = post(path, fields, multipart)
        .await
        .map_err(|_| AppError::Unreachable)?;
    if response.status() >= 400 {
        return Err(refusal(&response).await);
    }
    let headers = response.headers();
    let header = |name| headers.get(name).ok().flatten();
    let location = header(REDIRECT_HEADER).and_then(|_| header("location"));
    Ok(Done {
        location,
        full_load: header(FULL_LOAD).is_some(),
    })
}

async fn post(path: &str, fields: &FormData, multipart: bool) -> Result<Response, JsValue> {
    let headers = web_sys::Headers::new()?;
    headers.set("accept", "application/json")?;
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_headers(&headers);
    if multipart {
        request.set_body(fields);
    } else {
        // The browser adds the content type of either body by itself.
        let pairs = UrlSearchParams::new_with_str_sequence_sequence(fields)?;
        request.set_body(&pairs);
    }
    JsFuture::from(window().fetch_with_str_and_init(path, &request))
        .await?
        .dyn_into()
}

/// The error in the body of a refused request. What is no error of ours comes
/// from something between us and the server.
async fn refusal(response: &Response) -> AppError {
    let text = match response.text() {
        Ok(text) => JsFuture::from(text)
            .await
            .ok()
            .and_then(|text| text.as_string()),
        Err(_) => None,
    };
    text.map_or(AppError::Unreachable, |text| {
        AppError::de(text.into_bytes().into())
    })
}
