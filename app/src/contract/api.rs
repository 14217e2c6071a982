//! Server functions of the contract. All are for the job seeker whose contract
//! it is.

use leptos::prelude::*;
use pleinweb_contract as domain;
use pleinweb_contract::{
    ContractView, HomeView, ReturnToAgencyInput, ReturnView, VolunteerAgainInput,
};
use pleinweb_kernel::{AppError, FormMeta};

use crate::page::Page;

pub async fn load_home() -> Result<HomeView, AppError> {
    crate::serve::ask::<domain::LoadHome>(()).await
}

pub async fn load_contract() -> Result<ContractView, AppError> {
    crate::serve::ask::<domain::LoadContract>(()).await
}

pub async fn load_return() -> Result<ReturnView, AppError> {
    crate::serve::ask::<domain::LoadReturn>(()).await
}

#[server(prefix = "/_fn", endpoint = "contract/return")]
pub async fn return_to_agency(
    command: ReturnToAgencyInput,
    meta: FormMeta,
) -> Result<(), AppError> {
    crate::serve::run::<domain::ReturnToAgency>(command, meta, |()| Page::ReturnDone).await
}

#[server(prefix = "/_fn", endpoint = "contract/volunteer")]
pub async fn volunteer_again(command: VolunteerAgainInput, meta: FormMeta) -> Result<(), AppError> {
    crate::serve::run::<domain::VolunteerAgain>(command, meta, |()| Page::Space).await
}
