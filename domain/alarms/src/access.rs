//! The head of an agency sees the agency's alarms; operators see every one.

use pleinweb_accounts as accounts;
use pleinweb_kernel::{AdviserId, AgencyId, AppError};
use pleinweb_platform::Cx;

/// The head who acts, and the agencies they answer for now. To an adviser who
/// is head of nothing it does not exist.
pub async fn head(cx: &mut Cx) -> Result<(AdviserId, Vec<AgencyId>), AppError> {
    let me = cx.actor().adviser()?;
    let agencies = accounts::headed_by(cx.tx(), me).await?;
    if agencies.is_empty() {
        return Err(AppError::NotFound);
    }
    Ok((me, agencies))
}
