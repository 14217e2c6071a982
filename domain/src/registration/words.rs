//! What the nomenclature says of a file: its agency, the labels of its codes,
//! what a typed text may mean.

use crate::checks::Postcode;
use crate::kernel::{AgencyId, AppError, FieldErrors};
use crate::platform::Tx;

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

/// Looks the chosen codes of a form up and puts their labels where the text was
/// typed. Codes that do not exist are errors.
pub(super) async fn look_up<F: StepForm>(
    _tx: &mut Tx,
    _form: &mut F,
) -> Result<FieldErrors, AppError> {
    Ok(FieldErrors::default())
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
