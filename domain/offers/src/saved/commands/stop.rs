//! The link under a mail: it stops the mails of its search, for whoever holds
//! it, without signing in.

use super::Permitted;
use super::load::asked;
use crate::saved::link;
use crate::saved::model::{MailStop, MailStopInput, Rhythm};
use crate::saved::rules::tell_at;
use crate::saved::store;
use pleinweb_kernel::{AppError, FieldErrors};
use pleinweb_platform::{AppState, Budget, Command, Counted, Cx, Key, Of, Permit, Query, Shown};

/// Presses on links that send mails again.
const LINKS: Budget = Budget::a_day("mail-stop", 500);
/// Mails of one search that are resumed again and again. Stopping has no such
/// limit.
const RESUMED: Budget = Budget::a_day("mail-resume", 10);

async fn by_token(cx: &mut Cx, token: &str) -> Result<Permitted, AppError> {
    let id = link::search(&cx.app(), token).ok_or(AppError::NotFound)?;
    let id = Of::shown(Shown::Link, id);
    let row = store::one(cx.tx(), id).await?;
    let row = row
        .filter(|row| row.deleted_at.is_none())
        .ok_or(AppError::NotFound)?;
    Ok(Permitted { id, row })
}

/// What the link leads to. Looking changes nothing: mail scanners look too.
///
/// # Errors
/// `NotFound` for a link that was never made, or whose search is deleted.
#[derive(Debug)]
pub struct LoadMailStop(String);

impl Query for LoadMailStop {
    const NAME: &'static str = "offers/mail-stop";
    type Input = String;
    type Subject = Permitted;
    type Output = MailStop;

    fn parse(input: String) -> Result<Self, FieldErrors> {
        Ok(Self(input))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Permitted>, AppError> {
        let row = by_token(cx, &self.0).await?;
        Ok(cx.permit(Some(row.id.0), row))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<Permitted>) -> Result<MailStop, AppError> {
        Ok(MailStop {
            asked: asked(cx, &permit.query).await?,
            stopped: permit.rhythm == Rhythm::PageOnly,
            can_resume: permit.stopped_rhythm.is_some(),
        })
    }
}

/// Stops the mails of a search; its page goes on. Gives the token back.
///
/// Whoever wants no more mails is heard, however many others press on links of theirs
/// from the same network, a whole agency or a mail provider: a link that is right is
/// counted by itself and by nothing else. It is refused only after it was pressed itself
/// as often as one account may try in a minute: whoever wanted no mails has none by
/// then. A link that is wrong has the general limit.
///
/// # Errors
/// `NotFound` for a link that was never made, or whose search is deleted.
#[derive(Debug)]
pub struct StopMails(String);

impl Command for StopMails {
    const NAME: &'static str = "offers/stop-mails";
    /// The link is a secret: its form is no answer to keep.
    const REPLAY: bool = false;
    const SECRETS: &'static [&'static str] = &["token"];
    type Input = MailStopInput;
    type Subject = Permitted;
    type Output = String;

    fn parse(input: MailStopInput) -> Result<Self, FieldErrors> {
        Ok(Self(input.token))
    }

    fn counts_as(&self, app: &AppState) -> Option<String> {
        let search = link::search(app, &self.0)?;
        Some(format!("search:{search}"))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Permitted>, AppError> {
        let row = by_token(cx, &self.0).await?;
        Ok(cx.permit(Some(row.id.0), row))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<Permitted>) -> Result<String, AppError> {
        let before = permit.rhythm;
        if before != Rhythm::PageOnly {
            store::set_rhythm(cx.tx(), permit.id, Rhythm::PageOnly, Some(before), None).await?;
            cx.emit_to_account(permit.account_id, "searches");
        }
        Ok(self.0.clone())
    }
}

/// Sends mails again, as before they were stopped by the link. Who chose "page
/// only" on the site is not overruled by an old mail: then nothing changes.
///
/// # Errors
/// `NotFound` for a link that was never made, or whose search is deleted. `TooMany`
/// when this search was resumed too often, or what `COUNTED` allows is used up.
#[derive(Debug)]
pub struct ResumeMails(String);

impl Command for ResumeMails {
    const NAME: &'static str = "offers/resume-mails";
    const COUNTED: Counted = Counted::NOBODY.account(LINKS).network(LINKS);
    const REPLAY: bool = false;
    const SECRETS: &'static [&'static str] = &["token"];
    type Input = MailStopInput;
    type Subject = Permitted;
    type Output = String;

    fn parse(input: MailStopInput) -> Result<Self, FieldErrors> {
        Ok(Self(input.token))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Permitted>, AppError> {
        let row = by_token(cx, &self.0).await?;
        Ok(cx.permit(Some(row.id.0), row))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<Permitted>) -> Result<String, AppError> {
        if let (Rhythm::PageOnly, Some(rhythm)) = (permit.rhythm, permit.stopped_rhythm) {
            let search = permit.id.to_string();
            cx.spend(RESUMED, Key::About(&search)).await?;
            let due = tell_at(rhythm, cx.now(), permit.told_at);
            store::set_rhythm(cx.tx(), permit.id, rhythm, None, due).await?;
            cx.emit_to_account(permit.account_id, "searches");
        }
        Ok(self.0.clone())
    }
}
