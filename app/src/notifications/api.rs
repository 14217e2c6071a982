//! The demo's mailbox. On any other database, or from another machine, these
//! functions do not exist.

use pleinweb_kernel::{AppError, Lang, LocalTime};
use serde::{Deserialize, Serialize};

/// A mail of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailLine {
    pub id: String,
    pub at: LocalTime,
    pub to: String,
    /// The language it is written in.
    pub lang: Lang,
    pub subject: String,
}

/// A mail, opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailView {
    pub line: MailLine,
    /// Text, and whether it is a link (then a path of this site).
    pub paragraphs: Vec<(String, bool)>,
}

pub async fn load_mailbox() -> Result<Vec<MailLine>, AppError> {
    let app = demo::app()?;
    let mails = pleinweb_platform::mail::latest(&app, 500).await?;
    mails.iter().map(|mail| demo::line(&app, mail)).collect()
}

pub async fn load_mail(id: String) -> Result<MailView, AppError> {
    let app = demo::app()?;
    let found = pleinweb_platform::mail::one(&app, id.parse()?).await?;
    let mail = found.ok_or(AppError::NotFound)?;
    demo::view(&app, &mail)
}

mod demo {
    use leptos::prelude::use_context;
    use pleinweb_kernel::AppError;
    use pleinweb_platform::clock::paris_time;
    use pleinweb_platform::mail::QueuedMail;
    use pleinweb_platform::{AppState, RequestInfo};

    use super::{MailLine, MailView};
    use crate::mail::Paragraph;
    use crate::notifications::mails::written;

    /// The app, if this is a demo seen from its own machine.
    pub fn app() -> Result<AppState, AppError> {
        let app = use_context::<AppState>().ok_or(AppError::NotFound)?;
        let near = use_context::<RequestInfo>().is_some_and(|request| request.from_this_machine);
        if app.settings().demo && near {
            Ok(app)
        } else {
            Err(AppError::NotFound)
        }
    }

    pub fn line(app: &AppState, mail: &QueuedMail) -> Result<MailLine, AppError> {
        Ok(MailLine {
            id: mail.id.to_string(),
            at: paris_time(mail.created_at),
            to: mail.address.clone(),
            lang: mail.lang,
            subject: written(mail, app.settings())?.subject,
        })
    }

    pub fn view(app: &AppState, mail: &QueuedMail) -> Result<MailView, AppError> {
        let text = written(mail, app.settings())?;
        let public = app.settings().public_url.as_str();
        let paragraphs = text
            .paragraphs
            .into_iter()
            .map(|paragraph| match paragraph {
                Paragraph::Text(text) => (text, false),
                Paragraph::Link(link) => {
                    (link.strip_prefix(public).unwrap_or(&link).to_owned(), true)
                }
            })
            .collect();
        Ok(MailView {
            line: line(app, mail)?,
            paragraphs,
        })
    }
}
