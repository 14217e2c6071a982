//! Go on later: a link that brings a visitor's check to another device. Whoever
//! has the link has the check, until it becomes an account's.

use super::own_check;
use crate::Notification;
use crate::access::{Owner, owner};
use crate::store::{
    CheckRow, LinkRow, adopt_check, check_by_id, current, hold, insert_link, link, links_since,
    save,
};
use crate::{KeepEntryLinkInput, KeptLink, LinkView, Question, ResumeEntryInput};
use pleinweb_checks::{Email, optional};
use pleinweb_kernel::promises::CHECK_LINK;
use pleinweb_kernel::{Actor, AppError, FieldErrors, HOUR_MS, Landing, Timestamp};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Budget, Command, Counted, Cx, Key, Permit, Query};

/// Links of one check in an hour.
const LINKS_PER_HOUR: i64 = 10;
/// Mails of links to one address.
const MAILS: Budget = Budget::a_day("entry-link-mail", 3);

/// Makes a link, and mails it if an address was given.
///
/// # Errors
/// `Invalid`: `email` those of `Email::own`, where it is given. `NotAllowed` for
/// a job seeker: the check is their account's. `TooMany` when too many links of
/// this check, or mails to this address, were made, or what `COUNTED` allows is
/// used up.
#[derive(Debug)]
pub struct KeepEntryLink {
    email: Option<Email>,
}

impl Command for KeepEntryLink {
    const NAME: &'static str = "entry/keep-link";
    const COUNTED: Counted = Counted::NEWCOMERS
        .account(Budget::a_day("entry-link", 20))
        .network(Budget::a_day("entry-link", 200));
    /// The answer holds a secret.
    const REPLAY: bool = false;
    type Input = KeepEntryLinkInput;
    type Subject = CheckRow;
    type Output = KeptLink;

    fn parse(input: KeepEntryLinkInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let email = errors.check(
            "email",
            optional(&input.email, |typed| {
                Email::own(typed, &input.email_meant, &input.email_kept)
            }),
        );
        errors.finish(email.map(|email| Self { email }))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<CheckRow>, AppError> {
        // An account's check follows the account; a link would open it to others.
        if matches!(cx.actor(), Actor::JobSeeker { .. }) {
            return Err(AppError::NotAllowed);
        }
        own_check(cx).await
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<CheckRow>) -> Result<KeptLink, AppError> {
        let (app, now, check) = (cx.app(), cx.now(), permit.subject.id);
        if links_since(cx.tx(), check, now.minus(HOUR_MS)).await? >= LINKS_PER_HOUR {
            return Err(too_many(HOUR_MS));
        }
        if let Some(email) = &self.email {
            cx.spend(MAILS, Key::Address(email.as_str())).await?;
        }
        let mailed_to = self
            .email
            .as_ref()
            .map(|email| app.secrets().lookup_hash("entry-link", &email.key()));
        let token = app.new_token();
        insert_link(cx, check, &token, mailed_to, now.plus(CHECK_LINK.ms())).await?;
        // The check lives as long as its newest link.
        save(cx, &mut permit.subject.clone()).await?;
        if let Some(email) = &self.email {
            let lang = cx.lang();
            let link = Landing::EntryResume(&token).href(lang);
            cx.mail(
                None,
                email.as_str(),
                lang,
                Notification::EntryCheckLink { link },
            );
        }
        let mailed_to = match &self.email {
            Some(email) => Some(cx.seal_to_show(email.as_str()).await?),
            None => None,
        };
        Ok(KeptLink { token, mailed_to })
    }
}

fn too_many(ms: i64) -> AppError {
    AppError::TooMany {
        retry_after: u32::try_from(ms / 1000).unwrap_or(u32::MAX),
    }
}

/// Takes a check up in this browser, or into the account that is signed in.
/// The browser that had it keeps it, unless an account has it now. Gives the
/// question to go on with, from 1; none when all are behind.
///
/// # Errors
/// `NotFound` for a link that is too old, was never made, or whose check is gone.
/// `TooMany` when too many new browsers came from one network.
#[derive(Debug)]
pub struct ResumeEntry {
    token: String,
}

impl Command for ResumeEntry {
    const NAME: &'static str = "entry/resume";
    const COUNTED: Counted = Counted::NEWCOMERS;
    /// The link is a secret: its form is no answer to keep.
    const REPLAY: bool = false;
    type Input = ResumeEntryInput;
    type Subject = LinkRow;
    type Output = Option<u32>;

    fn parse(input: ResumeEntryInput) -> Result<Self, FieldErrors> {
        Ok(Self { token: input.token })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<LinkRow>, AppError> {
        let now = cx.now();
        let found = link(cx.tx(), &self.token, now)
            .await?
            .ok_or(AppError::NotFound)?;
        Ok(cx.permit(Some(found.check_id.0), found))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<LinkRow>) -> Result<Option<u32>, AppError> {
        let check = permit.subject.check_id;
        let row = check_by_id(cx.tx(), check)
            .await?
            .ok_or(AppError::NotFound)?;
        if let Some(Owner::Account(account)) = owner(cx) {
            adopt_check(cx, check, account).await?;
        } else {
            let session = cx.ensure_session().await?;
            hold(cx.tx(), session, check).await?;
        }
        Ok(resume_at(&row))
    }
}

/// The question to go on with, from 1.
fn resume_at(check: &CheckRow) -> Option<u32> {
    let next = check.answers.resume_at()?;
    let (place, _) = Question::find(next.id)?;
    u32::try_from(place).ok().map(|place| place + 1)
}

/// What a link leads to, for whoever opens it.
///
/// # Errors
/// `NotFound` for a link that is too old, was never made, or whose check is gone.
#[derive(Debug)]
pub struct LoadEntryLink {
    token: String,
}

impl Query for LoadEntryLink {
    const NAME: &'static str = "entry/link";
    type Input = String;
    type Subject = LinkRow;
    type Output = LinkView;

    fn parse(token: String) -> Result<Self, FieldErrors> {
        Ok(Self { token })
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<LinkRow>, AppError> {
        let now = cx.now();
        let found = link(cx.tx(), &self.token, now)
            .await?
            .ok_or(AppError::NotFound)?;
        Ok(cx.permit(None, found))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<LinkRow>) -> Result<LinkView, AppError> {
        let (link, now) = (&permit.subject, cx.now());
        let check = check_by_id(cx.tx(), link.check_id)
            .await?
            .ok_or(AppError::NotFound)?;
        let own = match owner(cx) {
            Some(owner) => current(cx.tx(), owner, now).await?,
            None => None,
        };
        let here = own.as_ref().is_some_and(|own| own.id == link.check_id);
        let ends_at = earlier(check.expires_at.unwrap_or(link.expires_at), link.expires_at);
        let public = cx.app().settings().public_url.clone();
        Ok(LinkView {
            here,
            replaces: !here && own.is_some_and(|own| own.answers.seen() > 0),
            address: [
                &public,
                Landing::EntryResume(&self.token).href(cx.lang()).as_str(),
            ]
            .concat(),
            mailed: link.mailed_to.is_some(),
            ends_at: paris_time(ends_at),
            seen: u32::try_from(check.answers.seen()).unwrap_or(0),
            resume_at: resume_at(&check),
            finished: check.outcome.is_some(),
        })
    }
}

fn earlier(one: Timestamp, other: Timestamp) -> Timestamp {
    if one < other { one } else { other }
}
