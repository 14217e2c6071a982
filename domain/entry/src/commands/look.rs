//! The check as far as it is.

use crate::access::{holder, owner};
use crate::store::{CheckRow, current};
use crate::{Answers, EntryView};
use pleinweb_kernel::{AppError, FieldErrors};
use pleinweb_platform::clock::paris_time;
use pleinweb_platform::{Cx, Permit, Query};

/// The own check of whoever asks; an empty one for whoever has none.
///
/// # Errors
/// None of its own.
#[derive(Debug)]
pub struct LoadEntry;

impl Query for LoadEntry {
    const NAME: &'static str = "entry/load";
    type Input = ();
    type Subject = Option<CheckRow>;
    type Output = EntryView;

    fn parse(_input: ()) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Option<CheckRow>>, AppError> {
        let now = cx.now();
        let check = match owner(cx) {
            Some(owner) => current(cx.tx(), owner, now).await?,
            None => None,
        };
        Ok(cx.permit(None, check))
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<Option<CheckRow>>,
    ) -> Result<EntryView, AppError> {
        let check = permit.subject.as_ref();
        Ok(EntryView {
            holder: holder(cx.actor()),
            answers: check.map_or_else(Answers::default, |check| check.answers.clone()),
            task: check.and_then(|check| check.outcome.map(|outcome| (check.task, outcome))),
            result: check.and_then(CheckRow::result),
            choice: check.and_then(|check| check.choice),
            kept_until: check
                .filter(|check| check.account.is_none())
                .and_then(|check| check.expires_at)
                .map(paris_time),
        })
    }
}
