//! Warns of drafts that end soon, erases those that ended.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::Notification;
use pleinweb_kernel::promises::DRAFT_WARNING;
use pleinweb_kernel::{AppError, FieldErrors, Landing, PersonId};
use pleinweb_platform::jobs::{Batch, Job};
use pleinweb_platform::{AppState, Command, Cx, Permit, ask_key_erasure, run_system};

use crate::{deadlines, erase_unused_keys, store};

/// Small batches, so that SQLite's writer is free again quickly.
const BATCH: i64 = 50;

/// One batch of warnings and erasures: run it again while it touches something.
///
/// # Errors
/// `NotAllowed` for anybody but background work.
#[derive(Debug)]
pub struct EraseEndedDrafts;

/// What a batch did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// How many drafts it warned of.
    pub warned: u64,
    /// Whose drafts it erased: their keys follow (`erase_unused_keys`) after
    /// the commit, which holds the request to erase them.
    pub erased: Vec<PersonId>,
}

impl Ended {
    /// Whether there may be more to do.
    pub fn touched(&self) -> bool {
        self.warned > 0 || !self.erased.is_empty()
    }
}

impl Command for EraseEndedDrafts {
    const NAME: &'static str = "registration/erase-ended-drafts";
    type Input = ();
    type Subject = ();
    type Output = Ended;

    fn parse(_input: ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        cx.actor().system()?;
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<Ended, AppError> {
        let now = cx.now();
        let erased = store::erase_ended(cx.tx(), now, BATCH).await?;
        ask_key_erasure(cx.tx(), &erased, now).await?;
        let soon = now.plus(DRAFT_WARNING.ms());
        let mut warned = 0;
        for (id, person, ends_at) in store::drafts_to_warn(cx.tx(), soon, now, BATCH).await? {
            debug_assert!(deadlines::warn_from(ends_at) <= now);
            let (id, account) = (cx.rows_of(id)?, cx.rows_of(person)?.account());
            if let Some((email, lang)) = store::mail_address(cx.tx(), account).await? {
                let link = Landing::Registration.href(lang);
                cx.mail(
                    Some(*account),
                    &email,
                    lang,
                    Notification::DraftEnding {
                        erased_at: ends_at,
                        link,
                    },
                );
            }
            store::note_warned(cx.tx(), id, now).await?;
            warned += 1;
        }
        Ok(Ended { warned, erased })
    }
}

/// Drafts that end soon are told to their person, those that ended are erased, and
/// then the keys that sealed them. Their end is said to the day.
#[derive(Debug)]
pub struct DraftsEnd;

impl Job for DraftsEnd {
    const NAME: &'static str = "drafts";

    fn every(&self) -> Duration {
        Duration::from_mins(10)
    }

    async fn batch(&self, app: &AppState) -> Result<Batch, AppError> {
        let ended = run_system(app, Self::NAME, &EraseEndedDrafts).await?;
        // What fails here is found by the job that erases keys.
        if let Err(error) = erase_unused_keys(app, &ended.erased).await {
            tracing::warn!(%error, "erasing the keys of drafts that ended");
        }
        Ok(Batch::more_if(ended.touched()))
    }
}
