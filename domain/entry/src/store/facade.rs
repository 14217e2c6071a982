//! What other features read of someone's entry check.

use sqlx::FromRow;

use super::checks::from_json;
use crate::{Answers, Assessment, Choice, Path, Suggestion};
use pleinweb_kernel::{AppError, CheckId, PersonId, Timestamp};
use pleinweb_platform::{Of, Tx, sql};

/// What someone chose, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub choice: Choice,
    pub at: Timestamp,
}

/// Both views of someone's autonomy, as they were concluded: the inputs
/// (answers; the task is in the assessment) and the versions
/// (`assessment.version`) come along, so that it can be explained and contested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Views {
    pub check: CheckId,
    pub at: Timestamp,
    pub answers: Answers,
    pub assessment: Assessment,
    pub suggestion: Suggestion,
}

#[derive(FromRow)]
struct ViewsRow {
    check_id: CheckId,
    at: Timestamp,
    answers: String,
    assessment: String,
    suggested: String,
}

/// The latest choice of a person among 100 % Web, mixed and the agency.
pub async fn choice_of(tx: &mut Tx, person: Of<PersonId>) -> Result<Option<Chosen>, AppError> {
    let row: Option<(Path, Option<Path>, Timestamp)> = sql!(
        "SELECT choice, suggested, chosen_at FROM entry_check
         WHERE account_id = {person} AND choice IS NOT NULL AND chosen_at IS NOT NULL
         ORDER BY chosen_at DESC, id DESC LIMIT 1"
    )
    .optional(tx)
    .await?;
    Ok(row.map(|(path, suggested, at)| Chosen {
        choice: Choice { path, suggested },
        at,
    }))
}

/// The latest conclusion about a person; none if they skipped the check.
pub async fn views_of(tx: &mut Tx, person: Of<PersonId>) -> Result<Option<Views>, AppError> {
    let row: Option<ViewsRow> = sql!(
        "SELECT check_id, at, answers, assessment, suggested FROM entry_assessment
         WHERE account_id = {person} ORDER BY at DESC, id DESC LIMIT 1"
    )
    .optional(tx)
    .await?;
    row.map(|row| {
        Ok(Views {
            check: row.check_id,
            at: row.at,
            answers: from_json(&row.answers)?,
            assessment: from_json(&row.assessment)?,
            suggestion: from_json(&row.suggested)?,
        })
    })
    .transpose()
}
