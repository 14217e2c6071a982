//! What a person does with their file, and what the service does by itself.

mod erase;
mod queries;
mod save;
mod seal;
mod send;
mod start;

pub use erase::DraftsEnd;
#[cfg(feature = "testing")]
pub(crate) use erase::Ended;
#[cfg(feature = "testing")]
pub(crate) use erase::EraseEndedDrafts;
pub use queries::{LoadIntro, LoadKnown, LoadReceipt, LoadSent, LoadStep, LoadSummary};
pub use save::{AfterStep, SaveDraft, SaveStep};
pub use send::SendRegistration;
pub(super) use send::{note_hashes, number};
pub use start::StartRegistration;

use pleinweb_kernel::{AccountId, AppError, PersonId, RegistrationId};
use pleinweb_platform::{Cx, Of, Permit};

use super::store::{self, FileRow};
use super::{deadlines, facade};

/// A person and their file, if they have one.
#[derive(Debug)]
pub struct OwnFile {
    pub(super) account: Of<AccountId>,
    pub(super) person: Of<PersonId>,
    pub(super) row: Option<FileRow>,
}

/// The file of whoever asks: there is no way to name another one.
async fn own_file(cx: &mut Cx) -> Result<Permit<OwnFile>, AppError> {
    let account = cx.own_account()?;
    let person = cx.own_rows()?;
    let row = store::file_of(cx.tx(), person).await?;
    let about = row.as_ref().map(|row| row.id.0);
    Ok(cx.permit(
        about,
        OwnFile {
            account,
            person,
            row,
        },
    ))
}

/// The draft to write in, with its version: the one there is, or a new one when
/// there is none or it ended. A sent file is not written in any more.
async fn open_draft(cx: &mut Cx, own: &OwnFile) -> Result<(Of<RegistrationId>, i64), AppError> {
    let now = cx.now();
    if let Some(row) = &own.row {
        if facade::sent(row).is_some() {
            return Err(AppError::conflict("already-sent"));
        }
        let file = row.of(own.person)?;
        if row.ends_at.is_some_and(|ends_at| ends_at > now) {
            return Ok((file, row.version));
        }
        store::erase_draft(cx.tx(), file).await?;
    }
    let id: RegistrationId = cx.new_id();
    let ends_at = deadlines::draft_ends(now);
    let file = store::insert_draft(cx.tx(), id, own.person, now, ends_at).await?;
    Ok((file, 0))
}
