//! Server functions of the contract. All are for the job seeker whose contract
//! it is.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
#[cfg(feature = "ssr")]
use pleinweb_domain::contract as domain;
use pleinweb_domain::contract::{
    ContractView, HomeView, ReturnToAgencyInput, ReturnView, VolunteerAgainInput,
};
use pleinweb_domain::kernel::{AppError, FormMeta};

#[cfg(feature = "ssr")]
use crate::page::Page;

#[server(prefix = "/_fn", endpoint = "contract/home", input = GetUrl)]
pub async fn load_home() -> Result<HomeView, AppError> {
    crate::serve::ask::<domain::LoadHome>(()).await
}

#[server(prefix = "/_fn", endpoint = "contract/contract", input = GetUrl)]
pub async fn load_contract() -> Result<ContractView, AppError> {
    crate::serve::ask::<domain::LoadContract>(()).await
}

#[server(prefix = "/_fn", endpoint = "contract/way-back", input = GetUrl)]
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
