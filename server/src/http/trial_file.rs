//! The file of the entry check's small task: it arrives, its size is counted,
//! and it is kept nowhere.

use std::sync::Arc;

use axum::extract::multipart::{Field, Multipart};
use axum::extract::{FromRequest, Request, State};
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use pleinweb_app::entry::TRIAL_FILE;
use pleinweb_app::page::Page;
use pleinweb_app::serve::{cookie, refused_path};
use pleinweb_entry::{FileArrived, FileArrivedInput};
use pleinweb_kernel::promises::TRIAL_FILE_MB;
use pleinweb_kernel::{AppError, FormMeta, FormReturn, Lang};
use pleinweb_platform::{AppState, Effect, RequestInfo, keep_form, run_command};
use server_fn::error::FromServerFnError;
use server_fn::redirect::REDIRECT_HEADER;

use super::guard::request_info;
use super::refused::reads_pages;
use super::{Door, refused};

/// The largest file that counts as one, as the page says.
const FILE_BYTES: u64 = TRIAL_FILE_MB.number() as u64 * 1_000_000;
/// A larger one is still read to its end up to here, so that the browser hears
/// why it is refused instead of losing the connection.
pub const BODY_BYTES: usize = 64 * 1024 * 1024;
/// The longest other field.
const FIELD_BYTES: usize = 4096;

/// What a form with a file says.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sent {
    meta: FormMeta,
    input: FileArrivedInput,
}

/// `POST /_file/entry/trial`.
pub async fn receive(State(door): State<Arc<Door>>, request: Request) -> Response {
    let mut info = request_info(&request);
    let page_wanted = reads_pages(request.headers());
    let mut sent = Sent::default();
    let arrived = match Multipart::from_request(request, &()).await {
        Ok(parts) => read(parts, &mut sent).await,
        // No form with files: none was chosen, which the command says.
        Err(_) => Ok(()),
    };
    info.lang = sent.meta.lang;
    let app = &door.app;
    let result = match arrived {
        Ok(()) => run_command::<FileArrived>(app, &info, sent.input.clone(), &sent.meta).await,
        Err(error) => Err(error),
    };
    match result {
        Ok(answer) => {
            let next = Page::EntryResult.href(sent.meta.lang);
            lead(app, &next, &answer.effects, page_wanted)
        }
        Err(error) if page_wanted => return_to_form(&door, &info, &sent, error).await,
        Err(error) => refuse(&error),
    }
}

/// Reads the form, and the file to its end without keeping any of it.
async fn read(mut parts: Multipart, sent: &mut Sent) -> Result<(), AppError> {
    while let Some(mut field) = parts.next_field().await.map_err(|_| AppError::Malformed)? {
        match field.name().unwrap_or_default() {
            "file" => {
                while let Some(chunk) = field.chunk().await.map_err(|_| AppError::TooLarge)? {
                    sent.input.bytes += u64::try_from(chunk.len()).unwrap_or(0);
                }
            }
            "command[helped]" => sent.input.helped = text(field).await? == "true",
            "meta[request_id]" => sent.meta.request_id = text(field).await?,
            "meta[back]" => sent.meta.back = text(field).await?,
            "meta[lang]" => sent.meta.lang = Lang::from_tag(&text(field).await?),
            _ => {}
        }
    }
    if sent.input.bytes > FILE_BYTES {
        return Err(AppError::TooLarge);
    }
    Ok(())
}

/// A short field of a form.
async fn text(mut field: Field<'_>) -> Result<String, AppError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| AppError::Malformed)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > FIELD_BYTES {
            return Err(AppError::Malformed);
        }
    }
    String::from_utf8(bytes).map_err(|_| AppError::Malformed)
}

