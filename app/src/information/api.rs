//! The operator's own facts, for the legal pages.

use leptos::prelude::*;
use pleinweb_kernel::AppError;
use serde::{Deserialize, Serialize};

/// Who runs this installation; empty where the operator has not said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OperatorFacts {
    pub name: String,
    pub address: String,
    pub privacy_contact: String,
}

pub async fn load_operator_facts() -> Result<OperatorFacts, AppError> {
    let app = use_context::<pleinweb_platform::AppState>().ok_or(AppError::NotFound)?;
    let settings = app.settings();
    Ok(OperatorFacts {
        name: settings.operator_name.clone(),
        address: settings.operator_address.clone(),
        privacy_contact: settings.privacy_contact.clone(),
    })
}
