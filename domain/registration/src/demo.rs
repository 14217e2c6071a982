//! Ready-made files for the demo world: cheap, many, in every state.

use pleinweb_kernel::{AdviserId, AgencyId, AppError, PersonId, RegistrationId, Timestamp};
use pleinweb_platform::Cx;
use pleinweb_platform::clock::paris_day;

use super::commands::{note_hashes, number};
use super::deadlines;
use super::draft::{KeptStep, fields_of};
use super::model::{Answers, Step, StepForm};
use super::rules::{CONSENT_VERSION, answer_by};
use super::store::{self, Sending};

/// Where a made file stands.
#[derive(Clone, Debug)]
pub enum DemoState {
    /// A draft, last changed at `at`, with its first steps complete.
    Draft {
        steps: usize,
    },
    Sent,
    Decided {
        at: Timestamp,
        by: AdviserId,
        decision: String,
    },
}

/// A file to make.
#[derive(Clone, Debug)]
pub struct DemoFile {
    /// Their account must exist.
    pub person: PersonId,
    pub agency: AgencyId,
    /// When the draft was last changed or the file sent.
    pub at: Timestamp,
    pub state: DemoState,
    pub answers: Answers,
    pub possible_double_of: Option<RegistrationId>,
}

/// Makes a file as if its person had gone through the steps; without secrets,
/// mails and events. Call it for many in one transaction.
pub async fn make_for_demo(cx: &mut Cx, demo: &DemoFile) -> Result<RegistrationId, AppError> {
    let id: RegistrationId = cx.new_id();
    let (person, ends_at) = (cx.rows_of(demo.person)?, deadlines::draft_ends(demo.at));
    let file = store::insert_draft(cx.tx(), id, person, demo.at, ends_at).await?;
    let count = match demo.state {
        DemoState::Draft { steps } => steps,
        _ => Step::FILLED.len(),
    };
    for (step, fields) in all_fields(&demo.answers)?.into_iter().take(count) {
        let kept = KeptStep {
            fields,
            complete: true,
            ..KeptStep::default()
        };
        store::put_step(cx.tx(), file, step, &kept, demo.at).await?;
    }
    if matches!(demo.state, DemoState::Draft { .. }) {
        return Ok(id);
    }
    let day = paris_day(demo.at);
    let number = number(cx, day.0).await?;
    let sending = Sending {
        id: file,
        agency: Some(demo.agency),
        name: &demo.answers.identity.display_name(),
        number: &number,
        sent_at: demo.at,
        answer_by: answer_by(demo.at),
        effect_on: deadlines::effect_on(demo.at),
        consent_version: i64::from(CONSENT_VERSION),
        possible_double_of: demo.possible_double_of,
    };
    store::mark_sent(cx.tx(), &sending).await?;
    if let Ok(identity) = demo.answers.identity.parse(day) {
        note_hashes(cx, file, &identity).await?;
    }
    if let DemoState::Decided { at, by, decision } = &demo.state {
        store::mark_decided(cx.tx(), file, *by, *at, decision).await?;
    }
    Ok(id)
}

type Fields = serde_json::Map<String, serde_json::Value>;

fn all_fields(answers: &Answers) -> Result<Vec<(Step, Fields)>, AppError> {
    fn one<F: StepForm>(form: &F) -> Result<(Step, Fields), AppError> {
        Ok((F::STEP, fields_of(form)?))
    }
    Ok(vec![
        one(&answers.identity)?,
        one(&answers.contact)?,
        one(&answers.situation)?,
        one(&answers.experience)?,
        one(&answers.skills)?,
        one(&answers.project)?,
        one(&answers.area)?,
        one(&answers.bank)?,
    ])
}
