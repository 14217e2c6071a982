//! What the API refuses with (RFC 9457): a code for programs, a sentence for
//! whoever reads their log.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use pleinweb_app::texts::api_words as t;
use pleinweb_kernel::{AppError, Lang};
use serde::Serialize;
use utoipa::ToSchema;

use super::METHODS;

/// A parameter that was not accepted, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Refused {
    pub parameter: String,
    pub reason: Reason,
}

/// Why a parameter was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    Unknown,
    Repeated,
    Unreadable,
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemCode {
    InvalidParameters,
    UnknownPlace,
    UnknownOccupation,
    NotFound,
    Gone,
    MethodNotAllowed,
    TooMany,
    NotReady,
    Unavailable,
}

impl ProblemCode {
    /// The status, and the text that says it.
    fn said(self) -> (StatusCode, &'static str) {
        match self {
            Self::InvalidParameters => (StatusCode::BAD_REQUEST, "problem-invalid-parameters"),
            Self::UnknownPlace => (StatusCode::NOT_FOUND, "problem-unknown-place"),
            Self::UnknownOccupation => (StatusCode::NOT_FOUND, "problem-unknown-occupation"),
            Self::NotFound => (StatusCode::NOT_FOUND, "problem-not-found"),
            Self::Gone => (StatusCode::GONE, "problem-gone"),
            Self::MethodNotAllowed => {
                (StatusCode::METHOD_NOT_ALLOWED, "problem-method-not-allowed")
            }
            Self::TooMany => (StatusCode::TOO_MANY_REQUESTS, "problem-too-many"),
            Self::NotReady => (StatusCode::SERVICE_UNAVAILABLE, "problem-not-ready"),
            Self::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "problem-unavailable"),
        }
    }
}

/// The body of a refusal.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    title: &'static str,
    status: u16,
    code: ProblemCode,
    detail: String,
    /// Of `invalid-parameters`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<Refused>,
}

/// A refusal on its way.
#[derive(Debug)]
pub struct Problem {
    code: ProblemCode,
    errors: Vec<Refused>,
    retry_after: Option<u32>,
}

impl From<ProblemCode> for Problem {
    fn from(code: ProblemCode) -> Self {
        Self {
            code,
            errors: Vec::new(),
            retry_after: None,
        }
    }
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        match error {
            AppError::NotFound => ProblemCode::NotFound.into(),
            AppError::TooMany { retry_after } => Self::too_many(retry_after),
            _ => ProblemCode::Unavailable.into(),
        }
    }
}

impl Problem {
    pub fn parameters(errors: Vec<Refused>) -> Self {
        Self {
            errors,
            ..ProblemCode::InvalidParameters.into()
        }
    }

    pub fn not_found() -> Self {
        ProblemCode::NotFound.into()
    }

    pub fn method() -> Self {
        ProblemCode::MethodNotAllowed.into()
    }

    pub fn too_many(retry_after: u32) -> Self {
        Self {
            retry_after: Some(retry_after),
            ..ProblemCode::TooMany.into()
        }
    }

    /// The figures are being counted, just after a start.
    pub fn not_ready() -> Self {
        Self {
            retry_after: Some(5),
            ..ProblemCode::NotReady.into()
        }
    }

    pub fn answer(self, lang: Lang) -> Response {
        let (status, text) = self.code.said();
        let sentence = t::by_id(lang, text).unwrap_or_default();
        let names: Vec<&str> = self
            .errors
            .iter()
            .map(|error| error.parameter.as_str())
            .collect();
        let detail = if names.is_empty() {
            sentence.to_owned()
        } else {
            [sentence, " ", &names.join(", ")].concat()
        };
        let body = ProblemBody {
            title: status.canonical_reason().unwrap_or_default(),
            status: status.as_u16(),
            code: self.code,
            detail,
            errors: self.errors,
        };
        let body = serde_json::to_string(&body).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        for (name, value) in [
            (header::CONTENT_TYPE, "application/problem+json"),
            (header::CACHE_CONTROL, "no-store"),
            (header::CONTENT_LANGUAGE, lang.tag()),
            (header::VARY, "Accept-Language"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if status == StatusCode::METHOD_NOT_ALLOWED {
            headers.insert(header::ALLOW, HeaderValue::from_static(METHODS));
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}
