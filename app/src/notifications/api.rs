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
    let office = demo::office()?;
    let mails = pleinweb_platform::mail::latest(&office, 500).await?;
    mails.iter().map(|mail| demo::line(&office, mail)).collect()
}

pub async fn load_mail(id: String) -> Result<MailView, AppError> {
    let office = demo::office()?;
    let found = pleinweb_platform::mail::one(&office, id.parse()?).await?;
    let mail = found.ok_or(AppError::NotFound)?;
    demo::view(&office, &mail)
}

mod demo {
    use leptos::prelude::use_context;
    use pleinweb_kernel::AppError;
    use pleinweb_platform::clock::paris_time;
    use pleinweb_platform::mail::QueuedMail;
    use pleinweb_platform::{Office, RequestInfo};

    use super::{MailLine, MailView};
    use crate::notifications::mails::{Paragraph, written};

    /// The office, if this is a demo seen from its own machine.
    pub fn office() -> Result<Office, AppError> {
        let office = use_context::<Office>().ok_or(AppError::NotFound)?;
        let near = use_context::<RequestInfo>().is_some_and(|request| request.from_this_machine);
        if office.settings().demo && near {
            Ok(office)
        } else {
            Err(AppError::NotFound)
        }
    }

    pub fn line(office: &Office, mail: &QueuedMail) -> Result<MailLine, AppError> {
        Ok(MailLine {
            id: mail.id.to_string(),
            at: paris_time(mail.created_at),
            to: mail.address.clone(),
            lang: mail.lang,
            subject: written(mail, office.settings())?.subject,
        })
    }

    pub fn view(office: &Office, mail: &QueuedMail) -> Result<MailView, AppError> {
        let text = written(mail, office.settings())?;
        let public = office.settings().public_url.as_str();
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
            line: line(office, mail)?,
            paragraphs,
        })
    }
}
