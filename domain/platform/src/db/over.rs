//! The error of a transaction that is over already.

use std::borrow::Cow;
use std::fmt::{self, Display, Formatter};

use sqlx::error::{DatabaseError, ErrorKind};

#[derive(Debug)]
pub(super) struct Over {
    /// Because of another transaction: it may be begun again.
    pub another: bool,
}

impl Display for Over {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for Over {}

impl DatabaseError for Over {
    fn message(&self) -> &'static str {
        if self.another {
            "the transaction had met another one"
        } else {
            "a statement of this transaction had failed"
        }
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(if self.another { "40001" } else { "25P02" }))
    }

    fn as_error(&self) -> &(dyn std::error::Error + Send + Sync + 'static) {
        self
    }

    fn as_error_mut(&mut self) -> &mut (dyn std::error::Error + Send + Sync + 'static) {
        self
    }

    fn into_error(self: Box<Self>) -> Box<dyn std::error::Error + Send + Sync + 'static> {
        self
    }

    fn kind(&self) -> ErrorKind {
        ErrorKind::Other
    }
}
