//! What can go wrong, as codes. The interface turns codes into the reader's
//! language; no sentence, no input and no internal cause ever travels.

use std::borrow::Cow;
use std::fmt;

use http::StatusCode;
use serde::{Deserialize, Serialize};
use server_fn::codec::JsonEncoding;
use server_fn::error::{FromServerFnError, ServerFnErrorErr};

/// A kebab-case reason, such as `required` or `nir-key`. The text for it has
/// the same id in `errors.ftl`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Code(pub Cow<'static, str>);

impl Code {
    pub const fn new(code: &'static str) -> Self {
        Self(Cow::Borrowed(code))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it asks about what may well be right: whoever says so goes on. The
    /// field of that name with `_kept` says it, the one with `_meant` says what is
    /// right instead.
    pub fn asks(&self) -> bool {
        matches!(
            self.as_str(),
            "email-slip" | "town-slip" | "place-slip" | "pay-low" | "pay-high" | "task-again"
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why one field of a form is not accepted. `field` is the name of the input,
/// without `command[..]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    pub field: Cow<'static, str>,
    pub code: Code,
}

/// All fields that are not accepted, in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    pub fn one(field: &'static str, code: &'static str) -> Self {
        Self(vec![FieldError {
            field: Cow::Borrowed(field),
            code: Code::new(code),
        }])
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn push(&mut self, field: impl Into<Cow<'static, str>>, code: Code) {
        self.0.push(FieldError {
            field: field.into(),
            code,
        });
    }

    /// Keeps the error of a field, gives back its value. The usual way to
    /// parse a form: every field is looked at before anything is refused.
    pub fn check<T>(&mut self, field: &'static str, parsed: Result<T, Code>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(code) => {
                self.push(field, code);
                None
            }
        }
    }

    /// Whether nothing is wrong and something is asked.
    pub fn only_ask(&self) -> bool {
        !self.is_empty() && self.0.iter().all(|error| error.code.asks())
    }

    pub fn of(&self, field: &str) -> Option<&Code> {
        self.0
            .iter()
            .find(|error| error.field == field)
            .map(|error| &error.code)
    }

    /// `Ok(value)` if nothing was refused. `value` is `None` only if something was.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.is_empty() => Ok(value),
            _ => Err(self),
        }
    }
}

/// Every way a command or a query can end badly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppError {
    /// Some fields are not accepted; nothing was changed.
    Invalid(FieldErrors),
    /// Nobody is signed in, or the session ended.
    SignInRequired,
    /// Signed in, but a second factor is asked for first.
    StepUpRequired,
    /// Signed in, known to exist for them, and still not theirs to do.
    NotAllowed,
    /// Not there, or somebody else's: both look the same.
    NotFound,
    /// The state does not allow it any more (someone else was faster, it is too late …).
    Conflict(Code),
    /// Too many tries; seconds to wait.
    TooMany {
        retry_after: u32,
    },
    TooLarge,
    /// The request could not be read at all.
    Malformed,
    /// The server could not be reached from here.
    Unreachable,
    /// Something broke; the id finds the cause in the log.
    Unavailable {
        incident: String,
    },
}

impl AppError {
    pub const fn conflict(code: &'static str) -> Self {
        Self::Conflict(Code::new(code))
    }

    pub fn invalid(field: &'static str, code: &'static str) -> Self {
        Self::Invalid(FieldErrors::one(field, code))
    }

    /// A short name for logs and metrics.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid",
            Self::SignInRequired => "sign-in-required",
            Self::StepUpRequired => "step-up-required",
            Self::NotAllowed => "not-allowed",
            Self::NotFound => "not-found",
            Self::Conflict(_) => "conflict",
            Self::TooMany { .. } => "too-many",
            Self::TooLarge => "too-large",
            Self::Malformed => "malformed",
            Self::Unreachable => "unreachable",
            Self::Unavailable { .. } => "unavailable",
        }
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind())
    }
}

impl std::error::Error for AppError {}

impl From<FieldErrors> for AppError {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Deserialization(_) => {
                Self::Unreachable
            }
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Self::Malformed,
            _ => Self::Unavailable {
                incident: String::new(),
            },
        }
    }

    fn status_code(&self) -> StatusCode {
        match self {
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::SignInRequired | Self::StepUpRequired => StatusCode::UNAUTHORIZED,
            Self::NotAllowed => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Unreachable => StatusCode::BAD_GATEWAY,
            Self::Unavailable { .. } => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}
