//! Ready-made entry checks for the demo world, in one go instead of step by step.

use pleinweb_kernel::{AccountId, AppError};
use pleinweb_platform::Cx;

use super::access::Owner;
use super::answers::Answers;
use super::model::{Choice, Outcome, Path, TaskKind};
use super::store;

/// Makes an account's check as if the person had gone through it: answers, the
/// task, the assessment that follows, and the choice.
pub async fn make_check_for_demo(
    cx: &mut Cx,
    account: AccountId,
    answers: Answers,
    task: (TaskKind, Outcome),
    choice: Path,
) -> Result<(), AppError> {
    let owner = Owner::Account(cx.rows_of(account)?);
    let mut check = store::make(cx, owner).await?;
    check.answers = answers;
    (check.task, check.outcome) = (Some(task.0), Some(task.1));
    store::save(cx, &mut check).await?;
    let suggestion = store::conclude(cx, &check).await?;
    check.choice = Some(Choice {
        path: choice,
        suggested: suggestion.map(|suggestion| suggestion.path),
    });
    check.chosen_at = Some(cx.now());
    store::save(cx, &mut check).await
}
