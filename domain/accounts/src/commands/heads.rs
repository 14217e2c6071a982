//! Who answers for an agency: an operator names them. Taking it back is asked first
//! (`departures`).

use super::super::model::ColleagueAgencyInput;
use super::super::store;
use super::staff::{colleague, emit_to_operator};
use pleinweb_kernel::{AccountId, AdviserId, AgencyId, AppError, FieldErrors, Role};
use pleinweb_platform::{Command, Cx, Of, Permit};

/// An adviser of the agency: nobody else is its head.
async fn adviser_of(
    cx: &mut Cx,
    input: &ColleagueAgencyInput,
) -> Result<(Of<AccountId>, AgencyId), AppError> {
    let account = colleague(cx, &input.account).await?;
    let agency: AgencyId = input.agency.parse()?;
    let attached = store::agencies_of(cx.tx(), AdviserId(account.id.0)).await?;
    if account.role == Role::Adviser && attached.contains(&agency) {
        Ok((account.id, agency))
    } else {
        Err(AppError::NotFound)
    }
}

/// Wakes whoever sees the change: the head's pages, the agency's, the operator's.
pub(crate) fn tell(cx: &mut Cx, account: AccountId, agency: AgencyId) {
    cx.emit_to_account(account, "agencies");
    cx.emit(format!("agency:{agency}"), "head");
    emit_to_operator(cx);
}

/// Names an adviser head of an agency.
///
/// # Errors
/// `NotFound` for whoever is not an adviser of this agency. Whoever is not an
/// operator, or did not prove it lately: as `access::operator` and `access::recent`
/// say.
#[derive(Debug)]
pub struct NameHead(ColleagueAgencyInput);

impl Command for NameHead {
    const NAME: &'static str = "accounts/name-head";
    type Input = ColleagueAgencyInput;
    type Subject = (Of<AccountId>, AgencyId);
    type Output = ();

    fn parse(input: ColleagueAgencyInput) -> Result<Self, FieldErrors> {
        Ok(Self(input))
    }

    async fn authorize(&self, cx: &mut Cx) -> Result<Permit<Self::Subject>, AppError> {
        let (account, agency) = adviser_of(cx, &self.0).await?;
        Ok(cx.permit(Some(account.0), (account, agency)))
    }

    async fn handle(&self, cx: &mut Cx, permit: &Permit<Self::Subject>) -> Result<(), AppError> {
        let (account, agency) = permit.subject;
        let (by, now) = (cx.actor().account(), cx.now());
        store::name_head(cx.tx(), account, agency, by, now).await?;
        tell(cx, *account, agency);
        Ok(())
    }
}
