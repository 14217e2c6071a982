//! The choice, and beginning again.

use super::own_check;
use crate::access::{Owner, holder, owner};
use crate::store::{CheckRow, conclude, restart, save};
use crate::{Choice, ChoosePathInput, Holder, Path, RestartEntryInput};
use pleinweb_kernel::{AppError, FieldErrors};
use pleinweb_platform::{Command, Counted, Cx, Permit};

/// The person chooses, along the suggestion or against it, or without any.
///
/// # Errors
/// `Invalid`: `path` choose-answer, choice-unknown. `TooMany` when too many new
/// browsers came from one network.
#[derive(Debug)]
pub struct ChoosePath {
    path: Path,
}

impl Command for ChoosePath {
    const NAME: &'static str = "entry/choose";
    const COUNTED: Counted = Counted::NEWCOMERS;
    type Input = ChoosePathInput;
    type Subject = CheckRow;
    /// What was chosen, and by whom: sign-up, registration or help comes next.
    type Output = (Path, Holder);

    fn parse(input: ChoosePathInput) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let path = errors.check("path", super::one_of(Path::parse(&input.path)));
        errors.finish(path.map(|path| Self { path }))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<CheckRow>, AppError> {
        own_check(cx).await
    }

    async fn handle(
        &self,
        cx: &mut Cx,
        permit: &Permit<CheckRow>,
    ) -> Result<(Path, Holder), AppError> {
        let mut check = permit.subject.clone();
        let suggested = conclude(cx, &check).await?;
        check.choice = Some(Choice {
            path: self.path,
            suggested: suggested.map(|suggestion| suggestion.path),
        });
        check.chosen_at = Some(cx.now());
        save(cx, &mut check).await?;
        if let Some(account) = check.account {
            cx.emit_to_account(account, "chosen");
        }
        Ok((self.path, holder(cx.actor())))
    }
}

/// "This is not right": begin again. What was concluded before stays on record.
///
/// # Errors
/// `TooMany` when too many new browsers came from one network.
#[derive(Debug)]
pub struct RestartEntry;

impl Command for RestartEntry {
    const NAME: &'static str = "entry/restart";
    const COUNTED: Counted = Counted::NEWCOMERS;
    type Input = RestartEntryInput;
    type Subject = Option<Owner>;
    type Output = ();

    fn parse(_input: RestartEntryInput) -> Result<Self, FieldErrors> {
        Ok(Self)
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Option<Owner>>, AppError> {
        let owner = owner(cx);
        Ok(cx.permit(None, owner))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<Option<Owner>>) -> Result<(), AppError> {
        match permit.subject {
            Some(owner) => restart(cx, owner).await,
            None => Ok(()),
        }
    }
}
