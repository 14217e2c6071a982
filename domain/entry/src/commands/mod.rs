//! What people do with an entry check: answer, try the task, choose, keep it
//! for later, begin again; and ask to be called back.

mod answer;
mod callback;
mod choose;
mod link;
mod look;
mod task;

pub use answer::AnswerQuestion;
pub use callback::{LoadCallback, RequestCallback};
pub use choose::{ChoosePath, RestartEntry};
pub use link::{KeepEntryLink, LoadEntryLink, ResumeEntry};
pub use look::LoadEntry;
pub use task::{FileArrived, TryTask};

use super::access::{Owner, owner};
use super::store::{CheckRow, conclude, make, save};
use pleinweb_kernel::{AppError, Code};
use pleinweb_platform::{Cx, Permit};

/// Nothing chosen among answers: said in other words than an empty field.
fn one_of<T>(parsed: Result<T, Code>) -> Result<T, Code> {
    parsed.map_err(|code| match code.as_str() {
        "required" => Code::new("choose-answer"),
        _ => code,
    })
}

/// Anyone may have a check of their own: whoever acts gets theirs and no other.
async fn own_check(cx: &mut Cx) -> Result<Permit<CheckRow>, AppError> {
    let owner = match owner(cx) {
        Some(owner) => owner,
        None => Owner::Session(cx.ensure_session().await?),
    };
    let check = make(cx, owner).await?;
    Ok(cx.permit(Some(check.id.0), check))
}

/// Keeps what changed, and what follows from it once the task is behind.
async fn keep(cx: &mut Cx, mut check: CheckRow) -> Result<(), AppError> {
    save(cx, &mut check).await?;
    if check.outcome.is_some() {
        conclude(cx, &check).await?;
    }
    Ok(())
}
