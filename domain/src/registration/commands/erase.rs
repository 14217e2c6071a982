//! Warns of drafts that end soon, erases those that ended.

use crate::kernel::{AccountId, AppError, FieldErrors};
use crate::notifications::Notice;
use crate::platform::{Command, Cx, Permit};

use crate::registration::rules::WARN_DAYS;
use crate::registration::{access, deadlines, store};

/// Small batches, so that SQLite's writer is free again quickly.
const BATCH: i64 = 50;

/// One batch of warnings and erasures. The answer is how many drafts it
/// touched: run it again while it is not zero.
#[derive(Debug)]
pub struct EraseEndedDrafts;

impl Command for EraseEndedDrafts {
    const NAME: &'static str = "registration/erase-ended-drafts";
    type Input = ();
    type Subject = ();
    type Output = u64;

    fn parse(_input: ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<()>, AppError> {
        access::job(cx)?;
        Ok(cx.permit(None, ()))
    }

    async fn handle(&self, cx: &mut Cx, _permit: &Permit<()>) -> Result<u64, AppError> {
        let now = cx.now();
        let gone = store::erase_ended(cx.tx(), now, BATCH).await?;
        let soon = now.plus(i64::from(WARN_DAYS) * crate::kernel::DAY_MS);
        let mut warned = 0;
        for (id, person, ends_at) in store::drafts_to_warn(cx.tx(), soon, now, BATCH).await? {
            debug_assert!(deadlines::warn_from(ends_at) <= now);
            // A person's id is their account's.
            let account = AccountId(person.0);
            if let Some((email, lang)) = store::mail_address(cx.tx(), account).await? {
                let link = format!("{}/espace/inscription", lang.prefix());
                cx.mail(
                    Some(account),
                    &email,
                    lang,
                    Notice::DraftEnding {
                        erased_at: ends_at,
                        link,
                    },
                );
            }
            store::note_warned(cx.tx(), id, now).await?;
            warned += 1;
        }
        Ok(gone + warned)
    }
}