/// Leads a browser on: by itself, or its script.
fn lead(app: &AppState, path: &str, effects: &[Effect], page_wanted: bool) -> Response {
    let mut response = if page_wanted {
        Redirect::to(path).into_response()
    } else {
        let mut response = StatusCode::OK.into_response();
        let headers = response.headers_mut();
        headers.insert(
            HeaderName::from_static(REDIRECT_HEADER),
            HeaderValue::from_static(""),
        );
        if let Ok(path) = HeaderValue::from_str(path) {
            headers.insert(LOCATION, path);
        }
        response
    };
    for effect in effects {
        if let Ok(value) = HeaderValue::from_str(&cookie(app, effect)) {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }
    response
}

/// Shows the form again with what is wrong (a file cannot be given back).
async fn return_to_form(door: &Door, info: &RequestInfo, sent: &Sent, error: AppError) -> Response {
    let helped = sent
        .input
        .helped
        .then(|| ("helped".to_owned(), "true".to_owned()));
    let kept = FormReturn {
        form: TRIAL_FILE.to_owned(),
        error,
        values: helped.into_iter().collect(),
    };
    match keep_form(&door.app, info, &kept).await {
        Ok((id, effects)) => {
            let path = refused_path(&sent.meta, &kept.error, &id);
            lead(&door.app, &path, &effects, true)
        }
        Err(error) => refused::page(door, &sent.meta, error.status_code(), &error),
    }
}

fn refuse(error: &AppError) -> Response {
    let body = serde_json::to_string(error).unwrap_or_default();
    (
        error.status_code(),
        [("content-type", "application/json")],
        body,
    )
        .into_response()
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::extract::DefaultBodyLimit;
    use axum::extract::{FromRequest, Multipart, Request};
    use pleinweb_kernel::{AppError, Lang};
    use tower::{Layer, ServiceExt};

    use super::{FILE_BYTES, Sent, read};

    async fn send(fields: &[(&str, &[u8])]) -> (Result<(), AppError>, Sent) {
        let mut body = Vec::new();
        for (name, value) in fields {
            let file = if *name == "file" {
                "; filename=\"a.png\""
            } else {
                ""
            };
            let head =
                format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(value);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--edge--\r\n");
        let request = Request::builder()
            .header("content-type", "multipart/form-data; boundary=edge")
            .body(Body::from(body))
            .expect("a request");
        // The limit of the route is a layer around it.
        let form = tower::service_fn(|request| async {
            Ok::<_, std::convert::Infallible>(Multipart::from_request(request, &()).await)
        });
        let limited = DefaultBodyLimit::max(super::BODY_BYTES).layer(form);
        let parts = limited.oneshot(request).await.unwrap().expect("a form");
        let mut sent = Sent::default();
        (read(parts, &mut sent).await, sent)
    }

    #[tokio::test]
    async fn a_file_is_counted_with_what_the_form_says() {
        let fields: [(&str, &[u8]); 5] = [
            ("meta[back]", b"/en/pour-moi/exercice/attach"),
            ("meta[lang]", b"en"),
            ("command[helped]", b"true"),
            ("else", b"?"),
            ("file", b"hello"),
        ];
        let (result, sent) = send(&fields).await;
        assert_eq!(
            (result, sent.input.bytes, sent.input.helped),
            (Ok(()), 5, true)
        );
        assert_eq!(
            (sent.meta.lang, sent.meta.safe_back()),
            (Lang::En, "/en/pour-moi/exercice/attach")
        );
    }

    #[tokio::test]
    async fn what_is_missing_or_too_large_says_so() {
        let (result, sent) = send(&[("file", b"")]).await;
        assert_eq!(
            (result, sent.input.bytes),
            (Ok(()), 0),
            "the command asks for it"
        );
        let large = vec![0; usize::try_from(FILE_BYTES).unwrap() + 1];
        assert_eq!(send(&[("file", &large[1..])]).await.0, Ok(()));
        assert_eq!(send(&[("file", &large)]).await.0, Err(AppError::TooLarge));
        assert_eq!(
            send(&[("meta[back]", &large[..5000])]).await.0,
            Err(AppError::Malformed)
        );
    }
}
