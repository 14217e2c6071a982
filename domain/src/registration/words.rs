//! What the nomenclature says of a file: its agency, the labels of its codes,
//! what a typed text may mean.

use crate::checks::Postcode;
use crate::kernel::{AgencyId, AppError, FieldErrors, PersonId};
use crate::platform::{Cx, Tx};

use super::model::{Answers, Labelled, MayMean, Step, StepForm};

/// The agency of a postcode, and its name.
pub(super) async fn agency_of(
    _tx: &mut Tx,
    _postcode: &Postcode,
) -> Result<Option<(AgencyId, String)>, AppError> {
    Ok(None)
}

/// Labels of the codes in the answers.
pub(super) async fn labels(
    _tx: &mut Tx,
    _answers: &Answers,
) -> Result<Vec<(String, String)>, AppError> {
    Ok(Vec::new())
}

/// Looks the chosen codes of a form up: puts their labels where the text was
/// typed. The inner error names codes that do not exist.
pub(super) async fn look_up<F: StepForm>(
    _tx: &mut Tx,
    _form: &mut F,
    _step: Step,
) -> Result<Result<(), FieldErrors>, AppError> {
    Ok(Ok(()))
}

/// What a step's page shows besides its answers.
#[derive(Debug, Default)]
pub(super) struct Extras {
    pub may_mean: Vec<MayMean>,
    pub proposed: Vec<Labelled>,
    pub agency: Option<String>,
}

pub(super) async fn for_step(
    tx: &mut Tx,
    step: Step,
    answers: &Answers,
) -> Result<Extras, AppError> {
    let mut extras = Extras::default();
    if let (Step::Contact, Ok(postcode)) = (step, answers.contact.postcode()) {
        extras.agency = agency_of(tx, &postcode).await?.map(|(_, name)| name);
    }
    Ok(extras)
}

/// Whether the person said if they volunteer.
pub(super) async fn has_chosen(_cx: &mut Cx, _person: PersonId) -> Result<bool, AppError> {
    Ok(false)
}
